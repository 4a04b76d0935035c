"""Where rounding is real, as written; and what the rounded figure of a row is held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.base.decimals import decimal_text, plain
from scorecard.base.fault import Fault
from scorecard.base.span import Span
from scorecard.load.scheme.fields import FieldReader, NodeRead, once
from scorecard.load.scheme.written import WrittenMapping, WrittenRow
from scorecard.model.figure import as_figures, rounded, same
from scorecard.model.indicator import Indicator
from scorecard.model.rounding import ROUNDING, Rounding
from scorecard.model.table import SchemeTable
from scorecard.scheme.field import fields_of

_LEVELS = tuple(one.name for one in fields_of(Rounding) if one.name != "mode")


def compile_rounding(reader: FieldReader, scheme: NodeRead) -> Rounding:
    """The levels that a scheme rounds, and which way."""
    return WrittenMapping(reader, rounding_node(scheme)).record(Rounding)


def rounding_node(scheme: NodeRead) -> NodeRead:
    """What is written about rounding; nothing where nothing is."""
    return scheme.get("rounding") or NodeRead(ROUNDING, {}, scheme.span)


def check_rounding(reader: FieldReader, scheme: NodeRead, tables: Sequence[SchemeTable]) -> None:
    """A level that the scheme does not have cannot be rounded, nor can there be a way without a level."""
    node = rounding_node(scheme)
    headed = any(row.heading for table in tables for row in table.indicators)
    for field, wanted, holds in (
        ("mode", ", ".join(_LEVELS), any(node.wrote(level) for level in _LEVELS)),
        ("headings", "children", headed),
        ("overall", "totals", scheme.wrote("totals")),
    ):
        if field in node and not holds:
            reader.fault("SC271", node.fields[field].key, field=field, wanted=wanted)


def check_row_rounding(written: WrittenRow) -> None:
    """There is no way to round without decimals."""
    rounding = written.read("rounding")
    node = rounding.value if rounding and isinstance(rounding.value, NodeRead) else None
    if node and "mode" in node and not node.wrote("value"):
        # What is said for many rows is told once.
        with once(written.reader) as reader:
            reader.fault("SC271", node.fields["mode"].key, field="mode", wanted="value")


def bound_faults(row: Indicator) -> Iterator[Fault]:
    """No bound lies between two figures that can be; one that is written for many units is told once."""
    places = row.rounding.value
    if places is None:
        return
    first: dict[float, Span] = {}
    for bound, span in _bounds(row):
        first.setdefault(bound, span)
    for bound, span in first.items():
        near = rounded(as_figures(bound), places)
        if not same(near, bound):
            text = decimal_text(float(near), places)
            yield Fault("SC500", span, {"bound": plain(bound), "places": str(places), "near": text})


def _bounds(row: Indicator) -> Iterator[tuple[float, Span]]:
    """The numbers that its figure is held against as they are written: its targets, its classes."""
    for period, cells in row.targets.items():
        for u, cell in enumerate(cells):
            if cell.known and not cell.link:
                yield cell.value, row.target_span(period, u)
    if row.shown.class_of == "value":
        for class_ in row.shown.classes:
            yield from ((bound.value, class_.span) for bound in class_.bounds)
