"""What a first page is about: totals that are formed, else the tables that units are compared in."""

from __future__ import annotations

from scorecard.model.board import Board, Place, TableBoard, TotalBoard
from scorecard.study.compare.changes import BoardComparison
from scorecard.study.compare.moved import Subject
from scorecard.study.strengths import boards_of


def subjects(board: Board, id: str | None = None) -> tuple[Place, ...]:
    """The total or table asked for; else all totals that are formed, else all tables of several units.

    Tables of one unit are nobody's ranking; see `single_tables`. Nor is one of bonuses alone, beside others.
    """
    if id is not None:
        place = board.part(id)
        return (place,) if _compares(place) else ()
    tables = tuple(table for table in board.tables if table.due and _compares(table))
    return (
        tuple(total for total in board.totals if total.due)
        or tuple(table for table in tables if (table.due_full.value > 0).any())
        or tables
    )


def _compares(place: Place) -> bool:
    if isinstance(place, TableBoard) and place.table.inputs:
        return False
    return len(place.units) > 1


def single_tables(board: Board, id: str | None = None) -> tuple[TableBoard, ...]:
    """The tables of one unit that are due, or the one that is asked for."""
    return tuple(
        table
        for table in board.tables
        if len(table.units) == 1 and table.due and not table.table.inputs and id in (None, table.table.id)
    )


def tables_of(board: Board, place: Place) -> tuple[TableBoard, ...]:
    """The tables that make up a place."""
    return (place,) if isinstance(place, TableBoard) else boards_of(board, place.of.id)


def change_of(comparison: BoardComparison | None, place: Place) -> Subject | None:
    """How a place changed; None where the other board has no such place, or there is no other board."""
    if comparison is None:
        return None
    if isinstance(place, TotalBoard):
        return comparison.total(place.of.id)
    return comparison.table(place.of.id)
