"""How far the points of a heading, a table or a total go, bonuses and deductions included: the formula and its words."""

from __future__ import annotations

from collections.abc import Callable
from math import isinf
from typing import Protocol

import numpy as np

from scorecard.base.message import Text, message, sequence
from scorecard.model.figure import Figure, Flags, Line, least, most, same, where
from scorecard.model.figure.operation import PRODUCT, Cells, Remembers, Writing, operation
from scorecard.scheme.amount import Amount, amount, amount_text
from scorecard.scheme.written import figure

LIMIT = message("Limit of {name}")


class PointLimits(Protocol):
    """What says the most and the fewest points it may have."""

    @property
    def most(self) -> Amount | None:
        """The most, None without end."""

    @property
    def least(self) -> Amount | None:
        """The fewest, None without end."""


def _write_limits(writing: Writing, node: Remembers, _: int) -> str:
    """Points between limits in a workbook."""
    points, limits, full = node.args
    written = writing.figure(points)
    for limit, function in ((limits.most, "MIN"), (limits.least, "MAX")):
        if limit is not None and not isinf(limit.value):
            share = f"{writing.figure(full, PRODUCT)}*" if limit.share else ""
            written = f"{function}({written},{share}{writing.number(limit.value)})"
    return written


def _needs(writing: Writing, node: Remembers) -> Cells:
    points, limits, full = node.args
    shares = any(limit is not None and limit.share for limit in (limits.most, limits.least))
    return writing.needs([points, full] if shares else points)


@operation(excel=_write_limits, needs=_needs)
def apply_limits(points: Figure, limits: PointLimits, full: Figure) -> Figure:
    """Points between the limits of what they are of, the lower one last.

    full : float64[U], the full points that a limit may be a share of

    >>> from types import SimpleNamespace
    >>> from scorecard.model.figure import as_figures
    >>> thirty = SimpleNamespace(most=Amount(30.0), least=None)
    >>> apply_limits(as_figures([33.0, 12.0]), thirty, as_figures([30.0, 30.0])).value.tolist()
    [30.0, 12.0]
    """
    if limits.most is not None:
        points = least(points, amount(limits.most, full))
    if limits.least is not None:
        low = amount(limits.least, full)
        points = most(points, where(np.isposinf(low.value), -np.inf, low))
    return points


def limited_units(before: Figure, after: Figure) -> Flags:
    """bool[U], whose points the limits changed."""
    return before.known & ~same(before, after)


def limit_line(
    name: Callable[[], Text], before: Figure, after: Figure, limits: PointLimits, shown: Callable[[int], Text]
) -> Callable[[], Line]:
    """The line of the limits, told of the units whose points they changed."""
    changed = limited_units(before, after)

    def says(u: int) -> Text:
        return cut_text(before.at(u), after.at(u), limits)

    return lambda: Line(LIMIT.fill(name=name()), says=says, shown=shown, told=lambda u: bool(changed[u]))


def limits_text(limits: PointLimits) -> Text | None:
    """The limits in words; None without any."""
    words = ((message("at most"), limits.most), (message("at least"), limits.least))
    each = [
        message("{word} {amount_text}", word=word, amount_text=amount_text(limit))
        for word, limit in words
        if limit is not None and not isinf(limit.value)
    ]
    return sequence(each, message(", ")) if each else None


def cut_text(before: float, after: float, limits: PointLimits) -> Text:
    """How a limit changed points."""
    upper = after < before
    limit = limits.most if upper else limits.least
    word = message("over the limit of") if upper else message("below the limit of")
    return message(
        "{before} is {word} {named}: {after} counts",
        before=figure(before),
        word=word,
        named=amount_text(limit) if limit else "",
        after=figure(after),
    )
