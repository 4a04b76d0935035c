"""A formula as a tree: what it is made of, which figures it needs, in what order, and how it reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from scorecard.base.message import Lang, Message, Text, message, say, sense

Sign = Literal["+", "-", "*", "/"]


class Function(NamedTuple):
    """A function: how many arguments it takes (`most` is None where there is no end), and its words.

    `figure` functions speak of one figure and take its name, not a calculation.
    """

    least: int
    most: int | None
    words: Text
    figure: bool = False


FUNCTIONS: Mapping[str, Function] = {
    "min": Function(2, None, message("minimum")),
    "max": Function(2, None, message("maximum")),
    "abs": Function(1, 1, message("absolute value")),
    "ln": Function(1, 1, message("natural logarithm")),
    "exp": Function(1, 1, message("e to the power")),
    "sqrt": Function(1, 1, message("square root")),
    "mean": Function(1, None, message("mean")),
    "sum": Function(1, None, message("sum")),
    "last_year": Function(1, 1, message("last year"), figure=True),
    "years_ago": Function(2, 2, message("years ago"), figure=True),
    "target": Function(1, 1, message("target"), figure=True),
}


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


Expression = Constant | Variable | Negative | Binary | Call


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


def parts(tree: Expression) -> Iterator[Expression]:
    """The tree and everything below it, from left to right."""
    yield tree
    match tree:
        case Negative(of):
            yield from parts(of)
        case Binary(_, left, right):
            yield from parts(left)
            yield from parts(right)
        case Call(_, arguments):
            for argument in arguments:
                yield from parts(argument)


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


class Marks(NamedTuple):
    """The brackets and the comma of a printed formula, and the words of its functions."""

    opening: str
    closing: str
    comma: str
    functions: Mapping[str, str]


PLAIN = Marks("(", ")", ", ", {name: name for name in FUNCTIONS})
_SIGNS: Mapping[Sign, str] = {"+": "+", "-": "−", "*": "×", "/": "÷"}


def spelled(tree: Expression, leaf: Callable[[Constant | Variable], str], marks: Marks = PLAIN) -> str:
    """A tree as one line of arithmetic, with just the brackets that keep its order of calculation.

    `leaf` says numbers and figures. A leaf that is a negative number stands in brackets beside a sign.
    """
    match tree:
        case Constant() | Variable():
            return leaf(tree)
        case Negative(of):
            return "−" + _operand(of, leaf, marks, bracketed=isinstance(of, Binary | Negative))
        case Call(name, arguments):
            inside = marks.comma.join(spelled(argument, leaf, marks) for argument in arguments)
            return f"{marks.functions[name]}{marks.opening}{inside}{marks.closing}"
        case Binary(sign, left, right):
            before = _operand(left, leaf, marks, bracketed=_looser(left, sign, after=False))
            after = _operand(right, leaf, marks, bracketed=_looser(right, sign, after=True))
            return f"{before} {_SIGNS[sign]} {after}"


def _looser(operand: Expression, sign: Sign, after: bool) -> bool:
    """Whether an operand beside a sign needs brackets to stay together."""
    if isinstance(operand, Negative):
        return True
    if not isinstance(operand, Binary):
        return False
    inner_sum, outer_sum = operand.sign in "+-", sign in "+-"
    return inner_sum > outer_sum or (inner_sum == outer_sum and after)


def _operand(
    tree: Expression, leaf: Callable[[Constant | Variable], str], marks: Marks, bracketed: bool
) -> str:
    said = spelled(tree, leaf, marks)
    negative = isinstance(tree, Constant | Variable) and said.startswith("-")
    return f"{marks.opening}{said}{marks.closing}" if bracketed or negative else said


@dataclass(frozen=True, slots=True)
class _Read(Message):
    """A formula in the names of its figures; each language has its own brackets and words for the functions."""

    formula: Formula
    names: tuple[tuple[str, Text], ...]

    def say(self, lang: Lang) -> str:
        """The formula in the language asked for."""
        names = dict(self.names)
        opening, closing, comma = (
            say(sense("formula", "("), lang),
            say(sense("formula", ")"), lang),
            say(sense("formula", ", "), lang),
        )
        marks = Marks(opening, closing, comma, {name: say(of.words, lang) for name, of in FUNCTIONS.items()})

        def leaf(figure: Constant | Variable) -> str:
            if isinstance(figure, Constant):
                return figure.text
            name = say(names.get(figure.name, figure.name), lang)
            quoted = say(message("“{name}”", name=name), lang) if _AMBIGUOUS.search(name) else name
            return say(_figure(figure, quoted), lang)

        return spelled(self.formula.tree, leaf, marks)


def said(formula: Formula, names: Mapping[str, Text]) -> Text:
    """A formula read back in the names of its figures.

    `rd / last_year(gdp) * 100` reads `研发经费 ÷ 上年的地区生产总值 × 100`, and in English
    `R&D expenditure ÷ last year's GDP × 100`. A name that holds a sign itself stands in quotation marks.
    """
    return _Read(formula, tuple(names.items()))


_AMBIGUOUS = re.compile(r"[+*/×÷−()（）,，、]")


def _figure(figure: Variable, name: str) -> Text:
    if figure.what == "target":
        return message("the target of {name}", name=name)
    if figure.what == "value":
        return name
    if figure.years == 1:
        return message("last year's {name}", name=name)
    return message("{name} of {years:# year|# years} ago", name=name, years=figure.years)
