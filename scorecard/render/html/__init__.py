"""One page that asks nobody for anything: read in any browser, on a phone, and printed on A4 as a circular."""

from __future__ import annotations

import codecs
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from scorecard.base.message import Lang, message, say, sense
from scorecard.locale import tag
from scorecard.render.formats import Canvas
from scorecard.render.html.page import page_of
from scorecard.render.lines import halves
from scorecard.render.printed import printed_document
from scorecard.render.safe import visible
from scorecard.tables.table import Document


def draw(document: Document, canvas: Canvas) -> str:
    """The document as a page of its own; what the encoding lacks becomes a character reference."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    lang, encoding = canvas.lang, canvas.encoding
    css, script = _own("page.css"), _own("page.js")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters["halves"] = _halves
    template = environment.from_string(_own("page.html.j2"))
    text = template.render(
        tag=tag(lang),
        charset=codecs.lookup(encoding).name.removesuffix("-sig"),
        policy=_policy(css, script),
        page=page_of(document, printed_document(document, lang, visible), lang),
        words=_words(lang),
        css=Markup(css),
        script=Markup(script),
    )
    return f"{text.rstrip()}\n".encode(encoding, "xmlcharrefreplace").decode(encoding)


def _halves(title: str) -> str:
    """A title that is parted by its sense, where it has to be."""
    from markupsafe import Markup

    parts = halves(title)
    return Markup("").join(Markup("<span>{}</span>").format(part) for part in parts) if parts[1:] else title


def _own(name: str) -> str:
    """A file of this package; what it says to a browser is plain ASCII, whatever the encoding of the page."""
    return files(__package__).joinpath(name).read_text(encoding="ascii")


def _policy(css: str, script: str) -> str:
    """Nothing may be fetched; no style and no script runs but these two."""
    style_hash, script_hash = (b64encode(sha256(text.encode()).digest()).decode() for text in (css, script))
    return (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _words(lang: Lang) -> dict[str, str]:
    """What the page itself says."""
    words = {
        "note": message("Note:"),
        "notes": message("Notes:"),
        "figure": message("Figure "),
        "workings": message("How each figure came about"),
        "all": message("all units"),
        "close": message("Close"),
        "filter": message("Show"),
        "hint": sense("of a page", "a heading sorts; a figure of points tells how it came about"),
    }
    return {name: say(text, lang) for name, text in words.items()}
