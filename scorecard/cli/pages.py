"""What `evaluate` and `report` hand out of a period: for each format what it has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.cli.past import against_last_year, course

if TYPE_CHECKING:
    from scorecard.model.board import Board
    from scorecard.render.formats import Format
    from scorecard.tables.table import Document
    from scorecard.tables.view import View
    from scorecard.workspace import Workspace


def period_page(
    workspace: Workspace, board: Board, format: Format, view: View, table: str | None = None
) -> Document:
    """The first page and its tables; with what is worked out, or drawn, where the format shows it."""
    from scorecard.seal.standing import seal_note
    from scorecard.tables.evaluation import evaluation

    comparison = against_last_year(workspace, board)
    page = evaluation(board, view, table, (seal_note(workspace.root, board),), comparison)
    if format.calculates:
        from scorecard.tables.calculation import calculated

        return calculated(page, board, table)
    if not format.illustrated:
        return page
    from scorecard.tables.illustrated import illustrated

    return illustrated(page, board, view, table, comparison, course(workspace, board))
