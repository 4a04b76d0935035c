"""What a target means for one cell: where it is kept, whether it is, and what is short of each level."""

from __future__ import annotations

from math import isfinite, isnan

import numpy as np

from scorecard.base.text import Text
from scorecard.engine.completion import rate_between
from scorecard.model.board import Ends
from scorecard.model.figure import less_than, more_than, read
from scorecard.model.target import Link, Target
from scorecard.study.explain.step import CellOf, Input, Step, difference, exact, figure, operand, percent

MET = Text("是否完成", "Met")
SPAN = Text("完成的范围", "Met within")
STRETCH = Text("距奋斗目标", "Against stretch")
MUST = Text("距确保目标", "Against must")


def cell_target(cell: CellOf) -> Target | None:
    """The target in force for a cell; None where it has none."""
    target = cell.table.terms.cells[cell.u][cell.i]
    return target if target and target.assessed else None


def says_more(cell: CellOf) -> bool:
    """Whether a target says more than a number."""
    target = cell_target(cell)
    return bool(target and (target.relation or target.stretch)) or (target is not None and cell.row.met_only)


def ends_of(cell: CellOf, ends: Ends) -> tuple[float, float, bool]:
    """Lower end, upper end, and whether they are outside themselves."""
    at = cell.u, cell.i
    return float(ends.lower[at]), float(ends.upper[at]), bool(ends.strict[at])


def compared_end(cell: CellOf, ends: Ends) -> tuple[float, str] | None:
    """The end that an actual is measured against, and which way is better there; None: it counts as 100 %."""
    lower, upper, _ = ends_of(cell, ends)
    value = cell.table.observations.value[cell.u, cell.i]
    if not isfinite(upper):
        return lower, "higher"
    if not isfinite(lower):
        return upper, "lower"
    if less_than(value, ends.lower[cell.u, cell.i]):
        return lower, "higher"
    past = more_than(value, ends.upper[cell.u, cell.i]) and cell.row.over_range == "less"
    return (upper, "lower") if past else None


def past_range(cell: CellOf, ends: Ends) -> bool:
    """Whether an actual is beyond the upper end of a range: then it is neither ahead nor behind."""
    lower, upper, _ = ends_of(cell, ends)
    value = cell.table.observations.value[cell.u, cell.i]
    return isfinite(lower) and isfinite(upper) and bool(more_than(value, ends.upper[cell.u, cell.i]))


def within_text(cell: CellOf, ends: Ends) -> Text:
    """Why an actual counts as 100 % of a range."""
    lower, upper, _ = ends_of(cell, ends)
    value = exact(cell.value)
    if past_range(cell, ends):
        return Text(
            f"{value} 超出上端 {exact(upper)}，方案规定仍按 100%",
            f"{value} is past the upper end {exact(upper)}, which the scheme counts as 100%",
        )
    return Text(
        f"{value} 在 {figure(lower)} 至 {figure(upper)} 之间：100%",
        f"{value} lies from {figure(lower)} to {figure(upper)}: 100%",
    )


def meant(cell: CellOf) -> list[Step]:
    """Where a target that says more than a number is met."""
    target = cell_target(cell)
    if target is None or not says_more(cell):
        return []
    if target.link:
        steps = [_worked_out(target.link, target)]
        if not target.known:
            return steps
        said = _span_text(*ends_of(cell, cell.table.terms.ends))
        return [*steps, Step(SPAN, said, shown=said)]
    lower, upper, strict = ends_of(cell, cell.table.terms.ends)
    said = _span_text(lower, upper, strict)
    if target.tolerance is not None:
        about = f"{operand(exact(target.value))} × (1 ± {percent(target.tolerance)})"
        said = Text(f"{about}：{said.zh}", f"{about}: {said.en}")
    return [Step(SPAN, said, shown=target.printed(cell.row.measure))]


def _worked_out(link: Link, target: Target) -> Step:
    """The number of a target that is worked out from a figure."""
    what = Text("目标值的由来", "Where the target comes from")
    other = link.name or link.indicator or ""
    of = Text(other, other) if other else Text(f"{link.year} 年的数", f"the figure of {link.year}")
    if link.base is None:
        said = Text(f"没有{of.zh}，目标算不出来", f"{of.en} is lacking, so there is no target")
        return Step(what, said, shown=Text("无法计算", "none"))
    times, base = exact(link.times.value), exact(link.base.value)
    formula = f"{times} × {operand(base)} = {exact(target.value)}"
    said = Text(f"{of.zh} {base}：{formula}", f"{of.en} {base}: {formula}")
    return Step(what, said, target.value, exact(target.value), (Input(of, link.base.value),))


def _span_text(lower: float, upper: float, strict: bool) -> Text:
    if not isfinite(upper):
        sign, zh, en = (">", "大于", "more than") if strict else ("≥", "不小于", "at least")
        return Text(f"{zh} {exact(lower)}（{sign}）", f"{en} {exact(lower)} ({sign})")
    if not isfinite(lower):
        sign, zh, en = ("<", "小于", "less than") if strict else ("≤", "不大于", "at most")
        return Text(f"{zh} {exact(upper)}（{sign}）", f"{en} {exact(upper)} ({sign})")
    if lower == upper:
        return Text(f"正好 {exact(lower)}", f"exactly {exact(lower)}")
    return Text(
        f"{exact(lower)} 至 {exact(upper)}，含两端", f"{exact(lower)} to {exact(upper)}, both included"
    )


def verdict(cell: CellOf) -> list[Step]:
    """Whether such a target is met by now, and what is short of each of two levels."""
    target = cell_target(cell)
    if target is None or isnan(cell.value) or not says_more(cell):
        return []
    met = bool(cell.table.met[cell.u, cell.i])
    lower, upper, strict = ends_of(cell, cell.table.terms.due_ends)
    shown = Text("完成", "met") if met else Text("未完成", "not met")
    steps = [Step(MET, comparison(cell.value, lower, upper, strict), float(met), shown)]
    if target.stretch is None:
        return steps
    second = target.stretch.value
    return [*steps, _shortfall(cell, MUST, target.value), _shortfall(cell, STRETCH, second)]


def comparison(value: float, lower: float, upper: float, strict: bool) -> Text:
    """The actual beside the end that decides."""
    inside = isfinite(lower) and isfinite(upper) and lower < upper
    if inside and lower <= value <= upper:
        ends = f"{figure(lower)} ≤ {exact(value)} ≤ {figure(upper)}"
        return Text(ends, ends)
    if isfinite(lower) and (not isfinite(upper) or value < lower):
        sign = ">" if value > lower else "=" if value == lower else "<"
        end = lower
    else:
        sign = "<" if value < upper else "=" if value == upper else ">"
        end = upper
    said = f"{exact(value)} {sign} {figure(end)}"
    if strict and sign == "=":
        return Text(f"{said}，等于不算", f"{said}, and equal is not enough")
    return Text(said, said)


def _shortfall(cell: CellOf, what: Text, level: float) -> Step:
    """How far an actual is from one of two levels, in its measure and in points of percent."""
    lower_better = cell.row.direction == "lower"
    left, right = (cell.value, level) if lower_better else (level, cell.value)
    short = difference(left, right)
    formula = f"{operand(exact(left))} − {operand(exact(right))} = {figure(short)}"
    lower, upper = (float("-inf"), level) if lower_better else (level, float("inf"))
    ends = Ends(read(lower), read(upper), np.array(False))
    share = float(rate_between(cell.table.observations.value[cell.u, cell.i], ends, cell.row.rule.reverse))
    if short <= 0:
        return Step(what, Text(formula, formula), short, Text("已达到", "reached"))
    gap = percent(difference(1.0, share)).removesuffix("%")
    in_percent = Text(f"，差 {gap} 个百分点", f", {gap} pp") if isfinite(share) else Text("", "")
    shown = Text(f"差 {figure(short)}{in_percent.zh}", f"{figure(short)} short{in_percent.en}")
    return Step(what, Text(formula, formula), short, shown)
