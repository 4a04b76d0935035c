"""A document in one language: every word chosen, every number rounded, nothing laid out yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.message import Lang, Text, message, say
from scorecard.render.cells import printed_cell
from scorecard.tables.table import Cell, Column, Document, FlaggedFigure, Listing, Table, TonedCell

if TYPE_CHECKING:
    from scorecard.tables.chart import Chart


Safe = Callable[[str], str]


class PrintedBars(NamedTuple):
    """Slim bars beside the rows, as in `Bars`."""

    head: str
    lengths: tuple[float | None, ...]
    full: float | None


class PrintedTable(NamedTuple):
    """A table of strings; "" is nothing to say.

    `colours` are those of the lights beside figures, or how cells are set off; `legend` pairs what heads a column
    with its full name. `shorts` are the names that head columns where there is room, `below` what stands under them.
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
    shorts: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    blocks: bool = False
    bars: PrintedBars | None = None

    @property
    def right(self) -> tuple[bool, ...]:
        """Which columns stand flush right."""
        return tuple(column.kind != "text" for column in self.columns)


class PrintedListing(NamedTuple):
    """Sentences under a heading."""

    title: str
    items: tuple[str, ...]


class PrintedDocument(NamedTuple):
    """A document of strings."""

    titles: tuple[str, ...]
    tables: tuple[PrintedTable, ...]
    notes: tuple[str, ...]
    fill_in: tuple[str, ...]
    lead: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    annexes: tuple[PrintedTable | Chart, ...] = ()
    appendices: tuple[PrintedListing, ...] = ()
    workings: tuple[PrintedTable, ...] = ()


def printed_document(document: Document, lang: Lang, safe: Safe) -> PrintedDocument:
    """The document with every text said in `lang` and made `safe` for where it goes."""
    return PrintedDocument(
        titles=_safe_texts(document.titles, lang, safe),
        tables=tuple(printed_table(table, lang, safe) for table in document.tables),
        notes=_safe_texts(document.notes, lang, safe),
        fill_in=_safe_texts(document.fill_in, lang, safe),
        lead=_safe_texts(document.lead, lang, safe),
        flags=_safe_texts(document.flags, lang, safe),
        annexes=tuple(
            printed_table(part, lang, safe) if isinstance(part, Table) else part for part in document.annexes
        ),
        appendices=tuple(_listing(each, lang, safe) for each in document.appendices if each.items),
        workings=tuple(printed_table(table, lang, safe) for table in document.workings),
    )


def _listing(listing: Listing, lang: Lang, safe: Safe) -> PrintedListing:
    return PrintedListing(safe(say(listing.title, lang)), _safe_texts(listing.items, lang, safe))


def printed_table(table: Table, lang: Lang, safe: Safe) -> PrintedTable:
    """The same of one table."""
    annex = say(message("Annex {number}", number=table.annex), lang) if table.annex is not None else ""
    cells = list(zip(*table.rows, strict=True))
    texts = partial(_texts, lang=lang, safe=safe)
    return PrintedTable(
        annex=safe(annex),
        titles=_safe_texts(table.titles, lang, safe),
        caption=safe(say(table.caption or "", lang)),
        columns=table.columns,
        header=tuple(safe(say(column.header, lang)) for column in table.columns),
        rows=tuple(zip(*map(texts, cells, table.columns), strict=True)) if cells else (),
        colours=tuple(zip(*map(_colours, cells), strict=True)) if cells else (),
        legend=tuple(
            (safe(say(column.header, lang)), safe(say(column.legend, lang)))
            for column in table.columns
            if column.legend is not None
        ),
        notes=_safe_texts(table.notes, lang, safe),
        shorts=tuple(safe(say(column.short or "", lang)) for column in table.columns),
        below=tuple(safe(say(column.below or "", lang)) for column in table.columns),
        groups=tuple(safe(say(group, lang)) for group in table.groups),
        blocks=table.blocks,
        bars=table.bars and PrintedBars(safe(say(table.bars.head, lang)), *table.bars[1:]),
    )


_ALIKE = frozenset({str, int, float})
"""Of these kinds what is the same is printed the same."""


def _texts(cells: Sequence[Cell], column: Column, lang: Lang, safe: Safe) -> list[str]:
    """The cells of a column as they are printed; what stands there often is made once."""
    known: dict[Cell, str] = {}
    texts = []
    for cell in cells:
        often = type(cell) in _ALIKE
        text = known.get(cell) if often else None
        if text is None:
            text = safe(printed_cell(cell, column, lang))
            if often:
                known[cell] = text
        texts.append(text)
    return texts


def _colours(cells: Sequence[Cell]) -> Sequence[str]:
    """The colours of a column."""
    if {TonedCell, FlaggedFigure}.isdisjoint(map(type, cells)):
        return ("",) * len(cells)
    return list(map(_colour, cells))


def _colour(cell: Cell) -> str:
    if isinstance(cell, TonedCell):
        return cell.tone or _colour(cell.cell)
    return cell.colour if isinstance(cell, FlaggedFigure) else ""


def _safe_texts(texts: Iterable[Text], lang: Lang, safe: Safe) -> tuple[str, ...]:
    """The texts that say something."""
    return tuple(safe(text) for text in (say(text, lang) for text in texts) if text.strip())
