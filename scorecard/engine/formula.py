"""Formulas over columns: a tree and the figures it names become one figure per unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np

from scorecard.language.formula import Binary, Call, Constant, Expression, Formula, Negative, Variable
from scorecard.model.figure import (
    UNIT,
    Figure,
    Floats,
    added,
    at_least,
    at_most,
    constant,
    least_of,
    more_than,
    most_of,
    where,
)
from scorecard.model.figure.operation import THROUGH, operation
from scorecard.model.figure.writers import through


class Figures(Protocol):
    """Where a formula finds its figures: float64[U] each, NaN where a unit has none."""

    @property
    def units(self) -> int:
        """U, the number of units: the length of a formula that names no figure."""
        ...

    def value(self, name: str) -> Figure:
        """The figure itself."""
        ...

    def years_ago(self, name: str, years: int) -> Figure:
        """The figure of as many years ago; 1 is last year's."""
        ...

    def target(self, name: str) -> Figure:
        """The target of the figure."""
        ...


def evaluate(formula: Formula, figures: Figures) -> Figure:
    """A formula for every unit: float64[U], in the measure the formula gives, NaN for no value.

    x ÷ 0, ln of 0 or less, the root of a negative number and what is too large to be held have no
    value. Having no value spreads, also through min and max; `mean` and `sum` leave such arguments
    out, and have no value only where no argument has one. Nothing is rounded.

    Published example (a firm's mean growth of two years, the year without a base skipped):
    `(mean(last_year(y) / years_ago(y, 2), y / last_year(y)) - 1) * 100` with y = 120, last year 100,
    two years ago 0 is (mean(—, 1.2) − 1) × 100 = 20.
    """
    return _of_units(_value(formula.tree, figures), figures.units)


@operation("{0}", THROUGH, excel=through)
def _of_units(value: Figure, units: int) -> Figure:
    """The same for each unit, also where no figure of a unit goes into it."""
    return where(np.ones(units, dtype=np.bool_), value, np.nan)


def _value(tree: Expression, figures: Figures) -> Figure:
    """One part of the tree; a number is a figure without axes until it meets a column."""
    match tree:
        case Constant(value, text):
            return constant(value, text=text)
        case Variable():
            return _finite(_figure(tree, figures))
        case Negative(of):
            return -_value(of, figures)
        case Binary(sign, left, right):
            return _finite(_OPERATORS[sign](_value(left, figures), _value(right, figures)))
        case Call(function, arguments):
            return _finite(_FUNCTIONS[function]([_value(argument, figures) for argument in arguments]))


def _figure(figure: Variable, figures: Figures) -> Figure:
    if figure.what == "target":
        return figures.target(figure.name)
    if figure.what == "years_ago":
        return figures.years_ago(figure.name, figure.years)
    return figures.value(figure.name)


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
}
