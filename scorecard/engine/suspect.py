"""Values that a scheme does not take at their word: pending until somebody has looked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from scorecard.engine.conditions import holds
from scorecard.model.figure import Figure, Flags
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Ledger
from scorecard.model.observations import Observations
from scorecard.model.status import Status

if TYPE_CHECKING:
    from scorecard.engine.reach import Reach


def suspect_units(row: Indicator, i: int, reach: Reach, seen: Observations, ledger: Ledger) -> Flags:
    """bool[U], where the value of row `i` fulfils the conditions under which it is suspect.

    Its own value is meant where a condition names none; others' values and targets may be looked at
    too. A value that a correction has confirmed, by the same value and a reason, is not suspect.

    Source: a value of 0 or too little a sign of a false return, not the best value (零、缺报).
    """

    def figure(id: str, what: str) -> Figure:
        if not id:
            return seen.value[:, i]
        return reach.target(id) if what == "target" else reach.value(id)

    flags = holds(row.suspect, figure) & np.isin(seen.status[:, i], (Status.SCORED, Status.SHOWN))
    flags |= holds(row.suspect, figure) & seen.carried[:, i]
    return flags & ~_confirmed_units(seen, i, ledger)


def _confirmed_units(seen: Observations, i: int, ledger: Ledger) -> Flags:
    """bool[U], where the standing row repeats the value it corrects."""
    entry = seen.entry[:, i]
    if not len(ledger):
        return np.zeros(len(entry), dtype=np.bool_)
    before = np.where(entry >= 0, ledger.previous[entry], -1)
    same: Flags = ledger.value[entry] == ledger.value[before]
    return same & (before >= 0)


def made_pending(seen: Observations, i: int, flags: Flags) -> Observations:
    """The observations with the suspect values of a row pending."""
    status, suspect, carried = seen.status.copy(), seen.suspect.copy(), seen.carried.copy()
    status[flags, i], suspect[flags, i], carried[flags, i] = Status.PENDING, True, False
    return replace(seen, status=status, suspect=suspect, carried=carried)
