"""The ways in which a figure can be doubtful beside others; figures and flags, nothing of boards."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from scorecard.base.records import dataclass

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.int8]

# A figure as read may be off by half a last place, so ten times 2.03 is looked for a hair below.
_TEN = 10 * (1 - 1e-12)
_SMALL = 20.0
"""Where neither figure reaches this, ten times as many is no wonder: 1 and 12 meetings."""
_NEAR = 10 / 3
"""A hundredth reaches so far up, about halfway to a tenth; a tenth of a hundredth is still a fraction of few percent."""
_DAYS = (40179.0, 51135.0)
"""What Excel keeps for the first of January of 2010 and of 2040."""


class Doubt(IntEnum):
    """What is doubtful about a figure."""

    NOTHING = 0
    OUTSIDE = 1
    NEGATIVE = 2
    SERIAL = 3
    FRACTION = 4
    TENFOLD = 5
    TENTH = 6
    FELL = 7


class HeldAgainst(IntEnum):
    """What a figure is held against."""

    NOTHING = 0
    TARGET = 1
    BEFORE = 2
    OTHERS = 3


@dataclass(frozen=True, eq=False)
class CellFigures:
    """Figures and what each is held against; N figures.

    value : float64[N]
    target, before, others : float64[N], the target, what stood there the period before, the middle one
        of all units; NaN where there is none
    low, high : float64[N], the limits in which the scheme holds a figure plausible; NaN where it says none
    settled : bool[N], the scheme says which figures may be sent in, so that size and sign are not asked about
    counts : bool[N], cannot be below 0; percent : bool[N], in percent
    level : bool[N], a level or ratio, which does not begin anew each year
    lower : bool[N], lower is better
    cumulative : bool[N], counted since January, so that it cannot fall
    same_year : bool[N], the period before is of the same year
    converted : bool[N], known to have been typed as another number than `value`, so that Excel kept no day there
    longer : float64[N], how many times the months of the period before a figure is for; 1 where no more
    """

    value: Floats
    target: Floats
    before: Floats
    others: Floats
    low: Floats
    high: Floats
    settled: Flags
    counts: Flags
    percent: Flags
    level: Flags
    lower: Flags
    cumulative: Flags
    same_year: Flags
    converted: Flags
    longer: Floats


def doubtful(figures: CellFigures) -> tuple[Codes, Codes]:
    """Of each figure what is doubtful about it, and what it was held against; int8[N] twice.

    outside    beyond the scheme's own limits
    negative   a count below 0
    serial     a whole number that Excel keeps for a day, ten times the others or more
    fraction   a hundredth of the size of the others, where percent are meant
    tenfold    ten times the target or the period before, or more, from 20 up; a count that was below 20 in
               the period before only where it is beyond its target
    tenth      a level a tenth of them or less, from 20 down
    fell       a count since January below the period before

    One kind for each figure: the first that explains it. What it is held against in the second to fourth
    is the target, else the period before, else the middle of all units.
    """
    value, size = figures.value, np.abs(figures.value)
    targets, before = _size(figures.target), _size(figures.before)
    limited = ~np.isnan(figures.low)
    open_ = ~limited & ~figures.settled
    serial, hundredth = _serial_or_hundredth(figures, open_)
    serial &= ~figures.converted
    with np.errstate(invalid="ignore"):
        over_target, over_before = (
            (size >= yardstick * _TEN) & (size >= _SMALL) for yardstick in (targets, before * figures.longer)
        )
        # A count that was small grows fast: 2 and then 25 of 56 is on its way.
        over_before &= (before >= _SMALL) | figures.level | (size > targets)
        # A count that begins at 0 is below its target for most of the year, and what is far below a limit is good.
        under_target = figures.level & ~figures.lower & _tenth(size, targets)
        under_before = figures.level & _tenth(size, before)
        fell = figures.cumulative & figures.same_year & (value < figures.before)
        outside = limited & ((value < figures.low) | (value > figures.high))
        below = figures.counts & (value < 0)
    asked = (
        (outside, Doubt.OUTSIDE, HeldAgainst.NOTHING),
        (open_ & below, Doubt.NEGATIVE, None),
        (serial, Doubt.SERIAL, None),
        (hundredth, Doubt.FRACTION, None),
        (open_ & over_target, Doubt.TENFOLD, HeldAgainst.TARGET),
        (open_ & over_before, Doubt.TENFOLD, HeldAgainst.BEFORE),
        (open_ & under_target, Doubt.TENTH, HeldAgainst.TARGET),
        (open_ & under_before, Doubt.TENTH, HeldAgainst.BEFORE),
        (fell & ~limited, Doubt.FELL, HeldAgainst.BEFORE),
    )
    kinds, against = np.zeros((2, len(value)), dtype=np.int8)
    at = np.flatnonzero(np.logical_or.reduce([flag for flag, _, _ in asked]))
    flags, (_, nearest) = [flag[at] for flag, _, _ in asked], _held_against(figures, at)
    kinds[at] = np.select(flags, [kind for _, kind, _ in asked])
    against[at] = np.select(flags, [nearest if beside is None else beside for _, _, beside in asked])
    return kinds, against


def _serial_or_hundredth(figures: CellFigures, asked: Flags) -> tuple[Flags, Flags]:
    """Of figures that are asked about, which Excel may keep for a day, and which are fractions where percent are meant."""
    value = figures.value
    with np.errstate(invalid="ignore"):
        a_day = asked & (value >= _DAYS[0]) & (value < _DAYS[1]) & (value == np.floor(value))
    percent = asked & figures.percent
    at = np.flatnonzero(a_day | percent)
    held, _ = _held_against(figures, at)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.abs(value[at]) / _size(held)
        signed = value[at] / held
        a_day[at] &= share >= _TEN
        percent[at] &= (signed * 100 >= 0.1) & (signed * 100 <= _NEAR)
    return a_day, percent


def _held_against(figures: CellFigures, at: NDArray[np.int64]) -> tuple[Floats, Codes]:
    """What the figures at some places are held against, and which of the others that is."""
    three = [each[at] for each in (figures.target, figures.before, figures.others)]
    known = [~np.isnan(_size(each)) for each in three]
    which = np.select(
        known, [HeldAgainst.TARGET, HeldAgainst.BEFORE, HeldAgainst.OTHERS], HeldAgainst.NOTHING
    ).astype(np.int8)
    return np.select(known, three, np.nan), which


def _size(figures: Floats) -> Floats:
    """How large figures are, whatever their sign; of 0 nothing is a multiple.

    >>> _size(np.array([-3.0, 0.0])).tolist()
    [3.0, nan]
    """
    return np.where(figures == 0, np.nan, np.abs(figures))


def _tenth(size: Floats, other: Floats) -> Flags:
    """Whether sizes are a tenth of others or less, and not 0: nothing at all is no slip of a digit."""
    tenth: Flags = (size != 0) & (size * _TEN <= other) & (other >= _SMALL)
    return tenth


def middle(figures: Floats) -> float:
    """The middle figure by size of a column, where at least three units have one; NaN where fewer do.

    >>> middle(np.array([47.0, 0.52, 61.0])), middle(np.array([47.0, np.nan, 61.0]))
    (47.0, nan)
    """
    known = np.sort(np.abs(figures[~np.isnan(figures)]))
    count = len(known)
    # As `numpy.median` has it, which takes ten times as long for the few units of a table.
    return float(known[(count - 1) // 2] + known[count // 2]) / 2 if count >= 3 else float("nan")
