"""One page that needs nothing else: read in any browser, printed on A4 as a circular."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from html import escape

from scorecard.base.message import Lang, plural, say
from scorecard.locale import tag
from scorecard.render.formats import Canvas
from scorecard.render.printed import Printed, PrintedTable, printed_document
from scorecard.render.safe import visible
from scorecard.render.style import CSS
from scorecard.tables.table import Column, Document

_WIDE = 9
_DENSE = 16


def draw(document: Document, canvas: Canvas) -> str:
    """The document as a page of its own; what the encoding lacks becomes a character reference."""
    lang, encoding = canvas.lang, canvas.encoding
    printed = printed_document(document, lang, visible)
    titles = printed.titles or tuple(title for table in printed.tables[:1] for title in table.titles)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{tag(lang)}">',
        "<head>",
        f'<meta charset="{codecs.lookup(encoding).name.removesuffix("-sig")}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="generator" content="scorecard">',
        f"<title>{escape(' '.join(titles))}</title>",
        f"<style>\n{CSS}</style>",
        "</head>",
        "<body>",
        *_body(printed, lang),
        "</body>",
        "</html>",
    ]
    text = "\n".join(lines) + "\n"
    return text.encode(encoding, "xmlcharrefreplace").decode(encoding)


def _body(document: Printed, lang: Lang) -> Iterator[str]:
    """Sections, one for each table; the document's titles open the first, its notes close the last."""
    paragraphs = (f'<p class="lead">{escape(text)}</p>' for text in document.lead)
    opening = [*_titles("h1", document.titles), *paragraphs]
    closing = [*_notes(document.notes, lang), *_fill_in(document.fill_in)]
    if not document.tables:
        yield from ["<section>", *opening, *closing, "</section>"]
    last = len(document.tables) - 1
    for place, table in enumerate(document.tables):
        yield _opened(table)
        yield from opening if place == 0 else []
        yield from _section(table, "h2" if document.titles else "h1", lang)
        yield from closing if place == last else []
        yield "</section>"


def _opened(table: PrintedTable) -> str:
    """A section on the paper it needs: landscape from ten columns on, then smaller letters."""
    columns = len(table.columns)
    classes = ["wide"] * (columns > _WIDE) + ["dense"] * (columns > _DENSE)
    return f'<section class="{" ".join(classes)}">' if classes else "<section>"


def _section(table: PrintedTable, heading: str, lang: Lang) -> Iterator[str]:
    if table.annex:
        yield f'<p class="annex">{escape(table.annex)}</p>'
    yield from _titles(heading, table.titles)
    if table.columns:
        yield from _table(table)
    if table.legend:
        items = (f"<span><b>{escape(mark)}</b> {escape(name)}</span>" for mark, name in table.legend)
        yield f'<p class="legend">{" ".join(items)}</p>'
    yield from _notes(table.notes, lang)


def _table(table: PrintedTable) -> Iterator[str]:
    kinds = _kinds(table.columns)
    yield "<table>"
    if table.caption:
        yield f"<caption>{escape(table.caption)}</caption>"
    heads = zip(table.header, kinds, strict=True)
    yield (
        "<thead><tr>" + "".join(f'<th class="{k}">{escape(text)}</th>' for text, k in heads) + "</tr></thead>"
    )
    yield "<tbody>"
    for row, colours in zip(table.rows, table.colours, strict=True):
        cells = zip(row, kinds, colours, strict=True)
        yield "<tr>" + "".join(_cell(*cell) for cell in cells) + "</tr>"
    yield "</tbody>"
    yield "</table>"


def _cell(text: str, kind: str, colour: str) -> str:
    """One cell; the colour of a light is a class of its own, beside the words that say it."""
    return f'<td class="{f"{kind} {colour}".rstrip()}">{escape(text)}</td>'


def _kinds(columns: Sequence[Column]) -> list[str]:
    """The classes of each column's cells: a number, a text, the name a row goes by (the last key), its mark."""
    named = max((n for n, column in enumerate(columns) if column.kind == "text" and column.key), default=-1)
    return [_kind(column, n == named) for n, column in enumerate(columns)]


def _kind(column: Column, names: bool) -> str:
    if column.kind != "text":
        return "n"
    if names:
        return "t k"
    return "i" if column.key else "t"


def _titles(tag: str, titles: tuple[str, ...]) -> Iterator[str]:
    if titles:
        yield f"<{tag}>{'<br>'.join(map(escape, titles))}</{tag}>"


def _notes(notes: tuple[str, ...], lang: Lang) -> Iterator[str]:
    """Notes behind the word for them, numbered where there are several."""
    if not notes:
        return
    label = say(plural("Note:", "Notes:", len(notes)), lang)
    yield f'<div class="notes"><span>{label}</span>'
    if len(notes) == 1:
        yield f"<p>{escape(notes[0])}</p>"
    else:
        yield "<ol>" + "".join(f"<li>{escape(note)}</li>" for note in notes) + "</ol>"
    yield "</div>"


def _fill_in(lines: tuple[str, ...]) -> Iterator[str]:
    """Lines left open for ink."""
    if lines:
        blanks = (f"<p><span>{escape(line)}</span><i></i></p>" for line in lines)
        yield '<div class="fill-in">' + "".join(blanks) + "</div>"
