"""Which rows of actuals a period is formed from, and which of them it has no use for."""

from __future__ import annotations

import numpy as np

from scorecard.engine.items import set_aside
from scorecard.model.board import TableBoard
from scorecard.model.figure import Flags
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Ledger, ordinal
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme


def rows_concerned(
    scheme: Scheme, ledger: Ledger, period: Period, tables: tuple[TableBoard, ...] = ()
) -> Flags:
    """The rows of the period, and earlier ones of the scheme's years that flows are added up from or carried over."""
    now = ordinal(period)
    concerned: Flags = ledger.period == now
    this_year = (ledger.period < now) & (ledger.period >= ordinal(Period(period.year, 1)))
    year_ends = [ordinal(Period(year, 12)) for year in scheme.years if year < period.year]
    for t, table in enumerate(scheme.tables):
        for i, row in enumerate(table.rows):
            mine = (ledger.table == t) & (ledger.row == i)
            if row.alone:
                concerned |= mine & _since_before(scheme, ledger, row, period)
            elif row.nature == "flow" and row.judging is None and row.reported == "period":
                summed = len(scheme.years_of(row, period.year)) > 1
                concerned |= mine & (this_year | ((ledger.period < now) & summed))
            elif row.nature == "flow" and row.judging is None and year_ends and row.per == "plan":
                concerned |= mine & np.isin(ledger.period, year_ends)
    for board in tables:
        for entry in board.observations.entry[board.observations.carried].tolist():
            concerned[list(ledger.chain(entry))] = True
    return concerned


def _since_before(scheme: Scheme, ledger: Ledger, row: Indicator, period: Period) -> Flags:
    """The rows a figure of the period alone follows from: the count before, or all periods since."""
    before = row.month_before(period, scheme.frequency)
    since = ordinal(Period(period.year, 1)) + before - 1
    if row.reported == "cumulative":
        # In the first period there is no count before to subtract.
        found: Flags = (ledger.period == since) & (before > 0)
    else:
        found = (ledger.period > since) & (ledger.period < ordinal(period))
    return found


def rows_set_aside(scheme: Scheme, ledger: Ledger, tables: tuple[TableBoard, ...]) -> Flags:
    """Numbers sent for cells that are not assessed or not due, and objects that count under another row."""
    aside = np.zeros(len(ledger), dtype=np.bool_)
    ids = [table.id for table in scheme.tables]
    number = ~np.isnan(ledger.value)
    for board in tables:
        mine = np.flatnonzero((ledger.table == ids.index(board.table.id)) & number)
        cells = ledger.unit[mine], ledger.row[mine]
        judged = np.array([row.judging is not None for row in board.table.rows], dtype=np.bool_)
        unwanted = ~board.terms.applicable | (judged & ~board.terms.due_now)
        aside[mine] = board.observations.set_aside[cells] | unwanted[cells]
        aside |= set_aside(board.observations.items, len(ledger))
    return aside
