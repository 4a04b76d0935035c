"""A project opened for a command: what is wrong is said here, once, in one shape."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.codes import severity
from scorecard.base.fault import Fault, besides, errors, sort_faults, warnings, without_remarks
from scorecard.base.message import Lang, Text, comma_list, message, plural, say, sense, sequence
from scorecard.base.pieces import Line, LinePiece
from scorecard.base.place import path_parts
from scorecard.base.telling import MOST_OF_A_KIND, NONE_UNTOLD, UntoldFaults, telling
from scorecard.cli.locale import WrongUsage, ambient, answer_in
from scorecard.cli.output import columns, emit, remark, remark_lines

if TYPE_CHECKING:
    from scorecard.cli.options import Request
    from scorecard.model.board import Board
    from scorecard.model.period import Period
    from scorecard.model.scheme import Scheme
    from scorecard.tables.table import Document
    from scorecard.workspace import Workspace


class Project(NamedTuple):
    """What was read, what the shared options asked for, and the language to answer in."""

    workspace: Workspace
    request: Request
    lang: Lang


def read_project(request: Request, actuals: bool = True) -> Project:
    """Read the project of a folder, or its schemes alone; a folder that is not there is wrong usage."""
    from scorecard.load.books.extra import MissingExtra
    from scorecard.workspace import read_workspace

    for place in (request.directory, request.config, *request.data):
        if place is not None and not place.exists():
            raise WrongUsage(message("there is no such file or folder: {place}", place=place), ambient())
    try:
        workspace = read_workspace(request.directory, request.config, request.data, actuals)
    except MissingExtra as missing:
        remark(missing.text, ambient())
        sys.exit(2)
    lang = request.lang or workspace.language or ambient()
    answer_in(lang)
    return Project(workspace, request, lang)


def read_sound(request: Request) -> Project:
    """Read a project that can be scored; else print all faults to stderr and end with 1."""
    project = read_project(request)
    faults = project.workspace.faults
    if errors(faults) or not project.workspace.sources:
        # Remarks are for `check`: what forbids scoring shall not stand below them.
        tell(project, without_remarks(faults))
        sys.exit(1)
    return project


def tell(project: Project, faults: Sequence[Fault], untold: UntoldFaults = NONE_UNTOLD) -> None:
    """Faults on stderr, and their sum; of changes that are only tried, no file is at fault."""
    if faults:
        tally = fault_tally(faults, project.lang, untold, in_files=not project.workspace.tried)
        remark_lines([*fault_lines(project, faults, untold), tally])


def fault_lines(project: Project, faults: Sequence[Fault], untold: UntoldFaults = NONE_UNTOLD) -> list[Line]:
    """Faults as they are printed: a cause once, a kind a few times, and how many are not listed, with those that are only counted.

    Who asks for quiet is told errors and warnings alone.
    Doubts about what is only tried have no cure: there is nothing to look up.
    """
    workspace, known = project.workspace, columns()
    if project.request.quiet:
        faults, untold = without_remarks(faults), untold.without_remarks()
    cures = not workspace.tried or bool(errors(faults))
    told = telling(faults, untold)
    firsts = workspace.with_excerpts(workspace.with_cells(cause.first for cause in told.causes))
    causes = (
        cause._replace(first=first, others=workspace.with_cells(cause.near) + cause.others[len(cause.near) :])
        for cause, first in zip(told.causes, firsts, strict=True)
    )
    return [
        *(line for cause in causes for line in cause.pieces(project.lang, known, cures)),
        *told.rest(project.request.check(), project.lang),
    ]


def fault_tally(
    faults: Sequence[Fault], lang: Lang, untold: UntoldFaults = NONE_UNTOLD, in_files: bool = True
) -> Line:
    """How many there are of each kind and in how many files, with those that are only counted, and where to read on."""
    wrong, warned = len(errors(faults)), len(warnings(faults)) + untold.weighing("warning")
    count = len(faults) + untold.counts.total()
    remarked = count - wrong - warned
    kinds = [
        plural("{count} error", "{count} errors", wrong),
        plural("{count} warning", "{count} warnings", warned),
        plural("{count} remark", "{count} remarks", remarked),
    ]
    of_kinds = [kind for kind, count in zip(kinds, (wrong, warned, remarked), strict=True) if count]
    faults_text = plural("{count} fault", "{count} faults", count) if len(of_kinds) > 1 else of_kinds[0]
    files = {path_parts(path).file for path in (*(fault.span.path for fault in faults), *untold.files)}
    summed: Text = faults_text
    if in_files and all(PurePath(file).suffix for file in files):
        # Of a whole folder, none of its files is at fault.
        summed = plural("{found} in {count} file", "{found} in {count} files", len(files), found=faults_text)
    if len(of_kinds) > 1:
        joint = sequence(of_kinds, sense("between clauses", ", "))
        summed = message("{found} ({kinds})", found=summed, kinds=joint)
    worst = (errors(faults) or warnings(faults) or faults)[0]
    more = message("{found}. More: scorecard why {code}", found=summed, code=worst.code)
    return (LinePiece(say(more, lang), worst.severity),)


def show_boards(
    project: Project, boards: Sequence[Board], document: Callable[[], Document], data: Callable[[], object]
) -> None:
    """Print what was asked for of some boards, then say that there are warnings on them.

    With `--strict` all warnings and missing cells are printed instead, and end the run with 1.
    """
    emit(document, data, project.request, project.lang)
    stop_if_strict(project, boards)
    say_warned(project, boards)


def say_warned(project: Project, boards: Sequence[Board]) -> None:
    """That there are warnings on some boards, and which commands show them, to be pasted."""
    if project.request.quiet:
        return
    warned = warnings_on(project, boards)
    count = len(warned.told) + warned.untold.weighing("warning")
    if count:
        # Without a period `check` looks at the same one as other commands.
        unnamed = len(boards) == 1 and project.request.period is None
        periods = [""] if unnamed else [f" -p {period}" for period in warned.periods]
        place = project.request.place()
        checks = comma_list([f"scorecard check{place}{period}" for period in periods or [""]])
        told = plural("{count} warning, see {checks}", "{count} warnings, see {checks}", count, checks=checks)
        remark(told, project.lang, role="warning", folded=False)


def stop_if_strict(project: Project, boards: Sequence[Board]) -> None:
    """With `--strict`, print all warnings and missing cells, and end with 1 if there are any."""
    if not project.request.strict:
        return
    from scorecard.study.warnings import missing_cells

    # As of warnings, of several periods each is made.
    most = MOST_OF_A_KIND if len(boards) == 1 else None
    missing = [missing_cells(board, most) for board in boards]
    told, untold, _ = warnings_on(project, boards)
    faults = sort_faults((*told, *(fault for some, _ in missing for fault in some)))
    for _, more in missing:
        untold = untold.also(more)
    if faults:
        tell(project, faults, untold)
        sys.exit(1)


class Warned(NamedTuple):
    """Warnings that are told, those that are counted, and the periods whose figures they are on, the fewest that have all."""

    told: tuple[Fault, ...]
    untold: UntoldFaults
    periods: tuple[str, ...]


def warnings_on(project: Project, boards: Sequence[Board]) -> Warned:
    """The warnings there are, of the files and of what they say in some periods.

    Of several periods each is made, for what is said of one may be said of the next again, and counts once.
    """
    from scorecard.study.warnings import board_warnings, first_warnings

    of_boards: tuple[Fault, ...] = ()
    untold, periods = NONE_UNTOLD, []
    # What is said of a period is mostly what was said of the one before, and more.
    for board in reversed(boards):
        if len(boards) == 1:
            doubts, untold = first_warnings(board)
        else:
            doubts = board_warnings(board)
        if besides(warnings(doubts), of_boards):
            periods.append(board.label)
        of_boards += doubts
    counts = Counter({code: count for code, count in untold.counts.items() if severity(code) == "warning"})
    told = warnings(sort_faults((*project.workspace.faults, *of_boards)))
    return Warned(told, untold._replace(counts=counts), tuple(reversed(periods)))


def chosen_period(project: Project) -> Period:
    """The period asked for, else the latest with at least half of its due cells reported."""
    if project.request.period is not None:
        return named_period(project, project.request.period)
    workspace, lang = project.workspace, project.lang
    latest = workspace.latest
    if latest is None:
        raise WrongUsage(message("no period has figures for half of what is due; name one with -p"))
    last = workspace.periods[-1]
    if last > latest:
        # Nobody shall take the latest for the last.
        label = last.label(scheme_at(workspace, last).calendar)
        begun = message(
            "{label} has rows, but less than half of what is due; use -p {label} to see it", label=label
        )
        remark(begun, lang, project.request.quiet)
    return latest


def named_period(project: Project, text: str) -> Period:
    """The period of a name, for which there is a scheme that has it."""
    workspace = project.workspace
    period = workspace.period_named(text)
    if period is None:
        raise WrongUsage(no_period(text))
    scheme = workspace.scheme_of(period)
    if scheme is None:
        if any(period.year in file.awaited for file in workspace.scheme_files):
            told = message(
                "the targets of {year} are still to be filled in; scorecard check{place} lists them",
                year=period.year,
                place=project.request.place(),
            )
            raise WrongUsage(told)
        years = ", ".join(str(year) for each in workspace.schemes for year in each.years)
        raise WrongUsage(
            message("there is no scheme for {year}, only for {years}", year=period.year, years=years)
        )
    if not period.fits(scheme.frequency):
        labels = ", ".join(p.label(scheme.calendar) for p in period.periods_of_year(scheme.frequency))
        raise WrongUsage(
            message(
                "the scheme of {year} has no period “{text}”, only {labels}",
                year=scheme.year,
                text=text,
                labels=labels,
            ),
        )
    return period


def scheme_at(workspace: Workspace, period: Period) -> Scheme:
    """The scheme of a period that `chosen_period` returned, each unit in its group where groups follow from figures."""
    scheme = workspace.scheme_of(period)
    assert scheme is not None
    return workspace.board(period).scheme if scheme.groups else scheme


def no_period(text: str) -> Text:
    """That a text names no period, and how one is written."""
    return message("“{text}” is no period; write 2017, 2017Q4, 2017H2 or 2017-12", text=text)
