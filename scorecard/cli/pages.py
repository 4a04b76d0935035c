"""What `evaluate` and `report` hand out of a period: for each format what it has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.message import message
from scorecard.cli.past import against_last_year, course

if TYPE_CHECKING:
    from scorecard.model.board import Board
    from scorecard.render.formats import Format
    from scorecard.study.compare.changes import BoardComparison
    from scorecard.study.note import Note
    from scorecard.tables.table import Document
    from scorecard.tables.view import View
    from scorecard.workspace import Workspace


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
    page = evaluation(board, view, table, (seal, *left_out), comparison)
    if format.calculates:
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
