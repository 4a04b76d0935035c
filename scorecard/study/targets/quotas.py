"""Quotas of grades against how many units there are."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.model.grade import Grade
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total
from scorecard.scheme.written import percent
from scorecard.study.targets.intervals import covers_all, grades_by_total


def quota_faults(scheme: Scheme, place: SchemeTable | Total) -> Iterator[Fault]:
    """Quotas of no place at all, and units that no grade is for."""
    groups = _groups(scheme, place)
    for grade in place.grades:
        for group, inside in groups.items():
            quota = grade.quota(group)
            if quota and quota.share and not grade.count(inside, group):
                args: dict[str, Text] = {
                    "grade": grade.grade,
                    "title": place.title,
                    "share": percent(quota.share),
                    "count": str(inside),
                    "where": _where(group),
                }
                yield Fault("SC458", grade.span, args)
    yield from grades_by_total(place.title, place.grades)
    if place.grades and not any(grade.rest for grade in place.grades):
        yield from _ungraded_unit_faults(place, groups)


def _groups(scheme: Scheme, place: SchemeTable | Total) -> dict[str, int]:
    """How many units the grades are for, by the groups that are ranked by themselves."""
    names = {grade.grade for grade in place.grades}
    counts: dict[str, int] = {}
    for unit in (scheme.units[u] for u in units_of(scheme, place)):
        among = place.ranking.among == "group"
        if unit.assessed and unit.grade not in names and not (among and unit.group_open):
            group = (unit.group or "") if among else ""
            counts[group] = counts.get(group, 0) + 1
    return counts


def units_of(scheme: Scheme, place: SchemeTable | Total) -> list[int]:
    """The units of a table, or of all tables of a total."""
    if isinstance(place, SchemeTable):
        return list(place.units)
    tables, totals = (
        {other.id: other for other in scheme.tables},
        {other.id: other for other in scheme.totals},
    )
    units: dict[int, None] = {}
    for id in (*place.weights, *place.sums, *place.add):
        part = tables.get(id) or totals.get(id)
        units |= dict.fromkeys(units_of(scheme, part)) if part else {}
    return list(units)


def _ungraded_unit_faults(place: SchemeTable | Total, groups: dict[str, int]) -> Iterator[Fault]:
    """Units for which no grade is left; where other conditions decide, nobody can say."""
    last: Grade = place.grades[-1]
    if any(grade.conditions for grade in place.grades):
        if covers_all(place.grades) is False:
            below = message("a total that no grade holds gets none")
            yield Fault("SC459", last.span, {"title": place.title, "who": below})
        return
    for group, inside in groups.items():
        places = sum(grade.count(inside, group) for grade in place.grades)
        if places < inside:
            who = message(
                "{places} of {count:# unit|# units}{where} get one, the others none",
                places=str(places),
                count=str(inside),
                where=_where(group),
            )
            yield Fault("SC459", last.span, {"title": place.title, "who": who})


def _where(group: str) -> Text:
    return message(" in “{group}”", group=group) if group else ""
