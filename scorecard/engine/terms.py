"""What holds in a period: amendments, stage targets, pace, what is due."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from scorecard.engine.target_bounds import as_written, fill_ends, no_ends, paced, seen_value
from scorecard.model.board import Ends, PeriodTargets
from scorecard.model.figure import Figure, Flags, blank, joined, read, where
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.rule import Rule
from scorecard.model.scheme import Change, Scheme, SchemeTable
from scorecard.model.target import NOT_ASSESSED, Target


def amended(scheme: Scheme, table: SchemeTable, period: Period) -> SchemeTable:
    """The table with all amendments that hold by a period worked in, the later over the earlier."""
    rows = {row.id: row for row in table.indicators}
    for amendment in scheme.amendments:
        if amendment.since <= period:
            for change in amendment.changes:
                if change.table == table.id:
                    rows[change.indicator] = _changed(rows[change.indicator], change, Period(scheme.year, 12))
    return replace(table, indicators=tuple(rows.values()))


def _changed(row: Indicator, change: Change, year_end: Period) -> Indicator:
    if isinstance(change.value, Rule):
        return replace(row, rule=change.value)
    if not isinstance(change.value, Target):
        return replace(row, points=change.value)
    cells = list(row.targets[year_end])
    cells[change.unit or 0] = change.value
    return replace(row, targets={**row.targets, year_end: tuple(cells)})


def pace_of(scheme: Scheme, row: Indicator, period: Period) -> Figure:
    """The share of the year's (or plan's) target due by a period; NaN where the row has no pace.

    Linear: months gone ÷ months in all. What is held against another figure of the period has no pace.
    Of a row that is scored by the period alone: the share due in it, pace now − pace before.

    A flow of a yearly scheme is due to a half by 2017Q2: 6 ÷ 12; in 2017Q2 alone to a quarter.
    """
    if row.pace == "none" or (period in row.targets and period != Period(scheme.year, 12)):
        return read(np.nan)
    if any(cell.link and cell.link.indicator for cells in row.targets.values() for cell in cells):
        return read(np.nan)
    share = _share_of_year(row, period.month)
    years = scheme.years_of(row, period.year)
    if row.alone:
        before = row.month_before(period, scheme.frequency)
        since = share - _share_of_year(row, before) if before else share
        return since if len(years) == 1 else since / len(years)
    return share if len(years) == 1 else (share + (period.year - years[0])) / len(years)


def _share_of_year(row: Indicator, month: int) -> Figure:
    if isinstance(row.pace, str):
        return read(month) / 12 if month < 12 else read(1.0)
    return read(dict(row.pace).get(month, np.nan))


def terms(scheme: Scheme, table: SchemeTable, period: Period) -> PeriodTargets:
    """What holds for one table in one period, its amendments worked in."""
    return terms_of(scheme, amended(scheme, table, period), period)


def terms_of(scheme: Scheme, table: SchemeTable, period: Period) -> PeriodTargets:
    """What holds for one table that needs no further amendment.

    target = the stage target of that very period, else the year's
    due    = target × pace, or the target where there is no pace
    seen   = due, or the year's target (`interim: year`, `none`)
    """
    shape = len(table.units), len(table.rows)
    pace = joined([blank(0), *(pace_of(scheme, row, period)[None] for row in table.rows)])
    groups = tuple(unit.group or "" for unit in scheme.units_of(table))
    found = _promised(table, groups, period, Period(scheme.year, 12))
    points = read(np.array([row.points for row in table.rows]).T.reshape(shape))
    applies = np.array([row.applies for row in table.rows]).T.reshape(shape)
    by_class = (points.value == 0) & np.array([row.scores for row in table.rows])
    interim = np.array([row.interim == "due" for row in table.rows])
    return PeriodTargets(
        target=found.target,
        target_text=tuple(
            tuple(
                cell.printed(row.measure) if cell else ""
                for row, cell in zip(table.rows, row_of, strict=True)
            )
            for row_of in found.cells
        ),
        cells=found.cells,
        ends=found.ends,
        due_ends=paced(found.ends, pace),
        seen_ends=paced(found.seen_ends, where(interim, pace, np.nan)),
        due=_paced(found.target, pace),
        seen=_paced(found.seen, where(interim, pace, np.nan)),
        pace=pace,
        points=points,
        due_now=np.array(
            [
                _due_now(scheme, row, period, share)
                for row, share in zip(table.rows, pace.value.tolist(), strict=True)
            ],
            dtype=np.bool_,
        ),
        applicable=found.assessed & applies & ~by_class,
        table=table,
        groups=groups,
    )


class _Promised(NamedTuple):
    """Targets of a table, before pace; [U, I]. seen, seen_ends: those that rules look at."""

    cells: tuple[tuple[Target | None, ...], ...]
    target: Figure
    seen: Figure
    assessed: Flags
    ends: Ends
    seen_ends: Ends


def _promised(table: SchemeTable, groups: tuple[str, ...], period: Period, year_end: Period) -> _Promised:
    """The targets that hold in a period: the stage's, else the year's."""
    shape = len(table.units), len(table.rows)
    target, seen = blank(shape), blank(shape)
    ends, seen_ends = no_ends(shape), no_ends(shape)
    assessed = np.ones(shape, dtype=np.bool_)
    held: list[list[Target | None]] = [[None for _ in table.rows] for _ in table.units]
    for i, row in enumerate(table.rows):
        if not row.targets:
            continue
        own_end = Period(period.year, 12) if row.per == "year" else year_end
        nothing = (NOT_ASSESSED,) * len(table.units)
        cells = row.targets.get(period, row.targets.get(own_end, row.targets.get(year_end, nothing)))
        looked_at = (
            cells if row.interim == "due" else row.targets.get(own_end, row.targets.get(year_end, cells))
        )
        target.put((slice(None), i), as_written([cell.value for cell in cells], cells))
        levels = [row.rule.of(group).level for group in groups]
        numbers = [seen_value(cell, level) for cell, level in zip(looked_at, levels, strict=True)]
        seen.put((slice(None), i), as_written(numbers, looked_at))
        fill_ends(ends, i, row, cells)
        fill_ends(seen_ends, i, row, looked_at, levels)
        assessed[:, i] = [cell.assessed for cell in cells]
        if row.zero_target == "not_applicable":
            assessed[:, i] &= target.value[:, i] != 0
        for u, cell in enumerate(cells):
            held[u][i] = cell
    return _Promised(tuple(map(tuple, held)), target, seen, assessed, ends, seen_ends)


def _paced(figures: Figure, pace: Figure) -> Figure:
    return where(pace.missing, figures, figures * pace)


def _due_now(scheme: Scheme, row: Indicator, period: Period, pace: float) -> bool:
    in_period = not row.due_in or period.month in row.due_in
    return in_period and pace != 0 and (row.interim != "none" or scheme.ends(row, period))
