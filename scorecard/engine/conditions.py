"""Whether conditions hold, unit by unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from scorecard.model.board import Flags, Floats
from scorecard.model.condition import Bound, Condition

# Points come from settled rates: a third of 60 is 19.99999999998, and is 20 here.
_NEAR = 9

Figure = Callable[[str, str], Floats]
"""What a figure is for every unit: float64[U], by id and what; NaN where there is none."""


class Judged(NamedTuple):
    """bool[U] each: where it is told that conditions hold, and where that they fail; elsewhere it cannot be told."""

    holds: Flags
    fails: Flags


def judge(conditions: tuple[Condition, ...], figure: Figure) -> Judged:
    """Whether all of them hold, unit by unit. One on a figure without a value cannot be told.

    Figures are compared to 9 decimals, so that a figure on a bound is on it. One condition that fails
    decides, whatever cannot be told of the others.

    >>> sixty = (Condition(bounds=(Bound("at_least", 60.0),)),)
    >>> [told.tolist() for told in judge(sixty, lambda id, what: np.array([60.0, 59.99, np.nan]))]
    [[True, False, False], [False, True, False]]
    """
    each = [_one(condition, figure) for condition in conditions]
    return Judged(
        np.logical_and.reduce([one.holds for one in each]), np.logical_or.reduce([one.fails for one in each])
    )


def holds(conditions: tuple[Condition, ...], figure: Figure) -> Flags:
    """bool[U], whether all of them hold. One on a figure without a value does not."""
    return judge(conditions, figure).holds


def known(conditions: tuple[Condition, ...], figure: Figure) -> Flags:
    """bool[U], whether every figure they speak of has a value."""
    told: Flags = np.logical_and.reduce([_known(condition, figure) for condition in conditions])
    return told


def _known(condition: Condition, figure: Figure) -> Flags:
    if condition.any:
        return known(condition.any, figure)
    return ~np.isnan(figure(condition.id, condition.what))


def _one(condition: Condition, figure: Figure) -> Judged:
    if condition.any:
        each = [_one(one, figure) for one in condition.any]
        return Judged(
            np.logical_or.reduce([one.holds for one in each]),
            np.logical_and.reduce([one.fails for one in each]),
        )
    value = np.round(figure(condition.id, condition.what), _NEAR)
    inside: Flags = np.logical_and.reduce([_within(value, bound) for bound in condition.bounds])
    told = ~np.isnan(value)
    return Judged(inside & told, ~inside & told)


def _within(value: Floats, bound: Bound) -> Flags:
    edge = np.round(np.array(bound.value), _NEAR)
    compared: dict[str, Flags] = {
        "at_least": value >= edge,
        "above": value > edge,
        "at_most": value <= edge,
        "below": value < edge,
        "equals": value == edge,
    }
    return compared[bound.word]
