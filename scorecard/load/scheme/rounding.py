"""Where rounding is real, as written."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.written import Written
from scorecard.model.rounding import ROUNDING, Rounding
from scorecard.model.table import SchemeTable
from scorecard.scheme.field import fields_of

_LEVELS = tuple(one.name for one in fields_of(Rounding) if one.name != "mode")


def compile_rounding(reader: FieldReader, scheme: NodeRead) -> Rounding:
    """The levels that a scheme rounds, and which way."""
    return Written(reader, rounding_node(scheme)).record(Rounding)


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
