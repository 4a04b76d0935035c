"""What a rule compares, and what it holds values against, in words."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.model.indicator import Indicator
from scorecard.model.named import OWN, Named
from scorecard.model.rule import Reference, Rule
from scorecard.scheme.written import exact

MARK = Text("评分", "mark")

_KINDS = {
    "target": Text("目标值", "the target"),
    "mean": Text("平均值", "the mean"),
    "median": Text("中位数", "the median"),
    "best": Text("最好值", "the best"),
    "worst": Text("最差值", "the worst"),
}


def compare_of(rule: Rule) -> str:
    """What a rule compares: a scale what it names, a rule in proportion always a rate."""
    implied = rule.scale.in_proportion and rule.compare in ("value", "rank")
    return "completion" if implied else rule.compare


def compared(row: Indicator) -> Text:
    """What the rule of a row compares: a rule in proportion always a rate."""
    what = compare_of(row.rule)
    if what == "rank":
        return _ranked(row.rule)
    if what == "value":
        return MARK if row.judging else Text("完成值", "actual")
    if row.judging:
        return Text("得分率", "share of the scale")
    if what in ("difference", "ratio", "position"):
        return held_text(row.rule)
    if row.met_only:
        return Text("是否达到位次", "target place reached")
    if what == "met":
        return Text("达标情况", "target met")
    if row.rule.level == "stretch":
        return Text("对奋斗目标的完成率", "completion of the stretch target")
    if what == "progress":
        return Text("序时完成率", "progress")
    if row.interim == "due" and row.pace != "none":
        return Text("序时完成率", "progress")
    return Text("完成率", "completion")


def _ranked(rule: Rule) -> Text:
    """A place: in the table or the group, from the top or the bottom."""
    zh, en = ("倒数名次", "rank from the last") if rule.counted_from == "bottom" else ("名次", "rank")
    return Text(f"组内{zh}", f"{en} in the group") if rule.among == "group" else Text(zh, en)


def headed(text: Text) -> Text:
    """A phrase as the name of a line."""
    return Text(text.zh, text.en[0].upper() + text.en[1:])


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


def outside_text(named: Named, row: str) -> Text:
    """A figure from outside the column of a rule, in words; that of another row by the row's name."""
    if named.year is not None:
        return Text(f"{named.year}年的数", f"the figure of {named.year}")
    if named == OWN:
        return Text("本年的数", "the figure of this year")
    return Text("上年同期的数", "the figure of last year") if named.last_year else Text(row, row)
