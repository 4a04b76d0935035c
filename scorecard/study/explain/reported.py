"""What was reported for a cell: every standing figure, what it corrects, and how several make one."""

from __future__ import annotations

from math import isnan, nan

import numpy as np

from scorecard.base.text import Text
from scorecard.engine.spans import added_up, counted_before
from scorecard.model.ledger import Role, ordinal
from scorecard.model.period import Period
from scorecard.study.explain.chain import REPORTED, chain_of, figure_of, number_of
from scorecard.study.explain.items import added_objects, objects_of
from scorecard.study.explain.panel import judged
from scorecard.study.explain.step import CellOf, Input, Step, difference, exact, operand, same


def reported(cell: CellOf) -> list[Step]:
    """The lines about the actual of a cell, from the first report to the value that counts."""
    if cell.row.judging:
        return judged(cell)
    if cell.row.alone and cell.row.reported == "cumulative":
        return [*_alone(cell), *_aside(cell)]
    periods = list(added_up(cell.board.scheme, cell.row, cell.board.period))
    if len(periods) == 1 and not objects_of(cell):
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
        steps.append(Step(Text("沿用", "Carried"), said, number_of(cell, cell.value), cell.said(cell.value)))
    return steps


def _alone(cell: CellOf) -> list[Step]:
    """The count of the period, the count before, and what was done in between."""
    now = cell.board.period
    before = counted_before(cell.board.scheme, cell.row, now)
    steps, inputs, absent = _of_periods(cell, [before, now] if before else [now])
    what = Text("当期数", "In the period")
    if absent:
        zh, en = "、".join(absent), ", ".join(absent)
        said = Text(
            f"{zh} 没有累计数，算不出当期数", f"no count for {en}, so the period's own figure is unknown"
        )
        return [*steps, Step(what, said, nan, cell.status.text, tuple(inputs))]
    counts = [operand(exact(float(each.value))) for each in reversed(inputs)]
    own = difference(float(inputs[-1].value), float(inputs[0].value) if before else 0.0)
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
    if len(periods) == 1:
        # The objects of the period have been added up already.
        return steps
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
        objects = objects_of(cell, period)
        if objects:
            found, total = added_objects(cell, objects, label)
            steps += found
            if isnan(total):
                absent.append(label)
            inputs.append(Input(label, total))
            continue
        entry = _standing(cell, period)
        if entry < 0 or isnan(cell.ledger.value[entry]):
            absent.append(label)
        if entry < 0:
            steps.append(_nothing(cell, period))
            continue
        steps += chain_of(cell, entry, REPORTED)
        inputs.append(Input(label, figure_of(cell, entry), cell.ledger.span(entry)))
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
