"""The sheets of a workbook as rows of text, each with its faults: what is hidden, merged, or not computed."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import comma_list, message
from scorecard.base.pattern import pattern
from scorecard.base.place import column_letters, sheet_path
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.actuals.numbers import quotable_text
from scorecard.load.actuals.records import Record
from scorecard.load.books.archive import clean_sheet, open_archive, pack_archive
from scorecard.load.books.cell_text import cell_text, lettering_of
from scorecard.load.books.plain_cells import plain_cells, plain_texts
from scorecard.load.source import Source
from scorecard.load.text import LOST, refused_characters

_WANTED = pattern(
    r"^(?:\[Content_Types\]\.xml|_rels/\.rels|\w+/(?:_rels/)?workbook\w*\.xml(?:\.rels)?"
    r"|\w+/(?:sharedStrings|styles)\w*\.xml|\w+/worksheets/[^/]+\.xml)$",
    re.IGNORECASE,
)
_SHEET = pattern(r"/worksheets/[^/]+\.xml$", re.IGNORECASE)
_LINKED = pattern(rb'Target="(?:[^"]*/)?worksheets/([^"/]+\.xml)"', re.IGNORECASE)
_FIGURE = pattern(r"[-+]?[\d,]*\.?\d+\s*[%％]?|[-—–/]+")
_UNPRINTABLE = pattern(r"[\[\]:*?/\\\x00-\x1f\x7f]")
_ROWS_TOLD = 8

Cell = tuple[int, int]
"""Row and column, from 1."""


class Area(NamedTuple):
    """Merged cells, both corners counted in."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def text(self) -> str:
        """As spreadsheets write it."""
        return f"{column_letters(self.left)}{self.top}:{column_letters(self.right)}{self.bottom}"

    def cells(self) -> Iterator[Cell]:
        """Every cell of it."""
        return (
            (row, column)
            for row in range(self.top, self.bottom + 1)
            for column in range(self.left, self.right + 1)
        )


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows that hold anything, each as wide as the sheet; `columns` of a row are those of its cells.

    `merged` are the areas whose one figure may seem to be several's, by their first cell; `formulas` those without a
    value.
    """

    path: str
    name: str
    records: Sequence[Record]
    faults: tuple[Fault, ...] = ()
    merged: Mapping[Cell, Area] = field(default_factory=dict)
    formulas: Mapping[Cell, str] = field(default_factory=dict)

    def line(self, row: int) -> tuple[str, dict[int, tuple[int, int]]]:
        """A row as it is shown, and where each of its cells stands in it, by column: the first sign, and how many."""
        record = next((record for record in self.records if record.line == row), None)
        cells = {number: cell for number, cell in enumerate(record.cells, 1)} if record else {}
        cells |= {column: text for (line, column), text in self.formulas.items() if line == row}
        text, places = "", {}
        for number in range(1, max(cells, default=0) + 1):
            words = " ".join(cells.get(number, "").split())
            text += " | " if number > 1 else ""
            places[number] = (len(text) + 1, max(1, len(words)))
            text += words
        return text.rstrip(" |"), places


@dataclass(frozen=True)
class SourceBook:
    """The sheets of a workbook that are to be read, or the faults that forbid to open it."""

    sheets: tuple[Sheet, ...]
    faults: tuple[Fault, ...] = ()


def read_book(source: Source, most_cells: int) -> SourceBook:
    """Open a workbook and take the text of its cells; formulas are not computed, and nothing of it is run."""
    parts, faults = open_archive(source, _WANTED)
    if faults:
        return SourceBook((), faults)
    plain = {name: plain_cells(data) for name, data in parts.items() if _SHEET.search(name)}
    sheets = {name: clean_sheet(of_sheet.rest) for name, of_sheet in plain.items()}
    cells = sum(sheet.cells for sheet in sheets.values()) + sum(
        of_sheet.number for of_sheet in plain.values()
    )
    if cells > most_cells:
        args = {"cells": f"{cells:,}", "most": f"{most_cells:,}"}
        return SourceBook((), (Fault("SC435", Span(source.path, 1), args),))
    parts |= {name: sheet.xml for name, sheet in sheets.items()}
    try:
        with warnings.catch_warnings():
            # Those of the reader are about what is of no interest here: print areas, themes, extensions.
            warnings.simplefilter("ignore")
            reader = _open_reader(parts, values=True)
            written = (
                _open_reader(parts, values=False) if any(one.formulas for one in sheets.values()) else reader
            )
            if _lacks_named_sheet(parts):
                raise KeyError("a sheet that the workbook names is not in it")
            texts = [plain_texts(plain[name], reader, sheet) for name, sheet in _names(reader)]
        read = tuple(
            _sheet(source.path, *of_sheet)
            for of_sheet in zip(reader.wb.worksheets, written.wb.worksheets, texts, strict=True)
        )
    except Exception:
        # The reader raises whatever its parts stumble over; to the user it is one thing: no sound workbook.
        kind = message("a damaged workbook, or one that follows no standard")
        return SourceBook((), (Fault("SC430", Span(source.path, 1), {"kind": kind}),))
    return SourceBook(tuple(sheet for sheet in read if not sheet.name.startswith("_")))


def _lacks_named_sheet(parts: Mapping[str, bytes]) -> bool:
    """Whether the workbook names a sheet that its archive does not hold; the reader would pass it over."""
    there = {name.rpartition("/")[2].lower() for name in parts if _SHEET.search(name)}
    links = (data for name, data in parts.items() if name.lower().endswith(".xml.rels"))
    named = (match.decode("utf-8", "replace") for data in links for match in _LINKED.findall(data))
    return any(name.lower() not in there for name in named)


def _open_reader(parts: dict[str, bytes], values: bool) -> Any:
    """The reader of the workbook, with the values that its formulas had when it was saved, or with the formulas themselves."""
    from openpyxl.reader.excel import ExcelReader

    reader = ExcelReader(pack_archive(parts), data_only=values, keep_links=False, rich_text=True)
    reader.read()
    return reader


def _names(reader: Any) -> Iterator[tuple[str, Any]]:
    """The sheets that were read, each with the name of its part."""
    linked = (rel for _, rel in reader.parser.find_sheets() if "chartsheet" not in rel.Type)
    there = (rel.target for rel in linked if rel.target in reader.valid_files)
    return zip(there, reader.wb.worksheets, strict=True)


def _sheet(file: str, kept: Any, written: Any, plain: Mapping[Cell, str]) -> Sheet:
    name = _UNPRINTABLE.sub("_", str(kept.title)).strip()
    path = sheet_path(file, name)
    faults: list[Fault] = []
    texts: dict[Cell, str] = {}
    formulas: dict[Cell, str] = {}
    fonts = [lettering_of(font) for font in kept.parent._fonts]
    others = {
        cell: cell_text(stored.value, stored.number_format, fonts[stored._style.fontId])
        for cell, stored in kept._cells.items()
    }
    for cell, text in sorted({**others, **plain}.items()):
        if not text and written is not kept and cell in others and written._cells[cell].data_type == "f":
            formulas[cell] = _formula(written._cells[cell].value)
            faults.append(Fault("SC436", Span(path, *cell), {"text": formulas[cell]}))
        elif text:
            texts[cell] = _without_controls(text, path, cell, faults)
    areas = tuple(Area(a.min_row, a.min_col, a.max_row, a.max_col) for a in kept.merged_cells.ranges)
    merged = _fill(texts, areas)
    beside = _merged_beside(texts, areas)
    if not texts:
        return Sheet(path, name, (), tuple(faults), formulas=formulas)
    hidden = _hidden(path, kept, texts)
    return Sheet(path, name, _records(texts, beside), (*faults, *hidden), merged, formulas)


def _formula(value: Any) -> str:
    """A formula as it is shown; one that fills several cells stands in an object of its own."""
    return quotable_text(str(getattr(value, "text", value)))


def _without_controls(text: str, path: str, cell: Cell, faults: list[Fault]) -> str:
    """A text without the characters that nobody types on purpose, each of them a fault."""
    for char in refused_characters(text):
        lost, span = char == LOST, Span(path, *cell)
        faults.append(
            Fault("SC106" if lost else "SC107", span, {} if lost else {"char": f"U+{ord(char):04X}"})
        )
        text = text.replace(char, LOST)
    return text


def _fill(texts: dict[Cell, str], areas: Sequence[Area]) -> dict[Cell, Area]:
    """Let a merged label stand in every row it is merged over; the areas of figures, which may be of one cell only.

    A row that holds nothing else is left empty: it belongs to a title that takes several lines. Nor is a figure
    several's where the other rows and columns of its area hold nothing at all.
    """
    rows, columns = {row for row, _ in texts}, {column for _, column in texts}
    figures: dict[Cell, Area] = {}
    for area in sorted(areas):
        first = (area.top, area.left)
        text = texts.get(first, "")
        if _FIGURE.fullmatch(text):
            beside = columns.intersection(range(area.left + 1, area.right + 1))
            if beside or rows.intersection(range(area.top + 1, area.bottom + 1)):
                figures[first] = area
        elif text:
            below = (row for row in range(area.top + 1, area.bottom + 1) if row in rows)
            texts.update({(row, area.left): text for row in below})
    return figures


def _merged_beside(texts: Mapping[Cell, str], areas: Sequence[Area]) -> dict[int, dict[int, int]]:
    """By row and cell, from 0, the cell on its left that is merged over it."""
    rows, width = {row for row, _ in texts}, max((column for _, column in texts), default=0)
    beside: dict[int, dict[int, int]] = {}
    for area in areas:
        covered = range(area.left, min(area.right, width)) if texts.get((area.top, area.left)) else ()
        for row in range(area.top, area.bottom + 1) if covered else ():
            if row in rows:
                beside.setdefault(row, {}).update(dict.fromkeys(covered, area.left - 1))
    return beside


def _records(texts: Mapping[Cell, str], beside: Mapping[int, Mapping[int, int]]) -> tuple[Record, ...]:
    """The rows that hold anything, each with a cell for every column of the sheet."""
    width = max(column for _, column in texts)
    columns = tuple(range(1, width + 1))
    rows: dict[int, list[str]] = {}
    for (row, column), text in texts.items():
        rows.setdefault(row, [""] * width)[column - 1] = text
    return tuple(
        Record(row, cells, columns, merged=beside.get(row, {}))
        for row, cells in sorted(rows.items())
        if not any(LOST in cell for cell in cells)
    )


def _hidden(path: str, sheet: Any, texts: Mapping[Cell, str]) -> Iterator[Fault]:
    """Remarks on what is read although a reader of the sheet does not see it."""
    first = Span(path, min(row for row, _ in texts))
    if sheet.sheet_state != "visible":
        yield Fault("SC437", first)
    rows = sorted(
        {row for row, _ in texts if row in sheet.row_dimensions and sheet.row_dimensions[row].hidden}
    )
    dimensions = [dimension for dimension in sheet.column_dimensions.values() if dimension.hidden]
    filled = {column for _, column in texts}
    columns = sorted(
        c
        for c in filled
        if any(dimension.min <= c <= dimension.max for dimension in dimensions if dimension.min)
    )
    if rows:
        numbers = [str(row) for row in rows[:_ROWS_TOLD]]
        more = "…" if len(rows) > _ROWS_TOLD else ""
        hidden = message("rows {numbers}{rest}", numbers=comma_list(numbers), rest=more)
        yield Fault("SC438", Span(path, rows[0]), {"what": hidden})
    if columns:
        letters = comma_list([column_letters(column) for column in columns])
        hidden = message("columns {letters}", letters=letters)
        yield Fault("SC438", Span(path, first.line, columns[0]), {"what": hidden})
