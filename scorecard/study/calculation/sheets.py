"""The sheets of a board: each table with its rows, headings and total, and all totals on one."""

from __future__ import annotations

from collections.abc import Callable

from scorecard.base.message import Text, message
from scorecard.engine.part import Part
from scorecard.engine.total_parts import TotalParts, made_of
from scorecard.model.board import Board, Place, TableBoard, TotalBoard
from scorecard.model.figure import Figure, Line, leaf
from scorecard.model.groups import class_row
from scorecard.model.status import Status
from scorecard.model.total import weight_style
from scorecard.study.calculation.ranks import FULL, TOTAL, Remembering, TotalOutcome, total_head, with_totals
from scorecard.study.calculation.rows import Actuals
from scorecard.study.calculation.table import TableSheet
from scorecard.study.calculation.worked import Parts, WorkedCell, WorkedColumn, WorkedSheet
from scorecard.study.calculation.writing import SheetColumns, Stands
from scorecard.study.explain.total import totals_of
from scorecard.study.totals import part_name

_WEIGHT = message("weight")


class TotalSheet:
    """One total on its way into a sheet."""

    def __init__(self, board: Board, total: TotalBoard, stands: Stands) -> None:
        self.board, self.place = board, total
        groups = [unit.group or "" for unit in total.units]
        self.columns = SheetColumns(total.total_of.id, groups, board.scheme.decimals.completion, stands)

    def outcome(self, standing: Remembering) -> None:
        """Add what parts bring, the total, what effects make of it, and the ranks."""
        of, scheme, total = self.place.total_of, self.board.scheme, self.place
        made = made_of(of, {id: self.board.part(id) for id in of.parts}, total.units)
        names = {id: part_name(scheme, id) for id in of.parts}
        whole, added = (
            [self._part(part, names[part.id], standing.board.part(part.id)) for part in group]
            for group in (made.whole, made.added)
        )
        formed = TotalParts(of, whole, added, names)
        lacks = [u for u, status in enumerate(total.before.status) if status == Status.MISSING]
        for part in whole:
            self.columns.block(names[part.id], part.id, None, lacks)
            self.columns.find(formed.part_contribution(part, "total"), 0)
        self.columns.block(None, "", None, lacks)
        at = self.columns.add_worked_column(
            formed.rounded_total("total", scheme.rounding),
            "before" if total.effected else "total",
            total_head(total),
            "number",
            scheme.decimals.total,
            total.before.total,
            self._word,
        )
        full = self.columns.add_worked_column(formed.full, "full", FULL, "number", None, total.full_total)
        place = with_totals(self.columns, total, at, full)
        TotalOutcome(self.columns, standing, place, total).write()

    def _word(self, u: int) -> Text:
        status = Status(int(self.place.status[u]))
        return "" if status in (Status.SCORED, Status.MISSING) else status.text

    def _part(self, part: Part, name: Text, standing: Place) -> Part:
        """The figures of a part, each in a column; standing : the part, whose total and full points stand in cells."""
        self.columns.block(name, part.id)
        below = self.board.part(part.id)
        there = {unit.id: n for n, unit in enumerate(below.units)}

        def link_formula(stands: Figure, figures: Figure, brought: Figure) -> Callable[[int], Parts]:
            where = self.columns.where(stands)

            def parts(u: int) -> Parts:
                place = there.get(self.place.units[u].id)
                address = None if place is None else where(place)
                if address is None or str(figures.at(place or 0)) != str(brought.at(u)):
                    # What is brought is not what the part has, such as bonuses of a unit without a total.
                    return ()
                return ("=IF(COUNT(", address, ')<1,"",', address, ")")

            return parts

        total, full = leaf(part.total, Line(TOTAL)), leaf(part.full, Line(FULL))
        decimals, columns = self.board.scheme.decimals.total, self.columns
        columns.add_input_column(
            total, "total", TOTAL, parts=link_formula(standing.total, below.total, total), decimals=decimals
        )
        columns.add_input_column(
            full, "full", FULL, parts=link_formula(standing.full_total, below.full_total, full)
        )
        weights = self.place.total_of.weights
        weight = leaf(part.weight, Line(_WEIGHT, weight_style(weights.get(part.id, 0.0))))
        if weights:
            columns.add_input_column(weight, "weight", _WEIGHT)
        return part._replace(total=total, weight=weight, full=full)


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
