"""The sheets of a board: each table with its rows, headings and total, and all totals on one."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan

import numpy as np

from scorecard.base.address import Address
from scorecard.base.message import Text, message, sense
from scorecard.engine.combining import combined
from scorecard.engine.sharing import COUNTED, branches, counted_full, leaves_of
from scorecard.engine.total_parts import Made, Part, made_of
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.branch import Branch
from scorecard.model.figure import Figure, Line, Remembered, as_number, beside, leaf, rounded, same, sum_of
from scorecard.model.status import Status
from scorecard.model.total import weight_style
from scorecard.scheme.scale.door import POINTS
from scorecard.study.calculation.ranks import write_ranks
from scorecard.study.calculation.rows import NOT_APPLICABLE, Actuals, Row
from scorecard.study.calculation.worked import Entry, Parts, Where, WorkedColumn, WorkedSheet
from scorecard.study.calculation.writing import Columns
from scorecard.study.explain.rerun import FULL
from scorecard.study.totals import part_name

_GROUP, _UNIT = message("Group"), message("Unit")
_TOTAL = sense("of points", "Total")
_FULL = sense("of a whole", "full points")
_WEIGHT = message("weight")
_SHEET = message("Calculation {name}")


def calculation(board: Board) -> tuple[WorkedSheet, ...]:
    """The sheets by which a workbook works out completion, points, headings, totals and ranks anew."""
    actuals: Actuals = {}
    tables = [_Table(board, table, actuals) for table in _in_need(board)]
    sheets = {one.table.table.id: one.write() for one in tables}
    parts = {one.table.table.id: (one.total, one.full) for one in tables if one.total and one.full}
    for total in board.totals:
        made = _Total(board, total, parts)
        sheets[total.total_of.id] = made.write()
        parts[total.total_of.id] = made.total_at, made.full_at
    order = [*(total.of.id for total in board.totals), *(table.of.id for table in board.tables)]
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
        self.full: Where | None = None
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
        table = self.table
        if all(branch.combine == "sum" for branch in branches(table.table.tree)):
            self._added_up()
        else:
            self._as_it_came_out()
        if self.total is not None:
            write_ranks(self.columns, self.board, table, self.total, self.full)

    def _as_it_came_out(self) -> None:
        """The same as values, where a heading makes something else of its rows than their sum."""
        table, decimals = self.table, self.board.scheme.decimals
        self.columns.block(None, "")
        for h, id in enumerate(table.headings):
            heading = as_number(table.heading_points[:, h])
            self.columns.typed(heading, f"heading.{id}", self._heading(id), decimals=decimals.points)
        self.total = self.columns.typed(table.total, "total", _TOTAL, decimals=decimals.total)
        self.full = self.columns.typed(table.full_total, "full", _FULL)
        self.columns.note(_COMBINED, [_TOTAL])

    def _heading(self, id: str) -> Text:
        return next(row.short for row in self.table.table.indicators if row.id == id)

    def _added_up(self) -> None:
        """The same as sums, with what rows are worth after those that do not apply gave theirs away."""
        table, scheme, tree = self.table, self.board.scheme, self.table.table.tree
        rows = range(len(table.table.rows))
        points = beside([self._leaf(table.points, i, self.points.get(i)) for i in rows])
        full = beside([self._full(i) for i in rows])
        self.columns.block(None, "")
        shares = counted_full(tree, full, table.shared, self._name)
        made = combined(tree, points, full, shares, table.outside, self._name)
        for i in rows:
            self._counted(made.counted[:, i], made.counted_full[:, i], i, self.points.get(i))
        lacking = np.flatnonzero(table.lacking.any(axis=1)).tolist()
        self.columns.block(None, "", None, lacking if tree.plain else ())
        for h, id in enumerate(table.headings):
            heading, official = made.heading_points[:, h], table.heading_points[:, h]
            name, decimals = self._heading(id), scheme.decimals.points
            self.columns.worked(heading, f"heading.{id}", name, "number", decimals, official)
        self.columns.block(None, "", None, lacking)
        total, decimals = (
            rounded(made.total, scheme.rounding.total, scheme.rounding.mode),
            scheme.decimals.total,
        )
        self.total = self.columns.worked(
            total, "total", _TOTAL, "number", decimals, table.total, only=self._wanted
        )
        worth = [made.counted_full[:, i] for i in self.points]
        always = np.ones(len(table.units), dtype=np.bool_)
        self.full = self.columns.worked(
            sum_of(worth, [always] * len(worth)), "full", _FULL, "number", None, table.full_total
        )

    def _counted(self, node: Figure, worth: Figure, i: int, points: Where | None) -> None:
        """What a row counts for, and is worth: as it is by itself, or in columns of its own."""
        table, row = self.table, self.table.table.rows[i]
        counted = table.counted[:, i]
        status = table.observations.status[:, i]
        apart = status == Status.NOT_APPLICABLE
        alike = same(table.counted_full[:, i], table.full[:, i])
        alike &= same(counted, table.points[:, i]) | counted.missing
        if isinstance(node, Remembered) and isinstance(node.args[0], Remembered):
            node = node.args[0]
        if points is None:
            self.columns.absent(node)
        elif (alike | apart).all():
            self.columns.place(node, points)
            self.columns.place(worth, self._stated(i))
        else:
            closed = {u: NOT_APPLICABLE for u in np.flatnonzero(apart).tolist()}
            lacking = np.flatnonzero(np.isin(status, (Status.MISSING, Status.PENDING))).tolist()
            decimals = self.board.scheme.decimals.points
            self.columns.block(row.short, row.id, closed, lacking)
            self.columns.place(
                node, self.columns.worked(node, "counted", COUNTED, "number", decimals, counted)
            )

    def _leaf(self, figures: Figure, i: int, where: Where | None) -> Figure:
        node = leaf(figures[:, i], Line(self.table.table.rows[i].short))
        self.columns.place(node, where or _nowhere)
        return node

    def _full(self, i: int) -> Figure:
        """The full points of a row: in their cell where they count as they stand in the scheme."""
        table = self.table
        node = leaf(table.full[:, i], Line(FULL, "exact"))
        self.columns.place(node, self._stated(i))
        return node

    def _stated(self, i: int) -> Where:
        """Where the full points of a row stand, for units for which they count as the scheme states them."""
        table, id = self.table, f"{self.table.table.rows[i].id}.full"

        def where(u: int) -> Address | None:
            as_stated = i in self.points and table.full.shown[u, i] == table.terms.points.shown[u, i]
            shown = table.observations.status[u, i] != Status.NOT_APPLICABLE
            return Address(table.table.id, id, u) if as_stated and shown else None

        return where

    def _wanted(self, u: int) -> tuple[Address, ...]:
        """The points without which a unit has no total."""
        found, lacks = [], isnan(self.table.total.shown[u])
        for i, where in self.points.items():
            row, known = self.table.table.rows[i], not isnan(self.table.points.shown[u, i])
            scored = known and self.table.observations.status[u, i] == Status.SCORED
            held = row.unscored.of(Status.MISSING).kind == "unranked" and self.table.full.value[u, i] > 0
            address = where(u)
            wanted = (held and scored) or (lacks and self.table.lacking[u, i])
            if wanted and address is not None:
                found.append(address)
        return tuple(found)

    def _name(self, member: Branch | int) -> Text:
        if isinstance(member, Branch) and member.heading:
            return next(row.short for row in self.table.table.indicators if row.id == member.heading)
        rows = [self.table.table.rows[n] for n in leaves_of(member)]
        return rows[0].short if len(rows) == 1 else POINTS


def _nowhere(_: int) -> None:
    return None


_COMBINED = message("a heading makes something else of its rows than their sum")


class _Total:
    """One total on its way into a sheet; `parts` is where the totals and the full points of its parts stand."""

    def __init__(self, board: Board, total: TotalBoard, parts: dict[str, tuple[Where, Where]]) -> None:
        self.board, self.total, self.parts = board, total, parts
        groups = [unit.group or "" for unit in total.units]
        self.columns = Columns(total.total_of.id, groups, board.scheme.decimals.completion)
        self.total_at: Where = _nowhere
        self.full_at: Where = _nowhere

    def write(self) -> WorkedSheet:
        """The sheet of the total."""
        of, scheme = self.total.total_of, self.board.scheme
        boards = {id: self.board.part(id) for id in of.parts}
        made = made_of(of, boards, self.total.units)
        names = {id: part_name(scheme, id) for id in of.parts}
        whole, added = (
            [self._part(part, names[part.id]) for part in one] for one in (made.whole, made.added)
        )
        formed = Made(of, whole, added, names)
        lacks = [u for u, status in enumerate(self.total.status) if status == Status.MISSING]
        for part in whole:
            self.columns.block(names[part.id], part.id, None, lacks)
            self.columns.find(formed.brought(part, "total"), 0)
        self.columns.block(None, "", None, lacks)
        self.total_at = self.columns.worked(
            formed.rounded("total", scheme.rounding),
            "total",
            _TOTAL,
            "number",
            scheme.decimals.total,
            self.total.total,
            self._word,
        )
        self.full_at = self.columns.worked(formed.full, "full", _FULL, "number", None, self.total.full_total)
        write_ranks(self.columns, self.board, self.total, self.total_at, self.full_at)
        return _sheet(self.columns, _SHEET.fill(name=of.title), [unit.short for unit in self.total.units])

    def _word(self, u: int) -> Text:
        status = Status(int(self.total.status[u]))
        return "" if status in (Status.SCORED, Status.MISSING) else status.text

    def _part(self, part: Part, name: Text) -> Part:
        """The figures of a part, each in a column."""
        self.columns.block(name, part.id)
        below = self.board.part(part.id)
        there = {unit.id: n for n, unit in enumerate(below.units)}
        total_at, full_at = self.parts.get(part.id, (_nowhere, _nowhere))

        def linked(where: Where, figures: Figure, brought: Figure) -> Callable[[int], Parts]:
            def parts(u: int) -> Parts:
                place = there.get(self.total.units[u].id)
                address = None if place is None else where(place)
                if address is None or str(figures.at(place or 0)) != str(brought.at(u)):
                    # What is brought is not what the part has, such as bonuses of a unit without a total.
                    return ()
                return ("=IF(COUNT(", address, ')<1,"",', address, ")")

            return parts

        total, full = leaf(part.total, Line(_TOTAL)), leaf(part.full, Line(_FULL))
        decimals = self.board.scheme.decimals.total
        self.columns.typed(
            total, "total", _TOTAL, parts=linked(total_at, below.total, total), decimals=decimals
        )
        self.columns.typed(full, "full", _FULL, parts=linked(full_at, below.full_total, full))
        weights = self.total.total_of.weights
        weight = leaf(part.weight, Line(_WEIGHT, weight_style(weights.get(part.id, 0.0))))
        if weights:
            self.columns.typed(weight, "weight", _WEIGHT)
        return part._replace(total=total, weight=weight, full=full)
