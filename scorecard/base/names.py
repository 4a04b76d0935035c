"""When two spellings are one name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_BRACKETED = re.compile(r"(.+?)\((.+)\)")


def fold_name(name: str) -> str:
    """A name without what does not make it another name: inner blanks, width, letter case.

    >>> fold_name("奔 牛 镇") == fold_name("奔牛镇")
    True
    >>> fold_name("新龙国际商务区(新桥镇)") == fold_name("新龙国际商务区（新桥镇）")
    True
    """
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", name)).casefold()


def judge_name(text: str) -> str:
    """A judge's name as it is kept: without blanks, in usual width.

    >>> judge_name("评委 ３")
    '评委3'
    """
    return re.sub(r"[\s\u200b-\u200f\ufeff]", "", unicodedata.normalize("NFKC", text))


def spellings(name: str) -> tuple[str, ...]:
    """The folded name, and for `甲（乙）` also `乙（甲）`: the bracketed name may come first.

    >>> spellings("空港产业园（罗溪镇）")
    ('空港产业园(罗溪镇)', '罗溪镇(空港产业园)')
    """
    folded = fold_name(name)
    parts = parted(folded)
    return (folded, f"{parts[1]}({parts[0]})") if parts else (folded,)


def parted(folded: str) -> tuple[str, str] | None:
    """What stands before and in the brackets at the end of a folded name.

    >>> parted("空港产业园(罗溪镇)"), parted("罗溪镇")
    (('空港产业园', '罗溪镇'), None)
    """
    match = _BRACKETED.fullmatch(folded)
    return (match[1], match[2]) if match else None


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one, for a suggestion and never for a guess.

    >>> nearest("piont", ["points", "name"])
    'points'
    """
    folded = {fold_name(k): k for k in known}
    close = get_close_matches(fold_name(name), folded, n=1, cutoff=0.5)
    return folded[close[0]] if close else None


def control_character(text: str) -> str | None:
    """The first control or direction-changing character of a text, as `U+001B`; None if clean.

    >>> control_character("春江\\x1b[31m镇")
    'U+001B'
    """
    for char in text:
        if char in "\t\n\r":
            continue
        if (
            unicodedata.category(char) == "Cc"
            or char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        ):
            return f"U+{ord(char):04X}"
    return None
