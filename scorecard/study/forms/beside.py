"""The figures that stand beside the cells of a form, as they stand on the board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from scorecard.engine.derived_targets import linked_targets
from scorecard.engine.period_state import PeriodState
from scorecard.engine.reach import Reach
from scorecard.engine.target_bounds import due_of
from scorecard.engine.terms import pace_of
from scorecard.language.derived import RowPlace
from scorecard.model.figure import Figure, as_figures
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Role, ordinal
from scorecard.model.period import Frequency, Period
from scorecard.model.period_targets import PeriodTargets
from scorecard.model.scheme import Count, Scheme
from scorecard.model.status import Status
from scorecard.scheme.target.target import Target
from scorecard.study.forms.form import CellContext, Shown


def period_before(period: Period, frequency: Frequency) -> Period:
    """The period before; before the first of a year, the whole year before."""
    earlier = [piece for piece in period.periods_of_year(frequency) if piece < period]
    return earlier[-1] if earlier else Period(period.year - 1, 12)


class PeriodReference:
    """What stands beside the cells of one period.

    frequency : how often the figures come in that are asked for
    """

    def __init__(self, state: PeriodState, frequency: Frequency) -> None:
        self._state = state
        self._before = period_before(state.period, frequency)
        self._reaches: dict[tuple[int, Count], Reach] = {}
        self._columns: dict[tuple[int, int], tuple[Figure, Figure]] = {}

    @cached_property
    def _terms(self) -> tuple[PeriodTargets, ...]:
        return linked_targets(self._state)

    def for_cell(self, n: int, u: int, i: int) -> CellContext:
        """What stands beside the cell of a table, a unit and a row."""
        terms = self._terms[n]
        row = terms.table.rows[i]
        if (n, i) not in self._columns:
            self._columns[n, i] = self._last(n, i, row), self._reach(n, row).years_ago(row.id, 1)
        last, year_ago = self._columns[n, i]
        due = self._due(terms, u, i)
        return CellContext(
            year_target(row, u, self._state.scheme),
            shown_figure(due, row) if due is not None else None,
            shown_figure(last[u], row),
            shown_figure(year_ago[u], row),
            self._standing.get((n, u, i)),
        )

    def _reach(self, n: int, row: Indicator) -> Reach:
        """Where the figures of a row are found, counted as they are asked for."""
        count: Count = "period" if row.added_up else "written"
        if (n, count) not in self._reaches:
            self._reaches[n, count] = Reach(self._state, n, count)
        return self._reaches[n, count]

    def _due(self, terms: PeriodTargets, u: int, i: int) -> Figure | None:
        """How much is due of what is asked for: by the period, or in it alone; None where there is no pace."""
        row, pace, due = terms.table.rows[i], terms.pace[i], terms.due[u, i]
        # A plan has a target of several years, and what is asked for is of one.
        if row.met_only or (self._state.scheme.is_plan and row.per == "plan"):
            return None
        if row.nature == "flow" and row.alone != row.added_up:
            asked = replace(row, score="period" if row.added_up else "to_date")
            pace = pace_of(self._state.scheme, asked, self._state.period)
            due = due_of(terms.target[u, i], pace)
        return None if pace.missing else due

    def _last(self, n: int, i: int, row: Indicator) -> Figure:
        """The figures of the period before, of this year's or the whole of the last one; of each year by itself."""
        if self._before.year == self._state.period.year:
            if row.added_up:
                return self._state.by_period().at_period(self._before).seen[n].value[:, i]
            return self._state.by_year().at_period(self._before).to_date(RowPlace(n, i))[0]
        reach = self._reach(n, row)
        then, place = reach.whole_year(row.id, self._before.year)
        if then is None or place is None:
            return as_figures(np.full(reach.units, np.nan))
        return reach.align_column(then, place, reach.as_now(row.id, then, place, whole=True))

    @cached_property
    def _standing(self) -> Mapping[tuple[int, int, int], Shown]:
        """What was already reported for the very period, as it was sent in: by table, unit and row."""
        ledger, scheme = self._state.ledger, self._state.scheme
        here = (ledger.period == ordinal(self._state.period)) & (ledger.role == Role.STANDING)
        here &= (ledger.judge < 0) & (ledger.item < 0) & (ledger.months == 0)
        values: dict[tuple[int, int, int], Shown] = {}
        for entry in np.flatnonzero(here).tolist():
            n, u, i = int(ledger.table[entry]), int(ledger.unit[entry]), int(ledger.row[entry])
            figure = shown_figure(as_figures(ledger.value[entry]), scheme.tables[n].rows[i])
            values[n, u, i] = Status(int(ledger.status[entry])) if figure is None else figure
        return values


def shown_figure(figure: Figure, row: Indicator) -> Shown:
    """One figure, or its word; nothing where there is none."""
    if bool(figure.missing):
        return None
    return row.word(float(figure)) if row.words else float(figure)


def year_target(row: Indicator, u: int, scheme: Scheme) -> Shown:
    """The year's target of a unit, as a number where it is a mere number, else as the notice prints it."""
    cells = row.targets.get(Period(scheme.year, 12), ())
    if not cells or not cells[u].assessed:
        return None
    target = cells[u]
    plain = target.known and target == Target(target.value, target.text) and not row.met_only
    return target.value if plain else target.notice_text(row.measure)
