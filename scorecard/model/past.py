"""What is looked back to: the schemes and actuals of earlier years, and what of them was used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from scorecard.model.ledger import Ledger
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme


class Year(NamedTuple):
    """The scheme that scores a year, and what was reported for it."""

    scheme: Scheme
    ledger: Ledger


Years = Mapping[int, Year]
"""By year. A year that is not there has no figures."""

NO_YEARS: Years = {}


class Looked(NamedTuple):
    """An earlier period that figures were looked up in: the ledger entries they were taken from."""

    scheme: Scheme
    ledger: Ledger
    period: Period
    entries: tuple[int, ...]
