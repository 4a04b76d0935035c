"""A figure of an earlier year or period in a formula: as it was, and where it was read."""

from __future__ import annotations

from math import nan

from scorecard.base.message import Text, message
from scorecard.engine.as_now import in_measure
from scorecard.engine.lineage import Lineage
from scorecard.engine.period_state import PeriodState
from scorecard.engine.row_rounding import round_row_values
from scorecard.language.derived import RowPlace
from scorecard.model.figure import ARITHMETIC, Figure, Line, as_figures, leaf, with_line
from scorecard.model.indicator import Indicator
from scorecard.model.measure import conversion_of_rows
from scorecard.model.unit import Unit
from scorecard.scheme.written import exact
from scorecard.study.explain.again import board_of, board_to_date
from scorecard.study.explain.step import CellOf, Step
from scorecard.study.explain.walk import arithmetic, inputs_of


def as_it_was(then: PeriodState, place: RowPlace, link: Lineage, to_date: bool = False) -> CellOf | None:
    """The cell of a reported figure in another period; None where it was worked out, or the unit was another.

    to_date : as it was counted, whatever of it was scored
    """
    board = board_to_date(board_of(then)) if to_date else board_of(then)
    table = board.tables[place.table]
    row = table.table.rows[place.row]
    if link.kind != "same" or row.derived or link.then[0] not in table.units:
        return None
    return CellOf(board, table, table.units.index(link.then[0]), place.row)


def made_of_more(ago: bool, row: Indicator, then: PeriodState, place: RowPlace) -> bool:
    """Whether more is told of a figure of another period than one number: how a flow was counted, how it was rounded."""
    there = then.scheme.tables[place.table].rows[place.row]
    rounds = any(each.rounding.value is not None for each in (row, there))
    return rounds or (not ago and there.nature == "flow")


def no_such_row(year: int) -> Text:
    """That a row is looked back for which an earlier scheme does not have."""
    return message("the scheme of {year} has no such row", year=year)


def _period_label(then: PeriodState) -> str:
    """What a period is called in its own scheme."""
    return then.period.label(then.scheme.calendar)


def figures_before(
    then: PeriodState,
    place: RowPlace,
    link: Lineage,
    row: Indicator,
    name: Text,
    as_then: Figure,
    as_now: Figure,
) -> list[Figure]:
    """The figure of each unit that one is made of, as it counts now: as it was, and what it is in the present measure.

    as_then, as_now : the column in the measure of its own scheme, and as it counts now
    """
    there = then.scheme.tables[place.table]
    units, was = {unit.id: n for n, unit in enumerate(then.scheme.units_of(there))}, there.rows[place.row]
    if conversion_of_rows(was.measure, row.measure).unchanged:
        return [_figure_read(then, place, link, old, as_now, units.get(old.id)) for old in link.then]
    read = [_figure_read(then, place, link, old, as_then, units.get(old.id)) for old in link.then]
    return [round_row_values(row, convert_figure(figures, then, place, row, name)) for figures in read]


def _figure_read(
    then: PeriodState, place: RowPlace, link: Lineage, old: Unit, column: Figure, at: int | None
) -> Figure:
    """The figure of a unit as it was, and where it was read."""
    label = _period_label(then)
    name = label if link.kind == "same" else f"{label} {old.short}"
    if at is None:
        return leaf(as_figures([nan]), Line(name, "exact"))
    entry = int(then.seen[place.table].entry[at, place.row])
    span = then.ledger.span(entry) if entry >= 0 else None
    return leaf(column[[at]], Line(name, "exact", where=lambda _: span))


def convert_figure(figure: Figure, then: PeriodState, place: RowPlace, row: Indicator, name: Text) -> Figure:
    """A figure of an earlier scheme in the measure of this one; where that is another, with a line that says so."""
    was = then.scheme.tables[place.table].rows[place.row]
    measured = in_measure(figure, was, row)
    if measured is figure:
        return figure
    text = measure_changed(was, row, _period_label(then), ARITHMETIC)
    return with_line(measured, lambda: Line(name, "exact", lambda _: text))


def measure_changed(then: Indicator, now: Indicator, label: str, number: Text) -> Text:
    """That a figure was in another measure, and what it is in the present one."""
    before, measure = then.measure, now.measure
    return message(
        "{label} in {before}, here in {measure}: {number}",
        label=label,
        before=before,
        measure=measure,
        number=number,
    )


def earlier_step(value: Figure, link: Lineage, name: Text, row: Indicator, then: PeriodState) -> Step:
    """What was reported in an earlier year, or how the units before a merger make it."""
    number, inputs, label = float(value.shown[0]), inputs_of(value, 0), _period_label(then)
    word, number_text = row.word(number), exact(number)
    if word:
        told = tuple(each._replace(value=word) for each in inputs)
        return Step(name, message("{label}: {word}", label=label, word=word), nan, word, told)
    if link.kind == "same":
        return Step(
            name, message("{label}: {shown}", label=label, shown=number_text), number, number_text, inputs
        )
    made = f"{arithmetic(value, 0)} = {number_text}"
    text = message("{label}, the units before the merger: {made}", label=label, made=made)
    return Step(name, text, number, number_text, inputs)
