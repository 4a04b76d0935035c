"""A panel's marks become one value."""

from __future__ import annotations

import numpy as np

from scorecard.engine.quantity import settle
from scorecard.model.board import Floats
from scorecard.model.rule import Judging


def panel_value(marks: Floats, judging: Judging) -> Floats:
    """One value per unit from the marks of a panel.

    marks : float64[U, J], NaN where a judge gave none (left out, never 0)

    mean    = Σ marks ÷ number of marks
    trimmed = (Σ marks − highest − lowest) ÷ (number − 2); of several equal ones, one is dropped
    median  = the middle mark, or the mean of the two in the middle

    Fewer marks than the panel's `least`: NaN.

    >>> marks = np.array([[9, 8, np.nan, 7, 9.5]])
    >>> panel_value(marks, Judging("mean", 10)).tolist(), panel_value(marks, Judging("trimmed", 10)).tolist()
    ([8.375], [8.5])
    """
    given = ~np.isnan(marks)
    count = given.sum(axis=1)
    enough = count >= judging.least
    value = np.full(len(marks), np.nan)
    if not enough.any():
        return value
    chosen, number = marks[enough], count[enough]
    if judging.how == "median":
        value[enough] = np.nanmedian(chosen, axis=1)
    else:
        total = np.nansum(chosen, axis=1)
        if judging.how == "trimmed":
            total, number = total - np.nanmax(chosen, axis=1) - np.nanmin(chosen, axis=1), number - 2
        value[enough] = total / number
    return settle(value)
