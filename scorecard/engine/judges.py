"""A panel's marks become one value."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.model.figure import Figure, blank, read, stack, where
from scorecard.model.judging import Judging


def panel_value(marks: Figure, judging: Judging, judges: tuple[str, ...] = ()) -> Figure:
    """One value per unit from the marks of a panel.

    marks : float64[U, J], NaN where a judge gave none (left out, never 0)
    judges : the names of the J judges, where juries weigh differently

    mean    = Σ marks ÷ number of marks
    trimmed = (Σ marks − highest − lowest) ÷ (number − 2); of several equal ones, one is dropped
    median  = the middle mark, or the mean of the two in the middle
    juries  = Σ weight × mean of the jury's marks ÷ 100; NaN unless each of them has its quorum

    Fewer marks than the panel's `least`: NaN.

    >>> marks = read([[9, 8, np.nan, 7, 9.5]])
    >>> [panel_value(marks, Judging(how, 10)).shown.tolist() for how in ("mean", "trimmed", "median")]
    [[8.375], [8.5], [8.5]]
    """
    if judging.juries:
        weights = read([jury.weight for jury in judging.juries])
        return (jury_means(marks, judging, judges) * weights).sum() / 100
    number = marks.known.sum(axis=1)
    value = blank(len(marks))
    enough = (number >= judging.least) & (number > 0)
    if enough.any():
        value.put(enough, _of_panel(marks[enough], number[enough], judging.how))
    return value


def _of_panel(marks: Figure, number: NDArray[np.int64], how: str) -> Figure:
    """The value of units with enough marks; number : int64[U], how many each has."""
    order = np.argsort(marks.value, axis=1)  # those without a mark stand last
    units = np.arange(len(marks))

    def nth(place: NDArray[np.int64]) -> Figure:
        return marks[units, order[units, place]]

    if how == "median":
        return (nth((number - 1) // 2) + nth(number // 2)) / 2
    total = marks.filled(0.0).sum()
    if how == "trimmed":
        return (total - nth(number - 1) - nth(np.zeros_like(number))) / read(number - 2)
    return total / read(number)


def jury_means(marks: Figure, judging: Judging, judges: tuple[str, ...]) -> Figure:
    """The mean of each jury's marks; float64[U, juries], NaN where fewer marked than its quorum.

    Source: panels such as "parks 70 %, towns 30 %".

    >>> from scorecard.model.judging import Jury
    >>> both = Judging("juries", 10, juries=(Jury("parks", 70.0, ("a", "b")), Jury("towns", 30.0, ("c",))))
    >>> jury_means(read([[9.0, 8.0, 6.0]]), both, ("a", "b", "c")).shown.tolist()
    [[8.5, 6.0]]
    >>> panel_value(read([[9.0, 8.0, 6.0]]), both, ("a", "b", "c")).shown.tolist()
    [7.75]
    """
    means = []
    for jury in judging.juries:
        own = marks[:, [j for j, judge in enumerate(judges) if judge in jury.judges]]
        number = own.known.sum(axis=1)
        enough = (number >= jury.least) & (number > 0)
        means.append(own.filled(0.0).sum() / where(enough, read(number), np.nan))
    return stack(means, axis=1)
