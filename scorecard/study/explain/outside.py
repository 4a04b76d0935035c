"""The figures that a rule takes from outside its column: where each was read, and what was made of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from scorecard.base.message import Text, message
from scorecard.engine.reach import Reach
from scorecard.engine.rules.compared import outside_text
from scorecard.language.derived import RowPlace
from scorecard.model.external_figure import ALONE, OWN, ExternalFigure
from scorecard.model.status import Status
from scorecard.study.explain.again import board_of, board_to_date
from scorecard.study.explain.earlier import earlier_steps, step_under, value_steps
from scorecard.study.explain.step import CellOf, Step
from scorecard.study.explain.target import attainment_steps, due_by_now, target_steps
from scorecard.study.explain.unsettled import unsettled_names

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
            return [Step(name, message("the unit has no such row"), shown=_NONE)]
        if place in self.done or place == self.cell.place:
            return []
        self.done.add(place)
        if named.what == "value":
            counted = board_of(self.reach.own) if self.cell.row.alone else board_to_date(self.cell.board)
            there = there.on(counted)
        steps = value_steps(there)
        if named.what != "value":
            steps += [*target_steps(there), *due_by_now(there), *attainment_steps(there)]
        return [step_under(step, name) for step in steps]

    def own_figure_steps(self, named: ExternalFigure) -> list[Step]:
        """In a plan, the figure of this year by itself; of a flow, that of this period; elsewhere it has been told."""
        now = self.reach.now.with_count("period" if named.alone else "year")
        if now is self.reach.now:
            return []
        place = self.cell.place
        value = float(now.seen[place.table].value[self.cell.u, place.row])
        when = message("This period") if named.alone else message("This year")
        return earlier_steps(self.cell, self.cell.row, when, (now, place), value)

    def earlier(self, named: ExternalFigure) -> list[Step]:
        """A figure of an earlier year or period."""
        row, year = self.cell.row, named.year
        if named.last_period:
            when, there = message("The period before"), self.reach.period_before(row.id)
        elif year is None:
            when, there = message("Last year"), self.reach.year_before(row.id, 1)
            year = self.cell.board.period.year - 1
        else:
            when, there = message("{year}", year=year), self.reach.whole_year(row.id, year)
        value = float(self.cell.table.named[self.cell.i][named][self.cell.u])
        return earlier_steps(self.cell, row, when, there, value, year, to_date=named.year is not None)
