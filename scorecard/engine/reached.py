"""How far the targets of a table are reached in a period."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scorecard.engine.completion import kept, rate_between, rounded_rate
from scorecard.engine.quantity import settle
from scorecard.engine.rules.parts import parts
from scorecard.model.board import Flags, Floats, Observations, Terms
from scorecard.model.scheme import Rounding


class Reached(NamedTuple):
    """completion, progress : float64[U, I], actual ÷ target, actual ÷ due; met : bool[U, I], the promise is kept."""

    completion: Floats
    progress: Floats
    met: Flags


def reached(held: Terms, seen: Observations, rounding: Rounding) -> Reached:
    """Completion, progress, and whether the target is met, of every cell of a table.

    Rates are rounded for real where the scheme says so (`rounding: {completion: …}`).
    """
    shape = seen.value.shape
    completion, progress = np.full(shape, np.nan), np.full(shape, np.nan)
    met = np.zeros(shape, dtype=np.bool_)
    for i, row in enumerate(held.table.rows):
        value, due = seen.value[:, i], held.due_ends.column(i)
        met[:, i] = kept(value, due)
        for rule, here in () if row.met_only else parts(row.rule, held.groups):
            how = rule.reverse, row.over_range
            completion[here, i] = rate_between(value, held.ends.column(i), *how)[here]
            progress[here, i] = rate_between(value, due, *how)[here]
    completion, progress = (rounded_rate(_finite(rates), rounding) for rates in (completion, progress))
    return Reached(completion, progress, met)


def met_figure(held: Terms, value: Floats, met: Flags, i: int) -> Floats:
    """Whether one row is met as a figure: 1 or 0, NaN where it cannot be told; float64[U]."""
    told = ~np.isnan(value) & ~np.isnan(held.due[:, i])
    return np.where(told, met.astype(np.float64), np.nan)


def ahead(held: Terms, completion: Floats, value: Floats, i: int) -> Floats:
    """Completion less pace in percentage points; float64[U], NaN where there is no pace.

    Who is past the upper end of a range is neither ahead nor behind.

    48.02 % of the year's target by a pace of 50 %: −1.98.
    """
    ends = held.due_ends.column(i)
    ranged = np.isfinite(ends.lower) & np.isfinite(ends.upper)
    with np.errstate(invalid="ignore"):
        past = ranged & (settle(value - ends.upper) > 0)
    return np.where(past, np.nan, settle((completion - held.pace[i]) * 100))


def _finite(figures: Floats) -> Floats:
    """A rate without a bound has no figure to print."""
    return np.where(np.isfinite(figures), figures, np.nan)
