"""How a heading that does not simply add up makes its points, and what limits cut, to be redone by hand."""

from __future__ import annotations

from dataclasses import replace
from math import isinf, isnan, nan
from typing import NamedTuple

from scorecard.base.text import Text
from scorecard.engine.combining import limited
from scorecard.engine.sharing import branches
from scorecard.model.board import TableBoard
from scorecard.model.figure import read
from scorecard.model.scheme import Branch, Total
from scorecard.scheme.amount import amount_text
from scorecard.study.explain.rounding import rounded_step
from scorecard.study.explain.step import (
    CellOf,
    Input,
    Step,
    alike,
    exact,
    figure,
    operand,
    same,
    settled,
    summed,
)

COMBINED = {
    "sum": Text("各子项得分相加", "the sum over its rows"),
    "mean": Text("各子项得分率的平均", "the mean of the shares of its rows"),
    "best": Text("取得分率最高的子项", "the row with the best share"),
    "worst": Text("取得分率最低的子项", "the row with the worst share"),
    "chosen": Text("只报一项，报了的那项计分", "the one row that was reported"),
    "geometric": Text("各子项得分率的加权几何平均", "the weighted geometric mean of the shares of its rows"),
}


class Part(NamedTuple):
    """What goes into a sum: a row, or a heading with a figure of its own; NaN where it has none."""

    name: str
    points: float
    full: float
    outside: bool


def parts(table: TableBoard, u: int, branch: Branch, deeper: bool = True) -> list[Part]:
    """What is added up in a branch: rows, but a heading that combines or limits them as one.

    Without `deeper`, its members as they stand.
    """
    found: list[Part] = []
    for member in branch.members:
        if isinstance(member, int):
            row = table.table.rows[member]
            points, full = table.counted[u, member], table.counted_full[u, member]
            found.append(Part(row.short, float(points), float(full), row.outside))
        elif member.heading and not (deeper and member.additive):
            h = table.headings.index(member.heading)
            points, full = table.heading_points[u, h], table.heading_full[u, h]
            outside = all(table.table.rows[i].outside for i in member.leaves)
            found.append(Part(_name(table, member.heading), float(points), float(full), outside))
        elif deeper:
            found += parts(table, u, member)
        else:
            found += _as_one(parts(table, u, member))
    return [part for part in found if not isnan(part.points) and (part.full > 0 or part.outside)]


def _as_one(found: list[Part]) -> list[Part]:
    """A number with several rows as one part."""
    if len(found) < 2:
        return found
    points, full = (summed(figures) for figures in zip(*((p.points, p.full) for p in found), strict=True))
    return [Part(" + ".join(part.name for part in found), points, full, all(part.outside for part in found))]


def _name(table: TableBoard, heading: str) -> str:
    return next(row.short for row in table.table.indicators if row.id == heading)


def sum_of(found: list[Part]) -> str:
    """`8 + 6 + (-2)`."""
    return " + ".join(operand(figure(part.points)) for part in found) or "0"


def addends(found: list[Part]) -> tuple[Input, ...]:
    """The same as inputs of a step."""
    return tuple(Input(part.name, part.points) for part in found)


def counted(cell: CellOf) -> list[Step]:
    """What a cell counts for where headings combine their rows otherwise than by adding up."""
    full = float(cell.table.full[cell.u, cell.i])
    worth, after = (float(f[cell.u, cell.i]) for f in (cell.table.counted_full, cell.table.counted))
    if alike(full, worth) or not full or isnan(cell.points):
        return []
    if not worth:
        said = Text("合成时没有取这一项", "it is not the row that counts in its heading")
        return [Step(Text("合成", "Combined"), said, 0.0, "0")]
    if isnan(after):
        said = Text("同级缺项，几何平均不合成", "a sibling is lacking, so there is no geometric mean")
        return [Step(Text("合成", "Combined"), said, shown=Text("未合成", "not formed"))]
    formula = f"{operand(figure(cell.points))} × {figure(worth)} ÷ {exact(full)} = {figure(after)}"
    return [Step(Text("计入得分", "Counted"), same(formula), after, figure(after))]


def of_heading(table: TableBoard, u: int, branch: Branch) -> list[Step]:
    """The points of one heading: how its rows were combined, and the limit that cut them."""
    h = table.headings.index(branch.heading or "")
    points, full = float(table.heading_points[u, h]), float(table.heading_full[u, h])
    name = same(f"“{_name(table, branch.heading or '')}”")
    found = parts(table, u, branch, deeper=branch.combine == "sum")
    raw, formula = _raw(found, full, branch)
    how = COMBINED[branch.combine]
    said = Text(f"{how.zh}：{formula}", f"{how.en}: {formula}") if branch.combine != "sum" else same(formula)
    held = float(limited(read([raw]), branch, table.heading_full[[u], h])[0]) if branch.rounded else points
    steps = [Step(name, said, raw, figure(raw), addends(found))]
    if not alike(raw, held):
        steps.append(cut(name, raw, held, branch, figure(held)))
    if branch.rounded:
        what = Text(f"{name.zh}修约", f"{name.en} rounded")
        steps.append(rounded_step(what, held, points, *branch.rounded))
    worth = f"{figure(points)} / {figure(full)}" if full else figure(points)
    return [*steps[:-1], replace(steps[-1], shown=worth)]


def uncut(table: TableBoard, u: int, branch: Branch) -> float:
    """The figure of a heading or of the table before any limit; NaN where it is not formed."""
    deeper = branch.combine == "sum"
    h = table.headings.index(branch.heading) if branch.heading else None
    full = table.full_total[u] if h is None else table.heading_full[u, h]
    if branch.combine == "geometric" and table.lacking[u, list(branch.leaves)].any():
        return nan
    return _raw(parts(table, u, branch, deeper), float(full), branch)[0]


def _raw(found: list[Part], full: float, branch: Branch) -> tuple[float, str]:
    """The figure before any limit, and its arithmetic."""
    if branch.combine != "geometric":
        raw = summed(part.points for part in found)
        return raw, f"{sum_of(found)} = {figure(raw)}"
    inside = [part for part in found if not part.outside]
    beside = [part for part in found if part.outside]
    whole = sum(part.full for part in inside)
    raw, formula = full, figure(full)
    for part in inside:
        raw *= max(0.0, part.points / part.full) ** (part.full / whole)
        held = figure(max(0.0, part.points))
        formula += f" × ({held} ÷ {figure(part.full)})^({figure(part.full)} ÷ {figure(whole)})"
    raw = summed([settled(raw), *(part.points for part in beside)])
    more = f" + {sum_of(beside)}" if beside else ""
    return raw, f"{formula}{more} = {figure(raw)}"


def cut(what: Text, before: float, after: float, held: Branch | Total, worth: str) -> Step:
    """The limit that changed a figure."""
    upper = after < before
    limit = held.most if upper else held.least
    named = amount_text(limit) if limit else Text("", "")
    word = Text("高于上限", "over the limit of") if upper else Text("低于下限", "below the limit of")
    said = Text(
        f"{figure(before)} {word.zh}{named.zh}，计 {figure(after)}",
        f"{figure(before)} is {word.en} {named.en}: {figure(after)} counts",
    )
    return Step(Text(f"{what.zh}限额", f"Limit of {what.en}"), said, after, worth)


def of_table(table: TableBoard, u: int) -> tuple[list[Step], Text, tuple[Input, ...]]:
    """How the rows of a table make its total: what comes before if a limit cut it, the arithmetic, the addends."""
    tree, known = table.table.tree, float((table.effected or table).known[u])
    if tree.combine == "geometric" and table.lacking[u].any():
        return [], Text("缺项，几何平均不合成", "an item is lacking, so there is no geometric mean"), ()
    found = parts(table, u, tree, deeper=tree.combine == "sum")
    raw, formula = _raw(found, float(table.full_total[u]), tree)
    how = COMBINED[tree.combine]
    said = Text(f"{how.zh}：{formula}", f"{how.en}: {formula}") if tree.combine != "sum" else same(formula)
    if isnan(known) or alike(raw, known):
        return [], said, addends(found)
    total = Step(Text("各项合计", "Sum"), said, raw, figure(raw))
    limit = cut(Text("总分", "the total"), raw, known, tree, figure(known))
    return [total, limit], same(figure(known)), ()


def branch_of(table: TableBoard, heading: str) -> Branch:
    """The branch of a heading."""
    return next(one for one in branches(table.table.tree) if one.heading == heading)


def limits_text(branch: Branch) -> Text | None:
    """The limits of a branch in words."""
    said = [
        Text(f"{word.zh}{amount_text(limit).zh}", f"{word.en} {amount_text(limit).en}")
        for word, limit in (
            (Text("最多", "at most"), branch.most),
            (Text("最少", "at least"), branch.least),
        )
        if limit is not None and not isinf(limit.value)
    ]
    if not said:
        return None
    return Text("，".join(one.zh for one in said), ", ".join(one.en for one in said))
