"""What a cell of a sheet holds: a number with the way it is shown, or a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import copysign, isinf, isnan
from typing import NamedTuple

from scorecard.base.address import Address
from scorecard.base.decimals import plain
from scorecard.base.message import Lang, message, say
from scorecard.render.cells import printed_cell
from scorecard.render.safe import NO_FIGURE, visible
from scorecard.tables.table import (
    Cell,
    CellFormula,
    Column,
    CountOf,
    FlaggedFigure,
    OutOf,
    Partial,
    TonedCell,
)

_MARKS = {"met": "√", "short": "×", "shorter": "×", "shortest": "×"}
"""What says beside a colour whether a figure is on target."""

_ENDLESS = 1e290
"""What a formula gives where there is no bound."""
_WITHOUT_BOUND = '[>=1E+280]"∞";[<=-1E+280]"-∞";'
_WRITTEN = re.compile(r"[+-]?\d+(?:\.(\d+))?(%?)")


class BookCell(NamedTuple):
    """A cell: a number and its format, or a text; how it is set off; and of what it is worked out, if it is."""

    value: float | str | None
    shown: str = ""
    tone: str = ""
    parts: tuple[str | Address, ...] = ()


def workbook_cell(cell: Cell, column: Column, lang: Lang) -> BookCell:
    """A cell as a workbook takes it, shown as it is printed.

    >>> points = Column("points", "得分", "number", decimals=2)
    >>> workbook_cell(9.335, points, "zh")[:2], workbook_cell(Partial(72.3), points, "zh")[:2]
    ((9.335, '0.00'), (72.3, '"（"0.00"）"'))
    >>> [workbook_cell(cell, points, "zh")[:2] for cell in (OutOf(91.2, 92.0), "47.0%", "=1+1")]
    [(91.2, '0.00" / 92"'), (0.47, '0.0%'), ('=1+1', '')]
    """
    if isinstance(cell, TonedCell):
        inner = workbook_cell(cell.cell, column, lang)
        mark = _MARKS.get(cell.tone, "")
        pattern = f'{inner.shown}" {mark}"' if mark and inner.shown else inner.shown
        return inner._replace(shown=pattern, tone=cell.tone or inner.tone)
    if isinstance(cell, CellFormula):
        if isinstance(cell.value, float) and isinf(cell.value):
            _, pattern = _number(0.0, column, lang)
            return BookCell(copysign(_ENDLESS, cell.value), _WITHOUT_BOUND + pattern, parts=cell.parts)
        return workbook_cell(cell.value, column, lang)._replace(parts=cell.parts)
    text = visible(printed_cell(cell, column, lang))
    if isinstance(cell, Partial):
        value, pattern = _number(cell.value, column, lang)
        around = say(message("({points})", points="\0"), lang).split("\0")
        return BookCell(value, f"{_literal(around[0])}{pattern}{_literal(around[1])}")
    if isinstance(cell, OutOf):
        inner = workbook_cell(cell.value, column, lang)
        return inner._replace(shown=f"{inner.shown}{_literal(f' / {plain(cell.full)}')}")
    if isinstance(cell, CountOf):
        return BookCell(float(cell.many), f"0{_literal(f'/{cell.of}')}")
    if isinstance(cell, FlaggedFigure):
        if isnan(cell.value):
            return BookCell(text, tone=cell.colour)
        value, pattern = _number(cell.value, column, lang)
        words = visible(say(cell.said, lang))
        return BookCell(value, f"{pattern}{_literal(f' {words}')}" if words else pattern, cell.colour)
    if isinstance(cell, float | int):
        return BookCell(*_number(cell, column, lang))
    if cell is None:
        return BookCell(None)
    return _parse_number(text) if column.kind != "text" else BookCell(text)


def as_numbers(column: Column, texts: Sequence[str]) -> Column:
    """A column of texts that are all written numbers, or marks for none, as one of numbers; what names a row stays a text."""
    there = [text for text in texts if text not in NO_FIGURE]
    written = there and all(_WRITTEN.fullmatch(text) for text in there)
    return column._replace(kind="number") if written and column.kind == "text" and not column.key else column


def _number(value: float, column: Column, lang: Lang) -> tuple[float, str]:
    """A number, and the format with the decimals that are printed."""
    decimals, percent = _digits(printed_cell(value, column, lang))
    pattern = f"0.{'0' * decimals}" if decimals else "0"
    if percent:
        pattern += "%"
    return float(value), f"+{pattern};-{pattern};{pattern}" if column.signed else pattern


def _digits(text: str) -> tuple[int, bool]:
    match = _WRITTEN.fullmatch(text)
    return (len(match[1] or ""), bool(match[2])) if match else (0, False)


def _parse_number(text: str) -> BookCell:
    """What was written as a number in a column of numbers is one, with its decimals; anything else is a text."""
    if not _WRITTEN.fullmatch(text) or len(text) > 15:
        return BookCell(text)
    decimals, percent = _digits(text)
    pattern = (f"0.{'0' * decimals}" if decimals else "0") + ("%" if percent else "")
    value = float(text.removesuffix("%"))
    return BookCell(float(f"{value}e-2") if percent else value, pattern)


def _literal(text: str) -> str:
    """A text inside a number format."""
    quoted = text.replace('"', "”")
    return f'"{quoted}"' if text else ""
