"""A document in one language: every word chosen, every number rounded, nothing laid out yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from scorecard.base.message import Lang, Text, message, say
from scorecard.render.cells import printed
from scorecard.tables.table import Cell, Column, Document, FlaggedFigure, Table

Safe = Callable[[str], str]


class PrintedTable(NamedTuple):
    """A table of strings; "" is nothing to say.

    `colours` are those of the lights beside figures; `legend` pairs what heads a column with its full name.
    """

    annex: str
    titles: tuple[str, ...]
    caption: str
    columns: tuple[Column, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    colours: tuple[tuple[str, ...], ...]
    legend: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]

    @property
    def right(self) -> tuple[bool, ...]:
        """Which columns stand flush right."""
        return tuple(column.kind != "text" for column in self.columns)


class Printed(NamedTuple):
    """A document of strings."""

    titles: tuple[str, ...]
    tables: tuple[PrintedTable, ...]
    notes: tuple[str, ...]
    fill_in: tuple[str, ...]
    lead: tuple[str, ...] = ()


def printed_document(document: Document, lang: Lang, safe: Safe) -> Printed:
    """The document with every text said in `lang` and made `safe` for where it goes."""
    return Printed(
        titles=_said(document.titles, lang, safe),
        tables=tuple(printed_table(table, lang, safe) for table in document.tables),
        notes=_said(document.notes, lang, safe),
        fill_in=_said(document.fill_in, lang, safe),
        lead=_said(document.lead, lang, safe),
    )


def printed_table(table: Table, lang: Lang, safe: Safe) -> PrintedTable:
    """The same of one table."""
    annex = say(message("Annex {number}", number=table.annex), lang) if table.annex is not None else ""
    return PrintedTable(
        annex=safe(annex),
        titles=_said(table.titles, lang, safe),
        caption=safe(say(table.caption or "", lang)),
        columns=table.columns,
        header=tuple(safe(say(column.header, lang)) for column in table.columns),
        rows=tuple(
            tuple(safe(printed(cell, column, lang)) for cell, column in zip(row, table.columns, strict=True))
            for row in table.rows
        ),
        colours=tuple(tuple(_colour(cell) for cell in row) for row in table.rows),
        legend=tuple(
            (safe(say(column.header, lang)), safe(say(column.legend, lang)))
            for column in table.columns
            if column.legend is not None
        ),
        notes=_said(table.notes, lang, safe),
    )


def _colour(cell: Cell) -> str:
    return cell.colour if isinstance(cell, FlaggedFigure) else ""


def _said(texts: Iterable[Text], lang: Lang, safe: Safe) -> tuple[str, ...]:
    """The texts that say something."""
    return tuple(safe(said) for said in (say(text, lang) for text in texts) if said.strip())
