"""A panel's marks become one value."""

from __future__ import annotations

import numpy as np

from scorecard.engine.quantity import settle
from scorecard.model.board import Floats
from scorecard.model.judging import Judging


def panel_value(marks: Floats, judging: Judging, judges: tuple[str, ...] = ()) -> Floats:
    """One value per unit from the marks of a panel.

    marks : float64[U, J], NaN where a judge gave none (left out, never 0)
    judges : the names of the J judges, where juries weigh differently

    mean    = Σ marks ÷ number of marks
    trimmed = (Σ marks − highest − lowest) ÷ (number − 2); of several equal ones, one is dropped
    median  = the middle mark, or the mean of the two in the middle
    juries  = Σ weight × mean of the jury's marks ÷ 100; NaN unless each of them has its quorum

    Fewer marks than the panel's `least`: NaN.

    >>> marks = np.array([[9, 8, np.nan, 7, 9.5]])
    >>> panel_value(marks, Judging("mean", 10)).tolist(), panel_value(marks, Judging("trimmed", 10)).tolist()
    ([8.375], [8.5])
    """
    if judging.juries:
        weights = np.array([jury.weight for jury in judging.juries])
        return settle(jury_means(marks, judging, judges) @ weights / 100)
    enough = (~np.isnan(marks)).sum(axis=1) >= judging.least
    value = np.full(len(marks), np.nan)
    if not enough.any():
        return value
    chosen = marks[enough]
    if judging.how == "median":
        value[enough] = np.nanmedian(chosen, axis=1)
    elif judging.how == "trimmed":
        total, number = np.nansum(chosen, axis=1), (~np.isnan(chosen)).sum(axis=1)
        value[enough] = (total - np.nanmax(chosen, axis=1) - np.nanmin(chosen, axis=1)) / (number - 2)
    else:
        value[enough] = np.nanmean(chosen, axis=1)
    return settle(value)


def jury_means(marks: Floats, judging: Judging, judges: tuple[str, ...]) -> Floats:
    """The mean of each jury's marks; float64[U, juries], NaN where fewer marked than its quorum.

    Source: panels such as "parks 70 %, towns 30 %".

    >>> from scorecard.model.judging import Jury
    >>> both = Judging("juries", 10, juries=(Jury("parks", 70.0, ("a", "b")), Jury("towns", 30.0, ("c",))))
    >>> jury_means(np.array([[9.0, 8.0, 6.0]]), both, ("a", "b", "c")).tolist()
    [[8.5, 6.0]]
    >>> panel_value(np.array([[9.0, 8.0, 6.0]]), both, ("a", "b", "c")).tolist()
    [7.75]
    """
    means = np.full((len(marks), len(judging.juries)), np.nan)
    for n, jury in enumerate(judging.juries):
        own = marks[:, [j for j, judge in enumerate(judges) if judge in jury.judges]]
        enough = (~np.isnan(own)).sum(axis=1) >= jury.least
        means[enough, n] = np.nanmean(own[enough], axis=1)
    return settle(means)
