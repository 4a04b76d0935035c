"""Rows for several months at once: which months a row is for, and rows whose months overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise
from typing import NamedTuple

from scorecard.base.decimals import plain
from scorecard.base.message import Text, comma_list, message, sense
from scorecard.base.span import Span
from scorecard.load.actuals.entries import Entry, Gatherings, SettledEntry
from scorecard.load.actuals.known import KnownPeriod
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Role, said_of
from scorecard.model.period import MONTHS, Calendar, NamedPeriod, Period
from scorecard.model.scheme import Scheme

_QUARTERS = (sense("quarter", "1"), sense("quarter", "2"), sense("quarter", "3"), sense("quarter", "4"))


def months_covered(
    when: KnownPeriod, row: Indicator, calendar: Calendar, gathered: Gatherings, at: Callable[[str], Span]
) -> int:
    """How many months a row is for, as a ledger has it: 0 for the scheme's own period.

    Only what is sent in by the period is for the months that its name shows. Of a count since the year began,
    a level or a ratio a name only says when the period ends.
    """
    stretch = when.stretch
    if stretch is None:
        return 0
    step, (period, months, quarter), starts = MONTHS[calendar.frequency], stretch, calendar.starts

    def fault(code: str, **args: Text) -> None:
        gathered.fault(code, at("period"), {"indicator": row.name, "period": stretch.title(starts), **args})

    if not row.added_up:
        since_january = months in (0, period.month) or (months, period.month) == (6, 12)
        if row.nature == "flow" and not row.judging and not since_january:
            fault(
                "SC383", count=NamedPeriod(period, period.month).title(starts), beginning=calendar.beginning
            )
        return 0
    if quarter and step < 3:
        own, whole = period.label(calendar), NamedPeriod(period, 3).title(starts)
        fault("SC385", period=_quarter_name(stretch), own=own, whole=whole)
    if months == step:
        return 0
    if (period.month - months) % step:
        first = period.month - months + 1
        fault("SC384", inside=Period(period.year, -(-first // step) * step).label(calendar))
    return months


def _quarter_name(stretch: NamedPeriod) -> Text:
    year, quarter = stretch.period.year, stretch.period.month // 3
    return message("{year}Q{quarter}", year=year, quarter=_QUARTERS[quarter - 1])


class _Sum(NamedTuple):
    """What stands for some months of a cell: its first and last month of the year, and the sum of its rows."""

    first: int
    last: int
    value: Fraction
    entry: Entry
    label: Text

    def holds(self, other: _Sum) -> bool:
        """Whether the months of another are among its own."""
        return self is not other and self.first <= other.first and other.last <= self.last

    @property
    def told(self) -> Text:
        """Its months, its figure, and where it stands."""
        figure, place = _figure(self.value), self.entry.place
        return message("{figure} for {label} ({place})", label=self.label, figure=figure, place=place)


def check_overlaps(scheme: Scheme, settled: Sequence[SettledEntry], gathered: Gatherings) -> None:
    """Rows of one cell that are for the same months.

    A longer row that holds shorter ones says their sum with what came after: it counts, and a warning
    shows both readings. Where the shorter ones fill it, both must come to the same. Rows that share
    only some of their months cannot both be right.
    """
    standing = [
        piece.entry
        for piece in settled
        if piece.role == Role.STANDING and piece.entry.value == piece.entry.value
    ]
    longer = {_cell(piece) for piece in standing if piece.months}
    rows = sorted((piece for piece in standing if _cell(piece) in longer), key=_cell)
    for _, group in groupby(rows, key=_cell):
        sums = list(_sums(scheme, list(group)))
        for n, whole in enumerate(sums):
            for other in sums[:n]:
                apart = whole.last < other.first or other.last < whole.first
                if not apart and not whole.holds(other) and not other.holds(whole):
                    _fault(scheme, gathered, "SC380", whole, [other])
            inside = [other for other in sums if whole.holds(other)]
            widest = [other for other in inside if not any(more.holds(other) for more in inside)]
            if widest:
                _check_parts(scheme, gathered, whole, widest)


def _check_parts(scheme: Scheme, gathered: Gatherings, whole: _Sum, inside: list[_Sum]) -> None:
    """A row and the shorter ones inside it, none of which holds another."""
    apart = all(part.last < later.first for part, later in pairwise(inside))
    if not apart:
        # Told as an overlap of theirs.
        return
    covered = sum(part.last - part.first + 1 for part in inside)
    if covered < whole.last - whole.first + 1:
        _fault(scheme, gathered, "SC381", whole, inside)
    elif whole.value == sum(part.value for part in inside):
        _fault(scheme, gathered, "SC382", whole, inside)
    else:
        _fault(scheme, gathered, "SC380", whole, inside)


def _cell(entry: Entry) -> tuple[int, ...]:
    return entry.table, entry.unit, entry.row, entry.period // 12


def _sums(scheme: Scheme, rows: list[Entry]) -> Iterator[_Sum]:
    """The rows of a cell and year by the months they are for, in order of time; objects are added up."""
    step = MONTHS[scheme.frequency]
    rows = sorted(rows, key=lambda piece: (piece.period, piece.months, piece.span))
    for _, group in groupby(rows, key=lambda piece: (piece.period, piece.months)):
        same = list(group)
        first, last = same[0], same[0].period % 12 + 1
        label = said_of(first.period, first.months, scheme.calendar)
        value = sum((Fraction(repr(part.value)) for part in same), Fraction(0))
        yield _Sum(last - (first.months or step) + 1, last, value, first, label)


def _fault(scheme: Scheme, gathered: Gatherings, code: str, whole: _Sum, others: list[_Sum]) -> None:
    table = scheme.tables[whole.entry.table]
    added = sum((other.value for other in others), Fraction(0))
    args: dict[str, Text] = {
        "unit": scheme.units[table.units[whole.entry.unit]].short,
        "indicator": table.rows[whole.entry.row].name,
        "period": whole.label,
        "value": _figure(whole.value),
        "others": comma_list([other.told for other in others]),
        "added": _figure(added),
        "sum": _figure(whole.value + added),
    }
    gathered.fault(code, whole.entry.span, args)


def _figure(value: Fraction) -> str:
    return plain(float(value))
