"""Whether conditions hold, unit by unit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from scorecard.model.board import Flags, Floats
from scorecard.model.condition import Bound, Condition

# Points come from settled rates: a third of 60 is 19.99999999998, and is 20 here.
_NEAR = 9

Figure = Callable[[str, str], Floats]
"""What a figure is for every unit: float64[U], by id and what; NaN where there is none."""


def holds(conditions: tuple[Condition, ...], figure: Figure) -> Flags:
    """bool[U], whether all of them hold. One on a figure without a value does not.

    Figures are compared to 9 decimals, so that a figure on a bound is on it.

    >>> sixty = (Condition(bounds=(Bound("at_least", 60.0),)),)
    >>> holds(sixty, lambda id, what: np.array([60.0, 59.99, np.nan])).tolist()
    [True, False, False]
    """
    found: Flags = np.logical_and.reduce([_one(condition, figure) for condition in conditions])
    return found


def known(conditions: tuple[Condition, ...], figure: Figure) -> Flags:
    """bool[U], whether every figure they speak of has a value."""
    told: Flags = np.logical_and.reduce([_known(condition, figure) for condition in conditions])
    return told


def _known(condition: Condition, figure: Figure) -> Flags:
    if condition.any:
        return known(condition.any, figure)
    return ~np.isnan(figure(condition.id, condition.what))


def _one(condition: Condition, figure: Figure) -> Flags:
    if condition.any:
        found: Flags = np.logical_or.reduce([_one(each, figure) for each in condition.any])
        return found
    value = np.round(figure(condition.id, condition.what), _NEAR)
    inside: Flags = np.logical_and.reduce([_within(value, bound) for bound in condition.bounds])
    return inside & ~np.isnan(value)


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
