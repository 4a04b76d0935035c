"""What `diff` hands out: the headline, rankings, who passed whom, and the cells that changed."""

from __future__ import annotations

import numpy as np

from scorecard.base.message import Text, comma_list, message
from scorecard.model.figure import as_figures, rounded, same
from scorecard.study.compare.attribution import CAUSES
from scorecard.study.compare.causes import CAUSE_NAMES, passed_names, ranked_beside
from scorecard.study.compare.changes import BoardComparison, RankChange, TableChange, TotalChange
from scorecard.study.compare.headline import headline
from scorecard.study.compare.moved import title, uphill
from scorecard.study.compare.scheme import differences, method
from scorecard.study.notes import Note
from scorecard.tables import words
from scorecard.tables.delta import words as delta_words
from scorecard.tables.delta.cells import all_changes, flat_changes, largest_changes
from scorecard.tables.delta.words import arrow, change_cell, then_word
from scorecard.tables.ranking import group_cells, inside_groups, rank_cell, rank_columns, total_cell
from scorecard.tables.table import Cell, Column, Document, Table, optional
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
    notes = (*standing, *differences(comparison), *method(comparison))
    return Document(
        titles=(
            now.scheme.title,
            message("{now} against {before}", now=comparison.now_title, before=comparison.then_title),
        ),
        lead=(headline(comparison),),
        tables=tables,
        notes=tuple(note.text for note in notes),
        fill_in=(message("Office: {issuer}", issuer=now.scheme.issuer or ""), message("Date: ")),
    )


def rank_changes(comparison: BoardComparison, subject: TotalChange | TableChange, view: View) -> Table:
    """名次 上年名次 升降 单位 总分 上年 变化, then what each cause brought.

    Causes that brought nothing to anybody have no column.
    """
    ranking = subject.ranking
    then = then_word(comparison)
    decimals = comparison.now.scheme.decimals.total
    now = subject.now
    rank = words.GROUP_RANK if inside_groups(now) else words.RANK
    order = view.order(ranking.units, ranking.rank.now, inside_groups(now))
    kinds = [n for n in range(len(CAUSES)) if np.nan_to_num(ranking.because[order, n].shown).any()]
    columns = (
        *rank_columns(now),
        Column("rank_then", message("{before}: {subject:lower}", before=then, subject=rank), "rank"),
        Column("up_down", delta_words.UP_DOWN, "number"),
        Column("unit", words.UNIT, key=True),
        Column("total", words.TOTAL, "number", decimals),
        Column("total_then", then, "number", comparison.then.scheme.decimals.total),
        Column("change", delta_words.CHANGE, "number", decimals, signed=True),
        *(Column(CAUSES[n], CAUSE_NAMES[CAUSES[n]], "number", decimals, signed=True) for n in kinds),
    )
    return Table(
        id=f"{subject.id}.change",
        titles=(
            message("{subject} against {against}", subject=title(subject), against=comparison.then_title),
        ),
        columns=columns,
        rows=tuple(_row(subject, u, kinds) for u in order),
        notes=(*_silent(kinds, ranking), *_rounded_change_notes(comparison, ranking, order)),
    )


def _row(subject: TotalChange | TableChange, u: int, kinds: list[int]) -> tuple[Cell, ...]:
    ranking = subject.ranking
    now = subject.now
    lacks = bool(np.isnan(now.total.shown[u])) and float(now.known.shown[u]) > 0
    return (
        *(column[0] for column in group_cells(now, [u])),
        rank_cell(ranking.rank.now[u]),
        optional(ranking.rank.then[u]) or "—",
        arrow(float(ranking.rank.change[u])),
        ranking.units[u].short,
        total_cell(now.total.shown[u], now.known.shown[u], lacks),
        optional(ranking.total.then[u]),
        change_cell(float(ranking.total.change[u]), uphill(subject))
        if ranking.reason[u] == 0
        else delta_words.NOT_COMPARABLE,
        *(optional(float(ranking.because[u, n])) for n in kinds),
    )


def _silent(kinds: list[int], ranking: RankChange) -> tuple[Text, ...]:
    """Which causes brought nothing."""
    silent = [CAUSE_NAMES[cause] for n, cause in enumerate(CAUSES) if n not in kinds]
    if not silent or ranking.because.missing.all():
        return ()
    causes = comma_list(message("{cause:lower}", cause=cause) for cause in silent)
    return (message("No effect on anybody, not listed: {causes}.", causes=causes),)


def _rounded_change_notes(
    comparison: BoardComparison, ranking: RankChange, order: list[int]
) -> tuple[Text, ...]:
    """That a printed change may differ from the difference of what is printed; said only where it does."""
    decimals = comparison.now.scheme.decimals.total
    now, then, change = (rounded(as_figures(side[order]), decimals) for side in ranking.total)
    if same(now - then, change)[(now - then - change).known].all():
        return ()
    return (
        message("Changes are of totals before rounding; the last digit may differ from what is printed."),
    )


_NOT_BESIDE = message(
    "Where groups, or where it was not ranked, stand in brackets, nobody was passed: the unit left this ranking or came into it, "
    "and places moved with it."
)
_COUNTED = (message("Rank now - rank then = units it was passed by - units it passed."),)
"""True where a rank is nothing but how many are better."""


def passings(comparison: BoardComparison, subject: TotalChange | TableChange, view: View) -> Table | None:
    """Who passed whom, by names; None where nobody passed anybody."""
    ranking = subject.ranking
    order = view.order(ranking.units, ranking.rank.now, inside_groups(subject.now))
    moved = [(u, ranking.passing.passed(u), ranking.passing.passed_by(u)) for u in order]
    moved = [(u, passed, passed_by) for u, passed, passed_by in moved if passed or passed_by]
    if not moved:
        return None
    columns = (
        Column("unit", words.UNIT, key=True),
        Column("up_down", delta_words.UP_DOWN, "number"),
        Column("passed", delta_words.PASSED),
        Column("passed_by", delta_words.PASSED_BY),
    )
    rows = tuple(
        (
            ranking.units[u].short,
            arrow(float(ranking.rank.change[u])),
            *(passed_names(comparison, ranking, units) if units else "—" for units in passing),
        )
        for u, *passing in moved
    )
    counted = _COUNTED if subject.now.of.ranking.ties in ("competition", "ordinal") else ()
    beside = all(ranked_beside(comparison, ranking, units) for _, *passing in moved for units in passing)
    return Table(
        f"{subject.id}.passed",
        (message("Who passed whom"),),
        columns,
        rows,
        notes=counted if beside else (*counted, _NOT_BESIDE),
    )
