"""How far the targets of a table are reached in a period."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scorecard.engine.completion import kept, rate_between, rounded_rate
from scorecard.engine.rules.parts import parts
from scorecard.model.board import Observations, PeriodTargets
from scorecard.model.figure import Figure, Flags, at_most, blank, more_than, read, where
from scorecard.model.scheme import Rounding


class Attainment(NamedTuple):
    """completion, progress : float64[U, I], actual ÷ target, actual ÷ due; met : bool[U, I], the promise is kept."""

    completion: Figure
    progress: Figure
    met: Flags


def reached(held: PeriodTargets, seen: Observations, rounding: Rounding) -> Attainment:
    """Completion, progress, and whether the target is met, of every cell of a table.

    Rates are rounded for real where the scheme says so (`rounding: {completion: …}`).
    """
    shape = seen.value.shape
    completion, progress = blank(shape), blank(shape)
    met = np.zeros(shape, dtype=np.bool_)
    for i, row in enumerate(held.table.rows):
        value, due = seen.value[:, i], held.due_ends.column(i)
        met[:, i] = kept(value, due)
        for rule, here in () if row.met_only else parts(row.rule, held.groups):
            how = rule.reverse, row.over_range
            completion.put((here, i), rate_between(value, held.ends.column(i), *how)[here])
            progress.put((here, i), rate_between(value, due, *how)[here])
    completion, progress = (rounded_rate(_finite(rates), rounding) for rates in (completion, progress))
    return Attainment(completion, progress, met)


def met_figure(held: PeriodTargets, value: Figure, met: Flags, i: int) -> Figure:
    """Whether one row is met as a figure: 1 or 0, NaN where it cannot be told; float64[U]."""
    told = value.known & held.due[:, i].known
    return where(told, read(met), np.nan)


def ahead(held: PeriodTargets, progress: Figure, value: Figure, i: int) -> Figure:
    """How far one row is ahead of what is due, below 0 behind: (progress − 1) × pace in percentage points; float64[U].

    Where there is no pace (a stock, a ratio, a stage target) all of the target is due, and pace counts as 1.
    For a flow where more is better this is completion less pace. Who is past the upper end of a range is
    on pace: 0.

    48.02 % of the year's target by a pace of 50 %: −1.98. A limit of 20 in the year, 15 by half of it:
    progress 10 ÷ 15, −16.67. A ratio at 93 % of its target: −7.
    """
    ends = held.due_ends.column(i)
    pace = where(held.pace[i].missing, 1.0, held.pace[i])
    # Nothing at all where a limit allows something: ahead without a bound, as the progress is.
    under = ~ends.ranged & more_than(ends.upper, 0.0) & at_most(value, 0.0) & np.isfinite(ends.upper.value)
    far = where(under & progress.missing, np.inf, (progress - 1.0) * pace * 100.0)
    return where(ends.ranged & more_than(value, ends.upper), 0.0, far)


def _finite(figures: Figure) -> Figure:
    """A rate without a bound has no figure to print."""
    return where(np.isfinite(figures.value), figures, np.nan)
