"""Names from data stay text: never an escape code, markup, a formula or a broken cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from scorecard.base.pattern import pattern
from scorecard.base.width import usual

_BLANK = pattern(r"\r\n|[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029\u00a0]")
_SELECTORS = pattern("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Flags and skin tones: terminals and libraries disagree about their width.
_JOINING = pattern("[\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Cn"})


def visible(text: str) -> str:
    """A text on one line with nothing in it that could steer a terminal.

    Line breaks and tabs become blanks, control and direction-changing characters a `?`, and what only
    alters the character before it is left out, so that every library agrees on the width.

    >>> visible("春江\\x1b[31m镇\\n孟河镇")
    '春江?[31m镇 孟河镇'
    """
    if (text.isascii() and text.isprintable()) or usual(text):
        return text
    text = _JOINING.sub("?", _SELECTORS.sub("", _BLANK.sub(" ", text)))
    return "".join("?" if unicodedata.category(char) in _UNSHOWN else char for char in text)


def plainer(encoding: str) -> Callable[[str], str]:
    """What makes a text safe for a page in this encoding.

    Plainer signs come before the layout, for they may be of another width; the page itself, with the
    rules that were drawn, is fitted once more.
    """
    return lambda text: fit_encoding(visible(text), encoding)


_SPECIAL = pattern(r"[\\`*_\[\]|~]")
_BLOCK = pattern(r"(?=[#+\-=:>])|^(\d+)(?=[.)])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def markdown_cell(text: str) -> str:
    """A text that Markdown shows as it is, inside one cell.

    >>> markdown_cell("a|b <i> [x]")
    'a\\\\|b &lt;i&gt; \\\\[x\\\\]'
    """
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return re.sub("[&<>]", lambda match: _ENTITIES[match[0]], text)


def markdown_line(text: str) -> str:
    """A text that Markdown shows as it is, as a line of its own: no heading, list or rule begins."""
    text = markdown_cell(text.strip())
    match = _BLOCK.match(text)
    return f"{match[1] or ''}\\{text[match.end() :]}" if match else text


_NUMBER = pattern(r"[(（]?[+-]?\d+(,\d{3})*(\.\d+)?%?[)）]?")
_DASHES = pattern("[-—]{1,2}")
# A part of a date, or a number in brackets, which would be one below 0.
_MISTAKEN = pattern(r"\d{1,4}[/-]\d{1,2}|\d{1,2}[/-]\d{1,4}|[(（]\d+(\.\d+)?%?[)）]")
_FORMULA = frozenset("=+-@＝＋－＠")


NO_FIGURE = frozenset({"", "--", "—", "–"})
"""What stands where there is no figure."""


def is_number(text: str) -> bool:
    """Whether a text is a plain number, as this package prints one.

    >>> is_number("-3.20%"), is_number("（72.31）"), is_number("=1+1")
    (True, True, False)
    """
    return _NUMBER.fullmatch(text) is not None


def spreadsheet_cell(text: str, encoding: str = "utf-8") -> str:
    """A text that a spreadsheet takes for text: a leading apostrophe where it would see a formula.

    >>> spreadsheet_cell("=1+1"), spreadsheet_cell("-3.2"), spreadsheet_cell("--")
    ("'=1+1", '-3.2', '--')
    """
    safe = fit_encoding(visible(text), encoding)
    if is_number(safe) or _DASHES.fullmatch(safe):
        return safe
    formula = safe.lstrip()[:1] in _FORMULA or text.startswith(("\t", "\r"))
    return f"'{safe}" if formula else safe


def spreadsheet_text(text: str, encoding: str = "utf-8") -> str:
    """The same of a text that stands among figures: one that a spreadsheet would take for another figure stays a text.

    >>> spreadsheet_text("11/14"), spreadsheet_text("(1)"), spreadsheet_text("2018-01-25"), spreadsheet_text("84.88")
    ("'11/14", "'(1)", '2018-01-25', '84.88')
    """
    if text.isascii() and text.replace(".", "", 1).isdecimal():
        return text
    safe = spreadsheet_cell(text, encoding)
    return f"'{safe}" if _MISTAKEN.fullmatch(safe) else safe


_PLAINER = {
    **dict.fromkeys("−–‐‑‒―—─━┄┈－", "-"),
    **dict.fromkeys("│┃｜", "|"),
    **dict.fromkeys("“”„″〃", '"'),
    **dict.fromkeys("‘’′", "'"),
    **dict.fromkeys("「」『』", '"'),
    **dict.fromkeys("〔【", "["),
    **dict.fromkeys("〕】", "]"),
    **{"《": "<<", "》": ">>", "〈": "<", "〉": ">", "、": ", ", "。": ". ", "，": ", "},
    **{"…": "...", "×": "x", "÷": "/", "≥": ">=", "≤": "<=", "≠": "!=", "≈": "~", "±": "+/-"},
    **{"·": ".", "•": "·", "・": "·", "→": "->", "←": "<-", "↑": "^", "↓": "v", "▲": "^", "▼": "v"},
    **dict(zip("▁▂▃▄▅▆▇\u2800", "_-~=+*#·", strict=True)),
    **{"✓": "√", "√": "v", "✗": "×", "⚠": "!", "€": "EUR", "¥": "￥", "￥": "CNY"},
}


def fit_encoding(text: str, encoding: str) -> str:
    """A text an output of this encoding can hold: plain equivalents where needed, at last a `?`.

    >>> fit_encoding("得分 − 5…", "gbk"), fit_encoding("rank — 5 ≥ 3（a）", "ascii")
    ('得分 - 5…', 'rank - 5 >= 3(a)')
    """
    if _holds(text, encoding):
        return text
    return "".join(char if _holds(char, encoding) else _plainer(char, encoding) for char in text)


def _plainer(char: str, encoding: str) -> str:
    """What stands for a character the encoding lacks."""
    plain = _PLAINER.get(char) or unicodedata.normalize("NFKC", char)
    if plain == char:
        return "?"
    return plain if _holds(plain, encoding) else fit_encoding(plain, encoding)


def _holds(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
