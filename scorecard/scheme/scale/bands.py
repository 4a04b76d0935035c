"""Bands: the first row that holds, from the top."""

from __future__ import annotations

from functools import partial
from typing import Self

import numpy as np

from scorecard.base.message import Text, message, sense, sequence
from scorecard.base.records import dataclass
from scorecard.model.condition import Condition
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    at_least,
    at_most,
    least_of,
    less_than,
    more_than,
    most_of,
    select,
    where,
    with_answer_line,
    with_line,
)
from scorecard.scheme.amount import Amount, amount, amount_text, share_text
from scorecard.scheme.compared import OF, ComparedFigure, Wording
from scorecard.scheme.condition_words import Basis, conditions_text
from scorecard.scheme.field import Field, NodeType, node_of, scheme_field
from scorecard.scheme.kinds import AmountOf, ListOf, NodeOf, Quantity
from scorecard.scheme.scale.door import POINTS, Scale, ScaleRule
from scorecard.scheme.written import exact, number_text, percent

_LOW, _HIGH = ("at_least", "above"), ("at_most", "below")


@dataclass(frozen=True)
class Band:
    """One row: from `low` (itself included or not) to `high`, and the points.

    `conditions` must all hold as well.
    """

    low: float | None
    low_included: bool
    high: float | None
    high_included: bool
    conditions: tuple[Condition, ...] = scheme_field(
        ListOf(NodeOf("condition"), single=True),
        "条件",
        message("conditions that must hold as well; on what is compared if not said"),
        name="if",
        empty=(),
        by_name=True,
    )
    points: Amount = scheme_field(AmountOf(), "得分", message("the points of the band"), required=True)

    @property
    def rest(self) -> bool:
        """Whether it holds for every figure."""
        return self.low is None and self.high is None and not self.conditions

    def around(self, basis: Figure) -> Flags:
        """bool[U], whether figures lie between its edges; false where there is no figure."""
        inside = basis.known
        if self.low is not None:
            reaches = at_least if self.low_included else more_than
            inside = inside & reaches(basis, self.low)
        if self.high is not None:
            keeps = at_most if self.high_included else less_than
            inside = inside & keeps(basis, self.high)
        return inside

    def covers(self, lower: Band) -> bool:
        """Whether every value of a lower row is already taken by this one."""
        if self.rest or self.conditions:
            return False
        low = self.low is None or (
            lower.low is not None
            and (
                lower.low > self.low
                or (lower.low == self.low and (self.low_included or not lower.low_included))
            )
        )
        high = self.high is None or (
            lower.high is not None
            and (
                lower.high < self.high
                or (lower.high == self.high and (self.high_included or not lower.high_included))
            )
        )
        return low and high


BAND = node_of(
    Band,
    "band",
    "档",
    message("one band; the word says whether its edge is in; one without edges is the rest"),
    after={
        "": (
            Field("at_least", Quantity(), "达到", message("this or more")),
            Field("above", Quantity(), "超过", message("more than this")),
            Field("at_most", Quantity(), "不超过", message("this or less")),
            Field("below", Quantity(), "低于", message("less than this")),
        )
    },
    apart=(_LOW, _HIGH),
    by_reader=True,
)


@dataclass(frozen=True)
class Bands(Scale):
    """The points of the first band that the figure falls in and whose conditions hold.

    Where it cannot be told whether a band holds, for want of a figure, no band below it is taken instead.
    Source: lookup rules such as "≥6 % → 50; [5, 6) → 40; …; <2 → 0", and "≥80 % → 75, if 20 % is
    invested".
    """

    bands: tuple[Band, ...] = scheme_field(
        ListOf(NodeOf("band")),
        "分档",
        message("the first row that holds, from the top"),
        always=True,
        empty=(),
    )

    own_ends = True
    unscored = message("no band of the rule holds this figure")

    @classmethod
    def nodes(cls) -> tuple[NodeType, ...]:
        """A row."""
        return (BAND,)

    @classmethod
    def read(cls, rule: ScaleRule) -> Self | None:
        """The rows; read from the top, they must leave no gap, and every row must be reachable."""
        reads: tuple[ScaleRule, ...] = rule.get("bands") or ()
        bands = tuple(_band(read) for read in reads)
        if bands and not any(_unread(read, band) for read, band in zip(reads, bands, strict=True)):
            _check(rule, reads, bands)
        return cls(bands) if bands else None

    def points(self, basis: Figure, full: Figure, of: ComparedFigure) -> Figure:
        """Those of the first row that does not fail, if it holds."""
        rows = [(band, *_holds(band, basis, of)) for band in self.bands]
        given = [
            where(with_answer_line(holds, partial(_line, band, basis, of), full), _worth(band, full), np.nan)
            for band, holds, _ in rows
        ]
        return where(basis.missing, np.nan, select([~fails for _, _, fails in rows], given))

    def bounds(self, full: Figure) -> tuple[Figure, Figure]:
        """The fewest and the most points that any band gives."""
        given = [amount(band.points, full) for band in self.bands]
        return least_of(given), most_of(given)

    def turns(self) -> tuple[float, ...]:
        """The edges."""
        return tuple(edge for band in self.bands for edge in (band.low, band.high) if edge is not None)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Those of all rows."""
        return tuple(condition for band in self.bands for condition in band.conditions)

    def sentence(self, of: Wording) -> Text:
        """All rows from the top."""
        rows = [(band_text(band, of.of, of.pure), amount_text(band.points)) for band in self.bands]
        words = sequence(
            (message("{place} gives {points}", place=where, points=points) for where, points in rows),
            sense("between sentences", "; "),
        )
        return message("by bands of {whole}: {words}", whole=of.of, words=words)


def _band(read: ScaleRule) -> Band:
    """A band, each edge with whether it is itself inside."""
    low = [name for name in _LOW if name in read]
    high = [name for name in _HIGH if name in read]
    for pair in (low, high):
        if len(pair) > 1:
            read.fault("SC048", read.key(pair[1]), a=pair[0], b=pair[1])
    return read.record(
        Band,
        low=read.get(low[0]) if low else None,
        low_included=low[:1] == ["at_least"],
        high=read.get(high[0]) if high else None,
        high_included=high[:1] == ["at_most"],
    )


def _unread(read: ScaleRule, band: Band) -> bool:
    """Whether something was written that could not be read, which has been told."""
    low, high = (any(name in read for name in names) for names in (_LOW, _HIGH))
    broken = read.wrote("if") and "if" not in read
    return (low and band.low is None) or (high and band.high is None) or broken


def _check(rule: ScaleRule, reads: tuple[ScaleRule, ...], bands: tuple[Band, ...]) -> None:
    """A row with a condition of its own takes nothing from those below it."""
    rest = [n for n, band in enumerate(bands) if band.rest]
    if not rest:
        rule.fault("SC049", reads[-1].span)
    for n in range(rest[0] + 1 if rest else len(bands), len(bands)):
        rule.fault("SC051", reads[n].span)
    for n, band in enumerate(bands):
        if any(upper.covers(band) for upper in bands[:n]) and not (rest and n > rest[0]):
            rule.fault("SC051", reads[n].span)


def _holds(band: Band, basis: Figure, of: ComparedFigure) -> tuple[Flags, Flags]:
    """bool[U] twice: where it is told that a band holds, and where that it does not."""
    inside = band.around(basis)
    if not band.conditions:
        return inside, ~inside
    holds, fails = of.judged(band.conditions)
    return inside & holds, ~inside | fails


def _worth(band: Band, full: Figure) -> Figure:
    """The points of a band, with their line."""
    points = amount(band.points, full)

    def says(u: int) -> Text:
        share = share_text(band.points, full.shown[u], points.shown[u])
        return share if share else amount_text(band.points)

    return with_line(points, lambda: Line(POINTS, says=says))


def _line(band: Band, basis: Figure, of: ComparedFigure) -> Line:
    """The line of the band that a figure lies in."""
    where, gives = band_text(band, OF, of.pure), amount_text(band.points)

    def says(u: int) -> Text:
        value = number_text(float(basis.shown[u]), of.exactly)
        return message(
            "{whole} {shown} lies in “{place}”: {gives}", whole=OF, shown=value, place=where, gives=gives
        )

    return Line(message("Band"), says=says, shown=lambda u: where)


def band_text(band: Band, of: Text, pure: bool) -> Text:
    """The range of a band, and what else it wants; `of` is what the rule compares, `pure` whether as a share.

    >>> band_text(Band(0.9, True, 1.0, False, Amount(8.0)), message("completion"), True).say("zh")
    '90%（含）至 100%（不含）'
    """
    if band.rest:
        return message("anything else")
    also = conditions_text(band.conditions, Basis(of, pure))
    if band.low is None and band.high is None:
        return also
    edges = _edges(band, pure)
    return message("{edges} and {also}", edges=edges, also=also) if band.conditions else edges


def _edges(band: Band, pure: bool) -> Text:
    edge = percent if pure else exact
    if band.high is None:
        low = edge(band.low or 0.0)
        return message("{low} or more", low=low) if band.low_included else message("over {low}", low=low)
    if band.low is None:
        high = edge(band.high)
        return (
            message("{high} or less", high=high) if band.high_included else message("under {high}", high=high)
        )
    low, high = edge(band.low), edge(band.high)
    if low == high:
        return message("exactly {low}", low=low)
    words = message(
        "{low} ({rest}) to {high} ({rest_2})",
        low=low,
        rest=message("included") if band.low_included else message("excluded"),
        high=high,
        rest_2=message("included") if band.high_included else message("excluded"),
    )
    return words
