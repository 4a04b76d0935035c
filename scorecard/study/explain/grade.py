"""Grades in words: what each wants, how many a quota is, and why a unit has the one it has."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.base.text import Text, listed
from scorecard.engine.grades import official, quota
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.condition import Grade
from scorecard.study.explain.condition_words import condition_text
from scorecard.study.explain.step import CellOf, Step, percent
from scorecard.study.note import Note

_WHOLE = {
    "down": Text("舍去小数", "rounded down"),
    "up": Text("有小数即进一", "rounded up"),
    "half_up": Text("四舍五入", "rounded half-up"),
}
_TIES = {
    "include": Text("末位并列的都算", "ties at the edge are in"),
    "exclude": Text("末位并列的都不算", "ties at the edge are out"),
}


def grade_text(grade: Grade, ranked: int | None = None) -> Text:
    """What a grade wants; with the count of ranked units, also how many its quota is."""
    if grade.rest:
        return Text("其余", "the rest")
    said = [condition_text(condition) for condition in grade.conditions]
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
    return [Step(what, grade_text(grade, ranked), shown=board.grade[u])]


def grading(board: Board) -> Iterator[Note]:
    """The grades of every table and total in one sentence, and the units of each."""
    for table in board.tables:
        yield from _of(table.table.title, table.table.grades, table)
    for total in board.totals:
        yield from _of(total.total_of.title, total.total_of.grades, total)


def _of(title: str, grades: tuple[Grade, ...], board: TableBoard | TotalBoard) -> Iterator[Note]:
    if not grades:
        return
    said = [grade_text(grade) for grade in grades]
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
