"""When two spellings are one name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from scorecard.base.message import Message, Text, comma_list, message, sequence
from scorecard.base.pattern import pattern

_INVISIBLE = pattern(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_BRACKETED = pattern(r"(.+?)\((.+)\)")

NOT_SAID = message("(not said)")
"""Stands where a name would: of rows that say no provider."""


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> str:
    """A name without what does not make it another name: inner blanks, width, letter case.

    >>> fold_name("奔 牛 镇") == fold_name("奔牛镇")
    True
    >>> fold_name("新龙国际商务区(新桥镇)") == fold_name("新龙国际商务区（新桥镇）")
    True
    """
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", name)).casefold()


_INVISIBLE_IN_LINES = pattern(
    r"[\t\x0b-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u200b-\u200f\u2060\ufeff\u00ad]+"
)
"""The same but for the end of a line, in one class of characters: two would be looked for one after the other."""


def fold_names(names: Sequence[str]) -> list[str]:
    """Many names, each as `fold_name` has it: folded together, as lines of one text.

    >>> fold_names(["奔 牛 镇", "Ａ（乙）"])
    ['奔牛镇', 'a(乙)']
    """
    together = "\n".join(names)
    if together.count("\n") != len(names) - 1:
        return list(map(fold_name, names))
    return _INVISIBLE_IN_LINES.sub("", unicodedata.normalize("NFKC", together)).casefold().split("\n")


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
    return bracket_spellings(fold_name(name))


def bracket_spellings(folded: str) -> tuple[str, ...]:
    """A folded name, and the one with what it has in brackets in front."""
    parts = split_brackets(folded) if folded[-1:] == ")" else None
    return (folded, f"{parts[1]}({parts[0]})") if parts else (folded,)


def split_brackets(folded: str) -> tuple[str, str] | None:
    """What stands before and in the brackets at the end of a folded name.

    >>> split_brackets("空港产业园(罗溪镇)"), split_brackets("罗溪镇")
    (('空港产业园', '罗溪镇'), None)
    """
    match = _BRACKETED.fullmatch(folded) if folded.endswith(")") else None
    return (match[1], match[2]) if match else None


_LONGEST = 80
_ALIKE_LETTERS = 0.6


def nearest(name: str, known: Iterable[str], alike: float = 0.5) -> str | None:
    """The known name most like this one, for a suggestion and never for a guess.

    alike : the least share of characters that both have, from 0 to 1; of letters any two words share some

    >>> nearest("piont", ["points", "name"]), nearest("nope", ["prev", "work"]), nearest("甲村", ["甲镇"])
    ('points', None, '甲镇')
    """
    from difflib import get_close_matches

    wanted = fold_name(name[: _LONGEST + 1])
    if len(wanted) > _LONGEST:
        return None
    folded = {fold_name(k): k for k in known if len(k) <= _LONGEST}
    least = max(alike, _ALIKE_LETTERS) if wanted.isascii() else alike
    close = get_close_matches(wanted, folded, n=1, cutoff=least)
    return folded[close[0]] if close else None


class Suggestions:
    """The nearest of known names, as long as looking for them stays quick.

    Each name that is looked for is held against all that are known; where both are many, the first ones get
    their suggestion and the others none, so that the time does not grow with their product.
    """

    def __init__(self, comparisons: int = 50_000) -> None:
        self._left = comparisons

    def hint(self, name: str, known: Iterable[str]) -> Text:
        """The end of a sentence on an unknown name: the nearest, else some of those known."""
        if self.spent:
            return did_you_mean(None, known)
        names = list(known)
        return did_you_mean(self.nearest(name, names), names)

    @property
    def spent(self) -> bool:
        """Whether enough has been compared."""
        return self._left <= 0

    def nearest(self, name: str, known: Iterable[str], alike: float = 0.5) -> str | None:
        """As the function of that name; None once enough has been compared."""
        if self.spent:
            return None
        names = list(known)
        self._left -= len(names)
        return nearest(name, names, alike)


def control_character(text: str) -> str | None:
    """The first control or direction-changing character of a text, as `U+001B`; None if clean.

    >>> control_character("春江\\x1b[31m镇")
    'U+001B'
    """
    if text.isprintable():
        return None
    for char in text:
        if char in "\t\n\r":
            continue
        if (
            unicodedata.category(char) == "Cc"
            or char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        ):
            return f"U+{ord(char):04X}"
    return None


def name_repeats(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of names that stand there before, however they are spelled, each with the first place.

    >>> list(name_repeats(["是", "否", " 是"]))
    [(2, 0)]
    """
    seen: dict[str, int] = {}
    for n, name in enumerate(names):
        first = seen.setdefault(fold_name(name), n)
        if first != n:
            yield n, first


_LISTED = 12


_SENSE_ENDS = "）)》」』】：:；年"
"""Behind these the sense of a title allows a cut."""


def own_part(title: str, others: Sequence[str]) -> str:
    """What tells a title from others: without what all of them begin with, as far as its sense allows; whole where none do.

    >>> own_part("2026年滨湖区镇（街道）加减分", ["2026年滨湖区镇（街道）任务表", "2026年滨湖区镇（街道）加分表"])
    '加减分'
    >>> own_part("加减分", ["任务表"])
    '加减分'
    """
    shared = takewhile(
        lambda n: others and all(other[:n] == title[:n] for other in others), range(1, len(title))
    )
    cut = max((n for n in shared if title[n - 1] in _SENSE_ENDS), default=0)
    return title[cut:].strip()


def did_you_mean(near: str | None, known: Iterable[str] = ()) -> str | Message:
    """The end of a sentence on an unknown name: the one that is near, else some of those there are.

    >>> did_you_mean("flow").say("zh"), did_you_mean(None, ["flow", "stock"]).say("en")
    ('；是不是“flow”？', '; there are flow, stock')
    """
    if near:
        return message("; did you mean “{name}”?", name=near)
    few = some(known)
    return message("; there are {names}", names=few) if few else ""


def some(items: Iterable[str], most: int = _LISTED) -> Message:
    """Names in a row, each once; of many the first, and a sign that there are more.

    >>> some(["甲镇", "乙镇", "丙镇"], 2).say("zh")
    '甲镇、乙镇…'
    """
    first: dict[str, None] = {}
    for item in items:
        if len(first) == most and item not in first:
            return sequence((comma_list(first), "…"), "")
        first[item] = None
    return comma_list(first)
