"""Grades in words: what each wants, how many a quota is, and why a unit has the one it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import nan
from typing import NamedTuple

import numpy as np

from scorecard.base.text import Text, listed
from scorecard.engine.figures import among_of, official
from scorecard.engine.grades import shared_among
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.condition import Grade, Quota
from scorecard.study.explain.condition import condition_text, names_of
from scorecard.study.explain.effect import holding, title_of
from scorecard.study.explain.step import CellOf, Step, figure, percent
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
WHAT = Text("等次", "Grade")


class Reach(NamedTuple):
    """What a quota came to on a board, among all units or those of one group.

    ranked : the units that a share is a share of; many : how many places that makes
    taken : by grade, the ranked units that had it before the quota was looked at
    ranks : those of the units the quota reaches, in order; with ties at the edge they may be more or fewer
    """

    group: str
    ranked: int
    many: int
    taken: Mapping[str, int]
    ranks: tuple[float, ...]


def grade_text(
    grade: Grade, names: Mapping[str, str], before: Sequence[str] = (), reach: Reach | None = None
) -> Text:
    """What a grade wants; with what its quota came to, also which places those are.

    before : the grades that leave only the other units to its quota
    """
    if grade.given:
        return Text("只由结果运用或事先指定", "only where an effect or the scheme itself says so")
    if grade.rest:
        return Text("其余", "the rest")
    said = [condition_text(condition, names) for condition in grade.conditions]
    if grade.end is not None:
        said.append(_reached_text(grade, reach) if reach else _quota_text(grade, before))
    return Text("，".join(one.zh for one in said), ", ".join(one.en for one in said))


def earlier(grades: Sequence[Grade], n: int) -> tuple[str, ...]:
    """The grades before the one at `n` that leave only the other units to it.

    >>> ladder = (Grade("A", top=0.25), Grade("B", top=0.45), Grade("C"), Grade("D", bottom=0.05))
    >>> [earlier(ladder, n) for n in range(4)]
    [(), ('A',), ('A', 'B'), ('A', 'B')]
    """
    return tuple(dict.fromkeys(one.grade for one in grades[:n] if not one.given and not one.rest))


def _quota_text(grade: Grade, before: Sequence[str]) -> Text:
    """A quota as the scheme says it: so many by rank, of all or of those that have no grade yet."""
    bottom, tie = grade.end == "bottom", _TIES[grade.edge_tie]
    by_group = grade.places.by_group if grade.places else ()
    grouped = len(by_group) > 1 or bool(by_group and by_group[0][0])
    if grouped:
        zh = "、".join(f"{of} {_many(quota).zh}" for of, quota in by_group)
        en = ", ".join(f"{of} {_many(quota).en}" for of, quota in by_group)
        many, whole = Text(f"：{zh}", f": {en}"), ""
        whole_en = ""
    else:
        quota = grade.quota() or Quota(number=0)
        many = Text(f" {_many(quota).zh}", f" {_many(quota).en}")
        whole, whole_en = _whole_text(grade, quota)
    inside = "各组" if grouped else ""
    first, first_en = ("后", "the last") if bottom else ("前", "the first")
    if not before:
        by = "" if grouped else " by rank"
        lead = f"{first_en} by rank in each group" if grouped else first_en
        return Text(
            f"{inside}排名{first}{many.zh}（{whole}{tie.zh}）", f"{lead}{many.en}{by} ({whole_en}{tie.en})"
        )
    way, way_en = ("从末位起取", "the last") if bottom else ("按名次再取", "the next")
    names, names_en = "".join(f"“{one}”" for one in before), listed(list(before)).en
    many_en = f" by rank in each group{many.en}" if grouped else f"{many.en} by rank"
    return Text(
        f"已得{names}的除外，{inside}{way}{many.zh}（{whole}{tie.zh}）",
        f"without those of {names_en}, {way_en}{many_en} ({whole_en}{tie.en})",
    )


def _whole_text(grade: Grade, quota: Quota) -> tuple[str, str]:
    """How a share is made a count; nothing for a count."""
    if quota.share is None:
        return "", ""
    return f"{_WHOLE[grade.whole].zh}，", f"{_WHOLE[grade.whole].en}; "


def _reached_text(grade: Grade, reach: Reach) -> Text:
    """A quota as it came to be on a board: whom it left out, how many it is, and which places those are."""
    bottom, quota = grade.end == "bottom", grade.quota(reach.group) or Quota(number=0)
    zh, en = (f"{reach.many} 个", f"{reach.many}")
    if quota.share is not None:
        share = percent(quota.share)
        zh = f"{_WHOLE[grade.whole].zh}：{reach.ranked} × {share}，{zh}"
        en = f"{_WHOLE[grade.whole].en}, {reach.ranked} × {share}: {en}"
    if reach.ranks:
        first, last = figure(reach.ranks[0]), figure(reach.ranks[-1])
        zh += f"，第 {first} 至第 {last} 名" if first != last else f"，第 {first} 名"
        en += f", ranks {first} to {last}" if first != last else f", rank {first}"
    if reach.ranks and len(reach.ranks) != reach.many:
        zh, en = f"{zh}，共 {len(reach.ranks)} 个", f"{en}, {len(reach.ranks)} units"
    tie = _TIES[grade.edge_tie]
    zh, en = f"（{zh}，{tie.zh}）", f" ({en}; {tie.en})"
    many = _many(quota)
    if not reach.taken:
        way, way_en = ("后", "the last") if bottom else ("前", "the first")
        return Text(f"排名{way} {many.zh}{zh}", f"{way_en} {many.en} by rank{en}")
    way, way_en = ("从末位起取", "the last") if bottom else ("按名次再取", "the next")
    out = "、".join(f"“{name}” {n} 个" if name else f"不定等次 {n} 个" for name, n in reach.taken.items())
    out_en = ", ".join(f"{n} with {name or 'none at all'}" for name, n in reach.taken.items())
    return Text(
        f"除去已有等次的（{out}），其余{way} {many.zh}{zh}",
        f"leaving out {out_en}, {way_en} {many.en} by rank{en}",
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
    if moving:
        said = Text(
            f"“{'、'.join(moving)}”：{before} → {board.grade[u]}",
            f"{', '.join(moving)}: {before} → {board.grade[u]}",
        )
        steps.append(Step(Text("等次升降", "Grade moved"), said, shown=board.grade[u]))
    return steps


def _why(cell: CellOf, board: TableBoard | TotalBoard, u: int, grade: str) -> Text:
    """Given beforehand, or what the grade wants; where it is written more than once, each way to it."""
    if board.units[u].grade == grade:
        return Text("事先定下，不占名额", "given beforehand, outside quotas")
    names, grades = names_of(cell.board.scheme), grades_at(board)
    ways = [
        (one, reached(board, u, n) if one.end else None) for n, one in enumerate(grades) if one.grade == grade
    ]
    open_ = [way for way in ways if way[1] is None or float(official(board)[u]) in way[1].ranks]
    said = [grade_text(one, names, reach=reach) for one, reach in open_ or ways]
    return Text("；或".join(one.zh for one in said), "; or ".join(one.en for one in said))


def reached(board: TableBoard | TotalBoard, u: int, n: int) -> Reach:
    """What the quota of the grade at `n` came to where unit `u` is ranked."""
    grades, ranks = grades_at(board), official(board)
    grade, group = grades[n], (board.units[u].group or "") if among_of(board) == "group" else ""
    inside = np.array([not group or unit.group == group for unit in board.units]) & ~np.isnan(ranks)
    ranked = int((inside & shared_among(board.units, grades)).sum())
    count = grade.count(ranked, group)
    before = board.effected.grade if board.effected and board.effected.grade else board.grade
    earlier = {one.grade for one in grades[:n] if not one.rest} | {one.grade for one in grades if one.given}
    given = {v for v, unit in enumerate(board.units) if unit.grade in {one.grade for one in grades}}
    places = np.flatnonzero(inside).tolist()
    taken = [v for v in places if before[v] in earlier or v in given or not before[v]]
    pool = sorted((ranks[v] for v in places if v not in taken), reverse=grade.end == "bottom")
    edge = pool[min(count, len(pool)) - 1] if count and pool else nan
    chosen = [r for r in pool if (r >= edge if grade.end == "bottom" else r <= edge)]
    if len(chosen) > count and grade.edge_tie == "exclude":
        chosen = [r for r in chosen if r != edge]
    by_grade = Counter(before[v] for v in taken)
    return Reach(group, ranked, count, by_grade, tuple(sorted(float(r) for r in chosen)))


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
    said = [grade_text(grade, names, earlier(grades, n)) for n, grade in enumerate(grades)]
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
