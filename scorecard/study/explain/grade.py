"""Grades in words: what each wants, how many a quota is, and why a unit has the one it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from scorecard.base.text import Text, listed
from scorecard.engine.grades import official, quota
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.condition import SHARES, Condition, Grade
from scorecard.study.explain.step import CellOf, Step, exact, percent
from scorecard.study.note import Note

_FIGURES = {
    "total": Text("总分", "the total"),
    "rank": Text("名次", "the rank"),
    "rank_from_last": Text("倒数名次", "the rank from the last"),
}
_OF_ROW = {
    "value": Text("“{name}”", "“{name}”"),
    "points": Text("“{name}”得分", "points of “{name}”"),
    "share": Text("“{name}”得分率", "share of “{name}”"),
    "completion": Text("“{name}”完成率", "completion of “{name}”"),
    "progress": Text("“{name}”序时完成率", "progress of “{name}”"),
    "met": Text("“{name}”达标（1 为达标）", "“{name}” met (1 if so)"),
}
_BOUNDS = {
    "at_least": Text("达到", "at least"),
    "above": Text("超过", "above"),
    "at_most": Text("不超过", "at most"),
    "below": Text("低于", "below"),
    "equals": Text("等于", "equal to"),
}
_WHOLE = {
    "down": Text("舍去小数", "rounded down"),
    "up": Text("有小数即进一", "rounded up"),
    "half_up": Text("四舍五入", "rounded half-up"),
}
_TIES = {
    "include": Text("末位并列的都算", "ties at the edge are in"),
    "exclude": Text("末位并列的都不算", "ties at the edge are out"),
}


def condition_text(condition: Condition, names: Mapping[str, str]) -> Text:
    """A condition as a sentence part; `names` are rows by id.

    >>> from scorecard.model.condition import Bound
    >>> condition_text(Condition(bounds=(Bound("at_least", 60.0),)), {}).zh
    '总分达到60'
    """
    if condition.any:
        each = [condition_text(one, names) for one in condition.any]
        return Text(f"（{'，或'.join(one.zh for one in each)}）", f"({', or '.join(one.en for one in each)})")
    name = names.get(condition.id, condition.id)
    figure = _FIGURES.get(condition.what) or _OF_ROW[condition.what].fill(name=name)
    shown = percent if condition.what in SHARES else exact
    zh = "且".join(f"{_BOUNDS[bound.word].zh}{shown(bound.value)}" for bound in condition.bounds)
    en = " and ".join(f"{_BOUNDS[bound.word].en} {shown(bound.value)}" for bound in condition.bounds)
    return Text(f"{figure.zh}{zh}", f"{figure.en} {en}")


def grade_text(grade: Grade, names: Mapping[str, str], ranked: int | None = None) -> Text:
    """What a grade wants; with the count of ranked units, also how many its quota is."""
    if grade.rest:
        return Text("其余", "the rest")
    said = [condition_text(condition, names) for condition in grade.conditions]
    share = grade.quota
    if share is not None:
        end = Text("前", "the first") if grade.bottom is None else Text("后", "the last")
        count = "" if ranked is None else f"：{ranked} × {percent(share)}"
        whole, tie = _WHOLE[grade.whole], _TIES[grade.edge_tie]
        many = "" if ranked is None else f"，{quota(ranked, grade)} 个"
        many_en = "" if ranked is None else f": {quota(ranked, grade)}"
        count_en = "" if ranked is None else f", {ranked} × {percent(share)}"
        said.append(
            Text(
                f"排名{end.zh} {percent(share)}（{whole.zh}{count}{many}，{tie.zh}）",
                f"{end.en} {percent(share)} by rank ({whole.en}{count_en}{many_en}; {tie.en})",
            )
        )
    return Text("，".join(one.zh for one in said), ", ".join(one.en for one in said))


def graded(cell: CellOf, board: TableBoard | TotalBoard, u: int) -> list[Step]:
    """The grade of a unit and what it wants; nothing where the scheme gives none."""
    if not board.grade:
        return []
    what = Text("等次", "Grade")
    if not board.grade[u]:
        return [Step(what, Text("没有总分，或不参评", "no total, or shown only"), shown="—")]
    among = board.table.among if isinstance(board, TableBoard) else board.total_of.among
    grades = board.table.grades if isinstance(board, TableBoard) else board.total_of.grades
    ranks = official(board, among)
    inside = [among != "group" or unit.group == board.units[u].group for unit in board.units]
    ranked = int((~np.isnan(ranks) & np.array(inside)).sum())
    grade = next(one for one in grades if one.grade == board.grade[u])
    return [Step(what, grade_text(grade, _names(cell.board), ranked), shown=board.grade[u])]


def grading(board: Board) -> Iterator[Note]:
    """The grades of every table and total in one sentence, and the units of each."""
    names = _names(board)
    for table in board.tables:
        yield from _of(table.table.title, table.table.grades, table, names)
    for total in board.totals:
        yield from _of(total.total_of.title, total.total_of.grades, total, names)


def _of(
    title: str, grades: tuple[Grade, ...], board: TableBoard | TotalBoard, names: Mapping[str, str]
) -> Iterator[Note]:
    if not grades:
        return
    said = [grade_text(grade, names) for grade in grades]
    zh = "；".join(f"{grade.grade}：{one.zh}" for grade, one in zip(grades, said, strict=True))
    en = "; ".join(f"{grade.grade}: {one.en}" for grade, one in zip(grades, said, strict=True))
    yield Note(
        "grades",
        Text(f"{title}的等次，自上而下：{zh}。", f"Grades of {title}, from the top: {en}."),
    )
    without = [unit.short for unit, grade in zip(board.units, board.grade, strict=True) if not grade]
    if without:
        units = listed(without)
        yield Note("ungraded", Text(f"{title}未定等次：{units.zh}。", f"{title}, no grade: {units.en}."))


def _names(board: Board) -> dict[str, str]:
    return {row.id: row.short for table in board.tables for row in table.table.indicators}
