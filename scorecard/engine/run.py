"""The whole of a period: every table, every total, and where the rows went."""

from __future__ import annotations

from scorecard.engine.account import account
from scorecard.engine.derive import PeriodState
from scorecard.engine.derived_targets import linked
from scorecard.engine.external import Outside
from scorecard.engine.lookback import looked
from scorecard.engine.per_period import Rounds
from scorecard.engine.post_ranking import table_outcome, total_outcome
from scorecard.engine.table import score_table
from scorecard.engine.totals import score_totals
from scorecard.model.board import Board
from scorecard.model.ledger import Ledger
from scorecard.model.past import NO_YEARS, Years
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme


def score(
    scheme: Scheme,
    ledger: Ledger,
    period: Period,
    elsewhere: int = 0,
    years: Years = NO_YEARS,
    now: PeriodState | None = None,
) -> Board:
    """completion ▶ points ▶ totals ▶ ranks ▶ effects ▶ grades, for one period of one scheme.

    years : the earlier years that formulas, targets and rules may look back to
    now : what holds and was observed in the period, where that is known already
    """
    now = now or PeriodState(scheme, ledger, period, years)
    outside = Outside(now, linked(now))
    rounds = Rounds(outside)
    scored = tuple(
        score_table(scheme, outside.scene(n), outside.reached(n), rounds.of(n))
        for n in range(len(scheme.tables))
    )
    tables = tuple(table_outcome(scheme, board, scored) for board in scored)
    totals = score_totals(scheme, tables, lambda board, done: total_outcome(scheme, board, tables, done))
    back = looked(now, rounds.asked())
    rows = account(scheme, ledger, period, tables, elsewhere, back)
    return Board(scheme, period, ledger, tables, totals, rows, years, back)
