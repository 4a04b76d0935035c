"""What was promised in a row: targets, what they mean, how much of them is due by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scorecard.base.text import Text, listed
from scorecard.language.words import PER, RELATION, REVERSE, ZERO_TARGET
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.scheme import Unit
from scorecard.model.target import Target
from scorecard.study.explain.light import lights_text
from scorecard.study.explain.step import exact, percent
from scorecard.study.explain.words import each_group
from scorecard.study.readback.general import INTERIM_TEXT
from scorecard.study.readback.sentence import RowOf, Say, together

_MOST_LISTED = 60
"""A longer row of targets is told by its ends and its sum; `check --targets` prints each."""


def targets(of: RowOf) -> Text | None:
    """The targets of each unit, by period."""
    texts = []
    year_end = Period(of.scheme.year, 12)
    for period in sorted(of.row.targets):
        label = period.label(of.scheme.frequency)
        name = Text("目标值", "target") if period == year_end else Text(f"{label} 目标", f"target of {label}")
        cells = _cells(of.units, of.row.targets[period], of.row.measure)
        texts.append(Text(f"{name.zh}{cells.zh}", f"{name.en} {cells.en}"))
    return together(texts, "；", "; ") if texts else None


def _cells(units: Sequence[Unit], cells: Sequence[Target], measure: str) -> Text:
    printed = [cell.printed(measure) if cell.assessed else "--" for cell in cells]
    if len(set(printed)) == 1:
        same = printed[0]
        return Text(f" {same}", f"{same}") if len(units) == 1 else Text(f"都是 {same}", f"{same} for all")
    if len(units) > _MOST_LISTED:
        known = [cell.value for cell in cells if cell.known]
        low, high, whole = exact(min(known)), exact(max(known)), exact(sum(known))
        return Text(
            f"各单位不同：{len(known)} 个，{low} 至 {high}，合计 {whole}（逐个见 check --targets）",
            f"differ: {len(known)} from {low} to {high}, {whole} in all (each: check --targets)",
        )
    each = [f"{unit.short} {text}" for unit, text in zip(units, printed, strict=True) if text != "--"]
    return Text(f"：{listed(each).zh}", f": {listed(each).en}".removeprefix(": "))


def _assessed(of: RowOf) -> list[Target]:
    return [cell for cells in of.row.targets.values() for cell in cells if cell.assessed]


PLACE_TEXT = Text(
    "位次目标只看是否达到，不计完成率；计分时达到按 100%，未达到按 0%",
    "a target place is reached or not and has no completion; points count 100% or 0%",
)
"""What a target place means."""


def levels_text(row: Indicator) -> Text:
    """Which of two levels completion and points are against.

    >>> levels_text(Indicator("a", "甲", "甲", "numbered", (10.0,), (True,))).zh
    '完成率对照确保目标，得分对照确保目标'
    """
    texts = []
    for rule, group in each_group(row.rule):
        level = Text("奋斗", "stretch") if rule.level == "stretch" else Text("确保", "must")
        texts.append(
            Text(
                f"{group.zh}完成率对照确保目标，得分对照{level.zh}目标",
                f"{group.en}completion is against the must target, points against the {level.en} target",
            )
        )
    return together(texts, "；", "; ")


def meaning(of: RowOf) -> Text | None:
    """What it takes to reach targets that are more than a number; what a number means is said in general."""
    if of.row.met_only and _assessed(of):
        return PLACE_TEXT
    found = dict.fromkeys(cell.relation for cell in _assessed(of) if cell.relation)
    return together((RELATION.choices[one] for one in found), "；", "; ") if found else None


def levels(of: RowOf) -> Text | None:
    """Which of two levels counts."""
    if not any(cell.stretch for cell in _assessed(of)):
        return None
    return levels_text(of.row)


def completion(of: RowOf) -> Text | None:
    """How completion is worked out where actual ÷ target is not all of it."""
    row, texts = of.row, []
    if row.met_only or not _assessed(of):
        return None
    if any(cell.relation in ("between", "about", "equals") for cell in _assessed(of)):
        for rule, group in each_group(row.rule):
            past = past_range(replace(row, rule=rule))
            texts.append(Text(f"{group.zh}{past.zh}", f"{group.en}{past.en}"))
    elif row.direction == "lower":
        for rule, group in each_group(row.rule):
            turned = REVERSE.choices[rule.reverse]
            texts.append(Text(f"{group.zh}完成率 = {turned.zh}", f"{group.en}completion = {turned.en}"))
    if row.zero_target:
        zero = ZERO_TARGET.choices[row.zero_target]
        texts.append(Text(f"目标值为 0 的{zero.zh}", f"a target of 0: {zero.en}"))
    return together(texts, "；", "; ") if texts else None


def past_range(row: Indicator) -> Text:
    """What completion is past the upper end of a range.

    >>> past_range(Indicator("a", "甲", "甲", "numbered", (10.0,), (True,))).zh
    '低于下端按 完成值 ÷ 下端，区间以内按 100%，超出上端按 上端 ÷ 完成值'
    """
    if row.over_range == "full":
        past = Text("超出上端仍按 100%", "100% past the upper end")
    elif row.rule.reverse == "mirror":
        past = Text("超出上端按 2 − 完成值 ÷ 上端", "2 − actual ÷ upper end past it")
    else:
        past = Text("超出上端按 上端 ÷ 完成值", "upper end ÷ actual past it")
    return Text(
        f"低于下端按 完成值 ÷ 下端，区间以内按 100%，{past.zh}",
        f"completion is actual ÷ lower end below it, 100% within, {past.en}",
    )


def per(of: RowOf) -> Text | None:
    """In a plan, whether targets are for all its years or for each."""
    counted = of.row.nature == "flow" or of.row.per == "year"
    return PER.choices[of.row.per] if of.scheme.is_plan and of.row.targets and counted else None


def binding(of: RowOf) -> Text | None:
    """A binding target is said to be one."""
    return Text("约束性指标", "a binding target") if of.row.binding else None


def pace(of: RowOf) -> Text | None:
    """How much of the target is due by when."""
    row = of.row
    if not row.targets or not of.within_year or row.nature != "flow":
        return None
    if row.pace == "none":
        return Text("不分进度，随时对照目标值", "no pace: the whole target is due at any time")
    if row.pace == "linear":
        return Text("目标值按月平均分解", "the target is due in proportion to the months gone")
    return Text(
        f"序时进度：{listed(list(_shares(of, '—'))).zh}", f"due by then: {listed(list(_shares(of, '-'))).en}"
    )


def _shares(of: RowOf, dash: str) -> Iterator[str]:
    assert isinstance(of.row.pace, tuple)
    for month, share in of.row.pace:
        yield f"1{dash}{month}月 {percent(share)}" if dash == "—" else f"month {month} {percent(share)}"


def interim(of: RowOf) -> Text | None:
    """What points are against before the year's end, where that is not as for the scheme."""
    row = of.row
    if row.interim == of.scheme.interim or not row.targets or not of.within_year:
        return None
    return INTERIM_TEXT[row.interim]


def lights(of: RowOf) -> Text | None:
    """Which light is shown when."""
    return lights_text(of.row.lights) if of.row.lights else None


SENTENCES: tuple[Say, ...] = (binding, targets, per, meaning, levels, completion, pace, lights, interim)
