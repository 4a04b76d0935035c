"""The formulas of derived indicators: the text an official writes becomes a tree, or faults with their places.

    sum      = product, {("+" | "-"), product}
    product  = operand, {("*" | "/"), operand}
    operand  = number | name | "-", operand | "(", sum, ")" | function, "(", sum, {",", sum}, ")"

A formula can reach nothing but the figures it names: there is no other call, no attribute, no power, no
text and no condition. Operators of one rank are worked from left to right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from typing import NoReturn

from scorecard.base.message import Text, message
from scorecard.base.names import Suggestions
from scorecard.language.formula_problems import near_name, unknown_function, unknown_name, wrong_count
from scorecard.language.formula_tokens import SHOWN, FormulaProblem, Token, cut, writable
from scorecard.language.formula_tree import (
    FUNCTIONS,
    Binary,
    Call,
    Constant,
    Cycle,
    Expression,
    Formula,
    Function,
    Negative,
    Sign,
    Variable,
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
    "Constant",
    "Cycle",
    "Expression",
    "Formula",
    "FormulaProblem",
    "Function",
    "Negative",
    "Variable",
    "order",
    "parse",
    "said",
    "spelled",
]

LENGTH = 500
LEVELS = 40
PARTS = 200
YEARS = 20


def parse(
    text: str, known: Collection[str], near: Suggestions | None = None
) -> Formula | tuple[FormulaProblem, ...]:
    """A formula over known names, or what is wrong with it, sorted by place.

    `known` is asked once for each name written: a set or a mapping answers at once. `near` looks for the names
    that may have been meant; many formulas may share it, so that looking comes to an end.

    >>> parse("rd / gdp * 100", {"rd", "gdp"}).names == {"rd", "gdp"}
    True
    >>> [(problem.code, problem.offset, problem.length) for problem in parse("rd / gpd", {"rd", "gdp"})]
    [('SC088', 5, 3)]
    """
    if len(text) > LENGTH:
        return (FormulaProblem("SC081", LENGTH, 1, {"length": f"{len(text)}", "most": f"{LENGTH}"}),)
    tokens, problems = cut(text, known)
    if problems:
        return tuple(problems)
    if not tokens:
        return (FormulaProblem("SC080", 0, 1, {}),)
    parser = _Parser(text, tokens, known, near or Suggestions())
    try:
        tree = parser.whole()
    except _Stop as stop:
        parser.problems.append(stop.problem)
    if parser.problems:
        return tuple(sorted(parser.problems, key=lambda problem: problem.offset))
    return Formula(text, tree)


class _Stop(Exception):
    """What ends the reading: the rest of the formula cannot be understood."""

    def __init__(self, problem: FormulaProblem) -> None:
        self.problem = problem


_OPERAND = message("a number, a name, a function or a bracket")
_OPERATOR = message("an operator, one of + - * /")


class _Parser:
    """One walk over the tokens. A name or function that is wrong is noted; a sign out of place ends it."""

    def __init__(self, text: str, tokens: list[Token], known: Collection[str], near: Suggestions) -> None:
        self.near = near
        self.text = text
        self.tokens = [*tokens, Token("end", "", tokens[-1].end)]
        self.known = known
        self.at = 0
        self.level = 0
        self.parts = 0
        self.problems: list[FormulaProblem] = []
        self.unknown: set[str] = set()
        self.told = 0

    @property
    def next(self) -> Token:
        """The token that is read next."""
        return self.tokens[self.at]

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
            return self.counted(Constant(float(token.text), self.take().text))
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
            return self.counted(Variable(token.text))
        if token.text in FUNCTIONS:
            self.problems.append(wrong_count(token, FUNCTIONS[token.text], 0))
        elif token.text not in self.unknown and token.offset >= self.told:
            self.unknown.add(token.text)
            self.problems.append(self.unknown_name(token))
            self.told = token.offset + self.problems[-1].length
        return self.counted(Variable(token.text))

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
            self.problems.append(unknown_function(token))
        elif not function.least <= len(arguments) <= (function.most or len(arguments)):
            self.problems.append(wrong_count(token, function, len(arguments)))
        elif function.figure:
            return self.counted(self.figure(token.text, arguments, places))
        return self.counted(Call(token.text, tuple(arguments)))

    def figure(self, function: str, arguments: list[Expression], places: list[tuple[int, int]]) -> Variable:
        """The figure that `last_year`, `years_ago` or `target` speaks of."""
        name, years = arguments[0], 1
        if not isinstance(name, Variable) or name.what != "value":
            wanted = message("the id of one indicator")
            self.argument(function, "1", places[0], wanted)
        if function == "years_ago":
            number = arguments[1]
            if isinstance(number, Constant) and number.text.isdigit() and 1 <= number.value <= YEARS:
                years = int(number.value)
            else:
                wanted = message("a whole number from 1 to {years}", years=YEARS)
                self.argument(function, "2", places[1], wanted)
        id = name.name if isinstance(name, Variable) else ""
        return Variable(id, "target") if function == "target" else Variable(id, "years_ago", years)

    def argument(self, function: str, place: str, where: tuple[int, int], wanted: Text) -> None:
        """Note an argument of a wrong kind."""
        self.problems.append(
            FormulaProblem("SC092", *where, {"function": function, "place": place, "wanted": wanted})
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
        found = message("the formula ends")
        if token.kind != "end":
            shown = token.text[:SHOWN]
            found = message("stands “{shown}”", shown=shown)
        _stop("SC094", token, found=found, wanted=wanted)

    @property
    def usable(self) -> Iterator[str]:
        """The names a formula can speak of; a set has no order of its own."""
        names = sorted(self.known) if isinstance(self.known, Set) else self.known
        return (name for name in names if writable(name))

    def unknown_name(self, token: Token) -> FormulaProblem:
        """A name that is no figure."""
        # Looking for the nearest of many names takes its time: only so many unknown ones get a suggestion.
        if len(self.unknown) > _SUGGESTED or self.near.spent:
            return unknown_name(token, self.usable)
        after = self.text[token.offset :]
        signs = [id for id in self.known if not writable(id) and after.startswith(id)]
        return near_name(token, self.usable, self.near, max(signs, key=len, default=""))


_SUGGESTED = 3


def _stop(code: str, token: Token, **args: Text) -> NoReturn:
    raise _Stop(FormulaProblem(code, token.offset, max(1, len(token.text)), args))
