"""A workbook: a sheet for each table, numbers as numbers, and the sheets that work everything out anew."""

from __future__ import annotations

from io import BytesIO

from scorecard.base.message import say
from scorecard.render.container import repack_office
from scorecard.render.formats import Canvas
from scorecard.render.safe import visible
from scorecard.render.xlsx.book import PrintedBook
from scorecard.render.xlsx.page import locations, pages
from scorecard.render.xlsx.sheet import write_page
from scorecard.tables.table import Document


def draw(document: Document, canvas: Canvas) -> bytes:
    """The document as a workbook; the same document gives the same bytes."""
    laid = pages(document, canvas.lang)
    title = " ".join(visible(say(text, canvas.lang)) for text in document.titles)
    file = BytesIO()
    book = PrintedBook(file, canvas.lang, title)
    where = locations(laid)
    for page in laid:
        write_page(book, page, where)
    book.close()
    return repack_office(file.getvalue())
