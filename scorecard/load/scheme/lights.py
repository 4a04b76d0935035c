"""Lights as written become records; their bands leave no gap, and each can be reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

from scorecard.base.decimals import plain
from scorecard.base.message import Text
from scorecard.load.scheme.conditions import check_one_of_each, of_light
from scorecard.load.scheme.fields import FieldReader, Read
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.load.scheme.written import Written
from scorecard.model.condition import HIGH, LOW, Bound
from scorecard.model.light import Light


class _Cut(NamedTuple):
    """A place between figures: just before one (`after` false), or just behind it."""

    at: float
    after: bool


class _Band(NamedTuple):
    """The figures from one cut to another."""

    low: _Cut
    high: _Cut


_ALL = _Band(_Cut(-inf, False), _Cut(inf, True))


def compile_lights(reader: FieldReader, reads: Sequence[Read], rows: KnownRows) -> tuple[Light, ...]:
    """The lights of a row, from the top; one that says neither bounds nor conditions is the rest."""
    lights = tuple(_light(reader, read, rows) for read in reads)
    if reads and all(not read.value.broken for read in reads):
        _check_bands(reader, reads, lights)
    return lights


def _light(reader: FieldReader, read: Read, rows: KnownRows) -> Light:
    check_one_of_each(reader, read.value)
    written = Written(reader, read.value, of_light(rows))
    bounds = tuple(Bound(word, written.get(word)) for word in (*LOW, *HIGH) if word in written)
    return written.record(Light, bounds=bounds, span=read.span)


def _check_bands(reader: FieldReader, reads: Sequence[Read], lights: Sequence[Light]) -> None:
    """Every figure has its light, if only `none`, and every light has figures left to it."""
    left = [_ALL]
    for read, light in zip(reads, lights, strict=True):
        band = _band(light)
        if not any(_within(part, band) for part in left):
            reader.fault("SC328", read.span)
        if not light.conditions:
            left = [piece for part in left for piece in _without(part, band)]
    if left:
        reader.fault("SC327", reads[-1].span, gap=_said(left[0]))


def _band(light: Light) -> _Band:
    low, high = _ALL
    for bound in light.bounds:
        if bound.word in LOW:
            low = max(low, _Cut(bound.value, bound.word == "above"))
        else:
            high = min(high, _Cut(bound.value, bound.word == "at_most"))
    return _Band(low, high)


def _within(part: _Band, band: _Band) -> bool:
    return max(part.low, band.low) < min(part.high, band.high)


def _without(part: _Band, band: _Band) -> Iterable[_Band]:
    """What a band leaves of a part."""
    below = _Band(part.low, min(part.high, band.low))
    above = _Band(max(part.low, band.high), part.high)
    return (piece for piece in (below, above) if piece.low < piece.high)


def _said(gap: _Band) -> Text:
    """A gap in the words of the language: `above: -10, below: 0`."""
    low = f"{'above' if gap.low.after else 'at_least'}: {plain(gap.low.at)}" if gap.low.at > -inf else ""
    high = f"{'at_most' if gap.high.after else 'below'}: {plain(gap.high.at)}" if gap.high.at < inf else ""
    shown = ", ".join(part for part in (low, high) if part)
    return shown
