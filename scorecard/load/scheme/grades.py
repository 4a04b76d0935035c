"""Grades as written become records."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import get_args

from scorecard.language.derived import nearest_first
from scorecard.load.scheme.conditions import Scope, compile_conditions, of_outcome
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.known_rows import compiled_rows
from scorecard.model.condition import End, Grade, Places, Quota
from scorecard.model.scheme import SchemeTable


def sayable(
    tables: Sequence[SchemeTable], own: Collection[str], boards: Mapping[str, str] | None = None
) -> Scope:
    """What the conditions of a place may speak of: rows of its own tables, of the inputs, of all others.

    boards : the tables and totals that they may speak of as a whole, by id their titles
    """
    return of_outcome(compiled_rows([tables[n] for n in nearest_first(tables, own)]), boards or {})


def compile_grades(reader: FieldReader, reads: Sequence[Read], known: Scope) -> tuple[Grade, ...]:
    """The grades of a table or total; only one of them can be the rest."""
    found: list[Grade] = []
    for read in reads:
        grade = _grade(reader, read, known)
        if grade.rest and not read.value.broken and any(one.rest for one in found):
            reader.fault("SC266", read.span, grade=grade.grade)
        found.append(grade)
    return tuple(found)


def _grade(reader: FieldReader, read: Read, known: Scope) -> Grade:
    node: NodeRead = read.value
    if "top" in node and "bottom" in node:
        reader.fault("SC048", node.fields["bottom"].key, a="bottom", b="top")
    for name in ("if", "top", "bottom"):
        if node.get("given") and name in node:
            reader.fault("SC048", node.fields[name].key, a=name, b="given")
    shares = {name: _one_share(node.get(name)) for name in ("top", "bottom")}
    return Grade(
        grade=node.get("grade") or "",
        conditions=compile_conditions(reader, node.get("if") or (), known),
        top=shares["top"],
        bottom=shares["bottom"],
        whole=node.get("whole"),
        edge_tie=node.get("edge_tie"),
        places=_places(node),
        given=node.get("given"),
        vacant=node.get("vacant"),
        span=read.span,
    )


def _one_share(written: Quota | Mapping[str, Read] | None) -> float | None:
    return written.share if isinstance(written, Quota) else None


def _places(node: NodeRead) -> Places | None:
    """A quota that is not one share for all."""
    for end in get_args(End):
        written = node.get(end)
        if isinstance(written, Quota) and written.number is not None:
            return Places(end, (("", written),))
        if isinstance(written, Mapping):
            return Places(end, tuple((group, read.value) for group, read in written.items()))
    return None
