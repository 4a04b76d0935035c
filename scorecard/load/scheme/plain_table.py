"""A large table beside a scheme, a column at a time, where no cell needs care.

Every line has as many cells as the first, and each cell means what it looks like: no quotes, no blanks to be left out,
no other separators. What the columns hold is told by `plain_units.py` and `plain_targets.py`. Every other table is read
row by row, by those who know all there is to know; what both make of a table is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from scorecard.base.pattern import pattern
from scorecard.base.place import is_book
from scorecard.base.span import Span
from scorecard.load.actuals.records import Record
from scorecard.load.annex.document import is_document
from scorecard.load.lines import FileLines
from scorecard.load.source import Source
from scorecard.load.text import decode

_SEPARATOR = ","
_OTHERS = ('"', ";")
"""Quotes, and what separates cells in other tables."""
_BLANKS = pattern(r"[^\S\n ]")
_AROUND_CHINESE = pattern(r" (?![!-+\--~])|(?<![!-+\--~]) ")
"""Blanks but for a single one between signs that are no Chinese ones."""
_CODECS = {"UTF-8": "utf-8", "UTF-8 BOM": "utf-8", "GB18030": "gb18030"}


class PlainTable(NamedTuple):
    """The first line, the cells below it by column, and all lines as they stand in the file."""

    path: str
    head: Record
    cells: Sequence[Sequence[str]]
    lines: FileLines

    def __len__(self) -> int:
        return len(self.cells[0])

    def record(self, n: int) -> Record:
        """A row below the first line, from 0."""
        return Record(n + 2, [column[n] for column in self.cells])

    def span(self, n: int, column: int) -> Span:
        """Where a cell of such a row stands."""
        return self.record(n).span(self.path, column)


def plain_table(source: Source) -> PlainTable | None:
    """The table of a file; None where it needs care."""
    data = source.data
    old_ends = b"\r" in data and data.count(b"\r") != data.count(b"\r\n")
    if is_book(source.path) or is_document(source.path) or old_ends:
        return None
    decoded, faults = decode(source)
    codec = _CODECS.get(decoded.encoding)
    lines = decoded.rows
    if faults or codec is None or len(lines) < 2 or _needs_care("\n".join(lines)):
        return None
    many = lines[0].count(_SEPARATOR)
    if set(map(str.count, lines, repeat(_SEPARATOR))) != {many}:
        return None
    below = _SEPARATOR.join(lines[1:]).split(_SEPARATOR)
    cells = [below[n :: many + 1] for n in range(many + 1)]
    return PlainTable(source.path, Record(1, lines[0].split(_SEPARATOR)), cells, FileLines(source, codec))


def _needs_care(text: str) -> bool:
    # A sign is found at once, several are not.
    others = any(sign in text for sign in _OTHERS) or _BLANKS.search(text)
    return bool(others or (" " in text and _AROUND_CHINESE.search(text)))
