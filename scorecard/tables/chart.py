"""Charts as figures with their names: what is drawn, in what order, and the finding that stands beside it.

A chart says nothing that a table of the same document does not say; what cannot draw leaves it out.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from scorecard.base.message import Text

Way = Literal["", "rise", "fall"]

BARS = "▁▂▃▄▅▆▇"
"""The signs of a line of bars, the lowest first."""


class Dot(NamedTuple):
    """A total, the one before, and the stretch it may still take; None where there is none."""

    name: Text
    now: float | None
    before: float | None
    open: tuple[float, float] | None
    way: Way


class Dots(NamedTuple):
    """Totals from the best to the last, each against its mark of `before`."""

    title: Text
    finding: Text
    now: Text
    before: Text
    rows: tuple[Dot, ...]
    decimals: int


class Slope(NamedTuple):
    """A rank then and now; None where it had none."""

    name: Text
    before: float | None
    now: float | None
    way: Way
    moved_most: bool


class Slopes(NamedTuple):
    """Who passed whom: a line for each unit from its rank then to its rank now."""

    title: Text
    finding: Text
    before: Text
    now: Text
    rows: tuple[Slope, ...]


class Heat(NamedTuple):
    """Units down, indicators across: each cell a fraction, or a word where there is none, shaded by `tones`.

    `below` stands under each name across; `groups` names the group of each row; `lost` is what was lost in each column.
    """

    title: Text
    finding: Text
    columns: tuple[Text, ...]
    below: tuple[Text, ...]
    names: tuple[Text, ...]
    groups: tuple[Text, ...]
    cells: tuple[tuple[float | Text, ...], ...]
    tones: tuple[tuple[str, ...], ...]
    lost: tuple[float, ...]
    decimals: int


class YearLine(NamedTuple):
    """One figure over the periods of a year; None where there is none."""

    name: Text
    now: tuple[float | None, ...]
    before: tuple[float | None, ...]


class YearLines(NamedTuple):
    """A small chart for each unit: this year, and the year before where it is known."""

    title: Text
    finding: Text
    periods: tuple[Text, ...]
    now: Text
    before: Text
    rows: tuple[YearLine, ...]
    decimals: int


class RankInterval(NamedTuple):
    """A rank as it was given, and the ranks that many draws gave: the median, most of them, all of them."""

    name: Text
    rank: float
    median: float
    most: tuple[float, float]
    whole: tuple[float, float]
    fragile: bool


class Intervals(NamedTuple):
    """Ranks from the first to the last, each with how far it may be from it."""

    title: Text
    finding: Text
    rows: tuple[RankInterval, ...]


Chart = Dots | Slopes | Heat | YearLines | Intervals
