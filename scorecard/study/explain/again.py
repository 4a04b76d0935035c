"""What a board was formed from, and boards of other periods, worked out again: once for all cells that ask."""

from __future__ import annotations

from functools import lru_cache

from scorecard.engine.period_state import PeriodState
from scorecard.engine.run import score
from scorecard.model.board import Board
from scorecard.model.period import Period


@lru_cache(maxsize=2)
def state_of(board: Board) -> PeriodState:
    """What a board was formed from: the figures that formulas can name."""
    return PeriodState.from_board(board)


@lru_cache(maxsize=4)
def board_of(state: PeriodState) -> Board:
    """What comes of the figures of a period that was looked back to."""
    return score(state.scheme, state.ledger, state.period, years=state.years)


@lru_cache(maxsize=4)
def board_to_date(board: Board) -> Board:
    """The same period with every flow as it is counted, whatever of it is scored."""
    scheme = board.scheme.to_date
    if scheme is board.scheme:
        return board
    return score(scheme, board.ledger, board.period, years=board.years)


@lru_cache(maxsize=12)
def board_at(board: Board, period: Period) -> Board:
    """The board of another period of the same year."""
    return score(board.scheme, board.ledger, period, years=board.years, now=state_of(board).then(period))
