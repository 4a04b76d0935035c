"""What `check` shows of a scheme alone, without any data: its targets, its rules read back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard.base.fault import Fault, errors, sort_faults, warnings
from scorecard.base.message import Lang, Message, message, say
from scorecard.cli.names import asked_table
from scorecard.cli.output import emit, remark, remark_lines, say_out_lines
from scorecard.cli.project import Project, fault_lines, fault_tally, named_period, tell

if TYPE_CHECKING:
    from scorecard.model.board import Board
    from scorecard.model.period import Period
    from scorecard.model.scheme import Scheme
    from scorecard.tables.table import Document
    from scorecard.workspace import Workspace


def show_targets(project: Project) -> None:
    """The targets as read, with row sums, and below them what is doubtful about the scheme.

    With `--strict` a warning among it ends the run with 1.
    """
    from scorecard.tables.inspection import fault_record, faults_table
    from scorecard.tables.targets import targets_document

    request, lang = project.request, project.lang
    scheme, period = _scheme(project)
    table = asked_table(scheme, project.request, totals=False)
    asked = project.workspace.with_cells(_questions(project, scheme, period, table))
    targets = targets_document(_scheme_in_groups(project, scheme, period), period, table)
    # What is kept holds all of them as a table, unless it holds one table only.
    beside = request.format.fitted or (request.format.one_table and not request.into_folder)
    tables = () if beside or not asked else (faults_table("questions", (message("Questions"),), asked),)
    document = targets._replace(tables=(*targets.tables, *tables))
    emit(
        lambda: document,
        lambda: {**_plain(targets, lang), "questions": [fault_record(fault, lang) for fault in asked]},
        request,
        lang,
    )
    if asked and beside:
        lines = [*fault_lines(project, asked), fault_tally(asked, lang)]
        if request.format.fitted and request.output is None:
            say_out_lines([(), *lines])
        else:
            remark_lines(lines)
    if request.strict and warnings(asked):
        sys.exit(1)


def _questions(project: Project, scheme: Scheme, period: Period, table: str | None) -> Sequence[Fault]:
    """What was doubtful when the scheme was read, and what is asked about its targets."""
    from scorecard.study.targets.questions import questions

    asked = questions(_scheme_in_groups(project, scheme, period), period, table, _whole_year(project, scheme))
    if table is not None:
        return asked
    files = (file for file in project.workspace.scheme_files if file.scheme is scheme)
    return sort_faults((*asked, *(fault for file in files for fault in file.faults)))


def _scheme_in_groups(project: Project, scheme: Scheme, period: Period) -> Scheme:
    """The scheme with each unit in its group, as far as figures tell that there are."""
    if scheme.groups is None:
        return scheme
    workspace = _with_actuals(project)
    return scheme if workspace is None or errors(workspace.faults) else workspace.board(period).scheme


def _whole_year(project: Project, scheme: Scheme) -> Board | None:
    """The board that knows what was reached the year before; none without a scheme of that year, or sound actuals."""
    from scorecard.model.period import Period

    before = scheme.year - 1
    if scheme.is_plan or not any(before in other.years for other in project.workspace.schemes):
        return None
    workspace = _with_actuals(project)
    if workspace is None:
        return None
    if errors(workspace.faults):
        unread = message(
            "targets are not held against the figures of {year}: there are faults in the data, see scorecard check{place}",
            year=before,
            place=project.request.place(),
        )
        remark(unread, project.lang, project.request.quiet)
        return None
    return workspace.board(Period(scheme.year, 12))


def _with_actuals(project: Project) -> Workspace | None:
    """The project with its data; None where what it takes to open them is not installed."""
    from scorecard.load.books.extra import MissingExtra
    from scorecard.workspace import read_workspace

    request = project.request
    try:
        return read_workspace(request.directory, request.config, request.data)
    except MissingExtra as missing:
        remark(missing.text, project.lang, request.quiet)
        return None


def show_readback(project: Project) -> None:
    """Every rule and choice as a sentence."""
    from scorecard.tables.readback import readback_document, readback_record, readback_sheet

    scheme, _ = _scheme(project)
    table = asked_table(scheme, project.request)
    draw = readback_sheet if project.request.format.one_table else readback_document
    emit(
        lambda: draw(scheme, table),
        lambda: readback_record(scheme, table, project.lang),
        project.request,
        project.lang,
    )


def _scheme(project: Project) -> tuple[Scheme, Period]:
    """The scheme of the period asked for, else the latest; faults of any scheme end it."""
    from scorecard.model.period import Period

    workspace, faults = project.workspace, project.workspace.scheme_faults
    if errors(faults) or not workspace.schemes:
        tell(project, faults)
        sys.exit(1)
    text = project.request.period
    period = named_period(project, text) if text else Period(workspace.schemes[-1].year, 12)
    scheme = workspace.scheme_of(period)
    assert scheme is not None
    return scheme, period


def _plain(document: Document, lang: Lang) -> dict[str, object]:
    """A document of targets as data: each table's rows under its column ids, words in one language."""
    return {
        "tables": [
            {
                "id": t.id,
                "rows": [
                    {
                        column.id: say(cell, lang) if isinstance(cell, Message) else cell
                        for column, cell in zip(t.columns, row, strict=True)
                    }
                    for row in t.rows
                ],
            }
            for t in document.tables
        ]
    }
