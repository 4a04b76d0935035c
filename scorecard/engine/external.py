"""The figures that rules need from outside their column, worked out once for a table, and what others still owe of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from scorecard.engine.attainment import Attainment, ahead_of_due, met_figure, table_attainment
from scorecard.engine.figures import align_to_units
from scorecard.engine.kept import ANEW, RowResults
from scorecard.engine.period_state import PeriodState
from scorecard.engine.reach import Reach
from scorecard.language.dependencies import Needs
from scorecard.language.derived import RowPlace, formulas_of
from scorecard.language.formula_tree import Variable
from scorecard.model.external_figure import ALONE, OWN, ExternalFigure
from scorecard.model.figure import Figure, Flags, as_figures, where
from scorecard.model.indicator import Indicator
from scorecard.model.period_targets import PeriodTargets, RuleInputs
from scorecard.model.status import Status


class RuleScenes:
    """What holds and was observed in a period, with the targets that are worked out from figures.

    held : one entry per table of the scheme; kept : by table, what its rows come to where that is known
    """

    def __init__(
        self, now: PeriodState, held: Sequence[PeriodTargets], kept: Mapping[int, RowResults] | None = None
    ) -> None:
        self.now = now
        self.kept = kept or {}
        self.held = held
        self.plan = now.scheme.year_by_year is not now.scheme
        self._reached: dict[int, Attainment] = {}

    def attainment(self, table: int) -> Attainment:
        """How far the targets of a table are reached."""
        if table not in self._reached:
            held, seen, kept = self.held[table], self.now.seen[table], self.kept.get(table, ANEW)
            self._reached[table] = table_attainment(held, seen, self.now.scheme.rounding, kept)
        return self._reached[table]

    def scene(self, table: int) -> RuleInputs:
        """All that the rules of a table are given."""
        figures = _TableFigures(self, table)
        named = tuple(
            {name: figures.rule_figure(name, row) for name in row.named if name != OWN or self.plan}
            for row in self.held[table].table.rows
        )
        return RuleInputs(
            self.held[table],
            self.now.seen[table],
            named,
            units_owing(self.now, table),
            self.now.others.within_place(table),
        )


class _TableFigures:
    """The figures that the rules of one table can name; float64[U], in the order of its units."""

    def __init__(self, outside: RuleScenes, table: int) -> None:
        self.outside = outside
        self.table = table

    @cached_property
    def reach(self) -> Reach:
        return Reach(self.outside.now, self.table)

    @cached_property
    def by_period(self) -> Reach:
        """What rows see that are scored by the period alone: all flows so."""
        return Reach(self.outside.now, self.table, "period")

    def rule_figure(self, named: ExternalFigure, asking: Indicator) -> Figure:
        """One figure that the rule of a row asks for. NaN where there is none, or it is pending."""
        id, reach = named.id or asking.id, self.by_period if asking.alone else self.reach
        if named == OWN:
            return self.then(reach, id, self.outside.now.by_year(), reach.places[id])
        if named == ALONE:
            return self.then(reach, id, self.outside.now.by_period(), reach.places[id])
        if named.last_period:
            return self.then(reach, id, *reach.period_before(id))
        if named.year is not None:
            return self.then(self.reach, id, *reach.whole_year(id, named.year))
        if named.last_year:
            return self.then(reach, id, *reach.year_before(id, 1))
        place = reach.places[id]
        if named.what == "value":
            scored = reach.status(Variable(id)) == Status.SCORED
            return where(scored, reach.value(id), np.nan)
        return reach.align_column(self.outside.now, place, self.promise_figure(place, named.what))

    def then(self, reach: Reach, id: str, then: PeriodState | None, place: RowPlace | None) -> Figure:
        """A figure of one year by itself, what is still pending left out."""
        if then is None or place is None:
            return as_figures(np.full(reach.units, np.nan))
        settled = then.seen[place.table].status[:, place.row] != Status.PENDING
        return reach.align_column(then, place, where(settled, reach.as_now(id, then, place), np.nan))

    def promise_figure(self, place: RowPlace, what: str) -> Figure:
        """What a row promised, or how far it has come; in the order of its own table's units."""
        terms, seen = self.outside.held[place.table], self.outside.now.seen[place.table]
        if what == "target":
            return terms.target[:, place.row]
        attained = self.outside.attainment(place.table)
        settled = seen.status[:, place.row] != Status.PENDING
        value = where(settled, seen.value[:, place.row], np.nan)
        if what == "met":
            return met_figure(terms, value, attained.met[:, place.row], place.row)
        rates: Mapping[str, Figure] = {
            "completion": attained.completion[:, place.row],
            "progress": attained.progress[:, place.row],
            "ahead": ahead_of_due(terms, attained.progress[:, place.row], value, place.row),
        }
        return where(settled, rates[what], np.nan)


def units_owing(now: PeriodState, table: int) -> Mapping[int, Flags]:
    """By row, for those whose formula looks at other units: bool[U], the units that still owe a figure behind it.

    A rank of another row, a mean over all units: what one unit owes may move the figure of any other.
    """
    tables = now.scheme.tables
    if not any(row.derived and row.scores for row in tables[table].rows):
        return {}
    formulas = formulas_of(tables)
    needs = Needs(tables, formulas)
    rows = (place for place in formulas if place.table == table and tables[table].rows[place.row].scores)
    return {place.row: _owing(now, needs, place) for place in rows if needs.sees_others(place)}


def _owing(now: PeriodState, needs: Needs, place: RowPlace) -> Flags:
    units = now.scheme.units_of(now.scheme.tables[place.table])
    owing: Flags = np.zeros(len(units), dtype=np.bool_)
    waiting, seen = needs.values_behind(place), set[RowPlace]()
    while waiting:
        behind = waiting.pop()
        if behind in seen:
            continue
        seen.add(behind)
        if behind in needs.formulas:
            waiting += needs.values_behind(behind)
        there = now.scheme.units_of(now.scheme.tables[behind.table])
        status = now.seen[behind.table].status[:, behind.row]
        lacks = np.isin(status, (Status.MISSING, Status.PENDING)).astype(np.float64)
        owing |= align_to_units(as_figures(lacks), there, units).filled(0.0).value > 0
    return owing
