"""The formulas of derived indicators: the text an official writes becomes a tree, or faults with their places.

    sum      = product, {("+" | "-"), product}
    product  = operand, {("*" | "/"), operand}
    operand  = number | name | "-", operand | "(", sum, ")" | function, "(", sum, {",", sum}, ")"

A formula can reach nothing but the figures it names: there is no other call, no attribute, no power, no
text and no condition. Operators of one rank are worked from left to right.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NoReturn

from scorecard.base.names import fold_name, nearest
from scorecard.base.text import Text, listed
from scorecard.language.formula_tokens import SHOWN, Problem, Token, cut, writable
from scorecard.language.formula_tree import (
    FUNCTIONS,
    Binary,
    Call,
    Cycle,
    Expression,
    Figure,
    Formula,
    Function,
    Negative,
    Number,
    Sign,
    order,
    said,
    spelled,
)

__all__ = [
    "FUNCTIONS",
    "LENGTH",
    "LEVELS",
    "PARTS",
    "YEARS",
    "Binary",
    "Call",
    "Cycle",
    "Expression",
    "Figure",
    "Formula",
    "Function",
    "Negative",
    "Number",
    "Problem",
    "order",
    "parse",
    "said",
    "spelled",
]

LENGTH = 500
LEVELS = 40
PARTS = 200
YEARS = 20


def parse(text: str, known: Collection[str]) -> Formula | tuple[Problem, ...]:
    """A formula over known names, or what is wrong with it, sorted by place.

    >>> parse("rd / gdp * 100", {"rd", "gdp"}).names == {"rd", "gdp"}
    True
    >>> [(problem.code, problem.offset, problem.length) for problem in parse("rd / gpd", {"rd", "gdp"})]
    [('SC088', 5, 3)]
    """
    if len(text) > LENGTH:
        return (Problem("SC081", LENGTH, 1, {"length": f"{len(text)}", "most": f"{LENGTH}"}),)
    names = known if isinstance(known, set | frozenset | dict) else frozenset(known)
    tokens, problems = cut(text, names)
    if problems:
        return tuple(problems)
    if not tokens:
        return (Problem("SC080", 0, 1, {}),)
    parser = _Parser(text, tokens, names)
    try:
        tree = parser.whole()
    except _Stop as stop:
        parser.problems.append(stop.problem)
    if parser.problems:
        return tuple(sorted(parser.problems, key=lambda problem: problem.offset))
    return Formula(text, tree)


class _Stop(Exception):
    """What ends the reading: the rest of the formula cannot be understood."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


_OPERAND = Text("一个数、名称、函数或括号", "a number, a name, a function or a bracket")
_OPERATOR = Text("运算符 + - * /", "an operator, one of + - * /")


class _Parser:
    """One walk over the tokens. A name or function that is wrong is noted; a sign out of place ends it."""

    def __init__(self, text: str, tokens: list[Token], known: Collection[str]) -> None:
        self.text = text
        self.tokens = tokens
        self.known = known
        self.at = 0
        self.level = 0
        self.parts = 0
        self.problems: list[Problem] = []
        self.unknown: set[str] = set()

    @property
    def next(self) -> Token:
        """The token that is read next."""
        end = Token("end", "", self.tokens[-1].end)
        return self.tokens[self.at] if self.at < len(self.tokens) else end

    def take(self) -> Token:
        """The next token, which is then behind."""
        token = self.next
        self.at += 1
        return token

    def whole(self) -> Expression:
        """The formula from its first token to its last."""
        tree = self.sum()
        if self.next.text == ")":
            _stop("SC093", self.next, bracket=")", other="(")
        if self.next.kind != "end":
            self.misplaced(_OPERATOR)
        return tree

    def sum(self) -> Expression:
        """Products added and subtracted, from the left."""
        tree = self.product()
        while self.next.text in ("+", "-"):
            sign: Sign = "+" if self.take().text == "+" else "-"
            tree = self.counted(Binary(sign, tree, self.product()))
        return tree

    def product(self) -> Expression:
        """Operands multiplied and divided, from the left."""
        tree = self.operand()
        while self.next.text in ("*", "/"):
            sign: Sign = "*" if self.take().text == "*" else "/"
            tree = self.counted(Binary(sign, tree, self.operand()))
        return tree

    def operand(self) -> Expression:
        """What may stand beside a sign."""
        token = self.next
        if token.kind == "number":
            return self.counted(Number(float(token.text), self.take().text))
        if token.kind == "name":
            return self.named(self.take())
        if token.text not in ("-", "("):
            self.misplaced(_OPERAND)
        self.deeper(self.take())
        tree = self.counted(Negative(self.operand())) if token.text == "-" else self.closed(token)
        self.level -= 1
        return tree

    def named(self, token: Token) -> Expression:
        """A figure, or a function with its arguments."""
        if self.next.text == "(" and not (token.text in self.known and token.text not in FUNCTIONS):
            return self.call(token)
        if token.text in self.known:
            return self.counted(Figure(token.text))
        if token.text in FUNCTIONS:
            self.misplaced(Text(f"{token.text} 的括号", f"the bracket of {token.text}"))
        if token.text not in self.unknown:
            self.unknown.add(token.text)
            self.problems.append(_unknown_name(token, self.text, self.known, len(self.unknown)))
        return self.counted(Figure(token.text))

    def call(self, token: Token) -> Expression:
        """A function and its arguments; what is wrong with them is noted."""
        opening = self.take()
        self.deeper(opening)
        arguments: list[Expression] = []
        places: list[tuple[int, int]] = []
        function = FUNCTIONS.get(token.text)
        if self.next.text != ")":
            while True:
                start = self.next.offset
                arguments.append(self.sum())
                places.append((start, self.tokens[self.at - 1].end - start))
                if self.next.text != ",":
                    break
                self.take()
        self.close(opening)
        self.level -= 1
        if function is None:
            self.problems.append(_unknown_function(token))
        elif not function.least <= len(arguments) <= (function.most or len(arguments)):
            self.problems.append(_wrong_count(token, function, len(arguments)))
        elif function.figure:
            return self.counted(self.figure(token.text, arguments, places))
        return self.counted(Call(token.text, tuple(arguments)))

    def figure(self, function: str, arguments: list[Expression], places: list[tuple[int, int]]) -> Figure:
        """The figure that `last_year`, `years_ago` or `target` speaks of."""
        name, years = arguments[0], 1
        if not isinstance(name, Figure) or name.what != "value":
            wanted = Text("一个名称，不能是算式", "one name, not a calculation")
            self.argument(function, "1", places[0], wanted)
        if function == "years_ago":
            number = arguments[1]
            if isinstance(number, Number) and number.value in range(1, YEARS + 1):
                years = int(number.value)
            else:
                wanted = Text(f"1 至 {YEARS} 的整数", f"a whole number from 1 to {YEARS}")
                self.argument(function, "2", places[1], wanted)
        id = name.name if isinstance(name, Figure) else ""
        return Figure(id, "target") if function == "target" else Figure(id, "years_ago", years)

    def argument(self, function: str, place: str, where: tuple[int, int], wanted: Text) -> None:
        """Note an argument of a wrong kind."""
        self.problems.append(
            Problem("SC092", *where, {"function": function, "place": place, "wanted": wanted})
        )

    def closed(self, opening: Token) -> Expression:
        """What stands in a pair of brackets."""
        tree = self.sum()
        self.close(opening)
        return tree

    def close(self, opening: Token) -> None:
        """The bracket that closes another."""
        if self.next.kind == "end":
            _stop("SC093", opening, bracket="(", other=")")
        if self.next.text != ")":
            self.misplaced(_OPERATOR)
        self.take()

    def deeper(self, token: Token) -> None:
        """One level further in."""
        self.level += 1
        if self.level > LEVELS:
            _stop("SC082", token, most=f"{LEVELS}")

    def counted(self, part: Expression) -> Expression:
        """A part of the tree, counted."""
        self.parts += 1
        if self.parts > PARTS:
            _stop("SC083", self.tokens[self.at - 1], most=f"{PARTS}")
        return part

    def misplaced(self, wanted: Text) -> NoReturn:
        """Something else than what belongs here."""
        token = self.next
        end = Text("公式就结束了", "the formula ends")
        found = end if token.kind == "end" else Text(f"是“{token.text[:SHOWN]}”", f"stands “{token.text[:SHOWN]}”")
        _stop("SC094", token, found=found, wanted=wanted)


def _stop(code: str, token: Token, **args: str | Text) -> NoReturn:
    raise _Stop(Problem(code, token.offset, max(1, len(token.text)), args))


# Looking for the nearest of many names takes its time: only so many unknown names get a suggestion.
_SUGGESTED = 5
_LISTED = 12


def _unknown_name(token: Token, text: str, known: Collection[str], count: int) -> Problem:
    """A name that is no figure: the nearest one, or why there is none."""
    usable = [name for name in known if writable(name)]
    name = token.text[:SHOWN]
    close = nearest(token.text, usable) if count <= _SUGGESTED else None
    if close:
        return Problem("SC088", token.offset, len(token.text), {"name": name, "suggestion": close})
    meant = next((k for k in known if not writable(k) and text.startswith(k, token.offset)), None)
    if meant:
        cure = Text(
            f"代号“{meant}”含有公式里不能写的字符，请改用字母、数字、下划线或汉字",
            f"the id “{meant}” has signs a formula cannot hold; rename it with letters, digits and _",
        )
        return Problem("SC089", token.offset, len(meant), {"name": meant, "instead": cure})
    few = listed(usable[:_LISTED])
    more = "…" if len(usable) > _LISTED else ""
    cure = Text(f"可用的名称：{few.zh}{more}", f"the names there are: {few.en}{more}")
    if not usable:
        cure = Text("先在方案里写出这个指标", "declare the indicator in the scheme first")
    return Problem("SC089", token.offset, len(token.text), {"name": name, "instead": cure})


_MEANT = {
    **{function.words.zh: name for name, function in FUNCTIONS.items()},
    **{"平均": "mean", "均值": "mean", "average": "mean", "avg": "mean", "求和": "sum", "总和": "sum"},
    **{"最大": "max", "最小": "min", "开方": "sqrt", "log": "ln", "去年": "last_year", "目标": "target"},
}


def _unknown_function(token: Token) -> Problem:
    """A word before a bracket that is no function."""
    folded = fold_name(token.text)
    close = _MEANT.get(folded) or nearest(token.text, [name for name in FUNCTIONS if name[0] == folded[0]])
    instead = Text(f"改成 {close}；", f"write {close}; ") if close else Text("", "")
    functions = ", ".join(FUNCTIONS)
    return Problem(
        "SC090",
        token.offset,
        len(token.text),
        {"name": token.text[:SHOWN], "instead": instead, "functions": functions},
    )


def _wrong_count(token: Token, function: Function, count: int) -> Problem:
    """A function with too few or too many arguments."""
    if function.most == function.least:
        wanted = Text(f"{function.least} 项", f"{function.least}")
    else:
        wanted = Text(f"至少 {function.least} 项", f"at least {function.least}")
    return Problem(
        "SC091",
        token.offset,
        len(token.text),
        {"function": token.text, "wanted": wanted, "count": f"{count}"},
    )
