"""Quotas of grades against the units there are."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.base.decimals import plain
from scorecard.base.message import message, some
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.model.figure import more_than, total
from scorecard.model.grade import Grade
from scorecard.model.rule import Among
from scorecard.model.unit import Unit


def check_quotas(
    reader: FieldReader,
    reads: Sequence[Read],
    grades: Sequence[Grade],
    units: Sequence[Unit],
    among: Among,
    classes: Sequence[str] = (),
) -> None:
    """Quotas by group are for every group there is, and none takes more units than there are.

    classes : the groups there are, where they follow from figures
    """
    assessed = [unit for unit in units if unit.assessed]
    groups = list(dict.fromkeys((unit.group or "") if among == "group" else "" for unit in assessed))
    for read, grade in zip(reads, grades, strict=True):
        if grade.places and grade.places.grouped:
            _check_groups(reader, read.value, grade, among, classes or _groups(assessed))
    names = {grade.grade for grade in grades}
    counted = [unit for unit in assessed if unit.grade not in names]
    for group in groups:
        inside = sum(1 for unit in counted if among == "table" or (unit.group or "") == group)
        if inside:
            _check_count(reader, reads, grades, group, inside)


def _groups(units: Sequence[Unit]) -> Sequence[str]:
    return list(dict.fromkeys(unit.group for unit in units if unit.group))


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
    reader: FieldReader, reads: Sequence[Read], grades: Sequence[Grade], group: str, inside: int
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
