"""`scorecard check`: what is wrong with scheme and data, and what is lacking."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.base.fault import Fault, errors, sort_faults, warnings
from scorecard.base.message import Text, comma_list, message, say
from scorecard.base.pieces import Line, LinePiece, line_text
from scorecard.base.place import path_parts
from scorecard.base.telling import NONE_UNTOLD, UntoldFaults
from scorecard.cli import options
from scorecard.cli.command import declare, option
from scorecard.cli.locale import WrongUsage
from scorecard.cli.names import named_providers, named_table, named_units
from scorecard.cli.options import Request
from scorecard.cli.output import deliver_lines, emit, remark, remark_lines, say_out_lines
from scorecard.cli.project import Project, chosen_period, fault_lines, fault_tally, read_project
from scorecard.cli.scheme_shown import show_readback, show_targets

if TYPE_CHECKING:
    from scorecard.model.board import Account, Board
    from scorecard.model.period import Period
    from scorecard.tables.table import Document
    from scorecard.workspace import Workspace


@declare(
    "check",
    message("Check scheme and data: all faults in one run, then what is due, reported and missing."),
    "check",
    "check -p 2017Q1 --provider 统计部门",
    "check --read-back -o rules.html",
)
@options.with_options(
    options.project,
    options.period,
    options.table(message("this table alone")),
    options.group,
    options.units,
    options.providers,
    options.output,
    options.strict,
)
@option("--targets", is_flag=True, help=message("print the targets as read, with row sums, for proofreading"))
@option(
    "--read-back",
    "read_back",
    is_flag=True,
    help=message("say every rule and choice of the scheme as a sentence, to be laid beside the notice"),
)
def command(request: Request, targets: bool, read_back: bool) -> None:
    """Check everything and say it."""
    project = read_project(request, actuals=not (targets or read_back))
    workspace = project.workspace
    if targets and read_back:
        raise WrongUsage(message("use --targets or --read-back, not both at once"))
    if targets:
        show_targets(project)
    elif read_back:
        show_readback(project)
    elif errors(workspace.faults):
        faults = sort_faults((*workspace.faults, *_of_sound_schemes(workspace)))
        _faults_alone(project, faults, fault_tally(faults, project.lang))
        sys.exit(1)
    elif not workspace.sources:
        _check_scheme_alone(project)
    else:
        _complete(project)


def _of_sound_schemes(workspace: Workspace) -> Iterator[Fault]:
    """What is doubtful about sound schemes, whatever is sent in; scales of other packages are tried on sound figures only."""
    from scorecard.study.custom import customs_of

    bare = workspace.without_data
    if not errors(bare.scheme_faults) and not any(map(customs_of, bare.schemes)):
        yield from _scheme_doubts(bare)
        yield from workspace.doubts_beside_errors()


def _scheme_doubts(workspace: Workspace) -> Iterator[Fault]:
    """What is doubtful about schemes before anything is sent in."""
    from scorecard.engine.period_state import PeriodState
    from scorecard.engine.run import inputs_of_rules
    from scorecard.model.period import Period
    from scorecard.study.monotone import monotone_faults

    for scheme in workspace.schemes:
        now = PeriodState(scheme, workspace.ledger(scheme), Period(scheme.year, 12), workspace.years)
        yield from monotone_faults(now.scheme, inputs_of_rules(now))


def _check_scheme_alone(project: Project) -> None:
    """A scheme whose year has just begun: nothing is reported yet, and that is no fault of the scheme."""
    faults = sort_faults((*project.workspace.faults, *_scheme_doubts(project.workspace)))
    sound = say(message("The scheme is sound; there are no data yet."), project.lang)
    _faults_alone(project, faults, (LinePiece(sound, "passed"),))
    if project.request.strict:
        sys.exit(1)


def _faults_alone(project: Project, faults: Sequence[Fault], verdict: Line) -> None:
    """The faults and a sentence: a few of a kind to be read at once, all of them in what is kept."""
    from scorecard.tables.inspection import faults_document, inspection

    request, lang = project.request, project.lang
    if request.format.fitted:
        deliver_lines([*fault_lines(project, faults), verdict], request, lang)
        return
    placed = project.workspace.with_cells(faults)
    emit(
        lambda: faults_document(placed, line_text(verdict)),
        lambda: inspection(placed, None, (), (), lang),
        request,
        lang,
    )


def _period_checked(project: Project) -> Period:
    """As elsewhere; where no period is half reported the last that anything was sent in for, for that is what is checked."""
    workspace = project.workspace
    if project.request.period is not None or workspace.latest is not None or not workspace.periods:
        return chosen_period(project)
    last = workspace.periods[-1]
    scheme = workspace.scheme_of(last)
    label = last.label(scheme.calendar) if scheme else str(last)
    half_reported = message(
        "no period has figures for half of what is due; what is checked is the last with figures, {label}",
        label=label,
    )
    remark(half_reported, project.lang, project.request.quiet)
    return last


def _checked_board(project: Project) -> Board:
    """The board of the period that is checked, with the one table that was named."""
    board = project.workspace.board(_period_checked(project))
    if project.request.table is None:
        return board
    id = named_table(board.scheme, project.request.table, totals=False)
    return replace(board, tables=(board.table(id),))


def _complete(project: Project) -> None:
    """Warnings, then the completeness of a period; one line where there is nothing to say."""
    from scorecard.study.completeness import ReturnsFilter, lacks
    from scorecard.study.corrections import changes
    from scorecard.study.standing import open_groups
    from scorecard.study.warnings import board_warnings, first_warnings
    from scorecard.tables.completeness import completeness
    from scorecard.tables.inspection import inspection

    workspace, request, lang = project.workspace, project.request, project.lang
    board = _checked_board(project)
    chosen = ReturnsFilter(
        named_units(board.scheme.units, request), named_providers(board.scheme, request.providers)
    )
    whole = workspace.board(board.period)
    # Data hold every doubt; where they are read, those that are not told are counted.
    doubts, untold = (
        (board_warnings(whole), NONE_UNTOLD) if request.format.draws == "data" else first_warnings(whole)
    )
    told = sort_faults((*workspace.faults, *doubts))
    lacking = lacks(board, chosen)
    files = [(f.path, f.encoding, f.shape, f.rows) for f in workspace.actuals.files]

    def document() -> Document:
        return completeness(board, chosen, whole)

    if request.format.draws == "data":
        placed = workspace.with_cells(told)
        emit(document, lambda: inspection(placed, board, lacking, files, lang, chosen), request, lang)
    elif request.format.fitted and not (
        warnings(told) or lacking or changes(board, chosen) or any(open_groups(whole))
    ):
        _report_pass(project, board, told, untold)
    else:
        _tell_above(project, told, untold)
        emit(document, dict, request, lang)
        remark(_account(board.account), lang, request.quiet)
        remark(_file_summary(files), lang, request.quiet)
    for file in workspace.ignored:
        unread = message("not read: {path}: {file}", path=file.path, file=file.reason)
        remark(unread, lang, request.quiet)
    if told and request.format.draws == "document" and not request.quiet:
        remark_lines([fault_tally(told, lang, untold)])
    if request.strict and (warnings(told) or lacking):
        sys.exit(1)


def _report_pass(project: Project, board: Board, told: Sequence[Fault], untold: UntoldFaults) -> None:
    """One line, below what is said without being a warning."""
    label = board.label
    passed = message("passed: {label}, scheme and data are sound and complete.", label=label)
    lines = [*fault_lines(project, told, untold), (LinePiece(say(passed, project.lang), "passed"),)]
    deliver_lines(lines, project.request, project.lang)


def _tell_above(project: Project, told: Sequence[Fault], untold: UntoldFaults) -> None:
    """What is doubtful: above the table where both are read at once, else beside it."""
    lines = fault_lines(project, told, untold)
    if lines and project.request.format.fitted and project.request.output is None:
        say_out_lines([*lines, ()])
    elif lines:
        remark_lines(lines)


def _account(account: Account) -> Text:
    """The account: every row of the files is somewhere."""
    a = account
    return message(
        "{rows:# row|# rows} = {used} used + {corrections} corrected + {set_aside} set aside + "
        "{other_periods} of other periods",
        rows=a.rows,
        used=a.used,
        corrections=a.corrections,
        set_aside=a.set_aside,
        other_periods=a.other_periods,
    )


def _file_summary(files: list[tuple[str, str, str, int]]) -> Text:
    """How many files were read, and which are not in UTF-8."""
    other = [(path, encoding) for path, encoding, _, _ in files if not encoding.startswith(("UTF-8", "xlsx"))]
    count = len({path_parts(path).file for path, _, _, _ in files})
    words = message("{count:# file|# files} read", count=count)
    if other:
        names = [message("{path} ({encoding})", path=path, encoding=encoding) for path, encoding in other]
        words = message("{words}, of which {names}", words=words, names=comma_list(names))
    return words
