"""One row per unit and indicator: everything about each cell, unrounded."""

from __future__ import annotations

from scorecard.base.message import message, sense
from scorecard.model.board import Board, TableBoard
from scorecard.tables import words
from scorecard.tables.ranking import inside_groups, rank_cell
from scorecard.tables.table import Cell, Column, Document, Table, optional
from scorecard.tables.view import View

_COLUMNS = (
    Column("period", message("period"), key=True),
    Column("table", message("table")),
    Column("unit", words.UNIT, key=True),
    Column("group", words.GROUP),
    Column("indicator", words.INDICATOR, key=True),
    Column("measure", words.MEASURE),
    Column("target", words.TARGET, "number", None),
    Column("due", words.DUE, "number", None),
    Column("actual", words.ACTUAL, "number", None),
    Column("completion", words.COMPLETION, "number", None),
    Column("progress", words.PROGRESS, "number", None),
    Column("points", words.POINTS, "number", None),
    Column("counted", message("Counted"), "number", None),
    Column("full_points", sense("what a row is worth", "Full points"), "number", None),
    Column("status", words.STATUS),
    Column("rank", message("Rank in table"), "rank"),
)


_BESIDE = (Column("class", message("Class")), Column("place", sense("of a figure", "Place"), "rank"))


def cells_document(board: Board, view: View, table: str | None) -> Document:
    """All cells of the tables chosen, in printed order of units inside each table's ranking."""
    chosen = [each for each in board.tables if table in (None, each.table.id)]
    grouped = any(inside_groups(each) for each in chosen)
    beside = any(row.shown.any for each in chosen for row in each.table.rows)
    rows = tuple(row for each in chosen for row in _rows(board, each, view, grouped, beside))
    title = message("Every cell")
    columns = (*_COLUMNS, Column("group_rank", words.GROUP_RANK, "rank")) if grouped else _COLUMNS
    columns = (*columns, *_BESIDE) if beside else columns
    return Document((board.scheme.title,), (Table("cells", (title,), columns, rows),))


def _rows(board: Board, table: TableBoard, view: View, grouped: bool, beside: bool) -> list[tuple[Cell, ...]]:
    label = board.period.label(board.scheme.calendar)
    return [
        (
            label,
            table.table.id,
            table.units[u].short,
            table.units[u].group,
            row.name,
            row.measure,
            *_figures(table, u, i),
            table.observations.status_of(u, i).text,
            rank_cell(table.ranks.overall[u]),
            *([rank_cell(table.ranks.in_group[u])] if grouped else []),
            *([table.classed(u, i), optional(table.place(u, i))] if beside else []),
        )
        for u in view.ranked(table)
        for i, row in enumerate(table.table.rows)
    ]


def _figures(table: TableBoard, u: int, i: int) -> tuple[Cell, ...]:
    value, row = table.observations.value.shown[u, i], table.table.rows[i]
    return (
        optional(table.terms.target.shown[u, i]),
        optional(table.terms.due.shown[u, i]),
        row.word(value) or optional(value),
        optional(table.completion.shown[u, i]),
        optional(table.progress.shown[u, i]),
        optional(table.points.shown[u, i]),
        optional(table.counted.shown[u, i]),
        optional(table.full.shown[u, i]),
    )
