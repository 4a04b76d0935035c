"""Which of several columns of values is that of a period: by what their heads say of time, and by what the scheme wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scorecard.base.message import Text, message
from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.load.actuals.entries import Entry, Gatherings, SecondReport
from scorecard.load.actuals.measures import Manner
from scorecard.load.actuals.numbers import quotable_text, read_number
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import ValueHead
from scorecard.model.indicator import Indicator
from scorecard.model.period import MONTHS, Calendar, Period
from scorecard.model.scheme import Scheme

WHICH: Mapping[ValueHead, Text] = {
    "cumulative": message("cumulative figures"),
    "period": message("figures of the period"),
    "value": message("values"),
}
_LAST_MONTH = (
    (pattern(r"1[-–—~至到](\d{1,2})月"), 1),
    (pattern(r"(?<![\d-])(\d{1,2})月"), 1),
    (pattern("([一二三四1-4])季度|q([1-4])"), 3),
)
_RANGE = (pattern(r"\d{1,2}月?[-–—~至到](?:[次翌]年)?(\d{1,2})月"), 1)
"""What is read before these where the year does not start in January."""

Columns = Sequence[tuple[int, ValueHead]]
"""Columns of values, each with what its head says of time."""


def of_this_period(
    values: Columns, path: str, header: Record, period: Period, scheme: Scheme, gathered: Gatherings
) -> Columns:
    """The columns of values that do not speak of another period; a fault where only such are there."""
    heads = {n: fold_name(header.cells[n]) for n, _ in values}
    other = [n for n, head in heads.items() if last_month(head, scheme.first_month) not in (0, period.month)]
    for number in other:
        span = header.span(path, number)
        text = header.cells[number]
        if len(other) < len(values):
            gathered.pass_over(text, span)
        else:
            args: dict[str, Text] = {
                "what": message("period"),
                "here": quotable_text(text),
                "there": period.label(scheme.reporting),
                "where": message("the lines above or the file name"),
            }
            gathered.fault("SC123", span, args)
    return [(n, kind) for n, kind in values if n not in other]


def value_column(
    values: Columns, indicator: Indicator, period: Period, scheme: Scheme, alike: bool = False
) -> tuple[int, Text]:
    """The column whose figure is the row's value (-1: it cannot be told, and why).

    alike : whether all of them hold the same figure
    """
    by_kind: dict[ValueHead, list[int]] = {}
    for number, kind in values:
        by_kind.setdefault(kind, []).append(number)
    wanted: ValueHead = "cumulative" if indicator.reported == "cumulative" else "period"
    if len(values) == 1:
        number, kind = values[0]
        first = period.month == MONTHS[scheme.reports]
        if indicator.nature != "flow" or kind in ("value", wanted) or first:
            return number, WHICH[kind]
        reason = message("the scheme wants {wanted}, the sheet has {kind}")
        return -1, reason.fill(wanted=WHICH[wanted], kind=WHICH[kind])
    if alike:
        return values[0][0], WHICH[wanted]
    twice = next((kind for kind, numbers in by_kind.items() if len(numbers) > 1), None)
    if twice:
        return -1, message("two columns of {kind}").fill(kind=WHICH[twice])
    if indicator.nature != "flow":
        return -1, message("it is not counted up, and the two columns differ")
    return by_kind.get(wanted, by_kind.get("value", [-1]))[0], WHICH[wanted]


def hold_second(
    scheme: int, entry: Entry, text: str, manner: Manner, row: Indicator, about: tuple[Span, Period, Calendar]
) -> Iterator[SecondReport]:
    """A second figure of a flow, to be held against the one that was read; `about` is its place and its period."""
    if row.nature != "flow" or row.words:
        return
    span, period, calendar = about
    other = read_number(text, row.measure, row.name, manner)
    if isinstance(other, float):
        cumulative = row.reported == "cumulative"
        yield SecondReport(scheme, entry, other, span, cumulative, row.name, period.label(calendar))


def last_month(head: str, starts: int = 1) -> int:
    """The last month of the year that a head speaks of, 0: none.

    >>> [last_month(head) for head in ("1-6月累计", "上半年", "二季度完成", "累计完成")]
    [6, 6, 6, 0]
    >>> [last_month(head, 10) for head in ("10-12月累计", "10月-次年3月累计", "二季度完成", "9月完成")]
    [3, 6, 6, 12]
    """
    words = {"上半年": 6, "前三季度": 9, "全年": 12, "年度": 12}
    named = next((month for word, month in words.items() if word in head), 0)
    forms = _LAST_MONTH if starts == 1 else (_RANGE, *_LAST_MONTH)
    for form, step in forms if not named else ():
        match = form.search(head)
        if match:
            last = next(part for part in match.groups() if part)
            found = ("一二三四".find(last) + 1 or int(last)) * step
            return found if step > 1 else (found - starts) % 12 + 1
    return named
