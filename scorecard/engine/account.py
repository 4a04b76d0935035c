"""Where every row of actuals went."""

from __future__ import annotations

import numpy as np

from scorecard.engine.items import set_aside
from scorecard.language.derived import looked_back
from scorecard.model.board import Account, Flags, TableBoard
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Ledger, Role, ordinal
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.target import base_year


def account(
    scheme: Scheme, ledger: Ledger, period: Period, tables: tuple[TableBoard, ...], elsewhere: int
) -> Account:
    """rows = used + corrections + set aside + other periods; and the cells by status.

    `elsewhere` are the rows that belong to the schemes of other years.
    """
    concerned = rows_concerned(scheme, ledger, period, tables)
    aside = concerned & (ledger.role == Role.STANDING) & rows_set_aside(scheme, ledger, tables)
    repeated = concerned & (ledger.role == Role.REPEATED)
    corrected = concerned & (ledger.role == Role.CORRECTED)
    used = concerned & ~aside & ~repeated & ~corrected
    statuses = (
        np.concatenate([board.observations.status.ravel() for board in tables]) if tables else np.empty(0)
    )
    return Account(
        rows=len(ledger) + ledger.totals_left_out + ledger.other_years + elsewhere,
        used=int(used.sum()),
        corrections=int(corrected.sum()),
        set_aside=int(aside.sum() + repeated.sum()) + ledger.totals_left_out,
        other_periods=int((~concerned).sum()) + ledger.other_years + elsewhere,
        cells={status.id: int((statuses == status).sum()) for status in Status if (statuses == status).any()},
    )


def rows_concerned(scheme: Scheme, ledger: Ledger, period: Period, tables: tuple[TableBoard, ...]) -> Flags:
    """The rows of the period, and earlier ones of the scheme's years that its figures follow from.

    Those are what flows are added up from, what is carried over, and what formulas look back to.
    """
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
            for year in _base_years(row, period):
                whole = ledger.period == ordinal(Period(year, 12))
                if row.reported == "period":
                    whole = ledger.period // 12 == year
                concerned |= mine & whole
    for (t, i), back in looked_back(scheme.tables, period.year - scheme.years[0]):
        then = ordinal(Period(period.year - back, period.month))
        concerned |= (ledger.table == t) & (ledger.row == i) & (ledger.period == then)
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


def _base_years(row: Indicator, period: Period) -> set[int]:
    """The years that targets of a row start from, where their figures are not in the scheme itself."""
    links = [cell.link for cells in row.targets.values() for cell in cells]
    years = {base_year(link, row, period) for link in links if link and link.base is None}
    return {year for year in years if year is not None and year < period.year}


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
