"""Markdown: titles as headings, tables between pipes, notes as a list."""

from __future__ import annotations

from collections.abc import Iterator

from tabulate import tabulate

from scorecard.base.message import Lang, message, say
from scorecard.render.formats import Canvas
from scorecard.render.heads import with_short_names
from scorecard.render.printed import PrintedTable, printed_document
from scorecard.render.safe import fit_encoding, markdown_cell, markdown_line, plainer
from scorecard.tables.table import Document


def draw(document: Document, canvas: Canvas) -> str:
    """The document in Markdown; names are escaped and shown as they are."""
    printed = printed_document(document, canvas.lang, plainer(canvas.encoding))
    pieces = [f"# {markdown_line(title)}" for title in printed.titles]
    pieces += (f"*{markdown_line(flag)}*" for flag in printed.flags)
    pieces += map(markdown_line, printed.lead)
    heading = "##" if printed.titles else "#"
    for table in printed.tables:
        pieces += _table(table, heading, canvas.lang)
    if printed.notes:
        pieces.append(_list(printed.notes))
    for part in printed.annexes:
        if isinstance(part, PrintedTable):
            pieces += _table(part, heading, canvas.lang)
    for listing in printed.appendices:
        pieces += [f"{heading} {markdown_line(listing.title)}", _list(listing.items)]
    return fit_encoding("\n\n".join(pieces) + "\n", canvas.encoding)


def _table(table: PrintedTable, heading: str, lang: Lang) -> Iterator[str]:
    if table.annex:
        yield markdown_line(table.annex)
    for title in table.titles:
        yield f"{heading} {markdown_line(title)}"
    if table.caption:
        yield markdown_line(table.caption)
    if table.columns:
        yield _pipe_table(with_short_names(table))
    if table.legend and not any(table.shorts):
        yield _list(
            tuple(
                say(message("{mark}: {meaning}", mark=mark, meaning=meaning), lang)
                for mark, meaning in table.legend
            )
        )
    if table.notes:
        yield _list(table.notes)


def _pipe_table(table: PrintedTable) -> str:
    below = table.below or [""] * len(table.columns)
    heads = (f"{head} {under}".rstrip() for head, under in zip(table.header, below, strict=True))
    return tabulate(
        list(_rows(table)) or [[""] * len(table.columns)],
        headers=[markdown_cell(text) for text in heads],
        tablefmt="pipe",
        disable_numparse=True,
        colalign=["right" if right else "left" for right in table.right],
    )


def _rows(table: PrintedTable) -> Iterator[list[str]]:
    """The rows; above those of a group its name."""
    for place, row in enumerate(table.rows):
        if table.blocks and (place == 0 or table.groups[place] != table.groups[place - 1]):
            name = f"**{markdown_cell(table.groups[place] or '—')}**"
            yield [name, *[""] * (len(table.columns) - 1)]
        yield [markdown_cell(text) for text in row]


def _list(texts: tuple[str, ...]) -> str:
    return "\n".join(f"- {markdown_line(text)}" for text in texts)
