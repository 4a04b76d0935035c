"""The figures that stand beside the cells of a form, as they stand on the board."""

from __future__ import annotations

from functools import cached_property

from scorecard.engine.derive import PeriodState, Reach
from scorecard.engine.derived_targets import linked
from scorecard.model.board import PeriodTargets
from scorecard.model.figure import Figure
from scorecard.model.indicator import Indicator
from scorecard.model.period import Frequency, Period
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.scheme.target.target import Target
from scorecard.study.forms.form import Beside, Shown


def period_before(period: Period, frequency: Frequency) -> Period:
    """The period before; before the first of a year, the whole year before."""
    earlier = [one for one in period.in_year(frequency) if one < period]
    return earlier[-1] if earlier else Period(period.year - 1, 12)


class Reference:
    """What stands beside the cells of one period.

    frequency : how often the figures come in that are asked for
    """

    def __init__(self, state: PeriodState, frequency: Frequency) -> None:
        self._state = state
        self._before = period_before(state.period, frequency)
        self._reaches = [Reach(state, n) for n in range(len(state.scheme.tables))]
        self._columns: dict[tuple[int, int], tuple[Figure, Figure]] = {}

    @cached_property
    def _terms(self) -> tuple[PeriodTargets, ...]:
        return linked(self._state)

    def of(self, n: int, u: int, i: int) -> Beside:
        """What stands beside the cell of a table, a unit and a row."""
        terms = self._terms[n]
        row = terms.table.rows[i]
        if (n, i) not in self._columns:
            self._columns[n, i] = self._last(n, i, row), self._reaches[n].years_ago(row.id, 1)
        last, year_ago = self._columns[n, i]
        due = _figure(terms.due, (u, i), row) if terms.pace.known[i] and not row.met_only else None
        target = _year_target(row, u, self._state.scheme)
        return Beside(
            target, due, _figure(last, u, row), _figure(year_ago, u, row), self._standing(n, u, i, row)
        )

    def _last(self, n: int, i: int, row: Indicator) -> Figure:
        """The figures of the period before, of this year's or the whole of the last one."""
        if self._before.year == self._state.period.year:
            return self._state.at(self._before).seen[n].value[:, i]
        return self._reaches[n].of_year(row.id, self._before.year)

    def _standing(self, n: int, u: int, i: int, row: Indicator) -> Shown:
        """What was already reported, a figure or the word for it; nothing where it is made up of several reports."""
        seen = self._state.seen[n]
        if seen.entry[u, i] < 0 or seen.carried[u, i]:
            return None
        shown = _figure(seen.value, (u, i), row)
        pending = shown is None and seen.status[u, i] == Status.PENDING
        return Status.PENDING if pending else shown


def _figure(figures: Figure, at: int | tuple[int, int], row: Indicator) -> Shown:
    """One figure, or its word; nothing where there is none."""
    value = figures[at]
    if bool(value.missing):
        return None
    return row.word(float(value)) if row.words else float(value)


def _year_target(row: Indicator, u: int, scheme: Scheme) -> Shown:
    """The year's target of a unit, as a number where it is a mere number, else as the notice prints it."""
    cells = row.targets.get(Period(scheme.year, 12), ())
    if not cells or not cells[u].assessed:
        return None
    target = cells[u]
    plain = target.known and target == Target(target.value, target.text) and not row.met_only
    return target.value if plain else target.printed(row.measure)
