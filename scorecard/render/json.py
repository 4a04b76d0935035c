"""Plain data as JSON."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from json.encoder import JSONEncoder
from re import Match
from typing import Any

from scorecard.base.pattern import pattern
from scorecard.render.formats import Canvas

# What JSON itself lets through although a terminal would obey it.
_STEERING = pattern("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_INDENT = "  "
_LEAVES = frozenset({str, int, float, bool, type(None)})


def draw(data: object, canvas: Canvas) -> Iterator[str]:
    """The data of a result, with the mark that this program wrote it, a piece at a time."""
    marked = {"generator": "scorecard", **data} if isinstance(data, dict) else data
    return _json_pieces(marked, canvas.encoding)


def to_json(data: object, *, encoding: str = "utf-8") -> str:
    """Plain dicts, sequences, texts and numbers as JSON, numbers in full precision, ending in a line break.

    A character that `encoding` cannot hold, or that would steer a terminal, is written as `\\uXXXX`.
    A nan or an infinity is a programming error and raises ValueError.

    >>> to_json({"total": 91.2, "rank": None})
    '{\\n  "total": 91.2,\\n  "rank": null\\n}\\n'
    """
    return "".join(_json_pieces(data, encoding))


def _json_pieces(data: object, encoding: str) -> Iterator[str]:
    """The pieces; where some character is not held by the encoding, all that are not ASCII are escaped in all of them."""
    pieces: Iterator[str] = map(_harmless, _pieces(data, 0, ascii_only=False))
    if not codecs.lookup(encoding).name.startswith(("utf", "gb18030")):
        kept = list(pieces)
        try:
            "".join(kept).encode(encoding)
        except UnicodeEncodeError:
            kept = list(_pieces(data, 0, ascii_only=True))
        pieces = iter(kept)
    yield from pieces
    yield "\n"


def _harmless(text: str) -> str:
    return text if text.isascii() and "\x7f" not in text else _STEERING.sub(_escape_match, text)


def _escape_match(match: Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _pieces(data: object, depth: int, ascii_only: bool) -> Iterator[str]:
    """The text of some data; the members of what holds much are pieces of their own."""
    if depth > _WHOLE or not _is_nested(data):
        yield _text(data, depth, ascii_only)
        return
    pad, named = "\n" + _INDENT * (depth + 1), isinstance(data, Mapping)
    between = "{" if named else "["
    for name, member in _members(data, ascii_only):
        yield f"{between}{pad}{name}"
        yield from _pieces(member, depth + 1, ascii_only)
        between = ","
    yield "\n" + _INDENT * depth + ("}" if named else "]")


_WHOLE = 3
"""What lies deeper, such as the row of a unit, is written as one piece."""


def _text(data: object, depth: int, ascii_only: bool) -> str:
    """The text of some data; a group of which no member is nested is written at once."""
    if not _is_nested(data):
        return _encode(ascii_only, "")([] if isinstance(data, Sequence) and not data and data != "" else data)
    pad, end = "\n" + _INDENT * (depth + 1), "\n" + _INDENT * depth
    if _is_flat(data):
        return f"{{{pad}{_encode(ascii_only, pad)(data)[1:-1]}{end}}}"
    if isinstance(data, dict) and all(map(_is_flat, data.values())):
        # At once; inside a text no line breaks, so that it parts again where one ends and the next begins.
        inner = f"{pad}{_INDENT}"
        texts = _encode(ascii_only, inner)(list(data.values()))[2:-2].split(f"}},{inner}{{")
        keys = (name for name, _ in _members(data, ascii_only))
        flat = [f"{key}{{{inner}{text}{pad}}}" for key, text in zip(keys, texts, strict=True)]
        return f"{{{pad}{f',{pad}'.join(flat)}{end}}}"
    members = [f"{name}{_text(member, depth + 1, ascii_only)}" for name, member in _members(data, ascii_only)]
    first, last = "{}" if isinstance(data, Mapping) else "[]"
    return f"{first}{pad}{f',{pad}'.join(members)}{end}{last}"


def _is_flat(data: object) -> bool:
    """Whether it is a group with members of which none is nested."""
    if type(data) is not dict or not data:
        return False
    return _LEAVES.issuperset(map(type, data.values())) or not any(map(_is_nested, data.values()))


def _is_nested(data: object) -> bool:
    leaf = type(data) in _LEAVES or isinstance(data, str)
    return not leaf and isinstance(data, Mapping | Sequence) and len(data) > 0


def _members(data: Any, ascii_only: bool) -> Iterator[tuple[str, object]]:
    """Each member with what stands before it."""
    if not isinstance(data, Mapping):
        return (("", member) for member in data)
    key = _encode(ascii_only, "")
    return ((f"{key(str(name))}: ", member) for name, member in data.items())


@lru_cache(64)
def _encode(ascii_only: bool, pad: str) -> Callable[[object], str]:
    """Writes what is not nested; between its members stands a comma and a line break."""
    return JSONEncoder(ensure_ascii=ascii_only, allow_nan=False, separators=(f",{pad}", ": ")).encode
