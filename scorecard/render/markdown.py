"""Markdown: titles as headings, tables between pipes, notes as a list."""

from __future__ import annotations

from collections.abc import Iterator

from tabulate import tabulate

from scorecard.base.message import Lang, message, say
from scorecard.render.formats import Canvas
from scorecard.render.printed import PrintedTable, printed_document
from scorecard.render.safe import fit_encoding, markdown_cell, markdown_line, plainer
from scorecard.tables.table import Document


def draw(document: Document, canvas: Canvas) -> str:
    """The document in Markdown; names are escaped and shown as they are."""
    printed = printed_document(document, canvas.lang, plainer(canvas.encoding))
    pieces = [f"# {markdown_line(title)}" for title in printed.titles]
    pieces += map(markdown_line, printed.lead)
    for table in printed.tables:
        pieces += _table(table, "##" if printed.titles else "#", canvas.lang)
    if printed.notes:
        pieces.append(_list(printed.notes))
    return fit_encoding("\n\n".join(pieces) + "\n", canvas.encoding)


def _table(table: PrintedTable, heading: str, lang: Lang) -> Iterator[str]:
    if table.annex:
        yield markdown_line(table.annex)
    for title in table.titles:
        yield f"{heading} {markdown_line(title)}"
    if table.caption:
        yield markdown_line(table.caption)
    if table.columns:
        yield _piped(table)
    if table.legend:
        yield _list(
            tuple(
                say(message("{mark}: {meaning}", mark=mark, meaning=meaning), lang)
                for mark, meaning in table.legend
            )
        )
    if table.notes:
        yield _list(table.notes)


def _piped(table: PrintedTable) -> str:
    return tabulate(
        [[markdown_cell(text) for text in row] for row in table.rows] or [[""] * len(table.columns)],
        headers=[markdown_cell(text) for text in table.header],
        tablefmt="pipe",
        disable_numparse=True,
        colalign=["right" if right else "left" for right in table.right],
    )


def _list(texts: tuple[str, ...]) -> str:
    return "\n".join(f"- {markdown_line(text)}" for text in texts)
