"""Grades in words: what each wants, how many a quota is, and why a unit has the one it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scorecard.base.text import Text, listed
from scorecard.engine.figures import among_of, official
from scorecard.model.board import Award, Board, TableBoard, TotalBoard
from scorecard.model.condition import Grade, Quota
from scorecard.study.explain.condition import condition_text, names_of
from scorecard.study.explain.effect import holding
from scorecard.study.explain.part_year import leaves, now_text
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
_VACANT = {
    "filled": Text("不能得的由下一名递补", "the next moves up where one is kept from it"),
    "kept": Text("不能得的名额空着", "the place of one kept from it stays empty"),
}
WHAT = Text("等次", "Grade")


def grade_text(
    grade: Grade, names: Mapping[str, str], before: Sequence[str] = (), award: Award | None = None
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
        said.append(_award_text(grade, award) if award else _quota_text(grade, before))
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
    bottom, tie = grade.end == "bottom", _ties(grade)
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


def _ties(grade: Grade) -> Text:
    """What becomes of equals at the edge, and of the place of a unit that an effect keeps from the grade."""
    tie = _TIES[grade.edge_tie]
    if not grade.vacant:
        return tie
    vacant = _VACANT[grade.vacant]
    return Text(f"{tie.zh}，{vacant.zh}", f"{tie.en}, {vacant.en}")


def _award_text(grade: Grade, award: Award) -> Text:
    """A quota as it came to be on a board: whom it left out, how many it is, and which places those are."""
    quota = grade.quota(award.group) or Quota(number=0)
    zh, en = (f"{award.many} 个", f"{award.many}")
    if quota.share is not None:
        share = percent(quota.share)
        zh = f"{_WHOLE[grade.whole].zh}：{award.ranked} × {share}，{zh}"
        en = f"{_WHOLE[grade.whole].en}, {award.ranked} × {share}: {en}"
    if award.empty:
        zh, en = f"{zh}，空出 {award.empty} 个", f"{en}, {award.empty} of them kept empty"
    if award.ranks:
        first, last = figure(award.ranks[0]), figure(award.ranks[-1])
        zh += f"，第 {first} 至第 {last} 名" if first != last else f"，第 {first} 名"
        en += f", ranks {first} to {last}" if first != last else f", rank {first}"
    if award.ranks and len(award.ranks) != award.many - award.empty:
        zh, en = f"{zh}，共 {len(award.ranks)} 个", f"{en}, {len(award.ranks)} units"
    tie, many = _ties(grade), _many(quota)
    zh, en = f"（{zh}，{tie.zh}）", f" ({en}; {tie.en})"
    out = []
    if award.taken:
        each = "、".join(
            f"“{name}” {n} 个" if name else f"不定等次 {n} 个" for name, n in award.taken.items()
        )
        each_en = ", ".join(f"{n} with {name or 'none at all'}" for name, n in award.taken.items())
        out.append(Text(f"已有等次的（{each}）", each_en))
    if award.barred:
        out.append(Text(f"不能得的 {award.barred} 个", f"{award.barred} kept from it"))
    bottom = grade.end == "bottom"
    if not out:
        way, way_en = ("后", "the last") if bottom else ("前", "the first")
        return Text(f"排名{way} {many.zh}{zh}", f"{way_en} {many.en} by rank{en}")
    way, way_en = ("从末位起取", "the last") if bottom else ("按名次再取", "the next")
    return Text(
        f"除去{'、'.join(one.zh for one in out)}，其余{way} {many.zh}{zh}",
        f"leaving out {', '.join(one.en for one in out)}, {way_en} {many.en} by rank{en}",
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
    names = names_of(cell.board.scheme)
    ways = [
        (one, _award(board, u, n) if one.end else None)
        for n, one in enumerate(board.of.grades)
        if one.grade == grade
    ]
    rank = float(official(board)[u])
    open_ = [way for way in ways if way[1] is None or rank in way[1].ranks]
    said = [_way(cell, board, u, *way, names=names) for way in open_ or ways]
    return Text("；或".join(one.zh for one in said), "; or ".join(one.en for one in said))


def _award(board: TableBoard | TotalBoard, u: int, n: int) -> Award:
    """What the quota of the grade at `n` came to where unit `u` is ranked."""
    group = (board.units[u].group or "") if among_of(board) == "group" else ""
    return next(one for one in board.awards[n] if one.group == group)


def _way(
    cell: CellOf,
    board: TableBoard | TotalBoard,
    u: int,
    grade: Grade,
    award: Award | None,
    names: Mapping[str, str],
) -> Text:
    """What one grade wants of a unit, with the bounds of this period where they are others."""
    said = grade_text(grade, names, award=award)
    for condition in leaves(grade.conditions):
        now = now_text(cell.board, board, condition, u)
        said = Text(f"{said.zh}（{now.zh}）", f"{said.en} ({now.en})") if now else said
    return said


def grading(board: Board) -> Iterator[Note]:
    """The grades of every table and total in one sentence, and the units of each."""
    names = names_of(board.scheme)
    for place in board.places:
        yield from _of(place, names)


def _of(board: TableBoard | TotalBoard, names: Mapping[str, str]) -> Iterator[Note]:
    grades, title = board.of.grades, board.of.title
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
