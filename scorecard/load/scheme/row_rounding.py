"""How the figure of a row is rounded, and what it is then held against."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.decimals import fixed, plain
from scorecard.base.span import Span
from scorecard.load.scheme.fields import NodeRead, once
from scorecard.load.scheme.written_row import WrittenRow
from scorecard.model.figure import read, rounded, same
from scorecard.model.indicator import Indicator


def check_row_rounding(written: WrittenRow, row: Indicator) -> None:
    """There is no way to round without decimals; and no bound lies between two figures that can be."""
    said = written.read("rounding")
    node = said.value if said and isinstance(said.value, NodeRead) else None
    if node and "mode" in node and not node.wrote("value"):
        # What is said for many rows is told once.
        with once(written.reader) as reader:
            reader.fault("SC271", node.fields["mode"].key, field="mode", wanted="value")
    places = row.rounding.value
    if places is None:
        return
    for bound, span in dict.fromkeys(_bounds(written, row)):
        near = rounded(read(bound), places)
        if not same(near, bound):
            text = fixed(float(near), places)
            written.fault("SC500", span, bound=plain(bound), places=str(places), near=text)


def _bounds(written: WrittenRow, row: Indicator) -> Iterator[tuple[float, Span]]:
    """The numbers that its figure is held against as they are written: its targets, its classes."""
    for cells in row.targets.values():
        yield from ((cell.value, written.at("targets")) for cell in cells if cell.known and not cell.link)
    if row.shown.class_of == "value":
        for class_ in row.shown.classes:
            yield from ((bound.value, class_.span) for bound in class_.bounds)
