"""What is said of a scheme that is written in Chinese names: its fields and words by those names.

Sentences on faults name them in English, as most schemes do. A sentence itself is ours, so that any English word in a
Chinese one is a name of the language; of what fills its gaps, only some are.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial

from scorecard.base.fault import Fault
from scorecard.base.message import Lang, Message, Reword, Text, say
from scorecard.base.pattern import pattern
from scorecard.language.formula_functions import FUNCTIONS
from scorecard.language.nodes import NODES
from scorecard.scheme.kinds import FILE_NAMES, REFERENCE_NAMES
from scorecard.scheme.kinds.named import chinese_word

_NAMES = frozenset(("field", "a", "b", "frequency", "nature", "direction", "every", "compare"))
"""The gaps that hold a name of the language."""
_OF_CODE = frozenset(
    (
        *(("SC012", "suggestion"), ("SC062", "there"), ("SC062", "forms"), ("SC217", "policy")),
        *(("SC271", "wanted"), ("SC281", "what"), ("SC294", "found"), ("SC303", "said")),
        *(("SC395", "what"), ("SC402", "key")),
    )
)
"""Those that do in the sentences of one kind of fault alone."""
_WORDINGS = frozenset((("SC015", "hint"), ("SC280", "known"), ("SC327", "gap"), ("SC396", "gap")))
"""The gaps that hold what may be written somewhere, beside `wanted`, and no text of a user."""
_FIGURES = frozenset((("SC264", "hint"), ("SC313", "hint"), ("SC095", "circle")))
"""The gaps that hold figures of rows: what stands behind the id of a row, or around it."""
_OWN = frozenset(("SC012", "SC017", "SC062"))
"""What these call a field is no field: the word of the user."""
_TOKEN = pattern(r"\{\{|\}\}|\{\w+\}|[A-Za-z/_-]+[./][A-Za-z/._-]+|[a-z_]+\(|[a-z_]+")
"""A name, or a function of a formula; what is none: a gap, a path."""
_OF_ROW = pattern(r"(?<=\.)[a-z_]+|[a-z_]+\(")
_FIRST = ("indicator", "rule", "table", "scheme")
"""Where the fields stand that are most spoken of, should another have one of the same English name."""
_ABOUT = {
    **dict.fromkeys(("SC420", "SC421", "SC423", "SC424"), "plausible"),
    "SC033": "scheme",
    "SC041": "table",
    "SC049": "band",
    "SC099": "allowed",
    "SC265": "condition",
    "SC314": "table",
    "SC320": "grade",
}
"""The kinds of fault that are about fields of another place first."""


def in_chinese_names(fault: Fault) -> Fault:
    """A fault of a project whose scheme is written in Chinese; as it is where it speaks so already."""
    if fault.reword:
        return fault
    reword = partial(_sentence, _fields(_ABOUT.get(fault.code, "")))
    args = {gap: _filling(fault.code, gap, text, reword) for gap, text in fault.args.items()}
    return replace(fault, args=args, reword=reword)


def _filling(code: str, gap: str, text: Text, reword: Reword) -> Text:
    """What fills a gap; its Chinese name beside the English one is no longer needed."""
    if gap == "called":
        return ""
    if (code, gap) in _OF_CODE or (gap in _NAMES and code not in _OWN):
        return _InChinese(text, reword)
    if (code, gap) in _FIGURES:
        return _InChinese(text, _figures)
    if (code, gap) in _WORDINGS or gap == "wanted":
        return _InChinese(text, _wordings)
    return text.reworded(reword) if isinstance(text, Message) else text


class _InChinese(Message):
    """A text whose names are put into Chinese once all of it is said."""

    __slots__ = ("reword", "text")

    def __init__(self, text: Text, reword: Reword) -> None:
        self.text = text
        self.reword = reword

    def say(self, lang: Lang) -> str:
        """In Chinese by Chinese names, in other languages as it is."""
        text = say(self.text, lang)
        return self.reword(text) if lang == "zh" else text


def _wordings(text: str) -> str:
    """What may be written: words, and fields before their colons."""

    def chinese_name(match: re.Match[str]) -> str:
        is_field = match.string[match.end() :].startswith(":")
        return (_fields("target").get(match[0]) if is_field else None) or _word(match[0])

    return _TOKEN.sub(chinese_name, text)


def _figures(text: str) -> str:
    """Figures of rows, `ID.points` or `points(ID)`; an id is the user's own."""
    return _OF_ROW.sub(lambda match: _word(match[0]), text)


def _sentence(fields: Mapping[str, str], text: str) -> str:
    """A sentence with its gaps still open: behind a colon, a dot or in a list stands a word, elsewhere a field."""

    def chinese_name(match: re.Match[str]) -> str:
        is_word = match.string[: match.start()].endswith((": ", "[", "."))
        return (None if is_word else fields.get(match[0])) or _word(match[0])

    return _TOKEN.sub(chinese_name, text)


def _word(word: str) -> str:
    """A word, or a function with its bracket, by its Chinese name."""
    function = FUNCTIONS.get(word.removesuffix("("))
    return f"{function.chinese}(" if function and word.endswith("(") else chinese_word(word)


@cache
def _fields(first: str) -> Mapping[str, str]:
    """The Chinese names of fields by their English ones; those of one place before all others."""
    nodes = ({field.name: field.chinese for field in NODES[node].fields} for node in (*_FIRST, *NODES))
    own = {field.name: field.chinese for field in NODES[first].fields} if first else {}
    return ChainMap(own, {"unit": REFERENCE_NAMES["unit"], **FILE_NAMES}, *nodes)
