"""Plain data as JSON."""

from __future__ import annotations

import json

from scorecard.base.pattern import pattern
from scorecard.render.formats import Canvas

# What JSON itself lets through although a terminal would obey it.
_STEERING = pattern("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def draw(data: object, canvas: Canvas) -> str:
    """The data of a result, with the mark that this program wrote it."""
    marked = {"generator": "scorecard", **data} if isinstance(data, dict) else data
    return to_json(marked, encoding=canvas.encoding)


def to_json(data: object, *, encoding: str = "utf-8") -> str:
    """Plain dicts, lists, texts and numbers as JSON, numbers in full precision, ending in a line break.

    A character that `encoding` cannot hold, or that would steer a terminal, is written as `\\uXXXX`.
    A nan or an infinity is a programming error and raises ValueError.

    >>> to_json({"total": 91.2, "rank": None})
    '{\\n  "total": 91.2,\\n  "rank": null\\n}\\n'
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2)
    text = _STEERING.sub(lambda match: _escaped(match[0]), text)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = json.dumps(data, allow_nan=False, indent=2)
    return text + "\n"


def _escaped(char: str) -> str:
    return f"\\u{ord(char):04x}"
