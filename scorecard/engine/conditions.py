"""Whether conditions hold, unit by unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from scorecard.base.records import dataclass
from scorecard.model.condition import Bound, Condition, Word
from scorecard.model.figure import (
    Figure,
    Flags,
    all_of,
    any_of,
    at_least,
    at_most,
    less_than,
    more_than,
    same,
)

Figures = Callable[..., Figure]
"""What a figure is for every unit: float64[U], by id and what; NaN where there is none.

A third argument, where there is one, is how many periods before.
"""


class Judgement(NamedTuple):
    """bool[U] each: where it is told that conditions hold, and where that they fail; elsewhere it cannot be told."""

    holds: Flags
    fails: Flags


@dataclass(frozen=True, eq=False)
class Verdict:
    """What is told of one condition on a figure, `value`, or of several of which one must hold, `any`; bool[U] each.

    earlier : the same in the periods before, the nearest first, where it must hold in several running
    """

    condition: Condition
    holds: Flags
    fails: Flags
    value: Figure | None = None
    any: tuple[Verdict, ...] = ()
    earlier: tuple[Verdict, ...] = ()


def judge(conditions: tuple[Condition, ...], figure: Figures) -> Judgement:
    """Whether all of them hold, unit by unit. One on a figure without a value cannot be told.

    One condition that fails decides, whatever cannot be told of the others.

    >>> sixty = (Condition(bounds=(Bound("at_least", 60.0),)),)
    >>> from scorecard.model.figure import as_figures
    >>> [told.tolist() for told in judge(sixty, lambda id, what: as_figures([60.0, 59.99, np.nan]))]
    [[True, False, False], [False, True, False]]
    """
    return judge_all([verdict(condition, figure) for condition in conditions])


def judge_all(each: Sequence[Verdict]) -> Judgement:
    """Whether all of several conditions hold."""
    return Judgement(all_of([part.holds for part in each]), any_of([part.fails for part in each]))


def holds(conditions: tuple[Condition, ...], figure: Figures) -> Flags:
    """bool[U], whether all of them hold. One on a figure without a value does not."""
    return judge(conditions, figure).holds


def all_figures_known(conditions: tuple[Condition, ...], figure: Figures) -> Flags:
    """bool[U], whether every figure they speak of has a value."""
    told: Flags = np.logical_and.reduce([_figures_known(condition, figure) for condition in conditions])
    return told


def _figures_known(condition: Condition, figure: Figures) -> Flags:
    figures = [_ago(figure, ago) for ago in range(condition.periods)]
    if condition.any:
        return all_of([all_figures_known(condition.any, figure_of) for figure_of in figures])
    return all_of([figure_of(condition.id, condition.what).known for figure_of in figures])


def verdict(condition: Condition, figure: Figures) -> Verdict:
    """What is told of one condition, unit by unit; one for several periods running must hold in each of them."""
    each = [_period_verdict(condition, _ago(figure, ago)) for ago in range(condition.periods)]
    if len(each) == 1:
        return each[0]
    holds, fails = all_of([part.holds for part in each]), any_of([part.fails for part in each])
    return replace(each[0], holds=holds, fails=fails, earlier=tuple(each[1:]))


def _ago(figure: Figures, ago: int) -> Figures:
    """The figures of so many periods before."""
    if not ago:
        return figure
    return lambda id, what, further=0: figure(id, what, ago + further)


def _period_verdict(condition: Condition, figure: Figures) -> Verdict:
    if condition.any:
        each = tuple(verdict(part, figure) for part in condition.any)
        return Verdict(
            condition, any_of([part.holds for part in each]), all_of([part.fails for part in each]), any=each
        )
    value = figure(condition.id, condition.what)
    inside = all_of([keeps_bound(value, bound) for bound in condition.bounds])
    # A missing figure lies inside no bounds.
    return Verdict(condition, inside, ~inside & value.known, value)


def keeps_bound(value: Figure, bound: Bound) -> Flags:
    """bool[U], whether a figure keeps a bound."""
    return _ASKED[bound.word](value, bound.value)


_ASKED: Mapping[Word, Callable[[Figure, float], Flags]] = {
    "at_least": at_least,
    "above": more_than,
    "at_most": at_most,
    "below": less_than,
    "equals": same,
}
