"""The grammar of formulas: tokens become a tree, or problems with their places.

    anything   = both, {"or", both}
    both       = comparison, {"and", comparison}
    comparison = sum, [("<" | "<=" | ">" | ">=" | "=" | "<>"), (sum | word)]
    sum        = product, {("+" | "-"), product}
    product    = operand, {("*" | "/"), operand}
    operand    = number | name | "-", operand | "(", anything, ")" | "not", "(", anything, ")"
               | function, "(", anything, {",", anything}, ")"

Where a figure belongs, a condition is refused, and the other way round. A condition stands in `if` and in nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Set
from typing import Literal, NoReturn, TypeVar, cast

from scorecard.base.message import Text, message
from scorecard.base.names import Suggestions
from scorecard.language.formula_functions import FUNCTIONS, ORDINALS, english
from scorecard.language.formula_problems import near_name, unknown_function, unknown_name, wrong_count
from scorecard.language.formula_tokens import ORDERS, SHOWN, FormulaProblem, Token, writable
from scorecard.language.formula_tree import (
    Binary,
    Both,
    Call,
    Choice,
    Compared,
    Constant,
    Expression,
    Negative,
    Not,
    Order,
    Question,
    Sign,
    Variable,
    Word,
)

LEVELS = 40
PARTS = 200


class Stop(Exception):
    """What ends the reading: the rest of the formula cannot be understood."""

    def __init__(self, problem: FormulaProblem) -> None:
        self.problem = problem


Of = TypeVar("Of", bound=Expression | Question)

_OPERAND = message("a number, a name, a function or a bracket")
_OPERATOR = message("an operator, one of + - * /")


class Parser:
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
        tree = self.figure(self.anything)
        if self.next.text == ")":
            _stop("SC093", self.next, bracket=")", other="(")
        if self.next.kind != "end":
            self.misplaced(_OPERATOR)
        return tree

    def figure(self, read: Callable[[], Expression | Question]) -> Expression:
        """What is read as a figure; no condition."""
        start = self.next.offset
        return self.no_question(read(), start)

    def question(self, read: Callable[[], Expression | Question]) -> Question:
        """What is read as a condition; no figure."""
        start = self.next.offset
        return self.no_figure(read(), start)

    def no_question(self, tree: Expression | Question, start: int) -> Expression:
        """What was read from a place on; a condition is refused."""
        if isinstance(tree, Compared | Both | Not):
            raise Stop(FormulaProblem("SC390", start, self.behind - start, {}))
        return tree

    def no_figure(self, tree: Expression | Question, start: int) -> Question:
        """What was read from a place on; a figure is refused."""
        if isinstance(tree, Compared | Both | Not):
            return tree
        raise Stop(FormulaProblem("SC391", start, max(1, self.behind - start), {}))

    @property
    def behind(self) -> int:
        """Where what was read ends."""
        return self.tokens[self.at - 1].end

    def joins(self, how: str) -> bool:
        """Whether a word between conditions comes next; where a figure belongs, it is a name as any other."""
        return self.next.kind == "name" and english(self.next.text) == how

    def anything(self) -> Expression | Question:
        """A figure or a condition: those that are joined by `or`, the looser word of the two."""
        return self.joined("or", lambda: self.joined("and", self.comparison))

    def joined(
        self, how: Literal["and", "or"], read: Callable[[], Expression | Question]
    ) -> Expression | Question:
        """What stands between words of one kind, from the left."""
        start, tree = self.next.offset, read()
        while self.joins(how):
            left = self.no_figure(tree, start)
            self.take()
            tree = self.counted(Both(how, left, self.question(read)))
        return tree

    def comparison(self) -> Expression | Question:
        """A figure, or one held against another."""
        start = self.next.offset
        tree = self.sum()
        if not self.compares():
            return tree
        left = self.no_question(tree, start)
        sign = cast("Order", self.take().text)
        if self.next.kind == "text":
            return self.counted(Compared(sign, left, self.word(sign, left)))
        right = self.figure(self.sum)
        if self.compares():
            _stop("SC392", self.next, sign=self.next.text)
        return self.counted(Compared(sign, left, right))

    def compares(self) -> bool:
        """Whether a sign between two figures comes next that asks which is more."""
        return self.next.kind == "sign" and self.next.text in ORDERS

    def word(self, sign: Order, left: Expression) -> Word:
        """A word in quotes, that a figure may be or not be."""
        token = self.take()
        if sign not in ("=", "<>") or not isinstance(left, Variable) or left.what == "target":
            _stop("SC393", token, word=token.text[:SHOWN])
        return Word(token.text[1:-1].strip())

    def sum(self) -> Expression | Question:
        """Products added and subtracted, from the left."""
        start, tree = self.next.offset, self.product()
        while self.next.text in ("+", "-"):
            left = self.no_question(tree, start)
            sign: Sign = "+" if self.take().text == "+" else "-"
            tree = self.counted(Binary(sign, left, self.figure(self.product)))
        return tree

    def product(self) -> Expression | Question:
        """Operands multiplied and divided, from the left."""
        start, tree = self.next.offset, self.operand()
        while self.next.text in ("*", "/"):
            left = self.no_question(tree, start)
            sign: Sign = "*" if self.take().text == "*" else "/"
            tree = self.counted(Binary(sign, left, self.figure(self.operand)))
        return tree

    def operand(self) -> Expression | Question:
        """What may stand beside a sign."""
        token = self.next
        if token.kind == "number":
            return self.counted(Constant(float(token.text), self.take().text))
        if token.kind == "name":
            return self.named(self.take())
        if token.kind == "text":
            _stop("SC393", token, word=token.text[:SHOWN])
        if token.text not in ("-", "("):
            self.misplaced(_OPERAND)
        self.deeper(self.take())
        if token.text == "-":
            tree: Expression | Question = self.counted(Negative(self.figure(self.operand)))
        else:
            tree = self.anything()
            self.close(token)
        self.level -= 1
        return tree

    def named(self, token: Token) -> Expression | Question:
        """A figure, or a function with its arguments."""
        function = english(token.text)
        if self.next.text == "(" and not (token.text in self.known and function not in FUNCTIONS):
            return self.inverted() if function == "not" else self.call(token, function)
        if token.text in self.known:
            return self.counted(Variable(token.text))
        if function in FUNCTIONS:
            self.problems.append(wrong_count(token, FUNCTIONS[function], 0))
        elif token.text not in self.unknown and token.offset >= self.told:
            self.unknown.add(token.text)
            self.problems.append(self.unknown_name(token))
            self.told = token.offset + self.problems[-1].length
        return self.counted(Variable(token.text))

    def inverted(self) -> Not:
        """A condition in brackets that must not hold."""
        opening = self.take()
        self.deeper(opening)
        of = self.question(self.anything)
        self.close(opening)
        self.level -= 1
        return self.counted(Not(of))

    def call(self, token: Token, name: str) -> Expression:
        """A function and its arguments; what is wrong with them is noted."""
        opening = self.take()
        self.deeper(opening)
        arguments: list[Expression] = []
        places: list[tuple[int, int]] = []
        question: Question | None = None
        function = FUNCTIONS.get(name)
        if self.next.text != ")":
            if name == "if":
                question = self.question(self.anything)
                if self.next.text == ",":
                    self.take()
                elif self.next.text != ")":
                    self.misplaced(_OPERATOR)
            while question is None or self.next.text != ")":
                start = self.next.offset
                arguments.append(self.figure(self.anything))
                places.append((start, self.behind - start))
                if self.next.text != ",":
                    break
                self.take()
        self.close(opening)
        self.level -= 1
        count = len(arguments) + (question is not None)
        if function is None:
            self.problems.append(unknown_function(token))
        elif not function.least <= count <= (function.most or count):
            self.problems.append(wrong_count(token, function, count))
        elif question is not None:
            return self.counted(Choice(question, *arguments))
        else:
            self.whole_number(token, name, arguments, places)
            if function.figure:
                return self.counted(self.of_figure(token, name, arguments, places))
        return self.counted(Call(name, tuple(arguments)))

    def whole_number(
        self, token: Token, name: str, arguments: list[Expression], places: list[tuple[int, int]]
    ) -> None:
        """Note an argument that is not the whole number it ought to be."""
        function = FUNCTIONS[name]
        if function.whole is None:
            return
        least, most = function.bounds
        if name in ORDINALS:
            most = len(arguments) - 1
        number = arguments[function.whole]
        whole = isinstance(number, Constant) and number.text.isdigit()
        if not (whole and isinstance(number, Constant) and least <= number.value <= most):
            wanted = message("a whole number from {least} to {most}", least=least, most=most)
            self.argument(token.text, f"{function.whole + 1}", places[function.whole], wanted)

    def of_figure(
        self, token: Token, function: str, arguments: list[Expression], places: list[tuple[int, int]]
    ) -> Variable:
        """The figure that `last_year`, `years_ago` or `target` speaks of."""
        name, years = arguments[0], 1
        if not isinstance(name, Variable) or name.what != "value":
            self.argument(token.text, "1", places[0], message("the id of one indicator"))
        if function == "years_ago" and isinstance(arguments[1], Constant):
            years = int(arguments[1].value)
        id = name.name if isinstance(name, Variable) else ""
        return Variable(id, "target") if function == "target" else Variable(id, "years_ago", years)

    def argument(self, function: str, place: str, where: tuple[int, int], wanted: Text) -> None:
        """Note an argument of a wrong kind."""
        self.problems.append(
            FormulaProblem("SC092", *where, {"function": function, "place": place, "wanted": wanted})
        )

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

    def counted(self, part: Of) -> Of:
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
    raise Stop(FormulaProblem(code, token.offset, max(1, len(token.text)), args))
