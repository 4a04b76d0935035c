"""What was returned by units and by providers: the counts are those that one gets by looking at cell after cell."""

from __future__ import annotations

import pytest

from scorecard.model.board import Board
from scorecard.model.status import Status
from scorecard.study.completeness import ReturnsFilter, Tally, provider_tallies, unit_tallies
from scorecard.study.completeness import due_of as is_due
from tests.boards import SCORED, case_board, drawn_board


def counted(board: Board, chosen: ReturnsFilter) -> list[tuple[object, ...]]:
    """Each cell that is meant, with its unit, its provider, and what became of it."""
    return [
        (
            unit.short,
            row.provider or "",
            bool(is_due(table)[u, i]),
            Status(int(table.observations.status[u, i])),
            bool(table.observations.set_aside[u, i]),
        )
        for table in board.tables
        for u, unit in enumerate(table.units)
        for i, row in enumerate(table.table.rows)
        if (not chosen.units or unit.id in chosen.units)
        and (not chosen.providers or (row.provider or "") in chosen.providers)
    ]


def agree(board: Board, chosen: ReturnsFilter) -> None:
    cells = counted(board, chosen)
    sides = ((0, unit_tallies(board, chosen)), (1, provider_tallies(board, chosen)))
    for side, tallies in sides:
        for tally in tallies:
            mine = [cell for cell in cells if cell[side] == tally.name]
            due = [cell for cell in mine if cell[2]]
            lacking = [cell for cell in due if cell[3] in (Status.MISSING, Status.PENDING)]
            assert tally[:5] == (
                tally.name,
                len(due),
                len(due) - len(lacking),
                sum(cell[3] == Status.PENDING for cell in due),
                sum(cell[4] is True for cell in mine),
            )
            assert [lack.status for lack in tally.lacking] == [cell[3] for cell in lacking]
            assert (tally.returned is None) == (not due)
        assert sum(map(due_of, tallies)) == sum(cell[2] is True for cell in cells)


def due_of(tally: Tally) -> int:
    return tally.due


@pytest.mark.parametrize("seed", range(6))
def test_of_random_boards(seed: int) -> None:
    board = drawn_board(seed)
    if board is not None:
        agree(board, ReturnsFilter())
        agree(board, ReturnsFilter(units=(board.scheme.units[0].id,)))


@pytest.mark.parametrize("case", sorted(SCORED)[::12])
def test_of_worked_cases(case: str) -> None:
    board = case_board(case)
    if board is not None:
        agree(board, ReturnsFilter())
        providers = [row.provider or "" for table in board.tables for row in table.table.rows]
        agree(board, ReturnsFilter(providers=(providers[0],)))
