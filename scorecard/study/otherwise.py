"""A board under another choice: what ranks, effects and grades would be if tables and totals declared otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol, TypeVar

from scorecard.engine.post_ranking import table_outcome, total_outcome
from scorecard.engine.ranking import rank_table, rank_total
from scorecard.model.board import Board, Place, TotalBoard
from scorecard.model.ranking import BoundsOn
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total, totals_in_order

Of = TypeVar("Of", SchemeTable, Total)


class Alternative(Protocol):
    """What a table or total would declare instead."""

    def __call__(self, of: Of, /) -> Of:
        """The table or total as it would be."""
        ...


def otherwise(board: Board, change: Alternative) -> Board:
    """The board with its outcomes formed anew on the same totals, as they were before effects."""
    scheme = board.scheme
    scored = tuple(
        rank_table(scheme, replace(table.before, terms=replace(table.terms, table=change(table.table))))
        for table in board.tables
    )
    tables = tuple(table_outcome(scheme, table, scored) for table in scored)
    done: dict[str, TotalBoard] = {}
    by_id = {total.of.id: total for total in board.totals}
    for of in totals_in_order(scheme.totals):
        if of.id in by_id:
            before = tuple(done.values())
            ranked = rank_total(scheme, replace(by_id[of.id].before, total_of=change(of)), tables, before)
            done[of.id] = total_outcome(scheme, ranked, tables, before)
    return replace(board, tables=tables, totals=tuple(done[total.of.id] for total in board.totals))


def on_exact_totals(board: Board) -> Board:
    """The same board with ranks and grades formed on totals before rounding."""

    def exact(of: Of) -> Of:
        return replace(of, ranking=replace(of.ranking, rank_on="exact"))

    return otherwise(board, exact)


def with_bounds_on(board: Board, id: str, how: BoundsOn) -> Place:
    """A table or total with the bounds of its grades and effects met in another way."""

    def change_bounds(of: Of) -> Of:
        return replace(of, ranking=replace(of.ranking, bounds_on=how)) if of.id == id else of

    return otherwise(board, change_bounds).part(id)


def with_places_kept(board: Board, id: str, n: int) -> Place:
    """A table or total of whose grade at `n` the places of those kept from it stay empty."""

    def keep_places(of: Of) -> Of:
        grades = tuple(
            replace(grade, vacant="kept") if m == n else grade for m, grade in enumerate(of.grades)
        )
        return replace(of, grades=grades) if of.id == id else of

    return otherwise(board, keep_places).part(id)
