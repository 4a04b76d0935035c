"""Conditions and grades as written become records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from scorecard.base.names import nearest
from scorecard.language import kinds
from scorecard.language.kinds import Decimal
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.model.condition import SHARES, Bound, Condition, Grade, What, Word
from scorecard.model.scheme import SchemeTable

_OWN = ("total", "rank", "rank_from_last")
_OF_HEADING = ("points", "share")


def known_rows(tables: Iterable[SchemeTable]) -> dict[str, bool]:
    """The ids that a condition may speak of, and whether each is a heading."""
    return {row.id: row.heading for table in tables for row in table.indicators}


def compile_grades(reader: FieldReader, reads: Sequence[Read], rows: Mapping[str, bool]) -> tuple[Grade, ...]:
    """The grades of a table or total; only one of them can be the rest."""
    found: list[Grade] = []
    for read in reads:
        node: NodeRead = read.value
        if "top" in node and "bottom" in node:
            reader.fault("SC048", node.fields["bottom"].key, a="bottom", b="top")
        grade = Grade(
            grade=node.get("grade") or "",
            conditions=compile_conditions(reader, node.get("if") or (), rows),
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


def compile_conditions(
    reader: FieldReader, reads: Sequence[Read], rows: Mapping[str, bool]
) -> tuple[Condition, ...]:
    """Conditions that must all hold; `rows` are the ids they may speak of, and whether each is a heading."""
    return tuple(_condition(reader, read.value, rows) for read in reads)


def _condition(reader: FieldReader, node: NodeRead, rows: Mapping[str, bool]) -> Condition:
    bounds = [word for word in get_args(Word) if word in node]
    if "any" in node:
        for name in ("of", *bounds):
            if name in node:
                reader.fault("SC048", node.fields[name].key, a=name, b="any")
        return Condition(any=compile_conditions(reader, node.get("any"), rows), span=node.span)
    if not bounds and not node.broken:
        reader.fault("SC265", node.span)
    id, what = _figure(reader, node, rows)
    read = ((word, _bound(reader, node.fields[word], what)) for word in bounds)
    return Condition(
        id, what, tuple(Bound(word, value) for word, value in read if value is not None), (), node.span
    )


def _figure(reader: FieldReader, node: NodeRead, rows: Mapping[str, bool]) -> tuple[str, What]:
    """`total`, `rank`, `ID` (its value), `ID.points`, `HEADING.points` and the like."""
    text: str = node.get("of")
    if text in _OWN:
        return "", text  # type: ignore[return-value]
    id, _, what = text.rpartition(".")
    if not id or what not in get_args(What) or what in _OWN:
        id, what = text, "value"
    if id not in rows or (rows[id] and what not in _OF_HEADING):
        known = [*_OWN, *(f"{row}.points" if heading else row for row, heading in rows.items())]
        usual = f"{id}.points" if id in rows else nearest(text, known) or "total"
        reader.fault("SC264", node.at("of"), name=text, suggestion=usual)
    return id, what  # type: ignore[return-value]


def _bound(reader: FieldReader, read: Read, what: str) -> float | None:
    """A bound in the unit of its figure: a share with a percent sign, any other a plain number."""
    if what in SHARES:
        share: float | None = reader.read(read.value, kinds.Share())
        return share
    found: Any = reader.read(read.value, Decimal())
    return found.value if found else None
