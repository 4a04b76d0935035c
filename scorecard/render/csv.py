"""Tables as comma-separated values, rounded as printed, each number in a column of its own."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import StringIO
from math import isnan

from scorecard.base.decimals import plain
from scorecard.base.message import Lang, Text, message, say, sense
from scorecard.render.cells import printed
from scorecard.render.formats import Canvas
from scorecard.render.safe import fit_encoding, spreadsheet_cell, spreadsheet_text
from scorecard.tables.table import (
    Cell,
    Column,
    CountOf,
    Document,
    FlaggedFigure,
    Formula,
    OutOf,
    Partial,
    Table,
    Toned,
)

Texts = Callable[[Sequence[Sequence[Cell]]], list[str]]
"""Gives the texts of some rows."""


def draw(document: Document, canvas: Canvas) -> Iterator[str]:
    """The first table of the document: its header, then its rows, some at a time; lines end in "\\n", no BOM."""
    for table in document.tables[:1]:
        columns = list(_columns(table, canvas))
        yield _lines([[head for head, _ in columns]], canvas)
        for first in range(0, len(table.rows), _ROWS):
            rows = table.rows[first : first + _ROWS]
            yield _lines(zip(*(texts(rows) for _, texts in columns), strict=True), canvas)


_ROWS = 1000
"""So many are written at a time."""


def _lines(rows: Iterable[Sequence[str]], canvas: Canvas) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return fit_encoding(out.getvalue(), canvas.encoding)


def _columns(table: Table, canvas: Canvas) -> Iterator[tuple[str, Texts]]:
    """The columns as they are headed, each followed by those for what stood beside its numbers, and what gives their texts."""
    lang = canvas.lang
    for k, column in enumerate(table.columns):
        head = say(column.header, lang)
        alone = partial(_number, column=column, lang=lang)
        yield spreadsheet_cell(head, canvas.encoding), partial(_texts, k=k, told=alone, canvas=canvas)
        kinds = {type(_bare(row[k])) for row in table.rows}
        for added, kind, beside in _BESIDE:
            if kinds.intersection(kind) and any(say(beside(_bare(row[k])), lang) for row in table.rows):
                heading = spreadsheet_cell(say(added.fill(head=head), lang), canvas.encoding)
                yield heading, partial(_texts, k=k, told=beside, canvas=canvas)


def _texts(rows: Sequence[Sequence[Cell]], k: int, told: Callable[[Cell], Text], canvas: Canvas) -> list[str]:
    """The cells of some rows in one column."""
    return [_safe(say(told(_bare(row[k])), canvas.lang), canvas) for row in rows]


def _safe(text: str, canvas: Canvas) -> str:
    return spreadsheet_text(text, canvas.encoding)


def _bare(cell: Cell) -> Cell:
    """A cell without how it is set off."""
    while isinstance(cell, Toned | Formula):
        cell = cell.cell if isinstance(cell, Toned) else cell.value
    return cell


def _number(cell: Cell, column: Column, lang: Lang) -> str:
    """A cell alone, as its column prints it, without what stands beside the number."""
    if isinstance(cell, float):
        return printed(cell, column, lang)
    if isinstance(cell, OutOf):
        cell = cell.value
    if isinstance(cell, Partial):
        cell = cell.value
    if isinstance(cell, CountOf):
        return str(cell.many)
    if isinstance(cell, FlaggedFigure) and not isnan(cell.value):
        cell = cell.value
    return printed(cell, column, lang)


def _is_partial(cell: Cell) -> Text:
    part = isinstance(cell, Partial) or (isinstance(cell, OutOf) and isinstance(cell.value, Partial))
    return message("in part") if part else ""


def _full(cell: Cell) -> Text:
    return plain(cell.full) if isinstance(cell, OutOf) else ""


def _of(cell: Cell) -> Text:
    return str(cell.of) if isinstance(cell, CountOf) else ""


def _words(cell: Cell) -> Text:
    return cell.said if isinstance(cell, FlaggedFigure) and not isnan(cell.value) else ""


_BESIDE = (
    (message("{head}, how much is known"), (Partial, OutOf), _is_partial),
    (message("{head}, full points"), (OutOf,), _full),
    (sense("so many out of so many", "{head}, of"), (CountOf,), _of),
    (message("{head}, remark"), (FlaggedFigure,), _words),
)
"""What stands beside numbers on paper, and heads a column of its own where any cell has it."""
