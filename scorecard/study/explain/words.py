"""A rule read back as a plain sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import isinf

from scorecard.base.text import Text
from scorecard.engine.rules.rule import limits_of
from scorecard.language.words import EVERY, IF_EQUAL
from scorecard.model.figure import read
from scorecard.model.indicator import Indicator
from scorecard.model.rule import Amount, Band, Rule
from scorecard.scheme.compare.words import MARK, compared
from scorecard.scheme.condition_words import Basis, conditions_text
from scorecard.study.explain.custom import custom_text
from scorecard.study.explain.scale_words import amount_text, scale_text
from scorecard.study.explain.step import exact, percent


def each_group(rule: Rule) -> Iterator[tuple[Rule, Text]]:
    """The rules of a row, each with the group it is for as it is written before it; one alone without."""
    if not rule.by_group:
        yield rule, Text("", "")
    for group, part in rule.by_group:
        yield part, Text(f"{group}：", f"{group}: ")


def premise(row: Indicator) -> Basis:
    """What the conditions of a rule look at where they name no other figure."""
    return Basis(MARK) if row.rule.by_mark else Basis.of(row.rule, compared(row))


def rule_text(row: Indicator) -> Text:
    """The rule of a row as a sentence, with its cap and floor.

    >>> rule_text(Indicator("a", "甲", "甲", "numbered", (10.0,), (True,))).zh
    '得分 = 分值 × 序时完成率，最高为分值，最低0分'
    """
    if row.rule.by_group:
        groups = [(rule_text(replace(row, rule=part)), name) for part, name in each_group(row.rule)]
        zh = "。".join(f"{name.zh}{one.zh}" for one, name in groups)
        return Text(zh, ". ".join(f"{name.en}{one.en}" for one, name in groups))
    rule, basis = row.rule, compared(row)
    match rule.scale:
        case "bands":
            said = _bands(row, basis)
        case "each" if rule.compare == "rank":
            said = _each(row)
        case "proportional":
            said = Text(f"得分 = 分值 × {basis.zh}", f"points = full points × {basis.en}")
        case _:
            scale = scale_text(rule, basis, row.measure)
            said = custom_text(rule.custom, basis) if rule.custom else scale
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


def _bands(row: Indicator, basis: Text) -> Text:
    rows = [(band_text(band, row.rule, basis), amount_text(band.points)) for band in row.rule.bands]
    zh = "；".join(f"{where.zh}计{points.zh}" for where, points in rows)
    en = "; ".join(f"{where.en} gives {points.en}" for where, points in rows)
    return Text(f"按{basis.zh}分档：{zh}", f"by bands of {basis.en}: {en}")


def _each(row: Indicator) -> Text:
    step = row.rule.each or Amount(0.0)
    by = Amount(abs(step.value), step.share)
    down = (row.direction == "higher") == (row.rule.counted_from == "top")
    best = Text("从高到低", "highest first") if down else Text("从低到高", "lowest first")
    what = MARK if row.judging else Text("完成值", "actual")
    if row.rule.among == "group":
        best = Text(f"{best.zh}在本分组内", f"{best.en}, in the group")
    if step.value < 0:
        return Text(
            f"按{what.zh}{best.zh}排名：第1名得分值，每低一名减{amount_text(by).zh}",
            f"by rank of the {what.en}, {best.en}: the first gets full points, each place below {amount_text(by).en} less",
        )
    return Text(
        f"按{what.zh}{best.zh}排名：第1名 0 分，每低一名加{amount_text(by).zh}",
        f"by rank of the {what.en}, {best.en}: the first gets 0, each place below {amount_text(by).en} more",
    )


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
    if rule.scale == "proportional" and rule.max_rate is not None:
        return amount_text(Amount(rule.max_rate, True))
    high = float(limits_of(rule, read(1.0))[1])
    return None if isinf(high) else Text("分值", "the full points")


def least(rule: Rule) -> Text | None:
    """The floor on points in words; None where there is none."""
    if rule.min_points:
        return (
            None if rule.min_points.value in (float("inf"), float("-inf")) else amount_text(rule.min_points)
        )
    return None if rule.own_ends else Text("0分", "0 points")


def band_text(band: Band, rule: Rule, basis: Text) -> Text:
    """The range of a band, and what else it wants; `basis` is what the rule compares.

    >>> band_text(Band(0.9, True, 1.0, False, Amount(8.0)), Rule(), Text("完成率", "completion")).zh
    '90%（含）至 100%（不含）'
    """
    if band.rest:
        return Text("其余", "anything else")
    also = conditions_text(band.conditions, Basis.of(rule, basis))
    if band.low is None and band.high is None:
        return also
    edges = _edges(band, rule)
    return Text(f"{edges.zh}且{also.zh}", f"{edges.en} and {also.en}") if band.conditions else edges


def _edges(band: Band, rule: Rule) -> Text:
    edge = percent if rule.pure else exact
    if band.high is None:
        low = edge(band.low or 0.0)
        return (
            Text(f"{low}及以上", f"{low} or more")
            if band.low_included
            else Text(f"超过 {low}", f"over {low}")
        )
    if band.low is None:
        high = edge(band.high)
        return (
            Text(f"{high}及以下", f"{high} or less")
            if band.high_included
            else Text(f"低于 {high}", f"under {high}")
        )
    low, high = edge(band.low), edge(band.high)
    if low == high:
        return Text(f"等于 {low}", f"exactly {low}")
    zh = f"{low}（{'含' if band.low_included else '不含'}）至 {high}（{'含' if band.high_included else '不含'}）"
    en = f"{low} ({'included' if band.low_included else 'excluded'}) to {high} ({'included' if band.high_included else 'excluded'})"
    return Text(zh, en)
