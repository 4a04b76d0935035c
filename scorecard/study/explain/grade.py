"""Grades in words: what each wants, how many a quota is, and why a unit has the one it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from scorecard.base.text import Text, listed
from scorecard.engine.figures import among_of
from scorecard.engine.grades import shared_among, standing_of
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.condition import Grade, Quota
from scorecard.study.explain.condition import condition_text, names_of
from scorecard.study.explain.effect import holding, title_of
from scorecard.study.explain.part_year import leaves, now_text
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
_VACANT = {
    "filled": Text("不能得的由下一名递补", "the next moves up where one is kept from it"),
    "kept": Text("不能得的名额空着", "the place of one kept from it stays empty"),
}
_ENDS = {"top": Text("前", "the first"), "bottom": Text("后", "the last")}
WHAT = Text("等次", "Grade")


def grade_text(grade: Grade, names: Mapping[str, str], ranked: int | None = None, group: str = "") -> Text:
    """What a grade wants; with the count of ranked units, also how many its quota is."""
    if grade.given:
        return Text("只由结果运用或事先指定", "only where an effect or the scheme itself says so")
    if grade.rest:
        return Text("其余", "the rest")
    said = [condition_text(condition, names) for condition in grade.conditions]
    if grade.end is not None:
        said.append(_quota_text(grade, ranked, group))
    return Text("，".join(one.zh for one in said), ", ".join(one.en for one in said))


def _quota_text(grade: Grade, ranked: int | None, group: str) -> Text:
    end, tie = _ENDS[grade.end or "top"], _TIES[grade.edge_tie]
    if grade.vacant:
        vacant = _VACANT[grade.vacant]
        tie = Text(f"{tie.zh}，{vacant.zh}", f"{tie.en}, {vacant.en}")
    by_group = grade.places.by_group if grade.places and ranked is None else ()
    if len(by_group) > 1 or (by_group and by_group[0][0]):
        each = [(of, _many(quota)) for of, quota in by_group]
        zh = "、".join(f"{of} {many.zh}" for of, many in each)
        en = ", ".join(f"{of} {many.en}" for of, many in each)
        return Text(f"各组排名{end.zh}：{zh}（{tie.zh}）", f"{end.en} by rank in each group: {en} ({tie.en})")
    quota = grade.quota(group)
    if quota is None or quota.share is None:
        many = _many(quota or Quota(number=0))
        return Text(f"排名{end.zh} {many.zh}（{tie.zh}）", f"{end.en} {many.en} by rank ({tie.en})")
    whole, share = _WHOLE[grade.whole], percent(quota.share)
    count = "" if ranked is None else f"：{ranked} × {share}，{grade.count(ranked, group)} 个"
    count_en = "" if ranked is None else f", {ranked} × {share}: {grade.count(ranked, group)}"
    return Text(
        f"排名{end.zh} {share}（{whole.zh}{count}，{tie.zh}）",
        f"{end.en} {share} by rank ({whole.en}{count_en}; {tie.en})",
    )


def _many(quota: Quota) -> Text:
    if quota.share is not None:
        return Text(percent(quota.share), percent(quota.share))
    return Text(f"{quota.number} 名", str(quota.number))


def graded(cell: CellOf, board: TableBoard | TotalBoard, u: int) -> list[Step]:
    """The grade of a unit and what it wants; nothing where the scheme gives none."""
    if not board.grade:
        return []
    effects = holding(board, u)
    if not board.grade[u]:
        barred = [effect.name for effect in effects if effect.then.ineligible or effect.then.unranked]
        why = Text("没有总分，或不参评", "no total, or shown only")
        if barred:
            why = Text(f"“{'、'.join(barred)}”：不定等次", f"{', '.join(barred)}: no grade")
        return [Step(WHAT, why, shown="—")]
    forced = [effect.name for effect in effects if effect.then.grade]
    if forced:
        said = Text(f"由“{'、'.join(forced)}”定", f"by {', '.join(forced)}")
        return [Step(WHAT, said, shown=board.grade[u])]
    before = board.effected.grade[u] if board.effected else board.grade[u]
    steps = [Step(WHAT, _why(cell, board, u, before), shown=before)]
    moving = [effect.name for effect in effects if effect.then.shift or effect.then.no_higher_than]
    if moving and before != board.grade[u]:
        said = Text(
            f"“{'、'.join(moving)}”：{before} → {board.grade[u]}",
            f"{', '.join(moving)}: {before} → {board.grade[u]}",
        )
        steps.append(Step(Text("等次升降", "Grade moved"), said, shown=board.grade[u]))
    elif moving:
        said = Text(
            f"“{'、'.join(moving)}”之下为{before}；高于限定等次的名额不占",
            f"{before} under {', '.join(moving)}; no place is taken in the quota of a grade above the limit",
        )
        steps.append(Step(Text("等次升降", "Grade moved"), said, shown=before))
    return steps


def _why(cell: CellOf, board: TableBoard | TotalBoard, u: int, grade: str) -> Text:
    """Given beforehand, or what the grade wants; where it is written more than once, each way to it."""
    if board.units[u].grade == grade:
        return Text("事先定下，不占名额", "given beforehand, outside quotas")
    by_group = among_of(board) == "group"
    ranks = standing_of(board).before
    inside = [not by_group or unit.group == board.units[u].group for unit in board.units]
    counted = shared_among(board.units, grades_at(board))
    ranked = int((~np.isnan(ranks) & np.array(inside) & counted).sum())
    group = (board.units[u].group or "") if by_group else ""
    ways = [one for one in grades_at(board) if one.grade == grade]
    said = [_way(cell, board, u, way, ranked, group) for way in ways]
    return Text("；或".join(one.zh for one in said), "; or ".join(one.en for one in said))


def _way(cell: CellOf, board: TableBoard | TotalBoard, u: int, way: Grade, ranked: int, group: str) -> Text:
    """What one grade wants of a unit, with the bounds of this period where they are others."""
    said = grade_text(way, names_of(cell.board.scheme), ranked, group)
    for condition in leaves(way.conditions):
        now = now_text(cell.board, board, condition, u)
        said = Text(f"{said.zh}（{now.zh}）", f"{said.en} ({now.en})") if now else said
    return said


def grades_at(board: TableBoard | TotalBoard) -> tuple[Grade, ...]:
    """The grades of a table or total, from the top."""
    return board.table.grades if isinstance(board, TableBoard) else board.total_of.grades


def grading(board: Board) -> Iterator[Note]:
    """The grades of every table and total in one sentence, and the units of each."""
    names = names_of(board.scheme)
    places: list[TableBoard | TotalBoard] = [*board.tables, *board.totals]
    for place in places:
        yield from _of(place, names)


def _of(board: TableBoard | TotalBoard, names: Mapping[str, str]) -> Iterator[Note]:
    grades, title = grades_at(board), title_of(board)
    if not grades:
        return
    said = [grade_text(grade, names) for grade in grades]
    zh = "；".join(f"{grade.grade}：{one.zh}" for grade, one in zip(grades, said, strict=True))
    en = "; ".join(f"{grade.grade}: {one.en}" for grade, one in zip(grades, said, strict=True))
    yield Note(
        "grades",
        Text(f"{title}的等次，自上而下：{zh}。", f"Grades of {title}, from the top: {en}."),
    )
    given = [unit.short for unit in board.units if unit.grade in {grade.grade for grade in grades}]
    if given:
        units = listed(given)
        yield Note(
            "grades_given",
            Text(f"事先定下等次、不占名额：{units.zh}。", f"Graded beforehand, outside quotas: {units.en}."),
        )
    without = [unit.short for unit, grade in zip(board.units, board.grade, strict=True) if not grade]
    if without:
        units = listed(without)
        yield Note("ungraded", Text(f"{title}未定等次：{units.zh}。", f"{title}, no grade: {units.en}."))
