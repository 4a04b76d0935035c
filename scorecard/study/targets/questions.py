"""All questions about the targets of a scheme."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.base.fault import Fault, sort_faults
from scorecard.engine.period_state import PeriodState
from scorecard.engine.reach import Reach
from scorecard.engine.terms import amend_table
from scorecard.model.board import Board
from scorecard.model.figure import as_figures, less_than, more_than
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.scheme.written import figure
from scorecard.study.targets.in_text import text_target_faults
from scorecard.study.targets.intervals import band_faults, quota_faults
from scorecard.study.targets.outliers import alone_without, outliers
from scorecard.study.targets.parts import (
    parts_and_wholes,
    parts_without_a_whole,
    stages,
    unnumbered_row_faults,
)
from scorecard.study.targets.promised import PromisedTable
from scorecard.study.targets.shares import fixed_share_faults, repeated_target_faults
from scorecard.study.targets.wholes import whole_unit_faults
from scorecard.study.targets.wording import brackets, clauses, missing_measure_faults

_OF_A_TABLE = (
    parts_and_wholes,
    parts_without_a_whole,
    unnumbered_row_faults,
    stages,
    repeated_target_faults,
    fixed_share_faults,
    outliers,
    alone_without,
    missing_measure_faults,
    clauses,
    band_faults,
)


def questions(
    scheme: Scheme, period: Period, table: str | None = None, board: Board | None = None
) -> tuple[Fault, ...]:
    """What is doubtful about targets, with the amendments that hold by a period; of one table alone where it is named.

    board : that of the scheme's whole year, where figures of the year before are there to be held against
    """
    return sort_faults(_questions(scheme, period, table, board))


def _questions(scheme: Scheme, period: Period, table: str | None, board: Board | None) -> Iterator[Fault]:
    promised = [PromisedTable(scheme, amend_table(scheme, table_of, period)) for table_of in scheme.tables]
    asked = [part for part in promised if table in (None, part.table.id)]
    state = PeriodState.from_board(board) if board else None
    for part in asked:
        for ask in _OF_A_TABLE:
            yield from ask(part)
        yield from quota_faults(scheme, part.table)
        if state is not None:
            yield from easier_than_last_year(state, part)
    yield from whole_unit_faults(promised, frozenset(part.table.id for part in asked))
    yield from text_target_faults(scheme.in_text, promised, table)
    if table is None:
        yield from brackets(scheme)
        for total in scheme.totals:
            yield from quota_faults(scheme, total)


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
