"""What stands on each sheet, line by line, before anything is written: so that formulas know where cells will be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from scorecard.base.message import Lang, Text, message, plural, say
from scorecard.render.heads import full_names, legend_text, with_short_names
from scorecard.render.printed import PrintedDocument, PrintedTable, printed_document, printed_table
from scorecard.render.safe import visible
from scorecard.tables.table import Document, Table

Kind = Literal["annex", "title", "flag", "lead", "caption", "over", "head", "row", "band", "note", "fill", ""]


class SheetLine(NamedTuple):
    """A row of a sheet: a text across it, the heads, or a row of the table."""

    kind: Kind
    text: str = ""
    row: int = -1


class SheetPage(NamedTuple):
    """A sheet: its lines, and the table among them with its texts."""

    name: str
    lines: tuple[SheetLine, ...]
    table: Table | None = None
    texts: PrintedTable | None = None
    works: bool = False


class Location(NamedTuple):
    """Where a table that is worked out stands."""

    sheet: str
    first: int
    rows: int
    columns: Mapping[str, int]


def pages(document: Document, lang: Lang) -> tuple[SheetPage, ...]:
    """The sheets of a document: the first page, every further table, what is listed, and what is worked out."""
    printed = printed_document(document, lang, visible)
    annexed = [part for part in document.annexes if isinstance(part, Table)]
    further = [(table, _with_legend(printed_table(table, lang, visible))) for table in annexed]
    tables = [*zip(document.tables, map(_with_legend, printed.tables), strict=True), *further]
    worked = [(table, printed_table(table, lang, visible)) for table in document.calculations]
    listed = [each for each in printed.appendices if each.items]
    first = say(message("First page"), lang)
    names = _Names(lang)
    sheets: list[SheetPage] = []
    whole_page = bool(printed.lead) or not tables
    for place, (table, texts) in enumerate(tables or [(None, None)]):
        lines = _lines(texts, printed if place == 0 else None, lang)
        name = names.sheet_name(first) if place == 0 and whole_page else names.table_sheet_name(texts, place)
        sheets.append(SheetPage(name, tuple(lines), table, texts))
    if listed:
        items = [line for each in listed for line in (SheetLine("title", each.title), *_notes(each.items))]
        sheets.append(SheetPage(names.sheet_name(listed[-1].title), tuple(items)))
    for table, texts in worked:
        name = names.sheet_name(texts.titles[0])
        sheets.append(SheetPage(name, tuple(_lines(texts, None, lang)), table, texts, works=True))
    return tuple(sheets)


def _with_legend(table: PrintedTable) -> PrintedTable:
    """A table headed by short names, with what they stand for below it."""
    headed = with_short_names(table)
    return headed._replace(legend=full_names(table, headed))


def locations(laid: Sequence[SheetPage]) -> Mapping[str, Location]:
    """Where the tables that are worked out stand, by their ids."""
    places = {}
    for page in laid:
        if page.works and page.table is not None:
            first = next((n for n, line in enumerate(page.lines) if line.kind == "row"), 0)
            columns = {column.id: k for k, column in enumerate(page.table.columns)}
            places[page.table.id] = Location(page.name, first, len(page.table.rows), columns)
    return places


def _lines(table: PrintedTable | None, page: PrintedDocument | None, lang: Lang) -> Iterator[SheetLine]:
    """The lines of a sheet from top to bottom; `page` is what stands around the first table."""
    if page is not None:
        yield from (SheetLine("title", text) for text in page.titles)
        yield from (SheetLine("flag", text) for text in page.flags)
        yield from (SheetLine("lead", text) for text in page.lead)
    if table is not None:
        yield from _table(table)
        if table.legend:
            yield SheetLine("note", legend_text(table.legend, lang))
        yield from _notes(table.notes, say(_label(table.notes), lang))
    if page is not None:
        yield from _notes(page.notes, say(_label(page.notes), lang))
        yield from (SheetLine("fill", text) for text in page.fill_in)


def _table(table: PrintedTable) -> Iterator[SheetLine]:
    if table.annex:
        yield SheetLine("annex", table.annex)
    yield from (SheetLine("title", text) for text in table.titles)
    if table.caption:
        yield SheetLine("caption", table.caption)
    if not table.columns:
        return
    if any(column.over for column in table.columns):
        yield SheetLine("over")
    yield SheetLine("head")
    group = None
    for n in range(len(table.rows)):
        if table.blocks and table.groups[n] != group:
            group = table.groups[n]
            yield SheetLine("band", group or "—")
        yield SheetLine("row", row=n)


def _label(notes: Sequence[str]) -> Text:
    return plural("Note: ", "Notes: ", len(notes))


def _notes(notes: Sequence[str], label: str = "") -> Iterator[SheetLine]:
    """Notes behind the word for them, numbered where there are several."""
    for place, note in enumerate(notes, 1):
        mark = f"{place}. " if len(notes) > 1 else ""
        yield SheetLine("note", f"{label if place == 1 else ''}{mark}{note}")


_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST = 31


class _Names:
    """Names of sheets: no two alike, none longer or with other signs than a workbook takes."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.taken: set[str] = {"history"}

    def table_sheet_name(self, table: PrintedTable | None, place: int) -> str:
        """A table by its annex and what it shows, else by its last title."""
        if table is None or not (table.annex or table.titles):
            return self.sheet_name(say(message("Table {number}", number=place + 1), self.lang))
        if not table.annex:
            return self.sheet_name(table.titles[-1])
        last = table.titles[-1] if len(table.titles) > 1 else table.caption
        return self.sheet_name(f"{table.annex} {last}")

    def sheet_name(self, text: str) -> str:
        """A text as a name that is not taken."""
        wanted = _FORBIDDEN.sub(" ", text).strip(" '") or "—"
        name, number = wanted[:_LONGEST].rstrip(" '"), 1
        while name.lower() in self.taken:
            number += 1
            name = f"{wanted[: _LONGEST - len(str(number)) - 1].rstrip()} {number}"
        self.taken.add(name.lower())
        return name
