"""What a rule holds values against, in words."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.model.rule import Reference, Rule
from scorecard.study.explain.step import exact

_KINDS = {
    "target": Text("目标值", "the target"),
    "mean": Text("平均值", "the mean"),
    "median": Text("中位数", "the median"),
    "best": Text("最好值", "the best"),
    "worst": Text("最差值", "the worst"),
}


def reference_text(rule: Rule, one: Reference) -> Text:
    """A reference in words.

    >>> reference_text(Rule(among="group"), Reference("mean")).zh
    '本组平均值'
    """
    if one.kind == "number":
        return Text(f"基准值 {exact(one.value)}", f"the benchmark {exact(one.value)}")
    if one.kind in ("unit", "indicator"):
        name = one.name or one.id
        return Text(f"“{name}”的数", f"the figure of “{name}”")
    if one.kind == "year":
        return Text(f"{one.value:.0f}年的数", f"the figure of {one.value:.0f}")
    if one.kind == "last_year":
        return Text("上年同期的数", "the figure of the same period of last year")
    said = _KINDS[one.kind]
    if one.kind == "target":
        return said
    of = Text("本组", " of the group") if rule.among == "group" else Text("", "")
    if rule.without_self:
        of = Text(f"{of.zh}其他单位", f"{of.en}, without itself")
    return Text(f"{of.zh}{said.zh}", f"{said.en}{of.en}")


def held_text(rule: Rule) -> Text:
    """What is compared where a rule holds values against something.

    >>> held_text(Rule("ratio", (Reference("best"),))).zh
    '与最好值之比'
    """
    texts = [reference_text(rule, one) for one in rule.against]
    if rule.compare == "position":
        return Text(
            f"在{texts[0].zh}与{texts[1].zh}之间的位置", f"position between {texts[0].en} and {texts[1].en}"
        )
    if rule.compare == "ratio":
        return Text(f"与{texts[0].zh}之比", f"ratio to {texts[0].en}")
    return Text(f"与{texts[0].zh}之差", f"difference from {texts[0].en}")
