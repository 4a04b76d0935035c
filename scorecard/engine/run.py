"""The whole of a period: every table, every total, and where the rows went."""

from __future__ import annotations

from scorecard.engine.account import account
from scorecard.engine.grades import graded_table, graded_total
from scorecard.engine.table import score_table
from scorecard.engine.totals import score_total
from scorecard.model.board import Board
from scorecard.model.ledger import Ledger
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme


def score(scheme: Scheme, ledger: Ledger, period: Period, elsewhere: int = 0) -> Board:
    """completion ▶ points ▶ totals ▶ ranks ▶ grades, for one period of one scheme."""
    tables = tuple(graded_table(score_table(scheme, table, ledger, period)) for table in scheme.tables)
    totals = tuple(graded_total(score_total(scheme, total, tables), tables) for total in scheme.totals)
    rows = account(scheme, ledger, period, tables, elsewhere)
    return Board(scheme, period, ledger, tables, totals, rows)
