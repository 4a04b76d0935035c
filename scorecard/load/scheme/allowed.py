"""What may be sent in for a row."""

from __future__ import annotations

from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.worded import check_allowed_words
from scorecard.model.rule import Allowed


def compile_allowed(reader: FieldReader, node: NodeRead | None) -> Allowed | None:
    """The figures a row allows, None where it allows any, or takes words."""
    if node is None:
        return None
    check_allowed_words(reader, node)
    if "words" in node:
        return None
    ends = [read.value.value for read in node.get("between") or ()]
    if "between" not in node:
        return Allowed(node.get("whole"))
    if len(ends) != 2 or ends[0] > ends[1]:
        reader.fault("SC099", node.at("between"))
        return None
    return Allowed(node.get("whole"), *ends)
