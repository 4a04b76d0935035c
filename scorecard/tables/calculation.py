"""The sheets that a workbook works out, as tables with formulas in their cells."""

from __future__ import annotations

from math import isinf, isnan

from scorecard.base.message import message
from scorecard.model.board import Board
from scorecard.study.calculation.sheets import calculation
from scorecard.study.calculation.worked import WorkedCell, WorkedSheet
from scorecard.tables.evaluation import narrow_board
from scorecard.tables.table import Cell, CellFormula, Column, Document, Table


def with_calculations(document: Document, board: Board, table: str | None) -> Document:
    """The document with the sheets by which it is worked out; with `table`, those of that table or total alone."""
    part = board if table is None else narrow_board(board, table)
    return document._replace(calculations=tuple(_table(sheet) for sheet in calculation(part, board)))


def _table(sheet: WorkedSheet) -> Table:
    columns = tuple(
        Column(
            column.id,
            column.head,
            column.kind,
            column.decimals,
            key=column.id in ("unit", "group"),
            over=column.over,
        )
        for column in sheet.columns
    )
    rows = tuple(tuple(_cell(column.entries[u]) for column in sheet.columns) for u in range(len(sheet.units)))
    stays = (message("Not worked out: {what}", what=reason) for reason in sheet.stays)
    return Table(sheet.id, (sheet.title,), columns, rows, notes=(*_HOW, *stays))


def _cell(entry: WorkedCell) -> Cell:
    number = None if isnan(entry.value) else entry.value
    if entry.parts:
        return CellFormula(entry.parts, number)
    if number is not None and isinf(number):
        return "∞"
    return (entry.word or None) if number is None else number


_HOW = (
    message(
        "Change an actual, a target or full points in the yellow cells, and completion, points, totals and ranks follow."
    ),
    message(
        "A figure that is lacking is left out, never 0; type it over the word that stands there. Which rows do not apply "
        "to a unit, and what stands in for what was not reported, stays as it was."
    ),
)
