"""What may be sent in for a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scorecard.load.scheme.conditions import compile_conditions, of_rule
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.load.scheme.worded import check_allowed_words
from scorecard.model.condition import Condition
from scorecard.model.rule import Allowed


def compile_allowed(reader: FieldReader, written: Any) -> Allowed | None:
    """The figures a row allows whatever else is known, None where it allows any, takes words, or has conditions."""
    if not isinstance(written, NodeRead) or written.wrote("if"):
        return None
    check_allowed_words(reader, written)
    return None if "words" in written else _range(reader, written)


def compile_allowed_if(reader: FieldReader, written: Any, rows: KnownRows, own: str) -> tuple[Allowed, ...]:
    """Rows of what is allowed, of which the first counts whose conditions hold for a unit; none where there are none.

    rows : those that conditions may speak of; own : the row itself, which they cannot wait for
    """
    if isinstance(written, NodeRead):
        nodes: list[NodeRead] = [written] if written.wrote("if") else []
    else:
        nodes = [read.value for read in written or ()]
    found: list[Allowed] = []
    for node in nodes:
        if "words" in node:
            reader.fault("SC309", node.fields["words"].key)
        if any(not one.conditions for one in found):
            reader.fault("SC307", node.span)
        held = _range(reader, node)
        if held is not None:
            conditions = _conditions(reader, node.get("if") or (), rows, own)
            found.append(Allowed(held.whole, held.low, held.high, conditions))
    return tuple(found)


def compile_plausible(reader: FieldReader, node: NodeRead | None) -> Allowed | None:
    """The figures of a row that are not asked about; None where it says none."""
    ends = _ends(reader, node) if node else None
    return Allowed(False, *ends) if ends else None


def _range(reader: FieldReader, node: NodeRead) -> Allowed | None:
    if "between" not in node:
        return Allowed(node.get("whole"))
    ends = _ends(reader, node)
    return Allowed(node.get("whole"), *ends) if ends else None


def _ends(reader: FieldReader, node: NodeRead) -> tuple[float, float] | None:
    """The two ends of what lies between; None where they are not two, or the wrong way round."""
    ends = [read.value.value for read in node.get("between") or ()]
    if len(ends) != 2 or ends[0] > ends[1]:
        reader.fault("SC099", node.at("between"))
        return None
    return ends[0], ends[1]


def _conditions(
    reader: FieldReader, reads: Sequence[Read], rows: KnownRows, own: str
) -> tuple[Condition, ...]:
    """Conditions on other rows: what may be sent in for a row cannot hang on what was."""
    conditions = compile_conditions(reader, reads, of_rule(rows, lambda reader, bound: None))
    for one in _single(conditions):
        if one.what == "basis" or one.id == own:
            reader.fault("SC308", one.span)
    return conditions


def _single(conditions: Sequence[Condition]) -> Iterator[Condition]:
    for one in conditions:
        yield from _single(one.any) if one.any else (one,)
