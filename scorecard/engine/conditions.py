"""Whether conditions hold, unit by unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from scorecard.model.condition import Bound, Condition, Word
from scorecard.model.figure import Figure, Flags, at_least, at_most, less_than, more_than, same

Figures = Callable[[str, str], Figure]
"""What a figure is for every unit: float64[U], by id and what; NaN where there is none."""


class Judged(NamedTuple):
    """bool[U] each: where it is told that conditions hold, and where that they fail; elsewhere it cannot be told."""

    holds: Flags
    fails: Flags


def judge(conditions: tuple[Condition, ...], figure: Figures) -> Judged:
    """Whether all of them hold, unit by unit. One on a figure without a value cannot be told.

    One condition that fails decides, whatever cannot be told of the others.

    >>> sixty = (Condition(bounds=(Bound("at_least", 60.0),)),)
    >>> from scorecard.model.figure import read
    >>> [told.tolist() for told in judge(sixty, lambda id, what: read([60.0, 59.99, np.nan]))]
    [[True, False, False], [False, True, False]]
    """
    each = [_one(condition, figure) for condition in conditions]
    return Judged(
        np.logical_and.reduce([one.holds for one in each]), np.logical_or.reduce([one.fails for one in each])
    )


def holds(conditions: tuple[Condition, ...], figure: Figures) -> Flags:
    """bool[U], whether all of them hold. One on a figure without a value does not."""
    return judge(conditions, figure).holds


def known(conditions: tuple[Condition, ...], figure: Figures) -> Flags:
    """bool[U], whether every figure they speak of has a value."""
    told: Flags = np.logical_and.reduce([_known(condition, figure) for condition in conditions])
    return told


def _known(condition: Condition, figure: Figures) -> Flags:
    if condition.any:
        return known(condition.any, figure)
    return figure(condition.id, condition.what).known


def _one(condition: Condition, figure: Figures) -> Judged:
    if condition.any:
        each = [_one(one, figure) for one in condition.any]
        return Judged(
            np.logical_or.reduce([one.holds for one in each]),
            np.logical_and.reduce([one.fails for one in each]),
        )
    value = figure(condition.id, condition.what)
    inside: Flags = np.logical_and.reduce([_within(value, bound) for bound in condition.bounds])
    return Judged(inside & value.known, ~inside & value.known)


def _within(value: Figure, bound: Bound) -> Flags:
    return _ASKED[bound.word](value, bound.value)


_ASKED: Mapping[Word, Callable[[Figure, float], Flags]] = {
    "at_least": at_least,
    "above": more_than,
    "at_most": at_most,
    "below": less_than,
    "equals": same,
}
