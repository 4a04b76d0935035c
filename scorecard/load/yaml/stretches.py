"""YAML as it is written: which stretch of the text each field is, so that one can be changed and the rest stays to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from scorecard.base.pattern import pattern

_COMMA = pattern(r"\s*,[ \t]*")
_BREAK = pattern("\r\n|[\n\r\x85\u2028\u2029]")


class TextStretch(NamedTuple):
    """A key or a value, from its first character to behind its last; `text` that of a scalar, `fields` of a mapping.

    A reference (`*name`) stands for itself: what it means is written elsewhere.
    """

    start: int
    end: int
    text: str = ""
    fields: tuple[WrittenField, ...] = ()

    def field(self, *names: str) -> WrittenField | None:
        """The field of one of these names."""
        return next((field for field in self.fields if field.key.text in names), None)


class WrittenField(NamedTuple):
    """A field of a mapping."""

    key: TextStretch
    value: TextStretch


class Edit(NamedTuple):
    """A stretch of a text and what is to stand there instead."""

    start: int
    end: int
    put: str = ""


def stretches(text: str) -> TextStretch:
    """The outermost mapping of a YAML text that can be read."""
    import yaml

    # What ends with the text ends on a line below it where the text has no last line break.
    lines = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    parsed: Iterator[Any] = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    marks = ((event, event.start_mark, event.end_mark) for event in parsed)
    events = ((event, lines[a.line] + a.column, lines[b.line] + b.column) for event, a, b in marks)
    opening = next(event for event in events if isinstance(event[0], yaml.MappingStartEvent))
    return _stretch(opening, events)


def _stretch(first: tuple[Any, int, int], events: Iterator[tuple[Any, int, int]]) -> TextStretch:
    import yaml

    event, start, end = first
    if not isinstance(event, yaml.CollectionStartEvent):
        return TextStretch(start, end, getattr(event, "value", ""))
    within: list[TextStretch] = []
    for inner in events:
        if isinstance(inner[0], yaml.CollectionEndEvent):
            # A block ends where the next thing begins; what is written ends with its last value.
            end = inner[2] if event.flow_style or not within else within[-1].end
            break
        within.append(_stretch(inner, events))
    pairs = zip(within[::2], within[1::2], strict=True) if isinstance(event, yaml.MappingStartEvent) else ()
    return TextStretch(start, end, fields=tuple(WrittenField(*pair) for pair in pairs))


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """A text with some stretches of it changed; where two of them overlap, both go."""
    made: list[str] = []
    at = 0
    for edit in sorted(dict.fromkeys(edits)):
        start = max(edit.start, at)
        made += [text[at:start], edit.put]
        at = max(edit.end, start)
    return "".join([*made, text[at:]])


def removal(text: str, field: WrittenField) -> Edit:
    """What takes a field away: with its line where it has one of its own, but for a comment; else with its comma."""
    start, end = field.key.start, field.value.end
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    alone = not text[first:start].strip()
    behind = text[end:last].strip()
    if alone and (not behind or behind.startswith("#")):
        return Edit(first, last + 1, f"{text[first:start]}{behind}\n" if behind else "")
    comma = _COMMA.match(text, end)
    if comma and alone and not text[comma.end() : last].strip():
        return Edit(first, last + 1)
    before = re.search(r",\s*\Z", text[:start])
    if before or not comma:
        return Edit(before.start() if before else start, end)
    return Edit(start, comma.end())


def comments_above(text: str, field: WrittenField) -> int:
    """Where the comment of a field starts: the lines right above it that are comments as far in as it is; else the field."""
    start = field.key.start
    first = text.rfind("\n", 0, start) + 1
    indent = text[first:start]
    if indent.strip():
        return start
    at = first
    while at:
        above = text.rfind("\n", 0, at - 1) + 1
        if not text[above:at].startswith(f"{indent}#"):
            break
        at = above
    return at + len(indent) if at < first else start


def added_before(text: str, field: WrittenField, written: str) -> Edit:
    """What writes another field before one: on a line of its own where that has one."""
    start = field.key.start
    first = text.rfind("\n", 0, start) + 1
    indent = text[first:start]
    return (
        Edit(first, first, f"{indent}{written}\n")
        if not indent.strip()
        else Edit(start, start, f"{written}, ")
    )
