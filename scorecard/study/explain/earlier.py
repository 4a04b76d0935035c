"""A figure of an earlier year or period: how it came about then, and what it counts as now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isnan, nan

from scorecard.base.message import Text, comma_list, message
from scorecard.engine.as_now import in_measure
from scorecard.engine.lineage import adds_up
from scorecard.engine.period_state import PeriodState
from scorecard.engine.row_rounding import round_row_values
from scorecard.language.derived import RowPlace
from scorecard.model.figure import ARITHMETIC, Figure, Line, as_figures, leaf, with_line
from scorecard.model.indicator import Indicator
from scorecard.model.unit import position_of
from scorecard.scheme.written import exact, operand
from scorecard.study.explain.again import board_of, board_to_date
from scorecard.study.explain.chain import REPORTED
from scorecard.study.explain.reported import report_steps
from scorecard.study.explain.step import CellOf, Input, Step
from scorecard.study.explain.walk import steps_of

_NONE = message("none")


def earlier_steps(
    now: CellOf,
    row: Indicator,
    when: Text,
    source: tuple[PeriodState | None, RowPlace | None],
    value: float,
    year: int | None = None,
    to_date: bool = False,
    in_formula: bool = False,
) -> list[Step]:
    """How a figure of another time came about, that of each unit which this one was made of.

    now, row : a cell of the unit, and the row as it is now
    when : what the figure is called; source : the period, and where the row stands in its scheme
    value : what it counts as now; year : the one that was looked back to
    to_date : as it was counted, whatever of it was scored
    in_formula : a figure that was itself worked out is told as its number: its formula may look back, and so on
    """
    then, place = source
    if then is None or place is None:
        return [Step(when, _nothing_then(then, year), shown=_NONE)]
    board = board_to_date(board_of(then)) if to_date else board_of(then)
    table, link = board.tables[place.table], now.state.links(then)[now.unit.id]
    label = then.period.label(then.scheme.calendar)
    if link.kind == "split":
        parts = comma_list([unit.short for unit in link.now])
        sentence = message("the unit of {label} was split into {parts}", label=label, parts=parts)
        return [Step(when, sentence, shown=_NONE)]
    at = [u for old in link.then if (u := position_of(old.id, table.units)) is not None]
    if not at or len(at) < len(link.then):
        sentence = message("{label} has no such row of the unit", label=label)
        return [Step(when, sentence, shown=_NONE)]
    cells = [CellOf(board, table, u, place.row) for u in at]
    steps: list[Step] = []
    values: list[Figure] = []
    for cell in cells:
        name = message("{time}, {unit}", time=when, unit=cell.unit.short) if len(cells) > 1 else when
        values.append(_as_now(cell, row, label, name))
        if in_formula and cell.row.derived:
            steps.append(_number_step(cell, name, label))
        else:
            steps += [step_under(step, name) for step in value_steps(cell)]
        steps += steps_of(values[-1], 0, {})
    word = row.words and isnan(value) and cells[0].row.word(cells[0].value)
    if word and len(cells) == 1:
        sentence = message("“{word}” is no longer one of the words of the row", word=word)
        return [*steps, Step(when, sentence, shown=_NONE)]
    return [*steps, *_merger_steps(when, cells, [float(each.at(0)) for each in values], value)]


def _number_step(cell: CellOf, name: Text, label: str) -> Step:
    """A figure as it was worked out then, or why there is none."""
    absent = isnan(cell.value)
    shown = cell.status.text if absent else cell.row.word(cell.value) or exact(cell.value)
    return Step(
        name, message("{label}: {shown}", label=label, shown=shown), cell.value, _NONE if absent else shown
    )


def _nothing_then(then: PeriodState | None, year: int | None) -> Text:
    """Why there is no figure of another time: no such row, or nothing at all."""
    if then:
        return message("the scheme of {year} has no such row", year=then.scheme.year)
    if year is None:
        return message("there is no scheme or data of it")
    return message("there is no scheme or data of {year}", year=year)


def _as_now(cell: CellOf, row: Indicator, label: str, name: Text) -> Figure:
    """The value of a cell in the measure and the decimals of the row as it is now, with a line where these are others."""
    was = cell.row
    read = leaf(as_figures([cell.value]), Line(name, "exact"))
    measured = in_measure(read, was, row)
    if measured is not read and not isnan(cell.value):
        text = measure_changed(was, row, label, ARITHMETIC)
        measured = with_line(measured, lambda: Line(name, "exact", lambda _: text))
    elif row.rounding.value == was.rounding.value:
        return read
    return round_row_values(row, measured)


def _merger_steps(when: Text, cells: Sequence[CellOf], values: Sequence[float], value: float) -> list[Step]:
    """The sum over units that became one; nothing where there was only one.

    values : theirs, as they count now
    """
    if len(cells) == 1:
        return []
    if not adds_up(cells[0].row):
        sentence = message("merged from several units, and ratios cannot be added")
        return [Step(when, sentence, shown=_NONE)]
    inputs = tuple(Input(c.unit.short, each) for c, each in zip(cells, values, strict=True))
    if isnan(value):
        sentence = message("merged from several units, and some have no figure")
        return [Step(when, sentence, nan, _NONE, inputs)]
    parts = " + ".join(operand(exact(each)) for each in values)
    sentence = message("the units before the merger: {parts} = {value}", parts=parts, value=exact(value))
    return [Step(when, sentence, value, exact(value), inputs)]


def value_steps(cell: CellOf) -> list[Step]:
    """How the value of a cell came about."""
    # A derived figure may itself look back.
    from scorecard.study.explain.derived import derived_steps

    return derived_steps(cell) if cell.row.derived else report_steps(cell)


def step_under(step: Step, name: Text) -> Step:
    """A line about another cell, under its name."""
    return replace(step, what=name) if step.what == REPORTED else step.under(name)


def measure_changed(then: Indicator, now: Indicator, label: str, number: Text) -> Text:
    """That a figure was in another measure, and what it is in the present one."""
    return message(
        "{label} in {before}, here in {measure}: {number}",
        label=label,
        before=then.measure,
        measure=now.measure,
        number=number,
    )
