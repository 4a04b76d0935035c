"""What `evaluate` hands out: a first page, the tables behind it, and how it is scored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from scorecard.base.message import message
from scorecard.model.board import Board, TableBoard
from scorecard.model.indicator import Indicator
from scorecard.model.total import made_of
from scorecard.study.compare.changes import BoardComparison
from scorecard.study.note import Note
from scorecard.study.overview.lead import lead
from scorecard.study.overview.remarks import Remarks, remarks, row_remarks
from scorecard.study.overview.subjects import change_of, subjects
from scorecard.tables.grid import actuals_grid, completion_grid, marks_grid, points_grid
from scorecard.tables.raw import raw_grid
from scorecard.tables.single_unit import single_unit
from scorecard.tables.standings import sheet_ranking, standings
from scorecard.tables.table import Document, Listing, Table
from scorecard.tables.view import WHOLE, View


def evaluation(
    board: Board,
    view: View = WHOLE,
    table: str | None = None,
    standing: tuple[Note, ...] = (),
    comparison: BoardComparison | None = None,
) -> Document:
    """The first page of a period and its tables; with `table`, of that table or total alone and in full.

    `standing` are notes that the board itself cannot know, such as whether the period is sealed; `comparison` is
    that with the year before, where it is known.
    """
    part = board if table is None else narrow_board(board, table)
    if comparison is not None and table is not None:
        comparison = _narrowed_change(comparison, part)
    places = subjects(part, table)
    rankings = tuple(standings(board, place, view, change_of(comparison, place)) for place in places)
    if table is not None:
        tables = tuple(make() for make in _table_makers(board, view, table))
    else:
        tables = tuple(
            single_unit(board, each) if len(each.units) == 1 else points_grid(board, each, view)
            for each in board.tables
            if _is_shown(each, view)
        )
    page = _page(part, remarks(part, standing, comparison, board))
    return page._replace(
        lead=lead(part, comparison, table),
        tables=rankings or tables[:1],
        annexes=tables if rankings else tables[1:],
    )


def sheet(board: Board, view: View = WHOLE, table: str | None = None, first_alone: bool = False) -> Document:
    """The same for machines: the ranking of each total, then of each table what it is shown with in full.

    first_alone : only the first of these is made
    """
    totals = [place for place in subjects(board, table) if not isinstance(place, TableBoard)]
    makers: list[_Maker] = [partial(sheet_ranking, board, place, view) for place in totals]
    tables = [each for each in board.tables if _is_shown(each, view) or each.table.inputs]
    if table is not None:
        tables = [] if totals else [board.table(table)]
    makers += [maker for each in tables for maker in _as_sheets(board, each, view)]
    made = makers[:1] if first_alone else makers
    return Document((board.scheme.title,), tuple(make() for make in made), left_out=len(makers) - len(made))


def evaluation_by(
    board: Board, table: TableBoard, row: Indicator, view: View, standing: tuple[Note, ...] = ()
) -> Document:
    """The units ordered by one indicator."""
    from scorecard.tables.by_indicator import by_indicator

    texts = row_remarks(narrow_board(board, table.table.id), table, row, standing, board)
    return _page(board, texts)._replace(tables=(by_indicator(board, table, row, view),))


def _is_shown(table: TableBoard, view: View) -> bool:
    """Whether anything of a table is due, for any unit of the view."""
    return table.due and bool(view.order(table.units, table.ranks.overall))


def narrow_board(board: Board, id: str) -> Board:
    """The board of one table or total alone, with all it is made of, for what is said of it."""
    of = next((total.total_of for total in board.totals if total.total_of.id == id), None)
    ids = {id} | (made_of(of, board.scheme.totals) if of else set())
    tables = tuple(table for table in board.tables if table.table.id in ids)
    totals = tuple(total for total in board.totals if total.total_of.id in ids)
    return replace(board, tables=tables, totals=totals)


def _narrowed_change(comparison: BoardComparison, board: Board) -> BoardComparison:
    """The comparison of what a narrowed board holds alone."""
    tables = {table.table.id for table in board.tables}
    totals = {total.total_of.id for total in board.totals}
    return replace(
        comparison,
        tables=tuple(table for table in comparison.tables if table.id in tables),
        totals=tuple(total for total in comparison.totals if total.now.total_of.id in totals),
    )


_Maker = Callable[[], Table]


def _table_makers(board: Board, view: View, id: str, blocks: bool = True) -> list[_Maker]:
    """A table in full: points, actuals, completion and marks; of a total nothing but its ranking."""
    if any(total.total_of.id == id for total in board.totals):
        return []
    table = board.table(id)
    if table.table.inputs:
        return [partial(raw_grid, table, view)]
    if len(table.units) == 1:
        return [partial(single_unit, board, table)]
    makers: list[_Maker] = [partial(points_grid, board, table, view, blocks)]
    if any(row.targets or row.shown.any for row in table.table.rows):
        makers.append(partial(actuals_grid, table, view))
    if any(row.targets for row in table.table.rows):
        makers.append(partial(completion_grid, board, table, view))
    judged = [i for i, row in enumerate(table.table.rows) if row.judging]
    return [*makers, *(partial(marks_grid, board, table, i, view) for i in judged)]


def _as_sheets(board: Board, table: TableBoard, view: View) -> list[_Maker]:
    if not table.table.inputs and len(table.units) == 1:
        return [partial(single_unit, board, table, with_due=False)]
    return _table_makers(board, view, table.table.id, blocks=False)


def _page(board: Board, texts: Remarks) -> Document:
    """Titles, flags and notes; who signs; and how everything is scored, as an appendix."""
    scheme = board.scheme
    return Document(
        titles=(scheme.title, message("Results, {period}", period=board.title)),
        tables=(),
        notes=texts.period,
        fill_in=(message("Office: {issuer}", issuer=scheme.issuer or ""), message("Date: ")),
        flags=texts.flags,
        appendices=(
            Listing(message("Further notes"), texts.further),
            Listing(message("How it is scored"), texts.method),
        ),
    )
