"""Which figures may be sent in for a cell, where that hangs on other figures."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.engine.conditions import verdict
from scorecard.model.named import Named
from scorecard.scheme.condition_words import NOTHING
from scorecard.study.disallowed import UNKNOWN, chosen_rows
from scorecard.study.explain.allowed_words import may_text, range_text, when_text
from scorecard.study.explain.conditions import premise_step
from scorecard.study.explain.step import CellOf, Step

ALLOWED = message("Allowed")


def permitted(cell: CellOf) -> list[Step]:
    """The conditions down to the row that counts, each with the figure it looks at, and what it allows."""
    rows = cell.row.allowed_if
    if not rows:
        return []
    chosen = chosen_rows(cell.table, cell.i)[cell.u]
    looked_at = rows[: chosen + 1] if chosen >= 0 else rows
    conditions = dict.fromkeys(condition for rule in looked_at for condition in rule.conditions)
    named = cell.table.named[cell.i]
    verdicts = [verdict(condition, lambda id, what: named[Named(id, what)]) for condition in conditions]
    steps = [premise_step(cell, condition_verdict, NOTHING, cell.u) for condition_verdict in verdicts]
    if chosen < 0:
        sentence = (
            message("the figure to be looked at is not there: not checked")
            if chosen == UNKNOWN
            else message("no row holds, so nothing may be sent in")
        )
        return [*steps, Step(ALLOWED, sentence)]
    when, may = when_text(rows[chosen]), may_text(rows[chosen])
    sentence = message("{time}: {may}", time=when, may=may)
    return [*steps, Step(ALLOWED, sentence, shown=range_text(rows[chosen].between, rows[chosen].whole))]
