"""Totals: what they are made of, of tables and of each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scorecard.base.decimals import plain
from scorecard.language.derived import nearest_first
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.ranking import rank_on_of, ranking_of, tie_break_of
from scorecard.model import figure
from scorecard.model.scheme import SchemeTable, Total, made_of
from scorecard.scheme.sum import WAYS


def compile_totals(reader: FieldReader, node: NodeRead, tables: Sequence[SchemeTable]) -> tuple[Total, ...]:
    """All totals; weights make 100, and none is made of itself."""
    reads: Mapping[str, Read] = node.get("totals") or {}
    for id, read in reads.items():
        same = next((table for table in tables if table.id == id), None)
        if same:
            reader.fault("SC310", read.key, id=id, line=str(same.span.line))
    known = [table.id for table in tables] + [id for id in reads if id not in {t.id for t in tables}]
    totals = tuple(_total(reader, node, id, read, known) for id, read in reads.items())
    circle = _circle(totals)
    if any(id in {table.id for table in tables} for id in reads):
        return ()
    if circle:
        reader.fault("SC311", reads[circle[0]].key, circle=" → ".join((*circle, circle[0])))
        return ()
    return tuple(_ranked(reader, node, reads[total.id].value, total, tables, totals) for total in totals)


def _total(reader: FieldReader, node: NodeRead, id: str, read: Read, known: Sequence[str]) -> Total:
    """A total without what looks at its tables: what breaks ties."""
    total: NodeRead = read.value
    written: Mapping[str, Read] = total.get("weights") or {}
    added: Sequence[Read] = total.get("add") or ()
    for part, at in (*((one, read.key) for one, read in written.items()), *((r.value, r.key) for r in added)):
        if part not in known:
            reader.unknown_name("SC042", at, part, (one for one in known if one != id))
    counted = [read.value for read in added]
    for one in added:
        if one.value in written or counted.count(one.value) > 1:
            reader.fault("SC317", one.key, name=one.value)
    weights = {part: read.value.value for part, read in written.items() if read.value is not None}
    made = figure.total(weights.values())
    if weights and not figure.same(made, 100.0):
        reader.fault("SC043", total.at("weights"), sum=plain(float(made)))
    if not WAYS[total.get("combine")].adds_up and written and not weights:
        reader.fault("SC312", total.at("combine"))
    return Total(
        id=id,
        title=total.get("title"),
        weights=weights,
        sums=tuple(part for part in written if part not in weights),
        add=tuple(counted),
        combine=total.get("combine"),
        most=total.get("max_points"),
        least=total.get("min_points"),
        coverage=total.get("coverage"),
        among=ranking_of(node, total, "among"),
        ties=ranking_of(node, total, "ties"),
        rank_on=rank_on_of(node),
        by=ranking_of(node, total, "by"),
        bounds_on=ranking_of(node, total, "bounds_on"),
        unassessed=total.get("unassessed"),
        span=read.key,
    )


def _circle(totals: Sequence[Total]) -> tuple[str, ...]:
    """The totals of a circle in order; empty if there is none."""
    made_of = {total.id: total.parts for total in totals}

    def walk(id: str, path: tuple[str, ...]) -> tuple[str, ...]:
        if id in path:
            return path[path.index(id) :]
        found = (walk(part, (*path, id)) for part in made_of.get(id, ()))
        return next((circle for circle in found if circle), ())

    return next((circle for total in totals if (circle := walk(total.id, ()))), ())


def _ranked(
    reader: FieldReader,
    node: NodeRead,
    said: NodeRead,
    total: Total,
    tables: Sequence[SchemeTable],
    totals: Sequence[Total],
) -> Total:
    """A total with what breaks its ties."""
    names = [table.id for table in tables]
    before = [one.id for one in totals if one.id in made_of(total, totals)]
    near = [tables[n] for n in nearest_first(tables, made_of(total, totals))]
    everywhere = (*names, *(one.id for one in totals))
    broken = tie_break_of(reader, node, said, near, (*names, *before), everywhere)
    return replace(total, tie_break=broken)
