"""The board that a period is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.model.board import Board
    from scorecard.model.period import Period
    from scorecard.study.compare.changes import BoardComparison
    from scorecard.tables.illustrated import Course
    from scorecard.workspace import Workspace


def sealed_or_computed(workspace: Workspace, period: Period) -> Board:
    """The board of a period to compare with: as sealed where it was published, else computed."""
    from scorecard.seal.folder import seal_file

    if seal_file(workspace.root, period, workspace.starts) is None:
        return workspace.board(period)
    from scorecard.seal.opened import sealed_board

    sealed = sealed_board(workspace.root, period, workspace.starts)
    return sealed.board if sealed else workspace.board(period)


def against_last_year(workspace: Workspace, board: Board) -> BoardComparison | None:
    """A board against the same period of the year before; None where nothing was sent in for that."""
    from scorecard.model.period import Period
    from scorecard.study.compare.comparison import compare

    then = Period(board.period.year - 1, board.period.month)
    scheme = workspace.scheme_of(then)
    if then not in workspace.periods or scheme is None or not then.fits(scheme.frequency):
        return None
    return compare(board, sealed_or_computed(workspace, then))


def course(workspace: Workspace, board: Board) -> Course:
    """The boards of the year's periods so far, and of all those of the year before that anything was sent in for."""
    from scorecard.model.period import Period
    from scorecard.tables.illustrated import Course

    year = board.period.year
    earlier = [
        period for period in board.period.periods_of_year(board.scheme.frequency) if period <= board.period
    ]
    last = workspace.scheme_of(Period(year - 1, 12))
    before = Period(year - 1, 12).periods_of_year(last.frequency) if last else ()
    known = set(workspace.periods)
    return Course(
        [workspace.board(period) for period in earlier if period in known or period == board.period],
        [workspace.board(period) for period in before if period in known]
        if last and last.frequency == board.scheme.frequency
        else [],
    )
