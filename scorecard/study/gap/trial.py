"""Boards with figures that are only tried, scored whole by the engine, each once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from scorecard.engine.figures import official
from scorecard.engine.run import rescored
from scorecard.model.board import Board
from scorecard.study.gap.cell import Cell
from scorecard.study.gap.deciding import Deciding
from scorecard.study.gap.goal import Goal

Steps = Mapping[Cell, int]
"""Figures that are tried, in steps of each."""


class Outcome(NamedTuple):
    """What comes of some figures: whether the goal is reached, and the unit's total and official rank."""

    reached: bool
    total: float
    rank: float


class Trial:
    """Tries figures for one goal.

    base : what stands, with what its figures decide; unit, place : whose total is told, and where
    """

    def __init__(self, base: Board, deciding: Deciding, goal: Goal, unit: str, place: str) -> None:
        self.base, self.goal, self.deciding = base, goal, deciding
        self._unit, self._place = unit, place
        self._known: dict[frozenset[tuple[tuple[int, int, int], int]], Outcome] = {}

    def outcome(self, steps: Steps) -> Outcome:
        """What comes of figures of some cells, all others as they stand."""
        key = frozenset(((cell.table, cell.row, cell.unit), k) for cell, k in steps.items())
        if key not in self._known:
            self._known[key] = self._outcome(self._board(steps))
        return self._known[key]

    def _board(self, steps: Steps) -> Board:
        ledger = self.base.ledger
        for cell, k in steps.items():
            ledger = ledger.with_value(cell.key(self.base), cell.steps.value(k))
        if not steps:
            return self.base
        moved = {table for cell in steps for table in self.deciding.tables_of(cell.place)}
        return rescored(self.base, ledger, moved)

    def _outcome(self, board: Board) -> Outcome:
        place = board.part(self._place)
        u = [other.id for other in place.units].index(self._unit)
        return Outcome(bool(self.goal.reached(board)), float(place.total.shown[u]), float(official(place)[u]))
