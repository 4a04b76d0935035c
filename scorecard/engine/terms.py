"""What holds in a period: amendments, stage targets, pace, what is due."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scorecard.engine.ends import fill_ends, no_ends, paced, seen_value
from scorecard.engine.quantity import settle
from scorecard.model.board import Floats, Terms
from scorecard.model.period import Period
from scorecard.model.scheme import NOT_ASSESSED, Change, Indicator, Rule, Scheme, SchemeTable, Target


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


def pace_of(scheme: Scheme, row: Indicator, period: Period) -> float:
    """The share of the year's (or plan's) target due by a period; NaN where the row has no pace.

    Linear: months gone ÷ months in all.

    A flow of a yearly scheme is due to a half by 2017Q2: 6 ÷ 12.
    """
    if row.pace == "none" or (period in row.targets and period != Period(scheme.year, 12)):
        return float("nan")
    share = period.month / 12 if row.pace == "linear" else dict(row.pace).get(period.month, float("nan"))
    years = scheme.years
    return (period.year - years[0] + share) / len(years)


def terms(scheme: Scheme, table: SchemeTable, period: Period) -> Terms:
    """What holds for one table in one period.

    target = the stage target of that very period, else the year's
    due    = target × pace, or the target where there is no pace
    seen   = due, or the year's target (`interim: year`, `none`)
    """
    table = amended(scheme, table, period)
    shape = len(table.units), len(table.rows)
    target, year_target = np.full(shape, np.nan), np.full(shape, np.nan)
    text: list[list[str]] = [["" for _ in table.rows] for _ in table.units]
    held: list[list[Target | None]] = [[None for _ in table.rows] for _ in table.units]
    ends, seen_ends = no_ends(shape), no_ends(shape)
    assessed = np.ones(shape, dtype=np.bool_)
    pace = np.array([pace_of(scheme, row, period) for row in table.rows])
    year_end = Period(scheme.year, 12)
    for i, row in enumerate(table.rows):
        if not row.targets:
            continue
        cells = row.targets.get(period, row.targets.get(year_end, (NOT_ASSESSED,) * len(table.units)))
        target[:, i] = [cell.value for cell in cells]
        of_year = row.targets.get(year_end, cells)
        year_target[:, i] = [seen_value(row, cell) for cell in of_year]
        fill_ends(ends, i, row, cells)
        fill_ends(seen_ends, i, row, cells if row.interim == "due" else of_year, row.rule.against)
        assessed[:, i] = [cell.assessed for cell in cells]
        if row.zero_target == "not_applicable":
            assessed[:, i] &= target[:, i] != 0
        for u, cell in enumerate(cells):
            text[u][i] = cell.printed(row.measure)
            held[u][i] = cell
    points = np.array([row.points for row in table.rows]).T.reshape(shape)
    applies = np.array([row.applies for row in table.rows]).T.reshape(shape)
    by_class = (points == 0) & np.array([row.scores for row in table.rows])
    due = settle(np.where(np.isnan(pace), target, target * pace))
    interim = np.array([row.interim == "due" for row in table.rows])
    aimed = _aimed(held, table)
    seen_due = settle(np.where(np.isnan(pace), aimed, aimed * pace))
    return Terms(
        target=target,
        target_text=tuple(tuple(row) for row in text),
        cells=tuple(tuple(row) for row in held),
        ends=ends,
        due_ends=paced(ends, pace),
        seen_ends=paced(seen_ends, np.where(interim, pace, np.nan)),
        due=due,
        seen=np.where(interim, seen_due, year_target),
        pace=pace,
        points=points,
        due_now=np.array(
            [_due_now(row, period, share) for row, share in zip(table.rows, pace, strict=True)],
            dtype=np.bool_,
        ),
        applicable=assessed & applies & ~by_class,
        table=table,
    )


def _due_now(row: Indicator, period: Period, pace: float) -> bool:
    in_period = not row.due_in or period.month in row.due_in
    return in_period and pace != 0 and (row.interim != "none" or period.year_end)


def _aimed(held: list[list[Target | None]], table: SchemeTable) -> Floats:
    """The number of each cell that its rule looks at; float64[U, I]."""
    found = [
        [seen_value(row, cell) if cell else np.nan for row, cell in zip(table.rows, cells, strict=True)]
        for cells in held
    ]
    return np.array(found, dtype=np.float64).reshape(len(table.units), len(table.rows))
