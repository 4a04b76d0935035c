"""Numbers as people read them: rounded half-up, only here and only once."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from scorecard.base.text import Lang, Text, say
from scorecard.tables.table import Cell, Column, Lit, Partial

_SETTLED = 12


def printed(cell: Cell, column: Column, lang: Lang) -> str:
    """A cell as its column prints it; None prints nothing.

    >>> points = Column("points", "得分", "number", decimals=2)
    >>> printed(9.335, points, "zh"), printed(Partial(72.305), points, "zh"), printed(None, points, "zh")
    ('9.34', '（72.31）', '')
    >>> printed(0.5, Column("rate", "完成率", "percent", decimals=1), "zh")
    '50.0%'
    >>> change = Column("change", "变化", "number", decimals=2, signed=True)
    >>> printed(1.5, change, "zh"), printed(-1.5, change, "zh"), printed(0.001, change, "zh")
    ('+1.50', '-1.50', '0.00')
    """
    if cell is None:
        return ""
    if isinstance(cell, Text):
        return cell.say(lang)
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Partial):
        shown = number(cell.value, column)
        return f"（{shown}）" if lang == "zh" else f"({shown})"
    if isinstance(cell, Lit):
        words = say(cell.said, lang)
        return words if math.isnan(cell.value) else f"{number(cell.value, column)} {words}".rstrip()
    shown = number(cell, column)
    return f"+{shown}" if column.signed and shown.strip("0.%") and not shown.startswith("-") else shown


def number(value: float, column: Column) -> str:
    """A number with its column's decimals, in plain digits.

    >>> number(1.5, Column("rank", "名次", "rank")), number(-0.001, Column("x", "x", "number", decimals=2))
    ('1.5', '0.00')
    """
    exact = _settled(value)
    if column.kind == "percent":
        return _digits(exact * 100, column.decimals) + "%"
    return _digits(exact, None if column.kind == "rank" else column.decimals)


def _settled(value: float) -> Decimal:
    """The decimal number meant: what binary arithmetic added beyond 12 decimals is taken away."""
    if isinstance(value, int):
        return Decimal(value)
    value = float(value)
    if not math.isfinite(value):
        raise ValueError("only finite numbers are printed; a cell without a number is None")
    return Decimal(repr(round(value, _SETTLED)))


def _digits(exact: Decimal, decimals: int | None) -> str:
    """A decimal number rounded half-up, or its shortest form; zero never has a sign."""
    if decimals is None:
        shown = f"{exact:f}"
        shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    else:
        shown = f"{_half_up(exact, decimals):.{decimals}f}"
    return shown[1:] if shown.startswith("-") and not shown.strip("-0.") else shown


def _half_up(exact: Decimal, decimals: int) -> Decimal:
    """Rounded only where there is something to round: `quantize` refuses more than 28 digits."""
    if -int(exact.as_tuple().exponent) <= decimals:
        return exact
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
