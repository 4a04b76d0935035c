"""What was reported for a cell: every standing figure, what it corrects, and how several make one."""

from __future__ import annotations

from math import isnan, nan

import numpy as np

from scorecard.base.text import Text
from scorecard.model.ledger import Detail, Role, ordinal, period_of
from scorecard.model.period import Period
from scorecard.study.explain.step import CellOf, Input, Step, exact, figure, operand, same, settled

REPORTED = Text("上报", "Reported")


def reported(cell: CellOf) -> list[Step]:
    """The lines about the actual of a cell, from the first report to the value that counts."""
    if cell.row.judging:
        return _judged(cell)
    if cell.row.alone and cell.row.reported == "cumulative":
        return [*_alone(cell), *_aside(cell)]
    periods = _added_up(cell)
    if len(periods) == 1:
        return [*_single(cell), *_aside(cell)]
    return [*_sum(cell, periods), *_aside(cell)]


def _single(cell: CellOf) -> list[Step]:
    entry = int(cell.table.observations.entry[cell.u, cell.i])
    if entry < 0:
        return [_nothing(cell, cell.board.period)]
    steps = chain_of(cell, entry, REPORTED)
    if cell.table.observations.carried[cell.u, cell.i]:
        said = Text(
            f"{cell.label} 未报，方案规定沿用本年上一期",
            f"{cell.label} is missing; the scheme carries over the period before",
        )
        steps.append(Step(Text("沿用", "Carried"), said, _number(cell, cell.value), cell.said(cell.value)))
    return steps


def _added_up(cell: CellOf) -> list[Period]:
    """The periods whose figures make up the value, in order of time: those that `observe` adds up."""
    scheme, row, now = cell.board.scheme, cell.row, cell.board.period
    if row.nature != "flow":
        return [now]
    by_period = row.reported == "period"
    if row.alone:
        before = row.month_before(now, scheme.frequency)
        return [one for one in now.in_year(scheme.frequency) if before < one.month <= now.month]
    earlier: list[Period] = []
    for year in scheme.years_of(cell.row, cell.board.period.year):
        if year < now.year:
            periods = Period(year, 12).in_year(scheme.frequency)
            earlier += periods if by_period else periods[-1:]
    if by_period:
        earlier += [period for period in now.in_year(scheme.frequency) if period < now]
    return [*earlier, now]


def _alone(cell: CellOf) -> list[Step]:
    """The count of the period, the count before, and what was done in between."""
    now = cell.board.period
    month = cell.row.month_before(now, cell.board.scheme.frequency)
    before = Period(now.year, month) if month else None
    steps, inputs, absent = _of_periods(cell, [before, now] if before else [now])
    what = Text("当期数", "In the period")
    if absent:
        zh, en = "、".join(absent), ", ".join(absent)
        said = Text(
            f"{zh} 没有累计数，算不出当期数", f"no count for {en}, so the period's own figure is unknown"
        )
        return [*steps, Step(what, said, nan, cell.status.text, tuple(inputs))]
    counts = [operand(exact(float(each.value))) for each in reversed(inputs)]
    own = settled(float(inputs[-1].value) - (float(inputs[0].value) if before else 0.0))
    said = same(f"{' − '.join(counts)} = {exact(own)}")
    if not before:
        said = Text("本年第一期，当期数就是累计数", "the first period of the year: its count")
    return [*steps, Step(what, said, own, exact(own), tuple(inputs))]


def _sum(cell: CellOf, periods: list[Period]) -> list[Step]:
    """Each addend with its place, then their sum."""
    steps, inputs, absent = _of_periods(cell, periods)
    what = Text("当期数", "In the period") if cell.row.alone else Text("累计", "Added up")
    if absent:
        zh, en = "、".join(absent), ", ".join(absent)
        said = Text(f"{zh} 没有数，不能相加", f"no figure for {en}, so there is no sum")
        return [*steps, Step(what, said, nan, cell.status.text, tuple(inputs))]
    total = float(sum(float(each.value) for each in inputs)) if isnan(cell.value) else cell.value
    parts = " + ".join(operand(exact(float(each.value))) for each in inputs)
    return [*steps, Step(what, same(f"{parts} = {exact(total)}"), total, exact(total), tuple(inputs))]


def _of_periods(cell: CellOf, periods: list[Period]) -> tuple[list[Step], list[Input], list[str]]:
    """What was reported for each of several periods: its lines, the figures, and the periods without one."""
    steps: list[Step] = []
    inputs: list[Input] = []
    absent: list[str] = []
    for period in periods:
        label = period.label(cell.board.scheme.frequency)
        entry = _standing(cell, period)
        if entry < 0 or isnan(cell.ledger.value[entry]):
            absent.append(label)
        if entry < 0:
            steps.append(_nothing(cell, period))
            continue
        steps += chain_of(cell, entry, REPORTED)
        inputs.append(Input(label, _figure_of(cell, entry), cell.ledger.span(entry)))
    return steps, inputs, absent


def _standing(cell: CellOf, period: Period) -> int:
    """The standing entry of a period, -1 where there is none."""
    ledger = cell.ledger
    position = [table.id for table in cell.board.scheme.tables].index(cell.table.table.id)
    found = np.flatnonzero(
        (ledger.table == position)
        & (ledger.unit == cell.u)
        & (ledger.row == cell.i)
        & (ledger.judge < 0)
        & (ledger.role == Role.STANDING)
        & (ledger.period == ordinal(period))
    )
    return int(found[-1]) if len(found) else -1


def _nothing(cell: CellOf, period: Period) -> Step:
    label = period.label(cell.board.scheme.frequency)
    said = Text(f"数据中没有 {label} 的这一项", f"no row of {label} in the data")
    return Step(REPORTED, said, nan, Text("没有", "none"))


def _aside(cell: CellOf) -> list[Step]:
    if not cell.table.observations.set_aside[cell.u, cell.i]:
        return []
    said = Text("本期不考核这一项，报来的数不用", "not assessed in this period; what was sent in is not used")
    return [Step(Text("搁置", "Set aside"), said, nan, Text("不用", "unused"))]


def chain_of(cell: CellOf, entry: int, what: Text) -> list[Step]:
    """A standing entry as a chain: the first report, then each correction with its reason."""
    ledger, steps = cell.ledger, []
    frequency = cell.board.scheme.frequency
    before = ""
    for link in ledger.chain(entry):
        detail, value = ledger.details[link], float(ledger.value[link])
        shown = detail.raw if isnan(value) else cell.said(value)
        label = period_of(int(ledger.period[link])).label(frequency)
        raw = detail.raw.strip()
        written = "" if isnan(value) or raw in (shown, "") else raw
        about = _about(detail, written)
        if before:
            said = Text(f"{before} → {shown}{about.zh}", f"{before} → {shown}{about.en}")
        else:
            mark = shown or Text("空白", "a blank")
            said = Text("{label} 报 {mark}{about}", "{label}: {mark}{about}").fill(
                label=label, mark=mark, about=about
            )
        given = Input(label, _figure_of(cell, link), ledger.span(link))
        name = Text("更正", "Correction") if before else what
        steps.append(Step(name, said, _number(cell, value), shown or Text("空白", "blank"), (given,)))
        before = shown or raw or "—"
    return steps


def _figure_of(cell: CellOf, entry: int) -> float | str:
    value = float(cell.ledger.value[entry])
    return cell.row.word(value) or (cell.ledger.details[entry].raw if isnan(value) else value)


def _number(cell: CellOf, value: float) -> float:
    """A value as the result of a step; a word is no number."""
    return nan if cell.row.words else value


def _about(detail: Detail, written: str) -> Text:
    """What a row says beside its number, in brackets; nothing where it says nothing."""
    zh = [f"原文 {written}"] if written else []
    en = [f"written {written}"] if written else []
    if detail.reason:
        zh.append(detail.reason)
        en.append(detail.reason)
    if detail.signer:
        zh.append(f"{detail.signer}签批")
        en.append(f"signed by {detail.signer}")
    for part in (detail.date, detail.note):
        if part:
            zh.append(part)
            en.append(part)
    if detail.source:
        zh.append(f"来源：{detail.source}")
        en.append(f"source: {detail.source}")
    return Text(f"（{'；'.join(zh)}）", f" ({'; '.join(en)})") if zh else Text("", "")


def _judged(cell: CellOf) -> list[Step]:
    """Every mark with its place, the quorum, and the value of the panel."""
    marks = cell.table.observations.marks[cell.u, cell.i]
    entries = cell.table.observations.mark_entry[cell.u, cell.i]
    steps: list[Step] = []
    given: list[Input] = []
    absent: list[int] = []
    for j, (mark, entry) in enumerate(zip(marks, entries, strict=True), 1):
        name = Text(f"评委{j}", f"Judge {j}")
        if entry >= 0:
            steps += chain_of(cell, int(entry), name)
        if isnan(mark):
            absent.append(j)
        else:
            given.append(Input(name, float(mark), cell.ledger.span(int(entry)) if entry >= 0 else None))
    if not steps and not given:
        return []
    if absent:
        zh = "、".join(f"评委{j}" for j in absent)
        en = ", ".join(f"judge {j}" for j in absent)
        said = Text(f"{zh}没有打分，不计（不按0分）", f"no mark from {en}: left out, not counted as 0")
        steps.append(Step(Text("缺席", "Absent"), said, nan, Text("不计", "left out")))
    return [*steps, *_panel(cell, given)]


def _panel(cell: CellOf, given: list[Input]) -> list[Step]:
    """Whether there are enough marks, and what they come to."""
    judging = cell.row.judging
    assert judging is not None
    count, least = len(given), judging.least
    enough = count >= least
    sign = Text("名打分，够", "marks, at least") if enough else Text("名打分，不足", "marks, fewer than")
    said = Text(f"{count} {sign.zh} {least} 名", f"{count} {sign.en} {least}")
    steps = [
        Step(
            Text("有效人数", "Quorum"),
            said,
            float(count),
            Text("有效", "valid") if enough else cell.status.text,
        )
    ]
    if not enough or isnan(cell.value):
        return steps
    marks = [float(each.value) for each in given]
    if judging.how == "trimmed":
        low, high = min(marks), max(marks)
        said = Text(
            f"去掉一个最高分 {exact(high)}、一个最低分 {exact(low)}",
            f"one highest mark {exact(high)} and one lowest {exact(low)} are dropped",
        )
        steps.append(
            Step(
                Text("去高去低", "Trimmed"),
                said,
                float(count - 2),
                Text(f"余 {count - 2} 个", f"{count - 2} left"),
            )
        )
        marks.remove(high)
        marks.remove(low)
    if judging.how == "median":
        marks = sorted(marks)
        half = len(marks) // 2
        marks = marks[half : half + 1] if len(marks) % 2 else marks[half - 1 : half + 1]
    name = Text("中位数", "Median") if judging.how == "median" else Text("平均分", "Mean")
    total = " + ".join(exact(mark) for mark in marks)
    total = f"({total})" if len(marks) > 1 else total
    formula = f"{total} ÷ {len(marks)} = {figure(cell.value)}"
    return [*steps, Step(name, same(formula), cell.value, figure(cell.value), tuple(given))]
