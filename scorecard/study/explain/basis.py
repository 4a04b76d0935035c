"""What the rule of a cell compared: the figure, where no line before has shown it."""

from __future__ import annotations

from math import isinf, isnan

import numpy as np

from scorecard.base.text import Text, listed
from scorecard.engine.columns import ends_seen, target_seen
from scorecard.engine.completion import rate_between, rounded_rate
from scorecard.model.figure import less_than, more_than
from scorecard.model.figure import same as same_figure
from scorecard.model.indicator import Indicator
from scorecard.study.explain.promise import comparison
from scorecard.study.explain.references import held, rivals_of
from scorecard.study.explain.step import (
    CellOf,
    Input,
    Step,
    exact,
    figure,
    percent,
    same,
    settled,
)
from scorecard.study.explain.target import ACTUAL, DUE, rate_steps
from scorecard.study.explain.words import compare_of, compared


def basis_steps(cell: CellOf) -> list[Step]:
    """The figure compared, where no step before has shown it."""
    what = compare_of(cell.row.rule)
    if what == "rank":
        return [_place(cell)]
    if what == "met":
        return [_met(cell)]
    if what in ("difference", "ratio", "position"):
        raw, steps = held(cell)
        return steps + _max_rate(cell, raw)
    if what == "value":
        return []
    if cell.row.judging:
        scale = cell.row.judging.scale
        share = settled(cell.value / scale)
        steps = [
            Step(
                _named(cell.row),
                same(f"{figure(cell.value)} ÷ {exact(scale)} = {percent(share)}"),
                share,
                percent(share),
            )
        ]
        return steps + _max_rate(cell, share)
    return _rate(cell)


def _named(row: Indicator) -> Text:
    """What is compared, as the name of a step."""
    what = compared(row)
    return Text(what.zh, what.en[0].upper() + what.en[1:])


def _rate(cell: CellOf) -> list[Step]:
    row, held = cell.row, cell.table.terms
    seen, due, target = (float(f[cell.u, cell.i]) for f in (held.seen, held.due, held.target))
    if row.rule.compare == "progress" and row.rule.level == "must":
        seen = due
    column = target_seen(held, cell.i, row.rule).of(np.array([cell.u]))
    rates = rate_between(
        cell.table.observations.value[[cell.u], cell.i], column, row.rule.reverse, row.over_range
    )
    raw = float(rounded_rate(rates, cell.board.scheme.rounding)[0])
    if row.met_only:
        return _place_met(cell)
    if seen == 0 and row.direction == "higher" and row.zero_target == "full":
        said = Text(
            "目标值为 0，方案规定计满分：按 100%", "the target is 0 and the scheme gives full points: 100%"
        )
        return [Step(_named(row), said, 1.0, percent(1.0)), *_max_rate(cell, 1.0)]
    steps = []
    if seen not in (due, target):
        steps += rate_steps(cell, _named(row), ends_seen(held, cell.i, row.rule), raw)
    elif seen != due:
        said = Text(
            "年中按全年目标计分：用完成率，不用序时完成率",
            "points are against the year's target all year: completion counts, not progress",
        )
        steps.append(Step(_named(row), said, raw, percent(raw) if np.isfinite(raw) else ""))
    return steps + _max_rate(cell, raw)


def _place_met(cell: CellOf) -> list[Step]:
    """A place in a ranking: reached or not."""
    basis = float(cell.table.basis[cell.u, cell.i])
    said = Text(
        "位次目标只看是否达到：达到按 100%，未达到按 0%",
        "a target place is reached or not: 100% if it is, 0% if not",
    )
    return [Step(_named(cell.row), said, basis, percent(basis))]


def _met(cell: CellOf) -> Step:
    """Whether the target that the rule sees is reached, as 1 or 0."""
    ends = target_seen(cell.table.terms, cell.i, cell.row.rule).of(np.array([cell.u]))
    reached = float(cell.table.basis[cell.u, cell.i])
    beside = comparison(cell.value, float(ends.lower[0]), float(ends.upper[0]), bool(ends.strict[0]))
    yes, no = Text("达标，按 100%", "met: 100%"), Text("未达标，按 0%", "not met: 0%")
    said = yes if reached else no
    return Step(
        Text("达标", "Met"),
        Text(f"{beside.zh}，{said.zh}", f"{beside.en}, {said.en}"),
        reached,
        percent(reached),
        (Input(ACTUAL, cell.value), Input(DUE, float(ends.number[0]))),
    )


def _max_rate(cell: CellOf, raw: float) -> list[Step]:
    bound = cell.row.rule.max_rate
    if bound is None or isnan(raw) or raw <= bound:
        return []
    over = Text("没有上限的率", "a rate without bound") if isinf(raw) else same(percent(raw))
    said = Text(
        f"{over.zh} 超过 {percent(bound)}，按 {percent(bound)}",
        f"{over.en} is over {percent(bound)}: {percent(bound)} counts",
    )
    return [Step(Text("率的上限", "Cap on the rate"), said, bound, percent(bound))]


def _place(cell: CellOf) -> Step:
    """The place among the units, with those that stand before."""
    table, i = cell.table, cell.i
    place = float(table.basis[cell.u, i])
    values = table.observations.value[:, i]
    rivals = rivals_of(cell)
    last = cell.row.rule.counted_from == "bottom"
    sign = 1 if (cell.row.direction == "higher") != last else -1
    better = Text("更靠后", "behind") if last else Text("更好", "better")
    own = values[cell.u]
    ahead = more_than if sign > 0 else less_than
    before = [n for n in rivals if ahead(values[n], own)]
    equal = [n for n in rivals if same_figure(values[n], own)]
    inputs = tuple(Input(table.units[n].short, float(values[n])) for n in before)
    names = listed([f"{table.units[n].short} {exact(float(values[n]))}" for n in before])
    ties = table.table.ties
    count = len({float(values[n]) for n in before}) if ties == "dense" else len(before)
    formula = f"1 + {count} = {figure(1 + count)}"
    if ties == "average" and len(equal) > 1:
        formula = f"1 + {count} + ({len(equal)} − 1) ÷ 2 = {figure(place)}"
    if not before:
        said = Text(
            f"{formula}（{len(rivals)} 个单位中没有{better.zh}的）",
            f"{formula} (none of {len(rivals)} units is {better.en})",
        )
    else:
        said = Text(
            f"{formula}（{len(rivals)} 个单位中{better.zh}的：{names.zh}）",
            f"{formula} ({better.en} among {len(rivals)} units: {names.en})",
        )
    shown = Text(f"第{figure(place)}名", f"rank {figure(place)}")
    if last:
        shown = Text(f"倒数第{figure(place)}", f"rank {figure(place)} from the last")
    return Step(
        Text("本项名次", "Rank in item"),
        said,
        place,
        shown,
        inputs,
    )
