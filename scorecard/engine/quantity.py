"""The only rounding there is: settling, so that equal figures are equal, and half-up, where a rule says so."""

from __future__ import annotations

import numpy as np

from scorecard.model.board import Floats

DECIMALS = 12


def settle(figures: Floats) -> Floats:
    """Figures to 12 decimals, so that 0.1 + 0.2 compares as 0.3.

    Ratios of whole numbers that differ at all differ by more than that while the numbers stay below
    a million; what is nearer is the noise of binary fractions.

    Figures too large to have decimals stay as they are.

    >>> bool(settle(np.array([0.1 + 0.2]))[0] == 0.3)
    True
    >>> settle(np.array([1e300])).tolist()
    [1e+300]
    """
    with np.errstate(over="ignore"):
        settled = np.round(figures, DECIMALS)
    return np.where(np.isfinite(settled), settled, figures)


def round_half_up(figures: Floats, decimals: int) -> Floats:
    """Figures rounded half-up, away from zero at a half, to some decimals.

    x → sign(x) · ⌊|x| · 10^d + ½⌋ / 10^d, the product settled first: 2.675 is 267.5 hundredths
    although its binary fraction lies below. NaN stays NaN.

    >>> round_half_up(np.array([2.675, 0.125, -0.125, 8.335]), 2).tolist()
    [2.68, 0.13, -0.13, 8.34]
    """
    scale = 10.0**decimals
    scaled = np.round(np.abs(figures) * scale, max(0, DECIMALS - decimals))
    rounded = np.sign(figures) * np.floor(scaled + 0.5) / scale
    return rounded + 0.0


def divide(numerator: Floats, denominator: Floats) -> Floats:
    """numerator ÷ denominator, NaN where the denominator is 0 or either is NaN.

    >>> divide(np.array([437.0, 1.0]), np.array([910.0, 0.0])).round(4).tolist()
    [0.4802, nan]
    """
    fits = np.isfinite(numerator) & np.isfinite(denominator) & (denominator != 0)
    out = np.full(np.broadcast_shapes(numerator.shape, denominator.shape), np.nan)
    quotient: Floats = np.divide(numerator, denominator, out=out, where=fits)
    return quotient
