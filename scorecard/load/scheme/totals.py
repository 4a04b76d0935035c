"""Totals: what they are made of, of tables and of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from scorecard.base.decimals import brief
from scorecard.language.derived import nearest_first
from scorecard.load.scheme.fields import FieldReader
from scorecard.load.scheme.node_read import NodeRead, ReadValue
from scorecard.load.scheme.ranking import ranking_of, tie_break_of
from scorecard.load.scheme.written import WrittenMapping
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total, made_of


def compile_totals(reader: FieldReader, node: NodeRead, tables: Sequence[SchemeTable]) -> tuple[Total, ...]:
    """All totals; weights make 100, and none is made of itself."""
    reads = node.entries("totals")
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
    return tuple(
        _add_tie_break(reader, node, reads[total.id].value, total, tables, totals) for total in totals
    )


def _total(reader: FieldReader, node: NodeRead, id: str, read: ReadValue, known: Sequence[str]) -> Total:
    """A total without what looks at its tables: what breaks ties."""
    written: NodeRead = read.value
    parts = written.entries("weights")
    weights = {part: weight.value for part, weight in parts.items() if weight.value is not None}
    made = sum(weights.values(), Fraction(0))
    if written.get("proportional") and made:
        weights = {part: 100 * weight / made for part, weight in weights.items()}
    total = WrittenMapping(reader, written).record(
        Total,
        id=id,
        weights=weights,
        sums=tuple(part for part in parts if part not in weights),
        ranking=ranking_of(reader, node, written),
        span=read.key,
    )
    added = written.items("add")
    for part, at in (
        *((part, part_read.key) for part, part_read in parts.items()),
        *((r.value, r.key) for r in added),
    ):
        if part not in known:
            reader.unknown_name("SC042", at, part, (name for name in known if name != id))
    for extra in added:
        if extra.value in parts or total.add.count(extra.value) > 1:
            reader.fault("SC317", extra.key, name=extra.value)
    if weights and written.whole("weights") and sum(weights.values()) != 100:
        reader.fault("SC043", written.at("weights"), sum=brief(float(made)))
    if written.get("proportional") and total.sums:
        reader.fault("SC048", written.fields["proportional"].key, a="proportional", b="weights: […]")
    if not total.way.adds_up and total.sums and not weights:
        reader.fault("SC312", written.at("combine"))
    return total


def _circle(totals: Sequence[Total]) -> tuple[str, ...]:
    """The totals of a circle in order; empty if there is none."""
    made_of = {total.id: total.parts for total in totals}

    def walk(id: str, path: tuple[str, ...]) -> tuple[str, ...]:
        if id in path:
            return path[path.index(id) :]
        circles = (walk(part, (*path, id)) for part in made_of.get(id, ()))
        return next((circle for circle in circles if circle), ())

    return next((circle for total in totals if (circle := walk(total.id, ()))), ())


def _add_tie_break(
    reader: FieldReader,
    node: NodeRead,
    ranking: NodeRead,
    total: Total,
    tables: Sequence[SchemeTable],
    totals: Sequence[Total],
) -> Total:
    """A total with what breaks its ties."""
    before = [other for other in totals if other.id in made_of(total, totals)]
    near = [tables[n] for n in nearest_first(tables, made_of(total, totals))]
    everywhere = [*(each.id for each in tables), *(each.id for each in totals)]
    broken = tie_break_of(reader, node, ranking, near, (*tables, *before), everywhere)
    return replace(total, ranking=replace(total.ranking, tie_break=broken))
