"""What `check` shows of a scheme alone, without any data: its targets, its rules read back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.fault import errors
from scorecard.base.text import Lang, Text
from scorecard.cli.output import emit, remark
from scorecard.cli.project import chosen_period, fault_lines, named_table, scheme_at

if TYPE_CHECKING:
    from scorecard.model.period import Period
    from scorecard.model.scheme import Scheme
    from scorecard.tables.table import Document
    from scorecard.workspace import Workspace


class Asked(NamedTuple):
    """What was asked for, and in which form."""

    workspace: Workspace
    period_text: str | None
    table: str | None
    form: str
    output: Path | None
    lang: Lang


def show_targets(asked: Asked) -> None:
    """The targets as read, with row sums."""
    from scorecard.tables.targets import targets_document

    scheme, period = _scheme(asked)
    table = _table(asked, scheme, totals=False)
    document = targets_document(scheme, period, table)
    emit(document, lambda: _plain(document), asked.form, asked.lang, asked.output)


def show_readback(asked: Asked) -> None:
    """Every rule and choice as a sentence."""
    from scorecard.tables.readback import readback_document, readback_record, readback_sheet

    scheme, _ = _scheme(asked)
    table = _table(asked, scheme, totals=True)
    # A csv holds one table.
    draw = readback_sheet if asked.form == "csv" else readback_document
    emit(
        draw(scheme, table),
        lambda: readback_record(scheme, table, asked.lang),
        asked.form,
        asked.lang,
        asked.output,
    )


def _scheme(asked: Asked) -> tuple[Scheme, Period]:
    """The scheme of the period asked for, else the latest; faults of any scheme end it."""
    from scorecard.model.period import Period

    workspace, found = asked.workspace, asked.workspace.scheme_faults
    if errors(found) or not workspace.schemes:
        for line in fault_lines(workspace, found, asked.lang):
            remark(Text(line, line), asked.lang)
        sys.exit(1)
    period = Period(workspace.schemes[-1].year, 12)
    if asked.period_text:
        period = chosen_period(workspace, asked.period_text, asked.lang)
    return scheme_at(workspace, period), period


def _table(asked: Asked, scheme: Scheme, totals: bool) -> str | None:
    return named_table(scheme, asked.table, asked.lang, totals=totals) if asked.table else None


def _plain(document: Document) -> object:
    """A document of targets as data: each table's rows under its column ids."""
    return {
        "tables": [
            {
                "id": t.id,
                "rows": [{c.id: cell for c, cell in zip(t.columns, row, strict=True)} for row in t.rows],
            }
            for t in document.tables
        ]
    }
