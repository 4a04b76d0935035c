"""`scorecard evaluate`: completion, points, totals and ranks of a period."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from scorecard.base.fault import in_order, warnings
from scorecard.base.text import Text, listed, say
from scorecard.cli import options
from scorecard.cli.locale import spoken
from scorecard.cli.output import emit, form_for, remark
from scorecard.cli.project import (
    chosen_period,
    fault_lines,
    language,
    named_indicator,
    named_table,
    open_project,
    say_warned,
    scheme_at,
    stop_on_errors,
)


@click.command(
    "evaluate",
    help=spoken("计算一期的完成率、得分、总分和名次。", "Completion, points, totals and ranks of a period."),
)
@options.project
@options.period
@options.output(*options.FORMATS)
@options.strict
@click.option(
    "-t",
    "--table",
    help=spoken(
        "只要这张表（或总分），并打印完成值和完成率", "this table or total alone, with actuals and completion"
    ),
)
@click.option("-g", "--group", help=spoken("只列一个分组", "the units of one group"))
@click.option("--top", type=click.IntRange(1), help=spoken("只列前几名", "the first so many"))
@click.option("--by", metavar="INDICATOR", help=spoken("按一项指标排列", "ordered by one indicator"))
@click.option(
    "--cells",
    is_flag=True,
    help=spoken("每个单位每项指标一行（适合 csv）", "one row per unit and indicator (for csv)"),
)
def command(
    directory: Path,
    config: Path | None,
    data: tuple[Path, ...],
    lang: str | None,
    period_text: str | None,
    form: str | None,
    output: Path | None,
    strict: bool,
    quiet: bool,
    table: str | None,
    group: str | None,
    top: int | None,
    by: str | None,
    cells: bool,
) -> None:
    """Score a period and print it."""
    workspace = open_project(directory, config, data)
    spoken_in = language(workspace, lang)
    form = form_for(form, output, options.FORMATS)
    stop_on_errors(workspace, spoken_in)
    period = chosen_period(workspace, period_text, spoken_in, quiet)
    scheme = scheme_at(workspace, period)
    from scorecard.seal import seal_note
    from scorecard.study.warnings import board_warnings, missing_cells
    from scorecard.tables.cells import cells_document
    from scorecard.tables.evaluation import evaluation, evaluation_by
    from scorecard.tables.record import record
    from scorecard.tables.view import View

    chosen = named_table(scheme, table, spoken_in) if table else None
    if group is not None and group not in {unit.group for unit in scheme.units}:
        known = listed(tuple(dict.fromkeys(unit.group for unit in scheme.units if unit.group)))
        raise click.UsageError(
            say(
                Text(
                    f"没有“{group}”这个分组，只有 {known.zh}", f"there is no group “{group}”, only {known.en}"
                ),
                spoken_in,
            )
        )
    board = workspace.board(period)
    view = View(group, top)
    standing = (seal_note(workspace.root, board),)
    if by is not None:
        id, row = named_indicator(scheme, by, spoken_in, chosen)
        document = evaluation_by(board, board.table(id), row, view, standing)
    elif cells:
        document = cells_document(board, view, chosen)
    else:
        document = evaluation(board, view, chosen, standing)
    emit(document, lambda: record(board, spoken_in, standing), form, spoken_in, output)
    warned = warnings(in_order((*workspace.faults, *board_warnings(board))))
    if strict and (warned or missing_cells(board)):
        for line in fault_lines(workspace, in_order((*warned, *missing_cells(board))), spoken_in):
            remark(Text(line, line), spoken_in)
        sys.exit(1)
    say_warned(len(warned), spoken_in, quiet)
