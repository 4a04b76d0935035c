"""The whole scheme read back: general choices, then table by table, totals, amendments, notes."""

from __future__ import annotations

from dataclasses import replace

from scorecard.base.message import message
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.study.readback import points, remarks, source, target
from scorecard.study.readback.amendment import amendments
from scorecard.study.readback.general import general
from scorecard.study.readback.outcome import table_statements, total_statements
from scorecard.study.readback.sentence import RowOf, Section, Statement, said_by

SENTENCES = (*source.SENTENCES, *target.SENTENCES, *points.SENTENCES, *remarks.SENTENCES)
"""All that can be said of a row, in the order it is said."""


def read_back(scheme: Scheme, table: str | None = None) -> tuple[Section, ...]:
    """A scheme as sections of sentences; of one table alone where it is named."""
    notes = (Statement(f"note {n}", f"{n}", (note,)) for n, note in enumerate(scheme.notes, 1))
    sections = [
        Section("scheme", message("In general"), tuple(general(scheme))),
        *(_table(scheme, each) for each in scheme.tables),
        *(Section(total.id, total.title, tuple(total_statements(scheme, total))) for total in scheme.totals),
        Section("amendments", message("Amendments"), tuple(amendments(scheme))),
        Section("notes", message("Notes"), tuple(notes)),
    ]
    return tuple(section for section in sections if section.lines and table in (None, section.id))


def row_line(scheme: Scheme, table: SchemeTable, row: Indicator) -> Statement:
    """One row read back."""
    of = RowOf(scheme, table, row)
    each = tuple(full for class_row in of.classes.values() or (row,) for full in class_row.points)
    full = points.points_of(replace(row, points=each))
    return Statement(row.id, row.name, said_by(SENTENCES, of), full, row)


def _table(scheme: Scheme, table: SchemeTable) -> Section:
    rows = tuple(row_line(scheme, table, row) for row in table.indicators)
    whole = () if table.inputs else tuple(table_statements(scheme, table))
    return Section(table.id, table.title, (*rows, *whole), table)
