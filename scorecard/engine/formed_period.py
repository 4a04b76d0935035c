"""A period that is formed already, for one that differs from it in some figures only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from scorecard.language.derived import RowPlace
from scorecard.model.figure import Figure
from scorecard.model.observations import Codes
from scorecard.model.period import Period
from scorecard.model.scheme import Count

if TYPE_CHECKING:
    from scorecard.engine.period_state import PeriodState

Key = tuple[Period, Count, int, tuple[str | None, ...] | None]
"""What another period is known by: itself, how it is counted, how far it looks back, and the groups given to it."""


class FormedPeriod(NamedTuple):
    """A period that is formed already.

    tables : those of which some figures are others now; moved : by table, the rows that these figures reach
    """

    state: PeriodState
    tables: Collection[int]
    moved: Mapping[int, Collection[int]]

    def derived_column(self, place: RowPlace) -> tuple[Figure, Codes] | None:
        """A derived row as it was worked out there; None where it may come to something else."""
        return None if place.row in self.moved.get(place.table, ()) else self.state.derived.get(place)

    def for_key(self, key: Key) -> FormedPeriod | None:
        """The same of the period counted otherwise; None where it was never asked for so."""
        then = self.state.known.get(key)
        return self._replace(state=then) if then else None

    @property
    def stage(self) -> FormedPeriod | None:
        """That from which the groups of its units followed."""
        return self._replace(state=self.state.stage) if self.state.stage else None
