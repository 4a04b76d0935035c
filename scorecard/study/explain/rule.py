"""The rule of a cell at work: what it compared, the arithmetic, and which limit cut."""

from __future__ import annotations

from math import inf, isinf, isnan

import numpy as np

from scorecard.base.text import Text, listed
from scorecard.engine.completion import rate_between, rounded_rate
from scorecard.engine.points import ends_seen, target_seen
from scorecard.engine.quantity import round_half_up, settle
from scorecard.engine.rules.rule import between, limits_of
from scorecard.model.indicator import Indicator
from scorecard.study.explain.conditions import Judging
from scorecard.study.explain.custom import custom_steps
from scorecard.study.explain.outside import outside
from scorecard.study.explain.promise import comparison
from scorecard.study.explain.references import held, rivals_of
from scorecard.study.explain.rounding import rounded_step
from scorecard.study.explain.scale_words import amount_text
from scorecard.study.explain.scales import POINTS, amount_of, scaled
from scorecard.study.explain.step import (
    CellOf,
    Input,
    Step,
    exact,
    figure,
    fixed,
    is_exact,
    operand,
    percent,
    same,
    settled,
)
from scorecard.study.explain.target import ACTUAL, DUE, rate_steps
from scorecard.study.explain.words import band_text, compare_of, compared, premise, rule_text


def ruled(cell: CellOf) -> list[Step]:
    """The rule in words, what it compared, the points it gives, and the limits and rounding after it."""
    held = tuple(one.named for one in cell.row.rule.against if one.named)
    others = tuple(one for one in cell.row.rule.named if one not in held)
    steps = [_rule(cell), *outside(cell, held), *_basis(cell), *outside(cell, others)]
    basis = float(cell.table.basis[cell.u, cell.i])
    if isnan(basis) or isnan(cell.points):
        return steps
    raw, shown = _raw(cell, basis)
    steps += shown
    kept, limit = _limited(cell, raw)
    steps += limit
    return [*steps, *rounded(cell, kept)]


def wanted(cell: CellOf) -> list[Step]:
    """The rule and what it wants from elsewhere, where it could compare nothing."""
    named = cell.row.rule.named
    return [_rule(cell), *outside(cell, named)] if named and cell.row.scores else []


def _rule(cell: CellOf) -> Step:
    row = cell.row
    clause = row.rule.clause or row.clause
    said = rule_text(row)
    worth = Text(f"分值 {exact(cell.full)}", f"full points {exact(cell.full)}")
    if row.outside:
        worth = Text("加分", "bonus") if row.counts_as == "bonus" else Text("扣分", "deduction")
    on = Text(f"。依据：{clause}", f". Clause: {clause}") if clause else Text("", "")
    span = row.rule.span if row.rule.span.line else row.span
    given = Input(Text("分值", "full points"), cell.full, span)
    return Step(
        Text("计分规则", "Rule"), Text(f"{said.zh}{on.zh}", f"{said.en}{on.en}"), cell.full, worth, (given,)
    )


def _basis(cell: CellOf) -> list[Step]:
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
    rates = rate_between(np.array([cell.value]), column, row.rule.reverse, row.over_range)
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
    before = [n for n in rivals if (values[n] - cell.value) * sign > 0]
    equal = [n for n in rivals if values[n] == cell.value]
    inputs = tuple(Input(table.units[n].short, float(values[n])) for n in before)
    names = listed([f"{table.units[n].short} {exact(values[n])}" for n in before])
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


def _raw(cell: CellOf, basis: float) -> tuple[float, list[Step]]:
    """The points before any limit, and the arithmetic of them."""
    rule = cell.row.rule
    judging = Judging(cell, settled(cell.value if rule.by_mark else basis), premise(cell.row))
    gate = judging.steps(rule.only_if)
    if rule.only_if and not judging.holds(rule.only_if):
        said = Text("条件不成立，计 0 分", "a condition does not hold: 0 points")
        return 0.0, [*gate, Step(POINTS, said, 0.0, "0")]
    raw, steps = _scaled(cell, basis, judging)
    return raw, [*gate, *steps]


def _scaled(cell: CellOf, basis: float, judging: Judging) -> tuple[float, list[Step]]:
    rule = cell.row.rule
    if rule.bands:
        return _band(cell, basis, judging)
    if rule.custom:
        return custom_steps(cell, rule.custom, basis)
    if rule.scale != "proportional":
        return scaled(cell, basis)
    if isinf(basis):
        said = Text("完成率没有上限，得分以上限为准", "the rate has no bound, so the cap decides")
        return inf, [Step(POINTS, said, shown=Text("上限", "the cap"))]
    raw = settled(cell.full * basis)
    formula = f"{exact(cell.full)} × {operand(percent(basis))} = {figure(raw)}"
    inputs = (Input(Text("分值", "full points"), cell.full), Input(compared(cell.row), basis))
    return raw, [Step(POINTS, same(formula), raw, figure(raw), inputs)]


def _band(cell: CellOf, basis: float, judging: Judging) -> tuple[float, list[Step]]:
    """The first band that holds; conditions of the bands on the way are told."""
    rule, full = cell.row.rule, cell.full
    of = compared(cell.row)
    steps: list[Step] = []
    for band in rule.bands:
        if not bool(between(band, settle(np.array([basis])))[0]):
            continue
        steps += judging.steps(band.conditions)
        if not band.conditions or judging.holds(band.conditions):
            break
    shown = percent(basis) if rule.pure and not isinf(basis) else "∞" if isinf(basis) else exact(basis)
    where, gives = band_text(band, rule, of), amount_text(band.points)
    said = Text(
        f"{of.zh} {shown}，属于“{where.zh}”一档：{gives.zh}",
        f"{of.en} {shown} lies in “{where.en}”: {gives.en}",
    )
    raw = amount_of(band.points, full)
    steps.append(Step(Text("档次", "Band"), said, shown=where))
    formula = f"{exact(full)} × {percent(band.points.value)} = {figure(raw)}" if band.points.share else ""
    steps.append(Step(POINTS, same(formula) if formula else gives, raw, figure(raw)))
    return raw, steps


def _limited(cell: CellOf, raw: float) -> tuple[float, list[Step]]:
    """The points after cap and floor, and which of them cut."""
    rule, full = cell.row.rule, cell.full
    low, high = (float(end[0]) for end in limits_of(rule, np.array([full])))
    held = max(min(raw, high), low)
    if held == raw:
        return held, []
    if held == high:
        what, over = Text("封顶", "Cap"), Text("高于上限", "is over the cap of")
    else:
        what, over = Text("保底", "Floor"), Text("低于下限", "is below the floor of")
    before = "∞" if isinf(raw) else figure(raw)
    said = Text(
        f"{before} {over.zh} {figure(held)}，计 {figure(held)}",
        f"{before} {over.en} {figure(held)}: {figure(held)} counts",
    )
    return held, [Step(what, said, held, figure(held))]


def rounded(cell: CellOf, held: float) -> list[Step]:
    """Real rounding where the scheme declares it, else how the figure is printed."""
    rounding = cell.board.scheme.rounding
    if rounding.points is not None:
        what, more = Text("修约", "Rounding"), Text("，以后各步用修约后的数", ", which counts from here on")
        return [rounded_step(what, held, cell.points, rounding.points, rounding.mode, more)]
    return printed(cell)


def printed(cell: CellOf) -> list[Step]:
    """How the points are printed, where that is not what they are."""
    decimals = cell.board.scheme.decimals.points
    if is_exact(cell.points) and float(round_half_up(np.array([cell.points]), decimals)[0]) == cell.points:
        return []
    shown = fixed(cell.points, decimals)
    said = Text(
        f"{figure(cell.points)} 四舍五入印作 {shown}", f"{figure(cell.points)} is printed as {shown}, half-up"
    )
    return [Step(Text("印出", "Printed"), said, cell.points, shown)]
