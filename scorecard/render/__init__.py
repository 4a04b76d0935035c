"""Tables become text. Renderers know tables and nothing else; each is loaded when it prints."""

from __future__ import annotations

from scorecard.base.text import Lang
from scorecard.render.json import to_json
from scorecard.render.printed import Printed, Safe, printed_document
from scorecard.render.safe import fit_encoding, spreadsheet_cell, visible
from scorecard.tables.table import Document

__all__ = ["FORMS", "fit_encoding", "form_of", "render", "to_json", "visible"]

FORMS = ("terminal", "plain", "markdown", "html", "csv", "json")

_SUFFIXES = {
    ".md": "markdown",
    ".htm": "html",
    ".html": "html",
    ".csv": "csv",
    ".json": "json",
    ".txt": "plain",
}


def form_of(suffix: str) -> str | None:
    """The form a file's suffix asks for.

    >>> form_of(".HTM"), form_of(".doc")
    ('html', None)
    """
    return _SUFFIXES.get(suffix.lower())


def render(
    document: Document,
    form: str,
    lang: Lang,
    *,
    width: int = 80,
    colour: bool = False,
    encoding: str = "utf-8",
) -> str:
    """A document in one of the FORMS but json, which is made from plain data by `to_json`.

    `width` holds for terminal and plain, `colour` for terminal. What `encoding` cannot hold is
    replaced by plainer signs, in html by character references.
    """
    if form == "html":
        from scorecard.render.html import html

        return html(printed_document(document, lang, visible), lang, encoding)
    # Before the layout, for a plainer sign may have another width; after it, for the rules drawn.
    said = printed_document(document, lang, _safe(form, encoding))
    return fit_encoding(_text(said, form, lang, width, colour, encoding), encoding)


def _safe(form: str, encoding: str) -> Safe:
    """What makes a text safe for this form."""
    if form == "csv":
        return lambda text: spreadsheet_cell(text, encoding)
    return lambda text: fit_encoding(visible(text), encoding)


def _text(document: Printed, form: str, lang: Lang, width: int, colour: bool, encoding: str) -> str:
    match form:
        case "terminal":
            from scorecard.render.terminal import terminal

            return terminal(document, lang, width, colour, encoding)
        case "plain":
            from scorecard.render.plain import plain

            return plain(document, lang, width)
        case "markdown":
            from scorecard.render.markdown import markdown

            return markdown(document, lang)
        case "csv":
            from scorecard.render.csv import comma_separated

            return comma_separated(document)
    raise ValueError(f"a document is not rendered as {form!r}")
