"""The sheets of a workbook, read as files of text are, and what only a workbook can have wrong."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from scorecard.base.pattern import pattern
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.actuals.entries import Entry, Gatherings
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.rows import SheetRead
from scorecard.load.actuals.shapes import has_header, read_sheet
from scorecard.load.actuals.values import Values

if TYPE_CHECKING:
    from scorecard.load.books.book import Sheet, SourceBook


_ENCODING = "xlsx"
_NUMBER = pattern(r"[-+]?[\d,]*\.?\d+\s*[%％]?")


@dataclass(frozen=True)
class FileRead:
    """How a file, or a sheet of a workbook, was read: its encoding, its shape, the number of values it speaks of."""

    path: str
    encoding: str
    shape: str
    rows: int


def read_sheets(
    file: str, book: SourceBook, known: KnownSchemes, values: Sequence[Values], gathered: Gatherings
) -> list[FileRead]:
    """Read every sheet that holds figures; a workbook in which there is nothing to read is a fault."""
    if book.faults:
        return []
    before = len(gathered.faults)
    read: list[FileRead] = []
    for sheet in book.sheets:
        gathered.faults += sheet.faults
        if not sheet.records:
            continue
        if not has_header(sheet.records, known) and not any(map(_NUMBER.fullmatch, _cells(sheet))):
            gathered.fault("SC439", Span(sheet.path, sheet.records[0].line), {"sheet": sheet.name})
            continue
        entered = gathered.counts()
        shape, rows = read_sheet(SheetRead(sheet.path, known, values, gathered), sheet.records)
        _check_merged(sheet, gathered.entered_since(entered), gathered)
        read.append(FileRead(sheet.path, _ENCODING, shape, rows))
    told = any(fault.severity == "error" for fault in gathered.faults[before:])
    if not read and not told:
        gathered.fault("SC449", Span(file, 1))
    elif not any(part.rows or part.shape == "form" for part in read) and len(gathered.faults) == before:
        gathered.fault("SC120", Span(file, 1))
    return read


def _cells(sheet: Sheet) -> list[str]:
    return [cell for record in sheet.records for cell in record.cells if cell]


def _check_merged(sheet: Sheet, read: Sequence[Sequence[Entry]], gathered: Gatherings) -> None:
    """A fault for each value that was read from merged cells: it cannot be told which of them it is for."""
    for entry in chain.from_iterable(read):
        area = sheet.merged.get((entry.line, entry.column))
        if area:
            args = {"area": area.text, "text": entry.detail.raw}
            gathered.fault("SC440", Span(sheet.path, entry.line, entry.column), args)
