"""What `check` shows of a scheme alone, without any data: its targets, its rules read back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scorecard.base.fault import errors
from scorecard.base.message import Lang, Message, say
from scorecard.cli.names import named_table
from scorecard.cli.output import emit
from scorecard.cli.project import Project, named_period, scheme_at, tell

if TYPE_CHECKING:
    from scorecard.model.period import Period
    from scorecard.model.scheme import Scheme
    from scorecard.tables.table import Document


def show_targets(project: Project) -> None:
    """The targets as read, with row sums."""
    from scorecard.tables.targets import targets_document

    scheme, period = _scheme(project)
    document = targets_document(scheme, period, _table(project, scheme, totals=False))
    emit(lambda: document, lambda: _plain(document, project.lang), project.request, project.lang)


def show_readback(project: Project) -> None:
    """Every rule and choice as a sentence."""
    from scorecard.tables.readback import readback_document, readback_record, readback_sheet

    scheme, _ = _scheme(project)
    table = _table(project, scheme, totals=True)
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
    return scheme_at(workspace, period), period


def _table(project: Project, scheme: Scheme, totals: bool) -> str | None:
    text = project.request.table
    return named_table(scheme, text, project.lang, totals=totals) if text else None


def _plain(document: Document, lang: Lang) -> object:
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
