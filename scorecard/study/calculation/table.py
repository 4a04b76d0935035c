"""The sheet of a table: its rows, what headings and the table make of them, what comes of the total."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import isnan

import numpy as np

from scorecard.base.address import Address
from scorecard.base.message import Text, message
from scorecard.engine.combining import combine_points
from scorecard.engine.sharing import COUNTED, WORTH_NOW, Shares, counted_full, leaves_of
from scorecard.model.board import Board, TableBoard
from scorecard.model.branch import Branch
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    RememberedFigure,
    absent,
    any_of,
    leaf,
    positive,
    rounded,
    same,
    stack_columns,
    sum_of,
    where,
    with_line,
)
from scorecard.model.status import Status
from scorecard.scheme.scale.door import POINTS
from scorecard.study.calculation.ranks import FULL, TOTAL, Remembering, TotalOutcome, total_head, with_totals
from scorecard.study.calculation.rows import NOT_APPLICABLE, Actuals, SheetRow
from scorecard.study.calculation.worked import Where
from scorecard.study.calculation.writing import SheetColumns, Stands
from scorecard.study.explain.rerun import FULL as WORTH

_LACKS = (Status.MISSING, Status.PENDING)


class TableSheet:
    """One table on its way into a sheet.

    cells : by row and figure, where it stands; met : by row, whether its target is met
    lacking, incomplete : units that have no total for want of a figure, and those that lack any at all
    lapsing : bool[U, I], the cells that are left out as long as they have no figure
    """

    def __init__(self, board: Board, table: TableBoard, actuals: Actuals, stands: Stands) -> None:
        self.board, self.place, self.actuals = board, table, actuals
        groups = [unit.group or "" for unit in table.units]
        self.columns = SheetColumns(table.table.id, groups, board.scheme.decimals.completion, stands)
        self.cells: dict[int, dict[str, Where]] = {}
        self.met: dict[int, Figure] = {}
        self.lacking: list[int] = np.flatnonzero(table.lacking.any(axis=1)).tolist()
        gaps = np.isin(table.observations.status, _LACKS).any(axis=1)
        self.incomplete: list[int] = np.flatnonzero(gaps).tolist()
        self.lapsing = _lapsing_cells(table)

    def rows(self) -> TableBoard:
        """Add rows, headings and the total before effects; returns the table whose figures stand in these cells."""
        for i, row in enumerate(self.place.table.rows):
            if row.scores and not self.place.terms.due_now[i]:
                self.columns.note(Status.NOT_DUE.text, [row.short])
                continue
            made = SheetRow(self.board, self.place, i, self.columns, self.actuals)
            self.cells[i] = made.write()
            if row.scores:
                self.met[i] = made.met
        if self.place.table.inputs:
            return self._remembering()
        return self._together()

    def outcome(self, standing: Remembering) -> None:
        """Add what effects make of the total, and the ranks."""
        if not self.place.table.inputs:
            place = standing.board.table(self.place.table.id)
            TotalOutcome(self.columns, standing, place, self.place).write()

    def _remembering(self) -> TableBoard:
        table = self.place
        value = self._row_figures(table.observations.value, "value")
        return replace(
            table,
            observations=replace(table.observations, value=value),
            completion=self._row_figures(table.completion, "completion"),
            progress=self._row_figures(table.progress, "progress"),
            points=self._row_figures(table.points, "points"),
            full=stack_columns([self._full(i) for i in range(len(table.table.rows))]),
        )

    def _row_figures(self, figures: Figure, what: str) -> Figure:
        """Figures of all rows, those that have a column with its cells."""
        return stack_columns([self._column(figures[:, i], i, what) for i in range(figures.shape[1])])

    def _column(self, figures: Figure, i: int, what: str) -> Figure:
        where = self.cells.get(i, {}).get(what)
        if where is None:
            return figures
        node = leaf(figures, Line(self.place.table.rows[i].short))
        self.columns.place(node, where)
        return node

    def _together(self) -> TableBoard:
        """Headings and the total, with what rows are worth after those that do not apply gave theirs away."""
        table, scheme, tree = self.place, self.board.scheme, self.place.table.tree
        remembering, decimals = self._remembering(), scheme.decimals.points
        points, full = self._leaves(), remembering.full
        self.columns.block(None, "")
        shares: Shares = counted_full(tree, full, table.shared, self._name)
        made = combine_points(tree, points, full, shares, table.outside, self._name)
        for i in range(len(table.table.rows)):
            self._place_counted_points(made.counted[:, i], made.counted_full[:, i], i)
        self._note_what_stays()
        self.columns.block(None, "", None, self.lacking)
        headings = []
        for h, id in enumerate(table.headings):
            name, official = self._heading(id), table.heading_points[:, h]
            at = self.columns.add_worked_column(
                made.heading_points[:, h], f"heading.{id}", name, "number", decimals, official
            )
            headings.append(self._standing(official, name, at))
        known = made.total
        if self.lapsing.any():
            # Of bonuses alone there is no total.
            known = where(any_of([positive(full[:, i]) for i in self.cells]), known, np.nan)
        after = rounded(known, scheme.rounding.total, scheme.rounding.mode)
        total = self.columns.add_worked_column(
            after,
            "before" if table.effected else "total",
            total_head(table),
            "number",
            scheme.decimals.total,
            table.before.total,
            only=lambda u: tuple(self._wants(u, isnan(table.before.total.shown[u]))),
        )
        worths = made.counted_full if self._reweighed else full
        worth = [worths[:, i] for i in self.cells if "points" in self.cells[i]]
        always = np.ones(len(table.units), dtype=np.bool_)
        whole = self.columns.add_worked_column(
            sum_of(worth, [always] * len(worth)), "full", FULL, "number", None, table.full_total
        )
        if headings:
            remembering = replace(
                remembering, heading_points=stack_columns(headings), heading_full=made.heading_full
            )
        return with_totals(self.columns, remembering, total, whole)

    @property
    def _reweighed(self) -> bool:
        """Whether what a row counts for hangs on which others count."""
        return bool(self.place.shared.any()) or not all(b.way.adds_up for b in self.place.table.tree.branches)

    def _note_what_stays(self) -> None:
        """Say which headings do not follow a figure that is typed in where none is, or taken out."""
        table, tree = self.place, self.place.table.tree
        if table.table.coverage is not None:
            self.columns.note(_COVERED, [TOTAL])
        below = [branch for branch in tree.branches if branch.heading]
        chosen = [self._heading(branch.heading or "") for branch in below if branch.way.one_only]
        if chosen:
            self.columns.note(_CHOSEN, chosen)
        mixed = [b for b in below if b.held or table.outside[list(b.leaves)].any()]
        if mixed and self._reweighed and self.lapsing.any():
            self.columns.note(_MIXED, [self._heading(branch.heading or "") for branch in mixed])

    def _standing(self, figures: Figure, name: Text, where: Where) -> Figure:
        node = leaf(figures, Line(name))
        self.columns.place(node, where)
        return node

    def _leaves(self) -> Figure:
        """The points of all rows; of those without a column there are none."""
        rows, points = self.place.table.rows, self.place.points
        leaves = [
            self._standing(points[:, i], row.short, self.cells.get(i, {}).get("points", nowhere))
            for i, row in enumerate(rows)
        ]
        return stack_columns(leaves)

    def _place_counted_points(self, node: Figure, worth: Figure, i: int) -> None:
        """What a row counts for, and is worth: as it is by itself, or in columns of its own."""
        table, row, points = self.place, self.place.table.rows[i], self.cells.get(i, {}).get("points")
        counted, status = table.counted[:, i], table.observations.status[:, i]
        apart = (status == Status.NOT_APPLICABLE) & counted.missing
        alike = same(table.counted_full[:, i], table.full[:, i])
        alike &= same(counted, table.points[:, i]) | counted.missing
        chosen = any(i in branch.leaves for branch in table.table.tree.branches if not branch.way.adds_up)
        inner = _as_counted(node)
        if points is None:
            self.columns.absent(inner)
        elif (alike | apart).all() and not (chosen or (self._reweighed and self.lapsing.any())):
            self.columns.place(inner, points)
            self.columns.place(worth, self._stated_cells(i, table.full[:, i]))
        else:
            closed = {u: NOT_APPLICABLE for u in np.flatnonzero(apart).tolist()}
            lacking = np.flatnonzero(np.isin(status, _LACKS)).tolist()
            # What stands on the way to it is of its siblings too.
            self.columns.block(row.short, row.id, closed, self.incomplete if chosen else lacking)
            decimals = self.board.scheme.decimals.points
            if chosen:
                self.columns.add_worked_column(
                    worth, "worth", WORTH_NOW, "number", None, table.counted_full[:, i]
                )
            # A row counts in its heading also where that then comes to nothing.
            official = None if chosen else counted
            self.columns.add_worked_column(inner, "counted", COUNTED, "number", decimals, official)

    def _full(self, i: int) -> Figure:
        """The full points of a row: in their cell where they count as they stand in the scheme.

        Those of what is left out while it has no points are 0 so long.
        """
        table, lapsing = self.place, self.lapsing[:, i]
        row = table.table.rows[i]
        full = where(lapsing & table.points[:, i].missing, table.terms.points[:, i], table.full[:, i])
        stands = self._standing(full, WORTH, self._stated_cells(i, full))
        if not lapsing.any():
            return stands
        points = self._standing(table.points[:, i], row.short, self.cells[i]["points"])
        counts = with_line(where(lapsing & absent(points), 0.0, stands), Line(WORTH_NOW))
        self.columns.block(row.short, row.id)
        self.columns.add_worked_column(counts, "counts", WORTH_NOW, "number", None)
        return counts

    def _stated_cells(self, i: int, full: Figure) -> Where:
        """Where the full points of a row stand, for units for which they count as the scheme states them."""
        table, at = self.place, self.cells.get(i, {}).get("full", nowhere)

        def where(u: int) -> Address | None:
            as_stated = full.shown[u] == table.terms.points.shown[u, i]
            return at(u) if as_stated and table.observations.status[u, i] != Status.NOT_APPLICABLE else None

        return where

    def _wants(self, u: int, lacks: bool) -> Iterable[Address]:
        table = self.place
        for i, cells in self.cells.items():
            address = cells["points"](u) if "points" in cells else None
            row, known = table.table.rows[i], not isnan(table.points.shown[u, i])
            scored = known and table.observations.status[u, i] == Status.SCORED
            unranked = (
                row.unscored.for_status(Status.MISSING).kind == "unranked" and table.full.value[u, i] > 0
            )
            if address is not None and ((unranked and scored) or (lacks and table.lacking[u, i])):
                yield address

    def _heading(self, id: str) -> Text:
        return next(row.short for row in self.place.table.indicators if row.id == id)

    def _name(self, member: Branch | int) -> Text:
        if isinstance(member, Branch) and member.heading:
            return self._heading(member.heading)
        rows = [self.place.table.rows[n] for n in leaves_of(member)]
        return rows[0].short if len(rows) == 1 else POINTS


_COVERED = message("whether enough is scored for a total stays as it is now")
_CHOSEN = message("which of its rows is the one that was reported stays as it is now")
_MIXED = message(
    "its limits, rounding, bonuses and deductions count as they do now, also where a figure is typed in or taken out"
)


def _lapsing_cells(table: TableBoard) -> Flags:
    """bool[U, I], the cells that are left out as long as they have no figure."""
    status = table.observations.status
    cells = np.zeros(status.shape, np.bool_)
    for i, row in enumerate(table.table.rows):
        left_out = {s for s in _LACKS if row.unscored.for_status(s).kind == "leave_out"}
        if not row.scores or row.outside or not left_out or not table.terms.due_now[i]:
            continue
        # What is there may be taken out, and is then missing.
        now = np.where(status[:, i] == Status.SCORED, Status.MISSING, status[:, i])
        here = table.points.known[:, i] == (table.full.value[:, i] > 0)
        cells[:, i] = np.isin(now, list(left_out)) & (table.terms.points.value[:, i] > 0) & here
    return cells


def nowhere(_: int) -> None:
    """That a figure stands in no cell."""
    return None


def _as_counted(node: Figure) -> Figure:
    """What a row counts for as headings take it: before those units are left out for which a mean is not formed."""
    while isinstance(node, RememberedFigure) and node.operation is not None:
        inner = node.args[1 if node.operation.name == "where" else 0]
        if not isinstance(inner, RememberedFigure):
            break
        node = inner
        if node.line is not None:
            break
    return node
