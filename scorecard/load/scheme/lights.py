"""Lights as written become records; their bands leave no gap, and each can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.load.scheme.bands import check_bands
from scorecard.load.scheme.conditions import check_one_of_each, light_scope
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.known_rows import KnownRows, rows_below
from scorecard.load.scheme.written import WrittenMapping
from scorecard.model.condition import HIGH, LOW, Bound
from scorecard.model.light import Light
from scorecard.model.table import SchemeTable


def compile_lights(reader: FieldReader, reads: Sequence[ReadValue], rows: KnownRows) -> tuple[Light, ...]:
    """The lights of a row, from the top; one that says neither bounds nor conditions is the rest."""
    lights = tuple(_light(reader, read, rows) for read in reads)
    if reads and all(not read.value.broken for read in reads):
        bands = [(light.bounds, bool(light.conditions)) for light in lights]
        check_bands(reader, reads, bands, gap="SC327", idle="SC328")
    return lights


def _light(reader: FieldReader, read: ReadValue, rows: KnownRows) -> Light:
    check_one_of_each(reader, read.value)
    written = WrittenMapping(reader, read.value, light_scope(rows))
    bounds = tuple(Bound(word, written.get(word)) for word in (*LOW, *HIGH) if word in written)
    return written.record(Light, bounds=bounds, span=read.span)


def check_lights(reader: FieldReader, scheme: NodeRead, tables: Sequence[SchemeTable]) -> None:
    """Lights say how far a row is ahead or behind: without a target, or of a place that is reached or not, none is shown."""
    lit = (row for table in tables for row in table.rows if not row.met_only)
    places = {light.span for row in lit for light in row.lights}
    for node in _nodes_with_lights(scheme):
        reads = node.items("lights")
        if reads and places.isdisjoint(read.span for read in reads):
            reader.fault("SC509", node.fields["lights"].key)


def _nodes_with_lights(scheme: NodeRead) -> Iterator[NodeRead]:
    """Everything that may say lights: the scheme, its defaults, those of tables, headings and rows."""
    waiting: list[NodeRead | None] = [scheme, scheme.get("defaults")]
    for table in scheme.entries("tables").values():
        rows = table.value.entries("indicators").values()
        waiting += [table.value.get("defaults"), *(read.value for read in rows)]
    while waiting:
        node = waiting.pop()
        if node:
            if "lights" in node:
                yield node
            waiting += [read.value for _, read in rows_below(node)]
