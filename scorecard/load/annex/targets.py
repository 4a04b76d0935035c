"""A target as a notice prints it, and as a scheme writes it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from scorecard.base.pattern import pattern
from scorecard.load.actuals.measures import is_measure
from scorecard.load.lettering import STRIKE

_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_MARKS = frozenset(("--", "-", "—", "——", "―", "–", "/", "\\", "不考核", "不适用", "无目标", "未设置目标"))
_RELATIONS = (
    (pattern(rf"(?:≥|>=|不低于|不少于|不小于|至少)({_NUMBER})(.*)"), "at_least"),
    (pattern(rf"({_NUMBER})(.*?)(?:\(含\))?(?:及)?以上(?:\(含\))?"), "at_least"),
    (pattern(rf"(?:>|超过?|大于|高于)({_NUMBER})(.*)"), "above"),
    (pattern(rf"(?:≤|<=|不高于|不超过|不大于|至多|控制在)({_NUMBER})(.*?)(?:以内|以下)?"), "at_most"),
    (pattern(rf"({_NUMBER})(.*?)以[内下]"), "at_most"),
    (pattern(rf"(?:<|低于|小于|少于)({_NUMBER})(.*)"), "below"),
)
_BETWEEN = pattern(rf"({_NUMBER})[%]?(?:-|~|至|到|—|–)({_NUMBER})(.*)")
_COMMA_BETWEEN = pattern(r"\d\s*[,，]\s+\d|\d\s+[,，]\s*\d")
_PLAIN = pattern(rf"({_NUMBER})(.*)")
_ASIDE = pattern(r"[^\x00-\x7f０-９]")
_BESIDE_NUMBER = pattern(
    rf"大?约|近|力争|左右|上下|余|多|不等|[①-⑳⁰¹²³⁴-⁹₀-₉*＊{STRIKE}]|[（(][\d①-⑳⁰¹²³⁴-⁹]{{1,2}}[)）]"
)
"""What makes of a number one that is said about, or struck through, or has a note."""


class TargetText(NamedTuple):
    """A target in the words of a scheme, and the measure that stood behind its number ("" for none)."""

    yaml: str
    measure: str = ""


# The same few figures and marks stand in a table again and again, and each is asked for several times.
@lru_cache(maxsize=1 << 16)
def target_text(cell: str) -> TargetText | None:
    """What a cell plainly says; None where it cannot be told.

    >>> target_text("47.0%"), target_text("1,200"), target_text("—")
    (TargetText(yaml='47.0', measure='%'), TargetText(yaml='1200', measure=''), TargetText(yaml='--', measure=''))
    >>> target_text("≥90"), target_text("超5000万元").yaml, target_text("2-3").yaml, target_text("按实际"), target_text("")
    (TargetText(yaml='{at_least: 90}', measure=''), '{above: 5000}', '{between: [2, 3]}', None, None)
    >>> target_text("5①"), target_text("12²"), target_text("５")
    (None, None, TargetText(yaml='5', measure=''))
    """
    if has_aside(cell):
        return None
    if _COMMA_BETWEEN.search(cell):
        # Two figures in one cell; thousands have no space behind their comma.
        return None
    plain = unicodedata.normalize("NFKC", "".join(cell.split())).replace("\u2212", "-")
    if cell.strip() in _MARKS or plain in _MARKS:
        return TargetText("--")
    if (match := _PLAIN.fullmatch(plain)) and _is_measure(match[2]):
        return TargetText(_number(match[1]), match[2])
    for form, relation in _RELATIONS:
        match = form.fullmatch(plain)
        if match and _is_measure(match[2]):
            return TargetText(f"{{{relation}: {_number(match[1])}}}", match[2])
    match = _BETWEEN.fullmatch(plain)
    if match and _is_measure(match[3]):
        return TargetText(f"{{between: [{_number(match[1])}, {_number(match[2])}]}}", match[3])
    return None


def has_aside(cell: str) -> bool:
    """Whether the sign of a note stands beside a figure, where it would be one more digit, or a part is struck through.

    >>> has_aside("5①"), has_aside("5²"), has_aside("5"), has_aside("５")
    (True, True, False, False)
    """
    signs = _ASIDE.findall(cell)
    return any(sign == STRIKE or unicodedata.category(sign) in ("Nd", "No") for sign in signs)


def is_figure(cell: str) -> bool:
    """Whether a cell holds a number or a mark, as targets are written, or a number that is no plain one.

    >>> is_figure("85.0%"), is_figure("--"), is_figure("专利申请"), is_figure("")
    (True, True, False, False)
    >>> is_figure("400左右"), is_figure("约5"), is_figure("5①"), is_figure("1.专利申请"), is_figure("①")
    (True, True, True, False, False)
    """
    return target_text(cell) is not None or target_text(_BESIDE_NUMBER.sub("", cell)) is not None


def _is_measure(rest: str) -> bool:
    return not rest or is_measure(rest)


def _number(text: str) -> str:
    """A number without its thousands commas, and without a nought before it that would make it octal."""
    digits = text.replace(",", "").lstrip("+")
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    whole, point, part = digits.partition(".")
    return f"{sign}{whole.lstrip('0') or '0'}{point}{part}"
