"""What became of rows, headings and tables, for formulas that go on from there: how far they came, points, totals.

A formula is worked out once all that it needs stands. A table is scored then as far as its rows are worked out; what is
asked of it is settled by those it needs, and comes out the same when the whole table is scored in the end.
"""

from __future__ import annotations

import numpy as np

from scorecard.engine.derived_targets import linked_targets
from scorecard.engine.external import RuleScenes
from scorecard.engine.figures import official, rank_from_last, row_figure, rows_below
from scorecard.engine.per_period import Rounds
from scorecard.engine.period_state import PeriodState
from scorecard.engine.reach import EarnedResult
from scorecard.engine.table import score_table
from scorecard.model.board import TableBoard
from scorecard.model.figure import Figure, Flags, as_figures
from scorecard.model.observations import Codes
from scorecard.model.status import Status


def earned_result(now: PeriodState, table: int, id: str, what: str) -> EarnedResult:
    """What became of a row or heading, or of a table where `id` is "".

    A total is the exact one before effects, which are judged when all totals stand. Where there is none it is missing
    if a figure of the rows concerned is missing, else it stands as they do.
    """
    board = _so_far(now, table)
    figures = row_figure(board, id, what) if id else _table_figure(board, what)
    rows = [board.table.index[id]] if id in board.table.index else rows_below(board, id)
    return EarnedResult(board.units, figures, _status(board, figures, rows))


def _so_far(now: PeriodState, table: int) -> TableBoard:
    if table not in now.so_far:
        outside = RuleScenes(now, linked_targets(now))
        scene, attained = outside.scene(table), outside.attainment(table)
        now.so_far[table] = score_table(now.scheme, scene, attained, Rounds(outside).table_scenes(table))
    return now.so_far[table]


def _table_figure(board: TableBoard, what: str) -> Figure:
    if what in ("total", "share"):
        return board.total if what == "total" else board.total / board.full_total
    return as_figures(official(board)) if what == "rank" else rank_from_last(board)


def _status(board: TableBoard, figures: Figure, rows: list[int]) -> Codes:
    """How it stands: int8[U]; what is there is `SCORED`."""
    of_rows = board.observations.status[:, rows]

    def any_is(*which: Status) -> Flags:
        flags: Flags = np.logical_or.reduce(np.isin(of_rows, which), axis=1)
        return flags

    pending = np.full(len(figures), Status.PENDING)
    standing = [figures.known, any_is(Status.MISSING), any_is(Status.NOT_DUE), any_is(Status.PENDING)]
    as_such = [Status.SCORED, Status.MISSING, Status.NOT_DUE, Status.PENDING]
    rest = np.where(any_is(Status.NOT_APPLICABLE), Status.NOT_APPLICABLE, pending)
    return np.select(standing, as_such, default=rest).astype(np.int8)
