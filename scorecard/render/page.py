"""A document as lines of text around its tables, the same in a terminal and in a plain file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from scorecard.base.message import Lang
from scorecard.base.width import fold, width
from scorecard.render.layout import Slice, TableLayout, lay_out_table
from scorecard.render.lines import (
    centre_title,
    continued_label,
    flush_right,
    item_lines,
    legend_lines,
    note_lines,
    pointer_line,
)
from scorecard.render.printed import PrintedDocument, PrintedTable

Style = Literal["", "title", "flag", "note"]


class PageBlock(NamedTuple):
    """A piece of a page: lines of one style, or one panel of a table."""

    lines: tuple[str, ...] = ()
    style: Style = ""
    panel: Slice | None = None


def blocks(document: PrintedDocument, columns: int, lang: Lang, gaps: Sequence[int]) -> Iterator[PageBlock]:
    """The pieces of a page from top to bottom, none wider than `columns`; between two stands a blank line.

    Titles are centred over the widest table, so that all of a page have one axis.
    """
    annexes = [part for part in document.annexes if isinstance(part, PrintedTable)]
    placed = [lay_out_table(table, columns, gaps, lang) for table in (*document.tables, *annexes)]
    titles = [*document.titles, *(title for part in placed for title in part.table.titles)]
    widest = max(
        [*(panel.width for part in placed for panel in part.panels), *map(width, titles)], default=columns
    )
    axis = min(columns, widest)
    if document.titles:
        yield _titles(document.titles, axis)
    if document.flags:
        yield PageBlock(tuple(line for flag in document.flags for line in centre_title(flag, axis)), "flag")
    for paragraph in document.lead:
        yield PageBlock(tuple(fold(paragraph, columns)))
    for table in placed[: len(document.tables)]:
        yield from _table(table, columns, axis, lang)
    if document.notes:
        yield PageBlock(tuple(note_lines(document.notes, columns, lang)), "note")
    for table in placed[len(document.tables) :]:
        yield from _table(table, columns, axis, lang)
    for listing in document.appendices:
        yield _titles((listing.title,), axis)
        yield PageBlock(tuple(item_lines(listing.items, columns)), "note")


def _table(laid_out: TableLayout, columns: int, axis: int, lang: Lang) -> Iterator[PageBlock]:
    table, its_panels = laid_out
    if table.annex:
        yield PageBlock(tuple(fold(table.annex, columns)))
    if table.titles:
        yield _titles(table.titles, axis)
    if not its_panels:
        yield PageBlock(tuple(pointer_line(columns, lang)))
    for place, panel in enumerate(its_panels, 1):
        above: list[str] = []
        if place > 1:
            above += fold(continued_label(place, len(its_panels), lang), columns)
        elif table.caption:
            above += flush_right(table.caption, max(panel.width, min(width(table.caption), columns)))
        yield PageBlock(tuple(above), panel=panel)
    if table.legend and its_panels:
        yield PageBlock(tuple(legend_lines(table.legend, columns)), "note")
    if table.notes:
        yield PageBlock(tuple(note_lines(table.notes, columns, lang)), "note")


def _titles(titles: tuple[str, ...], axis: int) -> PageBlock:
    return PageBlock(tuple(line for title in titles for line in centre_title(title, axis)), "title")
