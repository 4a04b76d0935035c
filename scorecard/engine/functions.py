"""The functions of formulas: what each makes of its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from scorecard.model.figure import (
    UNIT,
    Figure,
    Floats,
    as_figures,
    at_least,
    at_most,
    least_of,
    more_than,
    most_of,
    pick_columns,
    rounded,
    stack,
    sum_figures,
    where,
)
from scorecard.model.figure.operation import operation
from scorecard.model.figure.rounding import rounding


@operation("sum({0})", excel="IF({count}=0,NA(),{sum})", spares=True)
def _sum(arguments: Sequence[Figure]) -> Figure:
    """Σ of the arguments that have a value."""
    return where(_count(arguments) > 0, sum_figures([argument.filled(0.0) for argument in arguments]), np.nan)


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
    return as_figures(_count(arguments))


@operation("if_missing({0})", excel="IFERROR({0})", spares=True)
def _or_else(arguments: Sequence[Figure]) -> Figure:
    """The first argument, or the second where that has no value."""
    first, second = arguments
    return where(first.known, first, second)


@operation("round({0}, {1})", excel=rounding)
def round_to(value: Figure, decimals: int) -> Figure:
    """The figure with so many decimals, halves away from 0."""
    return rounded(value, decimals)


@operation("smallest({1}, {0})")
def smallest(arguments: Sequence[Figure], n: int) -> Figure:
    """The n-th smallest; none where an argument has no value."""
    shape = np.broadcast_shapes(*(argument.shape for argument in arguments))
    table = stack(
        [where(np.ones(shape, dtype=np.bool_), argument, np.nan) for argument in arguments], axis=-1
    )
    at = np.argsort(table.value, axis=-1, kind="stable")[..., n - 1]
    picked_least = pick_columns(table, at) if shape else table[at]
    return where(table.missing.any(axis=-1), np.nan, picked_least)


@operation("largest({1}, {0})")
def largest(arguments: Sequence[Figure], n: int) -> Figure:
    """The n-th largest; none where an argument has no value."""
    return smallest(arguments, len(arguments) + 1 - n)


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


FUNCTIONS: Mapping[str, Callable[[Sequence[Figure]], Figure]] = {
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
