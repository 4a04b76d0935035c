"""The text of a cell: what is stored in it, as a file of text would have it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from scorecard.base.pattern import pattern
from scorecard.load.actuals.measures import is_measure
from scorecard.load.lettering import IN_LINE, Lettering

_LITERAL = pattern(r'"[^"]*"|[\\!].|\[[^\]]*\]|_.|\*.')
_DECIMALS = pattern(r"[#0,?]*0\.(0+)[^0.,]*")
_PARTS = pattern(r'"[^"]*"|\[[^\]]*\]|[\\!].|_.|\*.|General|G/通用格式|.')
_ESCAPED = pattern(r"_x000D_\n?|\r\n?")
_DIGITS = 15
"""Spreadsheets compute and show no more digits than these; what is beyond is noise of their arithmetic."""


def cell_text(value: Any, number_format: str, lettering: Lettering = IN_LINE) -> str:
    """What is stored in a cell, as text: numbers in full, shares as percent where they are shown so, dates by day.

    Noughts that a format adds are kept, digits that it hides are too. A list is a text in several kinds of letters: its
    parts that are mere text stand in those of the cell.

    >>> cell_text(0.47, "0.0%"), cell_text(0.1 + 0.2, "0"), cell_text(12, '0"万元"'), cell_text(47, '0"%"')
    ('47.0%', '0.3', '12万元', '47%')
    >>> cell_text(12, 'General"千元"'), cell_text(12, '[Red]#,##0.0_ "千元"'), cell_text(12, '#,##0,"千元"')
    ('12千元', '12.0千元', '12')
    >>> cell_text(datetime(2017, 6, 30), "yyyy-mm-dd"), cell_text(True, ""), cell_text(None, "0")
    ('2017-06-30', 'TRUE', '')
    >>> cell_text(1, "0", Lettering("superscript")), cell_text("5", "0", Lettering(struck=True)) == "5\u0336"
    ('¹', True)
    """
    if lettering is not IN_LINE and not isinstance(value, list):
        return lettering.of(cell_text(value, number_format))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, list):
        return "".join(map(partial(_part, lettering), value)).strip()
    return _line_ends(str(value)).strip()


def lettering_of(font: Any) -> Lettering:
    """How the letters of a font stand."""
    if not font.strike and font.vertAlign is None:
        return IN_LINE
    return Lettering(font.vertAlign or "", bool(font.strike))


def _part(lettering: Lettering, part: Any) -> str:
    """A part of a text, which may have a font of its own."""
    if isinstance(part, str):
        return lettering.of(_line_ends(part))
    return lettering_of(part.font).of(_line_ends(part.text))


def _line_ends(text: str) -> str:
    return _ESCAPED.sub("\n", text)


def is_percent(number_format: str) -> bool:
    """Whether a format shows a hundredfold with a percent sign: one in quotes is a mere text.

    >>> is_percent("0.00%"), is_percent('0.0"%"'), is_percent("General")
    (True, False, False)
    """
    return "%" in _LITERAL.sub("", number_format.split(";")[0])


def _number(value: float, number_format: str) -> str:
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, f".{_DIGITS}g"))
    decimals_shown = _DECIMALS.fullmatch(_LITERAL.sub("", number_format.split(";")[0]))
    decimals = len(decimals_shown[1]) if decimals_shown else 0
    if is_percent(number_format):
        return _plain(exact * 100, decimals) + "%"
    return _plain(exact, decimals) + _measure(number_format)


def _plain(number: Decimal, decimals: int) -> str:
    """A number in full, with at least so many decimals."""
    whole, _, part = format(number, "f").partition(".")
    part = part.rstrip("0").ljust(decimals, "0")
    return f"{whole}.{part}" if part else whole


@lru_cache(maxsize=512)
def _measure(number_format: str) -> str:
    """The measure that a format writes behind a number; none where it also shows the number in another size."""
    behind: list[str] | None = None
    for part in _PARTS.findall(number_format.split(";")[0]):
        if part in ("#", "0", "?", "General", "G/通用格式"):
            behind = []
        elif part[:2] in ("[<", "[=", "[>") or part in ("!.", "\\.", '"."'):
            # Another format holds for other numbers, or a point is shown that the number does not have.
            return ""
        elif behind is not None and (part[0] not in "_*[" or part.startswith("[$")):
            behind.append(part)
    suffix = "".join(map(_literal, behind or ())).strip()
    return suffix if suffix == "%" or is_measure(suffix) else ""


def _literal(part: str) -> str:
    """What a part of a format shows as it stands."""
    if part.startswith("[$"):
        return part[2:-1].partition("-")[0]
    return part[1:] if part[0] in "\\!" else part.strip('"')
