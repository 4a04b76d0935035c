"""Which figures were corrected, from what to what, and why."""

from __future__ import annotations

from scorecard.model.board import Board, TableBoard
from scorecard.model.ledger import Ledger


def entries_of(board: TableBoard, u: int, i: int) -> tuple[int, ...]:
    """The standing ledger entries behind a cell: its own, its judges' marks, or those of its objects."""
    if board.table.rows[i].judging:
        return tuple(int(e) for e in board.observations.mark_entry[u, i] if e >= 0)
    entry, items = int(board.observations.entry[u, i]), board.observations.items
    objects = tuple(items.entry[items.of(u, i)].tolist())
    return (entry, *objects) if entry >= 0 else objects


def corrections_of(ledger: Ledger, board: TableBoard, u: int, i: int) -> tuple[tuple[int, ...], ...]:
    """The chains of corrections behind a cell, each the first report first; empty where nothing was corrected."""
    return tuple(ledger.chain(e) for e in entries_of(board, u, i) if ledger.previous[e] >= 0)


def all_corrections(board: Board) -> tuple[tuple[TableBoard, int, int, tuple[int, ...]], ...]:
    """Every corrected cell of a period, in printed order, with its chain."""
    return tuple(
        (table, u, i, chain)
        for table in board.tables
        for u in range(len(table.units))
        for i in range(len(table.table.rows))
        for chain in corrections_of(board.ledger, table, u, i)
    )
