"""`scorecard whatif`: what a change would do, against what stands; nothing is written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.base.fault import Fault, besides, errors, sort_faults, warnings
from scorecard.base.message import message
from scorecard.base.names import some
from scorecard.base.place import place_words
from scorecard.cli import offers, options
from scorecard.cli.command import NamedPath, argument, declare, option
from scorecard.cli.locale import WrongUsage, ambient
from scorecard.cli.names import asked_table, named_units
from scorecard.cli.options import Request
from scorecard.cli.output import emit, remark
from scorecard.cli.project import Project, chosen_period, read_sound, scheme_at, tell

if TYPE_CHECKING:
    from scorecard.load.changes.meant import ResolvedChange
    from scorecard.load.changes.written import Changes
    from scorecard.model.period import Period
    from scorecard.model.scheme import Scheme
    from scorecard.workspace import Workspace

_NAMED = 5
"""So many changes are named before what is wrong with them."""


@declare(
    "whatif",
    message(
        "What a change would do, against what stands; nothing is written. A CHANGE is "
        "UNIT.INDICATOR=value, targets.UNIT.INDICATOR=value, points.INDICATOR=value, "
        "weights.TABLE=value, rules.INDICATOR=rule or rounding.INDICATOR=rounding."
    ),
    "whatif 奔牛镇.发明授权=9",
    "whatif weights.towns=60 weights.rubric=40",
    "whatif 'rules.发明授权={max_rate: 120%}' -p 2017Q4",
    failure=message("faults in scheme or data, or in what is tried"),
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
@argument("changes", nargs=-1, metavar=message("[CHANGE]..."), shell_complete=offers.ADDRESSES)
@option(
    "--file",
    "file",
    metavar=message("FILE"),
    type=NamedPath(path_type=Path, exists=True, dir_okay=False),
    help=message("changes from a file: a YAML mapping, or a csv with the columns address,value"),
)
@options.top
@options.cells
def command(
    request: Request, changes: tuple[str, ...], file: Path | None, top: int | None, cells: bool
) -> None:
    """Try some changes and print what they do."""
    if not changes and file is None:
        raise WrongUsage(message("name a change, or a file of them with --file"), request.lang or ambient())
    project = read_sound(request)
    workspace, lang = project.workspace, project.lang
    period = chosen_period(project)
    scheme = scheme_at(workspace, period)
    table = asked_table(scheme, request)
    units = named_units(scheme.units, request)
    meant, after, new = _try_changes(project, scheme, period, changes, file)
    tried_project = project._replace(workspace=after)
    from scorecard.study.compare.comparison import compare
    from scorecard.study.compare.tried import tried_changes
    from scorecard.study.warnings import board_warnings
    from scorecard.tables.delta.document import delta, delta_cells
    from scorecard.tables.delta.tried import tried_record, with_changes
    from scorecard.tables.view import View

    now, then = after.board(period), workspace.board(period)
    doubts = sort_faults((*warnings(new), *besides(board_warnings(now), board_warnings(then))))
    if not request.quiet:
        _tell_tried(tried_project, doubts, meant)
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
) -> tuple[list[ResolvedChange], Workspace, tuple[Fault, ...]]:
    """The changes, the project with them, and what there is to say of it that the files give no cause for.

    What names nothing, and what cannot be, ends the run.
    """
    from scorecard.load.changes.meant import resolve_changes

    workspace, lang = project.workspace, project.lang
    read = _read_changes(arguments, file, workspace.root)
    changes, unplaced = resolve_changes(read.written, scheme)
    for span, text in sorted((*read.problems, *unplaced), key=lambda pair: pair.span):
        remark(message("{place}: {text}", place=place_words(span), text=text), lang)
    if read.problems or unplaced:
        sys.exit(2)
    if errors(read.faults):
        tell(project._replace(workspace=replace(workspace, tried=read.lines)), errors(read.faults))
        sys.exit(1)
    after = workspace.apply_changes(changes, period, read.lines)
    new = besides(after.faults, workspace.faults)
    if errors(new):
        _tell_tried(project._replace(workspace=after), new, changes)
        sys.exit(1)
    return changes, after, new


def _tell_tried(project: Project, faults: Sequence[Fault], changes: Sequence[ResolvedChange]) -> None:
    """Faults that come of what is tried, below what that is: the files in which they are shown have none of them."""
    from scorecard.load.yaml.tree import shorten_text

    if not faults:
        return
    workspace = project.workspace
    lines = [workspace.tried[change.key.path][change.key.line - 1] for change in changes]
    tried = some([f"“{shorten_text(line.strip())}”" for line in lines], _NAMED)
    if errors(workspace.scheme_faults):
        head = message(
            "with {changes} the scheme does not hold (as it stands in the files, it does):", changes=tried
        )
    elif errors(faults):
        head = message(
            "with {changes} nothing can be scored (with what stands in the files, it can):", changes=tried
        )
    else:
        head = message(
            "with {changes} there is doubt for which the files as they stand give no cause:", changes=tried
        )
    remark(head, project.lang)
    tell(project, faults)


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
