"""`scorecard diff`: a period against another: who rose, who fell, and why."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.base.message import Text, message, say
from scorecard.cli import offers, options
from scorecard.cli.command import declare, option
from scorecard.cli.locale import WrongUsage
from scorecard.cli.names import asked_table, named_units
from scorecard.cli.options import Request, word_typed
from scorecard.cli.pages import sealed_or_computed
from scorecard.cli.project import (
    Project,
    chosen_period,
    named_period,
    read_sound,
    scheme_at,
    show_boards,
    tell,
)

if TYPE_CHECKING:
    from scorecard.model.board import Board
    from scorecard.model.period import Period
    from scorecard.study.compare.changes import BoardComparison
    from scorecard.study.compare.frame import Spans
    from scorecard.study.notes import Note
    from scorecard.workspace import Workspace


@declare(
    "diff",
    message("Against the same period a year before, or another: who rose, who fell, and why."),
    "diff",
    "diff -p 2017Q4 --against previous",
)
@options.with_options(
    options.project,
    options.period,
    options.table(message("this table or total alone, cell by cell")),
    options.group,
    options.units,
    options.output,
    options.strict,
)
@option(
    "--against",
    metavar=message("PERIOD"),
    shell_complete=offers.PERIODS,
    help=message(
        "a period, previous (the period before, flows in the period) or a published file; a "
        "year before if not said"
    ),
)
@options.top
@options.cells
def command(request: Request, against: str | None, top: int | None, cells: bool) -> None:
    """Compare two periods and print it."""
    project = read_sound(request)
    workspace, lang = project.workspace, project.lang
    period = chosen_period(project)
    _require_data(workspace, period)
    scheme = scheme_at(workspace, period)
    from scorecard.study.compare.comparison import compare
    from scorecard.tables.delta.document import delta, delta_cells
    from scorecard.tables.delta.record import delta_record
    from scorecard.tables.view import View

    table = asked_table(scheme, request)
    view = View(request.group, top, named_units(scheme.units, request))
    board = workspace.board(period)
    then, spans = _then(project, board, against)
    comparison = compare(board, then, spans)
    _require_in_both(comparison.table(table or "") or table in {t.id for t in comparison.totals}, table)
    standing = _standing(workspace, comparison)
    tables = delta_cells if cells else delta
    show_boards(
        project,
        [board],
        lambda: tables(comparison, view, table, standing),
        lambda: delta_record(comparison, lang, standing),
    )


def _sealed_in(project: Project, path: Path) -> Board:
    """The board of a published file; what is wrong with the file ends the run."""
    from scorecard.seal.opened import open_seal, proof_faults

    opened = open_seal(path, project.workspace.root)
    faults = opened.faults or (proof_faults(opened.sealed) if opened.sealed else ())
    if faults or opened.sealed is None:
        tell(project, faults)
        sys.exit(1)
    return opened.sealed.board


def _standing(workspace: Workspace, comparison: BoardComparison) -> tuple[Note, ...]:
    """Whether the two periods are sealed, and whether the files at hand still say the same."""
    from scorecard.seal.standing import seal_note

    periods = {board.period for board in (comparison.now, comparison.then)} & set(workspace.periods)
    notes = {period: seal_note(workspace.root, workspace.board(period)) for period in periods}
    now, then = notes.get(comparison.now.period), notes.get(comparison.then.period)
    ours = (now,) if now else ()
    if then is None or then.code == "preliminary" or comparison.now.period == comparison.then.period:
        return ours
    label = comparison.labels[1]
    return (*ours, then._replace(text=message("{label}: {before}", label=label, before=then.text)))


def _then(project: Project, board: Board, against: str | None) -> tuple[Board, Spans | None]:
    """The board to compare with, and where flows are in the period, the boards before both."""
    from scorecard.model.period import Calendar, Period
    from scorecard.study.compare.frame import Spans

    if against is not None and against != "previous" and Path(against).is_file():
        return _sealed_in(project, Path(against)), None
    workspace, lang, now = project.workspace, project.lang, board.period
    if against == "previous":
        then = previous(workspace, now)
        if then is None:
            then = Period(now.year - 1, 12)
    elif against is None:
        then = Period(now.year - 1, now.month)
    elif Path(against).suffix:
        raise WrongUsage(message("there is no such file or folder: {place}", place=against))
    else:
        then = named_period(project, against)
    try:
        then = named_period(project, then.label(Calendar("month", board.scheme.first_month)))
        _require_data(workspace, then)
    except WrongUsage as refused:
        if against is not None:
            raise
        raise WrongUsage(refused.message + say(_against_previous(project, now), lang)) from None
    if then == now:
        raise WrongUsage(message("a period cannot be compared with itself"))
    other = sealed_or_computed(workspace, then)
    if against != "previous":
        return other, None
    return other, Spans(
        _board_before(workspace, now, workspace.board),
        _board_before(workspace, then, partial(sealed_or_computed, workspace)),
    )


def _against_previous(project: Project, now: Period) -> Text:
    """The line to type for the period before; nothing where that has no data either."""
    workspace, asked = project.workspace, project.request.period
    before = previous(workspace, now)
    if before is None or before not in workspace.periods:
        return ""
    period = f" -p {word_typed(asked)}" if asked else ""
    command = f"scorecard diff{project.request.place()}{period} --against previous"
    label = before.label(scheme_at(workspace, before).calendar)
    return message("; with {label}, the period before: {command}", label=label, command=command)


def previous(workspace: Workspace, period: Period) -> Period | None:
    """The period before, in the scheme of the same year or years; else the last of the year before."""
    from scorecard.model.period import Period

    scheme = scheme_at(workspace, period)
    earlier = [other for other in period.periods_of_year(scheme.frequency) if other < period]
    if earlier:
        return earlier[-1]
    return Period(period.year - 1, 12) if workspace.scheme_of(Period(period.year - 1, 12)) else None


def _board_before(workspace: Workspace, period: Period, board_of: Callable[[Period], Board]) -> Board | None:
    """The board to take away from a cumulative one; None in the first period of a scheme."""
    before = previous(workspace, period)
    if before is None or workspace.scheme_of(before) is not workspace.scheme_of(period):
        return None
    return board_of(before)


def _require_data(workspace: Workspace, period: Period) -> None:
    if period in workspace.periods:
        return

    def label(other: Period) -> str:
        scheme = workspace.scheme_of(other)
        return other.label(scheme.calendar) if scheme else str(other)

    if not workspace.periods:
        raise WrongUsage(message("there are no actuals of any period yet"))
    known = ", ".join(map(label, workspace.periods))
    raise WrongUsage(
        message("there is no data for {label}, only for {names}", label=label(period), names=known)
    )


def _require_in_both(known: object, chosen: str | None) -> None:
    if chosen is not None and not known:
        raise WrongUsage(message("the other period has no table {chosen} to compare with", chosen=chosen))
