"""Boards with figures that are only tried, scored whole by the engine, each once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from scorecard.engine.figures import official
from scorecard.engine.run import Rescorer
from scorecard.model.board import Board
from scorecard.study.gap.cell import Cell
from scorecard.study.gap.deciding import Deciding
from scorecard.study.gap.goal import Goal

Steps = Mapping[Cell, int]
"""Figures that are tried, in steps of each."""


class TrialOutcome(NamedTuple):
    """What comes of some figures: whether the goal is reached, and the unit's total and official rank.

    ahead : by how much its total is beyond the one that reaches the goal, below 0 where it lacks some; NaN where no total tells
    """

    reached: bool
    total: float
    rank: float
    ahead: float = float("nan")


class Standing:
    """What stands, with all that questions of one board have in common."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.deciding = Deciding.for_board(board)

    @cached_property
    def again(self) -> Rescorer:
        """The board to be scored with other figures."""
        return Rescorer(self.board)


class Trial:
    """Tries figures for one goal.

    base : what stands, with what its figures decide; unit, place : whose total is told, and where
    """

    def __init__(self, standing: Standing, goal: Goal, unit: str, place: str) -> None:
        self.base, self.goal, self.deciding = standing.board, goal, standing.deciding
        self._standing = standing
        self._unit, self._place = unit, place
        self._known: dict[frozenset[tuple[tuple[int, int, int], int]], TrialOutcome] = {}

    def outcome(self, steps: Steps) -> TrialOutcome:
        """What comes of figures of some cells, all others as they stand."""
        key = frozenset(((cell.table, cell.row, cell.unit), k) for cell, k in steps.items())
        if key not in self._known:
            self._known[key] = self._outcome(self._board(steps))
        return self._known[key]

    def _board(self, steps: Steps) -> Board:
        if not steps:
            return self.base
        figures = {cell.key(self.base): cell.steps.value(k) for cell, k in steps.items()}
        moved = self.deciding.moved_by(cell.place for cell in steps)
        return self._standing.again.rescore(figures, moved, self.deciding.tables_of(moved))

    def _outcome(self, board: Board) -> TrialOutcome:
        place = board.part(self._place)
        u = [other.id for other in place.units].index(self._unit)
        total, rank = float(place.total.shown[u]), float(official(place)[u])
        return TrialOutcome(bool(self.goal.is_reached(board)), total, rank, self.goal.ahead(board))
