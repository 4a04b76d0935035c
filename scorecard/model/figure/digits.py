"""The shortest decimal inside the bound of a figure: how figures are shown, and nothing is computed with it."""

from __future__ import annotations

from math import floor, log10

import numpy as np

from scorecard.model.figure.arrays import Flags, Floats, Ints

_DIGITS = 17

_FEW = 64
"""So many figures are shown one by one; more of them together."""


def shortest(values: Floats, noise: Floats, as_read: Flags | bool) -> Floats:
    """float64[…], the shortest decimal within the noise of each value, of several the nearest; as read where it was.

    The fewest digits that do are found by halving: with one digit more a decimal is never farther off.
    """
    value = np.array(values)
    open_ = np.isfinite(value) & (noise > 0) & (value != 0) & ~np.asarray(as_read)
    exact, bound = value[open_], noise[open_]
    if exact.size <= _FEW:
        # One by one these are sooner done.
        each = zip(exact.tolist(), bound.tolist(), strict=True)
        value[open_] = [_shortest_of_one(*digits) for digits in each]
    else:
        few, many = np.ones(exact.shape, dtype=np.int64), np.full(exact.shape, _DIGITS)
        first = np.floor(np.log10(np.abs(exact))).astype(np.int64)
        for _ in range(5):
            middle = (few + many) // 2
            fits = np.abs(_with_digits(exact, middle, first) - exact) <= bound
            few, many = np.where(fits, few, middle + 1), np.where(fits, middle, many)
        value[open_] = np.where(bound >= np.abs(exact), 0.0, _with_digits(exact, many, first))
    unsigned: Floats = value + 0.0
    return unsigned


def _shortest_of_one(value: float, bound: float) -> float:
    """The same for one figure that has a bound."""
    if bound >= abs(value):
        return 0.0
    few, many, first = 1, _DIGITS, floor(log10(abs(value)))
    while few < many:
        middle = (few + many) // 2
        fits = abs(_with_digits_of_one(value, middle, first) - value) <= bound
        few, many = (few, middle) if fits else (middle + 1, many)
    return _with_digits_of_one(value, many, first)


def _with_digits_of_one(value: float, digits: int, first: int) -> float:
    """A value to so many significant digits; `first` is the power of ten of the first of them."""
    decimals = digits - 1 - first
    if digits >= _DIGITS:
        return value
    if abs(decimals) > _EXACT or abs(value) > _LARGE:
        return float(f"{value:.{digits - 1}e}")
    power = _POWERS[abs(decimals)]
    return round(value * power) / power if decimals >= 0 else round(value / power) * power


def _with_digits(values: Floats, digits: Ints, first: Ints) -> Floats:
    """The same for many; float64[N]."""
    decimals = digits - 1 - first
    with np.errstate(all="ignore"):
        power = np.array(_POWERS)[np.minimum(np.abs(decimals), _EXACT)]
        short = np.where(decimals >= 0, np.rint(values * power) / power, np.rint(values / power) * power)
    for n in np.flatnonzero((np.abs(decimals) > _EXACT) | (np.abs(values) > _LARGE)).tolist():
        short[n] = float(f"{values[n]:.{max(int(digits[n]) - 1, 0)}e}")
    return np.where(digits >= _DIGITS, values, short)


_EXACT = 22
"""Powers of ten beyond this one are no longer exact: there the text of a number is."""

_LARGE = 1e280
"""Nor are figures that grow beyond all numbers on the way."""

_POWERS = tuple(float(f"1e{n}") for n in range(_EXACT + 1))
