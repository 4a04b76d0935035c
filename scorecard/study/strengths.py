"""What a unit is strongest and weakest in, and how many of its targets it has reached."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scorecard.model.board import Board, TableBoard
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status


@dataclass(frozen=True)
class Strength:
    """One row of a unit: its points and full points, their share, and its progress (NaN where judged)."""

    table: str
    row: Indicator
    points: float
    full: float
    share: float
    progress: float


@dataclass(frozen=True)
class Summary:
    """met of scored: targets reached among the scored rows that have one; the rows best and worst first."""

    met: int
    scored: int
    best: tuple[Strength, ...]
    worst: tuple[Strength, ...]


def summary(boards: tuple[TableBoard, ...], unit: str) -> Summary:
    """The summary of one unit over some tables.

    Strongest: of the rows that brought points, the highest progress, then the highest share of the
    full points. Weakest: the lowest share of the full points among those that lost any, then the lowest
    progress. Equal ones keep the printed order.
    """
    rows: list[Strength] = []
    met = scored = 0
    for board in boards:
        u = next((n for n, one in enumerate(board.units) if one.id == unit), None)
        if u is None:
            continue
        points, full, progress = board.points.shown[u], board.full.shown[u], board.progress.shown[u]
        share = (board.points[u] / board.full[u]).shown
        for i, row in enumerate(board.table.rows):
            if board.observations.status[u, i] != Status.SCORED or not row.scores or row.outside:
                continue
            figures = points[i], full[i], share[i], progress[i]
            rows.append(Strength(board.table.id, row, *(float(figure) for figure in figures)))
            if board.terms.seen.known[u, i]:
                scored += 1
                met += bool(board.met[u, i])
    best = sorted((s for s in rows if s.share > 0), key=lambda s: (-_figure(s), -s.share))
    worst = sorted((s for s in rows if s.share < 1), key=lambda s: (s.share, _figure(s)))
    return Summary(met, scored, tuple(best), tuple(worst))


def _figure(strength: Strength) -> float:
    return strength.share if np.isnan(strength.progress) else strength.progress


def boards_of(board: Board, total: str | None) -> tuple[TableBoard, ...]:
    """The tables of a total, or all ranked tables where there is none."""
    found = next((t for t in board.totals if t.total_of.id == total), None)
    return tuple(t for t in board.tables if found is None or t.table.id in found.per_point)
