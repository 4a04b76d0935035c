"""The tables of a scheme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scorecard.base.decimals import plain
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.indicators import TableCompiler
from scorecard.load.scheme.inherit import Inherited
from scorecard.load.scheme.known_rows import written_rows
from scorecard.load.scheme.ranking import ranking_of, tie_break_of
from scorecard.load.scheme.stated import check_table_stated
from scorecard.load.scheme.units import UnitNames, listed_units
from scorecard.load.scheme.written import Written
from scorecard.model.branch import Branch
from scorecard.model.figure import total
from scorecard.model.indicator import Indicator
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit


def compile_tables(
    reader: FieldReader, node: NodeRead, units: Sequence[Unit], inherited: Inherited
) -> tuple[SchemeTable, ...]:
    """All tables, in printed order."""
    names = UnitNames(units)
    tables: list[SchemeTable] = []
    for id, read in (node.get("tables") or {}).items():
        table: NodeRead = read.value
        before = len(reader.faults)
        if "units" in table:
            members = listed_units(reader, names, table.get("units"))
        else:
            members = tuple(n for n, unit in enumerate(units) if unit.assessed)
        if "indicators" not in table:
            continue
        sure = len(reader.faults) == before and "units" not in table.broken
        compiler = TableCompiler(reader, node, names, members, sure, written_rows(node, id))
        within = inherited.within(table.get("defaults"), table.get("unscored"))
        indicators, tree = compiler.compile(table, within)
        _check_points(reader, table, indicators, tree)
        tables.append(
            Written(reader, table).record(
                SchemeTable,
                id=id,
                title=table.get("title") or id,
                units=members,
                indicators=indicators,
                tree=tree,
                ranking=ranking_of(reader, node, table),
                grades=(),
                span=read.key,
            )
        )
    ids = frozenset(row.id for table in tables for row in table.indicators)
    return tuple(_ranked(reader, node, table, ids) for table in tables)


def _ranked(reader: FieldReader, node: NodeRead, table: SchemeTable, ids: frozenset[str]) -> SchemeTable:
    """A table with what breaks its ties."""
    said: NodeRead = node.get("tables")[table.id].value
    tie_break = tie_break_of(reader, node, said, (table,), (), ids)
    return replace(table, ranking=replace(table.ranking, tie_break=tie_break))


def _check_points(
    reader: FieldReader, table: NodeRead, indicators: Sequence[Indicator], tree: Branch
) -> None:
    """The points of the rows make what the table says, for every unit: groups may have their own."""
    said = table.get("points")
    rows = [i for i in indicators if not i.heading]
    sums = [float(total(points)) for points in zip(*_worth(tree, rows), strict=True)]
    wrong = [one for one in sums if said is not None and said.value != one]
    if wrong:
        reader.fault("SC041", table.at("points"), said=said.text, sum=plain(wrong[0]))
    top = [i for i in indicators if i.parent is None]
    check_table_stated(reader, table, table.get("title") or "", sums, top)


def _worth(branch: Branch, rows: Sequence[Indicator]) -> list[tuple[float, ...]]:
    """The full points of a branch, in the parts that are added up; bonuses and deductions are none of them."""
    if branch.points:
        return [branch.points]
    found: list[tuple[float, ...]] = []
    for member in branch.members:
        if isinstance(member, Branch):
            found += _worth(member, rows)
        elif not rows[member].outside:
            found.append(rows[member].points)
    return found
