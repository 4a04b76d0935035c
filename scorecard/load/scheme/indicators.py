"""The rows of a table: headings, children, parts, and which of them share points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scorecard.load.scheme.fields import FieldReader
from scorecard.load.scheme.inherit import InheritedDefaults
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.load.scheme.node_read import NodeRead, ReadValue
from scorecard.load.scheme.per_item import NO_HEADING, check_per_item
from scorecard.load.scheme.points import points_below
from scorecard.load.scheme.rounding import compile_rounding
from scorecard.load.scheme.row import heading_row, value_row
from scorecard.load.scheme.row_checks import check_heading, check_names, check_numbers, check_row
from scorecard.load.scheme.row_place import RowPosition, TableScope
from scorecard.load.scheme.stated import check_row_stated
from scorecard.load.scheme.targets import TargetReader
from scorecard.load.scheme.units import UnitNames
from scorecard.load.scheme.written import WrittenRow
from scorecard.model.branch import Branch
from scorecard.model.indicator import Indicator
from scorecard.scheme.sum import WAYS


class TableCompiler:
    """Turns the indicators of one table into rows and the tree of who shares points with whom."""

    def __init__(
        self,
        reader: FieldReader,
        scheme: NodeRead,
        names: UnitNames,
        members: Sequence[int],
        sure: bool,
        known: KnownRows,
        columns: Mapping[str, ReadValue] | None = None,
    ) -> None:
        targets = TargetReader(reader, scheme, names, members, sure)
        meant = {header: read.value for header, read in (columns or {}).items()}
        self.scope = TableScope(reader, scheme, names, members, known, targets, meant)
        self.reader = reader
        self.rows: list[Indicator] = []
        rounding = compile_rounding(reader, scheme)
        self.rounded = None if rounding.headings is None else (rounding.headings, rounding.mode)

    def compile(self, table: NodeRead, inherited: InheritedDefaults) -> tuple[tuple[Indicator, ...], Branch]:
        """All rows in printed order, and their tree."""
        top: dict[str, ReadValue] = table.get("indicators")
        numbered = any("number" in read.value for read in top.values())
        given = self.scope.each(table.get("points").value if "points" in table else 100.0)
        combine = table.get("combine")
        adds_up = WAYS[combine].adds_up
        if not adds_up and "points" not in table:
            self.reader.fault("SC314", table.at("combine"))
        points = points_below(self.reader, top, given, inherited, adds_up)
        items: list[Branch] = []
        number: int | None = None
        for id, read in top.items():
            number = read.value.get("number") or number
            own = "number" in read.value or not numbered
            position = RowPosition("numbered" if own else "child", None, 0, number, own, points.get(id))
            branch = self.branch(id, read, position, inherited)
            if own or not items:
                items.append(branch)
            else:
                items[-1] = _join_branch(items[-1], branch)
        check_names(self.reader, self.rows)
        check_numbers(self.reader, self.rows)
        whole = () if adds_up else given
        return tuple(self.rows), Branch(
            tuple(items), None, combine, whole, table.get("max_points"), table.get("min_points")
        )

    def compile_inputs(
        self, inputs: Mapping[str, ReadValue], inherited: InheritedDefaults
    ) -> tuple[tuple[Indicator, ...], Branch]:
        """Rows without points, each by itself."""
        position = RowPosition("numbered", None, 0, None, False)
        branches = [self.branch(id, read, position, inherited) for id, read in inputs.items()]
        check_names(self.reader, self.rows)
        return tuple(self.rows), Branch(tuple(branches))

    def branch(self, id: str, read: ReadValue, position: RowPosition, inherited: InheritedDefaults) -> Branch:
        """One row and all below it."""
        node: NodeRead = read.value
        within = inherited.add_level(node, node.get("unscored"), heading="children" in node)
        row = WrittenRow(self.reader, id, read, within, self.scope.rows)
        return self.heading(row, position) if row.heading else self.value(row, position)

    def value(self, written: WrittenRow, position: RowPosition) -> Branch:
        """A row with values, and its parts."""
        row = value_row(self.scope, written, position)
        check_row(self.scope, written, row)
        leaf = sum(1 for earlier in self.rows if not earlier.heading)
        self.rows.append(row)
        below = position.below(row.id, row.item, position.limited)
        parts = self.parts(written, below)
        if "combine" in written:
            written.fault("SC263", written.key("combine"), name=row.name)
        if "per_item" in written:
            written.fault("SC299", written.key("per_item"), name=row.name, reason=NO_HEADING)
        check_row_stated(self.reader, written.node, row, ())
        return Branch((leaf, *parts))

    def heading(self, written: WrittenRow, position: RowPosition) -> Branch:
        """A heading with the rows below it."""
        row = heading_row(self.scope, written, position)
        place = len(self.rows)
        self.rows.append(row)
        bounded = row.outside and ("max_points" in written or "min_points" in written)
        below = position.below(row.id, row.item, position.limited or bounded)
        children: Mapping[str, ReadValue] = written.get("children")
        combine = written.get("combine")
        adds_up = WAYS[combine].adds_up
        points = points_below(self.reader, children, row.points, written.within, adds_up)
        members = [
            self.branch(id, read, below.child(points.get(id)), written.within)
            for id, read in children.items()
        ]
        members += self.parts(written, below)
        own = [child for child in self.rows if child.parent == row.id and child.relation == "child"]
        check_heading(written, row, own)
        check_per_item(self.reader, written.node, self.rows[place:])
        check_row_stated(self.reader, written.node, row, own)
        return Branch(
            tuple(members),
            row.id,
            combine,
            () if adds_up else row.points,
            written.get("max_points"),
            written.get("min_points"),
            self.rounded,
            written.get("per_item"),
        )

    def parts(self, written: WrittenRow, below: RowPosition) -> list[Branch]:
        """The rows that a row is made of in part."""
        parts: Mapping[str, ReadValue] = written.get("parts") or {}
        return [self.branch(id, read, below, written.within) for id, read in parts.items()]


def _join_branch(item: Branch, branch: Branch) -> Branch:
    """An unnumbered row joins the number above it."""
    members = item.members if item.heading is None else (item,)
    return Branch((*members, *branch.members) if branch.heading is None else (*members, branch))
