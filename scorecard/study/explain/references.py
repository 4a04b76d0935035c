"""A value held against something: what that is, and what comes of it."""

from __future__ import annotations

from math import isfinite, isnan

from scorecard.base.text import Text, listed
from scorecard.engine.columns import table_column, target_seen
from scorecard.engine.rules import gather
from scorecard.engine.rules.basis import basis_of, reference
from scorecard.model.figure import less_than
from scorecard.model.rule import Reference
from scorecard.study.explain.reference_words import held_text, reference_text
from scorecard.study.explain.step import CellOf, Input, Step, exact, figure, operand, percent, same
from scorecard.study.explain.target import ACTUAL, rate_formula


def rivals_of(cell: CellOf) -> list[int]:
    """The units a cell is compared with, itself among them."""
    table, rule = cell.table, cell.row.rule
    return [
        n
        for n, unit in enumerate(table.units)
        if unit.assessed
        and not isnan(table.basis[n, cell.i])
        and (rule.among == "table" or unit.group == cell.unit.group)
    ]


def held(cell: CellOf) -> tuple[float, list[Step]]:
    """The figure compared before any cap, and how it comes about."""
    rule = cell.row.rule
    column = table_column(cell.table.scene, cell.i, cell.table.units, rule, cell.board.scheme.rounding)
    pool = gather(column)
    against = [float(reference(column, pool, one)[cell.u]) for one in rule.against]
    raw = float(basis_of(column, pool)[cell.u])
    steps = [
        step
        for one, figure_ in zip(rule.against, against, strict=True)
        for step in _reference(cell, one, figure_)
    ]
    return raw, [*steps, _compared(cell, against, raw, float(column.value[cell.u]))]


def _reference(cell: CellOf, one: Reference, value: float) -> list[Step]:
    """A figure of the other units; the target, a number and what stands outside the column have been given."""
    if one.kind in ("target", "number") or one.named:
        return []
    table, rule = cell.table, cell.row.rule
    values = table.observations.value[:, cell.i]
    name = reference_text(rule, one)
    what = Text(name.zh, name.en[0].upper() + name.en[1:])
    if one.kind == "unit":
        unit = next(n for n, unit in enumerate(table.units) if unit.id == one.id)
        said = Text(f"{table.units[unit].short}的完成值", f"the actual of {table.units[unit].short}")
        return [Step(what, said, value, figure(value))]
    others = [n for n in rivals_of(cell) if not (rule.without_self and n == cell.u)]
    inputs = tuple(Input(table.units[n].short, float(values[n])) for n in others)
    if one.kind == "mean":
        total = " + ".join(operand(exact(float(values[n]))) for n in others)
        formula = f"({total}) ÷ {len(others)} = {figure(value)}"
        return [Step(what, same(formula), value, figure(value), inputs)]
    if one.kind == "median":
        ordered = sorted(float(values[n]) for n in others)
        half = len(ordered) // 2
        middle = (
            f"({operand(exact(ordered[half - 1]))} + {operand(exact(ordered[half]))}) ÷ 2 = {figure(value)}"
        )
        row = "、".join(exact(v) for v in ordered)
        told = f"；{middle}" if len(ordered) % 2 == 0 else ""
        said = Text(f"从小到大：{row}{told}", f"in order: {row}{told}")
        return [Step(what, said, value, figure(value), inputs)]
    names = listed([table.units[n].short for n in others if float(values[n]) == value])
    said = Text(f"{len(others)} 个单位中：{names.zh}", f"among {len(others)} units: {names.en}")
    return [Step(what, said, value, figure(value), inputs)]


def _inside(cell: CellOf) -> bool:
    """Whether the target that a rule sees is a range."""
    ends = target_seen(cell.table.terms, cell.i, cell.row.rule)
    return bool(ends.ranged[cell.u] and less_than(ends.lower[cell.u], ends.upper[cell.u]))


def _compared(cell: CellOf, against: list[float], raw: float, value: float) -> Step:
    rule = cell.row.rule
    said = held_text(rule)
    what = Text(said.zh, said.en[0].upper() + said.en[1:])
    inputs = (Input(ACTUAL, value),)
    if rule.compare == "difference":
        formula = f"{operand(exact(value))} − {operand(figure(against[0]))} = {figure(raw)}"
        if rule.against[0].kind == "target" and raw == 0 and _inside(cell):
            inside = Text(
                f"{exact(value)} 在目标范围以内，差为 0",
                f"{exact(value)} lies within the target: no difference",
            )
            return Step(what, inside, raw, figure(raw), inputs)
        return Step(what, same(formula), raw, figure(raw), inputs)
    if rule.compare == "ratio":
        shown = operand(figure(against[0]))
        rate = rate_formula(value, against[0], cell.row.direction, rule.reverse, shown)
        if isinstance(rate, Text):
            return Step(what, rate, raw, percent(raw) if isfinite(raw) else "", inputs)
        return Step(what, same(f"{rate} = {percent(raw)}"), raw, percent(raw), inputs)
    low, high = (operand(figure(one)) for one in against)
    if against[0] == against[1]:
        equal = Text(
            f"两端都是 {low}，方案规定按 {percent(raw)}", f"both ends are {low}: by the scheme {percent(raw)}"
        )
        return Step(what, equal, raw, percent(raw), inputs)
    formula = f"({operand(exact(value))} − {low}) ÷ ({high} − {low}) = {percent(raw)}"
    return Step(what, same(formula), raw, percent(raw), inputs)
