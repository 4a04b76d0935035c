"""What is looked back to: the schemes and actuals of earlier years, and what of them was used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from scorecard.model.figure import Figure
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Ledger
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.unit import Unit


class Year(NamedTuple):
    """The scheme that scores a year, and what was reported for it."""

    scheme: Scheme
    ledger: Ledger


Years = Mapping[int, Year]
"""By year. A year that is not there has no figures."""

NO_YEARS: Years = {}


class LookbackPeriod(NamedTuple):
    """An earlier period that figures were looked up in: the ledger entries they were taken from."""

    scheme: Scheme
    ledger: Ledger
    period: Period
    entries: tuple[int, ...]


class PastPeriods(Protocol):
    """The periods before that of a board, by the row that is asked about."""

    def period(self, row: Indicator, ago: int) -> Period:
        """The period so many before, of those in which the row is assessed."""

    def figure(self, table: str, row: Indicator, what: str, ago: int, units: tuple[Unit, ...]) -> Figure:
        """How the row stood so many periods before: float64[U], NaN where there is nothing."""

    def asked_figures(self) -> Iterator[Any]:
        """The figures of those periods that were looked at."""
