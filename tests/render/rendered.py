"""A document drawn at once, as a text or as bytes."""

from scorecard.render import draw
from scorecard.render.formats import Canvas


def render(content, form, lang, *, width=80, colour=False, encoding="utf-8", template=b""):
    drawn = draw(content, form, Canvas(lang, width, colour, encoding, template))
    return drawn if isinstance(drawn, str | bytes) else "".join(drawn)
