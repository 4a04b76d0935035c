"""The table that next year's targets are filled into: a sheet of a workbook for each table of the scheme, or text."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from scorecard.base.message import Text, message, say, term
from scorecard.base.width import width
from scorecard.model.board import Board
from scorecard.scaffold.forms.sheet import FormBook, cell_text, set_up, workbook
from scorecard.scaffold.next_year.targets import AskedTarget
from scorecard.scaffold.next_year.text import raise_year
from scorecard.study.forms.form import Shown

_TARGET = 3
_HEADER = 2
_MOST = 44.0


def as_text(board: Board, asked: Sequence[AskedTarget]) -> bytes:
    """A table as text, with the mark by which Excel and WPS know its encoding."""
    lang = board.scheme.language
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([say(head, lang) for head in _heads(board)])
    writer.writerows([cell_text(cell, lang) for cell in _cells(row)] for row in asked)
    return written.getvalue().encode("utf-8-sig")


def as_workbook(board: Board, asked: Mapping[str, Sequence[AskedTarget]], names: Mapping[str, str]) -> bytes:
    """A workbook with a sheet for each table; only the column of targets can be filled.

    names : what the sheet of each table is called
    """
    scheme, written = board.scheme, io.BytesIO()
    book = workbook(written, str(scheme.year + 1))
    shared = FormBook(book, scheme.language)
    for id, lines in asked.items():
        title = raise_year(scheme.table(id).title, scheme.year)
        _fill(book.add_worksheet(names[id]), shared, board, title, lines)
    shared.close()
    return written.getvalue()


def _heads(board: Board) -> tuple[Text, ...]:
    """The heads of the columns; only that of the targets to be filled in is one of targets."""
    return (
        term("Unit", zh="考核单位"),
        term("Indicator", zh="指标"),
        term("Measure", zh="计量单位"),
        term("Target", zh="目标值"),
        message("Target of {year}", year=board.scheme.year),
        message("Figure of {period}", period=board.title),
    )


def _cells(row: AskedTarget) -> tuple[Shown, ...]:
    return row.unit, row.indicator, row.measure, row.filled, row.target, row.actual


def _fill(sheet: Any, book: FormBook, board: Board, title: str, asked: Sequence[AskedTarget]) -> None:
    """One sheet: title, how it is filled in, heads, a line for each target."""
    heads = [book.say(head) for head in _heads(board)]
    widths = [
        min(_MOST, max(width(cell_text(cell, book.lang)) for cell in column) + 3.0)
        for column in zip(heads, *map(_cells, asked), strict=True)
    ]
    for n, wide in enumerate(widths):
        sheet.set_column(n, n, wide)
    last, whole = len(heads) - 1, sum(widths)
    above = book.say(message("Targets of {year}: {table}", year=board.scheme.year + 1, table=title))
    book.write_title(sheet, last, above, whole)
    book.write_over(sheet, 1, last, book.say(_HOW), whole)
    book.write_heads(sheet, _HEADER, heads)
    for at, row in enumerate(asked, _HEADER + 1):
        for n, cell in enumerate(_cells(row)):
            if n == _TARGET:
                sheet.write(at, n, cell or None, book.entered)
            else:
                book.write_given(sheet, at, n, cell)
    sheet.autofilter(_HEADER, 0, _HEADER + len(asked), last)
    sheet.freeze_panes(_HEADER + 1, 2)
    set_up(sheet, book, _HEADER, len(heads), _HEADER + len(asked), upright=True)


_HOW = message(
    "Fill in the pale cells: a number, a percentage, ≥90, 2-3, or -- where the unit is not assessed. An empty cell "
    "is no target: nothing is scored until all are filled in. Grey cells are last year's, to be read beside it."
)
