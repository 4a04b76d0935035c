"""The only rounding there is: settling, so that equal figures are equal, and where a scheme says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from scorecard.model.board import Floats
from scorecard.model.scheme import RoundingMode

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


def rounded(figures: Floats, decimals: int | None, mode: RoundingMode = "half_up") -> Floats:
    """Figures rounded to some decimals, a sign put aside first; as they are where no decimals are said.

    half_up     from the middle up: sign(x) · ⌊|x| · 10^d + ½⌋ / 10^d
    half_even   from the middle to the even digit
    down, up    what is left is dropped, or counts as one more

    The product is settled first: 2.675 is 267.5 hundredths although its binary fraction lies below,
    and 0.1 + 0.2 is three tenths and nothing left. NaN stays NaN.

    >>> figures = np.array([2.675, 2.665, -2.671, 0.1 + 0.2])
    >>> [rounded(figures, 2, mode).tolist() for mode in ("half_up", "half_even")]
    [[2.68, 2.67, -2.67, 0.3], [2.68, 2.66, -2.67, 0.3]]
    >>> [rounded(figures, 2, mode).tolist() for mode in ("down", "up")]
    [[2.67, 2.66, -2.67, 0.3], [2.68, 2.67, -2.68, 0.3]]
    """
    if decimals is None:
        return figures
    scale = 10.0**decimals
    scaled = np.round(np.abs(figures) * scale, max(0, DECIMALS - decimals))
    return np.sign(figures) * _WHOLE[mode](scaled) / scale + 0.0


_WHOLE: Mapping[RoundingMode, Callable[[Floats], Floats]] = {
    "half_up": lambda scaled: np.floor(scaled + 0.5),
    "half_even": np.rint,
    "down": np.floor,
    "up": np.ceil,
}


def round_half_up(figures: Floats, decimals: int) -> Floats:
    """Figures rounded half-up, away from zero at a half: how everything is printed.

    >>> round_half_up(np.array([2.675, 0.125, -0.125, 8.335]), 2).tolist()
    [2.68, 0.13, -0.13, 8.34]
    """
    return rounded(figures, decimals)


def divide(numerator: Floats, denominator: Floats) -> Floats:
    """numerator ÷ denominator, NaN where the denominator is 0 or either is NaN.

    >>> divide(np.array([437.0, 1.0]), np.array([910.0, 0.0])).round(4).tolist()
    [0.4802, nan]
    """
    fits = np.isfinite(numerator) & np.isfinite(denominator) & (denominator != 0)
    out = np.full(np.broadcast_shapes(numerator.shape, denominator.shape), np.nan)
    quotient: Floats = np.divide(numerator, denominator, out=out, where=fits)
    return quotient
