"""The tables of a scheme and their totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from scorecard.base.names import nearest
from scorecard.language.nodes import RANKING
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.grades import compile_grades
from scorecard.load.scheme.indicators import TableCompiler
from scorecard.load.scheme.inherit import Inherited
from scorecard.load.scheme.known_rows import compiled_rows, written_rows
from scorecard.load.scheme.stated import check_table_stated, stated_of
from scorecard.load.scheme.units import UnitNames, listed_units
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Branch, RankOn, SchemeTable, Total, Unit


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
            SchemeTable(
                id=id,
                title=table.get("title") or id,
                units=members,
                indicators=indicators,
                tree=tree,
                annex=table.get("annex"),
                among=ranking_of(node, table, "among"),
                ties=ranking_of(node, table, "ties"),
                rank_on=rank_on_of(node),
                source=table.get("source"),
                note=table.get("note"),
                stated=stated_of(table),
                span=read.key,
            )
        )
    return tuple(_graded(reader, node, table) for table in tables)


def _graded(reader: FieldReader, node: NodeRead, table: SchemeTable) -> SchemeTable:
    """A table with its own grades; the scheme's are for the totals, if it has any."""
    own = node.get("tables")[table.id].value.get("grades")
    if own is None and not node.wrote("totals"):
        own = node.get("grades")
    return replace(table, grades=compile_grades(reader, own, compiled_rows((table,)))) if own else table


def ranking_of(node: NodeRead, inner: NodeRead, name: str) -> Any:
    """How ranks are formed here: as said here, else by the scheme, else by default."""
    for place in (inner, node):
        ranking = place.get("ranking")
        if ranking and name in ranking:
            return ranking.get(name)
    return RANKING.by_name[name].default


def rank_on_of(node: NodeRead) -> RankOn:
    """Which total ranks are formed on."""
    rounding = node.get("rounding")
    return "exact" if rounding and rounding.get("rank_on") == "exact" else "printed"


def _check_points(
    reader: FieldReader, table: NodeRead, indicators: Sequence[Indicator], tree: Branch
) -> None:
    """The points of the rows make what the table says, for every unit: groups may have their own."""
    said = table.get("points")
    rows = [i for i in indicators if not i.heading]
    sums = [sum(points) for points in zip(*_worth(tree, rows), strict=True)]
    wrong = [one for one in sums if said is not None and abs(said.value - one) > 1e-9]
    if wrong:
        reader.fault("SC041", table.at("points"), said=said.text, sum=f"{wrong[0]:g}")
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


def compile_totals(reader: FieldReader, node: NodeRead, tables: Sequence[SchemeTable]) -> tuple[Total, ...]:
    """All totals; their weights must make 100."""
    ids = [t.id for t in tables]
    totals = []
    for id, read in (node.get("totals") or {}).items():
        total: NodeRead = read.value
        weights = total.get("weights") or {}
        for table, weight in weights.items():
            if table not in ids:
                close = nearest(table, ids) or (ids[0] if ids else "")
                reader.fault("SC042", weight.key, table=table, suggestion=close)
        said = sum(weight.value.value for weight in weights.values())
        if weights and abs(said - 100) > 1e-9:
            reader.fault("SC043", total.at("weights"), sum=f"{said:g}")
        totals.append(
            Total(
                id=id,
                title=total.get("title"),
                weights={table: weight.value.value for table, weight in weights.items()},
                among=ranking_of(node, total, "among"),
                ties=ranking_of(node, total, "ties"),
                rank_on=rank_on_of(node),
                grades=compile_grades(
                    reader, total.get("grades") or node.get("grades") or (), compiled_rows(tables)
                ),
                span=read.key,
            )
        )
    return tuple(totals)
