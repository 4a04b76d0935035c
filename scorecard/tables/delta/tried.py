"""What `whatif` hands out: the changes that were tried, then the comparison with what stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scorecard.base.message import Lang, message, say, sense, sequence
from scorecard.model.status import Status
from scorecard.study.compare.changes import BoardComparison
from scorecard.study.compare.tried import Held, TriedChange
from scorecard.tables import words
from scorecard.tables.delta.record import delta_record
from scorecard.tables.record_cells import number
from scorecard.tables.table import Cell, Column, Document, Kind, Table


def with_changes(document: Document, changes: Sequence[TriedChange]) -> Document:
    """A comparison with the changes that were tried before its tables."""
    figures = all(isinstance(figure, float) for change in changes for figure in (change.before, change.after))
    kind: Kind = "number" if figures else "text"
    columns = (
        Column("address", message("Address"), key=True),
        Column("of", message("What it is")),
        Column("from", sense("heading of a column", "From"), kind),
        Column("to", sense("heading of a column", "To"), kind),
    )
    rows = tuple(
        (change.called, sequence(change.of, " "), _cell(change.before), _cell(change.after))
        for change in changes
    )
    table = Table("changes", (message("The changes that are tried; nothing is written"),), columns, rows)
    return document._replace(tables=(table, *document.tables))


def _cell(value: Held) -> Cell:
    return words.mark(value) if isinstance(value, Status) else value


def tried_record(comparison: BoardComparison, changes: Sequence[TriedChange], lang: Lang) -> dict[str, Any]:
    """The data of `diff`, and the changes."""
    told = [
        {"address": change.address, "from": _plain(change.before, lang), "to": _plain(change.after, lang)}
        for change in changes
    ]
    return {**delta_record(comparison, lang), "changes": told}


def _plain(value: Held, lang: Lang) -> float | str | None:
    if isinstance(value, Status):
        return value.id
    return number(value) if isinstance(value, float) else None if value is None else say(value, lang)
