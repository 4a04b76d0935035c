"""The rule of a cell at work: what it compared, the arithmetic, and which limit cut."""

from __future__ import annotations

from math import inf, isinf, isnan, nan

from scorecard.base.text import Text, listed
from scorecard.engine.apply_rule import periods_counted
from scorecard.engine.rules.rule import between, limits_of
from scorecard.model.figure import read
from scorecard.model.period import Period
from scorecard.scheme.compare.words import compared
from scorecard.study.explain.basis import basis_steps
from scorecard.study.explain.conditions import Judging
from scorecard.study.explain.custom import custom_steps
from scorecard.study.explain.derived import computed
from scorecard.study.explain.outside import outside
from scorecard.study.explain.periods import at_period
from scorecard.study.explain.reported import reported
from scorecard.study.explain.rounding import rounded_step
from scorecard.study.explain.scale_words import amount_text
from scorecard.study.explain.scales import POINTS, amount_of, scaled
from scorecard.study.explain.step import (
    CellOf,
    Input,
    Step,
    alike,
    exact,
    figure,
    fixed,
    is_exact,
    operand,
    percent,
    same,
    settled,
    summed,
)
from scorecard.study.explain.target import due_by_now, reached
from scorecard.study.explain.words import band_text, premise, rule_text

_EVERY = Text("各期得分", "Points by period")


def ruled(cell: CellOf) -> list[Step]:
    """The rule in words, what it compared, the points it gives, and the limits and rounding after it."""
    kept, steps = added(cell) if cell.row.rule.every else worked(cell)
    return [_rule(cell), *steps, *([] if isnan(kept) or isnan(cell.points) else rounded(cell, kept))]


def shut(cell: CellOf) -> bool:
    """Whether a condition that fails decides although the rule has nothing to compare, as by a divisor of 0."""
    if isnan(cell.value) or not cell.row.rule.only_if or not isnan(cell.table.basis[cell.u, cell.i]):
        return False
    return Judging(cell, read(nan), premise(cell.row)).holds(cell.row.rule.only_if) is False


def worked(cell: CellOf) -> tuple[float, list[Step]]:
    """What the rule compared, the points it gives in one period, and the limits after it."""
    basis = float(cell.table.basis[cell.u, cell.i])
    steps = _uncompared(cell) if isnan(basis) else _compared(cell)
    if isnan(cell.points) or (isnan(basis) and not shut(cell)):
        return nan, steps
    raw, shown = _raw(cell, basis)
    kept, limit = _limited(cell, raw)
    return kept, [*steps, *shown, *limit]


def _compared(cell: CellOf) -> list[Step]:
    """What was compared, and the figures from elsewhere."""
    held = tuple(named for one in cell.row.rule.against for named in one.needed)
    others = tuple(one for one in cell.row.rule.named if one not in held)
    return [*outside(cell, held), *basis_steps(cell), *outside(cell, others)]


def _uncompared(cell: CellOf) -> list[Step]:
    """The figures from elsewhere, and that they leave nothing to compare."""
    what = compared(cell.row)
    said = Text("不能相除或没有可比的数，算不出", "nothing to divide by or to compare with: there is none")
    return [
        *outside(cell, cell.row.rule.named),
        Step(Text(what.zh, what.en[0].upper() + what.en[1:]), said, nan, Text("没有", "none")),
    ]


def added(cell: CellOf) -> tuple[float, list[Step]]:
    """The points of each period so far, and their sum."""
    steps: list[Step] = []
    inputs: list[Input] = []
    for period in periods_counted(cell.row.rule, cell.table.rounds):
        label = period.label(cell.board.scheme.frequency)
        points, lines = _in_period(cell, period)
        steps += [step.under(Text(label, label)) for step in lines]
        inputs.append(Input(label, points))
    absent = [str(one.name) for one in inputs if isnan(float(one.value))]
    if absent:
        names = listed(absent)
        said = Text(f"{names.zh} 没有得分，不能相加", f"no points for {names.en}, so there is no sum")
        return nan, [*steps, Step(_EVERY, said, nan, cell.status.text, tuple(inputs))]
    raw = summed(float(one.value) for one in inputs)
    terms = " + ".join(operand(figure(float(one.value))) for one in inputs)
    kept, limit = _limited(cell, raw)
    total = Step(POINTS, same(f"{terms} = {figure(raw)}"), raw, figure(raw), tuple(inputs))
    return kept, [*steps, total, *limit]


def _in_period(cell: CellOf, period: Period) -> tuple[float, list[Step]]:
    """One of the periods that a rule counts, worked out on its own figures."""
    then = at_period(cell, period)
    if not then.table.terms.due_now[then.i]:
        return 0.0, [Step(POINTS, Text("本期不考核，不加分", "not due: nothing is added"), 0.0, "0")]
    steps = computed(then) if then.row.derived else reported(then)
    if isnan(then.value):
        return nan, steps
    steps += [*due_by_now(then), *reached(then)]
    points, lines = worked(then)
    return points, [*steps, *lines]


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


def _raw(cell: CellOf, basis: float) -> tuple[float, list[Step]]:
    """The points before any limit, and the arithmetic of them."""
    rule = cell.row.rule
    table = cell.table
    looked_at = (table.observations.value if rule.by_mark else table.basis)[cell.u, cell.i]
    judging = Judging(cell, looked_at, premise(cell.row))
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
        if not between(band, cell.table.basis[cell.u, cell.i]):
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
    low, high = (float(end) for end in limits_of(rule, read(full)))
    held = max(min(raw, high), low)
    if alike(held, raw):
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
    if is_exact(cell.points) and float(fixed(cell.points, decimals)) == cell.points:
        return []
    shown = fixed(cell.points, decimals)
    said = Text(
        f"{figure(cell.points)} 四舍五入印作 {shown}", f"{figure(cell.points)} is printed as {shown}, half-up"
    )
    return [Step(Text("印出", "Printed"), said, cell.points, shown)]
