"""Grades as written become records, their quotas held against the units there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import get_args

from scorecard.base.decimals import plain
from scorecard.base.message import message
from scorecard.base.names import some
from scorecard.language.derived import nearest_first
from scorecard.load.scheme.conditions import Scope, outcome_scope
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.known_rows import compiled_rows
from scorecard.load.scheme.written import WrittenMapping
from scorecard.model.figure import more_than, total
from scorecard.model.grade import End, Grade, GradeQuota, Quota
from scorecard.model.rule import Among
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit


def sayable(
    tables: Sequence[SchemeTable], own: Collection[str], boards: Mapping[str, str] | None = None
) -> Scope:
    """What the conditions of a place may speak of: rows of its own tables, of the inputs, of all others.

    boards : the tables and totals that they may speak of as a whole, by id their titles
    """
    return outcome_scope(compiled_rows([tables[n] for n in nearest_first(tables, own)]), boards or {})


def compile_grades(reader: FieldReader, reads: Sequence[ReadValue], known: Scope) -> tuple[Grade, ...]:
    """The grades of a table or total; only one of them can be the rest."""
    grades: list[Grade] = []
    for read in reads:
        grade = _grade(reader, read, known)
        if grade.rest and not read.value.broken and any(other.rest for other in grades):
            reader.fault("SC266", read.span, grade=grade.grade)
        grades.append(grade)
    return tuple(grades)


def _grade(reader: FieldReader, read: ReadValue, known: Scope) -> Grade:
    written = WrittenMapping(reader, read.value, known)
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


def _places(written: WrittenMapping) -> GradeQuota | None:
    """The quota at the first end that has one."""
    for end in get_args(End):
        quota: Quota | Mapping[str, ReadValue] | None = written.get(end)
        if isinstance(quota, Quota):
            return GradeQuota.for_all(end, quota)
        if quota is not None:
            return GradeQuota(end, tuple((group, read.value) for group, read in quota.items()))
    return None


def check_quotas(
    reader: FieldReader,
    reads: Sequence[ReadValue],
    grades: Sequence[Grade],
    units: Sequence[Unit],
    among: Among,
    classes: Sequence[str] = (),
) -> None:
    """Quotas by group are for every group there is, and none takes more units than there are.

    classes : the groups there are, where they follow from figures
    """
    assessed = [unit for unit in units if unit.assessed]
    there = classes or list(dict.fromkeys(unit.group for unit in assessed if unit.group))
    groups = list(dict.fromkeys((unit.group or "") if among == "group" else "" for unit in assessed))
    for read, grade in zip(reads, grades, strict=True):
        if grade.places and grade.places.grouped:
            _check_groups(reader, read.value, grade, among, there)
    names = {grade.grade for grade in grades}
    counted = [unit for unit in assessed if unit.grade not in names]
    for group in groups:
        inside = sum(1 for unit in counted if among == "table" or (unit.group or "") == group)
        if inside:
            _check_count(reader, reads, grades, group, inside)


def _check_groups(
    reader: FieldReader, node: NodeRead, grade: Grade, among: Among, there: Sequence[str]
) -> None:
    written = node.fields[grade.end or "top"]
    if among == "table":
        reader.fault("SC326", written.span, grade=grade.grade)
        return
    for group, read in written.value.items():
        if group not in there:
            reader.unknown_name("SC033", read.key, group, there)
    lacking = [group for group in there if group not in written.value]
    if lacking:
        reader.fault("SC037", written.span, names=some(lacking, 20))


def _check_count(
    reader: FieldReader, reads: Sequence[ReadValue], grades: Sequence[Grade], group: str, inside: int
) -> None:
    """A quota alone, or those without conditions one after the other, take no more than all units."""
    taken = 0.0
    for read, grade in zip(reads, grades, strict=True):
        quota = grade.quota(group)
        if quota is None:
            continue
        # Rounded up, shares that make all units may take one more: the last then gets one less.
        count = float(grade.count(inside, group))
        count = count if quota.share is None else min(count, float(total([quota.share]) * inside))
        before = 0.0 if grade.conditions else taken
        if more_than(total([before, count]), inside):
            reader.fault(
                "SC324",
                read.value.fields[grade.end or "top"].span,
                grade=grade.grade,
                sum=f"{plain(before)} + {plain(count)}" if before else plain(count),
                units=str(inside),
                where=message(" in “{group}”", group=group) if group else "",
            )
        taken += 0.0 if grade.conditions else count
