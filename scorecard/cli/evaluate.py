"""`scorecard evaluate`: completion, points, totals and ranks of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.base.message import message
from scorecard.cli import in_blocks, offers, options
from scorecard.cli.command import declare, option
from scorecard.cli.locale import WrongUsage
from scorecard.cli.names import asked_table, named_indicator, named_units
from scorecard.cli.options import Request
from scorecard.cli.pages import period_page
from scorecard.cli.project import chosen_period, read_sound, scheme_at, show_boards

if TYPE_CHECKING:
    from scorecard.tables.table import Document


@declare(
    "evaluate",
    message("Completion, points, totals and ranks of a period."),
    "evaluate -p 2017Q4",
    "evaluate -t towns -o results.html",
)
@options.with_options(
    options.project,
    options.period,
    options.table(message("this table or total alone, with actuals and completion")),
    options.group,
    options.units,
    options.output,
    options.template,
    options.strict,
)
@options.top
@option(
    "--by",
    metavar=message("INDICATOR"),
    shell_complete=offers.INDICATORS,
    help=message("ordered by one indicator"),
)
@option("--cells", is_flag=True, help=message("one row per unit and indicator (for csv)"))
@in_blocks.engine
def command(
    request: Request,
    top: int | None,
    by: str | None,
    cells: bool,
    engine: str | None,
    scheduler: str | None,
    block: int | None,
) -> None:
    """Score a period and print it, or write it where it is scored in blocks."""
    also = {"--top": top, "--by": by, "--cells": cells}
    chosen = in_blocks.engine_asked(request, engine, scheduler, block, also)
    if chosen is not None:
        in_blocks.score_in_blocks(request, chosen)
        return
    project = read_sound(request)
    workspace, lang = project.workspace, project.lang
    period = chosen_period(project)
    scheme = scheme_at(workspace, period)
    from scorecard.seal.standing import seal_note
    from scorecard.tables.view import View

    table = asked_table(scheme, request)
    ordered_by = named_indicator(scheme, by, table) if by is not None else None
    if ordered_by is not None and cells:
        raise WrongUsage(message("--by orders units, --cells lists cells: one of the two"))
    view = View(request.group, top, named_units(scheme.units, request))
    board = workspace.board(period)
    standing = (seal_note(workspace.root, board),)

    def document() -> Document:
        from scorecard.tables.evaluation import evaluation_by, sheet

        if ordered_by is not None:
            id, row = ordered_by
            return evaluation_by(board, board.table(id), row, view, standing)
        if cells:
            from scorecard.tables.cells import cells_document

            return cells_document(board, view, table)
        if request.format.one_table:
            return sheet(board, view, table, first_alone=not request.into_folder)
        return period_page(workspace, board, request.format, view, table)

    def data() -> object:
        from scorecard.tables.record import record_by_rows

        return record_by_rows(board, lang, standing)

    show_boards(project, [board], document, data)
