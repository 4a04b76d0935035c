"""Markdown: titles as headings, tables between pipes, notes as a list."""

from __future__ import annotations

from collections.abc import Iterator

from tabulate import tabulate

from scorecard.base.text import Lang, Text
from scorecard.render.printed import Printed, PrintedTable
from scorecard.render.safe import markdown_cell, markdown_line


def markdown(document: Printed, lang: Lang) -> str:
    """The document in Markdown; names are escaped and shown as they are."""
    pieces = [f"# {markdown_line(title)}" for title in document.titles]
    pieces += map(markdown_line, document.lead)
    for table in document.tables:
        pieces += _table(table, "##" if document.titles else "#", lang)
    if document.notes:
        pieces.append(_list(document.notes))
    return "\n\n".join(pieces) + "\n"


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
        yield _list(tuple(Text("{m}：{n}", "{m}: {n}").fill(m=m, n=n).say(lang) for m, n in table.legend))
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
