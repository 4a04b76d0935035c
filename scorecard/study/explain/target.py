"""What was promised for a cell, how much of it is due by now, and how far it is reached."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite, isnan

import numpy as np

from scorecard.base.text import Text
from scorecard.engine.attainment import ahead
from scorecard.engine.completion import rate_between
from scorecard.model.board import Ends
from scorecard.model.period import Period
from scorecard.model.target import Target
from scorecard.study.explain.promise import compared_end, ends_of, meant, past_range, verdict, within_text
from scorecard.study.explain.rounding import rounded_rate_step
from scorecard.study.explain.step import (
    CellOf,
    Input,
    Step,
    alike,
    difference,
    exact,
    figure,
    is_exact,
    operand,
    percent,
    same,
)

ACTUAL = Text("完成值", "Actual")
TARGET = Text("目标值", "Target")
PACE = Text("序时进度", "Pace")
DUE = Text("序时目标", "Due")
COMPLETION = Text("完成率", "Completion")
PROGRESS = Text("序时完成率", "Progress")


def promised(cell: CellOf) -> list[Step]:
    """The target as the scheme says it, its amendments and its stage targets."""
    if not cell.row.targets:
        return []
    period, stages = cell.board.period, cell.row.targets
    year_end = Period(cell.board.scheme.year, 12)
    if cell.row.per == "year" and Period(period.year, 12) in stages:
        year_end = Period(period.year, 12)
    staged = period in stages and period != year_end
    steps = [_year(cell, year_end)] if year_end in stages or not staged else []
    steps += _amendments(cell)
    if staged:
        target = stages[period][cell.u]
        what = Text("阶段目标", "Stage target")
        steps.append(
            _target(
                cell,
                what,
                Text(f"方案为 {cell.label} 定的阶段目标", f"the stage target of the scheme for {cell.label}"),
                target,
            )
        )
    return [*steps, *meant(cell)]


def _year(cell: CellOf, year_end: Period) -> Step:
    """The target of the year (or the plan), as it stood before any amendment."""
    scheme, table = cell.board.scheme, cell.table.table
    promised = scheme.table(table.id)
    row = promised.rows[promised.index[cell.row.id]]
    cells = row.targets.get(year_end)
    target = cells[cell.u] if cells else Target(float("nan"), "")
    if cell.row.per == "year" and scheme.is_plan:
        said = Text(
            f"{cell.board.period.year} 年（每年）目标", f"target of each year, {cell.board.period.year}"
        )
    elif scheme.is_plan:
        said = Text(
            f"{scheme.years[0]}—{scheme.year} 年的目标", f"target of {scheme.years[0]} to {scheme.year}"
        )
    else:
        said = Text(f"{scheme.year} 年目标", f"target of {scheme.year}")
    if not cells:
        said = Text(f"方案没有定 {scheme.year} 年的目标", f"the scheme has no target for {scheme.year}")
    return _target(cell, TARGET, said, target)


def _target(cell: CellOf, what: Text, said: Text, target: Target) -> Step:
    given = Input(what, target.value if target.assessed else target.text, cell.row.span)
    if not target.assessed:
        mark = target.text or "--"
        note = Text(f"{said.zh}写作“{mark}”", f"{said.en} is “{mark}”") if target.text else said
        return Step(what, note, target.value, mark, (given,))
    measure = cell.row.measure
    if target.relation or target.stretch or cell.row.met_only:
        shown = target.printed(measure)
        return Step(what, Text(f"{said.zh} {shown}", f"{said.en}: {shown}"), target.value, shown, (given,))
    value = exact(target.value)
    written = target.text if target.text != value else ""
    unit = measure if measure == "%" else f" {measure}" if measure else ""
    zh, en = (f"（原文 {written}）", f" (written {written})") if written else ("", "")
    note = Text(f"{said.zh} {value}{unit}{zh}", f"{said.en}: {value}{unit}{en}")
    return Step(what, note, target.value, value, (given,))


def _amendments(cell: CellOf) -> list[Step]:
    """What was changed since, each with the paper it rests on."""
    scheme = cell.board.scheme
    steps = []
    for amendment in scheme.amendments:
        if amendment.since > cell.board.period:
            continue
        since = amendment.since.label(scheme.frequency)
        for change in amendment.changes:
            here = change.table == cell.table.table.id and change.indicator == cell.row.id
            if not here or change.unit not in (None, cell.u):
                continue
            changed = f"{change.before} → {change.after}" if change.after else ""
            said = Text(
                f"自 {since} 起调整 {changed}（{amendment.source}）",
                f"amended from {since}: {changed} ({amendment.source})",
            )
            what = Text("调整", "Amendment")
            given = Input(what, change.after or change.before, change.span)
            steps.append(
                Step(what, said, shown=change.after or Text("见方案", "see scheme"), inputs=(given,))
            )
    return steps


def due_by_now(cell: CellOf) -> list[Step]:
    """Pace, and what is due: target × pace, or the target where there is no pace."""
    held = cell.table.terms
    target, due, pace = (
        float(f) for f in (held.target[cell.u, cell.i], held.due[cell.u, cell.i], held.pace[cell.i])
    )
    if isnan(target):
        return []
    if isnan(pace):
        return [Step(DUE, _no_pace(cell), due, exact(due))]
    factor = pace_factor(cell)
    said = Text(f"方案定为 {percent(pace)}", f"{percent(pace)} by the scheme")
    counted = factor if factor == percent(pace) else f"{factor} = {percent(pace)}"
    formula = said if factor == percent(pace) else same(counted)
    steps = [
        Step(
            PACE,
            formula,
            pace,
            percent(pace),
            (Input(PACE, pace, cell.row.span),),
        )
    ]
    times = percent(pace) if is_exact(pace * 100) else factor
    steps.append(Step(DUE, same(f"{operand(exact(target))} × {times} = {figure(due)}"), due, figure(due)))
    return steps


def _no_pace(cell: CellOf) -> Text:
    row, period = cell.row, cell.board.period
    if period in row.targets and period != Period(cell.board.scheme.year, 12):
        return Text("阶段目标就是本期应完成的数", "the stage target is what is due by now")
    kind = {
        "stock": Text("存量", "a level"),
        "ratio": Text("比率", "a ratio"),
        "flow": Text("本项", "this item"),
    }[row.nature]
    return Text(
        f"{kind.zh}不分进度，随时对照目标值", f"{kind.en} has no pace: the whole target is due at any time"
    )


def pace_factor(cell: CellOf) -> str:
    """How the pace comes about, as arithmetic; for a declared list the share itself."""
    scheme, period = cell.board.scheme, cell.board.period
    pace = cell.row.pace
    share = percent(dict(pace)[period.month]) if isinstance(pace, tuple) else f"{period.month} ÷ 12"
    years = scheme.years_of(cell.row, period.year)
    before = cell.row.month_before(period, scheme.frequency) if cell.row.alone else 0
    if before:
        less = f"{period.month} − {before}", ") ÷ 12"
        if isinstance(pace, tuple):
            less = f"{share} − {percent(dict(pace)[before])}", ")"
        share = f"({less[0]}{less[1]}"
    if cell.row.alone:
        return share if len(years) == 1 else f"{share} ÷ {len(years)}"
    if len(years) == 1:
        return share
    return f"({period.year - years[0]} + {share}) ÷ {len(years)}"


def reached(cell: CellOf) -> list[Step]:
    """Completion against the target, progress against what is due, and how far ahead or behind."""
    held = cell.table.terms
    target, due, pace = (
        float(f) for f in (held.target[cell.u, cell.i], held.due[cell.u, cell.i], held.pace[cell.i])
    )
    if isnan(cell.value) or isnan(target):
        return []
    completion = float(cell.table.completion[cell.u, cell.i])
    if cell.row.met_only:
        return verdict(cell)
    steps = rate_steps(cell, COMPLETION, held.ends, completion)
    if due == target and cell.row.pace != "none":
        told = steps[0].formula
        also = Text(f"{told.zh}，序时完成率相同", f"{told.en}, progress the same")
        steps[0] = replace(steps[0], formula=also)
    if due != target:
        steps += rate_steps(cell, PROGRESS, held.due_ends, float(cell.table.progress[cell.u, cell.i]))
    progress = float(cell.table.progress[cell.u, cell.i])
    if not isnan(pace) and not isnan(progress) and not past_range(cell, held.due_ends):
        steps += _ahead(cell, progress, pace)
    return [*steps, *verdict(cell)]


def _ahead(cell: CellOf, progress: float, pace: float) -> list[Step]:
    """How far ahead of what is due, or behind; nothing where the progress has no bound."""
    table, i = cell.table, cell.i
    far = float(ahead(table.terms, table.progress[:, i], table.observations.value[:, i], i)[cell.u])
    if not isfinite(far):
        return []
    points = figure(abs(far))
    if not points.strip("0."):
        shown = Text("与序时持平", "on pace")
    elif far > 0:
        shown = Text(f"超前 {points} 个百分点", f"{points} pp ahead")
    else:
        shown = Text(f"落后 {points} 个百分点", f"{points} pp behind")
    formula = f"({operand(percent(progress))} − 100%) × {percent(pace)} = {percent(far / 100)}"
    completion, due = float(table.completion[cell.u, i]), cell.table.terms.due_ends
    if difference(completion, pace) == far / 100 and isfinite(ends_of(cell, due)[0]):
        formula = f"{operand(percent(completion))} − {percent(pace)} = {percent(far / 100)}"
    inputs = (Input(PROGRESS, progress), Input(PACE, pace))
    return [Step(Text("比序时进度", "Against pace"), same(formula), far / 100, shown, inputs)]


def rate_steps(cell: CellOf, what: Text, ends: Ends, rate: float) -> list[Step]:
    """The actual against a target; then the rate as it is rounded for real, where it is."""
    rounding, row = cell.board.scheme.rounding, cell.row
    if rounding.completion is None or not isfinite(rate):
        return [rate_step(cell, what, ends, rate)]
    here = ends.column(cell.i).of(np.array([cell.u]))
    raw = float(
        rate_between(cell.table.observations.value[[cell.u], cell.i], here, row.rule.reverse, row.over_range)[
            0
        ]
    )
    return [
        rate_step(cell, what, ends, raw),
        rounded_rate_step(what, raw, rate, rounding.completion, rounding.mode),
    ]


def rate_step(cell: CellOf, what: Text, ends: Ends, rate: float) -> Step:
    """The actual against a target, the way the rule turns it round; 100 % inside a range."""
    found = compared_end(cell, ends)
    if found is None:
        return Step(what, within_text(cell, ends), rate, percent(rate), (Input(ACTUAL, cell.value),))
    against, direction = found
    shown_end = against_text(cell, against, direction)
    formula = rate_formula(cell.value, against, direction, cell.row.rule.reverse, shown_end)
    inputs = (Input(ACTUAL, cell.value), Input(TARGET if what == COMPLETION else DUE, against))
    if isinstance(formula, Text):
        shown: str | Text = percent(rate) if isfinite(rate) else Text("无法计算", "none")
        return Step(what, formula, rate, shown, inputs)
    return Step(what, same(f"{formula} = {percent(rate)}"), rate, percent(rate), inputs)


def against_text(cell: CellOf, against: float, direction: str) -> str:
    """A target as it stands in a formula: a product where 4 decimals would not hold it."""
    if is_exact(against):
        return operand(exact(against))
    lower, upper, _ = ends_of(cell, cell.table.terms.ends)
    whole, pace = lower if direction == "higher" else upper, float(cell.table.terms.pace[cell.i])
    if not alike(whole * pace, against):
        return figure(against)
    return f"({operand(exact(whole))} × {pace_factor(cell)})"


def rate_formula(value: float, against: float, direction: str, reverse: str, shown: str) -> str | Text:
    """The rate as arithmetic; in words where there is nothing to divide.

    >>> rate_formula(437.0, 910.0, "higher", "quotient", "910")
    '437 ÷ 910'
    >>> rate_formula(4.0, 5.0, "lower", "quotient", "5"), rate_formula(4.0, 5.0, "lower", "mirror", "5")
    ('5 ÷ 4', '2 − 4 ÷ 5')
    """
    actual = operand(exact(value))
    if against == 0:
        return _against_zero(value, direction)
    if direction == "higher":
        if against > 0:
            return f"{actual} ÷ {shown}"
        return f"1 + ({actual} − {shown}) ÷ {exact(-against)}"
    if reverse == "mirror":
        return f"2 − {actual} ÷ {shown}" if against > 0 else f"1 + ({shown} − {actual}) ÷ {exact(-against)}"
    if against < 0:
        return f"1 + ({shown} − {actual}) ÷ {exact(-against)}"
    if value > 0:
        return f"{shown} ÷ {actual}"
    return Text(
        f"越低越好，完成值 {exact(value)} 不高于 0：完成率没有上限，按上限计",
        f"lower is better and the actual {exact(value)} is not above 0: the rate has no bound, the cap holds",
    )


def _against_zero(value: float, direction: str) -> Text:
    if direction == "higher":
        return Text("目标值为 0，不能相除", "the target is 0: nothing to divide by")
    if value <= 0:
        return Text(
            f"越低越好，目标值为 0，完成值 {exact(value)} 不高于 0：按 100%",
            f"lower is better, the target is 0 and the actual {exact(value)} is not above it: 100%",
        )
    return Text(
        f"越低越好，目标值为 0，完成值 {exact(value)} 高于 0：按 0%",
        f"lower is better, the target is 0 and the actual {exact(value)} is above it: 0%",
    )
