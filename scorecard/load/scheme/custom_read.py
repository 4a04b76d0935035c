"""A scale of another package, found by its name and read by its own declaration."""

from __future__ import annotations

from collections.abc import Mapping as Named
from typing import TYPE_CHECKING

from scorecard.base.message import listed
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.plugins import Installed, Refused, installed
from scorecard.load.scheme.in_english import in_english
from scorecard.load.scheme.node_read import NodeRead
from scorecard.load.yaml.tree import Mapping, Node
from scorecard.scheme.kinds import Kind
from scorecard.scheme.scale.foreign import node_of

if TYPE_CHECKING:
    from scorecard.load.scheme.fields import FieldReader


@dataclass(frozen=True)
class CustomRead:
    """A scale that was found, its settings as read, and as they stand in the file."""

    found: Installed
    settings: NodeRead
    written: Named[str, Node]
    key: Span


def read_custom(reader: FieldReader, node: Node, kind: Kind) -> CustomRead | None:
    """The one scale that is named, looked for among the packages that are installed."""
    if not isinstance(node, Mapping):
        reader.wrong_kind(node, kind.words)
        return None
    if len(node.entries) != 1:
        reader.fault("SC357", node.span, names=listed([key.text for key, _ in node.entries]))
        return None
    key, value = node.entries[0]
    scale = reader.scales.get(key.text) or installed(key.text)
    reader.scales[key.text] = scale
    if isinstance(scale, Refused):
        reader.fault(scale.code, key.span, **scale.args)
        return None
    type = node_of(scale.name, scale.scale)
    value = in_english(value, type, reader.faults)
    read = reader.node(value, type)
    entries = value.entries if isinstance(value, Mapping) else ()
    return CustomRead(scale, read, {k.text: v for k, v in entries}, key.span) if read else None
