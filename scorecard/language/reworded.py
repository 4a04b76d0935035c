"""What is said of a scheme that is written in Chinese names: its fields and words by those names.

Sentences on faults name them in English, as most schemes do. A sentence itself is ours, so that any English word in a
Chinese one is a name of the language; of what fills its gaps, only some are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial

from scorecard.base.fault import Fault
from scorecard.base.message import Lang, Message, Text
from scorecard.base.pattern import pattern
from scorecard.language.nodes import NODES
from scorecard.scheme.kinds import FILE_NAMES, REFERENCE_NAMES
from scorecard.scheme.kinds.named import chinese_word

_NAMES = frozenset(("field", "a", "b", "other", "frequency", "nature", "direction", "every", "compare"))
"""The gaps that hold a name of the language."""
_OF_CODE = {
    **{"SC012": "suggestion", "SC062": "there", "SC271": "wanted", "SC294": "found"},
    **{"SC303": "said", "SC402": "key"},
}
"""Those that do in the sentences of one kind of fault alone."""
_OWN = frozenset(("SC012", "SC017", "SC062"))
"""What these call a field is no field: the word of the user."""
_TOKEN = pattern(r"\{\{|\}\}|\{\w+\}|[A-Za-z/_-]+[./][A-Za-z/._-]+|[a-z_]+\(|[a-z_]+")
"""A name; what is none: a gap, a path, a function of a formula."""
_FIRST = ("indicator", "rule", "table", "scheme")
"""Where the fields stand that are most spoken of, should another have one of the same English name."""
_ABOUT = {
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
    """A fault of a scheme that is written in Chinese."""
    return Fault(
        fault.code,
        fault.span,
        {gap: _filling(fault.code, gap, text) for gap, text in fault.args.items()},
        fault.excerpt,
        fault.cell,
        fault.mark,
        partial(_sentence, _fields(_ABOUT.get(fault.code, ""))),
    )


def _filling(code: str, gap: str, text: Text) -> Text:
    """What fills a gap; its Chinese name beside the English one is no longer needed."""
    if gap == "called":
        return ""
    if isinstance(text, Message):
        return _Wordings(text) if gap == "wanted" or (code, gap) == ("SC015", "hint") else text
    named = gap == _OF_CODE.get(code) or (gap in _NAMES and code not in _OWN)
    return _sentence(_fields(_ABOUT.get(code, "")), text) if named else text


class _Wordings(Message):
    """What may be written somewhere, which holds no text of a user: words, and fields before their colons."""

    __slots__ = ("text",)

    def __init__(self, text: Message) -> None:
        self.text = text

    def say(self, lang: Lang) -> str:
        """In Chinese by Chinese names, in other languages as it is."""
        text = self.text.say(lang)
        return _TOKEN.sub(self._chinese_name, text) if lang == "zh" else text

    def _chinese_name(self, match: re.Match[str]) -> str:
        is_field = match.string[match.end() :].startswith(":")
        return (_fields("target").get(match[0]) if is_field else None) or chinese_word(match[0])


def _sentence(fields: Mapping[str, str], text: str) -> str:
    """A sentence with its gaps still open: behind a colon, a dot or in a list stands a word, elsewhere a field."""

    def chinese_name(match: re.Match[str]) -> str:
        is_word = match.string[: match.start()].endswith((": ", "[", "."))
        return (None if is_word else fields.get(match[0])) or chinese_word(match[0])

    return _TOKEN.sub(chinese_name, text)


@cache
def _fields(first: str) -> Mapping[str, str]:
    """The Chinese names of fields by their English ones; those of one place before all others."""
    names = {"unit": REFERENCE_NAMES["unit"], **FILE_NAMES}
    for node in (first, *_FIRST, *NODES):
        if node:
            names = {field.name: field.chinese for field in NODES[node].fields} | names
    return names
