"""The notes of a board by what they are for: a flag under the title, a note of this period, or a rule that always holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scorecard.base.message import Text, message
from scorecard.model.board import Board, TableBoard
from scorecard.model.indicator import Indicator
from scorecard.study.compare.changes import BoardComparison
from scorecard.study.compare.scheme import scheme_changes
from scorecard.study.notes import Note, notes

_FLAGS = (
    "differs_from_seal",
    "seal_at_fault",
    "corrected_after_seal",
    "preliminary",
    "sealed",
    "illustrative",
)
_OF_PERIOD = (
    "left_out",
    "unranked",
    "without_total",
    "without_group",
    "not_due",
    "uncovered",
    "effect_held",
    "tie",
    "suspect",
    "stood_in",
    "heading_stood_in",
    "few_marks",
    "corrected",
    "amended",
    "not_added",
    "unassessed",
    "not_applicable",
    "carried",
    "exempted",
    "set_aside",
    "no_base",
    "late",
    "grade_on_exact",
)
_CHANGES = (
    "merged",
    "split",
    "unit_came",
    "unit_went",
    "table_came",
    "table_went",
    "weights",
    "made",
    "targets",
    "row_came",
    "row_went",
    "points",
    "rule",
    "measure",
    "row_changed",
    "renamed",
)
_OF_WHOLES = frozenset(
    """
    not_due not_added uncovered unassessed unranked without_total without_group heading_stood_in missing
    pending not_applicable_rule shared rounded stated limit limited combine rank_on ranking tie effects
    effects_order effect_held grades grades_given ungraded grade_on_exact part_of_year
    """.split()  # noqa: SIM905
)
"""What is said of totals, and of the ranks and grades that follow from them."""
_MOST = 5


class Remarks(NamedTuple):
    """`period` are at most five, what weighs most first; `further` the rest of them; `method` how it is scored."""

    flags: tuple[Text, ...]
    period: tuple[Text, ...]
    further: tuple[Text, ...]
    method: tuple[Text, ...]


def remarks(
    board: Board,
    standing: tuple[Note, ...] = (),
    comparison: BoardComparison | None = None,
    whole: Board | None = None,
) -> Remarks:
    """All notes of a board, each once, and what changed in its scheme since the year before.

    `standing` are notes that a board cannot know of itself; `whole` is the board that this one is a part of.
    """
    return _by_purpose((*standing, *notes(board, whole)), _changes(comparison))


def row_remarks(
    board: Board,
    table: TableBoard,
    row: Indicator,
    standing: tuple[Note, ...] = (),
    whole: Board | None = None,
) -> Remarks:
    """The notes that are true of a page of one row: which places it shows, and nothing of totals and other rows."""
    from scorecard.study.places import placed_by

    of_row = (
        note
        for note in notes(board, whole)
        if note.code not in _OF_WHOLES and (not note.rows or row.id in note.rows)
    )
    placed = placed_by(table, table.table.index[row.id])
    return _by_purpose((*standing, *((Note("places", placed),) if placed else ()), *of_row))


def _by_purpose(every: tuple[Note, ...], changes: Iterable[Text] = ()) -> Remarks:
    flags = _texts_of_codes(every, _FLAGS)
    period = (*_texts_of_codes(every, _OF_PERIOD), *changes)
    method = tuple(note.text for note in every if note.code not in (*_FLAGS, *_OF_PERIOD))
    return Remarks(flags, period[:_MOST], period[_MOST:], method)


def _changes(comparison: BoardComparison | None) -> Iterator[Text]:
    """What changed in the scheme, so that a change is not taken for a merit."""
    if comparison is None:
        return
    for text in _texts_of_codes(scheme_changes(comparison), _CHANGES):
        yield message("Against {then}: {text}", then=comparison.then_title, text=text)


def _texts_of_codes(every: tuple[Note, ...], codes: tuple[str, ...]) -> tuple[Text, ...]:
    """The notes of some codes, in the order of the codes."""
    chosen = [note for note in every if note.code in codes]
    return tuple(note.text for note in sorted(chosen, key=lambda note: codes.index(note.code)))
