"""The sheets of a board: each table with its rows, headings and total, and all totals on one."""

from __future__ import annotations

from math import isnan

import numpy as np

from scorecard.base.address import Address
from scorecard.base.message import Text, message, sense
from scorecard.engine.combining import combined
from scorecard.engine.points import UNSCORED
from scorecard.engine.sharing import COUNTED, counted_full, leaves_of
from scorecard.engine.total_parts import Made, Part, made_of
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.figure import Figure, Flags, Line, Remembered, beside, leaf, rounded, same
from scorecard.model.scheme import Branch
from scorecard.model.status import Status
from scorecard.scheme.scale.door import POINTS
from scorecard.study.calculation.ranks import write_ranks
from scorecard.study.calculation.rows import Actuals, Row
from scorecard.study.calculation.worked import Entry, Where, WorkedColumn, WorkedSheet
from scorecard.study.calculation.writing import Columns
from scorecard.study.explain.rerun import FULL
from scorecard.study.totals import part_name

_GROUP, _UNIT = message("Group"), message("Unit")
_TOTAL = sense("of points", "Total")
_SHEET = message("Calculation: {name}")


def calculation(board: Board) -> tuple[WorkedSheet, ...]:
    """The sheets by which a workbook works out completion, points, headings, totals and ranks anew."""
    actuals: Actuals = {}
    tables = [_Table(board, table, actuals) for table in _in_need(board)]
    sheets = {one.table.table.id: one.write() for one in tables}
    totals: dict[str, Where] = {one.table.table.id: one.total for one in tables if one.total}
    for total in board.totals:
        made = _Total(board, total, totals)
        sheets[total.total_of.id] = made.write()
        totals[total.total_of.id] = made.where
    order = [one.of.id for one in (*board.totals, *board.tables)]
    return tuple(sheets[id] for id in order if id in sheets)


def _in_need(board: Board) -> list[TableBoard]:
    """The tables that are worked out: figures that others are computed from first."""
    due = [table for table in board.tables if table.table.inputs or table.due]
    return sorted(due, key=lambda table: not table.table.inputs)


def _sheet(columns: Columns, title: Text, units: list[Text]) -> WorkedSheet:
    groups = [Entry(word=group) for group in columns.groups]
    keys = [WorkedColumn("unit", _UNIT, None, "text", None, tuple(Entry(word=unit) for unit in units))]
    if any(columns.groups):
        keys.insert(0, WorkedColumn("group", _GROUP, None, "text", None, tuple(groups)))
    return WorkedSheet(columns.sheet, title, tuple(units), (*keys, *columns.in_order), columns.stays)


class _Table:
    """One table on its way into a sheet."""

    def __init__(self, board: Board, table: TableBoard, actuals: Actuals) -> None:
        self.board, self.table, self.actuals = board, table, actuals
        groups = [unit.group or "" for unit in table.units]
        self.columns = Columns(table.table.id, groups, board.scheme.decimals.completion)
        self.total: Where | None = None
        self.points: dict[int, Where] = {}

    def write(self) -> WorkedSheet:
        """The sheet of the table."""
        for i, row in enumerate(self.table.table.rows):
            if row.scores and not self.table.terms.due_now[i]:
                self.columns.note(Status.NOT_DUE.text, [row.short])
                continue
            points = Row(self.board, self.table, i, self.columns, self.actuals).write()
            if points is not None:
                self.points[i] = points
        if not self.table.table.inputs:
            self._together()
        name = part_name(self.board.scheme, self.table.table.id)
        return _sheet(self.columns, _SHEET.fill(name=name), [unit.short for unit in self.table.units])

    def _together(self) -> None:
        """Headings, the total, the rank."""
        table, scheme = self.table, self.board.scheme
        tree = table.table.tree
        points = beside([self._leaf(table.points, i, self.points.get(i)) for i in range(len(table.table.rows))])
        full = beside([self._full(i) for i in range(len(table.table.rows))])
        self.columns.block(None, "")
        shares = counted_full(tree, full, table.shared, self._name)
        made = combined(tree, points, full, shares, table.outside, self._name)
        for i in range(len(table.table.rows)):
            self._counted(made.counted[:, i], i, self.points.get(i))
        self.columns.block(None, "")
        if any(branch.combine in ("best", "worst", "chosen") for branch in _branches(tree)):
            self.columns.note(_CHOSEN, [_TOTAL])
        for h, id in enumerate(table.headings):
            head = next(row.short for row in table.table.indicators if row.id == id)
            figures = made.heading_points[:, h]
            shown = table.heading_points.shown[:, h]
            self.columns.worked(figures, f"heading.{id}", head, "number", scheme.decimals.points, shown)
        total = rounded(made.total, scheme.rounding.total, scheme.rounding.mode)
        self.total = self.columns.worked(
            total,
            "total",
            _TOTAL,
            "number",
            scheme.decimals.total,
            table.total.shown,
            only=self._wanted,
        )
        write_ranks(self.columns, self.board, table, self.total, None)

    def _counted(self, node: Figure, i: int, points: Where | None) -> None:
        """What a row counts for: its points as they are, or in a column of its own."""
        table, row = self.table, self.table.table.rows[i]
        counted = table.counted[:, i]
        alike = same(counted, table.points[:, i]) | counted.missing
        if isinstance(node, Remembered) and isinstance(node.args[0], Remembered):
            node = node.args[0]
        if points is None:
            self.columns.absent(node)
            return
        where = points
        if not alike.all():
            self.columns.block(row.short, row.id, {u: "" for u in np.flatnonzero(alike).tolist()})
            stands = self.columns.worked(
                node, "counted", COUNTED, "number", None, table.counted.shown[:, i]
            )
            where = _either(alike, points, stands)
        self.columns.place(node, where)

    def _leaf(self, figures: Figure, i: int, where: Where | None) -> Figure:
        node = leaf(figures[:, i], Line(self.table.table.rows[i].short))
        self.columns.place(node, where or _nowhere)
        return node

    def _full(self, i: int) -> Figure:
        """The full points of a row: in their cell where they count as they stand in the scheme."""
        table = self.table
        node = leaf(table.full[:, i], Line(FULL, "exact"))
        id = f"{table.table.rows[i].id}.full"
        there = i in self.points

        def where(u: int) -> Address | None:
            as_stated = there and table.full.shown[u, i] == table.terms.points.shown[u, i]
            shown = table.observations.status[u, i] != Status.NOT_APPLICABLE
            return Address(table.table.id, id, u) if as_stated and shown else None

        self.columns.place(node, where)
        return node

    def _wanted(self, u: int) -> tuple[Address, ...]:
        """The points without which a unit has no total."""
        found = []
        for i, where in self.points.items():
            row, status = self.table.table.rows[i], self.table.observations.status[u, i]
            held = row.unscored.of(Status.MISSING).kind == "unranked" and status != Status.NOT_APPLICABLE
            stands = status in UNSCORED and not isnan(self.table.points.shown[u, i])
            address = where(u)
            if held and not stands and self.table.full.value[u, i] > 0 and address is not None:
                found.append(address)
        return tuple(found)

    def _name(self, member: Branch | int) -> Text:
        if isinstance(member, Branch) and member.heading:
            return next(row.short for row in self.table.table.indicators if row.id == member.heading)
        rows = [self.table.table.rows[n] for n in leaves_of(member)]
        return rows[0].short if len(rows) == 1 else POINTS


def _nowhere(_: int) -> None:
    return None


def _either(first: Flags, one: Where, other: Where) -> Where:
    return lambda u: one(u) if first[u] else other(u)


_CHOSEN = message("which row counts under a heading that takes the best, the worst or the one chosen")


def _branches(branch: Branch) -> list[Branch]:
    return [branch, *(one for m in branch.members if isinstance(m, Branch) for one in _branches(m))]


class _Total:
    """One total on its way into a sheet; `totals` is where those of its parts stand."""

    def __init__(self, board: Board, total: TotalBoard, totals: dict[str, Where]) -> None:
        self.board, self.total, self.totals = board, total, totals
        groups = [unit.group or "" for unit in total.units]
        self.columns = Columns(total.total_of.id, groups, board.scheme.decimals.completion)
        self.where: Where = lambda _: None

    def write(self) -> WorkedSheet:
        """The sheet of the total."""
        of, scheme = self.total.total_of, self.board.scheme
        boards = {id: self.board.part(id) for id in of.parts}
        made = made_of(of, boards, self.total.units)
        names = {id: part_name(scheme, id) for id in of.parts}
        whole, added = ([self._part(part, names[part.id]) for part in one] for one in (made.whole, made.added))
        self.columns.block(None, "")
        figures = Made(of, whole, added, names).rounded("total", scheme.rounding)
        lacks = [u for u, status in enumerate(self.total.status) if status == Status.MISSING]
        self.columns.block(None, "", None, lacks)
        self.where = self.columns.worked(
            figures, "total", _TOTAL, "number", scheme.decimals.total, self.total.total.shown, self._word
        )
        write_ranks(self.columns, self.board, self.total, self.where, None)
        return _sheet(self.columns, _SHEET.fill(name=of.title), [unit.short for unit in self.total.units])

    def _word(self, u: int) -> Text:
        status = Status(int(self.total.status[u]))
        return "" if status in (Status.SCORED, Status.MISSING) else status.text

    def _part(self, part: Part, name: Text) -> Part:
        """The figures of a part, each in a column."""
        self.columns.block(name, part.id)
        there = {unit.id: n for n, unit in enumerate(self.board.part(part.id).units)}
        where = self.totals.get(part.id)

        def linked(u: int) -> tuple[str | Address, ...]:
            place = there.get(self.total.units[u].id)
            address = None if where is None or place is None else where(place)
            return () if address is None else ("=IF(COUNT(", address, ')<1,"",', address, ")")

        total = leaf(part.total, Line(_TOTAL))
        self.columns.typed(total, "total", _TOTAL, parts=linked)
        weight = leaf(part.weight, Line(message("weight"), "exact"))
        full = leaf(part.full, Line(sense("of a whole", "full points")))
        return part._replace(total=total, weight=weight, full=full)

