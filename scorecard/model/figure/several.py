"""Several figures made one: the smallest, the largest, the chosen one, the sum, the product, one beside another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import Any

import numpy as np

from scorecard.model.figure.figure import (
    Figure,
    Flags,
    Floats,
    Number,
    at_least,
    lift,
    more_than,
    read,
    where,
)
from scorecard.model.figure.operation import operation


def select(conditions: Sequence[Flags], figures: Sequence[Number], otherwise: Number = np.nan) -> Figure:
    """The figures of the first condition that holds."""
    found = lift(otherwise)
    for condition, one in reversed(list(zip(conditions, figures, strict=True))):
        found = where(condition, one, found)
    return found


@operation("min({0}, {1})")
def least(a: Number, b: Number) -> Figure:
    """The smaller of two figures; none where one is missing. Of figures that are the same, the first."""
    x, y = lift(a), lift(b)
    return where(at_least(y, x) | x.missing, x, y)


@operation("max({0}, {1})")
def most(a: Number, b: Number) -> Figure:
    """The larger of two figures; none where one is missing. Of figures that are the same, the first."""
    x, y = lift(a), lift(b)
    return where(at_least(x, y) | x.missing, x, y)


def least_of(figures: Sequence[Number]) -> Figure:
    """The smallest of several."""
    return reduce(least, (lift(one) for one in figures))


def most_of(figures: Sequence[Number]) -> Figure:
    """The largest of several."""
    return reduce(most, (lift(one) for one in figures))


@operation()
def stack(figures: Sequence[Number], axis: int = 0) -> Figure:
    """Several figures of one shape along a new axis."""
    return _gathered(np.stack, [lift(one) for one in figures], axis)


@operation()
def joined(figures: Sequence[Figure]) -> Figure:
    """Several columns one after the other."""
    return _gathered(np.concatenate, figures, 0)


def _gathered(gather: Callable[..., Any], figures: Sequence[Figure], axis: int) -> Figure:
    as_read = [np.broadcast_to(one.read, one.shape) for one in figures]
    return Figure(
        gather([one.value for one in figures], axis),
        gather([one.error for one in figures], axis),
        gather(as_read, axis),
    )


def added(figures: Sequence[Number]) -> Figure:
    """The sum of several figures; none where one is missing."""
    return reduce(lambda a, b: a + b, (lift(one) for one in figures))


def total(numbers: Iterable[float]) -> Figure:
    """The sum of numbers as they were read; 0 of none.

    >>> from scorecard.model.figure import same
    >>> bool(same(total([0.1, 0.2]), 0.3)), float(total([3.1, 3.3, 3.6]))
    (True, 10.0)
    """
    return added([read(0.0), *(read(one) for one in numbers)])


def product(figures: Sequence[Number]) -> Figure:
    """The product of several figures; none where one is missing."""
    return reduce(lambda a, b: a * b, (lift(one) for one in figures))


@operation()
def ordinals(figures: Figure) -> Floats:
    """float64[N], the place of each among the different figures, the smallest 0; NaN where there is none.

    Figures that differ by noise only are joined along the sorted order, so that being tied stays transitive.

    >>> ordinals(Figure([0.3, 0.1 + 0.2, 0.1, np.nan], 1e-16)).tolist()
    [1.0, 1.0, 0.0, nan]
    """
    found = np.full(len(figures), np.nan)
    here = np.flatnonzero(figures.known)
    if len(here):
        order = here[np.argsort(figures.value[here], kind="stable")]
        lower, upper = figures[order[:-1]], figures[order[1:]]
        found[order] = np.concatenate([[0.0], np.cumsum(more_than(upper, lower))])
    return found
