"""Bands and grades by points: what lies in two of them, and what in none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.span import Span
from scorecard.model.condition import Condition
from scorecard.model.grade import Grade
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total
from scorecard.scheme.scale.bands import Bands
from scorecard.scheme.written import exact, percent
from scorecard.study.targets.promised import PromisedTable

Edge = tuple[float, int]
"""A place on the line: just before a figure (-1), the figure itself (0), or just after it (1)."""


class Interval(NamedTuple):
    """From one place to another, both in it; `closed` where both ends are written."""

    low: Edge
    high: Edge

    @property
    def closed(self) -> bool:
        """Whether both ends are written."""
        return self.low[0] > -inf and self.high[0] < inf


def interval(low: float | None, low_in: bool, high: float | None, high_in: bool) -> Interval:
    """An interval of which each end is in or not.

    >>> interval(80, True, 90, False)
    Interval(low=(80, 0), high=(90, -1))
    """
    return Interval(
        (-inf, 0) if low is None else (low, 0 if low_in else 1),
        (inf, 0) if high is None else (high, 0 if high_in else -1),
    )


def overlaps(rows: Sequence[Interval]) -> Iterator[tuple[int, Interval]]:
    """Rows that write both their ends and yet hold what a row above takes: the row, and what is in both."""
    for n, row in enumerate(rows):
        for above in rows[:n]:
            both = Interval(max(row.low, above.low), min(row.high, above.high))
            if row.closed and both.low <= both.high:
                yield n, both
                break


def gaps(rows: Sequence[Interval]) -> Iterator[Interval]:
    """What lies between rows and in none of them."""
    ordered = sorted(rows)
    reached = ordered[0].high if ordered else (inf, 0)
    for row in ordered[1:]:
        if row.low > _just_above(reached):
            yield Interval(_just_above(reached), _just_below(row.low))
        reached = max(reached, row.high)


def _just_above(edge: Edge) -> Edge:
    return edge[0], edge[1] + 1


def _just_below(edge: Edge) -> Edge:
    return edge[0], edge[1] - 1


def interval_text(part: Interval, write: Callable[[float], str]) -> Text:
    """An interval in words.

    >>> interval_text(Interval((90, 0), (90, 0)), exact), interval_text(Interval((20, 1), (25, -1)), exact).say("en")
    ('90', 'over 20 to under 25')
    """
    low, high = write(part.low[0]), write(part.high[0])
    if part.low[0] == part.high[0]:
        return low
    first = message("over {low}", low=low) if part.low[1] else low
    last = message("under {high}", high=high) if part.high[1] else high
    return message("{low} to {high}", low=first, high=last)


def band_faults(promised: PromisedTable) -> Iterator[Fault]:
    """Bands of rules that overlap or leave something between them to the rest; a rule of several rows at the first."""
    parts = ((row, part) for row in promised.table.rows if row.scores for part in row.rule.parts)
    first: dict[tuple[Bands, bool], Indicator] = {}
    for row, part in parts:
        if isinstance(part.scale, Bands) and not any(band.conditions for band in part.scale.bands):
            first.setdefault((part.scale, part.compare.pure), row)
    for (scale, pure), row in first.items():
        rows = [
            interval(band.low, band.low_included, band.high, band.high_included)
            for band in scale.bands
            if not band.rest
        ]
        yield from _interval_faults(rows, percent if pure else exact, row.short, row.span)


def _interval_faults(
    rows: Sequence[Interval], write: Callable[[float], str], name: Text, span: Span
) -> Iterator[Fault]:
    for _, both in overlaps(rows):
        args = {"name": name, "what": interval_text(both, write)}
        yield Fault("SC457", span, {**args, "how": message("in two of them; the first counts")})
    for gap in gaps(rows):
        args = {"name": name, "what": interval_text(gap, write)}
        yield Fault("SC457", span, {**args, "how": message("in none of them")})


def grades_by_total(title: Text, grades: Sequence[Grade]) -> Iterator[Fault]:
    """The same of grades by bounds on the total."""
    rows = [_grade_interval(grade) for grade in grades if grade.places is None and grade.conditions]
    if rows and all(rows):
        yield from _interval_faults([row for row in rows if row], exact, title, grades[0].span)


def covers_all(grades: Sequence[Grade]) -> bool | None:
    """Whether bounds on the total leave no total without a grade; None where other conditions decide."""
    rows = [_grade_interval(grade) for grade in grades if not grade.given]
    known = sorted(row for row in rows if row)
    if len(known) < len(rows):
        return None
    lowest, highest = known[0].low[0], max(row.high for row in known)[0]
    return lowest == -inf and highest == inf and not any(gaps(known))


def _grade_interval(grade: Grade) -> Interval | None:
    """The totals of a grade; None where anything else decides too."""
    if grade.places is not None or not all(map(_is_on_total, grade.conditions)):
        return None
    low, high = interval(None, False, None, False)
    for condition in grade.conditions:
        for word, value, _ in condition.bounds:
            low = max(low, (value, 1 if word == "above" else 0)) if word in ("at_least", "above") else low
            high = min(high, (value, -1 if word == "below" else 0)) if word in ("at_most", "below") else high
    return Interval(low, high)


def _is_on_total(condition: Condition) -> bool:
    equal = any(bound.word == "equals" for bound in condition.bounds)
    return not condition.id and condition.what == "total" and not condition.any and not equal


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
