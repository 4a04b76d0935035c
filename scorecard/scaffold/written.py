"""Texts as YAML reads them back to the letter."""

from __future__ import annotations

import json
from collections.abc import Mapping

from scorecard.base.message import Lang, Text, say
from scorecard.base.pattern import pattern

# Words of letters alone; anything else is put in quotes, and so is what YAML takes for a number or a truth.
_PLAIN = pattern(r"(?:\d*[\u4e00-\u9fff]|[^\W\d_])[\w（）《》、，。；“”·\-]*")
_WORDS = frozenset(("yes", "no", "on", "off", "y", "n", "true", "false", "null"))


def quoted(text: str) -> str:
    """A text as a scalar.

    >>> quoted("2017年专利申请"), quoted("5.18期间来访"), quoted("%"), quoted("No")
    ('2017年专利申请', '"5.18期间来访"', '"%"', '"No"')
    """
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def flow(fields: Mapping[str, str]) -> str:
    """A mapping in one line, its values already written."""
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


def comment(text: Text, lang: Lang) -> str:
    """A comment, in one line whatever is told in it."""
    return "# " + " ".join(say(text, lang).split())
