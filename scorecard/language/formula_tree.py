"""A formula as a tree: what it is made of, which figures it needs, and in what order formulas follow each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import nan
from typing import Any, Literal, NamedTuple

from scorecard.base.names import fold_name

Sign = Literal["+", "-", "*", "/"]
Order = Literal["<", "<=", ">", ">=", "=", "<>"]


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, and how it was written (`0.50`)."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Variable:
    """A figure by its name: its value, the value `years` years ago, or its target."""

    name: str
    what: Literal["value", "years_ago", "target"] = "value"
    years: int = 0


@dataclass(frozen=True, slots=True)
class Negative:
    """−x."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Binary:
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
class Word:
    """A word that a figure may be, and the number that stands for it among those of its row; NaN while that is not known."""

    text: str
    code: float = nan


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure held against another, or asked whether it is a word."""

    order: Order
    left: Expression
    right: Expression | Word


@dataclass(frozen=True, slots=True)
class Both:
    """Conditions of which both must hold (`and`), or one (`or`)."""

    how: Literal["and", "or"]
    left: Question
    right: Question


@dataclass(frozen=True, slots=True)
class Not:
    """A condition that must not hold."""

    of: Question


@dataclass(frozen=True, slots=True)
class Choice:
    """One figure where a condition holds, another where it does not."""

    question: Question
    yes: Expression
    no: Expression


Question = Compared | Both | Not
Expression = Constant | Variable | Negative | Binary | Call | Choice
Part = Expression | Question | Word


@dataclass(frozen=True)
class Formula:
    """A formula that was understood: its text as written, and what it means."""

    text: str
    tree: Expression

    @cached_property
    def figures(self) -> tuple[Variable, ...]:
        """The figures it needs, each once, in the order they are first written."""
        return tuple(dict.fromkeys(part for part in parts(self.tree) if isinstance(part, Variable)))

    @property
    def of_years(self) -> bool:
        """Whether figures of several years are set side by side."""
        return any(figure.what == "years_ago" for figure in self.figures)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names it speaks of, however it uses them."""
        return frozenset(figure.name for figure in self.figures)


def parts(tree: Part) -> Iterator[Part]:
    """The tree and everything below it, from left to right."""
    yield tree
    for below in inside(tree):
        yield from parts(below)


def calculated(tree: Part) -> Iterator[Variable]:
    """The figures that are calculated with, or held against others: not those only asked whether they are a word."""
    if isinstance(tree, Variable):
        yield tree
    elif not (isinstance(tree, Compared) and isinstance(tree.right, Word)):
        for below in inside(tree):
            yield from calculated(below)


def inside(tree: Part) -> tuple[Part, ...]:
    """What stands directly in a part, from left to right."""
    match tree:
        case Negative(of) | Not(of):
            return (of,)
        case Binary(_, left, right) | Compared(_, left, right) | Both(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case Choice(question, yes, no):
            return (question, yes, no)
    return ()


def with_words(formula: Formula, words: Callable[[str], Sequence[str]]) -> Formula:
    """A formula with its words as their places among those of the rows they are asked of.

    >>> asked = Choice(Compared("=", Variable("kind"), Word("b")), Constant(1.0, "1"), Constant(2.0, "2"))
    >>> with_words(Formula("", asked), lambda name: ("a", "b")).tree.question.right
    Word(text='b', code=1.0)
    """
    if not any(isinstance(part, Word) for part in parts(formula.tree)):
        return formula

    def changed(part: Any) -> Any:
        match part:
            case Compared(order, Variable(name) as left, Word(text)):
                known = {fold_name(word): float(n) for n, word in enumerate(words(name))}
                return Compared(order, left, Word(text, known.get(fold_name(text), nan)))
            case Compared() | Binary() | Both():
                return replace(part, left=changed(part.left), right=changed(part.right))
            case Negative() | Not():
                return replace(part, of=changed(part.of))
            case Call(function, arguments):
                return Call(function, tuple(changed(one) for one in arguments))
            case Choice(question, yes, no):
                return Choice(changed(question), changed(yes), changed(no))
        return part

    return Formula(formula.text, changed(formula.tree))


class Cycle(NamedTuple):
    """Formulas that need each other in a circle: each needs the next, the last the first."""

    ids: tuple[str, ...]

    def __str__(self) -> str:
        """The circle as it is printed; of a long one the two ends.

        >>> str(Cycle(("a", "b")))
        'a → b → a'
        >>> str(Cycle(tuple(f"f{n}" for n in range(1000))))
        'f0 → f1 → f2 → … → f998 → f999 → f0'
        """
        long = len(self.ids) > _SHOWN
        ids = (*self.ids[:3], "…", *self.ids[-2:]) if long else self.ids
        return " → ".join((*ids, self.ids[0]))


_SHOWN = 8


def order(formulas: Mapping[str, Formula]) -> tuple[str, ...] | Cycle:
    """The ids of formulas in an order in which each comes after those it needs; or a circle.

    A value of an earlier year counts as needed like this year's: a figure computed from its own last
    year would never come to a beginning. A target does not: it is promised, not computed. Names that
    are no formula are there already. Among those that are ready, the order of the mapping holds.
    """
    done: dict[str, None] = {}
    for start in formulas:
        # A path of ids, each with those it needs and that were not looked at yet: no recursion,
        # for a chain of formulas may be as long as a scheme.
        path = {} if start in done else {start: _needed(formulas[start], formulas)}
        while path:
            id = next(reversed(path))
            needed = next(path[id], None)
            if needed is None:
                done[id] = None
                del path[id]
            elif needed in path:
                ids = tuple(path)
                return Cycle(ids[ids.index(needed) :])
            elif needed not in done:
                path[needed] = _needed(formulas[needed], formulas)
    return tuple(done)


def _needed(formula: Formula, formulas: Mapping[str, Formula]) -> Iterator[str]:
    computed = (figure.name for figure in formula.figures if figure.what != "target")
    return (name for name in dict.fromkeys(computed) if name in formulas)
