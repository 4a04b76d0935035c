"""Tables as comma-separated values, rounded as printed, each number in a column of its own."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import StringIO
from math import isnan

from scorecard.base.decimals import plain
from scorecard.base.message import Lang, Message, Text, message, say, sense
from scorecard.render.cells import numbers, printed_cell
from scorecard.render.formats import Canvas
from scorecard.render.safe import fit_encoding, spreadsheet_cell, spreadsheet_text
from scorecard.tables.table import (
    PIECE,
    Cell,
    CellFormula,
    Column,
    CountOf,
    Document,
    FlaggedFigure,
    OutOf,
    Partial,
    Table,
    TonedCell,
)

Texts = Callable[[Sequence[Sequence[Cell]]], list[str]]
"""Gives the texts of a column, for the columns of cells of some rows."""


def draw(document: Document, canvas: Canvas) -> Iterator[str]:
    """The first table of the document: its header, then its rows, some at a time; lines end in "\\n", no BOM."""
    for table in document.tables[:1]:
        columns = list(_columns(table, canvas))
        yield _lines([[head for head, _ in columns]], canvas)
        for rows in _pieces(table):
            cells = list(zip(*rows, strict=True))
            yield _lines(zip(*(texts(cells) for _, texts in columns), strict=True), canvas)


def _pieces(table: Table) -> Iterator[Sequence[Sequence[Cell]]]:
    """The rows, some at a time: so many are made, and written, together."""
    return (table.rows[first : first + PIECE] for first in range(0, len(table.rows), PIECE))


def _lines(rows: Iterable[Sequence[str]], canvas: Canvas) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return fit_encoding(out.getvalue(), canvas.encoding)


def _columns(table: Table, canvas: Canvas) -> Iterator[tuple[str, Texts]]:
    """The columns as they are headed, each followed by those for what stood beside its numbers, and what gives their texts."""
    lang, with_words = canvas.lang, _said_beside(table, canvas.lang)
    for k, column in enumerate(table.columns):
        head = say(column.header, lang)
        yield spreadsheet_cell(head, canvas.encoding), partial(_numbers, k=k, column=column, canvas=canvas)
        for n, (added, _, beside) in enumerate(_BESIDE):
            if (k, n) in with_words:
                heading = spreadsheet_cell(say(added.fill(head=head), lang), canvas.encoding)
                yield heading, partial(_texts, k=k, told=beside, canvas=canvas)


def _said_beside(table: Table, lang: Lang) -> set[tuple[int, int]]:
    """Which columns say something beside their numbers in any row, and which of `_BESIDE` that is."""
    with_words: set[tuple[int, int]] = set()
    for rows in _pieces(table):
        for k, cells in enumerate(zip(*rows, strict=True)):
            if _KINDS.isdisjoint(map(type, cells)):
                continue
            bare = list(map(_bare, cells))
            for n, (_, kind, beside) in enumerate(_BESIDE):
                if (k, n) not in with_words and any(
                    isinstance(cell, kind) and say(beside(cell), lang) for cell in bare
                ):
                    with_words.add((k, n))
    return with_words


def _numbers(columns: Sequence[Sequence[Cell]], k: int, column: Column, canvas: Canvas) -> list[str]:
    """The cells of some rows in one column, without what stands beside the numbers."""
    cells = columns[k]
    figures = numbers([cell for cell in cells if type(cell) is float], column)
    if len(figures) == len(cells):
        return figures
    others = [cell for cell in cells if type(cell) is not float]
    texts = iter(_cell_texts(others, partial(_number, column=column, lang=canvas.lang), canvas))
    written = iter(figures)
    return [next(written if type(cell) is float else texts) for cell in cells]


def _texts(
    columns: Sequence[Sequence[Cell]], k: int, told: Callable[[Cell], Text], canvas: Canvas
) -> list[str]:
    """What is told of the cells of some rows in one column."""
    return _cell_texts(columns[k], told, canvas)


def _cell_texts(cells: Sequence[Cell], told: Callable[[Cell], Text], canvas: Canvas) -> list[str]:
    """What is told of some cells; of what stands there often it is written once."""
    known: dict[Cell, str] = {}
    texts = []
    for cell in cells:
        often = cell is None or isinstance(cell, str | Message)
        text = known.get(cell) if often else None
        if text is None:
            text = spreadsheet_text(say(told(_bare(cell)), canvas.lang), canvas.encoding)
            if often:
                known[cell] = text
        texts.append(text)
    return texts


def _bare(cell: Cell) -> Cell:
    """A cell without how it is set off."""
    while isinstance(cell, TonedCell | CellFormula):
        cell = cell.cell if isinstance(cell, TonedCell) else cell.value
    return cell


def _number(cell: Cell, column: Column, lang: Lang) -> str:
    """A cell alone, as its column prints it, without what stands beside the number."""
    if isinstance(cell, float):
        return printed_cell(cell, column, lang)
    if isinstance(cell, OutOf):
        cell = cell.value
    if isinstance(cell, Partial):
        cell = cell.value
    if isinstance(cell, CountOf):
        return str(cell.many)
    if isinstance(cell, FlaggedFigure) and not isnan(cell.value):
        cell = cell.value
    return printed_cell(cell, column, lang)


def _partial_text(cell: Cell) -> Text:
    part = isinstance(cell, Partial) or (isinstance(cell, OutOf) and isinstance(cell.value, Partial))
    return message("in part") if part else ""


def _full(cell: Cell) -> Text:
    return plain(cell.full) if isinstance(cell, OutOf) else ""


def _out_of_text(cell: Cell) -> Text:
    return str(cell.of) if isinstance(cell, CountOf) else ""


def _words(cell: Cell) -> Text:
    return cell.said if isinstance(cell, FlaggedFigure) and not isnan(cell.value) else ""


_BESIDE = (
    (message("{head}, how much is known"), (Partial, OutOf), _partial_text),
    (message("{head}, full points"), (OutOf,), _full),
    (sense("so many out of so many", "{head}, of"), (CountOf,), _out_of_text),
    (message("{head}, remark"), (FlaggedFigure,), _words),
)
"""What stands beside numbers on paper, and heads a column of its own where any cell has it."""
_KINDS = frozenset({Partial, OutOf, CountOf, FlaggedFigure, TonedCell, CellFormula})
"""What cells may be that have anything beside their numbers."""
