"""A rule read back as a plain sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import isinf

from scorecard.base.text import Text
from scorecard.engine.rules.compared import MARK, compared, reference_text
from scorecard.language.words import EVERY, IF_EQUAL
from scorecard.model.indicator import Indicator
from scorecard.model.rule import Rule
from scorecard.scheme.amount import Amount, amount_text
from scorecard.scheme.compared import Wording
from scorecard.scheme.condition_words import Basis, conditions_text
from scorecard.scheme.written import percent


def each_group(rule: Rule) -> Iterator[tuple[Rule, Text]]:
    """The rules of a row, each with the group it is for as it is written before it; one alone without."""
    if not rule.by_group:
        yield rule, Text("", "")
    for group, part in rule.by_group:
        yield part, Text(f"{group}：", f"{group}: ")


def premise(row: Indicator) -> Basis:
    """What the conditions of a rule look at where they name no other figure."""
    return Basis(MARK) if row.rule.by_mark else Basis(compared(row), row.rule.pure)


def rule_text(row: Indicator) -> Text:
    """The rule of a row as a sentence, with its cap and floor.

    >>> rule_text(Indicator("a", "甲", "甲", "numbered", (10.0,), (True,))).zh
    '得分 = 分值 × 序时完成率，最高为分值，最低0分'
    """
    if row.rule.by_group:
        groups = [(rule_text(replace(row, rule=part)), name) for part, name in each_group(row.rule)]
        zh = "。".join(f"{name.zh}{one.zh}" for one, name in groups)
        return Text(zh, ". ".join(f"{name.en}{one.en}" for one, name in groups))
    rule = row.rule
    said = rule.scale.sentence(_wording(row))
    if rule.only_if:
        gate = conditions_text(rule.only_if, premise(row))
        said = Text(f"{said.zh}；须{gate.zh}，否则0分", f"{said.en}; 0 points unless {gate.en}")
    said = _ended(_held(said, row), rule)
    if rule.every:
        often = EVERY.choices[rule.every]
        return Text(
            f"年初以来{often.zh}各计一次，得分相加：{said.zh}",
            f"for {often.en} of the year so far, and the points added: {said.en}",
        )
    return said


def _held(said: Text, row: Indicator) -> Text:
    """The sentence with what a ratio or a position leaves open."""
    rule = row.rule
    if rule.compare == "ratio" and row.direction == "lower":
        over = rule.reverse == "quotient"
        how = (
            Text("对照值 ÷ 完成值", "what it is held against ÷ actual")
            if over
            else Text("2 − 完成值 ÷ 对照值", "2 − actual ÷ what it is held against")
        )
        return Text(
            f"{said.zh}；越低越好，比 = {how.zh}", f"{said.en}; lower is better, so the ratio is {how.en}"
        )
    if rule.compare == "position":
        equal = IF_EQUAL.choices[rule.if_equal]
        return Text(f"{said.zh}；两端相等时{equal.zh}", f"{said.en}; between equal ends {equal.en}")
    return said


def _wording(row: Indicator) -> Wording:
    """What the sentence of a scale is told of the row around it."""
    rule = row.rule
    held = rule.compare in ("difference", "ratio")
    against = reference_text(rule, rule.against[0]) if held and rule.against else None
    ranked = _order(row) if rule.compare == "rank" else None
    return Wording(compared(row), rule.compare, row.measure, against, ranked)


def _order(row: Indicator) -> Text:
    """How the places are given."""
    down = (row.direction == "higher") == (row.rule.counted_from == "top")
    best = Text("从高到低", "highest first") if down else Text("从低到高", "lowest first")
    what = MARK if row.judging else Text("完成值", "actual")
    if row.rule.among == "group":
        best = Text(f"{best.zh}在本分组内", f"{best.en}, in the group")
    return Text(f"按{what.zh}{best.zh}排名", f"by rank of the {what.en}, {best.en}")


def _ended(said: Text, rule: Rule) -> Text:
    """The sentence with the limits that hold."""
    zh, en = [said.zh], [said.en]
    if rule.max_rate is not None:
        zh.append(f"率最高按 {percent(rule.max_rate)}")
        en.append(f"the rate at most {percent(rule.max_rate)}")
    high = most(rule)
    if high is not None:
        zh.append(f"最高为{high.zh}")
        en.append(f"at most {high.en}")
    low = least(rule)
    if low is not None:
        zh.append(f"最低{low.zh}")
        en.append(f"at least {low.en}")
    return Text("，".join(zh), ", ".join(en))


def most(rule: Rule) -> Text | None:
    """The cap on points in words: what the rule names, else the full points; some scales have their own ends."""
    named = []
    if rule.max_points:
        if isinf(rule.max_points.value):
            return None
        whole = rule.max_points == Amount(1.0, True)
        named.append(Text("分值", "the full points") if whole else amount_text(rule.max_points))
    if rule.max_extra:
        extra = amount_text(rule.max_extra)
        named.append(Text(f"分值加{extra.zh}", f"the full points and {extra.en} more"))
    if named:
        return Text("，且".join(n.zh for n in named), " and ".join(n.en for n in named))
    cap = rule.scale.cap(rule.max_rate)
    if cap is None:
        return None
    return Text("分值", "the full points") if rule.max_rate is None else amount_text(cap)


def least(rule: Rule) -> Text | None:
    """The floor on points in words; None where there is none."""
    if rule.min_points:
        return (
            None if rule.min_points.value in (float("inf"), float("-inf")) else amount_text(rule.min_points)
        )
    return None if rule.scale.own_ends else Text("0分", "0 points")
