"""`scorecard template`: what towns and bureaus fill in, as workbooks."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from scorecard.base.fault import errors
from scorecard.base.message import Text, message, plural
from scorecard.cli import options
from scorecard.cli.command import UNSOUND, declare, option
from scorecard.cli.locale import WrongUsage
from scorecard.cli.names import named_providers, named_table, named_units
from scorecard.cli.options import Request
from scorecard.cli.output import remark, say_out, unwritten, write_whole
from scorecard.cli.project import Project, named_period, read_project, scheme_at, tell

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.period import Period
    from scorecard.study.forms.form import By, Form

_WHY: dict[str, Text] = {
    "provider": message(
        "one form for each provider, for the scheme says who provides its figures; --by unit or --by all otherwise"
    ),
    "unit": message("one form for each unit, for the scheme names no providers; --by all for one form"),
    "all": message("one form for all, for there is one unit"),
}


@declare(
    "template",
    message(
        "Write the forms of a period into a folder: workbooks in which each provider or unit fills in what is due, "
        "to be put into data/ as they come back."
    ),
    "template -p 2017Q1 -o forms/",
    "template -p 2017Q1 --by unit -o towns/",
    failure=UNSOUND,
)
@options.with_options(
    options.project,
    options.next_period,
    options.table(message("this table alone")),
    options.group,
    options.units,
    options.providers,
    options.folder,
    options.quiet,
)
@option(
    "--by",
    type=click.Choice(["provider", "unit", "all"]),
    help=message(
        "one form for each provider, for each unit, or one for all; if not said for each provider where the scheme "
        "names any, else for each unit"
    ),
)
def command(request: Request, by: By | None) -> None:
    """Write the forms and say which."""
    from scorecard.load.books.extra import MissingExtra, need_to_write
    from scorecard.study.completeness import ReturnsFilter
    from scorecard.study.forms.forms import forms, suggest_forms_by

    project = _read_sound_project(request)
    workspace, lang = project.workspace, project.lang
    if request.output is None:
        raise WrongUsage(message("say into which folder the forms are written, with -o"))
    try:
        need_to_write("xlsx", message("forms"))
    except MissingExtra as missing:
        remark(missing.text, lang)
        sys.exit(2)
    period = named_period(project, request.period) if request.period is not None else _next(project)
    scheme = scheme_at(workspace, period)
    chosen = ReturnsFilter(
        named_units(scheme.units, request),
        named_providers(scheme, request.providers),
        named_table(scheme, request.table, totals=False) if request.table is not None else "",
    )
    board = workspace.board(period)
    if by is None:
        by = suggest_forms_by(board)
        remark(_WHY[by], lang, request.quiet)
    files = forms(board, by, chosen)
    if not files:
        label = period.label(scheme.calendar)
        raise WrongUsage(message("nothing of what was named is due in {period}", period=label))
    _write(project, files, request.output)


def _read_sound_project(request: Request) -> Project:
    """The project, whose data may still be lacking; with faults it ends here."""
    project = read_project(request)
    workspace = project.workspace
    faults = workspace.faults if workspace.sources else workspace.scheme_faults
    if errors(faults):
        tell(project, faults)
        sys.exit(1)
    return project


def _next(project: Project) -> Period:
    """The period after the last that is half reported, in the same year; the first of the latest scheme before."""
    from scorecard.model.period import Period

    workspace, latest = project.workspace, project.workspace.latest
    scheme = workspace.schemes[-1]
    periods = [
        period for year in scheme.years for period in Period(year, 12).periods_of_year(scheme.frequency)
    ]
    following = next((period for period in periods if latest is None or period > latest), periods[-1])
    label = following.label(scheme.calendar)
    remark(
        message("the period is {period}; another with -p", period=label), project.lang, project.request.quiet
    )
    return following


def _write(project: Project, files: Sequence[Form], folder: Path) -> None:
    """Write each form that is not there yet: one that is may be filled in."""
    from scorecard.scaffold.forms import form_files

    lang, scheme = project.lang, scheme_at(project.workspace, files[0].period)
    kept = 0
    for name, form, data in form_files(files, scheme, lang):
        path = folder / name
        if path.exists():
            kept += 1
            remark(message("left as it is: {path} was already there", path=path), lang)
            continue
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
        except OSError as error:
            remark(unwritten(path, error), lang)
            sys.exit(1)
        cells = plural("{count} figure", "{count} figures", form.cells)
        say_out(message("{path}: {cells}", path=path, cells=cells).say(lang) + "\n")
    written = plural("{count} form written", "{count} forms written", len(files) - kept)
    following = message(
        "{written}. Filled in, they are put into data/ as they are; then scorecard check{place}",
        written=written,
        place=project.request.place(),
    )
    remark(following, lang, project.request.quiet)
