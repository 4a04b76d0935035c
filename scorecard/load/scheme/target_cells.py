"""One cell of targets that says more than a number: `{above: 5000}`, `{must: 23.9, stretch: 24.93}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.base.span import Span
from scorecard.base.text import Text
from scorecard.load.scheme.node_read import NodeRead
from scorecard.model.target import Target, TargetRelation, Written

if TYPE_CHECKING:
    from scorecard.load.scheme.fields import FieldReader

_LEVELS = ("must", "stretch")


def target_of(reader: FieldReader, node: NodeRead) -> Target | None:
    """The target that a cell says: one relation, or two levels; None after noting what is wrong."""
    if node.broken:
        return None
    said = [name for name in node.fields if name not in _LEVELS]
    levels = [name for name in node.fields if name in _LEVELS]
    names = [*said, *levels]
    if said and len(names) > 1:
        reader.fault("SC048", node.fields[names[1]].key, a=names[0], b=names[1])
        return None
    if levels:
        return _two_levels(reader, node)
    if not said:
        reader.fault(
            "SC018", node.span, wanted=Text("目标值，如 {above: 5000}", "a target, such as {above: 5000}")
        )
        return None
    return _one(node, said[0])


def _one(node: NodeRead, relation: Any) -> Target:
    found = node.get(relation)
    if relation == "between":
        low, high = found
        return Target(low.value, low.text, relation, Written(high.value, high.text))
    return Target(found.value, found.text, relation)


def _two_levels(reader: FieldReader, node: NodeRead) -> Target | None:
    must, stretch = node.get("must"), node.get("stretch")
    for name, found in (("must", must), ("stretch", stretch)):
        if found is None:
            reader.fault(
                "SC013", node.span, field=name, zh=node.type.by_name[name].zh, of=Text(node.type.zh, "target")
            )
            return None
    return Target(must.value, must.text, stretch=Written(stretch.value, stretch.text))


def related(
    reader: FieldReader, cell: Target, declared: TargetRelation | None, about: float | None, span: Span
) -> Target:
    """A cell with what it means: as it says itself, else as its row does; and the tolerance of `about`."""
    if not cell.assessed:
        return cell
    meant = cell._replace(relation=cell.relation or declared)
    if meant.relation == "between" and meant.upper is None:
        _once(reader, "SC076", span, cell)
        return cell
    if meant.stretch and meant.relation not in (None, "at_least", "above", "at_most", "below"):
        reader.fault("SC048", span, a=f"relation: {meant.relation}", b="stretch")
    if meant.relation != "about":
        return meant
    if about is None:
        _once(reader, "SC075", span, cell)
    return meant._replace(tolerance=about)


def _once(reader: FieldReader, code: str, span: Span, cell: Target) -> None:
    """What is wrong with a row is told at its first cell, not at each."""
    if not any(fault.code == code and fault.span == span for fault in reader.faults):
        reader.fault(code, span, found=cell.text)
