"""What `evaluate` and `report` hand out of a period, for each format what it has room for; what it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.message import message

if TYPE_CHECKING:
    from scorecard.model.board import Board
    from scorecard.model.period import Period
    from scorecard.render.formats import Format
    from scorecard.study.compare.changes import BoardComparison
    from scorecard.study.note import Note
    from scorecard.tables.illustrated import Course
    from scorecard.tables.table import Document
    from scorecard.tables.view import View
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


class PeriodContext(NamedTuple):
    """What stands beside a period on every page of it: last year, and whether it is sealed."""

    comparison: BoardComparison | None
    seal: Note


def read_period_context(workspace: Workspace, board: Board) -> PeriodContext:
    """The same, asked of the files."""
    from scorecard.seal.standing import seal_note

    return PeriodContext(against_last_year(workspace, board), seal_note(workspace.root, board))


def period_page(
    workspace: Workspace,
    board: Board,
    format: Format,
    view: View,
    table: str | None = None,
    known: PeriodContext | None = None,
) -> Document:
    """The first page and its tables; with what is worked out, or drawn, where the format shows it.

    known : what stands beside it, where several pages of the same period are made
    """
    from scorecard.tables.evaluation import evaluation

    comparison, seal = known or read_period_context(workspace, board)
    left_out: tuple[Note, ...] = ()
    if format.suffixes and not format.fitted:
        view, left_out = _sensible(view, board)
    many = _too_many_to_work_out(board, table) if format.calculates else None
    page = evaluation(board, view, table, (seal, *left_out, *([many] if many else [])), comparison)
    if format.calculates and not many:
        from scorecard.tables.calculation import with_calculations

        return with_calculations(page, board, table)
    if not format.illustrated:
        return page
    from scorecard.tables.illustrated import with_illustrations

    return with_illustrations(page, board, view, table, comparison, course(workspace, board))


MOST_UNITS = 5000
"""So many units a page, a workbook or a document shows in one table: more nobody reads there."""


def _sensible(view: View, board: Board) -> tuple[View, tuple[Note, ...]]:
    """The first units alone where there are very many, and a note that says so."""
    from scorecard.study.note import Note

    units = [*(table.units for table in board.tables), *(total.units for total in board.totals)]
    count = max((len(view.shown_units(some)) for some in units), default=0)
    if view.top is not None or count <= MOST_UNITS:
        return view, ()
    words = message(
        "At most the first {most:# unit|# units} of a table or group are shown, of {count:# unit|# units} in "
        "all; every unit: scorecard evaluate -f csv or -f json.",
        most=MOST_UNITS,
        count=count,
    )
    return view._replace(top=MOST_UNITS), (Note("left_out", words),)


MOST_WORKED_OUT = 20_000
"""So many figures a workbook works out anew: with more it takes long to be written, and to be opened."""


def _too_many_to_work_out(board: Board, table: str | None) -> Note | None:
    """A note in the place of the sheets that would work out very many figures."""
    from scorecard.study.note import Note
    from scorecard.tables.evaluation import narrow_board

    part = board if table is None else narrow_board(board, table)
    count = sum(len(each.units) * len(each.table.rows) for each in part.tables)
    if count <= MOST_WORKED_OUT:
        return None
    words = message(
        "The sheets that work figures out anew are left out: units times items, {count}, are more than {most}; "
        "of a smaller table they are written by scorecard evaluate -t TABLE -o FILE.",
        count=count,
        most=MOST_WORKED_OUT,
    )
    return Note("left_out", words)
