"""How judges' marks became one value: every mark with its place, the quorum, the mean of each jury."""

from __future__ import annotations

from dataclasses import replace
from math import nan

from scorecard.base.text import Text
from scorecard.engine.judges import Panel, panel_of
from scorecard.model.figure import Figure, Line, Told, beside, leaf, named, read, untold
from scorecard.model.judging import Judging, Jury
from scorecard.study.explain.chain import chain_of
from scorecard.study.explain.step import CellOf, Step, exact, same
from scorecard.study.explain.walk import inputs_of, steps_of
from scorecard.study.seats import Seat, seats

MARK = Text("评分", "mark")


def judged(cell: CellOf) -> Figure:
    """The value of the panel, with the lines about every mark and how they make one value."""
    judging = cell.row.judging
    assert judging is not None
    sitting = seats(cell.board, cell.table, cell.i)
    marks = _marks(cell, sitting)
    if not marks:
        return leaf(read([nan]), Line(MARK))
    panel = panel_of(beside(marks), judging, cell.table.observations.judges)

    def lines(_: int) -> list[Step]:
        chains = [step for seat in sitting for step in _chain(cell, seat)]
        given = [
            (seat, marks[seat.at]) for seat in sitting if seat.at is not None and marks[seat.at].known[0]
        ]
        if not chains and not given:
            return []
        absent = [seat.called for seat in sitting if seat.at is None or marks[seat.at].missing[0]]
        return [*chains, *_absent(absent), *_made(cell, judging, panel, given)]

    return named(panel.value, Line(MARK, told=untold, leads=lines))


def _marks(cell: CellOf, sitting: tuple[Seat, ...]) -> list[Figure]:
    """The mark of each judge, under the name that is printed."""
    seen, called = cell.table.observations, {seat.at: seat.called for seat in sitting}

    def mark(j: int, judge: str) -> Figure:
        entry = int(seen.mark_entry[cell.u, cell.i, j])
        span = cell.ledger.span(entry) if entry >= 0 else None
        name = called.get(j, Text(judge, judge))
        return leaf(seen.marks[[cell.u], cell.i, j], Line(name, "exact", where=lambda _: span))

    return [mark(j, judge) for j, judge in enumerate(seen.judges)]


def _chain(cell: CellOf, seat: Seat) -> list[Step]:
    entry = -1 if seat.at is None else int(cell.table.observations.mark_entry[cell.u, cell.i, seat.at])
    return chain_of(cell, entry, seat.called) if entry >= 0 else []


def _absent(absent: list[Text]) -> list[Step]:
    if not absent:
        return []
    zh = "、".join(name.zh for name in absent)
    en = ", ".join(name.en for name in absent)
    said = Text(f"{zh}没有打分，不计（不按0分）", f"no mark from {en}: left out, not counted as 0")
    return [Step(Text("缺席", "Absent"), said, nan, Text("不计", "left out"))]


def _made(cell: CellOf, judging: Judging, panel: Panel, given: list[tuple[Seat, Figure]]) -> list[Step]:
    """How the marks that were given make one value."""
    told: Told = {}
    if judging.juries:
        means = zip(judging.juries, panel.means, strict=True)
        steps = [
            _jury(cell, jury, mean, [mark for seat, mark in given if seat.jury == jury], told)
            for jury, mean in means
        ]
    else:
        steps = [_quorum(cell, judging, len(given)), *_dropped(panel)]
    return [*steps, *(steps_of(panel.value, 0, told) if panel.value.known[0] else [])]


def _jury(cell: CellOf, jury: Jury, mean: Figure, given: list[Figure], told: Told) -> Step:
    """The mean of one jury, or that too few of it gave a mark."""
    judges, count = len(jury.judges), len(given)
    if mean.missing[0]:
        said = Text(
            f"{judges} 名评委中 {count} 名打分，不足 {jury.least} 名",
            f"{count} of {judges} judges gave a mark, fewer than {jury.least}",
        )
        marks = tuple(one for mark in given for one in inputs_of(mark, 0))
        return Step(same(jury.name), said, nan, cell.status.text, marks)
    (step,) = steps_of(mean, 0, told)
    formula = step.formula.zh
    said = Text(
        f"{formula}（{judges} 名评委中 {count} 名打分，至少 {jury.least} 名）",
        f"{formula} ({count} of {judges} judges gave a mark, at least {jury.least} must)",
    )
    return replace(step, formula=said)


def _quorum(cell: CellOf, judging: Judging, count: int) -> Step:
    """Whether there are enough marks."""
    enough = count >= judging.least
    sign = Text("名打分，够", "marks, at least") if enough else Text("名打分，不足", "marks, fewer than")
    said = Text(f"{count} {sign.zh} {judging.least} 名", f"{count} {sign.en} {judging.least}")
    shown = Text("有效", "valid") if enough else cell.status.text
    return Step(Text("有效人数", "Quorum"), said, float(count), shown)


def _dropped(panel: Panel) -> list[Step]:
    """The marks that are left out."""
    if panel.value.missing[0] or not panel.dropped:
        return []
    high, low = (exact(float(end.shown[0])) for end in panel.dropped)
    left = int(panel.counted[0])
    said = Text(
        f"去掉一个最高分 {high}、一个最低分 {low}",
        f"one highest mark {high} and one lowest {low} are dropped",
    )
    shown = Text(f"余 {left} 个", f"{left} left")
    return [Step(Text("去高去低", "Trimmed"), said, float(left), shown)]


def too_few(cell: CellOf, judging: Judging) -> Text:
    """That there are too few marks, and of which jury."""
    if not judging.juries:
        return Text(f"打分的评委不足 {judging.least} 名", f"fewer than {judging.least} judges gave a mark")
    short = [jury for jury in judging.wanting(_marked(cell)) if jury]
    zh = "、".join(f"{jury.name}打分的评委不足 {jury.least} 名" for jury in short)
    en = ", ".join(f"fewer than {jury.least} judges of {jury.name} gave a mark" for jury in short)
    return Text(zh, en)


def wanted(judging: Judging) -> Text:
    """How many marks make a value."""
    if not judging.juries:
        return Text(f"至少 {judging.least} 名评委的打分", f"marks from at least {judging.least} judges")
    zh = "、".join(f"{jury.name}至少 {jury.least} 名" for jury in judging.juries)
    en = ", ".join(f"at least {jury.least} of {jury.name}" for jury in judging.juries)
    return Text(f"评委的打分：{zh}", f"marks from judges: {en}")


def still_wanted(cell: CellOf, judging: Judging) -> Text:
    """How many marks are wanting yet."""
    short = judging.wanting(_marked(cell))
    if not judging.juries:
        lacks = short[None]
        return Text(f"再有 {lacks} 名评委打分", _more(lacks))
    zh = "、".join(f"{jury.name}再有 {lacks} 名评委打分" for jury, lacks in short.items() if jury)
    en = ", ".join(f"{_more(lacks)} of {jury.name}" for jury, lacks in short.items() if jury)
    return Text(zh, en)


def _marked(cell: CellOf) -> list[str]:
    """The judges who gave a mark."""
    seen = cell.table.observations
    known = seen.marks.known[cell.u, cell.i]
    return [name for name, there in zip(seen.judges, known, strict=True) if there]


def _more(lacks: int) -> str:
    return f"{lacks} more mark" if lacks == 1 else f"{lacks} more marks"


_HOW = {
    "mean": Text("评委打分取平均", "the mean of the judges' marks"),
    "median": Text("评委打分取中位数", "the median of the judges' marks"),
    "trimmed": Text(
        "评委打分去掉一个最高分、一个最低分后取平均",
        "the mean of the judges' marks without one highest and one lowest",
    ),
}


def panel_text(judging: Judging) -> Text:
    """How marks become one value, as a sentence.

    >>> panel_text(Judging("juries", 10, juries=(Jury("园区", 70, ("a",)), Jury("乡镇", 30, ("b",))))).zh
    '评分 = 70% × 园区评委平均 + 30% × 乡镇评委平均'
    """
    if not judging.juries:
        how = _HOW[judging.how]
        return Text(f"评分为{how.zh}", f"the mark is {how.en}")
    zh = " + ".join(f"{exact(jury.weight)}% × {jury.name}评委平均" for jury in judging.juries)
    en = " + ".join(f"{exact(jury.weight)}% × mean of {jury.name}" for jury in judging.juries)
    return Text(f"评分 = {zh}", f"mark = {en}")
