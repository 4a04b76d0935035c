"""The text of a cell: what is stored in it, as a file of text would have it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache, partial
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple

from scorecard.base.pattern import pattern
from scorecard.load.actuals.measures import is_measure, measure_alone
from scorecard.load.lettering import IN_LINE, Lettering

_LITERAL = pattern(r'"[^"]*"|[\\!].|\[[^\]]*\]|_.|\*.')
_DECIMALS = pattern(r"[#0,?]*0\.(0+)[^0.,]*")
_PARTS = pattern(r'"[^"]*"|\[[^\]]*\]|[\\!].|_.|\*.|General|G/通用格式|.')
_CONDITION = pattern(r"\[([<>]=?|=|<>)\s*(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\]")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
    "=": eq,
    "<>": ne,
}
_PLACEHOLDERS = ("#", "0", "?", "General", "G/通用格式")
_POINTS = ("!.", "\\.", '"."')
_ESCAPED = pattern(r"_x000D_\n?|\r\n?")
_DIGITS = 15
"""Spreadsheets compute and show no more digits than these; what is beyond is noise of their arithmetic."""


def cell_text(value: Any, number_format: str, lettering: Lettering = IN_LINE) -> str:
    """What is stored in a cell, as text: numbers in full, shares as percent where they are shown so, dates by day.

    Noughts that a format adds are kept, digits that it hides are too; where it shows thousands or the like, so many are meant.
    A list is a text in several kinds of letters: its parts that are mere text stand in those of the cell.

    >>> cell_text(0.47, "0.0%"), cell_text(0.1 + 0.2, "0"), cell_text(12, '0"万元"'), cell_text(47, '0"%"')
    ('47.0%', '0.3', '12万元', '47%')
    >>> cell_text(12, '0"（亿元）"')
    '12亿元'
    >>> cell_text(12, 'General"千元"'), cell_text(12, '[Red]#,##0.0_ "千元"'), cell_text(12345, '0!.0,"万元"')
    ('12千元', '12.0千元', '1.2345万元')
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


def is_percent(section: str) -> bool:
    """Whether a section of a format shows a hundredfold with a percent sign: one in quotes is a mere text.

    >>> is_percent("0.00%"), is_percent('0.0"%"'), is_percent("General")
    (True, False, False)
    """
    return "%" in _LITERAL.sub("", section)


def _number(value: float, number_format: str) -> str:
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, f".{_DIGITS}g"))
    section = _section(value, number_format)
    if section.power is None:
        # Nobody can say which number is seen there; this is none, and is refused as it stands.
        return f"{_plain(exact, 0)} [{number_format}]"
    decimals_shown = _DECIMALS.fullmatch(_LITERAL.sub("", section.text))
    decimals = len(decimals_shown[1]) if decimals_shown else 0
    exact = exact.scaleb(section.power) if section.power else exact
    if is_percent(section.text):
        return _plain(exact * 100, decimals) + "%"
    return _plain(exact, decimals) + section.measure


def _plain(number: Decimal, decimals: int) -> str:
    """A number in full, with at least so many decimals."""
    whole, _, part = format(number, "f").partition(".")
    part = part.rstrip("0").ljust(decimals, "0")
    return f"{whole}.{part}" if part else whole


class _Section(NamedTuple):
    """One of the parts of a format between semicolons.

    text : itself; condition : of which numbers it is the format, where it says so
    power : by which power of ten the number is shown larger; None where that cannot be told
    measure : what it writes behind the number, where that is a measure
    """

    text: str
    condition: str
    power: int | None
    measure: str

    def holds(self, value: float) -> bool:
        """Whether it is the format of a number."""
        match = _CONDITION.fullmatch(self.condition)
        return match is None or _COMPARE[match[1]](value, float(match[2]))


def _section(value: float, number_format: str) -> _Section:
    """The section that a number is shown by; that of negative numbers shows the same size and measure."""
    sections = _sections(number_format)
    if not sections[0].condition:
        return sections[0]
    return next((section for section in sections if section.holds(value)), sections[0])


@lru_cache(maxsize=512)
def _sections(number_format: str) -> tuple[_Section, ...]:
    sections: list[list[str]] = [[]]
    for part in _PARTS.findall(number_format):
        if part == ";":
            sections.append([])
        else:
            sections[-1].append(part)
    return tuple(map(_read_section, sections))


def _read_section(parts: list[str]) -> _Section:
    condition = next((part for part in parts if _CONDITION.fullmatch(part)), "")
    digits = [n for n, part in enumerate(parts) if part in _PLACEHOLDERS]
    if not digits:
        return _Section("".join(parts), condition, 0, "")
    behind = [part for part in parts[digits[-1] + 1 :] if part[0] not in "_*[" or part.startswith("[$")]
    suffix = "".join(_literal(part) for part in behind if part != ",").strip()
    measure = measure_alone(suffix)
    measure = measure if is_measure(measure) else ""
    return _Section("".join(parts), condition, _power(parts, digits), measure)


def _power(parts: list[str], digits: list[int]) -> int | None:
    """By which power of ten a number is shown larger.

    Each comma behind its digits takes three, and a mere sign of a point as many as there are digits behind it.
    """
    if "/" in parts:
        # A fraction is what it is.
        return 0
    point = parts.index(".") if "." in parts else len(parts)
    last = max((n for n in digits if n < point), default=-1)
    commas = sum(part == "," for part in (*parts[last + 1 : point], *parts[max(point, digits[-1]) + 1 :]))
    points = [n for n in range(digits[0], digits[-1]) if parts[n] in _POINTS]
    if _adds_digits(parts, digits) or len(points) > 1 or (points and point < len(parts)):
        return None
    return -3 * commas - sum(n > points[0] for n in digits if points)


def _adds_digits(parts: list[str], digits: list[int]) -> bool:
    """Whether a format writes digits of its own between those of the number, or right beside them."""
    shown = ["#" if n in digits else _literal(part) for n, part in enumerate(parts)]
    first, last = digits[0], digits[-1]
    before, behind = "".join(shown[max(first - 1, 0) : first]), "".join(shown[last + 1 : last + 2])
    inside = "".join(shown[first:last])
    return before[-1:].isdigit() or behind[:1].isdigit() or any(map(str.isdigit, inside))


def _literal(part: str) -> str:
    """What a part of a format shows as it stands."""
    if part.startswith("[$"):
        return part[2:-1].partition("-")[0]
    return part[1:] if part[0] in "\\!" else part.strip('"')
