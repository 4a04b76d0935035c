"""Rules that count each month or quarter: what they are given in every period of the year so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scorecard.engine.derived_targets import linked_targets
from scorecard.engine.external import RuleScenes
from scorecard.engine.lookback import Asked
from scorecard.engine.period_state import PeriodState
from scorecard.engine.reach import Reach
from scorecard.language.derived import RowPlace
from scorecard.model.period import Period
from scorecard.model.period_targets import RuleInputs


class Rounds:
    """The scenes of all periods so far, table by table; none for tables whose rules look at one period only.

    outside : that of the period itself
    """

    def __init__(self, outside: RuleScenes) -> None:
        now, tables = outside.now, outside.now.scheme.tables
        self.every = {
            n: {part.every for row in terms.table.rows for part in row.rule.parts if part.every}
            for n, terms in enumerate(outside.held)
        }
        wanted = {
            period
            for every in self.every.values()
            for frequency in every
            for period in now.period.so_far(frequency)
        }
        self.outside: dict[Period, RuleScenes] = {now.period: outside} if wanted else {}
        for period in sorted(wanted - {now.period}):
            then = now.at_period(period)
            self.outside[period] = RuleScenes(then, linked_targets(then))
        self.scenes = [
            {period: external.scene(n) for period, external in sorted(self.outside.items())}
            if self.every[n]
            else {}
            for n in range(len(tables))
        ]

    def table_scenes(self, table: int) -> Mapping[Period, RuleInputs]:
        """The scenes of one table."""
        return self.scenes[table]

    def asked_figures(self) -> Iterator[Asked]:
        """The figures of other periods that were asked for."""
        for external in self.outside.values():
            yield from external.now.asked
            for n, every in self.every.items():
                if every:
                    yield from _rows_looked_at(external.now, n)


def _rows_looked_at(then: PeriodState, table: int) -> Iterator[Asked]:
    """In one period, the rows that count it, and those that their rules look at."""
    reach = Reach(then, table)
    for i, row in enumerate(then.held[table].table.rows):
        if any(part.every for part in row.rule.parts):
            yield then, RowPlace(table, i)
            for named in row.rule.named:
                if named.id in reach.places:
                    yield then, reach.places[named.id]
