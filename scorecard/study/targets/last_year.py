"""Targets against what was reached the year before."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.base.fault import Fault
from scorecard.engine.period_state import PeriodState
from scorecard.engine.reach import Reach
from scorecard.model.figure import as_figures, less_than, more_than
from scorecard.scheme.written import figure
from scorecard.study.targets.promised import PromisedTable


def easier_than_last_year(state: PeriodState, promised: PromisedTable) -> Iterator[Fault]:
    """A target that last year's figure already keeps and is better than; lower is better where the row says so.

    state : the whole year, with the years before it
    """
    n = [table.id for table in state.scheme.tables].index(promised.table.id)
    reach = Reach(state, n)
    year = promised.scheme.year - 1
    for row in promised.rows():
        last = reach.year_figure(row.id, year)
        cells = row.targets[promised.year_end]
        target = as_figures(np.array([cell.value if cell.link is None else np.nan for cell in cells]))
        easier = less_than(target, last) if row.direction == "higher" else more_than(target, last)
        for u in np.flatnonzero(easier).tolist():
            args = {
                "unit": promised.units[u].short,
                "indicator": row.short,
                "target": promised.printed_target(row, u),
                "year": str(year),
                "actual": figure(float(last.shown[u])) + ("%" if row.measure == "%" else ""),
            }
            yield Fault("SC466", promised.place(row, u), args)
