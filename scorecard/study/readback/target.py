"""What was promised in a row: targets, what they mean, how much of them is due by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scorecard.base.message import Text, comma_list, message, semicolon_list, sense
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.unit import Unit
from scorecard.scheme.target import RELATION, Target
from scorecard.scheme.words import PER, REVERSE, ZERO_TARGET
from scorecard.scheme.written import exact, percent
from scorecard.study.explain.light import lights_text
from scorecard.study.explain.words import each_group
from scorecard.study.readback.general import INTERIM_TEXT
from scorecard.study.readback.sentence import RowOf, Say

_MOST_LISTED = 60
"""A longer row of targets is told by its ends and its sum; `check --targets` prints each."""


def targets(of: RowOf) -> Text | None:
    """The targets of each unit, by period."""
    texts = []
    year_end = Period(of.scheme.year, 12)
    for period in sorted(of.row.targets):
        label = period.label(of.scheme.calendar)
        name = message("target") if period == year_end else message("target of {label}", label=label)
        cells = _cells(of.units, of.row.targets[period], of.row.measure)
        texts.append(message("{name} {cells}", name=name, cells=cells))
    return semicolon_list(texts) if texts else None


def _cells(units: Sequence[Unit], cells: Sequence[Target], measure: str) -> Text:
    printed = [cell.notice_text(measure) if cell.assessed else "--" for cell in cells]
    if len(set(printed)) == 1:
        same = printed[0]
        return message("{same}", same=same) if len(units) == 1 else message("{same} for all", same=same)
    if len(units) > _MOST_LISTED:
        known = [cell.value for cell in cells if cell.known]
        return message(
            "differ: {names} from {low} to {high}, {whole} in all (each: check --targets)",
            names=len(known),
            low=exact(min(known)),
            high=exact(max(known)),
            whole=exact(sum(known)),
        )
    each = [f"{unit.short} {text}" for unit, text in zip(units, printed, strict=True) if text != "--"]
    return sense("of each unit", "{targets}", targets=comma_list(each))


def _assessed_targets(of: RowOf) -> list[Target]:
    return [cell for cells in of.row.targets.values() for cell in cells if cell.assessed]


PLACE_TEXT = message("a target place is reached or not and has no completion; points count 100% or 0%")
"""What a target place means."""


def levels_text(row: Indicator) -> Text:
    """Which of two levels completion and points are against.

    >>> levels_text(Indicator("a", "甲", "甲", relation="numbered", points=(10.0,), applies=(True,))).say("zh")
    '完成率对照确保目标，得分对照确保目标'
    """
    texts = []
    for rule, group in each_group(row.rule):
        level = message("stretch") if rule.compare.level == "stretch" else message("must")
        texts.append(
            message(
                "{group}completion is against the must target, points against the {level} target",
                group=group,
                level=level,
            )
        )
    return semicolon_list(texts)


def meaning(of: RowOf) -> Text | None:
    """What it takes to reach targets that are more than a number; what a number means is said in general."""
    if of.row.met_only and _assessed_targets(of):
        return PLACE_TEXT
    relations = dict.fromkeys(cell.relation for cell in _assessed_targets(of) if cell.relation)
    return semicolon_list(RELATION.choices[relation] for relation in relations) if relations else None


def levels(of: RowOf) -> Text | None:
    """Which of two levels counts."""
    if not any(cell.stretch for cell in _assessed_targets(of)):
        return None
    return levels_text(of.row)


def completion(of: RowOf) -> Text | None:
    """How completion is worked out where actual ÷ target is not all of it."""
    row, texts = of.row, []
    if row.met_only or not _assessed_targets(of):
        return None
    if any(cell.ranged for cell in _assessed_targets(of)):
        for rule, group in each_group(row.rule):
            texts.append(message("{group}{past}", group=group, past=past_range(replace(row, rule=rule))))
    elif row.direction == "lower":
        for rule, group in each_group(row.rule):
            turned = REVERSE.choices[rule.reverse]
            texts.append(message("{group}completion = {turned}", group=group, turned=turned))
    if row.zero_target:
        texts.append(message("a target of 0: {zero}", zero=ZERO_TARGET.choices[row.zero_target]))
    return semicolon_list(texts) if texts else None


def past_range(row: Indicator) -> Text:
    """What completion is past the upper end of a range.

    >>> past_range(Indicator("a", "甲", "甲", relation="numbered", points=(10.0,), applies=(True,))).say("zh")
    '低于下端按 完成值 ÷ 下端，区间以内按 100%，超出上端按 上端 ÷ 完成值'
    """
    if row.over_range == "full":
        past = message("100% past the upper end")
    elif row.rule.reverse == "mirror":
        past = message("2 − actual ÷ upper end past it")
    else:
        past = message("upper end ÷ actual past it")
    return message("completion is actual ÷ lower end below it, 100% within, {past}", past=past)


def target_years(of: RowOf) -> Text | None:
    """In a plan, whether targets are for all its years or for each."""
    counted = of.row.nature == "flow" or of.row.per == "year"
    if not (of.scheme.is_plan and of.row.targets and counted):
        return None
    if of.row.per == "year" and of.scheme.first_month != 1:
        return message("for each year: flows count from {beginning}", beginning=of.scheme.calendar.beginning)
    return PER.choices[of.row.per]


def binding(of: RowOf) -> Text | None:
    """A binding target is said to be one."""
    return message("a binding target") if of.row.binding else None


def pace(of: RowOf) -> Text | None:
    """How much of the target is due by when."""
    row = of.row
    if not row.targets or not of.within_year or row.nature != "flow":
        return None
    if row.pace == "none":
        return message("no pace: the whole target is due at any time")
    if row.pace == "linear":
        return message("the target is due in proportion to the months gone")
    shares = (
        message("month {month} {share}", month=month, share=percent(share)) for month, share in row.pace
    )
    return message("due by then: {shares}", shares=comma_list(shares))


def interim(of: RowOf) -> Text | None:
    """What points are against before the year's end, where that is not as for the scheme."""
    row = of.row
    if row.interim == of.scheme.interim or not row.targets or not of.within_year:
        return None
    return INTERIM_TEXT[row.interim]


def lights(of: RowOf) -> Text | None:
    """Which light is shown when."""
    return lights_text(of.row.lights) if of.row.lights else None


SENTENCES: tuple[Say, ...] = (
    binding,
    targets,
    target_years,
    meaning,
    levels,
    completion,
    pace,
    lights,
    interim,
)
