"""Documents are drawn. Renderers know tables and nothing else; each is loaded when it draws."""

from __future__ import annotations

from importlib import import_module

from scorecard.base.message import Lang
from scorecard.render.formats import Canvas, format_named
from scorecard.tables.table import Document


def render(
    content: object,
    form: str,
    lang: Lang,
    *,
    width: int = 80,
    colour: bool = False,
    encoding: str = "utf-8",
    template: bytes = b"",
) -> str | bytes:
    """A document, or for json plain data, in one of the FORMATS."""
    format = format_named(form)
    if isinstance(content, Document) != (format.draws == "document"):
        raise ValueError(f"{form} is drawn from {format.draws}, not from {type(content).__name__}")
    canvas = Canvas(lang, width, colour, encoding, template)
    drawn: str | bytes = import_module(format.module).draw(content, canvas)
    return drawn
