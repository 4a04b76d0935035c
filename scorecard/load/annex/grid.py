"""A table as rows of cells: from text, from a sheet of a workbook, or from a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.pattern import pattern
from scorecard.base.place import is_book
from scorecard.load.actuals.cells import FileCells
from scorecard.load.actuals.measures import Comma, Manner, comma_beside, measure_in_line
from scorecard.load.actuals.numbers import is_decimal_comma
from scorecard.load.actuals.records import Record, read_records, separator_of
from scorecard.load.annex.document import is_document, read_document
from scorecard.load.books.book import Sheet, read_book
from scorecard.load.limits import book_cells
from scorecard.load.source import Source
from scorecard.load.text import decode


class AnnexGrid(NamedTuple):
    """One table: its rows that hold anything, the lines of text above and below it, and the path that its places have.

    `rows` are their numbers as a spreadsheet or a reader counts them; `merged` are the areas, as spreadsheets write
    them, of figures that stand in several cells, by their first.
    """

    path: str
    records: tuple[Record, ...]
    rows: tuple[int, ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    merged: Mapping[tuple[int, int], str] = MappingProxyType({})


def measure_above(grid: AnnexGrid, head: int) -> str:
    """The measure that what stands above the head states for all rows below it, those of several lines as a list."""
    lines = [*([text] for text in grid.above), *(record.cells for record in grid.records[:head])]
    return measures_of_lines(lines)


def measures_of_lines(lines: Iterable[Sequence[str]]) -> str:
    """The measures that lines state, each once, as a list."""
    return "、".join(dict.fromkeys(filter(None, map(measure_in_line, lines))))


def read_grids(source: Source) -> tuple[tuple[AnnexGrid, ...], tuple[Fault, ...]]:
    """All tables of a file, in their order, and what is wrong with the file."""
    if is_book(source.path):
        book = read_book(source, book_cells(()))
        faults = [*book.faults, *(fault for sheet in book.sheets for fault in sheet.faults)]
        return tuple(_sheet_grid(sheet) for sheet in book.sheets if sheet.records), tuple(faults)
    if is_document(source.path):
        tables, faults_of_document = read_document(source)
        return tuple(_as_counted(*table) for table in tables), faults_of_document
    decoded, decoding_faults = decode(source)
    records, broken = read_records(source.path, decoded.rows) if decoded.readable else ([], [])
    comma = comma_beside(separator_of(decoded.rows)[0])
    records = [_with_points(source.path, record, comma, broken) for record in records]
    cells = FileCells(source.path, decoded.rows)
    grid = AnnexGrid(source.path, _even(records), tuple(cells.row(record.line) or 1 for record in records))
    return (grid,) if records else (), (*decoding_faults, *broken)


def _with_points(path: str, record: Record, comma: Comma, faults: list[Fault]) -> Record:
    """A row whose decimal commas are points, each told as in returns; where a comma may as well part thousands, it is refused."""
    record, manner = record.with_cell_columns(), Manner(comma=comma)
    cells = list(record.cells)
    for n, text in enumerate(record.cells):
        if is_decimal_comma(text, manner):
            cells[n] = _COMMA.sub(".", text)
            faults.append(
                Fault("SC373", record.span(path, n), {"text": text.strip(), "value": cells[n].strip()})
            )
        elif comma.sign == "unclear" and _THOUSANDS.fullmatch(text):
            args = {"text": text.strip(), "plain": _COMMA.sub("", text.strip())}
            faults.append(Fault("SC372", record.span(path, n), args))
    return Record(record.line, cells, record.columns)


_COMMA = pattern("[,，]")
_THOUSANDS = pattern(r"\s*[+-]?\d{1,3}(?:[,，]\d{3})+\D*")


def _sheet_grid(sheet: Sheet) -> AnnexGrid:
    areas = {cell: area.text for cell, area in sheet.merged.items()}
    return _as_counted(sheet.path, sheet.records)._replace(merged=areas)


def _as_counted(
    path: str, records: Sequence[Record], above: tuple[str, ...] = (), below: tuple[str, ...] = ()
) -> AnnexGrid:
    """A table whose rows have their numbers already."""
    return AnnexGrid(path, tuple(records), tuple(record.line for record in records), above, below)


def _even(records: Sequence[Record]) -> tuple[Record, ...]:
    """Rows of one width, without the columns that are empty in all of them at their end."""
    width = max((n for r in records for n, cell in enumerate(r.cells, 1) if cell.strip()), default=0)
    even = []
    for record in map(Record.with_cell_columns, records):
        columns = record.columns or ()
        beyond = columns[-1] if columns else 1
        cells = [*record.cells, *[""] * width][:width]
        even.append(Record(record.line, cells, (*columns, *[beyond] * width)[:width]))
    return tuple(even)
