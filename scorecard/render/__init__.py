"""Documents are drawn. Renderers know tables and nothing else; each is loaded when it draws."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from scorecard.render.formats import Canvas, format_named
from scorecard.tables.table import Document

Drawn = str | bytes | Iterator[str]
"""What was drawn; a piece at a time where the format may hold a long table, which need not be held as a text."""


def draw(content: object, form: str, canvas: Canvas) -> Drawn:
    """A document, or for json plain data, in one of the FORMATS."""
    format = format_named(form)
    if isinstance(content, Document) != (format.draws == "document"):
        raise ValueError(f"{form} is drawn from {format.draws}, not from {type(content).__name__}")
    drawn: Drawn = import_module(format.module).draw(content, canvas)
    return drawn
