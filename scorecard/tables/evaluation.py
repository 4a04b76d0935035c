"""What `evaluate` hands out: the ranking of each total, each table, and the notes."""

from __future__ import annotations

from dataclasses import replace

from scorecard.base.message import message
from scorecard.model.board import Board, TableBoard
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status
from scorecard.model.total import made_of
from scorecard.study.notes import Note, notes
from scorecard.tables.by_indicator import by_indicator
from scorecard.tables.grid import actuals_grid, completion_grid, marks_grids, points_grid, single_unit
from scorecard.tables.ranking import total_ranking
from scorecard.tables.raw import raw_grid
from scorecard.tables.table import Document, Table
from scorecard.tables.view import WHOLE, View


def evaluation(
    board: Board, view: View = WHOLE, table: str | None = None, said_first: tuple[Note, ...] = ()
) -> Document:
    """Rankings and tables of a period; with `table`, that one alone and in full.

    `said_first` are notes that the board itself cannot know, such as whether the period is sealed.
    """
    if table is not None:
        return _document(_narrowed(board, table), _one(board, view, table), said_first)
    formed = [total for total in board.totals if not (total.status == Status.NOT_DUE).all()]
    shown = [total_ranking(board, total, view) for total in formed]
    shown += [_grid(board, each, view) for each in board.tables if _is_shown(each, view)]
    return _document(board, tuple(shown), said_first)


def _is_shown(table: TableBoard, view: View) -> bool:
    """Whether anything of a table is due, for any unit of the view."""
    return table.due and bool(view.order(table.units, table.ranks.overall))


def _narrowed(board: Board, id: str) -> Board:
    """The board of one table or total alone, with all it is made of, for the notes that concern it."""
    of = next((total.total_of for total in board.totals if total.total_of.id == id), None)
    ids = {id} | (made_of(of, board.scheme.totals) if of else set())
    tables = tuple(table for table in board.tables if table.table.id in ids)
    totals = tuple(total for total in board.totals if total.total_of.id in ids)
    return replace(board, tables=tables, totals=totals)


def evaluation_by(
    board: Board, table: TableBoard, row: Indicator, view: View, said_first: tuple[Note, ...] = ()
) -> Document:
    """The units ordered by one indicator."""
    narrowed = _narrowed(board, table.table.id)
    return _document(narrowed, (by_indicator(board, table, row, view),), said_first)


def _one(board: Board, view: View, id: str) -> tuple[Table, ...]:
    for total in board.totals:
        if total.total_of.id == id:
            return (total_ranking(board, total, view),)
    table = board.table(id)
    if table.table.inputs:
        return (raw_grid(table, view),)
    if len(table.units) == 1:
        return (single_unit(board, table),)
    shown = [points_grid(board, table, view)]
    if any(row.targets for row in table.table.rows):
        shown += [actuals_grid(board, table, view), completion_grid(board, table, view)]
    if any(row.judging for row in table.table.rows):
        shown += marks_grids(board, table, view)
    return tuple(shown)


def _grid(board: Board, table: TableBoard, view: View) -> Table:
    return single_unit(board, table) if len(table.units) == 1 else points_grid(board, table, view)


def _document(board: Board, tables: tuple[Table, ...], said_first: tuple[Note, ...]) -> Document:
    scheme = board.scheme
    issuer = scheme.issuer or ""
    return Document(
        titles=(scheme.title, message("Results, {period}", period=board.period.title)),
        tables=tables,
        notes=tuple(note.text for note in (*said_first, *notes(board))),
        fill_in=(message("Office: {issuer}", issuer=issuer), message("Date: ")),
    )
