"""Which rows of actuals a period is formed from, and which of them it has no use for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.engine.items import set_aside
from scorecard.model.board import TableBoard
from scorecard.model.due_periods import month_begun
from scorecard.model.figure import Flags
from scorecard.model.ledger import Ledger, ordinal
from scorecard.model.observations import Observations
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable


def used_rows(scheme: Scheme, ledger: Ledger, period: Period, observed: Sequence[Observations]) -> Flags:
    """The rows of the period, and earlier ones that its values are added up from, carried over from or held against.

    observed : what was observed in the period, table by table
    """
    concerned: Flags = ledger.period == ordinal(period)
    for t, (table, seen) in enumerate(zip(scheme.tables, observed, strict=True)):
        concerned |= seen.parts.entries(ledger, t)
        concerned |= _overlapping_rows(scheme, ledger, t, table, period)
    return concerned


def _overlapping_rows(scheme: Scheme, ledger: Ledger, t: int, table: SchemeTable, period: Period) -> Flags:
    """Rows for several months that no value is added up from, and those inside others that one is."""
    flags = np.zeros(len(ledger), dtype=np.bool_)
    if not ledger.months.any():
        return flags
    for i, row in enumerate(table.rows):
        if row.added_up:
            years = (period.year,) if row.alone else scheme.years_of(row, period.year)
            since = ordinal(Period(years[0], 1)) + month_begun(scheme, row, period)
            of_row = (ledger.table == t) & (ledger.row == i)
            flags |= of_row & (ledger.period >= since) & (ledger.period <= ordinal(period))
    return flags


def rows_set_aside(scheme: Scheme, ledger: Ledger, concerned: Flags, tables: tuple[TableBoard, ...]) -> Flags:
    """Numbers sent for cells that are not assessed or not due, objects that count under another row, and sums said twice.

    The last are rows for the same months as others that were taken instead. Only rows the period is formed from
    can be set aside: one that a figure of an earlier year was looked up in is used.

    concerned : bool[entries], the rows that the period is formed from (`used_rows`)
    """
    aside = np.zeros(len(ledger), dtype=np.bool_)
    ids = [table.id for table in scheme.tables]

    def mine(board: TableBoard) -> Flags:
        flags: Flags = ~np.isnan(ledger.value)
        flags &= ledger.table == ids.index(board.table.id)
        return flags

    for board in tables:
        judged = np.array([row.judging is not None for row in board.table.rows], dtype=np.bool_)
        wanted = board.terms.applicable | board.observations.answered
        unwanted = board.observations.set_aside | ~wanted | (judged & ~board.terms.due_now)
        if unwanted.any():
            at = np.flatnonzero(mine(board))
            aside[at] = unwanted[ledger.unit[at], ledger.row[at]]
        if len(board.observations.items.entry):
            aside |= set_aside(board.observations.items, len(ledger))
        added_up = np.array([row.added_up for row in board.table.rows], dtype=np.bool_)
        if added_up.any():
            taken = board.observations.parts.entries(ledger, ids.index(board.table.id))
            untaken = np.flatnonzero(mine(board) & ~taken)
            aside[untaken] |= added_up[ledger.row[untaken]]
    return aside & concerned
