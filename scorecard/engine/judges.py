"""A panel's marks become one value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import message
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    as_figures,
    blank,
    constant,
    pick_columns,
    stack,
    sum_across,
    where,
    with_line,
)
from scorecard.model.figure.operation import SUM, THROUGH, operation
from scorecard.model.figure.writers import through
from scorecard.model.judging import Judging, Jury
from scorecard.model.total import is_decimal, weight_style

Ints = NDArray[np.int64]


class Panel(NamedTuple):
    """What the marks of a panel come to; float64[U] each.

    counted : int64[U], how many marks went into the value
    dropped : the highest and the lowest mark, where these are left out
    means : the mean of each jury, NaN where fewer marked than its quorum
    """

    value: Figure
    counted: Ints
    dropped: tuple[Figure, Figure] | None = None
    means: tuple[Figure, ...] = ()


def panel_value(marks: Figure, judging: Judging, judges: tuple[str, ...] = ()) -> Figure:
    """One value per unit from all marks of a row; see `panel_of`."""
    return panel_of(counted_marks(marks, judging), judging, judges).value


def left_out(marks: Figure, judging: Judging) -> Flags:
    """bool[J], the judges who marked fewer units of the table than the scheme wants, but any at all.

    marks : float64[U, J], NaN where a judge gave none

    Of five units a judge marked two, and three are wanted.
    """
    number = marks.known.sum(axis=0)
    few: Flags = (number > 0) & (number < (judging.fewest_marks or 0))
    return few


def counted_marks(marks: Figure, judging: Judging) -> Figure:
    """float64[U, J], the marks without those of judges who gave too few.

    >>> marks = as_figures([[9, 8, 2], [7, 6, np.nan], [8, 9, np.nan]])
    >>> panel_value(marks, Judging("mean", scale=10, fewest_marks=2)).tolist()
    [8.5, 6.5, 8.5]
    """
    return where(left_out(marks, judging), np.nan, marks) if judging.fewest_marks else marks


def panel_of(marks: Figure, judging: Judging, judges: tuple[str, ...] = ()) -> Panel:
    """One value per unit from the marks of a panel, and what it was made from.

    marks : float64[U, J], NaN where a judge gave none (left out, never 0)
    judges : the names of the J judges, where juries weigh differently

    mean    = Σ marks ÷ number of marks
    trimmed = the mean of all marks but the highest and the lowest; of several equal ones, one is dropped
    median  = the middle mark, or the mean of the two in the middle
    juries  = Σ weight × mean of the jury's marks ÷ 100; NaN unless each of them has its quorum

    Fewer marks than the panel's `least`: NaN.

    >>> marks = as_figures([[9, 8, np.nan, 7, 9.5]])
    >>> [panel_of(marks, Judging(how, scale=10)).value.tolist() for how in ("mean", "trimmed", "median")]
    [[8.375], [8.5], [8.5]]
    """
    if judging.juries:
        means = jury_means(marks, judging, judges)
        each = tuple(means[:, n] for n in range(len(judging.juries)))
        weights = [_weight(jury) for jury in judging.juries]
        parts = [weight * mean for weight, mean in zip(weights, each, strict=True)]
        value = sum_across(parts, [mean.known for mean in each]) / 100
        weighted = with_line(value, Line(message("Weighted mean")))
        return Panel(weighted, marks.known.sum(axis=1), means=each)
    number = marks.known.sum(axis=1)
    if not marks.shape[1]:
        return Panel(blank(len(marks)), number)
    enough = (number >= judging.least) & (number > 0)
    # Those without a mark stand last.
    order = np.argsort(marks.value, axis=1)
    if judging.how == "median":
        return Panel(where(enough, with_line(_median(marks, order, number), MEDIAN), np.nan), number)
    if judging.how == "mean":
        return Panel(where(enough, with_line(_mean(_columns(marks), marks.known), MEAN), np.nan), number)
    units, last = np.arange(len(number)), np.maximum(number - 1, 0)
    kept = marks.known.copy()
    ends = order[units, last], order[:, 0]
    for end in ends:
        kept[units, end] = False
    highest, lowest = (pick_columns(marks, end) for end in ends)
    value = where(enough, with_line(_mean(_columns(marks), kept, ends), MEAN), np.nan)
    return Panel(value, kept.sum(axis=1), (highest, lowest))


def _weight(jury: Jury) -> Figure:
    """A weight in hundredths: as read where decimals hold it, else a quotient with the bound of one."""
    weight = Fraction(jury.weight)
    if is_decimal(weight):
        return constant(float(weight))
    return constant(
        as_figures(float(weight.numerator)) / as_figures(float(weight.denominator)), weight_style(weight)
    )


MEAN = Line(message("Mean"))
MEDIAN = Line(message("Median"))


def _columns(marks: Figure) -> list[Figure]:
    """The marks judge by judge."""
    return [marks[:, j] for j in range(marks.shape[1])]


def _mean(
    marks: Sequence[Figure], counted: Flags, ends: Sequence[Ints] = (), order: Ints | None = None
) -> Figure:
    """The mean of the marks that count.

    ends : of each unit the judges whose marks are left out
    order : in which the marks are added up, where that is not the order in which they are told
    """
    total = _sum(marks, list(counted.T), ends=ends, order=range(len(marks)) if order is None else order)
    return total / as_figures(counted.sum(axis=1))


@operation(between=" + ", binds=SUM, holds=(SUM,))
def _sum(
    marks: Sequence[Figure], counted: Sequence[Flags], *, ends: Sequence[Ints], order: Iterable[int]
) -> Figure:
    """The sum of the marks that count: of all there are, less those left out."""
    table = stack([marks[j] for j in order], axis=1)
    total = table.filled(0.0).sum()
    for end in ends:
        total = total - pick_columns(table, end)
    return total


def _median(marks: Figure, order: Ints, number: Ints) -> Figure:
    """The middle mark, or the mean of the two in the middle; number : how many each unit has."""
    units = np.arange(len(number))
    below, above = (
        pick_columns(marks, order[units, np.maximum(place, 0)]) for place in ((number - 1) // 2, number // 2)
    )
    return where(number % 2 == 1, _middle(below, above), (below + above) / 2)


@operation("{0}", THROUGH, excel=through)
def _middle(below: Figure, above: Figure) -> Figure:
    """The one mark in the middle; its bound is that of any median, as it was when results were sealed."""
    return (below + above) / 2


def jury_means(marks: Figure, judging: Judging, judges: tuple[str, ...]) -> Figure:
    """The mean of each jury's marks; float64[U, juries], NaN where fewer marked than its quorum.

    Source: panels such as "parks 70 %, towns 30 %".

    >>> from scorecard.model.judging import Jury
    >>> both = Judging("juries", scale=10, juries=(Jury("parks", 70.0, ("a", "b")), Jury("towns", 30.0, ("c",))))
    >>> jury_means(as_figures([[9.0, 8.0, 6.0]]), both, ("a", "b", "c")).shown.tolist()
    [[8.5, 6.0]]
    >>> panel_value(as_figures([[9.0, 8.0, 6.0]]), both, ("a", "b", "c")).shown.tolist()
    [7.75]
    """
    means = []
    for jury in judging.juries:
        seats = [judges.index(judge) for judge in jury.judges if judge in judges]
        if not seats:
            means.append(blank(len(marks)))
            continue
        own = stack([marks[:, j] for j in seats], axis=1)
        number = own.known.sum(axis=1)
        enough = (number >= jury.least) & (number > 0)
        means.append(
            where(
                enough,
                with_line(_mean(_columns(own), own.known, order=np.argsort(seats)), Line(jury.name)),
                np.nan,
            )
        )
    return stack(means, axis=1)
