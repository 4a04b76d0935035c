"""Numbers as people read them: rounded half-up, only here and only once."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scorecard.base.decimals import decimal_text, decimal_texts, percent, plain
from scorecard.base.message import Lang, Message, message, say
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

_ENDLESS = "∞"


def printed_cell(cell: Cell, column: Column, lang: Lang) -> str:
    """A cell as its column prints it; None prints nothing.

    >>> points = Column("points", "得分", "number", decimals=2)
    >>> printed_cell(9.335, points, "zh"), printed_cell(Partial(72.305), points, "zh"), printed_cell(None, points, "zh")
    ('9.34', '（72.31）', '')
    >>> printed_cell(0.5, Column("rate", "完成率", "percent", decimals=1), "zh")
    '50.0%'
    >>> printed_cell(OutOf(91.275, 92.0), points, "zh")
    '91.28 / 92'
    >>> change = Column("change", "变化", "number", decimals=2, signed=True)
    >>> printed_cell(1.5, change, "zh"), printed_cell(-1.5, change, "zh"), printed_cell(0.001, change, "zh")
    ('+1.50', '-1.50', '0.00')
    """
    if cell is None:
        return ""
    if isinstance(cell, TonedCell):
        return printed_cell(cell.cell, column, lang)
    if isinstance(cell, CellFormula):
        endless = isinstance(cell.value, float) and math.isinf(cell.value)
        return _ENDLESS if endless else printed_cell(cell.value, column, lang)
    if isinstance(cell, Message):
        return cell.say(lang)
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Partial):
        text = number(cell.value, column)
        return say(message("({points})", points=text), lang)
    if isinstance(cell, OutOf):
        return f"{printed_cell(cell.value, column, lang)} / {plain(cell.full)}"
    if isinstance(cell, CountOf):
        return f"{cell.many}/{cell.of}"
    if isinstance(cell, FlaggedFigure):
        words = say(cell.said, lang)
        return words if math.isnan(cell.value) else f"{number(cell.value, column)} {words}".rstrip()
    text = number(cell, column)
    return f"+{text}" if column.signed and text.strip("0.%") and not text.startswith("-") else text


def numbers(values: Sequence[float], column: Column) -> list[str]:
    """The texts of the numbers of a column, as `printed_cell` gives each.

    >>> numbers([1.5, -0.001, 8.335], Column("x", "x", "number", decimals=2))
    ['1.50', '0.00', '8.34']
    """
    by_decimals = column.kind == "number" and column.decimals is not None and not column.signed
    if by_decimals and all(map(math.isfinite, values)):
        return decimal_texts(values, column.decimals or 0)
    return [printed_cell(value, column, "en") for value in values]


def number(value: float, column: Column) -> str:
    """A number with its column's decimals, in plain digits.

    >>> number(1.5, Column("rank", "名次", "rank")), number(-0.001, Column("x", "x", "number", decimals=2))
    ('1.5', '0.00')
    """
    if not math.isfinite(value):
        raise ValueError("only finite numbers are printed; a cell without a number is None")
    decimals = None if column.kind == "rank" else column.decimals
    if column.kind == "percent":
        return percent(value, decimals)
    return plain(value) if decimals is None else decimal_text(value, decimals)
