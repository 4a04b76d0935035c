"""The figures that the formulas of one table can name: of other rows, tables and years, in the order of its units."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scorecard.base.records import dataclass
from scorecard.engine.as_now import figures_as_now
from scorecard.engine.columns import assessed_of
from scorecard.engine.figures import align_to_units
from scorecard.engine.formula import needed_figures, value_of
from scorecard.engine.lineage import column_by_lineage
from scorecard.language.derived import RowPlace, known_to, place_of, place_then
from scorecard.language.formula_tree import OF_VALUE, Across, Expression, Variable
from scorecard.model.due_periods import period_before
from scorecard.model.figure import Figure, Flags, as_figures, blank, where
from scorecard.model.figure.operation import operation
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Codes
from scorecard.model.others import Places, UnitQuestion
from scorecard.model.scheme import Count
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.scheme.compare.others import statistic

if TYPE_CHECKING:
    from scorecard.engine.period_state import PeriodState


class EarnedResult(NamedTuple):
    """What became of a row, heading or table: float64[U], and how it stands, int8[U]."""

    units: tuple[Unit, ...]
    figures: Figure
    status: Codes


class Reach:
    """The figures a formula of one table can name, one per unit of the table: float64[U].

    count : over what time flows count: of one year, or the period alone, where several of them are set side by side

    Of a row that is scored by the period alone others see its count, as of every flow; but for those that see
    all flows by the period alone.
    """

    def __init__(self, now: PeriodState, table: int, count: Count = "written") -> None:
        self.now = now
        self.count = count
        self.table = table
        self.units_here = now.scheme.units_of(now.scheme.tables[table])
        self.ids = tuple(unit.id for unit in self.units_here)
        self.places = known_to(now.scheme.tables, table)

    @cached_property
    def own(self) -> PeriodState:
        """The period as its figures count here."""
        return self.now.with_count(self.count)

    @property
    def units(self) -> int:
        """The number of units of the table."""
        return len(self.ids)

    def value(self, name: str) -> Figure:
        """The figure itself."""
        place = self.places[name]
        if self.count == "period":
            # What was counted by the period before is taken off, and so is looked up too.
            self.period_before(name)
        if self.now.held[place.table].table.rows[place.row].alone or self.count == "period":
            self.now.asked.append((self.own, place))
        return self.align_column(self.own, place, self._counted(self.own, place)[0])

    def _counted(self, then: PeriodState, place: RowPlace) -> tuple[Figure, Codes]:
        """The figures of a row as they count here, and how they stand."""
        if self.by_period or then.scheme.counted == "period":
            seen = then.seen[place.table]
            return seen.value[:, place.row], seen.status[:, place.row]
        return then.to_date(place)

    @property
    def by_period(self) -> bool:
        """Whether flows count by the period alone."""
        return self.count == "period" or self.now.scheme.counted == "period"

    def target(self, name: str) -> Figure:
        """Its target of the period."""
        place = self.places[name]
        return self.align_column(self.now, place, self.now.held[place.table].target[:, place.row])

    def years_ago(self, name: str, years: int) -> Figure:
        """Its figure of the same period some years ago, by the ids of units and rows."""
        return self._then(name, *self.year_before(name, years))

    def last_period(self, name: str) -> Figure:
        """Its figure of the period before, by the ids of units and rows; of a flow what was done in it alone."""
        return self._then(name, *self.period_before(name))

    def year_figure(self, name: str, year: int) -> Figure:
        """Its figure of the whole of an earlier year; held against a whole plan, that of the plan up to then."""
        place, then = self.places[name], self.now.year_end(year)
        row = self.now.scheme.tables[place.table].rows[place.row]
        by_plan = self.now.scheme.is_plan and row.per == "plan"
        then = then if then is None or by_plan else then.by_year()
        return self._then(name, *self._state_and_place(name, then), whole=True)

    def row_of_year(self, name: str, year: int) -> Indicator | None:
        """A row as the scheme of an earlier year has it; None where there is none."""
        then, place = self._state_and_place(name, self.now.year_end(year))
        return then.scheme.tables[place.table].rows[place.row] if then and place else None

    def year_before(self, name: str, years: int) -> tuple[PeriodState | None, RowPlace | None]:
        """The same period of an earlier year by itself, and where the row stands in its scheme."""
        then = self._alone.earlier(years)
        return self._state_and_place(name, then and self._as_long(name, then.with_count(self._beside)))

    @property
    def _beside(self) -> Count:
        return "period" if self.count == "period" else "year"

    @cached_property
    def _alone(self) -> PeriodState:
        return self.now.with_count(self._beside)

    def period_before(self, name: str) -> tuple[PeriodState | None, RowPlace | None]:
        """The period before by itself, and where the row stands in its scheme."""
        place, now = self.places[name], self.now.by_period()
        row = now.scheme.tables[place.table].rows[place.row]
        then = now.earlier_by_itself(period_before(row, now.period, now.scheme.frequency))
        return self._state_and_place(name, then and self._as_long(name, then))

    def _as_long(self, name: str, then: PeriodState) -> PeriodState | None:
        """An earlier period; None where a flow would be set beside that of a longer or shorter one."""
        place, now = self.places[name], self.now.scheme
        flow = now.tables[place.table].rows[place.row].nature == "flow"
        alone = then.scheme.counted == "period"
        return None if alone and flow and then.scheme.frequency != now.frequency else then

    def whole_year(self, name: str, year: int) -> tuple[PeriodState | None, RowPlace | None]:
        """The whole of an earlier year by itself, and where the row stands in its scheme."""
        then = self.now.by_year().year_end(year)
        return self._state_and_place(name, then.by_year() if then else None)

    def _then(
        self, name: str, then: PeriodState | None, place: RowPlace | None, whole: bool = False
    ) -> Figure:
        if then is None or place is None:
            return as_figures(np.full(self.units, np.nan))
        return self.align_column(then, place, self.as_now(name, then, place, whole))

    def as_now(self, name: str, then: PeriodState, place: RowPlace, whole: bool = False) -> Figure:
        """Its figures of an earlier period in the order of the units then, as they count now."""
        here, there = self.places[name], then.scheme.tables[place.table].rows[place.row]
        row = self.now.scheme.tables[here.table].rows[here.row]
        return figures_as_now(self.as_then(then, place, whole), there, row)

    def as_then(self, then: PeriodState, place: RowPlace, whole: bool = False) -> Figure:
        """The same in the words and the measure of its own scheme."""
        return (then.to_date(place) if whole else self._counted(then, place))[0]

    def _state_and_place(
        self, name: str, then: PeriodState | None
    ) -> tuple[PeriodState | None, RowPlace | None]:
        if then is None:
            return None, None
        own = self.now.scheme.tables[self.places[name].table]
        place = place_then(then.scheme.tables, own, name)
        if place:
            self.now.asked.append((then, place))
        return then, place

    def earned_result(self, figure: Variable) -> EarnedResult:
        """What became of a row, heading or table, in the order of this table's units."""
        table, id = place_of(self.now.scheme.tables, self.table, figure)
        # What was earned in a period is not earned by the period alone.
        own = self.now if self.count == "period" else self.own
        earned_of = own.earned_result(table, id, figure.what)
        column = align_to_units(earned_of.figures, earned_of.units, self.units_here)
        status = (
            align_to_units(as_figures(earned_of.status), earned_of.units, self.units_here)
            .filled(float(Status.MISSING))
            .value
        )
        return EarnedResult(self.units_here, column, status.astype(np.int8))

    def across(self, across: Across) -> Figure:
        """A figure of several units of the table, for each of them: float64[U]."""
        column, _ = settled_value(across.of, self)
        question = OverUnits(column, *self.members(across), across.function)
        return self.now.others.ask((self.table, self.own is not self.now, repr(across)), question)

    def members(self, across: Across) -> tuple[Flags, tuple[str, ...]]:
        """bool[U], the units that a figure of several may be of, and by unit inside which group it is."""
        counted = assessed_of(self.units_here)
        if across.table:
            counted = counted & self.earned_result(Variable(across.table, "rank", table=True)).figures.known
        groups = tuple(unit.group or "" if across.group else "all" for unit in self.units_here)
        return counted, groups

    def status(self, figure: Variable) -> Codes:
        """How a figure stands for each unit: int8[U]; a number that is there is `SCORED`."""
        if figure.what not in OF_VALUE:
            return self.earned_result(figure).status
        value = self.figure_of(figure)
        if figure.what == "last_period":
            return np.where(self._withheld(figure.name), Status.PENDING, self._there(value))
        if figure.what != "value":
            return self._there(value, Status.NOT_APPLICABLE if figure.what == "target" else Status.MISSING)
        place = self.places[figure.name]
        sent = as_figures(self._counted(self.own, place)[1])
        statuses = self.align_column(self.own, place, sent).value
        there = value.known & (statuses != Status.PENDING)
        return np.where(there, Status.SCORED, np.where(np.isnan(statuses), Status.MISSING, statuses)).astype(
            np.int8
        )

    def _there(self, value: Figure, lacking: Status = Status.MISSING) -> Codes:
        return np.where(value.missing, lacking, Status.SCORED).astype(np.int8)

    def _withheld(self, name: str) -> Flags:
        """bool[U], where the figure of the period before is pending."""
        then, place = self.period_before(name)
        if then is None or place is None:
            return np.zeros(self.units, dtype=np.bool_)
        pending = then.seen[place.table].status[:, place.row] == Status.PENDING
        return self.align_column(then, place, as_figures(pending.astype(np.float64))).value > 0

    def figure_of(self, figure: Variable) -> Figure:
        """One figure of a formula for each unit."""
        if figure.what not in OF_VALUE:
            return self.earned_result(figure).figures
        if figure.what == "target":
            return self.target(figure.name)
        if figure.what == "last_period":
            return self.last_period(figure.name)
        return self.years_ago(figure.name, figure.years) if figure.years else self.value(figure.name)

    def align_column(self, there: PeriodState, place: RowPlace, column: Figure) -> Figure:
        """A column of another table or year in the order of this one's units; NaN for units it does not have."""
        table = there.scheme.tables[place.table]
        if (there is self.now or there is self.own) and place.table == self.table:
            return column
        olds = [unit.id for unit in there.scheme.units_of(table)]
        return column_by_lineage(self.now.links(there), self.ids, olds, column, table.rows[place.row])


def settled_value(tree: Expression, reach: Reach) -> tuple[Figure, Flags]:
    """What a part of a formula comes to, where nothing it goes by is pending; and bool[U], where something is."""
    value = value_of(tree, reach)
    pending = np.zeros(reach.units, dtype=np.bool_)
    for figure, here in needed_figures(tree, reach).items():
        pending |= here & (reach.status(figure) == Status.PENDING)
    return where(~pending, value, np.nan), pending


@operation(others=True)
def statistic_over_units(figures: Figure, function: str, counted: Flags, groups: tuple[str, ...]) -> Figure:
    """float64[U], a figure of several units, as each of them sees it; a unit outside all groups sees none.

    counted : bool[U], the units it may be of; those without a figure are left out
    groups : by unit, inside which group it is, "" for none; the same for all where groups do not matter

    3, 5 and none of one group: mean 4, number 2.
    """
    result, of = blank(figures.shape), np.array(groups, dtype=object)
    for group in dict.fromkeys(group_of for group_of in groups if group_of):
        here = of == group
        members = figures[here & counted & figures.known]
        alone = as_figures(np.full(1, np.nan))
        number = as_figures(float(len(members)))
        made = (
            number if function == "units_count" else statistic(_OVER[function], members, alone, "higher")[0]
        )
        result.put(here, where(np.ones(int(here.sum()), dtype=np.bool_), made, np.nan))
    return result


@dataclass(frozen=True, eq=False)
class OverUnits(UnitQuestion[Figure]):
    """What a figure of several units is; see `statistic_over_units`."""

    figures: Figure
    counted: Flags
    groups: tuple[str, ...]
    function: str

    def answer(self) -> Figure:
        """The figure, as each unit sees it."""
        return statistic_over_units(self.figures, self.function, self.counted, self.groups)

    def answer_for_units(self, answer: Figure, at: Places) -> Figure:
        """As some of them see it."""
        return answer[at]


_OVER = {"units_mean": "mean", "units_median": "median", "units_max": "best", "units_min": "worst"}
