"""What becomes of a cell's points: shares for items that do not apply, heading, table, total, rank."""

from __future__ import annotations

from math import isfinite, isnan, nan

import numpy as np

from scorecard.base.text import Text, listed
from scorecard.model.board import Floats, TableBoard, TotalBoard
from scorecard.model.scheme import Branch
from scorecard.model.status import Status
from scorecard.study.explain import combine
from scorecard.study.explain.grade import graded
from scorecard.study.explain.rounding import rounded_step
from scorecard.study.explain.step import (
    CellOf,
    Input,
    Step,
    exact,
    figure,
    fixed,
    operand,
    percent,
    same,
    settled,
)


def shared(cell: CellOf) -> list[Step]:
    """How many points the cell counts for after shares for items that do not apply."""
    if not cell.table.table.tree.plain:
        return combine.counted(cell)
    table, u, i = cell.table, cell.u, cell.i
    full, counted = float(table.full[u, i]), float(table.counted_full[u, i])
    if full == counted or not full or not counted:
        return []
    given_up = [
        n for n in range(len(table.table.rows)) if table.full[u, n] > 0 and not table.counted_full[u, n]
    ]
    names = [f"{table.table.rows[n].short} {exact(float(table.full[u, n]))}" for n in given_up]
    inputs = tuple(
        Input(table.table.rows[n].short, float(table.full[u, n]), table.table.rows[n].span) for n in given_up
    )
    said = Text(
        f"不适用：{'、'.join(names)}；分值按比例分摊给其他项",
        f"not applicable: {', '.join(names)}; the points go to the others in proportion",
    )
    steps = [
        Step(
            Text("分摊", "Shares"),
            said,
            shown=Text(f"{exact(full)} → {figure(counted)}", f"{exact(full)} → {figure(counted)}"),
            inputs=inputs,
        )
    ]
    steps += _levels(cell, table.table.tree)
    if not isnan(cell.points):
        after = float(table.counted[u, i])
        formula = f"{operand(figure(cell.points))} × {figure(counted)} ÷ {exact(full)} = {figure(after)}"
        steps.append(Step(Text("计入得分", "Counted"), same(formula), after, figure(after)))
    return steps


def _levels(cell: CellOf, branch: Branch) -> list[Step]:
    """At each level above the cell: what the branch has × the member's own ÷ all that are assessed."""
    table, u, i = cell.table, cell.u, cell.i
    full, counted = table.full[u], table.counted_full[u]
    steps: list[Step] = []
    while True:
        member = next(m for m in branch.members if i in _leaves(m))
        assessed = [m for m in branch.members if counted[_leaves(m)].sum() > 0]
        given, part = (float(counted[_leaves(m)].sum()) for m in (branch, member))
        own, whole = float(full[_leaves(member)].sum()), float(sum(full[_leaves(m)].sum() for m in assessed))
        if given != whole and _leaves(member) != _leaves(branch):
            name = _name(cell, member)
            said = Text(
                f"{name.zh}：{figure(given)} × {exact(own)} ÷ {exact(whole)} = {figure(part)}",
                f"{name.en}: {figure(given)} × {exact(own)} ÷ {exact(whole)} = {figure(part)}",
            )
            steps.append(Step(Text("折算分值", "Worth now"), said, part, figure(part)))
        if not isinstance(member, Branch):
            return steps
        branch = member


def _leaves(member: Branch | int) -> list[int]:
    return list(member.leaves) if isinstance(member, Branch) else [member]


def _name(cell: CellOf, member: Branch | int) -> Text:
    """A member of a branch by its heading, its row, or the number its rows are printed under."""
    table = cell.table.table
    if isinstance(member, Branch) and member.heading:
        return next(same(row.short) for row in table.indicators if row.id == member.heading)
    rows = [table.rows[n] for n in _leaves(member)]
    if len(rows) == 1 or rows[0].item is None:
        return same(rows[0].short)
    return Text(f"第{rows[0].item}项", f"item {rows[0].item}")


def placed(cell: CellOf) -> list[Step]:
    """Where the cell ends up: its heading, its table, the totals it counts in, and the ranks."""
    board, table, u = cell.board, cell.table, cell.u
    if not cell.row.scores:
        return []
    steps = _headings(cell)
    steps += table_total(cell)
    for total in board.totals:
        if table.table.id in total.total_of.weights and cell.unit in total.units:
            steps += weighted_total(cell, total, total.units.index(cell.unit))
    return steps if (table.full[u] > 0).any() else []


def child(cell: CellOf) -> Step:
    """A row of a heading in one line: what it came from, and the points it counts for."""
    name = same(cell.row.short)
    counted = float(cell.table.counted[cell.u, cell.i])
    if isnan(counted):
        return Step(name, Text("没有得分", "no points"), shown=cell.status.text)
    full = float(cell.table.counted_full[cell.u, cell.i])
    worth = figure(counted) if cell.row.outside else f"{figure(counted)} / {figure(full)}"
    if isnan(cell.value):
        return Step(name, cell.status.text, counted, worth)
    value = cell.row.word(cell.value) or figure(cell.value)
    zh, en = [f"完成值 {value}"], [f"actual {value}"]
    target, progress = (
        cell.table.terms.target_text[cell.u][cell.i],
        float(cell.table.progress[cell.u, cell.i]),
    )
    if target:
        zh.append(f"目标值 {target}")
        en.append(f"target {target}")
    if not isnan(progress):
        zh.append(f"序时完成率 {percent(progress)}")
        en.append(f"progress {percent(progress)}")
    return Step(name, Text("，".join(zh), ", ".join(en)), counted, worth)


def _headings(cell: CellOf) -> list[Step]:
    table, u = cell.table, cell.u
    steps = []
    for h, id in enumerate(table.headings):
        leaves = heading_leaves(table.table.tree, id)
        points = float(table.heading_points[u, h])
        if cell.i not in leaves or isnan(points):
            continue
        branch = combine.branch_of(table, id)
        if not branch.plain:
            steps += combine.of_heading(table, u, branch)
            continue
        name = next(row.short for row in table.table.indicators if row.id == id)
        formula = f"{_sum(table, u, leaves)} = {figure(points)}"
        worth = f"{figure(points)} / {figure(float(table.heading_full[u, h]))}"
        steps.append(
            Step(Text(f"“{name}”", f"“{name}”"), same(formula), points, worth, _addends(table, u, leaves))
        )
    return steps


def heading_leaves(branch: Branch, heading: str) -> tuple[int, ...]:
    """The rows below a heading; none if it is not in the branch."""
    if branch.heading == heading:
        return branch.leaves
    found = (heading_leaves(m, heading) for m in branch.members if isinstance(m, Branch))
    return next((leaves for leaves in found if leaves), ())


def _known(table: TableBoard, u: int, leaves: tuple[int, ...] | range) -> list[int]:
    rows = table.table.rows
    return [
        n
        for n in leaves
        if not isnan(table.counted[u, n]) and (table.counted_full[u, n] > 0 or rows[n].outside)
    ]


def _sum(table: TableBoard, u: int, leaves: tuple[int, ...] | range) -> str:
    return " + ".join(operand(figure(float(table.counted[u, n]))) for n in _known(table, u, leaves)) or "0"


def _addends(table: TableBoard, u: int, leaves: tuple[int, ...] | range) -> tuple[Input, ...]:
    return tuple(
        Input(table.table.rows[n].short, float(table.counted[u, n])) for n in _known(table, u, leaves)
    )


def table_total(cell: CellOf) -> list[Step]:
    """The table's total as the sum of its rows, the real rounding of it if declared, and the rank."""
    table, u = cell.table, cell.u
    rows = range(len(table.table.rows))
    known, full = float(table.known[u]), float(table.full_total[u])
    lacks = bool(table.lacking[u].any())
    what = Text("已知得分", "Points known") if lacks else Text("表内总分", "Table total")
    formula, addends = f"{_sum(table, u, rows)} = {figure(known)}", _addends(table, u, rows)
    cut: list[Step] = []
    if not table.table.tree.plain:
        found, cut = combine.parts(table, u, table.table.tree), combine.table_limit(table, u)
        formula, addends = f"{combine.sum_of(found)} = {figure(known)}", combine.addends(found)
    if cut:
        formula, addends = figure(known), ()
    worth = f"{figure(known)} / {figure(full)}"
    steps = [*cut, Step(what, same(formula), known, worth, addends)]
    rounding, total = cell.board.scheme.rounding, float(table.total[u])
    if rounding.total is not None and not isnan(total):
        what = Text("总分修约", "Total rounded")
        steps.append(rounded_step(what, known, total, rounding.total, rounding.mode))
    if lacks:
        return [*steps, *_unranked(cell), *graded(cell, table, u)]
    return [
        *steps,
        *_ranked(cell, table.rank, table.group_rank, table.table.among, table.table.rank_on, total, u),
        *graded(cell, table, u),
    ]


def _unranked(cell: CellOf) -> list[Step]:
    """What the table lacks for this unit, and the ranks that are still open."""
    table, u = cell.table, cell.u
    rows = [row.short for n, row in enumerate(table.table.rows) if table.lacking[u, n]]
    names = listed(rows)
    said = Text(f"缺 {names.zh}", f"for want of {names.en}")
    low, high = int(table.rank_low[u]), int(table.rank_high[u])
    if low:
        least, most = (figure(float(f)) if isfinite(f) else "−∞" for f in (table.low[u], table.high[u]))
        span = Text(f"{least} 至 {most} 之间", f"{least} to {most}")
        if not isfinite(table.high[u]):
            span = Text(f"{least} 以上", f"{least} or more")
        said = Text(
            f"{said.zh}；补齐后总分在 {span.zh}，名次在第 {low} 至第 {high} 之间",
            f"{said.en}; once complete the total is {span.en} and the rank {low} to {high}",
        )
    return [Step(Text("名次", "Rank"), said, shown=Text("未排名", "unranked"))]


def _ranked(
    cell: CellOf, ranks: Floats, group_ranks: Floats, among: str, rank_on: str, total: float, u: int
) -> list[Step]:
    rank, group_rank, decimals = float(ranks[u]), float(group_ranks[u]), cell.board.scheme.decimals.total
    if isnan(rank):
        said = (
            Text("只有一个单位", "there is one unit only")
            if cell.unit.assessed
            else Text("该单位只列示", "the unit is shown only")
        )
        return [Step(Text("名次", "Rank"), said, shown=Text("不排名", "not ranked"))]
    count = int((~np.isnan(ranks)).sum())
    printed = fixed(total, decimals)
    on = (
        Text(f"按印出的 {printed} 分", f"on {printed} as printed")
        if rank_on == "printed"
        else Text(f"按未修约的 {figure(total)} 分", f"on {figure(total)} before rounding")
    )
    said = Text(
        f"{on.zh}，已排名的 {count} 个单位中第 {figure(rank)}",
        f"{on.en}, {figure(rank)} of {count} ranked units",
    )
    if cell.unit.group and not isnan(group_rank):
        said = Text(
            f"{said.zh}；在“{cell.unit.group}”组内第 {figure(group_rank)}",
            f"{said.en}; {figure(group_rank)} in its group {cell.unit.group}",
        )
    official = group_rank if among == "group" else rank
    return [
        Step(
            Text("名次", "Rank"), said, official, Text(f"第{figure(official)}名", f"rank {figure(official)}")
        )
    ]


def weighted_total(cell: CellOf, board: TotalBoard, n: int) -> list[Step]:
    """A weighted total: each part with its arithmetic, their sum, the rank."""
    total = float(board.total[n])
    title = Text(board.total_of.title, board.total_of.title)
    if board.status[n] == Status.NOT_DUE:
        lacking = [
            t.table.title for t in cell.board.tables if t.table.id in board.parts and not (t.full > 0).any()
        ]
        names = listed(lacking)
        said = Text(f"本期不合成：“{names.zh}”未到期", f"not formed in this period: “{names.en}” is not due")
        return [Step(title, said, shown=Status.NOT_DUE.text)]
    steps = [_part(cell, board, id, n) for id in board.parts]
    if isnan(total):
        known = float(board.known[n])
        low, high = int(board.rank_low[n]), int(board.rank_high[n])
        said = Text(
            f"有表缺项，不合成；已知 {figure(known)} 分",
            f"a table lacks an item, so it is not formed; {figure(known)} known",
        )
        if low:
            said = Text(
                f"{said.zh}，补齐后名次在第 {low} 至第 {high} 之间",
                f"{said.en}; once complete the rank is {low} to {high}",
            )
        shown = fixed(known, cell.board.scheme.decimals.total)
        unranked = Step(title, said, nan, Text(f"（{shown}）未排名", f"({shown}) unranked"))
        return [*steps, unranked, *graded(cell, board, n)]
    parts = " + ".join(operand(figure(float(figures[n]))) for figures in board.parts.values())
    shown = fixed(total, cell.board.scheme.decimals.total)
    rounding = cell.board.scheme.rounding
    raw = total if rounding.overall is None else settled(sum(float(each[n]) for each in board.parts.values()))
    if len(board.parts) > 1:
        printed = shown if raw == total else figure(raw)
        steps.append(Step(title, same(f"{parts} = {figure(raw)}"), raw, printed))
    if rounding.overall is not None:
        what = Text("加权总分修约", "Weighted total rounded")
        steps.append(rounded_step(what, raw, total, rounding.overall, rounding.mode))
    of = board.total_of
    ranked = _ranked(cell, board.rank, board.group_rank, of.among, of.rank_on, total, n)
    return [*steps, *ranked, *graded(cell, board, n)]


def _part(cell: CellOf, board: TotalBoard, id: str, n: int) -> Step:
    """weight × table total ÷ full points; with what is known where the table lacks an item."""
    table = cell.board.table(id)
    at = table.units.index(cell.unit)
    part, total, full = float(board.parts[id][n]), float(table.total[at]), float(table.full_total[at])
    what = Text("加权", "Weighted")
    name = f"附件{table.table.annex}" if table.table.annex else table.table.title
    name_en = f"Annex {table.table.annex}" if table.table.annex else table.table.title
    if isnan(part):
        return Step(
            what,
            Text(f"{name}：缺项，没有总分", f"{name_en}: no total, an item is lacking"),
            shown=Text("缺", "lacking"),
        )
    formula = (
        f"{exact(board.total_of.weights[id])} × {operand(figure(total))} ÷ {figure(full)} = {figure(part)}"
    )
    weight = Input(Text("权重", "weight"), board.total_of.weights[id], board.total_of.span)
    inputs = (weight, Input(table.table.title, total), Input(Text("满分", "full points"), full))
    return Step(what, Text(f"{name}：{formula}", f"{name_en}: {formula}"), part, figure(part), inputs)
