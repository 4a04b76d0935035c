"""Whether a flow is scored by its count or by the period alone."""

from __future__ import annotations

from typing import Literal

from scorecard.base.message import Text, message
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.inherit import Inherited
from scorecard.model.judging import Judging

_REASONS = {
    "stock": message("a stock has no figure of the period alone"),
    "ratio": message("a ratio has no figure of the period alone"),
}
_MARKED = message("judges mark every period by itself")
_COMPUTED = message("it is computed from other figures")
_YEAR = message("the figure of a period is not held against the year's target")
_CARRIED = message("a count carried over would mean that nothing was done")


def compile_score(
    reader: FieldReader, node: NodeRead, within: Inherited, nature: str, judging: Judging | None
) -> Literal["to_date", "period"]:
    """How a flow is scored. Said of a row that cannot be it is a fault; inherited by one, of no effect."""
    if within.get("score") != "period":
        return "to_date"
    reason = _REASONS.get(nature)
    if judging:
        reason = _MARKED
    elif "formula" in node or "of" in node:
        reason = _COMPUTED
    if reason:
        if "score" in node:
            _refuse(reader, node, reason)
        return "to_date"
    # Both were meant for this row, wherever they stand.
    if within.get("interim") == "year":
        _refuse(reader, node, _YEAR)
    if within.policy("missing").kind == "carry":
        _refuse(reader, node, _CARRIED)
    return "period"


def _refuse(reader: FieldReader, node: NodeRead, reason: Text) -> None:
    at = node.fields["score"].key if "score" in node else node.span
    reader.fault("SC298", at, name=node.get("name") or "", reason=reason)
