"""A table put together once more for one unit, on figures that remember: what it then tells is the total itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache

from scorecard.base.message import Text, message, sense
from scorecard.base.span import Span
from scorecard.engine.combining import Combined, combine_points
from scorecard.engine.sharing import Shares, counted_full, leaves_of
from scorecard.model.board import TableBoard
from scorecard.model.branch import Branch
from scorecard.model.figure import Figure, Line, Told, leaf, lines, stack_columns
from scorecard.study.explain.step import Step
from scorecard.study.explain.walk import steps_of

TOTAL = message("the total")


def _full_points(span: Span) -> Line:
    return Line(sense("what a row is worth", "full points"), "exact", where=lambda _: span)


def pass_over(figures: Figure, told: Told) -> None:
    """Leave the lines of a unit's figure untold."""
    for _ in lines(figures, 0, told):
        continue


class UnitPoints:
    """The points of one unit of a table put together: shares, headings, the total."""

    def __init__(self, table: TableBoard, u: int) -> None:
        self.board, self.u = table, u
        self.table = table.table
        self.tree = self.table.tree.change_branches(
            lambda branch: replace(branch, points=branch.points[u : u + 1])
        )

    @cached_property
    def shares(self) -> Shares:
        """Full points after those of items that do not apply went to their siblings."""
        return counted_full(self.tree, self._full, self.board.shared[[self.u]], self.name)

    @cached_property
    def made(self) -> Combined:
        """What headings and the table make of it."""
        tree, outside = self.tree, self.board.outside
        return combine_points(tree, self._points, self._full, self.shares, outside, self.name)

    @cached_property
    def told_of_rows(self) -> Told:
        """All lines on what the rows count for."""
        told: Told = {}
        for n in range(len(self.table.rows)):
            pass_over(self.made.counted[:, n], told)
        return told

    @cached_property
    def _points(self) -> Figure:
        points = self.board.points
        return stack_columns(
            [leaf(points[[self.u], i], Line(row.short)) for i, row in enumerate(self.table.rows)]
        )

    @cached_property
    def _full(self) -> Figure:
        full = self.board.full
        return stack_columns(
            [leaf(full[[self.u], i], _full_points(row.span)) for i, row in enumerate(self.table.rows)]
        )

    def name(self, member: Branch | int) -> Text:
        """A member of a branch by its heading, its row, or the number its rows are printed under."""
        if member is self.tree:
            return TOTAL
        if isinstance(member, Branch) and member.heading:
            return next(row.short for row in self.table.indicators if row.id == member.heading)
        rows = [self.table.rows[n] for n in leaves_of(member)]
        if len(rows) == 1 or rows[0].item is None:
            return rows[0].short
        return message("item {item}", item=rows[0].item)


@lru_cache(maxsize=64)
def rerun_together(table: TableBoard, u: int) -> UnitPoints:
    """The same for all rows of a unit, and for the units of a row, which are told one after the other."""
    return UnitPoints(table, u)


class RerunTable:
    """What is told of the rows of a unit on their way into the total, each line once."""

    def __init__(self, table: TableBoard, u: int) -> None:
        self.of = rerun_together(table, u)
        self.told: Told = {}

    def steps(self, figures: Figure) -> list[Step]:
        """The lines of a figure that have not been told yet."""
        return steps_of(figures, 0, self.told)

    def shares(self, i: int) -> list[Step]:
        """What the row is worth now, level by level."""
        return self.steps(self.of.shares.full[:, i])

    def counted_steps(self, i: int) -> list[Step]:
        """What the row counts for."""
        return self.steps(self.of.made.counted[:, i])

    def heading(self, h: int) -> list[Step]:
        """What a heading makes of its members; of rows nothing more is told."""
        self._pass_rows()
        return self.steps(self.of.made.heading_points[:, h])

    def pass_heading(self, h: int) -> None:
        """Leave a heading untold."""
        self._pass_rows()
        pass_over(self.of.made.heading_points[:, h], self.told)

    def total(self) -> list[Step]:
        """What the table makes of it all."""
        self._pass_rows()
        return self.steps(self.of.made.total)

    def _pass_rows(self) -> None:
        self.told |= self.of.told_of_rows
