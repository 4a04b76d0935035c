"""What a unit is strongest and weakest in, and how many of its targets it has reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from scorecard.base.records import dataclass
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Flags, Floats
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status


@dataclass(frozen=True)
class Strength:
    """One row of a unit: its points and full points, their share, and its progress (NaN where judged).

    `worth` is the share that speaks for the unit: what is left of the full points where its table ranks the
    lowest total first.
    """

    table: str
    row: Indicator
    points: float
    full: float
    share: float
    progress: float
    worth: float


@dataclass(frozen=True)
class Summary:
    """met of scored: targets reached among the scored rows that have one; the rows best and worst first."""

    met: int
    scored: int
    best: tuple[Strength, ...]
    worst: tuple[Strength, ...]

    def ends(self, most: int) -> tuple[tuple[Strength, ...], tuple[Strength, ...]]:
        """The best and the worst rows, so many of each; of few rows the better half and the rest."""
        half = (len({(row.table, row.row.id) for row in (*self.best, *self.worst)}) + 1) // 2
        best = self.best[: min(most, half)]
        return best, tuple(row for row in self.worst if row not in best)[:most]


class _TableStrengths(NamedTuple):
    """A table, where its units stand, which cells are scored, and the figures that are asked of it for each of them."""

    board: TableBoard
    at: Mapping[str, int]
    scored: Flags
    points: Floats
    full: Floats
    share: Floats
    progress: Floats
    worth: Floats


def summary(boards: tuple[TableBoard, ...], unit: str) -> Summary:
    """The summary of one unit over some tables."""
    return summaries(boards)(unit)


def summaries(boards: tuple[TableBoard, ...]) -> Callable[[str], Summary]:
    """The summary of any unit over some tables.

    Strongest: of the rows that brought points and are not as weak as the weakest, the highest progress, then the
    highest share of the full points. Weakest: the lowest share of the full points among those that lost any, then the lowest
    progress. Equal ones keep the printed order. Where the lowest total is first, points count against it.
    """
    sides = [
        _TableStrengths(
            board,
            {unit.id: n for n, unit in enumerate(board.units)},
            board.observations.status == Status.SCORED,
            board.points.shown,
            board.full.shown,
            (share := board.points / board.full).shown,
            board.progress.shown,
            (1.0 - share if board.table.ranking.lowest_first else share).shown,
        )
        for board in boards
    ]
    return lambda unit: _summary([side for side in sides if unit in side.at], unit)


def _summary(sides: Sequence[_TableStrengths], unit: str) -> Summary:
    rows: list[Strength] = []
    met = scored = 0
    for board, at, of_cells, *figures in sides:
        u = at[unit]
        for i, row in enumerate(board.table.rows):
            if not of_cells[u, i] or not row.scores or row.outside:
                continue
            rows.append(Strength(board.table.id, row, *(float(each[u, i]) for each in figures)))
            if board.terms.seen.known[u, i]:
                scored += 1
                met += bool(board.met[u, i])
    best = sorted((s for s in rows if s.worth > 0), key=lambda s: (-_figure(s), -s.worth))
    worst = sorted((s for s in rows if s.worth < 1), key=lambda s: (s.worth, _figure(s)))
    if worst:
        # A row alone, or as weak as the weakest, is no strength.
        best = [s for s in best if (s.worth, _figure(s)) > (worst[0].worth, _figure(worst[0]))]
    return Summary(met, scored, tuple(best), tuple(worst))


def _figure(strength: Strength) -> float:
    return strength.worth if np.isnan(strength.progress) else strength.progress


def boards_of(board: Board, total: str | None) -> tuple[TableBoard, ...]:
    """The tables of a total, or all ranked tables where there is none."""
    chosen = next((t for t in board.totals if t.total_of.id == total), None)
    return tuple(t for t in board.tables if chosen is None or t.table.id in chosen.per_point)
