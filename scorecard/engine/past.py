"""The tables of a period, with the periods before it as far as conditions look at them: how a row stood, and its light."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from scorecard.engine.as_now import figures_as_now, in_measure, recode_words
from scorecard.engine.derived_targets import linked_targets
from scorecard.engine.external import RuleScenes
from scorecard.engine.figures import figures_of, spread_by
from scorecard.engine.kept import ANEW
from scorecard.engine.lookback import Asked
from scorecard.engine.per_period import Rounds
from scorecard.engine.period_state import PeriodState
from scorecard.engine.table import ranked_table, unranked_table
from scorecard.language.derived import RowPlace, nearest_first
from scorecard.language.looked_back import periods_looked_at
from scorecard.model.board import TableBoard
from scorecard.model.due_periods import period_before
from scorecard.model.figure import Figure, as_figures
from scorecard.model.indicator import Indicator
from scorecard.model.light import Light
from scorecard.model.past import PastPeriods
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.unit import Unit

OF_REPORTS = ("value", "target", "completion", "progress", "met", "ahead", "light")
"""What hangs on the row and its targets alone, unless its lights have conditions."""


class ScoredPast:
    """The periods before that of a board; each is scored once, and only when it is asked for.

    Totals, effects and grades of the time are not formed: no figure of a row hangs on them.
    """

    def __init__(self, now: PeriodState) -> None:
        self.now = now
        self._tables: dict[Period, tuple[PeriodState, tuple[TableBoard, ...]] | None] = {}
        self._asked: list[Asked] = []

    def period(self, row: Indicator, ago: int) -> Period:
        """The period so many before, of those in which a row is assessed."""
        period = self.now.period
        for _ in range(ago):
            period = period_before(row, period, self.now.scheme.frequency)
        return period

    def figure(self, table: str, row: Indicator, what: str, ago: int, units: tuple[Unit, ...]) -> Figure:
        """How a row stood so many periods before: float64[U], NaN where there is nothing."""
        state_tables = self._tables_at(self.period(row, ago))
        board = state_tables and _table_with_row(state_tables[1], table, row.id)
        if not state_tables or not board:
            return as_figures(np.full(len(units), np.nan))
        then, tables = state_tables
        self._asked += _rows_behind(then, tables, board, row.id, what)
        rows = [tables[n] for n in nearest_first([part.table for part in tables], {board.table.id})]
        column = figures_of(then.scheme, board, rows)(row.id, what)
        if row.id in board.table.index:
            column = _as_now(column, board.table.row(row.id), row, what)
        links = self.now.links(then)
        same = {id: link.then[0].id for id, link in links.items() if link.kind == "same"}
        return spread_by(column, [unit.id for unit in board.units], [same.get(unit.id, "") for unit in units])

    def asked_figures(self) -> Iterator[Asked]:
        """The figures of those periods that were looked at."""
        yield from self._asked
        for then in self._tables.values():
            if then:
                yield from then[0].asked
                yield from (
                    question for board in then[1][:1] if board.past for question in board.past.asked_figures()
                )

    def _tables_at(self, period: Period) -> tuple[PeriodState, tuple[TableBoard, ...]] | None:
        if period not in self._tables:
            then = self.now.then(period)
            fits = then is not None and period.fits(then.scheme.frequency)
            self._tables[period] = (then, _ranked_tables(then)) if then is not None and fits else None
        return self._tables[period]


def _as_now(column: Figure, then: Indicator, now: Indicator, what: str) -> Figure:
    """How a row stood, as it counts in the scheme that asks."""
    if what == "class":
        return recode_words(column, then.shown.words, now.shown.words)
    if what == "target":
        return in_measure(column, then, now)
    return figures_as_now(column, then, now) if what == "value" else column


class FormedTables(NamedTuple):
    """The tables of a period before any ranks, and what their rules were given in each period so far."""

    tables: tuple[TableBoard, ...]
    rounds: Rounds


def formed_of(now: PeriodState) -> FormedTables:
    """What is worked out of what was observed in a period, before units are ranked."""
    outside = RuleScenes(now, linked_targets(now))
    rounds = Rounds(outside)
    past = ScoredPast(now) if remembers(now.scheme) else None
    tables = tuple(unranked_with_past(outside, rounds, n, past) for n in range(len(now.scheme.tables)))
    return FormedTables(tables, rounds)


def _ranked_tables(now: PeriodState) -> tuple[TableBoard, ...]:
    """Every table of a period, before any effect."""
    return tuple(ranked_table(now.scheme, table) for table in formed_of(now).tables)


def unranked_with_past(outside: RuleScenes, rounds: Rounds, n: int, past: PastPeriods | None) -> TableBoard:
    """One table before its ranks, with the periods that its conditions look back to."""
    scene, attained = outside.scene(n), outside.attainment(n)
    kept = outside.kept.get(n, ANEW)
    return replace(
        unranked_table(outside.now.scheme, scene, attained, rounds.table_scenes(n), kept), past=past
    )


def remembers(scheme: Scheme) -> bool:
    """Whether any condition of a scheme looks at periods before."""
    return periods_looked_at(scheme) > 1


def _table_with_row(tables: tuple[TableBoard, ...], table: str, id: str) -> TableBoard | None:
    """The table that holds a row or heading: the one of the same id, else the first."""
    holding = [board for board in tables if any(row.id == id for row in board.table.indicators)]
    return next((board for board in holding if board.table.id == table), holding[0] if holding else None)


def _rows_behind(
    then: PeriodState, tables: tuple[TableBoard, ...], board: TableBoard, id: str, what: str
) -> Iterator[Asked]:
    """The rows that a figure hangs on: its own and those of its targets, or else all."""
    n = tables.index(board)
    at = board.table.index.get(id)
    alone = at is not None and what in OF_REPORTS and not _conditional(board.table.rows[at].lights)
    if alone and at is not None:
        yield then, RowPlace(n, at)
        links = {
            cell.link.indicator
            for cells in board.table.rows[at].targets.values()
            for cell in cells
            if cell.link
        }
        wanted = [
            (t, part.table.index[link])
            for t, part in enumerate(tables)
            for link in links
            if link in part.table.index
        ]
        yield from ((then, RowPlace(*place)) for place in wanted)
        return
    yield from ((then, RowPlace(t, i)) for t, part in enumerate(tables) for i in range(len(part.table.rows)))


def _conditional(lights: tuple[Light, ...]) -> bool:
    return any(light.conditions for light in lights)
