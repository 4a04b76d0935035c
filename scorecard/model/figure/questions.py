"""Questions about figures that rest on whether one is at least, or more than, another."""

from __future__ import annotations

import numpy as np

from scorecard.model.figure.arrays import Flags
from scorecard.model.figure.figure import Figure, Number, at_least, lift, more_than, noise_between
from scorecard.model.figure.for_all import place_by_place
from scorecard.model.figure.operation import SUM, operation
from scorecard.model.figure.writers import comparison_writer, write_absent


@operation("{0} ≤ {1}", 0, (SUM, SUM), excel=comparison_writer("<="))
def at_most(a: Number, b: Number) -> Flags:
    """bool[…], whether one figure is at most another; false where one is missing."""
    return at_least(b, a)


@operation("{0} < {1}", 0, (SUM, SUM), excel=comparison_writer("<"))
def less_than(a: Number, b: Number) -> Flags:
    """bool[…], whether one figure is less than another; false where one is missing."""
    return more_than(b, a)


@operation("{0} = {1}", 0, (SUM, SUM), excel=comparison_writer("="))
@place_by_place
def same(a: Number, b: Number) -> Flags:
    """bool[…], whether two figures are the same; false where one is missing."""
    x, y = lift(a), lift(b)
    answer: Flags = x.value == y.value
    # Noise only makes more of them so.
    noise = None if np.count_nonzero(answer) == answer.size else noise_between(x, y)
    return answer if noise is None else (x.value >= y.value - noise) & (y.value >= x.value - noise)


@operation(excel=write_absent, spares=True, others=True)
def absent(figures: Figure) -> Flags:
    """bool[…], where there is no figure."""
    return figures.missing


@operation("{0} ≠ {1}", 0, (SUM, SUM), excel=comparison_writer("<>"))
def apart(a: Number, b: Number) -> Flags:
    """bool[…], whether two figures are not the same; false where one is missing."""
    return more_than(a, b) | less_than(a, b)
