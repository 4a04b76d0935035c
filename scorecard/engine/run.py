"""The whole of a period: every table, every total, and where the rows went."""

from __future__ import annotations

from scorecard.engine.account import account
from scorecard.engine.derive import Seen
from scorecard.engine.grades import graded_table, graded_total
from scorecard.engine.linked import linked
from scorecard.engine.looked import looked
from scorecard.engine.named import Outside
from scorecard.engine.rounds import Rounds
from scorecard.engine.table import score_table
from scorecard.engine.totals import score_total
from scorecard.model.board import Board
from scorecard.model.ledger import Ledger
from scorecard.model.past import NO_YEARS, Years
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme


def score(
    scheme: Scheme, ledger: Ledger, period: Period, elsewhere: int = 0, years: Years = NO_YEARS
) -> Board:
    """completion ▶ points ▶ totals ▶ ranks ▶ grades, for one period of one scheme.

    years : the earlier years that formulas, targets and rules may look back to
    """
    now = Seen(scheme, ledger, period, years)
    outside = Outside(now, linked(now))
    rounds = Rounds(outside)
    tables = tuple(
        graded_table(score_table(scheme, outside.scene(n), outside.reached(n), rounds.of(n)))
        for n in range(len(scheme.tables))
    )
    totals = tuple(graded_total(score_total(scheme, total, tables), tables) for total in scheme.totals)
    back = looked(now, rounds.asked())
    rows = account(scheme, ledger, period, tables, elsewhere, back)
    return Board(scheme, period, ledger, tables, totals, rows, years, back)
