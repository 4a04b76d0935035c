"""Figures as they are written in sentences and lines of arithmetic, as a pocket calculator shows them."""

from __future__ import annotations

from math import isinf, isnan

from scorecard.base import decimals
from scorecard.base.decimals import plain
from scorecard.model.figure import Figure, Style


def exact(value: float) -> str:
    """A figure in its shortest exact form, as it was given.

    >>> exact(910.0), exact(-500.0), exact(1e-9)
    ('910', '-500', '0.000000001')
    """
    return plain(value)


def figure(value: float) -> str:
    """A figure in brief: exactly where 4 decimals hold it, else rounded half-up to 4, which then are all there.

    Where these would be rounded to fewer otherwise than the figure itself there are more of them.

    >>> figure(9.6), figure(437 / 910), figure(2.00005), figure(62.5), figure(10.03003), figure(10.034965)
    ('9.6', '0.4802', '2.0001', '62.5', '10.0300', '10.03497')
    """
    return decimals.brief(value)


def figure_of(figures: Figure, u: int) -> str:
    """The figure of one unit as it was read, or in full; one that was worked out and does not end, in brief.

    >>> from scorecard.model.figure import as_figures
    >>> figure_of(as_figures([0.14883720930232]), 0), figure_of(as_figures([32.0]) / 215.0, 0)
    ('0.14883720930232', '0.1488')
    """
    value, read = figures.at(u), figures.read
    as_read = read if isinstance(read, bool) else bool(read[u])
    return figure(value) if decimals.runs_on(value) and not as_read else exact(value)


def percent(rate: float) -> str:
    """A fraction as a percentage with up to 4 decimals.

    >>> percent(437 / 455), percent(1.0)
    ('96.0440%', '100%')
    """
    return decimals.brief(hundredths(rate)) + "%"


def hundredths(rate: float) -> float:
    """A fraction in percent.

    >>> hundredths(0.07)
    7.0
    """
    return float(decimals.percent(rate).removesuffix("%"))


def number_text(value: float, style: Style) -> str:
    """A number as it is written in a line of arithmetic.

    >>> number_text(0.4802197, "percent"), number_text(910.0, "exact"), number_text(float("inf"), "brief")
    ('48.0220%', '910', '∞')
    """
    if isnan(value):
        return NOTHING
    if isinf(value):
        return "∞"
    return {"exact": exact, "brief": figure, "percent": percent}[style](value)


NOTHING = "—"


def operand(shown: str) -> str:
    """A figure inside a formula: a negative one in brackets.

    >>> operand("-500"), operand("3")
    ('(-500)', '3')
    """
    return f"({shown})" if shown.startswith("-") else shown
