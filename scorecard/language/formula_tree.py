"""A formula as a tree: what it is made of, which figures it needs, and in what order formulas follow each other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from math import nan
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from scorecard.base.message import Text, sequence
from scorecard.base.names import fold_name
from scorecard.base.records import dataclass

Sign = Literal["+", "-", "*", "/"]
Order = Literal["<", "<=", ">", ">=", "=", "<>"]


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, and how it was written (`0.50`)."""

    value: float
    text: str


What = Literal[
    "value",
    "years_ago",
    "last_period",
    "target",
    "completion",
    "progress",
    "met",
    "ahead",
    "points",
    "share",
    "rank",
    "rank_from_last",
    "total",
    "class",
]
OF_VALUE: tuple[What, ...] = ("value", "years_ago", "last_period", "target")
"""What is in the measure of the row itself."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A figure by its name: its value, that of `years` years ago or of the period before, its target, what became of it.

    `table` says that the name is that of a table.
    """

    name: str
    what: What = "value"
    years: int = 0
    table: bool = False


@dataclass(frozen=True, slots=True)
class Negative:
    """−x."""

    of: Expression


@dataclass(frozen=True, slots=True)
class BinaryOperation:
    """Two operands and the sign between them."""

    sign: Sign
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """A function of its arguments."""

    function: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """A function over the figures of several units: all, those of the unit's own group, those that a table ranks."""

    function: str
    of: Expression
    group: bool = False
    table: str = ""


@dataclass(frozen=True, slots=True)
class WordLiteral:
    """A word that a figure may be, and the number that stands for it among those of its row; NaN while that is not known."""

    text: str
    code: float = nan


@dataclass(frozen=True, slots=True)
class Predicate:
    """A figure held against another, or asked whether it is a word."""

    order: Order
    left: Expression
    right: Expression | WordLiteral


@dataclass(frozen=True, slots=True)
class ConditionPair:
    """Conditions of which both must hold (`and`), or one (`or`)."""

    how: Literal["and", "or"]
    left: Question
    right: Question


@dataclass(frozen=True, slots=True)
class Negation:
    """A condition that must not hold."""

    of: Question


@dataclass(frozen=True, slots=True)
class Conditional:
    """One figure where a condition holds, another where it does not."""

    question: Question
    yes: Expression
    no: Expression


Question = Predicate | ConditionPair | Negation
Expression = Constant | Variable | Negative | BinaryOperation | Call | Conditional | Across
Part = Expression | Question | WordLiteral


@dataclass(frozen=True)
class Formula:
    """A formula that was understood: its text as written, and what it means."""

    text: str
    tree: Expression

    @cached_property
    def figures(self) -> tuple[Variable, ...]:
        """The figures it needs, each once, in the order they are first written."""
        return tuple(dict.fromkeys(part for part in parts(self.tree) if isinstance(part, Variable)))

    @cached_property
    def count(self) -> Literal["written", "year", "period"]:
        """Over what time its flows count: where periods stand side by side each alone, of years each since January."""
        asked = {figure.what for figure in self.figures}
        return "period" if "last_period" in asked else "year" if "years_ago" in asked else "written"

    @cached_property
    def names(self) -> frozenset[str]:
        """The rows whose values or targets it uses."""
        return frozenset(figure.name for figure in self.figures if figure.what in OF_VALUE)


def parts(tree: Part) -> Iterator[Part]:
    """The tree and everything below it, from left to right."""
    yield tree
    for below in inner_parts(tree):
        yield from parts(below)


def calculated_values(tree: Part) -> Iterator[Variable]:
    """The values that are calculated with, or held against others: not those only asked whether they are a word."""
    if isinstance(tree, Variable):
        yield from (tree,) if tree.what in OF_VALUE else ()
    elif not (isinstance(tree, Predicate) and isinstance(tree.right, WordLiteral)):
        for below in inner_parts(tree):
            yield from calculated_values(below)


def inner_parts(tree: Part) -> tuple[Part, ...]:
    """What stands directly in a part, from left to right."""
    match tree:
        case Negative(of) | Negation(of) | Across(_, of):
            return (of,)
        case BinaryOperation(_, left, right) | Predicate(_, left, right) | ConditionPair(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case Conditional(question, yes, no):
            return (question, yes, no)
    return ()


def with_words(formula: Formula, words: Callable[[Variable], Sequence[str]]) -> Formula:
    """A formula with its words as their places among those of the rows they are asked of.

    >>> asked = Conditional(Predicate("=", Variable("kind"), WordLiteral("b")), Constant(1.0, "1"), Constant(2.0, "2"))
    >>> with_words(Formula("", asked), lambda figure: ("a", "b")).tree.question.right
    WordLiteral(text='b', code=1.0)
    """
    if not any(isinstance(part, WordLiteral) for part in parts(formula.tree)):
        return formula

    def with_codes(part: Any) -> Any:
        match part:
            case Predicate(order, Variable() as left, WordLiteral(text)):
                known = {fold_name(word): float(n) for n, word in enumerate(words(left))}
                return Predicate(order, left, WordLiteral(text, known.get(fold_name(text), nan)))
            case Predicate() | BinaryOperation() | ConditionPair():
                return replace(part, left=with_codes(part.left), right=with_codes(part.right))
            case Negative() | Negation() | Across():
                return replace(part, of=with_codes(part.of))
            case Call(function, arguments):
                return Call(function, tuple(with_codes(argument) for argument in arguments))
            case Conditional(question, yes, no):
                return Conditional(with_codes(question), with_codes(yes), with_codes(no))
        return part

    return Formula(formula.text, with_codes(formula.tree))


Key = TypeVar("Key", bound=Hashable)


def order(starts: Iterable[Key], needs: Callable[[Key], Iterable[Key]]) -> tuple[Key, ...] | Cycle[Key]:
    """Things in an order in which each comes after those it needs; or a circle.

    Among those that are ready, the order of `starts` holds.

    >>> order("ab", {"a": "b", "b": ""}.__getitem__), order("ab", {"a": "b", "b": "a"}.__getitem__)
    (('b', 'a'), Cycle(keys=('a', 'b')))
    """
    done: dict[Key, None] = {}
    for start in starts:
        # A path of things, each with those it needs and that were not looked at yet: no recursion,
        # for a chain of formulas may be as long as a scheme.
        path: dict[Key, Iterator[Key]] = {} if start in done else {start: iter(needs(start))}
        while path:
            key = next(reversed(path))
            needed = next(path[key], None)
            if needed is None:
                done[key] = None
                del path[key]
            elif needed in path:
                keys = tuple(path)
                return Cycle(keys[keys.index(needed) :])
            elif needed not in done:
                path[needed] = iter(needs(needed))
    return tuple(done)


class Cycle(NamedTuple, Generic[Key]):
    """Things that need each other in a circle: each needs the next, the last the first."""

    keys: tuple[Key, ...]

    def cycle_text(self, name: Callable[[Key], Text]) -> Text:
        """The circle as it is printed; of a long one the two ends."""
        names = [name(key) for key in self.keys]
        names = [*names[:3], "…", *names[-2:]] if len(names) > _SHOWN else names
        return sequence([*names, names[0]], " → ")


_SHOWN = 8
