"""Bands of a figure, from the top: they leave no gap, and each can be reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

from scorecard.base.decimals import plain
from scorecard.base.message import Text
from scorecard.load.scheme.fields import FieldReader, ReadValue
from scorecard.model.condition import LOW, Bound


class _Edge(NamedTuple):
    """A place between figures: just before one (`after` false), or just behind it."""

    at: float
    after: bool


class _Band(NamedTuple):
    """The figures from one edge to another."""

    low: _Edge
    high: _Edge


_ALL = _Band(_Edge(-inf, False), _Edge(inf, True))


def check_bands(
    reader: FieldReader,
    reads: Sequence[ReadValue],
    bands: Sequence[tuple[Sequence[Bound], bool]],
    gap: str,
    idle: str,
) -> None:
    """Every figure has its band, and every band has figures left to it.

    bands : the bounds of each, and whether more must hold, so that it closes no gap; gap, idle : the codes
    """
    left = [_ALL]
    for read, (bounds, more) in zip(reads, bands, strict=True):
        band = _band(bounds)
        if not any(max(part.low, band.low) < min(part.high, band.high) for part in left):
            reader.fault(idle, read.span)
        if not more:
            left = [piece for part in left for piece in _band_remainder(part, band)]
    if left:
        reader.fault(gap, reads[-1].span, gap=_gap_words(left[0]))


def _band(bounds: Sequence[Bound]) -> _Band:
    low, high = _ALL
    for bound in bounds:
        if bound.word in LOW:
            low = max(low, _Edge(bound.value, bound.word == "above"))
        else:
            high = min(high, _Edge(bound.value, bound.word == "at_most"))
    return _Band(low, high)


def _band_remainder(part: _Band, band: _Band) -> Iterable[_Band]:
    """What a band leaves of a part."""
    below = _Band(part.low, min(part.high, band.low))
    above = _Band(max(part.low, band.high), part.high)
    return (piece for piece in (below, above) if piece.low < piece.high)


def _gap_words(gap: _Band) -> Text:
    """A gap in the words of the language: `above: -10, below: 0`."""
    low = f"{'above' if gap.low.after else 'at_least'}: {plain(gap.low.at)}" if gap.low.at > -inf else ""
    high = f"{'at_most' if gap.high.after else 'below'}: {plain(gap.high.at)}" if gap.high.at < inf else ""
    ends = ", ".join(part for part in (low, high) if part)
    return ends
