"""Weighted totals over tables."""

from __future__ import annotations

import numpy as np

from scorecard.engine.quantity import divide, rounded, settle
from scorecard.engine.table import rank_units
from scorecard.model.board import Floats, TableBoard, TotalBoard
from scorecard.model.scheme import Scheme, Total
from scorecard.model.status import Status


def score_total(scheme: Scheme, total: Total, tables: tuple[TableBoard, ...]) -> TotalBoard:
    """Σ weight × (table total ÷ table full points), for the units that stand in all its tables.

    A total one of whose tables is wholly not due is not formed; one that lacks a cell is missing. It is
    rounded for real where the scheme says so (`rounding: {overall: …}`).

    70 × 91.20 ÷ 100 + 30 × 24.60 ÷ 30 = 88.44.
    """
    boards = [board for board in tables if board.table.id in total.weights]
    members = [set(board.table.units) for board in boards]
    chosen = [n for n in range(len(scheme.units)) if all(n in m for m in members)]
    units = tuple(scheme.units[n] for n in chosen)
    at = {board.table.id: [board.table.units.index(n) for n in chosen] for board in boards}

    def weighted(board: TableBoard, figures: Floats) -> Floats:
        here = at[board.table.id]
        return settle(total.weights[board.table.id] * divide(figures[here], board.full_total[here]))

    parts = {board.table.id: weighted(board, board.total) for board in boards}
    not_due = any(not (board.full > 0).any() for board in boards)
    sums = settle(np.sum(list(parts.values()), axis=0))
    known = settle(np.nansum([weighted(board, board.known) for board in boards], axis=0))
    low = settle(np.sum([weighted(board, board.low) for board in boards], axis=0))
    high = settle(np.sum([weighted(board, board.high) for board in boards], axis=0))
    way = scheme.rounding.overall, scheme.rounding.mode
    sums, low, high = (rounded(figures, *way) for figures in (sums, low, high))
    if not_due:
        sums, low, high = (np.full(len(units), np.nan) for _ in range(3))
    rank, group_rank, best, worst = rank_units(
        sums, low, high, units, total.ties, total.rank_on, scheme.decimals.total
    )
    lacking = np.where(np.isnan(sums), Status.MISSING, Status.SCORED)
    return TotalBoard(
        total_of=total,
        units=units,
        parts=parts,
        total=sums,
        known=known,
        status=np.full(len(units), Status.NOT_DUE, np.int8) if not_due else lacking.astype(np.int8),
        rank=rank,
        group_rank=group_rank,
        rank_low=best,
        rank_high=worst,
    )
