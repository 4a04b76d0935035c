"""The arithmetic of a scale, cell by cell: choices, lines, steps, so many points for each."""

from __future__ import annotations

from math import isinf

from scorecard.base.text import Text
from scorecard.engine.rules.steps import count
from scorecard.model.figure import read
from scorecard.model.rule import Amount, Rule, Side, Steps
from scorecard.study.explain.scale_words import amount_text, quantity
from scorecard.study.explain.step import (
    CellOf,
    Step,
    difference,
    exact,
    figure,
    operand,
    percent,
    same,
    settled,
)

POINTS = Text("得分", "Points")
Worked = tuple[float, list[Step]]


def scaled(cell: CellOf, basis: float) -> Worked:
    """The points before any limit, and the arithmetic of them."""
    rule = cell.row.rule
    if isinf(basis) and not rule.choices:
        said = Text("率没有上限，得分以上限为准", "the rate has no bound, so the cap decides")
        return cell.points, [Step(POINTS, said, cell.points, figure(cell.points))]
    if rule.choices:
        return _choice(cell, basis)
    if rule.line:
        return _line(cell, basis)
    if rule.steps:
        return _steps(cell, rule.steps, basis)
    return _each(cell, basis, rule.each or Amount(0.0))


def amount_of(amount: Amount, full: float) -> float:
    """An amount of points for one cell; a share is of its full points."""
    return full * amount.value if amount.share else amount.value


def _written(amount: Amount, full: float) -> str:
    """An amount in a formula: `0.5`, `10 × 5%`; the full points themselves stay one figure."""
    if amount.share and amount.value != 1:
        return f"{exact(full)} × {operand(percent(amount.value))}"
    return operand(exact(amount_of(amount, full)))


def _choice(cell: CellOf, basis: float) -> Worked:
    choice = next(c for c in cell.row.rule.choices if c.value == basis)
    raw, gives = amount_of(choice.points, cell.full), amount_text(choice.points)
    told = f"{cell.said(basis)}：{gives.zh}", f"{cell.said(basis)}: {gives.en}"
    if choice.points.share:
        formula = f"{exact(cell.full)} × {operand(percent(choice.points.value))} = {figure(raw)}"
        told = f"{told[0]}，{formula}", f"{told[1]}, {formula}"
    return raw, [Step(POINTS, Text(*told), raw, figure(raw))]


def _each(cell: CellOf, basis: float, step: Amount) -> Worked:
    full, begin = cell.full, cell.row.rule.begin
    far = f"({figure(basis)} − {operand(exact(begin))})" if begin else operand(figure(basis))
    if step.value < 0 and not cell.row.rule.from_zero:
        by = Amount(-step.value, step.share)
        raw = settled(full - amount_of(by, full) * (basis - begin), full)
        formula = f"{exact(full)} − {_written(by, full)} × {far} = {figure(raw)}"
    else:
        raw = settled(amount_of(step, full) * (basis - begin))
        formula = f"{_written(step, full)} × {far} = {figure(raw)}"
    return raw, [Step(POINTS, same(formula), raw, figure(raw))]


def _line(cell: CellOf, basis: float) -> Worked:
    rule, knots, full = cell.row.rule, cell.row.rule.line, cell.full
    ends = (knots[0], basis < knots[0].at), (knots[-1], basis > knots[-1].at)
    for knot, beyond in ends:
        if beyond and rule.beyond == "level":
            raw = amount_of(knot.points, full)
            at, points = quantity(rule, knot.at), amount_text(knot.points)
            said = Text(
                f"{quantity(rule, basis)} 在端点 {at} 以外，与端点同分：{points.zh}",
                f"{quantity(rule, basis)} lies beyond the end {at}: {points.en}",
            )
            return raw, [Step(POINTS, said, raw, figure(raw))]
    n = max(n for n, knot in enumerate(knots[:-1]) if n == 0 or knot.at <= basis)
    left, right = knots[n], knots[n + 1]
    low, high = amount_of(left.points, full), amount_of(right.points, full)
    share = (basis - left.at) / (right.at - left.at)
    raw = settled(low + (high - low) * share, max(abs(low), abs(high)))
    x0, x1, x = (operand(_short(rule, at)) for at in (left.at, right.at, basis))
    from_, to = operand(figure(low)), operand(figure(high))
    formula = f"{from_} + ({to} − {from_}) × ({x} − {x0}) ÷ ({x1} − {x0}) = {figure(raw)}"
    return raw, [Step(POINTS, same(formula), raw, figure(raw))]


def _steps(cell: CellOf, steps: Steps, basis: float) -> Worked:
    full = cell.full
    base = _written(steps.base, full)
    slope = steps.over if basis > steps.at else steps.under if basis < steps.at else "level"
    worth = amount_of(steps.base, full)
    if slope == "proportional":
        raw = settled(worth * basis / steps.at)
        whole = "" if steps.at == 1 else f" ÷ {quantity(cell.row.rule, steps.at)}"
        formula = f"{base} × {operand(_short(cell.row.rule, basis))}{whole} = {figure(raw)}"
        return raw, [Step(POINTS, same(formula), raw, figure(raw))]
    if not isinstance(slope, Side):
        said = _level(cell.row.rule, steps, basis)
        formula = f"{base} = {figure(worth)}" if "×" in base else figure(worth)
        return worth, [
            Step(POINTS, Text(f"{said.zh}：{formula}", f"{said.en}: {formula}"), worth, figure(worth))
        ]
    change, shown = _change(cell, slope, steps.at, basis)
    sign = "+" if slope.add.value > 0 else "−"
    raw = difference(worth, -change if slope.add.value > 0 else change)
    formula = f"{base} {sign} {operand(figure(change))} = {figure(raw)}"
    return raw, [*shown, Step(POINTS, same(formula), raw, figure(raw))]


def _level(rule: Rule, steps: Steps, basis: float) -> Text:
    at = quantity(rule, steps.at)
    if basis == steps.at:
        return Text(f"正好在 {at}，计基准得分", f"exactly {at}: the base")
    over = basis > steps.at
    return Text(
        f"{'高' if over else '低'}于 {at}，不{'加' if over else '减'}，计基准得分",
        f"{'over' if over else 'under'} {at}, with nothing {'more' if over else 'less'}: the base",
    )


def _change(cell: CellOf, side: Side, at: float, basis: float) -> tuple[float, list[Step]]:
    """What one side adds or deducts: how many steps, how much for them, and where that ends."""
    rule, full = cell.row.rule, cell.full
    far = abs(read(basis) - at) / side.each
    n = float(count(far, side.part))
    high, low = (basis, at) if basis > at else (at, basis)
    each = f"{operand(_short(rule, high))} − {operand(_short(rule, low))}"
    exactly = float(far)
    formula = f"({each}) ÷ {quantity(rule, side.each)} = {figure(exactly)}"
    part = {
        "dropped": Text("，不足一档不计", ", a part of a step counts nothing"),
        "counted": Text("，不足一档按一档计", ", a part of a step counts as one"),
    }.get(side.part, Text("", ""))
    part = part if n != exactly else Text("", "")
    shown = [
        Step(
            Text("档数", "Steps"),
            Text(formula + part.zh, formula + part.en),
            n,
            Text(f"{figure(n)} 档", figure(n)),
        )
    ]
    by = Amount(abs(side.add.value), side.add.share)
    change = settled(amount_of(by, full) * n)
    more = side.add.value > 0
    what = Text("加分", "Added") if more else Text("减分", "Deducted")
    shown.append(
        Step(what, same(f"{_written(by, full)} × {figure(n)} = {figure(change)}"), change, figure(change))
    )
    most = None if side.limit is None else amount_of(side.limit, full)
    if most is not None and change > most:
        said = Text(
            f"{figure(change)} 高于{what.zh}上限 {figure(most)}，计 {figure(most)}",
            f"{figure(change)} is over the limit of {figure(most)}: {figure(most)} counts",
        )
        shown.append(Step(Text(f"{what.zh}上限", "Limit of steps"), said, most, figure(most)))
        change = most
    return change, shown


def _short(rule: Rule, value: float) -> str:
    """A figure in a formula, to 4 decimals."""
    return percent(value) if rule.pure else figure(value)
