"""Where every row of actuals went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from scorecard.engine.used_rows import rows_set_aside, used_rows
from scorecard.model.board import Account, TableBoard
from scorecard.model.figure import Flags
from scorecard.model.ledger import Ledger, Role
from scorecard.model.past import LookbackPeriod
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status


def account(
    scheme: Scheme,
    ledger: Ledger,
    period: Period,
    tables: tuple[TableBoard, ...],
    elsewhere: int,
    looked: Sequence[LookbackPeriod] = (),
) -> Account:
    """rows = used + corrections + set aside + other periods; and the cells by status.

    `elsewhere` are the rows that belong to the schemes of other years; of those, what figures were
    looked up in is used too.
    """
    concerned = used_rows(scheme, ledger, period, [board.observations for board in tables])
    aside = (ledger.role == Role.STANDING) & rows_set_aside(scheme, ledger, concerned, tables)
    for lookback in looked:
        if lookback.ledger is ledger:
            concerned[list(lookback.entries)] = True
    became = {role: _count(concerned & (ledger.role == role)) for role in Role}
    set_aside = _count(aside)
    statuses = {
        status.id: sum(_count(board.observations.status == status) for board in tables) for status in Status
    }
    also = roles_elsewhere(ledger, looked)
    return Account(
        rows=len(ledger) + ledger.totals_left_out + ledger.other_years + elsewhere,
        used=became[Role.STANDING] - set_aside + also[Role.STANDING],
        corrections=became[Role.CORRECTED] + also[Role.CORRECTED],
        set_aside=set_aside + became[Role.REPEATED] + ledger.totals_left_out + also[Role.REPEATED],
        other_periods=_count(~concerned) + ledger.other_years + elsewhere - also.total(),
        cells={id: count for id, count in statuses.items() if count},
    )


def _count(flags: Flags) -> int:
    return int(np.count_nonzero(flags))


def roles_elsewhere(ledger: Ledger, looked: Sequence[LookbackPeriod]) -> Counter[int]:
    """How many rows of other schemes' years figures were looked up in, by what became of them."""
    rows = {
        (id(lookback.ledger), entry): lookback
        for lookback in looked
        if lookback.ledger is not ledger
        for entry in lookback.entries
    }
    return Counter(int(lookback.ledger.role[entry]) for (_, entry), lookback in rows.items())
