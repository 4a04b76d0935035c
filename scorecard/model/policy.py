"""What cells without points of their own do."""

from __future__ import annotations

from typing import NamedTuple

from scorecard.base.decimals import percent, plain
from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.model.identity import where_said
from scorecard.model.status import Status
from scorecard.scheme.amount import Amount
from scorecard.scheme.field import node_of, scheme_field
from scorecard.scheme.kinds import PolicyOf
from scorecard.scheme.words import BY_ROW, CARRY, MEANS, UNRANKED, WITHOUT


class Policy(NamedTuple):
    """What a cell without points of its own does.

    `kind` is `unranked`, `leave_out`, `redistribute`, `mean`, `group_mean`, `carry`, of headings `by_row`, or
    `amount` with its amount.
    """

    kind: str
    amount: Amount = Amount(0.0)

    @property
    def gives(self) -> bool:
        """Whether points stand in for those that are lacking."""
        return self.kind == "amount" or self.of_others

    @property
    def of_others(self) -> bool:
        """Whether they are made of the points of other units."""
        return self.kind in ("mean", "group_mean")

    def __str__(self) -> str:
        if self.kind != "amount":
            return self.kind
        return percent(self.amount.value) if self.amount.share else plain(self.amount.value)


_LEAVE_OUT = {"leave_out": WITHOUT["leave_out"]}


@dataclass(frozen=True)
class UnscoredPolicies:
    """The policy for each status that brings no points of its own, and for headings without any."""

    missing: Policy = scheme_field(
        PolicyOf({**UNRANKED, **_LEAVE_OUT, **MEANS, **CARRY}),
        "未报",
        message("for a missing value"),
        default="unranked",
        empty=Policy("unranked"),
    )
    pending: Policy = scheme_field(
        PolicyOf({**UNRANKED, **_LEAVE_OUT}),
        "待核",
        message("for a pending value"),
        default="unranked",
        empty=Policy("unranked"),
    )
    not_applicable: Policy = scheme_field(
        PolicyOf(WITHOUT),
        "不适用",
        message("for an item that does not apply"),
        default="redistribute",
        empty=Policy("redistribute"),
    )
    heading: Policy = scheme_field(
        PolicyOf({**BY_ROW, **UNRANKED, **_LEAVE_OUT, **MEANS}),
        "标题行",
        message("for a heading of which nothing below is scored, each by itself; before what its rows say"),
        default="by_row",
        empty=Policy("by_row"),
        parts=where_said("heading", usual=Policy("by_row")),
    )

    def for_status(self, status: Status) -> Policy:
        """The policy of a status."""
        policy: Policy = getattr(self, status.id)
        return policy


UNSCORED = node_of(UnscoredPolicies, "unscored", "未计分处理", message("what a cell without points does"))
