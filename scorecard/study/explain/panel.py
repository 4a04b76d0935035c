"""How judges' marks became one value: every mark with its place, the quorum, the mean of each jury."""

from __future__ import annotations

from math import isnan, nan

from scorecard.base.text import Text
from scorecard.model.judging import Judging, Jury
from scorecard.study.explain.chain import chain_of
from scorecard.study.explain.step import CellOf, Input, Step, exact, figure, operand, same, settled, summed
from scorecard.study.seats import seats


def judged(cell: CellOf) -> list[Step]:
    """Every mark with its place, the quorum, and the value of the panel."""
    judging = cell.row.judging
    assert judging is not None
    steps: list[Step] = []
    given: dict[str, Input] = {}
    absent: list[Text] = []
    seen = cell.table.observations
    for seat in seats(cell.board, cell.table, cell.i):
        mark, entry = nan, -1
        if seat.at is not None:
            mark = float(seen.marks[cell.u, cell.i, seat.at])
            entry = int(seen.mark_entry[cell.u, cell.i, seat.at])
        if entry >= 0:
            steps += chain_of(cell, entry, seat.called)
        if isnan(mark):
            absent.append(seat.called)
        else:
            span = cell.ledger.span(entry) if entry >= 0 else None
            given[seat.judge] = Input(seat.called, mark, span)
    if not steps and not given:
        return []
    steps += _absent(absent)
    if judging.juries:
        return [*steps, *_of_juries(cell, judging.juries, given)]
    return [*steps, *_panel(cell, judging, list(given.values()))]


def _absent(absent: list[Text]) -> list[Step]:
    if not absent:
        return []
    zh = "、".join(name.zh for name in absent)
    en = ", ".join(name.en for name in absent)
    said = Text(f"{zh}没有打分，不计（不按0分）", f"no mark from {en}: left out, not counted as 0")
    return [Step(Text("缺席", "Absent"), said, nan, Text("不计", "left out"))]


def _of_juries(cell: CellOf, juries: tuple[Jury, ...], given: dict[str, Input]) -> list[Step]:
    """The mean of each jury, and their weighted sum."""
    steps: list[Step] = []
    parts: list[str] = []
    inputs: list[Input] = []
    for jury in juries:
        marks = [given[judge] for judge in jury.judges if judge in given]
        steps.append(_jury(cell, jury, marks))
        if len(marks) >= jury.least:
            mean = settled(summed(float(each.value) for each in marks) / len(marks))
            inputs.append(Input(same(jury.name), mean))
            parts.append(f"{exact(jury.weight)} × {operand(figure(mean))} ÷ 100")
    if len(parts) == len(juries) and not isnan(cell.value):
        formula = f"{' + '.join(parts)} = {figure(cell.value)}"
        what = Text("加权平均", "Weighted mean")
        steps.append(Step(what, same(formula), cell.value, figure(cell.value), tuple(inputs)))
    return steps


def _jury(cell: CellOf, jury: Jury, marks: list[Input]) -> Step:
    """The mean of one jury, or that too few of it gave a mark."""
    name, count = same(jury.name), len(marks)
    if count < jury.least:
        said = Text(
            f"{len(jury.judges)} 名评委中 {count} 名打分，不足 {jury.least} 名",
            f"{count} of {len(jury.judges)} judges gave a mark, fewer than {jury.least}",
        )
        return Step(name, said, nan, cell.status.text, tuple(marks))
    total = " + ".join(operand(exact(float(each.value))) for each in marks)
    mean = settled(summed(float(each.value) for each in marks) / count)
    formula = f"{f'({total})' if count > 1 else total} ÷ {count} = {figure(mean)}"
    said = Text(
        f"{formula}（{len(jury.judges)} 名评委中 {count} 名打分，至少 {jury.least} 名）",
        f"{formula} ({count} of {len(jury.judges)} judges gave a mark, at least {jury.least} must)",
    )
    return Step(name, said, mean, figure(mean), tuple(marks))


def _panel(cell: CellOf, judging: Judging, given: list[Input]) -> list[Step]:
    """Whether there are enough marks, and what they come to."""
    count, least = len(given), judging.least
    enough = count >= least
    sign = Text("名打分，够", "marks, at least") if enough else Text("名打分，不足", "marks, fewer than")
    said = Text(f"{count} {sign.zh} {least} 名", f"{count} {sign.en} {least}")
    steps = [
        Step(
            Text("有效人数", "Quorum"),
            said,
            float(count),
            Text("有效", "valid") if enough else cell.status.text,
        )
    ]
    if not enough or isnan(cell.value):
        return steps
    marks = [float(each.value) for each in given]
    if judging.how == "trimmed":
        low, high = min(marks), max(marks)
        said = Text(
            f"去掉一个最高分 {exact(high)}、一个最低分 {exact(low)}",
            f"one highest mark {exact(high)} and one lowest {exact(low)} are dropped",
        )
        steps.append(
            Step(
                Text("去高去低", "Trimmed"),
                said,
                float(count - 2),
                Text(f"余 {count - 2} 个", f"{count - 2} left"),
            )
        )
        marks.remove(high)
        marks.remove(low)
    if judging.how == "median":
        marks = sorted(marks)
        half = len(marks) // 2
        marks = marks[half : half + 1] if len(marks) % 2 else marks[half - 1 : half + 1]
    name = Text("中位数", "Median") if judging.how == "median" else Text("平均分", "Mean")
    total = " + ".join(exact(mark) for mark in marks)
    total = f"({total})" if len(marks) > 1 else total
    formula = f"{total} ÷ {len(marks)} = {figure(cell.value)}"
    return [*steps, Step(name, same(formula), cell.value, figure(cell.value), tuple(given))]


def too_few(cell: CellOf, judging: Judging) -> Text:
    """That there are too few marks, and of which jury."""
    if not judging.juries:
        return Text(f"打分的评委不足 {judging.least} 名", f"fewer than {judging.least} judges gave a mark")
    short = [jury for jury, lacks in _short(cell, judging).items() if lacks > 0]
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
    if not judging.juries:
        given = int(cell.table.observations.marks.known[cell.u, cell.i].sum())
        lacks = judging.least - given
        return Text(f"再有 {lacks} 名评委打分", _more(lacks))
    short = {jury: lacks for jury, lacks in _short(cell, judging).items() if lacks > 0}
    zh = "、".join(f"{jury.name}再有 {lacks} 名评委打分" for jury, lacks in short.items())
    en = ", ".join(f"{_more(lacks)} of {jury.name}" for jury, lacks in short.items())
    return Text(zh, en)


def _more(lacks: int) -> str:
    return f"{lacks} more mark" if lacks == 1 else f"{lacks} more marks"


def _short(cell: CellOf, judging: Judging) -> dict[Jury, int]:
    """How many marks each jury lacks to its quorum."""
    seen = cell.table.observations
    marked = {
        name
        for name, mark in zip(seen.judges, seen.marks.shown[cell.u, cell.i], strict=True)
        if not isnan(mark)
    }
    return {jury: jury.least - len(marked & set(jury.judges)) for jury in judging.juries}


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
