"""Formulas over columns: a tree and the figures it names become one figure per unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from scorecard.engine.conditions import Judged
from scorecard.language.formula import (
    Across,
    Binary,
    Both,
    Call,
    Choice,
    Compared,
    Constant,
    Expression,
    Formula,
    Negative,
    Not,
    Part,
    Question,
    Variable,
    Word,
    inside,
)
from scorecard.model.figure import (
    UNIT,
    Figure,
    Flags,
    Floats,
    added,
    apart,
    at_least,
    at_most,
    blank,
    constant,
    least_of,
    less_than,
    more_than,
    most_of,
    picked,
    read,
    rounded,
    same,
    stack,
    where,
)
from scorecard.model.figure.operation import SUM, THROUGH, operation
from scorecard.model.figure.rounding import rounding
from scorecard.model.figure.writers import compared, through
from scorecard.model.others import OfAllUnits, Places
from scorecard.scheme.compare.others import statistic


class Figures(Protocol):
    """Where a formula finds its figures: float64[U] each, NaN where a unit has none."""

    @property
    def units(self) -> int:
        """U, the number of units: the length of a formula that names no figure."""
        ...

    def of(self, figure: Variable) -> Figure:
        """A figure by its name: its value, its target, what became of it."""
        ...

    def across(self, across: Across) -> Figure:
        """A figure of several units, as each of them sees it."""
        ...


def evaluate(formula: Formula, figures: Figures) -> Figure:
    """A formula for every unit: float64[U], in the measure the formula gives, NaN for no value.

    x ÷ 0, ln of 0 or less, the root of a negative number and what is too large to be held have no
    value. Having no value spreads, also through min and max; `mean` and `sum` leave such arguments
    out, and have no value only where no argument has one; `count` counts those that have one, and `if_missing`
    takes its second argument where the first has none. `if` has no value where it cannot be told whether its
    condition holds. Nothing is rounded but by `round`.

    Published example (a firm's mean growth of two years, the year without a base skipped):
    `(mean(last_year(y) / years_ago(y, 2), y / last_year(y)) - 1) * 100` with y = 120, last year 100,
    two years ago 0 is (mean(—, 1.2) − 1) × 100 = 20.
    """
    return _of_units(value_of(formula.tree, figures), figures.units)


@operation("{0}", THROUGH, excel=through)
def _of_units(value: Figure, units: int) -> Figure:
    """The same for each unit, also where no figure of a unit goes into it."""
    return where(np.ones(units, dtype=np.bool_), value, np.nan)


def value_of(tree: Expression, figures: Figures) -> Figure:
    """One part of the tree; a number is a figure without axes until it meets a column."""
    match tree:
        case Constant(value, text):
            return constant(value, text=text)
        case Variable():
            return _finite(figures.of(tree))
        case Across():
            return _finite(figures.across(tree))
        case Negative(of):
            return -value_of(of, figures)
        case Binary(sign, left, right):
            return _finite(_OPERATORS[sign](value_of(left, figures), value_of(right, figures)))
        case Choice(question, yes, no):
            verdict = asked(question, figures)
            return where(
                verdict.holds, value_of(yes, figures), where(verdict.fails, value_of(no, figures), np.nan)
            )
        case Call("round" | "smallest" | "largest" as function, arguments):
            return _finite(_by_number(function, arguments, figures))
        case Call(function, arguments):
            return _finite(_FUNCTIONS[function]([value_of(argument, figures) for argument in arguments]))


def _by_number(function: str, arguments: Sequence[Expression], figures: Figures) -> Figure:
    """A function of which one argument is a whole number."""
    if function == "round":
        return _rounded(value_of(arguments[0], figures), _whole(arguments[1]))
    given = [value_of(argument, figures) for argument in arguments[1:]]
    return {"smallest": _smallest, "largest": _largest}[function](given, _whole(arguments[0]))


def _whole(number: Expression) -> int:
    if not isinstance(number, Constant):
        raise TypeError(number)
    return int(number.value)


def asked(question: Question, figures: Figures) -> Judged:
    """Whether a condition holds, and whether it fails; neither where a figure has no value that would decide it."""
    match question:
        case Both("and", left, right):
            a, b = asked(left, figures), asked(right, figures)
            return Judged(a.holds & b.holds, a.fails | b.fails)
        case Both(_, left, right):
            a, b = asked(left, figures), asked(right, figures)
            return Judged(a.holds | b.holds, a.fails & b.fails)
        case Not(of):
            verdict = asked(of, figures)
            return Judged(verdict.fails, verdict.holds)
        case Compared(order, left, right):
            x = value_of(left, figures)
            if isinstance(right, Word):
                word = constant(right.code, text=right.text)
                verdict = Judged(is_word(x, word), is_other_word(x, word))
                return verdict if order == "=" else Judged(verdict.fails, verdict.holds)
            y = value_of(right, figures)
            return Judged(_ORDERS[order](x, y), _ORDERS[_TURNED[order]](x, y))


@operation("{0} = {1}", 0, (SUM, SUM), excel=compared("="))
def is_word(codes: Figure, word: Figure) -> Flags:
    """bool[U], whether a row of words is one of them; false where there is none."""
    return same(codes, word)


@operation("{0} ≠ {1}", 0, (SUM, SUM), excel=compared("<>"))
def is_other_word(codes: Figure, word: Figure) -> Flags:
    """bool[U], whether a row of words is another than one of them; false where there is none."""
    return apart(codes, word)


def needed(tree: Expression, figures: Figures) -> dict[Variable, Flags]:
    """bool[U] for each figure, where a unit's result goes by its own: not in a branch that another unit takes."""
    variables: dict[Variable, Flags] = {}
    _need(tree, figures, np.ones(figures.units, dtype=np.bool_), variables)
    return variables


def _need(tree: Part, figures: Figures, here: Flags, found: dict[Variable, Flags]) -> None:
    match tree:
        case Variable():
            found[tree] = found.get(tree, False) | here
        case Across():
            return
        case Choice(question, yes, no):
            _need(question, figures, here, found)
            verdict = asked(question, figures)
            _need(yes, figures, here & verdict.holds, found)
            _need(no, figures, here & verdict.fails, found)
        case Call("if_missing", (first, second)):
            _need(first, figures, here, found)
            _need(second, figures, here & value_of(first, figures).missing, found)
        case _:
            for below in inside(tree):
                _need(below, figures, here, found)


@operation(others=True)
def over_units(figures: Figure, function: str, counted: Flags, groups: tuple[str, ...]) -> Figure:
    """float64[U], a figure of several units, as each of them sees it; a unit outside all groups sees none.

    counted : bool[U], the units it may be of; those without a figure are left out
    groups : by unit, inside which group it is, "" for none; the same for all where groups do not matter

    3, 5 and none of one group: mean 4, number 2.
    """
    result, of = blank(figures.shape), np.array(groups, dtype=object)
    for group in dict.fromkeys(group_of for group_of in groups if group_of):
        here = of == group
        members = figures[here & counted & figures.known]
        alone = read(np.full(1, np.nan))
        number = read(float(len(members)))
        made = (
            number if function == "units_count" else statistic(_OVER[function], members, alone, "higher")[0]
        )
        result.put(here, where(np.ones(int(here.sum()), dtype=np.bool_), made, np.nan))
    return result


@dataclass(frozen=True, eq=False)
class OverUnits(OfAllUnits[Figure]):
    """What a figure of several units is; see `over_units`."""

    figures: Figure
    counted: Flags
    groups: tuple[str, ...]
    function: str

    def answer(self) -> Figure:
        """The figure, as each unit sees it."""
        return over_units(self.figures, self.function, self.counted, self.groups)

    def told(self, answer: Figure, at: Places) -> Figure:
        """As some of them see it."""
        return answer[at]


_OVER = {"units_mean": "mean", "units_median": "median", "units_max": "best", "units_min": "worst"}


@operation("{0}", THROUGH, excel=through)
def _finite(value: Figure) -> Figure:
    """No value instead of an infinite one."""
    return where(np.isfinite(value.value), value, np.nan)


@operation("sum({0})", excel="IF({count}=0,NA(),{sum})", spares=True)
def _sum(arguments: Sequence[Figure]) -> Figure:
    """Σ of the arguments that have a value."""
    return where(_count(arguments) > 0, added([argument.filled(0.0) for argument in arguments]), np.nan)


@operation("mean({0})", excel="({sum})/({count})", spares=True)
def _mean(arguments: Sequence[Figure]) -> Figure:
    """Σ of the arguments that have a value ÷ how many have one."""
    return _sum(arguments) / _count(arguments)


def _count(arguments: Sequence[Figure]) -> Floats:
    count = np.zeros(())
    for argument in arguments:
        count = count + argument.known
    return count


@operation("count({0})", excel="({count})", spares=True)
def _number(arguments: Sequence[Figure]) -> Figure:
    """How many of the arguments have a value."""
    return read(_count(arguments))


@operation("if_missing({0})", excel="IFERROR({0})", spares=True)
def _or_else(arguments: Sequence[Figure]) -> Figure:
    """The first argument, or the second where that has no value."""
    first, second = arguments
    return where(first.known, first, second)


@operation("round({0}, {1})", excel=rounding)
def _rounded(value: Figure, decimals: int) -> Figure:
    return rounded(value, decimals)


@operation("smallest({1}, {0})")
def _smallest(arguments: Sequence[Figure], n: int) -> Figure:
    """The n-th smallest; none where an argument has no value."""
    shape = np.broadcast_shapes(*(argument.shape for argument in arguments))
    table = stack(
        [where(np.ones(shape, dtype=np.bool_), argument, np.nan) for argument in arguments], axis=-1
    )
    at = np.argsort(table.value, axis=-1, kind="stable")[..., n - 1]
    picked_least = picked(table, at) if shape else table[at]
    return where(table.missing.any(axis=-1), np.nan, picked_least)


@operation("largest({1}, {0})")
def _largest(arguments: Sequence[Figure], n: int) -> Figure:
    return _smallest(arguments, len(arguments) + 1 - n)


@operation("min({0})", excel="MIN({0})")
def _least(arguments: Sequence[Figure]) -> Figure:
    return least_of(arguments)


@operation("max({0})", excel="MAX({0})")
def _most(arguments: Sequence[Figure]) -> Figure:
    return most_of(arguments)


@operation("abs({0})", excel="ABS({0})")
def _size(arguments: Sequence[Figure]) -> Figure:
    return abs(arguments[0])


# An elementary function is right to its last place; what its argument may be off is passed on by its slope.
@operation("ln({0})", excel="LN({0})")
def _ln(arguments: Sequence[Figure]) -> Figure:
    (x,) = arguments
    above = more_than(x, 0.0)
    with np.errstate(all="ignore"):
        inside = np.where(above, x.value, np.nan)
        value = np.log(inside)
        return Figure(value, x.error / (inside - x.error) + 2 * UNIT * np.abs(value))


@operation("exp({0})", excel="EXP({0})")
def _exp(arguments: Sequence[Figure]) -> Figure:
    (x,) = arguments
    with np.errstate(all="ignore"):
        value = np.exp(x.value)
        return Figure(value, value * (np.expm1(x.error) + 2 * UNIT))


@operation("sqrt({0})", excel="SQRT({0})")
def _sqrt(arguments: Sequence[Figure]) -> Figure:
    """The root; of what is 0 but for noise it is 0, of anything below there is none."""
    (x,) = arguments
    nothing, from_zero = at_most(x, 0.0), at_least(x, 0.0)
    with np.errstate(all="ignore"):
        root = np.sqrt(np.where(nothing, 0.0, x.value))
        error = np.where(nothing, 0.0, x.error / root + 2 * UNIT * root)
    return Figure(np.where(from_zero, root, np.nan), error)


_OPERATORS: Mapping[str, Callable[[Figure, Figure], Figure]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}
_FUNCTIONS: Mapping[str, Callable[[Sequence[Figure]], Figure]] = {
    "min": _least,
    "max": _most,
    "abs": _size,
    "ln": _ln,
    "exp": _exp,
    "sqrt": _sqrt,
    "mean": _mean,
    "sum": _sum,
    "count": _number,
    "if_missing": _or_else,
}
_ORDERS: Mapping[str, Callable[[Figure, Figure], Flags]] = {
    "<": less_than,
    "<=": at_most,
    ">": more_than,
    ">=": at_least,
    "=": same,
    "<>": apart,
}
_TURNED = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "=": "<>", "<>": "="}
"""What holds where a comparison fails, and both figures have a value."""
