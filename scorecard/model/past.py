"""What formulas look back to: the schemes and actuals of earlier years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from scorecard.model.ledger import Ledger
from scorecard.model.scheme import Scheme


class Year(NamedTuple):
    """The scheme that scores a year, and what was reported for it."""

    scheme: Scheme
    ledger: Ledger


Years = Mapping[int, Year]
"""By year. A year that is not there has no figures."""

NO_YEARS: Years = {}
