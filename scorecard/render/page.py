"""A document as lines of text around its tables, the same in a terminal and in a plain file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from scorecard.base.message import Lang
from scorecard.base.width import fold, width
from scorecard.render.layout import Laid, Slice, laid
from scorecard.render.lines import (
    centred,
    continued,
    flush_right,
    item_lines,
    legend_lines,
    note_lines,
    pointer_line,
)
from scorecard.render.printed import Printed, PrintedTable

Style = Literal["", "title", "flag", "note"]


class Block(NamedTuple):
    """A piece of a page: lines of one style, or one panel of a table."""

    lines: tuple[str, ...] = ()
    style: Style = ""
    panel: Slice | None = None


def blocks(document: Printed, columns: int, lang: Lang, gaps: Sequence[int]) -> Iterator[Block]:
    """The pieces of a page from top to bottom, none wider than `columns`; between two stands a blank line.

    Titles are centred over the widest table, so that all of a page have one axis.
    """
    annexes = [part for part in document.annexes if isinstance(part, PrintedTable)]
    placed = [laid(table, columns, gaps, lang) for table in (*document.tables, *annexes)]
    titles = [*document.titles, *(title for part in placed for title in part.table.titles)]
    widest = max(
        [*(panel.width for part in placed for panel in part.panels), *map(width, titles)], default=columns
    )
    axis = min(columns, widest)
    if document.titles:
        yield _titles(document.titles, axis)
    if document.flags:
        yield Block(tuple(line for flag in document.flags for line in centred(flag, axis)), "flag")
    for paragraph in document.lead:
        yield Block(tuple(fold(paragraph, columns)))
    for table in placed[: len(document.tables)]:
        yield from _table(table, columns, axis, lang)
    if document.notes:
        yield Block(tuple(note_lines(document.notes, columns, lang)), "note")
    for table in placed[len(document.tables) :]:
        yield from _table(table, columns, axis, lang)
    for listing in document.appendices:
        yield _titles((listing.title,), axis)
        yield Block(tuple(item_lines(listing.items, columns)), "note")


def _table(laid_out: Laid, columns: int, axis: int, lang: Lang) -> Iterator[Block]:
    table, its_panels = laid_out
    if table.annex:
        yield Block(tuple(fold(table.annex, columns)))
    if table.titles:
        yield _titles(table.titles, axis)
    if not its_panels:
        yield Block(tuple(pointer_line(columns, lang)))
    for place, panel in enumerate(its_panels, 1):
        above: list[str] = []
        if place > 1:
            above += fold(continued(place, len(its_panels), lang), columns)
        elif table.caption:
            above += flush_right(table.caption, max(panel.width, min(width(table.caption), columns)))
        yield Block(tuple(above), panel=panel)
    if table.legend and its_panels:
        yield Block(tuple(legend_lines(table.legend, columns)), "note")
    if table.notes:
        yield Block(tuple(note_lines(table.notes, columns, lang)), "note")


def _titles(titles: tuple[str, ...], axis: int) -> Block:
    return Block(tuple(line for title in titles for line in centred(title, axis)), "title")
