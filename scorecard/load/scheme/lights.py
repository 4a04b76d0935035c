"""Lights as written become records; their bands leave no gap, and each can be reached."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.load.scheme.bands import check_bands
from scorecard.load.scheme.conditions import check_one_of_each, of_light
from scorecard.load.scheme.fields import FieldReader, Read
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.load.scheme.written import Written
from scorecard.model.condition import HIGH, LOW, Bound
from scorecard.model.light import Light


def compile_lights(reader: FieldReader, reads: Sequence[Read], rows: KnownRows) -> tuple[Light, ...]:
    """The lights of a row, from the top; one that says neither bounds nor conditions is the rest."""
    lights = tuple(_light(reader, read, rows) for read in reads)
    if reads and all(not read.value.broken for read in reads):
        bands = [(light.bounds, bool(light.conditions)) for light in lights]
        check_bands(reader, reads, bands, gap="SC327", idle="SC328")
    return lights


def _light(reader: FieldReader, read: Read, rows: KnownRows) -> Light:
    check_one_of_each(reader, read.value)
    written = Written(reader, read.value, of_light(rows))
    bounds = tuple(Bound(word, written.get(word)) for word in (*LOW, *HIGH) if word in written)
    return written.record(Light, bounds=bounds, span=read.span)
