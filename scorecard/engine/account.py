"""Where every row of actuals went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from scorecard.engine.used_rows import rows_set_aside, used_rows
from scorecard.model.board import Account, TableBoard
from scorecard.model.ledger import Ledger, Role
from scorecard.model.past import Looked
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status


def account(
    scheme: Scheme,
    ledger: Ledger,
    period: Period,
    tables: tuple[TableBoard, ...],
    elsewhere: int,
    looked: Sequence[Looked] = (),
) -> Account:
    """rows = used + corrections + set aside + other periods; and the cells by status.

    `elsewhere` are the rows that belong to the schemes of other years; of those, what figures were
    looked up in is used too.
    """
    concerned = used_rows(scheme, ledger, period, [board.observations for board in tables])
    for lookback in looked:
        if lookback.ledger is ledger:
            concerned[list(lookback.entries)] = True
    aside = (ledger.role == Role.STANDING) & rows_set_aside(scheme, ledger, period, tables)
    repeated = concerned & (ledger.role == Role.REPEATED)
    corrected = concerned & (ledger.role == Role.CORRECTED)
    used = concerned & ~aside & ~repeated & ~corrected
    statuses = (
        np.concatenate([board.observations.status.ravel() for board in tables]) if tables else np.empty(0)
    )
    also = roles_elsewhere(ledger, looked)
    return Account(
        rows=len(ledger) + ledger.totals_left_out + ledger.other_years + elsewhere,
        used=int(used.sum()) + also[Role.STANDING],
        corrections=int(corrected.sum()) + also[Role.CORRECTED],
        set_aside=int(aside.sum() + repeated.sum()) + ledger.totals_left_out + also[Role.REPEATED],
        other_periods=int((~concerned).sum()) + ledger.other_years + elsewhere - also.total(),
        cells={status.id: int((statuses == status).sum()) for status in Status if (statuses == status).any()},
    )


def roles_elsewhere(ledger: Ledger, looked: Sequence[Looked]) -> Counter[int]:
    """How many rows of other schemes' years figures were looked up in, by what became of them."""
    rows = {
        (id(lookback.ledger), entry): lookback
        for lookback in looked
        if lookback.ledger is not ledger
        for entry in lookback.entries
    }
    return Counter(int(lookback.ledger.role[entry]) for (_, entry), lookback in rows.items())
