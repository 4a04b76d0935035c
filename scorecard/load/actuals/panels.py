"""Judges against the panel the scheme declares.

A panel is so many judges for each unit: each group of units may have its own. So the judges of a unit are
counted, and a name beyond their number is a misspelled one where another is like it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from scorecard.base.message import Text
from scorecard.base.names import Suggestions, some
from scorecard.load.actuals.entries import Entry, Gatherings, judge_order
from scorecard.model.ledger import period_of
from scorecard.model.scheme import Scheme

_ALIKE = 0.6


def check_panels(scheme: Scheme, entries: Sequence[Entry], gathered: Gatherings) -> None:
    """One fault per period and table whose judges are more than the panel of one of its rows."""
    seen: dict[tuple[int, int, int], list[Entry]] = {}
    for entry in entries:
        if entry.judge:
            seen.setdefault((entry.period, entry.table, entry.row), []).append(entry)
    told: set[tuple[int, int]] = set()
    for (period, table, row), marks in sorted(seen.items(), key=lambda item: item[0]):
        judging = scheme.tables[table].rows[row].judging
        if judging is None or judging.panel is None or (period, table) in told:
            continue
        for code, entry, args in _too_many(marks, judging.panel):
            told.add((period, table))
            about = scheme.tables[table]
            args |= {
                "period": period_of(period).label(scheme.calendar),
                "table": about.title,
                "panel": str(judging.panel),
                "unit": scheme.units[about.units[entry.unit]].short,
            }
            gathered.fault(code, entry.span, args)
            break


def _too_many(marks: Sequence[Entry], panel: int) -> Iterator[tuple[str, Entry, dict[str, Text]]]:
    """What is wrong with the judges of one row: two names of one judge, or a unit with too many."""
    of_unit: dict[int, set[str]] = {}
    for entry in marks:
        of_unit.setdefault(entry.unit, set()).add(entry.judge)
    given = Counter(entry.judge for entry in marks)
    if len(given) > panel:
        yield from _two_names(marks, of_unit.values(), given)
    for unit, judges in of_unit.items():
        if len(judges) > panel:
            rarest = min(judges, key=lambda name: (given[name], [*judge_order(name)]))
            first = next(e for e in marks if e.unit == unit and e.judge == rarest)
            args: dict[str, Text] = {"count": str(len(judges)), "judges": _names(judges)}
            yield "SC403", first, args


def _two_names(
    marks: Sequence[Entry], together: Collection[set[str]], given: Counter[str]
) -> Iterator[tuple[str, Entry, dict[str, Text]]]:
    """The rarer of two names so alike that they are one judge's.

    They are two judges where they marked the same unit, where only a number tells them apart, or where both
    marked often.
    """
    near = Suggestions()
    for odd in sorted(given, key=lambda name: (given[name], [*judge_order(name)])):
        if near.spent:
            return
        beside = set().union(*(judges for judges in together if odd in judges))
        often = (name for name in given if given[name] >= 2 * given[odd] and name not in beside)
        like = near.nearest(odd, sorted(name for name in often if _digits(name) == _digits(odd)), _ALIKE)
        if like:
            first = min((e for e in marks if e.judge == odd), key=lambda e: e.span)
            args: dict[str, Text] = {
                "count": str(len(given)),
                "judges": _names(given),
                "judge": odd,
                "other": like,
            }
            yield "SC186", first, args
            return


def _digits(name: str) -> str:
    return re.sub(r"\D", "", name)


def _names(judges: Iterable[str]) -> Text:
    return some(sorted(judges, key=judge_order))
