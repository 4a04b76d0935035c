"""Whether a flow is scored by its count or by the period alone."""

from __future__ import annotations

from typing import Literal

from scorecard.base.text import Text
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.inherit import Inherited
from scorecard.model.judging import Judging

_REASONS = {
    "stock": Text("存量没有当期数", "a stock has no figure of the period alone"),
    "ratio": Text("比率没有当期数", "a ratio has no figure of the period alone"),
}
_MARKED = Text("评议项每期各自打分", "judges mark every period by itself")
_COMPUTED = Text("它由别的数算出", "it is computed from other figures")
_YEAR = Text("当期数不能与全年目标比", "the figure of a period is not held against the year's target")
_CARRIED = Text("沿用上期的累计数会算成当期没有完成", "a count carried over would mean that nothing was done")


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
