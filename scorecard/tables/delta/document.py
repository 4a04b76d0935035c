"""What `diff` hands out: the headline, rankings, who passed whom, and the cells that changed."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.study.compare.changes import BoardComparison, TableChange, TotalChange
from scorecard.study.compare.headline import headline
from scorecard.study.compare.scheme import differences, method
from scorecard.study.notes import Note
from scorecard.tables.delta.cells import all_changes, flat_changes, largest_changes
from scorecard.tables.delta.ranking import passings, rank_changes
from scorecard.tables.table import Document, Table
from scorecard.tables.view import WHOLE, View


def delta(
    comparison: BoardComparison, view: View = WHOLE, table: str | None = None, standing: tuple[Note, ...] = ()
) -> Document:
    """A board against another; with `table`, that table or total alone and in full.

    `standing` are the notes on whether the two periods are sealed.
    """
    parts: list[Table | None] = []
    for subject in _ranked_subjects(comparison, table):
        parts += [rank_changes(comparison, subject, view), passings(comparison, subject, view)]
    for table_change in comparison.tables:
        if table is None:
            parts.append(largest_changes(comparison, table_change, view))
        elif table == table_change.id:
            parts += _whole_tables(comparison, table_change, view)
    return _document(comparison, tuple(part for part in parts if part and part.rows), standing)


def _ranked_subjects(comparison: BoardComparison, table: str | None) -> list[TotalChange | TableChange]:
    """The total asked for, or all that can be compared; where none can, the tables that have ranks."""
    if table is not None:
        return [total for total in comparison.totals if total.id == table]
    totals = [total for total in comparison.totals if total.ranking.total.known]
    if totals:
        return list(totals)
    return [each for each in comparison.tables if each.ranking.rank.known]


def delta_cells(
    comparison: BoardComparison, view: View = WHOLE, table: str | None = None, standing: tuple[Note, ...] = ()
) -> Document:
    """Every cell of the tables chosen, as one table."""
    chosen = [each for each in comparison.tables if table in (None, each.id)]
    return _document(comparison, (flat_changes(comparison, chosen, view),), standing)


def _whole_tables(comparison: BoardComparison, table: TableChange, view: View) -> list[Table | None]:
    if len(table.ranking.units) == 1:
        return [all_changes(comparison, table, view)]
    return [
        rank_changes(comparison, table, view),
        passings(comparison, table, view),
        all_changes(comparison, table, view),
    ]


def _document(comparison: BoardComparison, tables: tuple[Table, ...], standing: tuple[Note, ...]) -> Document:
    now = comparison.now
    issuer = now.scheme.issuer or ""
    notes = (*standing, *differences(comparison), *method(comparison))
    return Document(
        titles=(
            now.scheme.title,
            message("{now} against {before}", now=comparison.now_title, before=comparison.then_title),
        ),
        lead=(headline(comparison),),
        tables=tables,
        notes=tuple(note.text for note in notes),
        fill_in=(message("Office: {issuer}", issuer=issuer), message("Date: ")),
    )
