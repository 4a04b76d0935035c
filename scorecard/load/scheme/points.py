"""The full points of rows: as they say, by weight, or as it is usual where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from scorecard.base.names import some
from scorecard.base.span import Span
from scorecard.load.scheme.fields import FieldReader
from scorecard.load.scheme.inherit import InheritedDefaults
from scorecard.load.scheme.limits import limit_of
from scorecard.load.scheme.node_read import NodeRead, ReadValue
from scorecard.load.scheme.row_place import RowPosition, TableScope
from scorecard.load.scheme.units import UnitNames
from scorecard.load.scheme.written import WrittenRow
from scorecard.model.indicator import CountsAs
from scorecard.model.shared import OneForAll, SharedEntries

Points = Sequence[float]

_USUAL = 10.0
"""The points of a numbered row that says none, and those that shares of a bonus without points are of."""


def points_below(
    reader: FieldReader,
    below: Mapping[str, ReadValue],
    given: Points,
    inherited: InheritedDefaults,
    adds_up: bool,
) -> dict[str, Points]:
    """Full points of the rows below, per unit, where they follow from what is above.

    weight     given × weight ÷ Σ weights of the siblings
    adds_up    else given for each

    Weights 7 and 3 below 20 points: 14 and 6.
    """
    weights = {id: read.value for id, read in below.items() if "weight" in read.value}
    for node in weights.values():
        if "points" in node:
            reader.fault("SC048", node.fields["weight"].key, a="weight", b="points")
    if not weights:
        return {} if adds_up else dict.fromkeys(below, given)
    # Worked out on the decimals as written, and off by half a last place at most, as a figure that is read.
    each = {id: Fraction(repr(node.get("weight").value)) for id, node in weights.items()}
    whole = sum(each.values())
    for id, read in below.items():
        inside = inherited.add_level(read.value, None).counts_as == "base"
        if inside and id not in weights:
            reader.fault("SC261", read.key, name=read.value.get("name") or id)
    shared = SharedEntries(given)
    return {
        id: shared.map_entries(partial(_share, weight / whole if whole else Fraction(0)))
        for id, weight in each.items()
    }


def _share(part: Fraction, points: float) -> float:
    return float(Fraction(repr(points)) * part)


def full_points(table: TableScope, row: WrittenRow, position: RowPosition) -> Points:
    """Full points per unit: as said, else by weight, else 10 for a numbered row, none for a part.

    Points by default are for numbered rows, and for those below a heading where they reach all.
    """
    node, counts_as = row.node, row.within.counts_as
    if "points" in node:
        return _read_points(table, node, node.fields["points"].value)
    if counts_as != "base" and not node.wrote("points") and position.relation != "part":
        return table.each(0.0 if row.heading else outside_points(node, counts_as))
    if position.points is not None:
        return position.points
    usual = row.read("points")
    if row.within.reaches_all:
        usual = None if row.heading else usual
        if usual and position.relation == "child":
            return _read_points(table, node, usual.value)
    if position.numbered:
        return _read_points(table, node, usual.value) if usual else table.each(_USUAL)
    if position.relation == "child" and not (node.wrote("points") or node.wrote("number")):
        table.reader.fault("SC059", node.span, name=node.get("name") or "")
    return table.each(0.0)


def _read_points(table: TableScope, node: NodeRead, written: Any) -> Points:
    return points_as_said(table.reader, table.names, table.members, written, node.at("points"))


def points_as_said(
    reader: FieldReader, names: UnitNames, members: Sequence[int], written: Any, span: Span
) -> Points:
    """Points as they are said, there, for the units of a table: for all of them, or by unit or group."""
    if not isinstance(written, dict):
        return OneForAll(written.value, len(members))
    by_unit: dict[int, float] = {}
    for name, read in written.items():
        units = names.find(name)
        if not units:
            names.unknown(reader, name, read.key)
        by_unit.update(dict.fromkeys(units, read.value.value))
    lacking = [u for u in members if u not in by_unit]
    if lacking:
        reader.fault("SC037", span, names=some(names.display_names(lacking, members), 20))
    return tuple(by_unit.get(u, 0.0) for u in members)


def outside_points(node: NodeRead, counts_as: CountsAs) -> float:
    """The full points that shares of a bonus or deduction are of: its own limit in points, else 10."""
    limit = limit_of(node, counts_as)
    known = limit is not None and not limit.share and abs(limit.value) not in (0.0, float("inf"))
    return abs(limit.value) if limit and known else _USUAL
