"""What was reported for a cell: every standing figure, what it corrects, and how several make one."""

from __future__ import annotations

from math import isnan, nan

import numpy as np

from scorecard.base.text import Text
from scorecard.model.ledger import Role, ordinal
from scorecard.model.period import Period
from scorecard.study.explain.chain import chain_of, figure_of
from scorecard.study.explain.panel import judged
from scorecard.study.explain.step import CellOf, Input, Step, exact, operand, same

REPORTED = Text("上报", "Reported")


def reported(cell: CellOf) -> list[Step]:
    """The lines about the actual of a cell, from the first report to the value that counts."""
    if cell.row.judging:
        return judged(cell)
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
        steps.append(Step(Text("沿用", "Carried"), said, cell.value, exact(cell.value)))
    return steps


def _added_up(cell: CellOf) -> list[Period]:
    """The periods whose figures make up the value, in order of time: those that `observe` adds up."""
    scheme, row, now = cell.board.scheme, cell.row, cell.board.period
    if row.nature != "flow":
        return [now]
    by_period = row.reported == "period"
    earlier: list[Period] = []
    for year in scheme.years_of(cell.row, cell.board.period.year):
        if year < now.year:
            periods = Period(year, 12).in_year(scheme.frequency)
            earlier += periods if by_period else periods[-1:]
    if by_period:
        earlier += [period for period in now.in_year(scheme.frequency) if period < now]
    return [*earlier, now]


def _sum(cell: CellOf, periods: list[Period]) -> list[Step]:
    """Each addend with its place, then their sum."""
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
        inputs.append(Input(label, figure_of(cell, entry), cell.ledger.span(entry)))
    what = Text("累计", "Added up")
    if absent:
        zh, en = "、".join(absent), ", ".join(absent)
        said = Text(f"{zh} 没有数，不能相加", f"no figure for {en}, so there is no sum")
        return [*steps, Step(what, said, nan, cell.status.text, tuple(inputs))]
    total = float(sum(float(each.value) for each in inputs)) if isnan(cell.value) else cell.value
    parts = " + ".join(operand(exact(float(each.value))) for each in inputs)
    return [*steps, Step(what, same(f"{parts} = {exact(total)}"), total, exact(total), tuple(inputs))]


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
