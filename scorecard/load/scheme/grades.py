"""Grades as written become records."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import get_args

from scorecard.language.derived import nearest_first
from scorecard.load.scheme.conditions import Scope, of_outcome
from scorecard.load.scheme.fields import FieldReader, Read
from scorecard.load.scheme.known_rows import compiled_rows
from scorecard.load.scheme.written import Written
from scorecard.model.grade import End, Grade, Places, Quota
from scorecard.model.table import SchemeTable


def sayable(
    tables: Sequence[SchemeTable], own: Collection[str], boards: Mapping[str, str] | None = None
) -> Scope:
    """What the conditions of a place may speak of: rows of its own tables, of the inputs, of all others.

    boards : the tables and totals that they may speak of as a whole, by id their titles
    """
    return of_outcome(compiled_rows([tables[n] for n in nearest_first(tables, own)]), boards or {})


def compile_grades(reader: FieldReader, reads: Sequence[Read], known: Scope) -> tuple[Grade, ...]:
    """The grades of a table or total; only one of them can be the rest."""
    grades: list[Grade] = []
    for read in reads:
        grade = _grade(reader, read, known)
        if grade.rest and not read.value.broken and any(other.rest for other in grades):
            reader.fault("SC266", read.span, grade=grade.grade)
        grades.append(grade)
    return tuple(grades)


def _grade(reader: FieldReader, read: Read, known: Scope) -> Grade:
    written = Written(reader, read.value, known)
    if "top" in written and "bottom" in written:
        reader.fault("SC048", written.key("bottom"), a="bottom", b="top")
    for name in ("if", "top", "bottom"):
        if written.get("given") and name in written:
            reader.fault("SC048", written.key(name), a=name, b="given")
    places = _places(written)
    if "fewest" in written and places and all(quota.share is None for _, quota in places.by_group):
        many = "…" if places.grouped else str(places.by_group[0][1].number)
        reader.fault("SC048", written.key("fewest"), a="fewest", b=f"{places.end}: {many}")
    return written.record(Grade, places=places, span=read.span)


def _places(written: Written) -> Places | None:
    """The quota at the first end that has one."""
    for end in get_args(End):
        quota: Quota | Mapping[str, Read] | None = written.get(end)
        if isinstance(quota, Quota):
            return Places.for_all(end, quota)
        if quota is not None:
            return Places(end, tuple((group, read.value) for group, read in quota.items()))
    return None
