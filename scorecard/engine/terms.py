"""What holds in a period: amendments, stage targets, pace, what is due."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, message
from scorecard.engine.target_bounds import TargetCells, due_of, ends_at_pace, ends_of, figures_of, seen_value
from scorecard.model.amendment import amend
from scorecard.model.due_periods import month_begun
from scorecard.model.ends import Ends
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    as_figures,
    blank,
    collapse_flags,
    concatenate,
    constant,
    lasting,
    stack_columns,
    with_line,
)
from scorecard.model.figure.operation import POWER, PRODUCT, operation
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.period_targets import PeriodTargets
from scorecard.model.scheme import Scheme
from scorecard.model.shared import numbers_of
from scorecard.model.table import SchemeTable
from scorecard.scheme.target import NOT_ASSESSED, Target
from scorecard.scheme.written import percent

PACE = message("Pace")


def amend_table(scheme: Scheme, table: SchemeTable, period: Period) -> SchemeTable:
    """The table with all amendments that hold by a period worked in, the later over the earlier; itself without any."""
    held = (amendment.changes for amendment in scheme.amendments if amendment.holds_in(period))
    return amend(table, (change for each in held for change in each), Period(scheme.year, 12))


def pace_of(scheme: Scheme, row: Indicator, period: Period) -> Figure:
    """The share of the year's (or plan's) target due by a period; NaN where the row has no pace.

    Linear: months gone ÷ months in all. What is held against another figure of the period has no pace.
    Of a row that is scored by the period alone: the share due in it, pace now − pace before.

    A flow of a yearly scheme is due to a half by 2017Q2: 6 ÷ 12; in 2017Q2 alone to a quarter.
    """
    if row.pace == "none" or (period in row.targets and period != Period(scheme.year, 12)):
        return as_figures(np.nan)
    if row.linked:
        return as_figures(np.nan)
    years = scheme.years_of(row, period.year)
    before = month_begun(scheme, row, period)
    share = _share_of_year(row.pace, period.month, before)
    if len(years) > 1:
        gone = share if row.alone else constant(period.year - years[0]) + share
        share = gone / len(years)
    declared = isinstance(row.pace, tuple) and len(years) == 1 and not before

    def says(u: int) -> Text | None:
        return message("{number} by the scheme", number=percent(share.at(u))) if declared else None

    return with_line(share, Line(PACE, "percent", says, where=lambda _: row.span, spelled=True))


@lru_cache
def _share_of_year(pace: str | tuple[tuple[int, float], ...], month: int, before: int) -> Figure:
    """The share of a year due from one month to another, the same for all rows of one pace."""
    if isinstance(pace, str):
        return (constant(month) - before) / 12 if before else _months(constant(month), 12)
    declared = dict(pace)
    share = constant(declared.get(month, np.nan), "percent")
    return share - constant(declared.get(before, np.nan), "percent") if before else share


@operation("{0} ÷ {1}", PRODUCT, (PRODUCT, POWER), excel="{0}/{1}")
def _months(gone: Figure, of: int) -> Figure:
    """A share of the months of a year; of all of them the whole, exactly."""
    return gone / of if gone.value < of else as_figures(1.0)


def terms(scheme: Scheme, table: SchemeTable, period: Period) -> PeriodTargets:
    """What holds for one table in one period, its amendments worked in."""
    return terms_of(scheme, amend_table(scheme, table, period), period)


def terms_of(scheme: Scheme, table: SchemeTable, period: Period) -> PeriodTargets:
    """What holds for one table that needs no further amendment.

    target = the stage target of that very period, else the year's
    due    = target × pace, or the target where there is no pace
    seen   = due, or the year's target (`interim: year`, `none`)
    """
    units = scheme.units_of(table)
    groups = units.groups
    pace = [pace_of(scheme, row, period) for row in table.rows]
    promised = [row_targets(scheme, row, groups, period) for row in table.rows]
    due = [due_targets(row, target, by) for row, target, by in zip(table.rows, promised, pace, strict=True)]
    shape = len(table.units), len(table.rows)
    points = _table(shape, [figures_of(row.points) for row in table.rows])
    # What is the same for all units is worked out for one.
    applies = collapse_flags(_flags(shape, [numbers_of(row.applies, np.bool_) for row in table.rows]))
    worth_nothing = collapse_flags(_flags(shape, [points[:, i].value == 0 for i in range(shape[1])]))
    worth_nothing = worth_nothing & table.scores
    by_class = np.array([bool(row.by_class) for row in table.rows], dtype=np.bool_)
    by_rule = np.array([bool(row.rule.by_group) for row in table.rows], dtype=np.bool_)
    group_open = collapse_flags(units.group_open)
    open_ = (by_class[:, None] & group_open).T
    assessed = collapse_flags(_flags(shape, [target.assessed for target in promised]))
    return PeriodTargets(
        target=_table(shape, [target.target for target in promised]),
        cells=tuple(target.cells for target in promised),
        ends=_ends(shape, [target.ends for target in promised]),
        due_ends=_ends(shape, [target.ends for target in due]),
        seen_ends=_ends(shape, [target.seen_ends for target in due]),
        due=_table(shape, [target.target for target in due]),
        seen=_table(shape, [target.seen for target in due]),
        pace=concatenate([blank(0), *(share[None] for share in pace)]),
        points=points,
        due_now=np.array(
            [
                _due_now(scheme, row, period, float(share.value))
                for row, share in zip(table.rows, pace, strict=True)
            ],
            dtype=np.bool_,
        ),
        applicable=np.broadcast_to((assessed | open_) & applies & ~worth_nothing, shape),
        open=np.broadcast_to(lasting(((by_class | by_rule)[:, None] & group_open).T), shape),
        table=table,
        groups=groups,
        assessed=units.assessed,
    )


class RowTargets(NamedTuple):
    """The targets of one row, by unit.

    target, ends : the number promised, and where it is kept
    seen, seen_ends : the same of the target that its rule looks at
    """

    cells: Sequence[Target | None]
    assessed: Flags
    target: Figure
    seen: Figure
    ends: Ends
    seen_ends: Ends


def row_targets(scheme: Scheme, row: Indicator, groups: tuple[str, ...], period: Period) -> RowTargets:
    """The targets of one row that hold in a period, before pace: the stage's, else the year's."""
    if not row.targets:
        none = as_figures(np.full(len(groups), np.nan))
        strict = np.zeros(len(groups), dtype=np.bool_)
        return RowTargets(
            (None,) * len(groups), ~strict, none, none, Ends(none, none, strict), Ends(none, none, strict)
        )
    year_end = Period(scheme.year, 12)
    own_end = Period(period.year, 12) if row.per == "year" else year_end
    nothing = (NOT_ASSESSED,) * len(groups)
    cells = row.targets.get(period, row.targets.get(own_end, row.targets.get(year_end, nothing)))
    looked_at = cells if row.interim == "due" else row.targets.get(own_end, row.targets.get(year_end, cells))
    of_units = TargetCells(cells)
    target, ends = of_units.figures(lambda cell: cell.value), of_units.ends(row.direction)
    assessed = of_units.numbers(lambda cell: cell.assessed, np.bool_)
    if row.zero_target == "not_applicable":
        assessed = assessed & (target.value != 0)
    if looked_at is cells and all(part.compare.level != "stretch" for part in row.rule.parts):
        return RowTargets(cells, assessed, target, target, ends, ends)
    level_of = {group: row.rule.for_group(group).compare.level for group in set(groups)}
    levels = [level_of[group] for group in groups]
    numbers = [seen_value(cell, level) for cell, level in zip(looked_at, levels, strict=True)]
    seen_ends = ends_of(row, looked_at, levels)
    return RowTargets(cells, assessed, target, TargetCells(looked_at).as_written(numbers), ends, seen_ends)


def due_targets(row: Indicator, promised: RowTargets, pace: Figure) -> RowTargets:
    """The same as far as they are due by now; what the rule looks at only where it looks at what is due."""
    if pace.missing:
        return promised
    due, ends = due_of(promised.target, pace), ends_at_pace(promised.ends, pace)
    seen, seen_ends = promised.seen, promised.seen_ends
    if row.interim == "due":
        # Most rules look at what all look at.
        seen = due if seen is promised.target else due_of(seen, pace)
        seen_ends = ends if seen_ends is promised.ends else ends_at_pace(seen_ends, pace)
    return promised._replace(target=due, ends=ends, seen=seen, seen_ends=seen_ends)


def _table(shape: tuple[int, int], columns: Sequence[Figure]) -> Figure:
    return stack_columns(columns) if columns else blank(shape)


def _ends(shape: tuple[int, int], columns: Sequence[Ends]) -> Ends:
    return Ends(
        _table(shape, [column.lower for column in columns]),
        _table(shape, [column.upper for column in columns]),
        _flags(shape, [column.strict for column in columns]),
    )


def _flags(shape: tuple[int, int], columns: Sequence[Flags]) -> Flags:
    """bool[U, I]; where each row has one for all units, kept once."""
    ones = [collapse_flags(column) for column in map(lasting, columns)]
    if shape[0] and all(len(one) == 1 for one in ones):
        return np.broadcast_to(np.array(ones, np.bool_).reshape(1, shape[1]), shape)
    flags: Flags = np.array(columns, dtype=np.bool_).T.reshape(shape)
    return flags


def _due_now(scheme: Scheme, row: Indicator, period: Period, pace: float) -> bool:
    in_period = not row.due_in or period.month in row.due_in
    return in_period and pace != 0 and (row.interim != "none" or scheme.ends(row, period))
