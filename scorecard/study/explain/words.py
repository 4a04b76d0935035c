"""A rule read back as a plain sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import isinf

from scorecard.base.message import Text, message, sense, sequence
from scorecard.engine.rules.compared import compared_quantity
from scorecard.model.indicator import Indicator
from scorecard.model.rule import Rule
from scorecard.scheme.amount import Amount, amount_text
from scorecard.scheme.compare.door import MARK
from scorecard.scheme.compared import Wording
from scorecard.scheme.condition_words import Basis, conditions_text
from scorecard.scheme.words import EVERY
from scorecard.scheme.written import percent


def each_group(rule: Rule) -> Iterator[tuple[Rule, Text]]:
    """The rules of a row, each with the group it is for as it is written before it; one alone without."""
    if not rule.by_group:
        yield rule, ""
    for group, part in rule.by_group:
        yield part, message("{group}: ", group=group)


def premise(row: Indicator) -> Basis:
    """What the conditions of a rule look at where they name no other figure."""
    return Basis(MARK) if row.rule.by_mark else Basis(compared_quantity(row), row.rule.compare.pure)


def rule_text(row: Indicator) -> Text:
    """The rule of a row as a sentence, with its cap and floor.

    >>> rule_text(Indicator("a", "甲", "甲", relation="numbered", points=(10.0,), applies=(True,))).say("zh")
    '得分 = 分值 × 序时完成率，最高为分值，最低0分'
    """
    if row.rule.by_group:
        groups = [
            message("{group}{rule}", group=name, rule=rule_text(replace(row, rule=part)))
            for part, name in each_group(row.rule)
        ]
        return sequence(groups, sense("between rules", ". "))
    rule = row.rule
    sentence = rule.scale.sentence(_wording(row))
    if rule.only_if:
        gate = conditions_text(rule.only_if, premise(row))
        sentence = message("{words}; 0 points unless {gate}", words=sentence, gate=gate)
    sentence = _add_limits(rule.compare.sentence(sentence, row, rule.reverse), rule)
    if rule.every:
        return message(
            "for {frequency} of the year so far, and the points added: {words}",
            frequency=EVERY.choices[rule.every],
            words=sentence,
        )
    return sentence


def _wording(row: Indicator) -> Wording:
    """What the sentence of a scale is told of the row around it."""
    compare = row.rule.compare
    return Wording(compared_quantity(row), compare, row.measure, compare.against_text, compare.order(row))


def _add_limits(sentence: Text, rule: Rule) -> Text:
    """The sentence with the limits that hold."""
    parts = [sentence]
    if rule.max_rate is not None:
        parts.append(message("the rate at most {rate}", rate=percent(rule.max_rate)))
    high = most(rule)
    if high is not None:
        parts.append(message("at most {points}", points=high))
    low = least(rule)
    if low is not None:
        parts.append(message("at least {points}", points=low))
    return sequence(parts, sense("between clauses", ", "))


def most(rule: Rule) -> Text | None:
    """The cap on points in words: what the rule names, else the full points; some scales have their own ends."""
    named = []
    if rule.max_points:
        if isinf(rule.max_points.value):
            return None
        whole = rule.max_points == Amount(1.0, True)
        named.append(
            sense("what a row is worth", "the full points") if whole else amount_text(rule.max_points)
        )
    if rule.max_extra:
        named.append(message("the full points and {extra} more", extra=amount_text(rule.max_extra)))
    if named:
        return sequence(named, sense("between clauses", " and "))
    cap = rule.scale.cap(rule.max_rate)
    if cap is None:
        return None
    return sense("what a row is worth", "the full points") if rule.max_rate is None else amount_text(cap)


def least(rule: Rule) -> Text | None:
    """The floor on points in words; None where there is none."""
    if rule.min_points:
        return (
            None if rule.min_points.value in (float("inf"), float("-inf")) else amount_text(rule.min_points)
        )
    return None if rule.scale.own_ends else message("0 points")
