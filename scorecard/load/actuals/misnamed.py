"""Files whose name says one period while all their rows say others: one of the two is a slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.names import some
from scorecard.base.pattern import pattern
from scorecard.base.place import path_parts
from scorecard.base.span import Span
from scorecard.load.actuals.entries import Entry
from scorecard.load.actuals.file_names import part_of_year, period_of_file
from scorecard.load.actuals.known import KnownSchemes, period_label
from scorecard.load.actuals.plain_rows import PlainRows
from scorecard.load.actuals.sheets import FileRead
from scorecard.model.distinct import distinct
from scorecard.model.ledger import period_of
from scorecard.model.period import NamedPeriod, Period
from scorecard.model.period_names import parse_stretch

_YEAR = pattern(r"(?:19|20)\d{2}")
_QUARTER = 3


class _Named(NamedTuple):
    """What the name of a file says, and the periods of its rows."""

    text: str
    stretch: NamedPeriod
    periods: set[Period]

    def add_plain(self, rows: PlainRows) -> None:
        """Add the periods of many rows: all of them only where the first is none that the name means."""
        first = period_of(int(rows.period[0]))
        others = distinct(rows.period).tolist() if _is_other(self.stretch, first) else ()
        self.periods.update({first, *map(period_of, others)})


def name_faults(
    known: KnownSchemes,
    files: Iterable[FileRead],
    entries: Iterable[Sequence[Entry]],
    plain: Iterable[Sequence[PlainRows]],
) -> Iterator[Fault]:
    """What is said of such files. A correction may be sent in a file of a later period.

    Sheets that take their period from the name never differ from it; a text file of which a line above says another is
    refused, while a workbook may hold sheets of several periods.
    """
    by_file: dict[str, _Named] = {}
    by_path: dict[str, _Named] = {}
    for path in (file.path for file in files if _says_period(file, known)):
        file = path_parts(path).file
        named = by_file.get(file) or _name_of(file, known)
        if named:
            by_file[file] = by_path[path] = named
    for entry in chain.from_iterable(entries):
        if entry.was is None and entry.path in by_path:
            by_path[entry.path].periods.add(period_of(entry.period))
    for rows in chain.from_iterable(plain):
        if rows.file.path in by_path:
            by_path[rows.file.path].add_plain(rows)
    for file, (text, stretch, periods) in by_file.items():
        if periods and all(_is_other(stretch, period) for period in periods):
            labels = some(period_label(period, known.schemes[-1].reporting) for period in sorted(periods))
            yield Fault("SC511", Span(file, 1), {"named": text, "periods": labels})


def _says_period(file: FileRead, known: KnownSchemes) -> bool:
    """Whether the rows of a sheet, or in a workbook its lines, say its period, and its own name says none."""
    sheet = path_parts(file.path).sheet
    within = bool(sheet) or file.shape in ("long", "across")
    return within and not part_of_year(sheet, known.starts) and not _YEAR.search(sheet)


def _name_of(file: str, known: KnownSchemes) -> _Named | None:
    """The period that the name of a file says; None where it says none, or more than one year."""
    text = period_of_file(file, known) if len(_YEAR.findall(file.rsplit("/", 1)[-1])) == 1 else ""
    stretch = parse_stretch(text, known.starts)
    return _Named(text, stretch, set()) if stretch else None


def _is_other(named: NamedPeriod, period: Period) -> bool:
    """Whether a row's period is none that the name may mean.

    A month in a name may be that in which the file was sent: it is taken for a slip only where the year alone differs.
    """
    end, months = named.period, named.months or (_QUARTER if named.quarter else 1)
    if months == 1:
        return period.month == end.month and period.year != end.year
    return period.year != end.year or not end.month - months < period.month <= end.month
