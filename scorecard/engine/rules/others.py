"""How a figure among those of other units is told: a place, or what one is held against."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import Text, listed, message
from scorecard.engine.rules.compared import headed, reference_text
from scorecard.engine.rules.rule import RuleColumn
from scorecard.model.figure import Figure, Line, less_than, more_than, same
from scorecard.model.rule import Reference
from scorecard.scheme.written import exact, figure, operand


def groups_of(column: RuleColumn) -> NDArray[np.object_]:
    """The group each unit is compared in; one and the same for all where the whole table is."""
    within = column.groups if column.rule.among == "group" else ("",) * len(column.value)
    return np.array(within, dtype=object)


def rivals(column: RuleColumn, u: int) -> list[int]:
    """The units that one is compared with, itself among them; nobody where groups count and it has none."""
    of = groups_of(column)
    if column.rule.among == "group" and not of[u]:
        return []
    found: list[int] = np.flatnonzero(column.compared & column.value.known & (of == of[u])).tolist()
    return found


def rank_line(column: RuleColumn, place: Figure) -> Line:
    """A place among the units, with those that stand before."""
    last, values = column.rule.counted_from == "bottom", column.value
    better = message("behind") if last else message("better")
    passes = more_than if (column.direction == "higher") != last else less_than

    def before(u: int) -> list[int]:
        ahead = passes(values, values[u])
        return [n for n in rivals(column, u) if ahead[n]]

    def says(u: int) -> Text:
        first, many = before(u), len(rivals(column, u))
        count = len({values.at(n) for n in first}) if column.ties == "dense" else len(first)
        equal = sum(same(values, values[u])[rivals(column, u)])
        shared = f" + ({equal} − 1) ÷ 2" if column.ties == "average" and equal > 1 else ""
        formula = f"1 + {count}{shared} = {figure(place.at(u))}"
        if not first:
            return message(
                "{formula} (none of {many} units is {better})", formula=formula, many=many, better=better
            )
        names = listed([f"{column.names[n]} {exact(values.at(n))}" for n in first])
        return message(
            "{formula} ({better} among {many} units: {names})",
            formula=formula,
            many=many,
            better=better,
            names=names,
        )

    def shown(u: int) -> Text:
        number = figure(place.at(u))
        if last:
            return message("rank {number} from the last", number=number)
        return message("rank {number}", number=number)

    return Line(
        message("Rank in item"),
        says=says,
        shown=shown,
        others=lambda u: [(column.names[n], values.at(n)) for n in before(u)],
    )


def reference_line(column: RuleColumn, wanted: Reference, found: Figure) -> Line:
    """What the units are held against, with the figures it is made of."""

    def others(u: int) -> list[int]:
        if wanted.kind == "unit":
            return [column.ids.index(wanted.id)]
        return [n for n in rivals(column, u) if not (column.rule.without_self and n == u)]

    def says(u: int) -> Text:
        members = others(u)
        values = [column.value.at(n) for n in members]
        if wanted.kind == "unit":
            name = column.names[members[0]]
            return message("the actual of {name}", name=name)
        if wanted.kind == "mean":
            total = " + ".join(operand(exact(value)) for value in values)
            return f"({total}) ÷ {len(values)} = {figure(found.at(u))}"
        if wanted.kind == "median":
            return _in_order(sorted(values), figure(found.at(u)))
        reached = same(column.value, found[u])
        names = listed([column.names[n] for n in members if reached[n]])
        return message("among {members} units: {names}", members=len(members), names=names)

    def members(u: int) -> list[tuple[str, float]]:
        return [(column.names[n], column.value.at(n)) for n in others(u)]

    return Line(headed(reference_text(column.rule, wanted)), says=says, others=members)


def _in_order(values: list[float], middle: str) -> Text:
    """Figures from the smallest to the largest, and how two of them make the one in the middle."""
    row, half = "、".join(exact(value) for value in values), len(values) // 2
    if len(values) % 2:
        return message("in order: {row}", row=row)
    between = " + ".join(operand(exact(value)) for value in values[half - 1 : half + 1])
    told = f"{row}；({between}) ÷ 2 = {middle}"
    return message("in order: {parts}", parts=told)
