"""What becomes of a cell's points: shares for items that do not apply, heading, table, total, rank."""

from __future__ import annotations

from math import isnan

from scorecard.base.text import Text
from scorecard.model.board import TableBoard
from scorecard.model.scheme import Branch
from scorecard.study.explain import combine
from scorecard.study.explain.coverage import covered
from scorecard.study.explain.effect import affected
from scorecard.study.explain.grade import graded
from scorecard.study.explain.ranked import ranked, unranked
from scorecard.study.explain.rounding import rounded_step
from scorecard.study.explain.step import (
    CellOf,
    Input,
    Step,
    alike,
    exact,
    figure,
    operand,
    percent,
    same,
    settled,
)
from scorecard.study.explain.total import total_steps, totals_over


def shared(cell: CellOf) -> list[Step]:
    """How many points the cell counts for after shares for items that do not apply."""
    if not cell.table.table.tree.plain:
        return combine.counted(cell)
    table, u, i = cell.table, cell.u, cell.i
    full, counted = float(table.full[u, i]), float(table.counted_full[u, i])
    if not full or not counted or alike(full, counted):
        return []
    given_up = [
        n
        for n in range(len(table.table.rows))
        if table.full.value[u, n] > 0 and not table.counted_full.value[u, n]
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
    full, counted = table.full.shown[u], table.counted_full.shown[u]
    steps: list[Step] = []
    while True:
        member = next(m for m in branch.members if i in _leaves(m))
        assessed = [m for m in branch.members if counted[_leaves(m)].sum() > 0]
        given, part = (settled(float(counted[_leaves(m)].sum())) for m in (branch, member))
        own, whole = (settled(float(sum(full[_leaves(m)].sum() for m in ms))) for ms in ([member], assessed))
        if not alike(given, whole) and _leaves(member) != _leaves(branch):
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
    for total in totals_over(board, table.table.id):
        if cell.unit in total.units:
            steps += total_steps(cell, total, total.units.index(cell.unit))
    return steps if (table.full.value[u] > 0).any() or table.terms.extra[u] else []


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
        if not isnan(table.counted[u, n]) and (table.counted_full.value[u, n] > 0 or rows[n].outside)
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
    was = table.effected or table
    known, full = float(was.known[u]), float(table.full_total[u])
    lacks = bool(table.lacking[u].any()) or isnan(was.total[u])
    what = Text("已知得分", "Points known") if lacks else Text("表内总分", "Table total")
    before: list[Step] = []
    said, addends = same(f"{_sum(table, u, rows)} = {figure(known)}"), _addends(table, u, rows)
    if not table.table.tree.plain:
        before, said, addends = combine.of_table(table, u)
    worth = f"{figure(known)} / {figure(full)}" if full else figure(known)
    steps = [*before, Step(what, said, known, worth, addends)]
    rounding, total = cell.board.scheme.rounding, float(was.total[u])
    if rounding.total is not None and not isnan(total):
        what = Text("总分修约", "Total rounded")
        steps.append(rounded_step(what, known, total, rounding.total, rounding.mode))
    steps += [*covered(table, u), *affected(cell, table, u)]
    steps += unranked(table, u) if table.partial[u] else ranked(cell.board, table, u)
    return [*steps, *graded(cell, table, u)]
