"""What may be sent in for a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.load.scheme.conditions import rule_scope
from scorecard.load.scheme.fields import NodeRead
from scorecard.load.scheme.worded import check_allowed_words
from scorecard.load.scheme.written import WrittenMapping, WrittenRow
from scorecard.model.allowed import AllowedRange, Plausible
from scorecard.model.condition import Condition


def compile_allowed(row: WrittenRow) -> tuple[AllowedRange | None, tuple[AllowedRange, ...]]:
    """The figures a row allows whatever else is known, and those it allows by conditions.

    None and none where it allows any figure or takes words. Of several with conditions the first counts whose hold.
    """
    read = row.read("allowed")
    if read is None:
        return None, ()
    if not isinstance(read.value, NodeRead):
        return None, _allowed_by_conditions(row, [each.value for each in read.value])
    if read.value.wrote("if"):
        return None, _allowed_by_conditions(row, [read.value])
    written = WrittenMapping(row.reader, read.value)
    check_allowed_words(written)
    return (None if "words" in written else _read_allowed(written)), ()


def compile_plausible(row: WrittenRow) -> Plausible | None:
    """The figures of a row that are not asked about; None where it says none."""
    read = row.read("plausible")
    written = WrittenMapping(row.reader, read.value) if read else None
    return written.record(Plausible) if written and _has_ends(written) else None


def _allowed_by_conditions(row: WrittenRow, nodes: Sequence[NodeRead]) -> tuple[AllowedRange, ...]:
    rows: list[AllowedRange] = []
    for node in nodes:
        written = WrittenMapping(row.reader, node, rule_scope(row.rows, lambda reader, bound: None))
        if "words" in written:
            written.fault("SC309", written.key("words"))
        if any(not rule.conditions for rule in rows):
            written.fault("SC307", written.span)
        allowed = _read_allowed(written)
        if allowed is None:
            continue
        for condition in _single(allowed.conditions):
            # What may be sent in for a row cannot hang on what was.
            if condition.what == "basis" or condition.id == row.id:
                written.fault("SC308", condition.span)
        rows.append(allowed)
    return tuple(rows)


def _read_allowed(written: WrittenMapping) -> AllowedRange | None:
    return written.record(AllowedRange) if "between" not in written or _has_ends(written) else None


def _has_ends(written: WrittenMapping) -> bool:
    """Whether what lies between has two ends, the lower first."""
    ends: tuple[float, ...] = written.get("between") or ()
    sound = len(ends) == 2 and ends[0] <= ends[1]
    if not sound and written.node.whole("between"):
        written.fault("SC099", written.at("between"))
    return sound


def _single(conditions: Sequence[Condition]) -> Iterator[Condition]:
    for condition in conditions:
        yield from _single(condition.any) if condition.any else (condition,)
