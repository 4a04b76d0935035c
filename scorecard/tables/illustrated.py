"""A document with charts, and how each of its cells came about: for what is read on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scorecard.base.message import message
from scorecard.model.board import Board, TableBoard
from scorecard.study.compare.changes import BoardComparison
from scorecard.study.explain.cell import explain_cell
from scorecard.study.explain.step import Step
from scorecard.study.overview.subjects import change_of, subjects
from scorecard.tables.chart import Chart
from scorecard.tables.charts import dots, heat, lines, slopes
from scorecard.tables.steps import steps_table
from scorecard.tables.table import Document, Table
from scorecard.tables.tones import working
from scorecard.tables.view import View

_MOST_CELLS = 400


class Course(NamedTuple):
    """The boards of the year's periods so far, and those of the year before; none where nothing was sent in."""

    now: Sequence[Board] = ()
    before: Sequence[Board] = ()


def with_illustrations(
    document: Document,
    board: Board,
    view: View,
    table: str | None,
    comparison: BoardComparison | None,
    course: Course,
) -> Document:
    """The document with its charts before the tables they are drawn from, and the workings of its cells."""
    charts = tuple(_charts(board, view, table, comparison, course))
    return document._replace(
        annexes=(*charts, *document.annexes), workings=tuple(_workings(board, view, table))
    )


def _charts(
    board: Board, view: View, id: str | None, comparison: BoardComparison | None, course: Course
) -> Iterator[Chart]:
    places = subjects(board, id)
    for place in places[:1]:
        change = change_of(comparison, place)
        drawn: list[Chart | None] = [dots(board, place, view, comparison, change)]
        if comparison is not None and change is not None and change.ranking.total.known:
            drawn.append(slopes(board, place, view, comparison, change))
        yield from (chart for chart in drawn if chart)
    for each in _tables(board, id):
        chart = heat(board, each, view)
        if chart:
            yield chart
    for place in places[:1]:
        course_of = lines(place, view, course.now, course.before)
        if course_of:
            yield course_of


def _tables(board: Board, id: str | None) -> list[TableBoard]:
    """The tables of points that are shown."""
    return [
        table
        for table in board.tables
        if table.due and not table.table.inputs and id in (None, table.table.id)
    ]


def _workings(board: Board, view: View, id: str | None) -> Iterator[Table]:
    """How each cell of the tables shown came about, where they are not too many to be read."""
    cells = [
        (table, u, i)
        for table in _tables(board, id)
        for u in view.shown_units(table.units)
        for i, row in enumerate(table.table.rows)
        if row.scores and table.terms.due_now[i]
    ]
    if len(cells) > _MOST_CELLS:
        return
    # A row that is scored again is so for all its units: it is told of one after the other.
    steps = {cell: _steps(board, *cell) for cell in sorted(cells, key=lambda cell: cell[2])}
    for table, u, i in cells:
        title = message("{unit} · {row}", unit=table.units[u].short, row=table.table.rows[i].name)
        yield steps_table(working(table, u, i), (title,), steps[table, u, i], listed=False)


def _steps(board: Board, table: TableBoard, u: int, i: int) -> tuple[Step, ...]:
    return explain_cell(board, table, table.units[u], table.table.rows[i]).steps
