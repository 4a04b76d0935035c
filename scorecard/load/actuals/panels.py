"""Judges against the panel the scheme declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scorecard.base.text import Text, listed
from scorecard.load.actuals.entries import Entry, Gathered, judge_order
from scorecard.model.ledger import period_of
from scorecard.model.scheme import Scheme


def check_panels(scheme: Scheme, entries: Sequence[Entry], gathered: Gathered) -> None:
    """One fault per period and table that has marks of more judges than the panel of one of its rows."""
    seen: dict[tuple[int, int, int], Counter[str]] = {}
    for entry in entries:
        if entry.judge:
            seen.setdefault((entry.period, entry.table, entry.row), Counter())[entry.judge] += 1
    told: set[tuple[int, int]] = set()
    for (period, table, row), judges in sorted(seen.items(), key=lambda item: item[0]):
        judging = scheme.tables[table].rows[row].judging
        panel = judging.panel if judging else None
        if panel is None or len(judges) <= panel or (period, table) in told:
            continue
        told.add((period, table))
        # The name with the fewest marks is the one most likely misspelled.
        odd = min(judges, key=lambda name: (judges[name], [*judge_order(name)]))
        spans = (e.span for e in entries if e.cell[:2] == (period, table) and e.row == row and e.judge == odd)
        args: dict[str, str | Text] = {
            "period": period_of(period).label(scheme.frequency),
            "table": scheme.tables[table].title,
            "count": str(len(judges)),
            "judges": listed(sorted(judges, key=judge_order)),
            "panel": str(panel),
            "judge": odd,
        }
        gathered.fault("SC186", min(spans), args)
