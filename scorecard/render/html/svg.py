"""Shapes and words of a drawing; every word is escaped, and nothing is styled but by class."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor

from markupsafe import Markup

from scorecard.base.message import Lang, Text, say
from scorecard.base.width import fold, longest_word, width
from scorecard.render.safe import visible
from scorecard.tables.chart import BARS

_INTERVALS = 5
_CHARACTER = 2
_BAR = 88


def figure(wide: float, tall: float, label: str, shapes: Iterable[Markup]) -> Markup:
    """A drawing that is read out by its label."""
    inside = Markup("\n").join(shapes)
    return Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">\n{}\n</svg>').format(
        length_text(wide), length_text(tall), label, inside
    )


def text(x: float, y: float, words: str, classes: str = "") -> Markup:
    """Words at a place."""
    of = Markup(' class="{}"').format(classes) if classes else ""
    return Markup('<text x="{}" y="{}"{}>{}</text>').format(length_text(x), length_text(y), of, words)


def texts(x: float, y: float, lines: list[str], classes: str = "", leading: float = 13) -> list[Markup]:
    """Lines of words, one below the other, around a height."""
    top = y - leading * (len(lines) - 1) / 2
    return [text(x, top + leading * n, line, classes) for n, line in enumerate(lines)]


def line(x1: float, y1: float, x2: float, y2: float, classes: str) -> Markup:
    """A straight line."""
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}"/>').format(
        length_text(x1), length_text(y1), length_text(x2), length_text(y2), classes
    )


def dot(x: float, y: float, radius: float, classes: str) -> Markup:
    """A dot."""
    return Markup('<circle cx="{}" cy="{}" r="{}" class="{}"/>').format(
        length_text(x), length_text(y), length_text(radius), classes
    )


def box(x: float, y: float, wide: float, tall: float, classes: str) -> Markup:
    """A box."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" class="{}"/>').format(
        length_text(x), length_text(y), length_text(wide), length_text(tall), classes
    )


def slim(length: float | None, longest: float, whole: bool) -> Markup | None:
    """A slim bar from zero, in a box that has room for the longest; what lacks of a whole shows too.

    The figure stands in the row: who has the page read out need not hear it twice.
    """
    if length is None:
        return None
    track = box(0, 3, _BAR, 6, "rest") if whole else Markup()
    return Markup('<svg class="slim" viewBox="0 0 {} 12" aria-hidden="true">{}{}</svg>').format(
        length_text(_BAR), track, box(0, 3, _BAR * length / longest, 6, "bar")
    )


def steps(bars: str) -> Markup:
    """A line of block signs as bars: of a font that has only some of them the others would not stand on the same line."""
    heights = (2 * (BARS.find(sign) + 1) for sign in bars)
    each = (box(6 * n, 14 - tall, 5, tall, "bar") for n, tall in enumerate(heights) if tall)
    return Markup('<svg class="steps" viewBox="0 0 {} 14" aria-hidden="true">{}</svg>').format(
        6 * len(bars), Markup().join(each)
    )


def polyline(points: list[tuple[float, float]], classes: str) -> Markup:
    """A line through points."""
    return Markup('<polyline points="{}" class="{}"/>').format(
        " ".join(f"{length_text(x)},{length_text(y)}" for x, y in points), classes
    )


def hatch() -> Markup:
    """The pattern of what is not reported, which drawings of a page share."""
    return Markup(
        '<svg class="defs" width="0" height="0" aria-hidden="true"><defs>'
        '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="6" height="6" class="plain"/><line x1="0" y1="0" x2="0" y2="6" class="tk"/>'
        "</pattern></defs></svg>"
    )


def length_text(figure: float) -> str:
    """A length in as few digits as a drawing needs."""
    return f"{figure:.1f}".removesuffix(".0")


def name(words: Text, lang: Lang, columns: int) -> list[str]:
    """A name in lines of so many columns."""
    return fold(visible(say(words, lang)), columns)


def head(words: Text, lang: Lang, columns: int = 6) -> list[str]:
    """A name above a column: as few lines as fit, none of them a single character.

    >>> head("产学研活动", "zh"), head("高企总数", "zh")
    (['产学研', '活动'], ['高企', '总数'])
    """
    label = visible(say(words, lang))
    widest = max(columns, longest_word(label))
    folded = [fold(label, room) for room in range(widest, 3, -1)]
    return next((lines for lines in folded if all(width(line) > _CHARACTER for line in lines)), folded[0])


def ticks(least: float, most: float) -> list[float]:
    """A few round figures from below the least to the most.

    >>> ticks(84.9, 96.2), ticks(3.0, 3.0)
    ([84.0, 88.0, 92.0, 96.0], [3.0])
    """
    if most <= least:
        return [least]
    steps = (mantissa * 10.0**power for power in range(-6, 13) for mantissa in (1, 2, 4, 5))
    step = next((step for step in steps if (most - least) / step <= _INTERVALS), most - least)
    first = floor(least / step)
    return [round((first + n) * step, 9) for n in range(floor(most / step) - first + 1)]
