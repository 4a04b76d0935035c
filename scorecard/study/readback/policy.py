"""What cells without points of their own do, in words."""

from __future__ import annotations

from dataclasses import fields

from scorecard.base.text import Text
from scorecard.model.indicator import Unscored
from scorecard.model.rule import Policy
from scorecard.scheme.amount import amount_text
from scorecard.study.readback.sentence import together

_STATUS = {
    "missing": Text("未报", "missing"),
    "pending": Text("待核", "pending"),
    "not_applicable": Text("不适用", "not applicable"),
}
_DOES = {
    "unranked": Text(
        "不计分、不排名，已知得分加括号列于最后",
        "no points and no rank; the points known stand last, in brackets",
    ),
    "leave_out": Text("该项不计分，满分相应减少", "the item brings no points and leaves the full points"),
    "redistribute": Text(
        "该项分值按比例分摊给同级其他项，不因此失分",
        "its points go to its siblings in proportion, so that nothing is lost",
    ),
    "mean": Text(
        "该项取其他单位得分的平均（满分不同的，按得分率）",
        "it gets the mean points of the other units (by share where full points differ)",
    ),
    "group_mean": Text(
        "该项取本分组其他单位得分的平均（满分不同的，按得分率）",
        "it gets the mean points of the other units of the group (by share where full points differ)",
    ),
    "carry": Text(
        "沿用本年最近一次报的数（计划期内的流量连同以前各年的数）并注明",
        "what was last reported this year (of a flow in a plan, with the years before), marked",
    ),
}


def does(policy: Policy) -> Text:
    """What a policy does with a cell.

    >>> does(Policy("redistribute")).zh
    '该项分值按比例分摊给同级其他项，不因此失分'
    """
    if policy.kind != "amount":
        return _DOES[policy.kind]
    given = amount_text(policy.amount)
    return Text(f"该项计{given.zh}", f"the item gets {given.en}")


def policy_text(status: str, policy: Policy) -> Text:
    """What becomes of cells of one status."""
    name, what = _STATUS[status], does(policy)
    return Text(f"{name.zh}：{what.zh}", f"{name.en}: {what.en}")


def own_policies(own: Unscored, scheme: Unscored) -> Text | None:
    """The policies that are not the scheme's."""
    said = [
        policy_text(f.name, getattr(own, f.name))
        for f in fields(own)
        if getattr(own, f.name) != getattr(scheme, f.name)
    ]
    return together(said, "；", "; ") if said else None
