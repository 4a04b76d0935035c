"""What a table of a notice is read as: cells without the line breaks of print, heads of units, lines of indicators."""

from __future__ import annotations

from typing import NamedTuple

from scorecard.base.message import Text, message
from scorecard.base.pattern import pattern
from scorecard.base.place import cell_words, path_parts
from scorecard.base.span import Span
from scorecard.load.annex.grid import AnnexGrid

_CJK = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
_BLANK_IN_CHINESE = pattern(rf"(?<={_CJK})\s+(?={_CJK})|(?<={_CJK})\n(?=\()|(?<=\))\n(?={_CJK})")


class NoticeCell(NamedTuple):
    """The text of a cell without the line breaks of its print, where it stands, and its row and column."""

    text: str
    span: Span
    at: tuple[int, int] = (1, 1)

    @property
    def place(self) -> Text:
        """Where it stands, in words."""
        file, sheet = path_parts(self.span.path)
        within = message(" sheet “{sheet}”", sheet=sheet) if sheet else ""
        return message("{file}{within} {cell}", file=file, within=within, cell=cell_words(self.at))


class UnitHead(NamedTuple):
    """A unit as its head names it, the head over several of them it stands below, and the measure below its own."""

    name: NoticeCell
    group: str = ""
    measure: str = ""


class NoticeLine(NamedTuple):
    """An indicator as printed: its labels from the outermost in, its number, what else is said of it, a cell per unit."""

    labels: tuple[NoticeCell, ...]
    number: NoticeCell | None
    said: dict[str, NoticeCell]
    cells: tuple[NoticeCell, ...]
    total: NoticeCell | None = None


class NotUnderstood(NamedTuple):
    """Something that was not understood, where it stands, and what was done about it."""

    cell: NoticeCell
    reason: Text


class Matrix(NamedTuple):
    """One table of a notice; `measure` is what the lines above it state for all its rows, one measure or a list of them."""

    titles: tuple[str, ...]
    units: tuple[UnitHead, ...]
    lines: tuple[NoticeLine, ...]
    notes: tuple[str, ...]
    unread: tuple[NotUnderstood, ...]
    measure: str = ""


def unbroken(text: str) -> str:
    """A text without the line breaks and blanks that a narrow column of print puts between Chinese characters.

    >>> unbroken("奔\\n牛\\n镇"), unbroken("新龙国际\\n商务区\\n(新桥镇)"), unbroken("R&D\\nshare")
    ('奔牛镇', '新龙国际商务区(新桥镇)', 'R&D share')
    """
    words = text.split()
    if len(words) < 2:
        return words[0] if words else ""
    return " ".join(_BLANK_IN_CHINESE.sub("", text.strip()).split())


def cells_of(grid: AnnexGrid, first: int = 0) -> list[list[NoticeCell]]:
    """The cells of a table, from one of its rows on."""
    rows = zip(grid.rows[first:], grid.records[first:], strict=True)
    return [
        [
            NoticeCell(unbroken(text), record.span(grid.path, n), (row, n + 1))
            for n, text in enumerate(record.cells)
        ]
        for row, record in rows
    ]
