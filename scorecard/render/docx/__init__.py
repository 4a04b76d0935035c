"""A circular in Word: the first page, its tables as annexes, and how it is scored, in an office's own style."""

from __future__ import annotations

from scorecard.base.message import say
from scorecard.render.docx.body import write
from scorecard.render.docx.office import Office
from scorecard.render.formats import Canvas
from scorecard.render.safe import visible
from scorecard.tables.table import Document


def draw(document: Document, canvas: Canvas) -> bytes:
    """The document for Word, or within the office's own where one was handed over; the same gives the same bytes."""
    office = Office(canvas.template)
    write(office, document, canvas.lang)
    title = " ".join(visible(say(text, canvas.lang)) for text in document.titles)
    return office.file_bytes(title)
