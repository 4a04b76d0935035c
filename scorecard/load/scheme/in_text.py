"""Targets of the notice's text: the rows that they are held against must be there."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.written import WrittenMapping
from scorecard.model.in_text import InText
from scorecard.model.table import SchemeTable


def compile_in_text(reader: FieldReader, node: NodeRead, tables: Sequence[SchemeTable]) -> tuple[InText, ...]:
    """The targets of the text, as far as they could be read."""
    rows = {row.id for table in tables for row in table.rows}
    return tuple(one for read in node.items("in_text") if (one := _one(reader, node, read, rows)))


def _one(reader: FieldReader, node: NodeRead, read: ReadValue, rows: set[str]) -> InText | None:
    written = WrittenMapping(reader, read.value)
    for row in written.node.items("indicators"):
        if row.value not in rows:
            reader.unknown_name("SC060", row.span, row.value, rows)
    target = written.get("target")
    if target is None:
        return None
    return written.record(
        InText, target=target._replace(tolerance=node.get("about")), span=written.at("target")
    )
