"""How judges' marks became one value: every mark with its place, the quorum, the mean of each jury."""

from __future__ import annotations

from dataclasses import replace
from math import nan

import numpy as np

from scorecard.base.message import Text, comma_list, message, plural, sequence
from scorecard.engine.judges import Panel, left_out, panel_of
from scorecard.engine.row_rounding import round_row_values
from scorecard.model.figure import Figure, Line, Told, as_figures, leaf, stack_columns, untold, with_line
from scorecard.model.judging import Judging, Jury
from scorecard.model.total import is_decimal, weight_text
from scorecard.scheme.written import exact
from scorecard.study.explain.chain import chain_of
from scorecard.study.explain.step import CellOf, Step
from scorecard.study.explain.walk import inputs_of, steps_of
from scorecard.study.seats import Seat, seats

MARK = message("mark")


def value_from_marks(cell: CellOf) -> Figure:
    """The value of the panel, with the lines about every mark and how they make one value."""
    judging = cell.row.judging
    assert judging is not None
    sitting = seats(cell.board, cell.table, cell.i)
    marks = _marks(cell, sitting)
    if not marks:
        return leaf(as_figures([nan]), Line(MARK))
    few = _left_out(cell)
    given_marks = stack_columns(
        [leaf(as_figures([nan]), Line(MARK)) if few[j] else mark for j, mark in enumerate(marks)]
    )
    panel = panel_of(given_marks, judging, cell.table.observations.judges)
    value = round_row_values(cell.row, panel.value)

    def lines(_: int) -> list[Step]:
        chains = [step for seat in sitting for step in _chain(cell, seat)]
        given = [
            (seat, marks[seat.at])
            for seat in sitting
            if seat.at is not None and marks[seat.at].known[0] and not few[seat.at]
        ]
        if not chains and not given:
            return []
        absent = [seat.called for seat in sitting if seat.at is None or marks[seat.at].missing[0]]
        without = [seat.called for seat in sitting if seat.at is not None and few[seat.at]]
        absent = [name for name in absent if name not in without]
        made = _panel_steps(cell, judging, panel._replace(value=value), given)
        return [*chains, *_absent_steps(absent), *_few(judging, without), *made]

    return with_line(value, Line(MARK, told=untold, before=lines))


def _marks(cell: CellOf, sitting: tuple[Seat, ...]) -> list[Figure]:
    """The mark of each judge, under the name that is printed."""
    seen, called = cell.table.observations, {seat.at: seat.called for seat in sitting}

    def mark(j: int, judge: str) -> Figure:
        entry = int(seen.mark_entry[cell.u, cell.i, j])
        span = cell.ledger.span(entry) if entry >= 0 else None
        name = called.get(j, judge)
        return leaf(seen.marks[[cell.u], cell.i, j], Line(name, "exact", where=lambda _: span))

    return [mark(j, judge) for j, judge in enumerate(seen.judges)]


def _chain(cell: CellOf, seat: Seat) -> list[Step]:
    entry = -1 if seat.at is None else int(cell.table.observations.mark_entry[cell.u, cell.i, seat.at])
    return chain_of(cell, entry, seat.called) if entry >= 0 else []


def _absent_steps(absent: list[Text]) -> list[Step]:
    if not absent:
        return []
    words = comma_list(name for name in absent)
    sentence = message("no mark from {words}: left out, not counted as 0", words=words)
    return [Step(message("Absent"), sentence, nan, message("left out"))]


def _left_out(cell: CellOf) -> list[bool]:
    """By judge, whether the marks are left out, as there are too few of them."""
    assert cell.row.judging is not None
    few: list[bool] = left_out(cell.table.observations.marks[:, cell.i], cell.row.judging).tolist()
    return few


def _few(judging: Judging, names: list[Text]) -> list[Step]:
    """The judges whose marks are left out, as they marked too few units."""
    if not names:
        return []
    return [Step(message("Too few marks"), few_text(comma_list(names), judging), nan, message("left out"))]


def few_text(names: Text, judging: Judging) -> Text:
    """Whose marks of a row are left out, and why."""
    fewest = judging.fewest_marks or 0
    return message("{names} marked fewer than {fewest:# unit|# units}: left out", names=names, fewest=fewest)


def _panel_steps(
    cell: CellOf, judging: Judging, panel: Panel, given: list[tuple[Seat, Figure]]
) -> list[Step]:
    """How the marks that were given make one value."""
    told: Told = {}
    if judging.juries:
        means = zip(judging.juries, panel.means, strict=True)
        steps = [
            _jury(cell, jury, mean, [mark for seat, mark in given if seat.jury == jury], told)
            for jury, mean in means
        ]
    else:
        steps = [_quorum(cell, judging, len(given)), *_trim_steps(panel)]
    return [*steps, *(steps_of(panel.value, 0, told) if panel.value.known[0] else [])]


def _jury(cell: CellOf, jury: Jury, mean: Figure, given: list[Figure], told: Told) -> Step:
    """The mean of one jury, or that too few of it gave a mark."""
    judges, count = len(jury.judges), len(given)
    if mean.missing[0]:
        sentence = message(
            "{count} of {judges:# judge|# judges} gave a mark, fewer than {least}",
            judges=judges,
            count=count,
            least=jury.least,
        )
        marks = tuple(entry for mark in given for entry in inputs_of(mark, 0))
        return Step(jury.name, sentence, nan, cell.status.text, marks)
    (step,) = steps_of(mean, 0, told)
    sentence = message(
        "{formula} ({count} of {judges:# judge|# judges} gave a mark, at least {least} must)",
        formula=step.formula,
        judges=judges,
        count=count,
        least=jury.least,
    )
    return replace(step, formula=sentence)


def _quorum(cell: CellOf, judging: Judging, count: int) -> Step:
    """Whether there are enough marks."""
    enough = count >= judging.least
    sign = message("marks, at least") if enough else message("marks, fewer than")
    sentence = message("{count} {sign} {least}", count=count, sign=sign, least=judging.least)
    verdict = message("valid") if enough else cell.status.text
    return Step(message("Quorum"), sentence, float(count), verdict)


def _trim_steps(panel: Panel) -> list[Step]:
    """The marks that are left out."""
    if panel.value.missing[0] or not panel.dropped:
        return []
    high, low = (exact(float(end.shown[0])) for end in panel.dropped)
    left = int(panel.counted[0])
    sentence = message("one highest mark {high} and one lowest {low} are dropped", high=high, low=low)
    remains = message("{left} left", left=left)
    return [Step(message("Trimmed"), sentence, float(left), remains)]


def too_few(cell: CellOf, judging: Judging) -> Text:
    """That there are too few marks, and of which jury."""
    if not judging.juries:
        return message("fewer than {least:# judge|# judges} gave a mark", least=judging.least)
    short = [jury for jury in judging.wanting(_marking_judges(cell)) if jury]
    words = comma_list(
        message("fewer than {least:# judge|# judges} of {jury} gave a mark", jury=jury.name, least=jury.least)
        for jury in short
    )
    return words


def wanted_marks_text(judging: Judging) -> Text:
    """How many marks make a value."""
    if not judging.juries:
        return message("marks from at least {least:# judge|# judges}", least=judging.least)
    words = comma_list(
        message("at least {least} of {jury}", jury=jury.name, least=jury.least) for jury in judging.juries
    )
    return message("marks from judges: {words}", words=words)


def still_wanted(cell: CellOf, judging: Judging) -> Text:
    """How many marks are wanting yet."""
    short = judging.wanting(_marking_judges(cell))
    if not judging.juries:
        return plural("{count} more mark", "{count} more marks", short[None])
    return comma_list(
        plural("{count} more mark of {jury}", "{count} more marks of {jury}", lacks, jury=jury.name)
        for jury, lacks in short.items()
        if jury
    )


def _marking_judges(cell: CellOf) -> list[str]:
    """The judges who gave a mark."""
    seen = cell.table.observations
    known = seen.marks.known[cell.u, cell.i] & ~np.array(_left_out(cell))
    return [name for name, there in zip(seen.judges, known, strict=True) if there]


def _share(jury: Jury) -> str:
    """A weight in hundredths, or the fraction that it is of the whole."""
    return f"{exact(float(jury.weight))}%" if is_decimal(jury.weight) else weight_text(jury.weight)


_HOW = {
    "mean": message("the mean of the judges' marks"),
    "median": message("the median of the judges' marks"),
    "trimmed": message("the mean of the judges' marks without one highest and one lowest"),
}


def panel_text(judging: Judging) -> Text:
    """How marks become one value, as a sentence.

    >>> panel_text(Judging("juries", scale=10, juries=(Jury("园区", 70, ("a",)), Jury("乡镇", 30, ("b",))))).say("zh")
    '评分 = 70% × 园区评委平均 + 30% × 乡镇评委平均'
    """
    if not judging.juries:
        return message("the mark is {manner}", manner=_HOW[judging.how])
    words = sequence(
        (
            message("{weight} × mean of {jury}", weight=_share(jury), jury=jury.name)
            for jury in judging.juries
        ),
        " + ",
    )
    return message("mark = {words}", words=words)
