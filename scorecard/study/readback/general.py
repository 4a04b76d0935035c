"""The choices that hold for a scheme as a whole; the notes of a result say the same sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.base.message import Text, comma_list, message, semicolon_list, sequence
from scorecard.model.groups import Groups, class_row
from scorecard.model.in_text import InText
from scorecard.model.period import NamedPeriod, Period
from scorecard.model.scheme import ListFrom, Scheme
from scorecard.model.status import Status
from scorecard.scheme.words import FREQUENCY
from scorecard.scheme.written import percent
from scorecard.study.explain.rounding import rounding_text
from scorecard.study.readback.policy import policy_text
from scorecard.study.readback.sentence import Statement

_MOST_LISTED = 60

INTERIM_TEXT = {
    "due": message(
        "before the year's end points are against what is due by then (levels and ratios: the year's target)"
    ),
    "year": message("points are against the year's target all year"),
    "none": message("points are given at the end of the year, or of the plan, only"),
}
"""What points are against before the year is over."""


def general(scheme: Scheme) -> Iterator[Statement]:
    """Year, units, and what holds for all tables."""
    yield Statement("year", message("Year"), (years(scheme), *_year_meant(scheme)))
    if scheme.source:
        yield Statement("source", message("Document"), (scheme.source,))
    yield from _units(scheme)
    if scheme.lists:
        yield Statement("lists", message("Lists in other files"), tuple(map(list_from, scheme.lists)))
    yield Statement("targets", message("Targets"), tuple(targets(scheme)))
    yield Statement("unscored", message("Cells without points"), tuple(unscored_policies(scheme)))
    if scheme.marks:
        yield Statement("marks", message("Marks in returns"), (marks(scheme),))
    if scheme.about is not None:
        yield Statement("about", message("About"), (about_text(scheme.about),))
    yield Statement("rounding", message("Rounding"), tuple(rounding(scheme)))
    if scheme.in_text:
        names = {row.id: row.short for table in scheme.tables for row in table.rows}
        text = tuple(text_target(one, [names[id] for id in one.indicators]) for one in scheme.in_text)
        yield Statement("in_text", message("Targets in the text"), text)


def _year_meant(scheme: Scheme) -> Iterator[Text]:
    """Which months are meant by the year, where it is not that of the calendar."""
    if scheme.first_month != 1:
        months = NamedPeriod(Period(scheme.year, 12), 12).title(scheme.first_month)
        yield message(
            "{year} is {months}; its quarters and halves count from there", year=scheme.year, months=months
        )


def years(scheme: Scheme) -> Text:
    """The year or plan, and how often it is assessed."""
    often = FREQUENCY.choices[scheme.frequency]
    if not scheme.is_plan:
        return message("{year}, assessed {frequency}", year=scheme.year, frequency=often)
    return message(
        "plan of {first} to {year}, assessed {frequency}; targets are those of {year}, flows "
        "count from {first}",
        first=scheme.years[0],
        year=scheme.year,
        frequency=often,
    )


def _units(scheme: Scheme) -> Iterator[Statement]:
    assessed = [unit for unit in scheme.units if unit.assessed]
    groups = dict.fromkeys(unit.group for unit in assessed)
    lines = []
    for group in groups:
        inside = [unit.short for unit in assessed if unit.group == group]
        names = (
            comma_list(inside)
            if len(inside) <= _MOST_LISTED
            else message("{inside:# unit|# units}", inside=len(inside))
        )
        lines.append(message("{group}: {names}", group=group, names=names) if group else names)
    yield Statement("units", message("Units"), tuple(lines))
    if scheme.groups:
        yield Statement("groups", message("Groups"), (groups_text(scheme, scheme.groups),))
    shown_only = [unit.short for unit in scheme.units if not unit.assessed]
    if shown_only:
        yield Statement("shown", message("Shown, never ranked"), (comma_list(shown_only),))
    given = [
        message("{unit} ({grade})", unit=unit.short, grade=unit.grade) for unit in scheme.units if unit.grade
    ]
    if given:
        yield Statement("grades given", message("Graded beforehand, outside quotas"), (comma_list(given),))
    merged = tuple(
        message(
            "{unit} was merged or split from last year's {before}: not comparable with it",
            unit=unit.short,
            before=comma_list(unit.was),
        )
        for unit in scheme.units
        if unit.was
    )
    if merged:
        yield Statement("was", message("Merged or split"), merged)


def groups_text(scheme: Scheme, groups: Groups) -> Text:
    """What the groups of units follow from."""
    place = class_row(scheme.tables)
    assert place
    return message(
        "each unit is in the group that its “{row}” of the period tells: {words}; in none, and what goes by groups "
        "pending, while that is not settled",
        row=place[1].short,
        words=comma_list(list(groups.words)),
    )


def list_from(list_: ListFrom) -> Text:
    """Where a list of the scheme stands.

    >>> list_from(ListFrom(("units",), "units.csv", 2)).say("en"), list_from(ListFrom(("units",), "a.xlsx[b]", 0)).say("zh")
    ('units: units.csv, 2 entries', 'units：a.xlsx[b]')
    """
    name = sequence(list_.path, ".")
    if not list_.entries:
        return message("{name}: {file}", name=name, file=list_.file)
    return message(
        "{name}: {file}, {count:# entry|# entries}", name=name, file=list_.file, count=list_.entries
    )


def targets(scheme: Scheme) -> Iterator[Text]:
    """What a target means that is no more than a number, and what counts before the year's end."""
    yield message(
        "a target that is no more than a number is met by it or more, or by it or less where lower is better"
    )
    yield message("completion = actual ÷ target, unless said otherwise")
    yield message(
        "what is due of a flow is target × pace; of a level or ratio the whole target is due at any time"
    )
    yield INTERIM_TEXT[scheme.interim]


def unscored_policies(scheme: Scheme) -> Iterator[Text]:
    """What missing, pending, not applicable and not due cells do."""
    policies = scheme.unscored
    yield policy_text("missing", policies.missing)
    yield policy_text("pending", policies.pending)
    yield policy_text("not_applicable", policies.not_applicable)
    if policies.heading.kind != "by_row":
        yield policy_text("heading", policies.heading)
    yield message("not due: out of the earned and the full points of all units")


def marks(scheme: Scheme) -> Text:
    """What the marks in returns mean."""
    by_status: dict[Status, list[str]] = {}
    for mark, status in scheme.marks.items():
        by_status.setdefault(status, []).append(f"“{mark}”")
    words = semicolon_list(
        message("{name}: {status}", name=comma_list(names), status=status.text)
        for status, names in by_status.items()
    )
    return words


def about_text(tolerance: float) -> Text:
    """How wide “about” is.

    >>> about_text(0.05).say("zh")
    '“左右”为目标值上下 5%（含）'
    """
    return message("“about” is the target ± {width}, both ends included", width=percent(tolerance))


def text_target(of: InText, rows: Sequence[str]) -> Text:
    """A target of the text, and the rows that count the same.

    >>> from scorecard.scheme.target import Target
    >>> text_target(InText("科技进步贡献率", Target(62.5, "62.5"), "%"), []).say("zh")
    '“科技进步贡献率”62.5%：只在正文中'
    """
    if not rows:
        return message("{text}: in the text alone", text=of.words)
    return message("{text}: held against {rows}", text=of.words, rows=comma_list(rows))


def rounding(scheme: Scheme) -> Iterator[Text]:
    """Where rounding is real, and how many decimals are printed."""
    printed = scheme.decimals
    none = message("nothing is rounded on the way; half-up in print")
    if any(row.rounding.value is not None for table in scheme.tables for row in table.rows):
        none = message("nothing is rounded on the way but figures of which it is said; half-up in print")
    yield rounding_text(scheme.rounding) or none
    yield message(
        "printed decimals: points {points}, totals {total}, completion {completion}",
        points=printed.points,
        total=printed.total,
        completion=printed.completion,
    )
