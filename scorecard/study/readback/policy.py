"""What cells without points of their own do, in words."""

from __future__ import annotations

from dataclasses import fields

from scorecard.base.message import Text, message, semicolon_list
from scorecard.model.policy import Policy, UnscoredPolicies
from scorecard.scheme.amount import amount_text

STATUS = {
    "missing": message("missing"),
    "pending": message("pending"),
    "not_applicable": message("not applicable"),
    "heading": message("nothing below a heading scored"),
}
_DOES = {
    "unranked": message("no points and no rank; the points known stand last, in brackets"),
    "leave_out": message("the item brings no points and leaves the full points"),
    "redistribute": message("its points go to its siblings in proportion, so that nothing is lost"),
    "mean": message("it gets the mean points of the other units (by share where full points differ)"),
    "group_mean": message(
        "it gets the mean points of the other units of the group (by share where full points differ)"
    ),
    "carry": message("what was last reported this year (of a flow in a plan, with the years before), marked"),
}


def does(policy: Policy) -> Text:
    """What a policy does with a cell.

    >>> does(Policy("redistribute")).say("zh")
    '该项分值按比例分摊给同级其他项，不因此失分'
    """
    if policy.kind != "amount":
        return _DOES[policy.kind]
    return message("the item gets {given}", given=amount_text(policy.amount))


_HEADING_DOES = {
    "by_row": message("each row below does what it says itself"),
    "unranked": message("no points and no rank; the points known stand last, in brackets"),
    "leave_out": message("it brings no points and leaves the full points"),
    "mean": message("it gets the mean share that the other units have in it"),
    "group_mean": message("it gets the mean share that the other units of the group have in it"),
}


def heading_does(policy: Policy) -> Text:
    """What a policy does with a heading below which nothing is scored."""
    if policy.kind != "amount":
        return _HEADING_DOES[policy.kind]
    return message("it gets {given}", given=amount_text(policy.amount))


def policy_text(status: str, policy: Policy) -> Text:
    """What becomes of cells of one status, or of a heading without any points."""
    does_text = heading_does(policy) if status == "heading" else does(policy)
    return message("{name}: {text}", name=STATUS[status], text=does_text)


def heading_policy(own: UnscoredPolicies, scheme: UnscoredPolicies) -> Text | None:
    """What holds of a heading without any points, where that is not as for the scheme."""
    return None if own.heading == scheme.heading else policy_text("heading", own.heading)


def own_policies(own: UnscoredPolicies, scheme: UnscoredPolicies) -> Text | None:
    """The policies that are not the scheme's."""
    texts = [
        policy_text(f.name, getattr(own, f.name))
        for f in fields(own)
        if f.name != "heading" and getattr(own, f.name) != getattr(scheme, f.name)
    ]
    return semicolon_list(texts) if texts else None
