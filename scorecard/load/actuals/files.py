"""All files of actuals together: one ledger per scheme, and every fault at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING

from scorecard.base.fault import Fault, sort_faults
from scorecard.base.place import is_book
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.actuals.corrections import settle
from scorecard.load.actuals.entries import Entry, Gatherings, judge_order
from scorecard.load.actuals.forms import told_again
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.ledgers import build_ledger
from scorecard.load.actuals.long import read_long
from scorecard.load.actuals.measures import comma_beside
from scorecard.load.actuals.misnamed import name_faults
from scorecard.load.actuals.numbers import decimal_commas
from scorecard.load.actuals.own import check_held
from scorecard.load.actuals.panels import check_panels
from scorecard.load.actuals.plain_rows import PlainRows, split_plain
from scorecard.load.actuals.records import read_records, separator_of
from scorecard.load.actuals.rows import SheetRead
from scorecard.load.actuals.shapes import read_sheet
from scorecard.load.actuals.sheets import FileRead, read_sheets
from scorecard.load.actuals.stretches import check_overlaps
from scorecard.load.actuals.unread_measures import check_unread_measures
from scorecard.load.actuals.values import Values
from scorecard.load.limits import book_cells
from scorecard.load.source import Source
from scorecard.load.text import decode
from scorecard.model.ledger import Ledger, period_of
from scorecard.model.period import MONTHS
from scorecard.model.scheme import Scheme

if TYPE_CHECKING:
    from scorecard.load.actuals.plain import PlainReading
    from scorecard.load.books.book import Sheet


Tried = Callable[[KnownSchemes, Sequence[Values], Gatherings], None]
"""Puts values that are only tried in the place of those that were read."""

FEW = 1 << 16
"""Bytes of a file below which reading it row by row takes no time."""


@dataclass(frozen=True)
class Actuals:
    """What was read: a ledger for each scheme by its (last) year, and everything worth saying.

    `lines` are the decoded lines of each file, to show a fault in its own line, `sheets` those of workbooks.
    """

    ledgers: Mapping[int, Ledger]
    faults: tuple[Fault, ...]
    files: tuple[FileRead, ...]
    lines: Mapping[str, Sequence[str]]
    sheets: Mapping[str, Sheet] = field(default_factory=dict)


def load_actuals(
    sources: Sequence[Source],
    schemes: Sequence[Scheme],
    few: int = FEW,
    tried: Tried | None = None,
    awaited: Collection[int] | None = (),
) -> Actuals:
    """Read files of actuals for schemes of different years; a file of more than a `few` bytes a column at a time.

    A row belongs to the scheme that scores its year; rows of other years are only counted, and told. The
    order of files and rows makes no difference to the ledgers, but for `file`, `line`, `column`.

    tried : puts values that are only tried in the place of those that were read
    awaited : years of schemes whose targets are still to be filled in; None where other years are left out on purpose
    """
    known = KnownSchemes(schemes)
    gathered = Gatherings([[] for _ in schemes], [0 for _ in schemes])
    values = [Values(scheme, gathered) for scheme in schemes]
    plain: list[list[PlainRows]] = [[] for _ in schemes]
    files: list[FileRead] = []
    lines: dict[str, Sequence[str]] = {}
    sheets: dict[str, Sheet] = {}
    for source in sorted(sources, key=lambda s: s.path):
        if is_book(source.path):
            from scorecard.load.books.book import read_book

            book = read_book(source, book_cells(schemes))
            gathered.faults += book.faults
            sheets |= {sheet.path: sheet for sheet in book.sheets}
            files += read_sheets(source.path, book, known, values, gathered)
            continue
        read = _read_large(source, known, gathered) if source.size >= few else None
        file, lines[source.path] = (
            _read_others(read, known, values, gathered, plain)
            if read
            else _read_file(source, known, values, gathered)
        )
        files += [file] if file else []
    gathered.faults += name_faults(known, files, gathered.entries, plain)
    for n, entries in enumerate(gathered.entries):
        plain[n], beside = split_plain(plain[n], entries, whole=bool(gathered.held or tried))
        entries += beside
    if tried:
        tried(known, values, gathered)
    check_held(gathered, [MONTHS[scheme.reports] for scheme in schemes])
    ledgers = {scheme.year: _ledger(scheme, n, plain[n], gathered) for n, scheme in enumerate(schemes)}
    told_again(gathered)
    if awaited is not None:
        gathered.faults += gathered.other_years.faults(schemes, awaited)
    return Actuals(ledgers, sort_faults(gathered.faults), tuple(files), lines, sheets)


def _read_large(source: Source, known: KnownSchemes, gathered: Gatherings) -> PlainReading | None:
    from scorecard.load.actuals.plain import read_plain

    return read_plain(source, known, gathered)


def load_sheets_alone(sources: Sequence[Source]) -> Actuals:
    """What is wrong with the files themselves, where no scheme can say what stands in them."""
    faults: list[Fault] = []
    lines: dict[str, tuple[str, ...]] = {}
    sheets: dict[str, Sheet] = {}
    for source in sorted(sources, key=lambda s: s.path):
        if is_book(source.path):
            from scorecard.load.books.book import read_book

            book = read_book(source, book_cells(()))
            sheets |= {sheet.path: sheet for sheet in book.sheets}
            faults += [*book.faults, *(fault for sheet in book.sheets for fault in sheet.faults)]
            continue
        decoded, problems = decode(source)
        lines[source.path] = decoded.lines
        broken = read_records(source.path, decoded.rows)[1] if decoded.readable else []
        faults += [*problems, *broken]
    return Actuals({}, sort_faults(faults), (), lines, sheets)


def _read_file(
    source: Source, known: KnownSchemes, values: Sequence[Values], gathered: Gatherings
) -> tuple[FileRead | None, Sequence[str]]:
    """Read one file; nothing of a file whose bytes are refused."""
    before = len(gathered.faults)
    decoded, faults = decode(source)
    gathered.faults += faults
    if not decoded.readable:
        return None, decoded.lines
    records, broken = read_records(source.path, decoded.rows)
    gathered.faults += broken
    shape, rows = "long", 0
    if records:
        comma = comma_beside(separator_of(decoded.rows)[0])
        comma = comma._replace(decimal_somewhere=decimal_commas(records, comma))
        shape, rows = read_sheet(SheetRead(source.path, known, values, gathered, comma), records)
    if not rows and shape != "form" and len(gathered.faults) == before:
        gathered.fault("SC120", Span(source.path, 1))
    return FileRead(source.path, decoded.encoding, shape, rows), decoded.lines


def _read_others(
    read: PlainReading,
    known: KnownSchemes,
    values: Sequence[Values],
    gathered: Gatherings,
    plain: list[list[PlainRows]],
) -> tuple[FileRead, Sequence[str]]:
    """Read row by row what needs care of a file that was read a column at a time."""
    before, entered, file = len(gathered.faults), gathered.counts(), read.file
    sheet = SheetRead(file.path, known, values, gathered, read.comma)
    careful = read_long(sheet, read.others, 0, read.rows)
    check_unread_measures(sheet, read.others, gathered.entered_since(entered), partial(_rows_of, read))
    for scheme, rows in read.rows.items():
        plain[scheme].append(rows)
    if not read.number + careful and len(gathered.faults) == before:
        gathered.fault("SC120", Span(file.path, 1))
    return FileRead(file.path, file.encoding, "long", read.number + careful), file.lines


def _rows_of(read: PlainReading) -> set[tuple[int, int, int]]:
    """The rows of which a file that was read a column at a time has figures."""
    return {
        (n, *place)
        for n, plain in read.rows.items()
        for place in set(zip(plain.table.tolist(), plain.row.tolist(), strict=True))
    }


def _ledger(scheme: Scheme, n: int, plain: Sequence[PlainRows], gathered: Gatherings) -> Ledger:
    entries = gathered.entries[n]
    judges = sorted({e.judge for e in entries if e.judge}, key=judge_order)
    check_panels(scheme, entries, gathered)
    check_items(scheme, entries, gathered)
    settled = settle(scheme, entries, judges, gathered)
    check_overlaps(scheme, settled, gathered)
    ledger = build_ledger(settled, judges, gathered.left_out[n], gathered.other_years.rows, plain)
    return replace(ledger, blanks=gathered.blanks[n]) if n in gathered.blanks else ledger


def check_items(scheme: Scheme, entries: Sequence[Entry], gathered: Gatherings) -> None:
    """A fault for each value without an object in a cell that also has objects."""
    first: dict[tuple[int, ...], Entry] = {}
    for entry in sorted((e for e in entries if e.item), key=lambda e: e.span):
        first.setdefault((*entry[:4], entry.months), entry)
    if not first:
        return
    for entry in entries:
        other = first.get((*entry[:4], entry.months))
        if other is None or entry.item or entry.judge:
            continue
        table = scheme.tables[entry.table]
        gathered.fault(
            "SC231",
            entry.span,
            {
                "period": period_of(entry.period).label(scheme.calendar),
                "unit": scheme.units[table.units[entry.unit]].short,
                "indicator": table.rows[entry.row].name,
                "item": other.detail.item,
                "other": other.place,
            },
        )
