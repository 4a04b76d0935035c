"""`scorecard whatif`: what a change would do, against what stands; nothing is written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.base.fault import Fault, besides, errors, warnings
from scorecard.base.message import message
from scorecard.base.place import place_words
from scorecard.cli import offers, options
from scorecard.cli.epilog import epilog
from scorecard.cli.locale import ambient, spoken, wrong_usage
from scorecard.cli.names import asked_table, named_units
from scorecard.cli.options import Request
from scorecard.cli.output import emit, remark
from scorecard.cli.project import Project, chosen_period, read_sound, scheme_at, tell

if TYPE_CHECKING:
    from scorecard.load.changes.meant import ResolvedChange
    from scorecard.load.changes.written import Changes
    from scorecard.model.board import Board
    from scorecard.model.period import Period
    from scorecard.model.scheme import Scheme
    from scorecard.workspace import Workspace


@click.command(
    "whatif",
    help=spoken(
        message(
            "What a change would do, against what stands; nothing is written. A CHANGE is "
            "UNIT.INDICATOR=value, targets.UNIT.INDICATOR=value, points.INDICATOR=value, "
            "weights.TABLE=value, rules.INDICATOR=rule or rounding.INDICATOR=rounding."
        )
    ),
    epilog=epilog(
        "whatif 奔牛镇.发明授权=9",
        "whatif weights.towns=60 weights.rubric=40",
        "whatif 'rules.发明授权={max_rate: 120%}' -p 2017Q4",
        failure=message("faults in scheme or data, or in what is tried"),
    ),
)
@options.with_options(
    options.project,
    options.period,
    options.table(message("this table or total alone, cell by cell")),
    options.group,
    options.units,
    options.output,
    options.quiet,
)
@click.argument("changes", nargs=-1, metavar=spoken(message("[CHANGE]...")), shell_complete=offers.ADDRESSES)
@click.option(
    "--file",
    "file",
    metavar=spoken(message("FILE")),
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=spoken(message("changes from a file: a YAML mapping, or a csv with the columns address,value")),
)
@options.top
@options.cells
def command(
    request: Request, changes: tuple[str, ...], file: Path | None, top: int | None, cells: bool
) -> None:
    """Try some changes and print what they do."""
    if not changes and file is None:
        raise wrong_usage(message("name a change, or a file of them with --file"), request.lang or ambient())
    project = read_sound(request)
    workspace, lang = project.workspace, project.lang
    period = chosen_period(project)
    scheme = scheme_at(workspace, period)
    table = asked_table(scheme, request, lang)
    units = named_units(scheme.units, request, lang)
    meant, after = _try_changes(project, scheme, period, changes, file)
    tried_project = project._replace(workspace=after)
    from scorecard.study.compare.comparison import compare
    from scorecard.study.compare.tried import tried_changes
    from scorecard.tables.delta.document import delta, delta_cells
    from scorecard.tables.delta.tried import tried_record, with_changes
    from scorecard.tables.view import View

    now, then = after.board(period), workspace.board(period)
    _doubt(tried_project, now, then)
    comparison, told = compare(now, then, tried=True), tried_changes(meant, now, then)
    view = View(request.group, top, units)
    if cells:
        emit(lambda: delta_cells(comparison, view, table), lambda: None, request, lang)
        return
    emit(
        lambda: with_changes(delta(comparison, view, table), told),
        lambda: tried_record(comparison, told, lang),
        request,
        lang,
    )


def _try_changes(
    project: Project, scheme: Scheme, period: Period, arguments: Sequence[str], file: Path | None
) -> tuple[list[ResolvedChange], Workspace]:
    """The changes, and the project with them; what names nothing, and what cannot be, ends the run."""
    from scorecard.load.changes.meant import resolve_changes

    workspace, lang = project.workspace, project.lang
    read = _read_changes(arguments, file, workspace.root)
    changes, unplaced = resolve_changes(read.written, scheme)
    for span, text in sorted((*read.problems, *unplaced), key=lambda pair: pair.span):
        remark(message("{place}: {text}", place=place_words(span), text=text), lang)
    if read.problems or unplaced:
        sys.exit(2)
    after = workspace.apply_changes(changes, period, read.lines)
    new = errors(read.faults) or besides(after.faults, workspace.faults)
    tell(project._replace(workspace=after), new if errors(new) else warnings(new))
    if errors(new):
        sys.exit(1)
    return changes, after


def _doubt(project: Project, now: Board, then: Board) -> None:
    """Warnings on what is tried that what stands has not."""
    from scorecard.study.warnings import board_warnings

    if not project.request.quiet:
        tell(project, besides(board_warnings(now), board_warnings(then)))


def _read_changes(arguments: Sequence[str], file: Path | None, root: Path) -> Changes:
    """All that is written, of arguments first."""
    from scorecard.load.changes.written import Changes, read_arguments, read_file
    from scorecard.load.disk import read_file as bytes_of
    from scorecard.load.limits import SCHEME_BYTES

    read = read_arguments(arguments)
    if file is None:
        return read
    faults: list[Fault] = []
    source = bytes_of(file, root, faults, SCHEME_BYTES, "SC400")
    more = read_file(source) if source else Changes(faults=tuple(faults))
    return Changes(
        (*read.written, *more.written),
        (*read.problems, *more.problems),
        (*read.faults, *more.faults),
        {**read.lines, **more.lines},
    )
