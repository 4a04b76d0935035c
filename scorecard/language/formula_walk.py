"""A walk over the tokens of a formula: what comes next, how deep and how large it gets, and what is out of place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from typing import NamedTuple, NoReturn, TypeVar

from scorecard.base.message import Text, message
from scorecard.base.names import Suggestions
from scorecard.language.formula_functions import GROUP, Of, english
from scorecard.language.formula_problems import near_name, unknown_name
from scorecard.language.formula_tokens import ORDERS, SHOWN, FormulaProblem, Token, writable
from scorecard.language.formula_tree import Expression, Question, Variable

LEVELS = 40
PARTS = 200


class NamedGroups(NamedTuple):
    """What functions can be asked of beside rows: headings and tables, by their ids."""

    headings: Collection[str] = ()
    tables: Collection[str] = ()


NOTHING = NamedGroups()


class Stop(Exception):
    """What ends the reading: the rest of the formula cannot be understood."""

    def __init__(self, problem: FormulaProblem) -> None:
        self.problem = problem


Tree = TypeVar("Tree", bound=Expression | Question)

OPERAND = message("a number, a name, a function or a bracket")
OPERATOR = message("an operator, one of + - * /")


class Walk:
    """One walk over the tokens. A name or function that is wrong is noted; a sign out of place ends it."""

    def __init__(
        self, text: str, tokens: list[Token], known: Collection[str], near: Suggestions, beside: NamedGroups
    ) -> None:
        self.near = near
        self.beside = beside
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

    @property
    def behind(self) -> int:
        """Where what was read ends."""
        return self.tokens[self.at - 1].end

    def names(self, of: Of) -> Variable | None:
        """What a function takes the name of, where that comes next and nothing else beside it; a row before a table."""
        token, after = self.next, self.tokens[min(self.at + 1, len(self.tokens) - 1)]
        if token.kind != "name" or after.text not in (")", ","):
            return None
        row = of in ("row", "part", "any") and token.text in self.known
        heading = of in ("part", "any") and token.text in self.beside.headings
        table = of in ("table", "any") and token.text in self.beside.tables
        if not (row or heading or table):
            return None
        self.take()
        return Variable(token.text, table=not (row or heading))

    def asks_word(self) -> bool:
        """Whether it is asked for a word next."""
        after = self.tokens[min(self.at + 1, len(self.tokens) - 1)]
        return self.next.text in ("=", "<>") and after.kind == "text"

    def units(self) -> Variable | None:
        """Over which units a figure of several goes, where that comes next: `group`, or the table that ranks them."""
        token, after = self.next, self.tokens[min(self.at + 1, len(self.tokens) - 1)]
        if token.kind != "name" or after.text not in (")", ","):
            return None
        table = token.text in self.beside.tables
        if not table and english(token.text) != GROUP:
            return None
        self.take()
        return Variable(token.text if table else GROUP, table=table)

    def joins(self, how: str) -> bool:
        """Whether a word between conditions comes next; where a figure belongs, it is a name as any other."""
        return self.next.kind == "name" and english(self.next.text) == how

    def compares(self) -> bool:
        """Whether a sign between two figures comes next that asks which is more."""
        return self.next.kind == "sign" and self.next.text in ORDERS

    def argument(self, function: str, place: str, where: tuple[int, int], wanted: Text) -> None:
        """Note an argument of a wrong kind."""
        self.problems.append(
            FormulaProblem("SC092", *where, {"function": function, "place": place, "wanted": wanted})
        )

    def close(self, opening: Token) -> None:
        """The bracket that closes another."""
        if self.next.kind == "end":
            stop("SC093", opening, bracket="(", other=")")
        if self.next.text != ")":
            self.refuse_token(OPERATOR)
        self.take()

    def deeper(self, token: Token) -> None:
        """One level further in."""
        self.level += 1
        if self.level > LEVELS:
            stop("SC082", token, most=f"{LEVELS}")

    def count_part(self, part: Tree) -> Tree:
        """A part of the tree, counted."""
        self.parts += 1
        if self.parts > PARTS:
            stop("SC083", self.tokens[self.at - 1], most=f"{PARTS}")
        return part

    def refuse_token(self, wanted: Text) -> NoReturn:
        """Something else than what belongs here."""
        token = self.next
        instead = message("the formula ends")
        if token.kind != "end":
            instead = message("stands “{shown}”", shown=token.text[:SHOWN])
        stop("SC094", token, found=instead, wanted=wanted)

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


def stop(code: str, token: Token, **args: Text) -> NoReturn:
    """End the reading at a token."""
    raise Stop(FormulaProblem(code, token.offset, max(1, len(token.text)), args))
