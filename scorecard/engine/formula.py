"""Formulas over columns: a tree and the figures it names become one figure per unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import numpy as np

from scorecard.base.decimals import brief
from scorecard.language.formula import Binary, Call, Expression, Formula, Negative, Number, Variable, spelled
from scorecard.model.figure import (
    UNIT,
    Figure,
    Floats,
    added,
    at_least,
    at_most,
    least_of,
    more_than,
    most_of,
    read,
    where,
)

NOTHING = "—"


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
    value = _value(formula.tree, figures)
    return where(np.ones(figures.units, dtype=np.bool_), value, np.nan)


def _value(tree: Expression, figures: Figures) -> Figure:
    """One part of the tree; a number is a figure without axes until it meets a column."""
    match tree:
        case Number(value):
            return read(value)
        case Variable():
            return _held(_figure(tree, figures))
        case Negative(of):
            return -_value(of, figures)
        case Binary(sign, left, right):
            return _held(_OPERATORS[sign](_value(left, figures), _value(right, figures)))
        case Call(function, arguments):
            return _held(_FUNCTIONS[function](*(_value(argument, figures) for argument in arguments)))


def _figure(figure: Variable, figures: Figures) -> Figure:
    if figure.what == "target":
        return figures.target(figure.name)
    if figure.what == "years_ago":
        return figures.years_ago(figure.name, figure.years)
    return figures.value(figure.name)


def _held(value: Figure) -> Figure:
    """No value instead of an infinite one."""
    return where(np.isfinite(value.value), value, np.nan)


def _sum(*arguments: Figure) -> Figure:
    """Σ of the arguments that have a value."""
    return where(_count(arguments) > 0, added([argument.filled(0.0) for argument in arguments]), np.nan)


def _mean(*arguments: Figure) -> Figure:
    """Σ of the arguments that have a value ÷ how many have one."""
    return _sum(*arguments) / _count(arguments)


def _count(arguments: tuple[Figure, ...]) -> Floats:
    count = np.zeros(())
    for argument in arguments:
        count = count + argument.known
    return count


def _least(*arguments: Figure) -> Figure:
    return least_of(arguments)


def _most(*arguments: Figure) -> Figure:
    return most_of(arguments)


# An elementary function is right to its last place; what its argument may be off is passed on by its slope.
def _ln(x: Figure) -> Figure:
    above = more_than(x, 0.0)
    with np.errstate(all="ignore"):
        inside = np.where(above, x.value, np.nan)
        value = np.log(inside)
        return Figure(value, x.error / (inside - x.error) + 2 * UNIT * np.abs(value))


def _exp(x: Figure) -> Figure:
    with np.errstate(all="ignore"):
        value = np.exp(x.value)
        return Figure(value, value * (np.expm1(x.error) + 2 * UNIT))


def _sqrt(x: Figure) -> Figure:
    """The root; of what is 0 but for noise it is 0, of anything below there is none."""
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
_FUNCTIONS: Mapping[str, Callable[..., Figure]] = {
    "min": _least,
    "max": _most,
    "abs": abs,
    "ln": _ln,
    "exp": _exp,
    "sqrt": _sqrt,
    "mean": _mean,
    "sum": _sum,
}


def written(formula: Formula, figures: Figures, u: int) -> str:
    """A formula with the numbers of unit `u` filled in, and what comes out.

    `rd / gdp * 100` with 391.08 and 10800 reads `391.08 ÷ 10800 × 100 = 3.6211`; — stands for no value.
    Figures are brief: up to 4 decimals, half-up, and all 4 where that rounds them; a number of the formula
    stands as it was written.
    """

    def leaf(part: Number | Variable) -> str:
        return part.text if isinstance(part, Number) else shown(float(_held(_figure(part, figures))[u]))

    return f"{spelled(formula.tree, leaf)} = {shown(float(evaluate(formula, figures)[u]))}"


def shown(value: float) -> str:
    """A figure in brief; — where there is none.

    >>> shown(391.08), shown(10.03496503), shown(float("nan"))
    ('391.08', '10.0350', '—')
    """
    return NOTHING if np.isnan(value) else brief(value)
