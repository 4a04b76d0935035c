"""The sheets of a board: each table with its rows, headings and total, and all totals on one."""

from __future__ import annotations

from scorecard.base.message import Text, message
from scorecard.model.board import Board, Place, TableBoard
from scorecard.model.groups import class_row
from scorecard.study.calculation.ranks import Remembering
from scorecard.study.calculation.rows import Actuals
from scorecard.study.calculation.table import TableSheet
from scorecard.study.calculation.total import TotalSheet
from scorecard.study.calculation.worked import WorkedCell, WorkedColumn, WorkedSheet
from scorecard.study.calculation.writing import SheetColumns, Stands
from scorecard.study.explain.total import totals_of
from scorecard.study.totals import part_name

_GROUP, _UNIT = message("Group"), message("Unit")
_BY_FIGURES = message("targets, full points and rules by group stay those of the group as it is")
_SHEET = message("Calculation {name}")


def calculation(board: Board, whole: Board) -> tuple[WorkedSheet, ...]:
    """The sheets by which a workbook works out completion, points, headings, totals and ranks anew.

    whole : what the board is a part of, or the same
    """
    actuals: Actuals = {}
    stands: Stands = {}
    standing = Remembering(whole)
    tables = [TableSheet(whole, table, actuals, stands) for table in _tables_in_order(board)]
    for table in tables:
        standing.remember_place(table.rows())
        standing.met |= {(table.place.table.id, i): verdict for i, verdict in table.met.items()}
    made: list[TableSheet | TotalSheet] = [
        *tables,
        *(TotalSheet(board, total, stands) for total in totals_of(board)),
    ]
    for sheet in made:
        sheet.outcome(standing)
    known = {sheet.place.of.id: _sheet(board, sheet) for sheet in made}
    order: tuple[Place, ...] = (*board.totals, *board.tables)
    return tuple(known[total.of.id] for total in order if total.of.id in known)


def _tables_in_order(board: Board) -> list[TableBoard]:
    """The tables that are worked out: figures that others are computed from first."""
    due = [table for table in board.tables if table.table.inputs or table.due]
    return sorted(due, key=lambda table: not table.table.inputs)


def _sheet(board: Board, made: TableSheet | TotalSheet) -> WorkedSheet:
    columns: SheetColumns = made.columns
    place = class_row(board.scheme.tables)
    if place and not (isinstance(made, TableSheet) and made.place.table.inputs):
        columns.note(_BY_FIGURES, (message("groups by “{row}”", row=place[1].short),))
    units: list[Text] = [unit.short for unit in made.place.units]
    groups = [WorkedCell(word=group) for group in columns.groups]
    keys = [WorkedColumn("unit", _UNIT, None, "text", None, tuple(WorkedCell(word=unit) for unit in units))]
    if any(columns.groups):
        keys.insert(0, WorkedColumn("group", _GROUP, None, "text", None, tuple(groups)))
    title = _SHEET.fill(name=part_name(board.scheme, made.place.of.id))
    return WorkedSheet(columns.sheet, title, tuple(units), (*keys, *columns.in_order), columns.stays)
