"""Rules that count each month or quarter: what they are given in every period of the year so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scorecard.engine.derive import PeriodState
from scorecard.engine.derived_targets import linked
from scorecard.engine.external import Outside
from scorecard.engine.lookback import Asked
from scorecard.engine.reach import Reach
from scorecard.language.derived import RowPlace
from scorecard.model.board import RuleInputs
from scorecard.model.period import Period


class Rounds:
    """The scenes of all periods so far, table by table; none for tables whose rules look at one period only.

    outside : that of the period itself
    """

    def __init__(self, outside: Outside) -> None:
        now, tables = outside.now, outside.now.scheme.tables
        self.every = {
            n: {part.every for row in held.table.rows for part in row.rule.parts if part.every}
            for n, held in enumerate(outside.held)
        }
        wanted = {
            period for every in self.every.values() for one in every for period in now.period.so_far(one)
        }
        self.outside: dict[Period, Outside] = {now.period: outside} if wanted else {}
        for period in sorted(wanted - {now.period}):
            then = now.at(period)
            self.outside[period] = Outside(then, linked(then))
        self.scenes = [
            {period: one.scene(n) for period, one in sorted(self.outside.items())} if self.every[n] else {}
            for n in range(len(tables))
        ]

    def of(self, table: int) -> Mapping[Period, RuleInputs]:
        """The scenes of one table."""
        return self.scenes[table]

    def asked(self) -> Iterator[Asked]:
        """The figures of other periods that were asked for."""
        for one in self.outside.values():
            yield from one.now.asked
            for n, every in self.every.items():
                if every:
                    yield from _of_table(one.now, n)


def _of_table(then: PeriodState, table: int) -> Iterator[Asked]:
    """In one period, the rows that count it, and those that their rules look at."""
    reach = Reach(then, table)
    for i, row in enumerate(then.held[table].table.rows):
        if any(part.every for part in row.rule.parts):
            yield then, RowPlace(table, i)
            for named in row.rule.named:
                if named.id in reach.places:
                    yield then, reach.places[named.id]
