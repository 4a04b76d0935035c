"""Actuals now and then: cumulative, or in the period where the boards before are given."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scorecard.engine.row_rounding import round_row_values
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Figure, Flags, where, with_columns
from scorecard.model.observations import Ints
from scorecard.study.compare.frame import Frame, row_reason
from scorecard.study.compare.reasons import Reason


class Spans(NamedTuple):
    """For figures in the period: the board of the period before on each side, None in a first period."""

    now: Board | None
    then: Board | None


def compared_actuals(spans: Spans | None, laid: Frame, reason: Ints) -> tuple[Figure, Figure, Flags, Ints]:
    """Actuals now and then, in the period where `spans` say so, of merged units against their sum.

    Beside them bool[U, I], where they are compared, and the reasons where they are not.
    """

    def figures(board: TableBoard) -> Figure:
        return own_period_values(spans, laid, board)

    now, then = laid.both(figures)
    worded = laid.flags(lambda row: bool(row.words))
    counts = laid.flags(lambda row: row.nature != "ratio" and row.measure != "%" and row.judging is None)
    counts &= ~worded
    counts &= np.array(list(map(row_reason, laid.rows_now, laid.rows_then))) == Reason.NONE
    then = laid.in_measure(where(counts, laid.sum_merged(then, figures), then))
    lacking = (reason == Reason.NONE) & (now.missing | then.missing)
    reason = np.where(lacking, Reason.SPAN, reason).astype(np.int32)
    merged = (reason == Reason.MERGED) & counts
    return now, then, ((reason == Reason.NONE) | merged) & ~worded, reason


def own_period_values(spans: Spans | None, laid: Frame, board: TableBoard) -> Figure:
    """Values less those of the period before, for flows, where there is a period before; what is left is rounded."""
    value, exact = board.observations.value, board.observations.exact
    before = spans and (spans.now if board is laid.now else spans.then)
    if not before:
        return value
    counts = (row.nature == "flow" and not row.judging and not row.alone for row in board.table.rows)
    flows = np.flatnonzero(list(counts)).tolist()
    earlier = before.table(board.table.id).observations.exact
    alone = {i: round_row_values(board.table.rows[i], exact[:, i] - earlier[:, i]) for i in flows}
    return with_columns(value, alone)
