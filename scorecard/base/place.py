"""Sheets of workbooks among places: a sheet has a path of its own, `data/a.xlsx[二季度]`, and cells instead of columns of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from scorecard.base.message import Message, Text, comma_list, message, plural, sense, sequence
from scorecard.base.pattern import pattern
from scorecard.base.span import Span

BOOKS = (".xlsx", ".xlsm")
"""The endings of workbooks that are read."""

PARQUET = ".parquet"
"""The ending of files of columns, which say what a csv says."""

ARGUMENT = "="
"""The path of what stands in no file: its lines are the arguments that say what to change."""

# Spreadsheets let no sheet's name hold a bracket, so that the path can be taken apart again.
_OF_SHEET = pattern(r"(.+\.xls[xm])\[([^\[\]]*)\]", re.IGNORECASE | re.DOTALL)


class PathParts(NamedTuple):
    """The file of a path, and the sheet in it: empty for a file of text."""

    file: str
    sheet: str


def sheet_path(file: str, sheet: str) -> str:
    """The path of a sheet.

    >>> sheet_path("data/a.xlsx", "二季度")
    'data/a.xlsx[二季度]'
    """
    return f"{file}[{sheet}]"


def path_parts(path: str) -> PathParts:
    """The file and the sheet of a path.

    >>> path_parts("data/a.xlsx[二季度]"), path_parts("data/a[1].csv")
    (PathParts(file='data/a.xlsx', sheet='二季度'), PathParts(file='data/a[1].csv', sheet=''))
    """
    match = _OF_SHEET.fullmatch(path)
    return PathParts(match[1], match[2]) if match else PathParts(path, "")


def is_book(path: str) -> bool:
    """Whether a file is a workbook, by its name.

    >>> is_book("data/二季度.XLSX"), is_book("data/a.csv")
    (True, False)
    """
    return path.lower().endswith(BOOKS)


def is_parquet(path: str) -> bool:
    """Whether a file holds columns, by its name."""
    return path.lower().endswith(PARQUET)


def cell_words(cell: tuple[int, int]) -> Message:
    """A cell as a spreadsheet shows it.

    >>> cell_words((7, 8)).say("zh"), cell_words((7, 28)).say("en")
    ('第7行 H列', 'row 7, column AB')
    """
    return message("row {row}, column {letters}", row=cell[0], letters=column_letters(cell[1]))


def column_letters(number: int) -> str:
    """The letters over a column of a spreadsheet.

    >>> column_letters(1), column_letters(26), column_letters(27)
    ('A', 'Z', 'AA')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_words(span: Span, column: bool = True) -> Text:
    """A place as it is told: the cell of a sheet in words, else the line (and `column`) of a file.

    >>> place_words(Span("data/a.xlsx[二季度]", 7, 8)).say("zh"), place_words(Span("data/a.csv", 7, 8), column=False)
    ('data/a.xlsx 表“二季度” 第7行 H列', 'data/a.csv:7')
    """
    if span.path == ARGUMENT:
        return message("argument {number}", number=span.line)
    file, sheet = path_parts(span.path)
    if not sheet:
        return f"{span}" if column else f"{span.path}:{span.line}"
    cell = cell_words((span.line, span.column))
    return message("{file} sheet “{sheet}” {cell}", file=file, sheet=sheet, cell=cell)


def places_words(spans: Sequence[Span], here: str = "") -> Text:
    """Several places as they are told: each file once, with its lines or the cells of its sheet; `here` goes without its name.

    >>> spans = [Span("data/a.csv", 7), Span("data/a.csv", 9), Span("data/b.csv", 2)]
    >>> places_words(spans, "data/a.csv").say("en"), places_words(spans).say("zh")
    ('lines 7, 9; data/b.csv line 2', 'data/a.csv 第7、9行；data/b.csv 第2行')
    """
    by_file: dict[str, list[Span]] = {}
    for span in spans:
        by_file.setdefault(span.path, []).append(span)
    return sequence(
        [_places_of(path, of_file, path != here) for path, of_file in by_file.items()],
        sense("between clauses", "; "),
    )


def _places_of(path: str, spans: Sequence[Span], named: bool) -> Text:
    """The lines of one file, or the cells of one sheet, with or without its name."""
    file, sheet = path_parts(path)
    if sheet:
        places: Text = comma_list([cell_words((span.line, span.column)) for span in spans])
        whole = message("{file} sheet “{sheet}” {places}", file=file, sheet=sheet, places=places)
    else:
        lines = dict.fromkeys(str(span.line) for span in spans)
        places = plural("line {lines}", "lines {lines}", len(lines), lines=comma_list(lines))
        whole = message("{file} {places}", file=file, places=places)
    return whole if named else places


def place_reference(span: Span) -> str:
    """A place as it is looked up, the same in both languages: `data/a.csv:7`, or as spreadsheets write it.

    >>> place_reference(Span("data/a.csv", 7, 8)), place_reference(Span("data/a.xlsx[二季度]", 7, 8))
    ('data/a.csv:7', 'data/a.xlsx[二季度]!H7')
    """
    if path_parts(span.path).sheet:
        return f"{span.path}!{column_letters(span.column)}{span.line}"
    return f"{span.path}:{span.line}"
