"""`scorecard publish`: seal a period, so that its table can be proved later."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.base.dates import day_of
from scorecard.base.fault import Fault
from scorecard.base.message import Text, message, say
from scorecard.base.span import Span
from scorecard.cli import offers, options
from scorecard.cli.command import argument, declare, option
from scorecard.cli.locale import WrongUsage
from scorecard.cli.options import Request
from scorecard.cli.output import remark, remark_lines, say_out, write_whole
from scorecard.cli.project import (
    Project,
    named_period,
    read_sound,
    say_warned,
    scheme_at,
    stop_if_strict,
    tell,
)
from scorecard.model.period import MONTHS, Period, calendar_month

if TYPE_CHECKING:
    from scorecard.model.board import Board
    from scorecard.seal.sealed import SealedPeriod


@declare(
    "publish",
    message(
        "Seal a period: results, scheme and the rows used go into published/, for verify to check later."
    ),
    "publish 2017Q4",
    "publish 2017Q4 --amend REASON",
    failure=message(
        "faults in scheme or data, missing or pending cells, a seal already there (with "
        "--strict, warnings too)"
    ),
)
@argument("period_text", metavar=message("PERIOD"), required=False, shell_complete=offers.PERIODS)
@options.with_options(options.project, options.same_period, options.strict)
@option("--with-gaps", is_flag=True, help=message("seal although cells are missing or pending"))
@option(
    "--amend",
    metavar=message("REASON"),
    help=message("seal again for this reason; the seal before is kept inside"),
)
@option(
    "--date",
    "day",
    metavar="YYYY-MM-DD",
    help=message("the day of the seal, such as 2018-01-12; today if not said"),
)
def command(
    request: Request, period_text: str | None, with_gaps: bool, amend: str | None, day: str | None
) -> None:
    """Seal a period and say under which hash; with `strict` warnings and missing cells keep it from being sealed."""
    project = read_sound(request)
    text = _one_of(period_text, request.period, project)
    project = project._replace(request=request._replace(period=text))
    workspace, lang = project.workspace, project.lang
    period = named_period(project, text)
    on = _day(day, period, project) if day is not None else date.today()
    if amend is not None and not amend.strip():
        raise WrongUsage(message("--amend wants a reason"))
    from scorecard.seal.folder import FOLDER

    board = workspace.board(period)
    label = period.label(scheme_at(workspace, period).calendar)
    path = workspace.root / FOLDER / f"{label}.json"
    stop_if_strict(project, [board])
    say_warned(project, [board])
    if not with_gaps:
        _refuse_missing(project, board, label)
    try:
        path.parent.mkdir(exist_ok=True)
        with _hold_lock(path) as since:
            if since is not None:
                args = {"period": label, "since": since}
                _refuse(project, [Fault("SC247", Span(f"{FOLDER}/{_lock(path).name}", 1), args)])
            sealed, changed = _seal(project, board, path, amend, on)
    except OSError as error:
        remark(message("cannot write {name}: {reason}", name=error.filename, reason=error.strerror), lang)
        sys.exit(1)
    say_out(say(_seal_remark(sealed) if changed else _nothing_changed(sealed), lang) + "\n")


def _one_of(argument: str | None, option: str | None, project: Project) -> str:
    """The period named, as the argument or with -p."""
    text = argument or option
    if text is None or (argument and option):
        raise WrongUsage(message("name one period, such as publish 2017Q4"))
    return text


def _day(text: str, period: Period, project: Project) -> date:
    """The day that is said for a seal; what is only promised yet cannot be sealed."""
    on = day_of(text)
    if on is None:
        raise WrongUsage(message("--date: “{text}” is no day; write it as 2018-01-12", text=text))
    calendar = scheme_at(project.workspace, period).calendar
    first = date(
        *calendar_month(Period(period.year, period.month - MONTHS[calendar.frequency] + 1), calendar.starts),
        1,
    )
    if on < first:
        early = message(
            "--date: {day} is before {period} begins ({first})",
            day=on.isoformat(),
            period=period.label(calendar),
            first=first.isoformat(),
        )
        raise WrongUsage(early)
    return on


def _seal(
    project: Project, board: Board, path: Path, amend: str | None, day: date
) -> tuple[SealedPeriod, bool]:
    """Write the seal, which nobody else does meanwhile; where it would hold what the seal before holds, that one stays."""
    from scorecard.render.json import to_json
    from scorecard.seal.folder import FOLDER
    from scorecard.seal.opened import find_seal
    from scorecard.seal.sealed import doubt_about, new_seal, seal_content, seals_the_same

    workspace, label = project.workspace, path.stem
    opened = find_seal(workspace.root, board.period, workspace.starts)
    before = opened.sealed if opened else None
    if opened and before is None:
        _refuse(project, opened.faults)
    if before and amend is None:
        args = {"period": label, "date": before.body["sealed"], "hash": before.short_hash}
        _refuse(project, [Fault("SC245", Span(before.path, 1), args)])
    if before is None and amend is not None:
        raise WrongUsage(message("{label} is not sealed yet; leave --amend out", label=label))
    lines = next(f.lines for f in workspace.scheme_files if f.path == board.scheme.path)
    path = opened.path if opened else path
    reason, name = amend.strip() if amend else None, f"{FOLDER}/{path.name}"
    sealed = new_seal(board, lines, name, day, reason, before, workspace.lines, workspace.scheme_tables)
    doubt = doubt_about(sealed, board)
    if doubt:
        _refuse(project, [Fault("SC544", Span(board.scheme.path, 1), {"period": label, "reason": doubt})])
    for left in path.parent.glob(f".{path.name}.*"):
        if left != _lock(path):
            left.unlink(missing_ok=True)
    if before and seals_the_same(sealed, before):
        return before, False
    write_whole(path, to_json(seal_content(sealed)).encode("utf-8"))
    return sealed, True


def _refuse_missing(project: Project, board: Board, label: str) -> None:
    """End with 1 while a due cell is missing or pending, naming each."""
    from scorecard.study.completeness import lacks

    missing, lang = lacks(board), project.lang
    if not missing:
        return
    fault = Fault("SC246", Span(board.scheme.path, 1), {"period": label, "count": str(len(missing))})
    remark_lines(fault.pieces(lang))
    for cell in missing:
        unit, row, status = cell.unit.short, cell.row.short, cell.status.text
        remark(message("    {unit} {row}: {status}", unit=unit, row=row, status=status), lang)
    sys.exit(1)


def _refuse(project: Project, faults: Sequence[Fault]) -> None:
    tell(project, faults)
    sys.exit(1)


def _lock(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


@contextmanager
def _hold_lock(path: Path) -> Iterator[str | None]:
    """Hold the file alone; gives since when another run holds it, if one does.

    A run that is killed leaves its lock behind. It is told and never taken over: two runs that both
    found it old would take it over from each other.
    """
    lock = _lock(path)
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        yield _since(lock)
        return
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S}, PID {os.getpid()}\n")
        yield None
    finally:
        lock.unlink(missing_ok=True)


def _since(lock: Path) -> str:
    """Since when a lock is held, and by which process, as far as it says so."""
    try:
        return lock.read_text("utf-8", errors="replace").strip() or "?"
    except OSError:
        return "?"


def _nothing_changed(sealed: SealedPeriod) -> Text:
    """That nothing is sealed again."""
    return message(
        "Nothing of {label} has changed since it was sealed ({date}, under {hash}): no new seal, {path} is as it was.",
        label=sealed.label,
        date=sealed.body["sealed"],
        hash=sealed.short_hash,
        path=sealed.path,
    )


def _seal_remark(sealed: SealedPeriod) -> Text:
    """What was sealed, and under which hash."""
    label, on, hash = sealed.label, sealed.body["sealed"], sealed.short_hash
    rows, gaps = len(sealed.body["rows"]["places"]), len(sealed.body["gaps"])
    lacking = message(", {gaps:# cell|# cells} lacking", gaps=gaps) if gaps else ""
    times = len(sealed.earlier) + 1
    again = (
        message(" Seal number {times}, for this reason: {sealed}.", times=times, sealed=sealed.reason)
        if sealed.earlier
        else ""
    )
    return message(
        "Sealed {label} ({date}): {rows:# row|# rows}{lacking}, under {hash}, in {path}.{remark}",
        label=label,
        date=on,
        rows=rows,
        lacking=lacking,
        hash=hash,
        path=sealed.path,
        remark=again,
    )
