"""A total: what each part brings, how they are put together, limits, the rank."""

from __future__ import annotations

from dataclasses import replace
from math import isnan, nan

from scorecard.base.text import Text, listed
from scorecard.engine.combining import limited
from scorecard.model.board import Board, TotalBoard
from scorecard.model.figure import read
from scorecard.model.figure import same as same_figure
from scorecard.model.scheme import in_need
from scorecard.model.status import Status
from scorecard.study.explain.combine import cut
from scorecard.study.explain.coverage import covered_total, uncovered
from scorecard.study.explain.effect import affected
from scorecard.study.explain.grade import graded
from scorecard.study.explain.ranked import open_text, ranked
from scorecard.study.explain.rounding import rounded_step
from scorecard.study.explain.step import (
    CellOf,
    Input,
    Step,
    alike,
    exact,
    figure,
    fixed,
    operand,
    same,
    settled,
    summed,
)
from scorecard.study.totals import UNASSESSED, is_due, part_name, unassessed_text

_WEIGHTED = Text("加权", "Weighted")
_ADDED = Text("另加", "Added")


def totals_of(board: Board) -> list[TotalBoard]:
    """All totals, each after those it is made of."""
    known = {total.total_of.id: total for total in board.totals}
    return [known[total.id] for total in in_need(board.scheme.totals) if total.id in known]


def totals_over(board: Board, table: str) -> list[TotalBoard]:
    """The totals that a table counts in at any depth, each after those it is made of."""
    return [total for total in totals_of(board) if table in total.per_point]


def total_steps(cell: CellOf, board: TotalBoard, n: int) -> list[Step]:
    """A total: each part with its arithmetic, what they make, the rank."""
    whole, of = cell.board, board.total_of
    title = same(of.title)
    if board.status[n] == Status.NOT_DUE:
        names = listed([whole.scheme.title_of(id) for id in of.whole if not is_due(whole, id)])
        said = Text(f"本期不合成：“{names.zh}”未到期", f"not formed in this period: “{names.en}” is not due")
        return [Step(title, said, shown=Status.NOT_DUE.text)]
    if board.status[n] == Status.NOT_APPLICABLE:
        said = unassessed_text(whole.scheme, board, n)
        return [Step(title, said, shown=Status.NOT_APPLICABLE.text)]
    steps = [_part(whole, board, id, n) for id in of.whole]
    steps += [_extra(whole, board, id, n) for id in of.add]
    steps += covered_total(whole, board, n)
    formed = not isnan((board.effected or board).total[n])
    steps += _made(whole, board, n) if formed else [_unformed(whole, board, n)]
    steps += affected(cell, board, n)
    steps += [] if isnan(board.total[n]) else ranked(whole, board, n)
    return [*steps, *graded(cell, board, n)]


def _unformed(whole: Board, board: TotalBoard, n: int) -> Step:
    """That it cannot be formed, what is known, and the ranks still open."""
    known = float((board.effected or board).known[n])
    why = Text("有表缺项，不合成", "a table lacks an item, so it is not formed")
    if uncovered(board, n):
        why = Text("已计分的分值不够，不排名", "too little is scored, so it is unranked")
    said = Text(f"{why.zh}；已知 {figure(known)} 分", f"{why.en}; {figure(known)} known")
    still = open_text(board, n)
    if still:
        said = Text(f"{said.zh}，{still.zh}", f"{said.en}; {still.en}")
    shown = fixed(known, whole.scheme.decimals.total)
    return Step(same(board.total_of.title), said, nan, Text(f"（{shown}）未排名", f"({shown}) unranked"))


def _made(whole: Board, board: TotalBoard, n: int) -> list[Step]:
    """What the parts make together, and the limit that cut it."""
    of, total = board.total_of, float((board.effected or board).total[n])
    title, shown = same(of.title), fixed(total, whole.scheme.decimals.total)
    counts = {id for id in board.parts if id in of.add or board.assesses[id][n] or of.unassessed == "0"}
    brought = {id: float(figures[n]) for id, figures in board.parts.items() if id in counts}
    if of.combine == "geometric":
        raw, formula = _geometric(board, brought, n)
    else:
        raw = summed(brought.values())
        formula = " + ".join(operand(figure(one)) for one in brought.values())
    rounding = whole.scheme.rounding
    held = float(limited(read(raw), of, board.full_total[n]))
    steps = [] if len(brought) == 1 else [Step(title, same(f"{formula} = {figure(raw)}"), raw, figure(raw))]
    if not alike(raw, held):
        steps.append(cut(title, raw, held, of, f"{figure(held)} / {figure(float(board.full_total[n]))}"))
    if rounding.overall is not None:
        what = Text("加权总分修约", "Weighted total rounded")
        steps.append(rounded_step(what, held, total, rounding.overall, rounding.mode))
    return [*steps[:-1], replace(steps[-1], shown=shown)] if steps and alike(raw, held) else steps


def _geometric(board: TotalBoard, brought: dict[str, float], n: int) -> tuple[float, str]:
    """Σw × Π (share)^(w ÷ Σw), and what is only added."""
    of = board.total_of
    whole = sum(of.weights.values())
    raw, formula = whole, exact(whole)
    for id in (id for id in of.weights if of.weights[id] and id in brought):
        weight = float(read(of.weights[id]) * board.full_total[n] / board.assessed[n])
        held = max(0.0, brought[id])
        raw *= (held / weight) ** (weight / whole)
        formula += f" × ({figure(held)} ÷ {figure(weight)})^({figure(weight)} ÷ {exact(whole)})"
    beside = [brought[id] for id in of.add]
    raw = summed([settled(raw), *beside])
    return raw, " + ".join([formula, *(operand(figure(one)) for one in beside)])


def _part(whole: Board, board: TotalBoard, id: str, n: int) -> Step:
    """weight × total ÷ full points of the part, or its points where they are added as they are."""
    of, part = board.total_of, whole.part(id)
    if not board.assesses[id][n]:
        return _unassessed(whole, board, id)
    at = part.units.index(board.units[n])
    brought, total, full = (float(f) for f in (board.parts[id][n], part.total[at], part.full_total[at]))
    name = part_name(whole.scheme, id)
    what = _WEIGHTED if of.weights else Text("计入", "Counted")
    if isnan(brought):
        said = Text(f"{name.zh}：缺项，没有总分", f"{name.en}: no total, an item is lacking")
        return Step(what, said, shown=Text("缺", "lacking"))
    inputs: tuple[Input, ...] = (Input(whole.scheme.title_of(id), total),)
    if not of.weights:
        said = Text(f"{name.zh}：{figure(total)} 分", f"{name.en}: {figure(total)} points")
        if _scaled(board, n):
            formula = f"{operand(figure(total))}{_scaled(board, n)} = {figure(brought)}"
            said = Text(f"{name.zh}：{formula}", f"{name.en}: {formula}")
            full = float(part.full_total[at] * board.full_total[n] / board.assessed[n])
        return Step(what, said, brought, f"{figure(brought)} / {figure(full)}", inputs)
    share = f"{exact(of.weights[id])} × {operand(figure(total))} ÷ {figure(full)}"
    formula = f"{share}{_scaled(board, n)} = {figure(brought)}"
    weight = Input(Text("权重", "weight"), of.weights[id], of.span)
    inputs = (weight, *inputs, Input(Text("满分", "full points"), full))
    return Step(
        what, Text(f"{name.zh}：{formula}", f"{name.en}: {formula}"), brought, figure(brought), inputs
    )


def _scaled(board: TotalBoard, n: int) -> str:
    """` × 100 ÷ 70`: how what assesses a unit is scaled to the full points; empty where it is not."""
    full, assessed = board.full_total[n], board.assessed[n]
    return "" if same_figure(full, assessed) else f" × {figure(float(full))} ÷ {figure(float(assessed))}"


def _unassessed(whole: Board, board: TotalBoard, id: str) -> Step:
    """That a part does not assess the unit, and what comes of it."""
    name, what = part_name(whole.scheme, id), UNASSESSED[board.total_of.unassessed or "redistribute"]
    said = Text(f"{name.zh}：不考核该单位，{what.zh}", f"{name.en}: not for this unit; {what.en}")
    return Step(Text("不考核", "Not assessed"), said, shown=Status.NOT_APPLICABLE.text)


def _extra(whole: Board, board: TotalBoard, id: str, n: int) -> Step:
    """What is only added, outside full points."""
    brought, name = float(board.parts[id][n]), part_name(whole.scheme, id)
    if not is_due(whole, id):
        said = Text(f"{name.zh}：本期未到期，不加", f"{name.en}: not due, nothing is added")
    elif board.units[n] not in whole.part(id).units:
        said = Text(f"{name.zh}：没有这个单位，不加", f"{name.en}: not for this unit, nothing is added")
    elif isnan(brought):
        said = Text(f"{name.zh}：缺项，没有总分", f"{name.en}: no total, an item is lacking")
        return Step(_ADDED, said, shown=Text("缺", "lacking"))
    else:
        said = Text(f"{name.zh}：{figure(brought)} 分", f"{name.en}: {figure(brought)} points")
    return Step(_ADDED, said, brought, figure(brought))
