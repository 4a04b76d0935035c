"""Grades as written become records."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.load.scheme.conditions import compile_conditions, of_outcome
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.model.condition import Grade


def compile_grades(reader: FieldReader, reads: Sequence[Read], rows: KnownRows) -> tuple[Grade, ...]:
    """The grades of a table or total; only one of them can be the rest."""
    found: list[Grade] = []
    for read in reads:
        node: NodeRead = read.value
        if "top" in node and "bottom" in node:
            reader.fault("SC048", node.fields["bottom"].key, a="bottom", b="top")
        grade = Grade(
            grade=node.get("grade") or "",
            conditions=compile_conditions(reader, node.get("if") or (), of_outcome(rows)),
            top=node.get("top"),
            bottom=node.get("bottom"),
            whole=node.get("whole"),
            edge_tie=node.get("edge_tie"),
            span=read.span,
        )
        if grade.rest and not node.broken and any(one.rest for one in found):
            reader.fault("SC266", read.span, grade=grade.grade)
        found.append(grade)
    return tuple(found)
