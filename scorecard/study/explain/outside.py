"""The figures that a rule takes from outside its column: where each was read, and what was made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isnan, nan

from scorecard.base.message import Text, comma_list, message
from scorecard.engine.lineage import adds_up
from scorecard.engine.period_state import PeriodState
from scorecard.engine.reach import Reach
from scorecard.engine.rules.compared import outside_text
from scorecard.language.derived import RowPlace
from scorecard.model.board import Board
from scorecard.model.external_figure import ALONE, OWN, ExternalFigure
from scorecard.model.figure import Figure, Line, as_figures, leaf
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.scheme.written import exact, operand
from scorecard.study.explain.again import board_of, board_to_date
from scorecard.study.explain.chain import REPORTED
from scorecard.study.explain.derived import derived_steps
from scorecard.study.explain.earlier import convert_figure, no_such_row
from scorecard.study.explain.reported import report_steps
from scorecard.study.explain.step import CellOf, Input, Step
from scorecard.study.explain.target import attainment_steps, due_by_now, target_steps
from scorecard.study.explain.unsettled import unsettled_names
from scorecard.study.explain.walk import steps_of

_NONE = message("none")


def indivisible(cell: CellOf) -> bool:
    """Whether a figure is there and settled, and its rule finds nothing above 0 to divide it by."""
    entry = int(cell.table.observations.entry[cell.u, cell.i])
    doubted = entry >= 0 and cell.ledger.status[entry] == Status.PENDING
    unscored = cell.status == Status.PENDING and isnan(cell.basis)
    ratio = cell.row.rule.compare.divides and not isnan(cell.value)
    return (
        ratio
        and unscored
        and not doubted
        and not wanted_outside(cell)
        and not (cell.row.derived and unsettled_names(cell))
    )


def outside_steps(cell: CellOf, named: Sequence[ExternalFigure]) -> list[Step]:
    """The lines about some of the figures that the rule of a cell needs from elsewhere, each once."""
    if not named:
        return []
    told = _OutsideSteps(cell)
    steps: list[Step] = []
    for name in named:
        if name in (OWN, ALONE):
            steps += told.own_figure_steps(name)
        else:
            steps += told.earlier(name) if name.of_time else told.other(name)
    return steps


def wanted_outside(cell: CellOf) -> list[Text]:
    """The figures from elsewhere that the rule of a cell needs and that are not there, in words."""
    if isnan(cell.value) or not cell.row.rule.named:
        return []
    names = {row.id: row.short for table in cell.board.tables for row in table.table.rows}
    lacking = (name for name, figures in cell.table.named[cell.i].items() if isnan(figures[cell.u]))
    return [outside_text(name, names.get(name.id, "")) for name in dict.fromkeys(lacking)]


class _OutsideSteps:
    def __init__(self, cell: CellOf) -> None:
        self.cell = cell
        self.table = cell.place.table
        self.reach = Reach(cell.state, self.table, "period" if cell.row.alone else "written")
        self.done: set[RowPlace] = set()

    def other(self, named: ExternalFigure) -> list[Step]:
        """A figure of another row in this period."""
        place = self.reach.places[named.id]
        name = self.cell.board.tables[place.table].table.rows[place.row].short
        there = self.cell.in_row(place)
        if there is None:
            sentence = message("the unit has no such row")
            return [Step(name, sentence, shown=_NONE)]
        if place in self.done or place == self.cell.place:
            return []
        self.done.add(place)
        if named.what == "value":
            counted = board_of(self.reach.own) if self.cell.row.alone else board_to_date(self.cell.board)
            there = there.on(counted)
        steps = [*_value(there)]
        if named.what != "value":
            steps += [*target_steps(there), *due_by_now(there), *attainment_steps(there)]
        return [_put_under(step, name) for step in steps]

    def own_figure_steps(self, named: ExternalFigure) -> list[Step]:
        """In a plan, the figure of this year by itself; of a flow, that of this period; elsewhere it has been told."""
        now = self.reach.now.with_count("period" if named.alone else "year")
        if now is self.reach.now:
            return []
        place = self.cell.place
        value = float(now.seen[place.table].value[self.cell.u, place.row])
        when = message("This period") if named.alone else message("This year")
        return self._year_steps(when, now, place, value)

    def earlier(self, named: ExternalFigure) -> list[Step]:
        """A figure of an earlier year or period, that of each unit which this one was made of."""
        row = self.cell.row
        if named.last_period:
            return self._period_before(named)
        if named.year is None:
            when, found = message("Last year"), self.reach.year_before(row.id, 1)
            year = self.cell.board.period.year - 1
        else:
            when, found = message("{year}", year=named.year), self.reach.whole_year(row.id, named.year)
            year = named.year
        then, place = found
        value = float(self.cell.table.named[self.cell.i][named][self.cell.u])
        if then is None or place is None:
            sentence = (
                no_such_row(year) if then else message("there is no scheme or data of {year}", year=year)
            )
            return [Step(when, sentence, shown=_NONE)]
        board = board_of(then) if named.year is None else board_to_date(board_of(then))
        return self._year_steps(when, then, place, value, board)

    def _period_before(self, named: ExternalFigure) -> list[Step]:
        when, (then, place) = message("The period before"), self.reach.period_before(self.cell.row.id)
        if then is None or place is None:
            sentence = no_such_row(then.scheme.year) if then else message("there is no scheme or data of it")
            return [Step(when, sentence, shown=_NONE)]
        return self._year_steps(
            when, then, place, float(self.cell.table.named[self.cell.i][named][self.cell.u])
        )

    def _year_steps(
        self, when: Text, then: PeriodState, place: RowPlace, value: float, board: Board | None = None
    ) -> list[Step]:
        link = self.reach.now.links(then)[self.cell.unit.id]
        units = then.scheme.units_of(then.scheme.tables[place.table])
        olds = [unit for old in link.then for unit in units if unit.id == old.id]
        label = then.period.label(then.scheme.calendar)
        if link.kind == "split":
            parts = comma_list([unit.short for unit in link.now])
            sentence = message("the unit of {label} was split into {parts}", label=label, parts=parts)
            return [Step(when, sentence, shown=_NONE)]
        if not olds or len(olds) < len(link.then):
            sentence = message("{label} has no such row of the unit", label=label)
            return [Step(when, sentence, shown=_NONE)]
        cells = [_cell_of(board or board_of(then), place, unit) for unit in olds]
        steps: list[Step] = []

        def as_now(cell: CellOf, name: Text) -> Figure:
            """Its value in the measure of the row as it is now."""
            read = leaf(as_figures([cell.value]), Line(name, "exact"))
            return convert_figure(read, then, place, self.cell.row, name)

        for c in cells:
            unit = message("{time}, {unit}", time=when, unit=c.unit.short)
            name = unit if len(cells) > 1 else when
            steps += [_put_under(step, name) for step in _value(c)]
            steps += steps_of(as_now(c, name), 0, {})
        return [*steps, *_merger_steps(when, cells, [as_now(c, when).at(0) for c in cells], value)]


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


def _cell_of(board: Board, place: RowPlace, unit: Unit) -> CellOf:
    table = board.tables[place.table]
    return CellOf(board, table, table.units.index(unit), place.row)


def _value(cell: CellOf) -> list[Step]:
    """How the value of another cell came about."""
    return derived_steps(cell) if cell.row.derived else report_steps(cell)


def _put_under(step: Step, name: Text) -> Step:
    """A line about another cell, under its name."""
    if step.what == REPORTED:
        return replace(step, what=name)
    return step.under(name)
