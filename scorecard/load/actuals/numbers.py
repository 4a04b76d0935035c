"""The grammar of values: what is read as a number, and why anything else is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from math import isinf
from typing import NamedTuple

from scorecard.base.names import fold_name
from scorecard.base.text import Text


class Refusal(NamedTuple):
    """Why a text is not a number: a code of the catalogue and what fills its sentence."""

    code: str
    args: Mapping[str, str | Text]


LARGEST = 1e15
_LONGEST = 200
_PLAIN = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{0,30})?|\.\d{1,30})", re.ASCII)
_INVISIBLE = re.compile("^[\\s\u200b-\u200f\u2060\ufeff]+|[\\s\u200b-\u200f\u2060\ufeff]+$")
# Only signs that plainly are the ASCII ones: compatibility folding would read ① as 1 and 8² as 82.
_WIDE = str.maketrans("０１２３４５６７８９．，－＋％\u2212", "0123456789.,-+%-")
_TEXT_CELL = re.compile(r'="([^"]*)"')
_NUMBER = re.compile(
    r"(?P<whole>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?)(?P<part>\.\d*)?(?P<power>[eE][+-]?\d{1,9})?\s*(?P<rest>.*)",
    re.ASCII | re.DOTALL,
)
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SCALED = re.compile("([十百千万亿]*)(.*)")
_PERCENT = ("%", "％", "百分比")

_REFUSED = (
    ("SC170", re.compile(r"#\s?(?:REF|N/A|VALUE|DIV/0|NAME|NULL|NUM|SPILL|CALC|GETTING_DATA)\W*", re.I)),
    ("SC172", re.compile(r"#{2,}")),
    ("SC173", re.compile(r"[=@].*|[+-]?\$?[A-Za-z]{1,3}\$?\d+(?:\W.*)?", re.DOTALL)),
    ("SC166", re.compile(r"[+-]?(?:nan|inf(?:inity)?)", re.I)),
    ("SC167", re.compile(r"[+-]?\d+(?:_\d+)+(?:\.\d+)?")),
    ("SC174", re.compile(r"无|没有")),
    (
        "SC171",
        re.compile(
            r"\d{4}[/年-]\d{1,2}(?:[/月-]\d{0,2}日?)?(?:[ T]\d.*)?"
            r"|\d{1,2}月\d{1,2}日|\d{1,2}[/:-]\d{1,2}(?:[/:-]\d{2,4})?"
            r"|\d{1,2}-[A-Za-z]{3,9}(?:-\d{2,4})?|[A-Za-z]{3,9}-\d{1,4}"
        ),
    ),
    ("SC177", re.compile(r"[+-]?[0-9,， \u00a0\u3000]*[0-9](?:\.[0-9]+)?")),
)


def read_number(text: str, measure: str, indicator: str = "") -> float | Refusal:
    """The number a text plainly means, in the declared measure, or why it means none.

    >>> read_number("１，２００", "件"), read_number("1.2亿元", "万元"), read_number("47.0%", "%")
    (1200.0, 12000.0, 47.0)
    >>> read_number("47%", "件").code, read_number("1_000", "件").code
    ('SC175', 'SC167')
    """
    if _PLAIN.fullmatch(text):
        return float(text)
    args = {"text": shown(text), "measure": measure, "indicator": indicator}
    if len(text) > _LONGEST:
        return Refusal("SC165", args)
    plain = _INVISIBLE.sub("", text).translate(_WIDE)
    cell = _TEXT_CELL.fullmatch(plain)
    plain = _INVISIBLE.sub("", cell[1]) if cell else plain
    for code, refused in _REFUSED[:-1]:
        if refused.fullmatch(plain):
            return Refusal(code, args)
    match = _NUMBER.fullmatch(plain)
    if match is None or not any(char.isdigit() for char in match["whole"] + (match["part"] or "")):
        oddly_parted = _REFUSED[-1][1].fullmatch(plain)
        return Refusal("SC177" if oddly_parted else "SC168" if _foreign(plain) else "SC165", args)
    factor = _factor(match["rest"], measure)
    if factor is None:
        return _wrong_rest(match["rest"], plain, args)
    return _exact(match, factor, args)


def _exact(match: re.Match[str], factor: Fraction, args: dict[str, str]) -> float | Refusal:
    """The number times its factor, exact until the last step."""
    power = int((match["power"] or "e0")[1:])
    digits = match["whole"].replace(",", "") + (match["part"] or "")
    if abs(power) > 40 or len(digits) > 80:
        return Refusal("SC169", args)
    whole = re.sub(r"^([+-]?)\.", r"\g<1>0.", digits).rstrip(".")
    exact = Fraction(whole) * Fraction(10) ** power * factor
    value = float(exact)
    lost = isinf(value) or abs(value) >= LARGEST or (value == 0 and exact != 0)
    return Refusal("SC169", args) if lost else value


def _factor(rest: str, measure: str) -> Fraction | None:
    """What a suffix multiplies a number by, to stand in the declared measure; None if it does not fit."""
    suffix, declared = fold_name(rest), fold_name(measure)
    if not suffix or suffix == declared or (suffix == "%" and measure in _PERCENT):
        return Fraction(1)
    said, means = _SCALED.fullmatch(suffix), _SCALED.fullmatch(declared)
    if said is None or means is None or "%" in (suffix, declared) or not declared:
        return None
    same = said[2] == means[2] and means[2]
    # `1.2万` of 个 is 12000; of 万元 it might be 1.2 or 12000, and is refused.
    alone = not said[2] and not means[1]
    return Fraction(_scale(said[1]), _scale(means[1])) if same or alone else None


def _scale(signs: str) -> int:
    product = 1
    for sign in signs:
        product *= _SCALES[sign]
    return product


def _wrong_rest(rest: str, plain: str, args: dict[str, str]) -> Refusal:
    """Why what follows a number does not belong there."""
    if rest == "%":
        return Refusal("SC175", args)
    if _REFUSED[-1][1].fullmatch(plain):
        return Refusal("SC177", args)
    if _foreign(rest):
        return Refusal("SC168", args)
    if args["measure"] and re.fullmatch(r"[^\d\W][^\d]{0,9}|个百分点|[A-Za-z%‰/]+", rest):
        return Refusal("SC176", {**args, "suffix": rest})
    return Refusal("SC165", args)


def _foreign(text: str) -> bool:
    """Whether there are digits that are not 0 to 9."""
    return any(
        not char.isascii() and (char.isdigit() or unicodedata.category(char) in ("Nd", "No")) for char in text
    )


def shown(text: str) -> str:
    """A text short enough to be quoted."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"
