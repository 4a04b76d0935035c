"""How far the targets of a table are reached in a period."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import isfinite
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, message
from scorecard.base.on_demand import OnDemand
from scorecard.engine.completion import (
    COMPLETION,
    PROGRESS,
    finite,
    meets_target,
    rate_between,
    rounded_rate,
)
from scorecard.engine.kept import ANEW, RowResults
from scorecard.engine.rules.rule import parts
from scorecard.model.ends import Ends
from scorecard.model.figure import (
    ColumnFigure,
    Figure,
    Flags,
    Line,
    as_figures,
    at_most,
    blank,
    more_than,
    same,
    select,
    stack_columns,
    where,
    with_line,
)
from scorecard.model.indicator import Direction, Indicator
from scorecard.model.observations import Observations
from scorecard.model.period_targets import PeriodTargets
from scorecard.model.rounding import Rounding
from scorecard.scheme.written import figure, operand, percent


class Attainment(NamedTuple):
    """completion, progress : float64[U, I], actual ÷ target, actual ÷ due; met : bool[U, I], the promise is kept."""

    completion: Figure
    progress: Figure
    met: Flags


def table_attainment(
    held: PeriodTargets, seen: Observations, rounding: Rounding, kept_rows: RowResults = ANEW
) -> Attainment:
    """Completion, progress, and whether the target is met, of every cell of a table."""

    def row_rates(i: int) -> tuple[Figure, Flags]:
        row, value, due = held.table.rows[i], seen.value[:, i], held.due_ends.column(i)
        return _rates(row, held.groups, value, due, rounding, PROGRESS), meets_target(value, due)

    rows = [
        kept_rows.get_or_make("attainment", (i,), partial(row_rates, i)) for i in range(len(held.table.rows))
    ]
    if not rows:
        return Attainment(blank(seen.value.shape), blank(seen.value.shape), seen.value.known)
    return Attainment(
        ColumnFigure(_Completions(held, seen.value, rounding), (len(seen.value), len(rows))),
        stack_columns([progress for progress, _ in rows]),
        np.stack([met for _, met in rows]).T,
    )


class _Completions(OnDemand[Figure]):
    """The completion of each row, float64[U], worked out when it is asked for: points mostly hang on the progress."""

    def __init__(self, held: PeriodTargets, value: Figure, rounding: Rounding) -> None:
        self._held = held
        self._value = value
        self._rounding = rounding
        self._known: dict[int, Figure] = {}

    def __len__(self) -> int:
        return len(self._held.table.rows)

    def make_entry(self, place: int) -> Figure:
        """That of one row."""
        if place not in self._known:
            held, value = self._held, self._value[:, place]
            row, ends = held.table.rows[place], held.ends.column(place)
            self._known[place] = _rates(row, held.groups, value, ends, self._rounding, COMPLETION)
        return self._known[place]


def row_reached(
    row: Indicator, groups: Sequence[str], value: Figure, ends: Ends, due: Ends, rounding: Rounding
) -> Attainment:
    """The same of one row, each by unit."""
    met = meets_target(value, due)
    completion = _rates(row, groups, value, ends, rounding, COMPLETION)
    return Attainment(completion, _rates(row, groups, value, due, rounding, PROGRESS), met)


def _rates(
    row: Indicator, groups: Sequence[str], value: Figure, against: Ends, rounding: Rounding, what: Text
) -> Figure:
    """How far one row comes up to some ends, by unit. A place in a ranking is reached or not, and to no degree.

    Rates are rounded for real where the scheme says so (`rounding: {completion: …}`).
    """
    if row.met_only:
        return as_figures(np.full(value.shape, np.nan))
    rules = list(parts(row.rule, groups))
    of_groups = [rate_between(value, against, rule.reverse, row.over_range, what) for rule, _ in rules]
    return rounded_rate(finite(select([here for _, here in rules], of_groups)), rounding, what)


def met_figure(held: PeriodTargets, value: Figure, met: Flags, i: int) -> Figure:
    """Whether one row is met as a figure: 1 or 0, NaN where it cannot be told; float64[U]."""
    return where(value.known & held.due[:, i].known, as_figures(met), np.nan)


def ahead_of_due(
    held: PeriodTargets, progress: Figure, value: Figure, i: int, completion: Figure | None = None
) -> Figure:
    """How far one row is ahead of what is due, below 0 behind: (progress − 1) × pace in percentage points; float64[U].

    completion : float64[U], where the line of it may say completion − pace, which is plainer

    Where there is no pace (a stock, a ratio, a stage target) all of the target is due, and pace counts as 1.
    For a flow where more is better this is completion less pace. Who is past the upper end of a range is
    on pace: 0.

    48.02 % of the year's target by a pace of 50 %: −1.98. A limit of 20 in the year, 15 by half of it:
    progress 10 ÷ 15, −16.67. A ratio at 93 % of its target: −7.
    """
    ends = held.due_ends.column(i)
    share = ahead_share(held, progress, value, i, completion)
    # Nothing at all where a limit allows something: ahead without a bound, as the progress is.
    under = ~ends.ranged & more_than(ends.upper, 0.0) & at_most(value, 0.0) & np.isfinite(ends.upper.value)
    share_ahead = where(under & progress.missing, np.inf, share * 100.0)
    return where(past_range(ends, value), 0.0, share_ahead)


def ahead_share(
    held: PeriodTargets, progress: Figure, value: Figure, i: int, completion: Figure | None = None
) -> Figure:
    """The same as a share of the target, of who is neither past a range nor ahead without a bound; float64[U]."""
    ends, pace = held.due_ends.column(i), held.pace[i]
    share = progress - 1.0 if pace.missing else (progress - 1.0) * pace
    return with_line(share, lambda: _ahead_line(share, progress, pace, ends, value, completion))


def past_range(ends: Ends, value: Figure) -> Flags:
    """Whether an actual is beyond the upper end of a range: then it is neither ahead nor behind."""
    past: Flags = ends.ranged & more_than(value, ends.upper)
    return past


def short_of(
    what: Text, actual: Figure, level: Figure, direction: Direction, reverse: str = "quotient"
) -> Figure:
    """How much an actual is short of one of two levels, below 0 where it is past it; float64[U].

    Told with what is short in points of percent: 58 of 60 is 2 short, 3.3333 points.
    """
    lower_better, none = direction == "lower", as_figures(np.full(level.shape, np.inf))
    strict = np.zeros(level.shape, dtype=np.bool_)
    short = actual - level if lower_better else level - actual
    ends = Ends(-none, level, strict) if lower_better else Ends(level, none, strict)
    gap = 1.0 - rate_between(actual, ends, reverse)

    def shown(u: int) -> Text:
        if not more_than(short, 0.0)[u]:
            return message("reached")
        points, limit = percent(gap.at(u)).removesuffix("%"), figure(short.at(u))
        told = message(", {points} pp", points=points) if isfinite(gap.at(u)) else ""
        return message("{limit} short{parts}", limit=limit, parts=told)

    return with_line(short, lambda: Line(what, shown=shown))


def _ahead_line(
    share: Figure, progress: Figure, pace: Figure, ends: Ends, value: Figure, completion: Figure | None
) -> Line:
    """What is ahead or behind; nothing is told of who is past a range, and where there is no pace."""
    number = np.isfinite(share.value) & ~past_range(ends, value) & pace.known
    plain = np.zeros(number.shape, dtype=np.bool_)
    if completion is not None:
        plain = np.isfinite(ends.lower.value) & same(completion - pace, share)

    def says(u: int) -> Text:
        comes, by = percent(share.at(u)), percent(pace.at(u))
        if completion is not None and plain[u] and _adds_up(percent(completion.at(u)), by, comes):
            return f"{operand(percent(completion.at(u)))} − {by} = {comes}"
        return f"({operand(percent(progress.at(u)))} − 100%) × {by} = {comes}"

    def shown(u: int) -> Text:
        points = percent(abs(share).at(u)).removesuffix("%")
        if not points.strip("0."):
            return message("on pace")
        if more_than(share, 0.0)[u]:
            return message("{points} pp ahead", points=points)
        return message("{points} pp behind", points=points)

    return Line(message("Against pace"), "percent", says, shown, lambda u: bool(number[u]))


def _adds_up(*written: str) -> bool:
    """Whether a difference comes out as it is written, with the digits that are written.

    >>> _adds_up("48.0220%", "50%", "-1.9780%"), _adds_up("4.1667%", "8.3333%", "-4.1667%")
    (True, False)
    """
    whole, part, comes = (as_figures(float(text.removesuffix("%"))) for text in written)
    return bool(same(whole - part, comes))
