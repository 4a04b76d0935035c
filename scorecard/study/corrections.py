"""Which figures were corrected, from what to what, and why."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import Text
from scorecard.base.span import Span
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Flags
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Ledger
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.study.completeness import ALL, ReturnsFilter

Ints = NDArray[np.signedinteger[Any]]


class CorrectedFigure(NamedTuple):
    """A figure that was sent in again.

    figures : what was said, the first report first and what stands last, as written; reason : of the last correction
    """

    unit: Unit
    row: Indicator
    judge: str
    figures: tuple[Text, ...]
    reason: str
    span: Span

    @property
    def name(self) -> str:
        """The row, of a mark with its judge."""
        return f"{self.row.short} {self.judge}" if self.judge else self.row.short


def entries_of(board: TableBoard, u: int, i: int) -> tuple[int, ...]:
    """The standing ledger entries behind a cell: its own, its judges' marks, or those of its objects."""
    if board.table.rows[i].judging:
        return tuple(int(e) for e in board.observations.mark_entry[u, i] if e >= 0)
    entry, items = int(board.observations.entry[u, i]), board.observations.items
    objects = tuple(items.entry[items.cell_slice(u, i)].tolist())
    return (entry, *objects) if entry >= 0 else objects


def cells_with(board: TableBoard, entries: Ints) -> Flags:
    """bool[U, I], the cells that one of these entries stands behind."""
    seen = board.observations
    judged = np.array([row.judging is not None for row in board.table.rows], dtype=np.bool_)
    cells: Flags = np.where(
        judged, _among(seen.mark_entry, entries).any(axis=-1), _among(seen.entry, entries)
    )
    cells.ravel()[seen.items.cell[_among(seen.items.entry, entries)]] = True
    return cells


def _among(some: Ints, entries: Ints) -> Flags:
    """Which of some places in the ledger are among these entries; a table of the ledger is soon made, sorting is not."""
    return np.isin(some, entries, kind="table")


def corrections_of(ledger: Ledger, board: TableBoard, u: int, i: int) -> tuple[tuple[int, ...], ...]:
    """The chains of corrections behind a cell, each the first report first; empty where nothing was corrected."""
    return tuple(ledger.chain(e) for e in entries_of(board, u, i) if ledger.previous[e] >= 0)


def all_corrections(
    board: Board, chosen: ReturnsFilter = ALL
) -> tuple[tuple[TableBoard, int, int, tuple[int, ...]], ...]:
    """Every corrected cell of a period, in printed order, with its chain."""
    entries = np.flatnonzero(board.ledger.previous >= 0)
    return tuple(
        (table, u, i, chain)
        for table in board.tables
        for u, i in np.argwhere(cells_with(table, entries) & chosen.cells(table)).tolist()
        for chain in corrections_of(board.ledger, table, u, i)
    )


def changes(board: Board, chosen: ReturnsFilter = ALL) -> tuple[CorrectedFigure, ...]:
    """What differs from the first return of a period, in printed order."""
    ledger = board.ledger
    corrected = []
    for table, u, i, chain in all_corrections(board, chosen):
        last = ledger.details[chain[-1]]
        figures = tuple(ledger.details[e].raw or Status(int(ledger.status[e])).text for e in chain)
        unit, row = table.units[u], table.table.rows[i]
        corrected.append(CorrectedFigure(unit, row, last.judge, figures, last.reason, ledger.span(chain[-1])))
    return tuple(corrected)
