"""The tables of a scheme; the raw figures are one of their own, without points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scorecard.base.decimals import plain
from scorecard.base.fault import errors
from scorecard.base.message import message, say
from scorecard.base.names import fold_name
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.formulas import INPUTS
from scorecard.load.scheme.indicators import TableCompiler
from scorecard.load.scheme.inherit import InheritedDefaults
from scorecard.load.scheme.known_rows import WrittenRows
from scorecard.load.scheme.lights import check_lights
from scorecard.load.scheme.ranking import ranking_of, tie_break_of
from scorecard.load.scheme.stated import check_table_stated
from scorecard.load.scheme.units import UnitNames, listed_units
from scorecard.load.scheme.written import WrittenMapping
from scorecard.model.branch import Branch
from scorecard.model.figure import total
from scorecard.model.indicator import Indicator
from scorecard.model.row_fields import INDICATOR
from scorecard.model.shared import OneForAll
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit


def compile_tables(
    reader: FieldReader,
    node: NodeRead,
    units: Sequence[Unit],
    inherited: InheritedDefaults,
    classes: Sequence[str] = (),
) -> tuple[SchemeTable, ...]:
    """All tables that have rows, in printed order."""
    names = UnitNames(units, classes)
    reads = node.entries("tables")
    rows = WrittenRows(node)
    each = [_table(reader, node, id, read, names, inherited, rows) for id, read in reads.items()]
    tables = [table for table in each if table]
    ids = frozenset(row.id for table in tables for row in table.indicators)
    if not errors(reader.faults):
        check_lights(reader, node, tables)
    ties = (tie_break_of(reader, node, reads[table.id].value, (table,), (), ids) for table in tables)
    return tuple(
        replace(table, ranking=replace(table.ranking, tie_break=tie))
        for table, tie in zip(tables, ties, strict=True)
    )


def _table(
    reader: FieldReader,
    node: NodeRead,
    id: str,
    read: ReadValue,
    names: UnitNames,
    inherited: InheritedDefaults,
    rows: WrittenRows,
) -> SchemeTable | None:
    """A table without what looks at other tables: what breaks ties."""
    written: NodeRead = read.value
    before = len(reader.faults)
    if "units" in written:
        listed = written.items("units")
        of_class = [read for read in listed if fold_name(read.value) in names.classes]
        for read in of_class:
            reader.fault("SC482", read.span, group=read.value)
        members = listed_units(reader, names, [read for read in listed if read not in of_class])
    else:
        members = tuple(n for n, unit in enumerate(names.units) if unit.assessed)
    if "indicators" not in written:
        return None
    sure = len(reader.faults) == before and written.whole("units")
    columns = written.entries("columns")
    compiler = TableCompiler(reader, node, names, members, sure, rows.known_to(id), columns)
    within = inherited.add_level(written.get("defaults"), written.get("unscored"))
    indicators, tree = compiler.compile(written, within)
    table = WrittenMapping(reader, written).record(
        SchemeTable,
        id=id,
        units=members,
        indicators=indicators,
        tree=tree,
        ranking=ranking_of(reader, node, written),
        span=read.key,
    )
    table = replace(table, title=table.title or id)
    _check_points(reader, written, table)
    return table


def _check_points(reader: FieldReader, written: NodeRead, table: SchemeTable) -> None:
    """The points of the rows make what the table says, for every unit: groups may have their own."""
    points = written.get("points")
    sums = sums_of(table)
    wrong = [sum_ for sum_ in sums if points is not None and points.value != sum_]
    if wrong:
        reader.fault("SC041", written.at("points"), said=points.text, sum=plain(wrong[0]))
    check_table_stated(reader, written, table, sums)


def sums_of(table: SchemeTable) -> Sequence[float]:
    """The sum of the full points of a table for each unit."""
    return _sums(_worth(table.tree, table.rows))


def _sums(worth: Sequence[Sequence[float]]) -> Sequence[float]:
    """The sum of the full points for each unit; added up once for all units to whom the same is given."""
    if worth and all(isinstance(points, OneForAll) and points for points in worth):
        return OneForAll(float(total([points[0] for points in worth])), len(worth[0]))
    each = list(zip(*worth, strict=True))
    known = {points: float(total(points)) for points in set(each)}
    return [known[points] for points in each]


def _worth(branch: Branch, rows: Sequence[Indicator]) -> list[Sequence[float]]:
    """The full points of a branch, in the parts that are added up; bonuses and deductions are none of them."""
    if branch.points:
        return [branch.points]
    points: list[Sequence[float]] = []
    for member in branch.members:
        if isinstance(member, Branch):
            points += _worth(member, rows)
        elif not rows[member].outside:
            points.append(rows[member].points)
    return points


def compile_inputs(
    reader: FieldReader,
    node: NodeRead,
    units: Sequence[Unit],
    inherited: InheritedDefaults,
    classes: Sequence[str] = (),
) -> tuple[SchemeTable, ...]:
    """The table of the raw figures, for all units; none where the scheme has none.

    The scheme's policies hold for them; its defaults, which are those of indicators, where they reach all.
    """
    inputs = node.get("inputs")
    if not inputs:
        return ()
    taken = node.entries("tables").get(INPUTS)
    if taken:
        reader.fault("SC098", taken.key, id=INPUTS)
    rows = {
        id: ReadValue(replace(read.value, type=INDICATOR), read.span, read.key) for id, read in inputs.items()
    }
    members = tuple(range(len(units)))
    names = UnitNames(units, classes)
    compiler = TableCompiler(reader, node, names, members, True, WrittenRows(node).known_to(INPUTS))
    indicators, tree = compiler.compile_inputs(rows, inherited.of_inputs)
    title = say(message("Raw figures"), node.get("language"))
    span = node.fields["inputs"].key
    return (
        SchemeTable(INPUTS, tree, title=title, units=members, indicators=indicators, inputs=True, span=span),
    )
