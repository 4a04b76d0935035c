"""What a target means for one cell: where it is kept, whether it is, and what is short of each level."""

from __future__ import annotations

from math import isfinite, isnan

from scorecard.base.text import Text
from scorecard.engine.completion import beside_end
from scorecard.model.board import Ends
from scorecard.model.target import Link, Target
from scorecard.study.explain.step import CellOf, Input, Step, exact, operand, percent

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
    met, due = bool(cell.table.met[cell.u, cell.i]), cell.table.terms.due_ends.column(cell.i)
    shown = Text("完成", "met") if met else Text("未完成", "not met")
    beside = beside_end(cell.table.observations.value[:, cell.i], due, cell.u)
    steps = [Step(MET, beside, float(met), shown)]
    if target.stretch:
        for what, level in ((MUST, "must"), (STRETCH, "stretch")):
            steps += cell.rerun.steps(cell.rerun.short_of(what, level))
    return steps
