"""The paragraph a mayor reads: who leads, who rose and fell and why, what the tables of one unit come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from scorecard.base.decimals import decimal_text, plain, rounded_off
from scorecard.base.message import Text, comma_list, message, sentences
from scorecard.model.board import Board, Place, TableBoard
from scorecard.study.compare.changes import BoardComparison
from scorecard.study.compare.moved import Subject, as_printed, counts, moved_texts, opening, total_text
from scorecard.study.overview.leaders import leaders, unranked_sentences
from scorecard.study.overview.subjects import change_of, single_tables, subjects
from scorecard.study.strengths import summary
from scorecard.study.totals import part_name

_PLACES = 3
_SHORT = 3


def lead(board: Board, comparison: BoardComparison | None = None, id: str | None = None) -> tuple[Text, ...]:
    """The paragraph on a board, or on one table or total of it; a paragraph for each of several totals."""
    places = subjects(board, id)
    paragraphs = [
        sentences(_under_title(place.of.title, places, _place_sentences(board, place, comparison)))
        for place in places[:_PLACES]
    ]
    tables = single_tables(board, id)
    singles: list[Text] = []
    for table in tables:
        name = part_name(board.scheme, table.table.id)
        singles += _under_title(name, tables, _single_sentences(board, table, comparison))
    if singles:
        paragraphs = [*paragraphs[:-1], sentences([*paragraphs[-1:], *singles])]
    return tuple(paragraphs)


def _under_title(title: Text, places: Sequence[Place], told: Iterable[Text]) -> list[Text]:
    """What is told of a table or total; of one of several under its title."""
    return [*([message("{title}:", title=title)] if len(places) > 1 else []), *told]


def _place_sentences(board: Board, place: Place, comparison: BoardComparison | None) -> Iterator[Text]:
    change = change_of(comparison, place)
    yield from leaders(board, place, change)
    if comparison is not None and change is not None and change.ranking.total.known:
        yield from _changes(comparison, change)
    yield from unranked_sentences(board, place)
    yield from _grades(place)


def _changes(comparison: BoardComparison, change: Subject) -> Iterator[Text]:
    """How many totals rose and fell, and who moved most."""
    counted = counts(comparison, change)
    if counted:
        yield opening(comparison)
        yield from counted
    yield from moved_texts(comparison, change, brief=True)


def _grades(place: Place) -> Iterator[Text]:
    """How many units have each grade, from the top."""
    names = [grade.grade for grade in place.of.grades]
    tally = [(name, place.grade.count(name)) for name in names]
    told = [message("{grade} {count}", grade=name, count=count) for name, count in tally if count]
    if told:
        yield message("Grades: {counts}.", counts=comma_list(told))


def _single_sentences(board: Board, table: TableBoard, comparison: BoardComparison | None) -> Iterator[Text]:
    """What a table of one unit comes to: its total, the targets met, and those it falls short of."""
    decimals = board.scheme.decimals.total
    unit, lacks = table.units[0], bool(table.partial[0])
    if len(board.tables) == 1:
        total, full = table.total.shown[0], plain(table.due_full.shown[0])
        if lacks:
            yield message(
                "{unit} has {known} of {full:# point|# points} so far; the total is open.",
                unit=unit.short,
                known=decimal_text(table.known.shown[0], decimals),
                full=full,
            )
        elif not np.isnan(total):
            yield message(
                "{unit} has {total} of {full:# point|# points}.",
                unit=unit.short,
                total=decimal_text(total, decimals),
                full=full,
            )
        change = change_of(comparison, table)
        if comparison is not None and change is not None and change.ranking.total.known:
            by = float(as_printed(comparison, change.ranking)[0])
            yield opening(comparison)
            yield message("{words}.", words=total_text(comparison, change, 0, by))
    counted = summary((table,), unit.id)
    if not counted.scored:
        return
    short = list(_short(table))
    sentence = message(
        "{unit} met {met} of {scored:# target|# targets}",
        unit=unit.short,
        met=counted.met,
        scored=counted.scored,
    )
    if short and len(short) <= _SHORT:
        sentence = message("{words}; short: {rows}", words=sentence, rows=comma_list(short))
    yield message("{words}.", words=sentence)


def _short(table: TableBoard) -> Iterator[Text]:
    """The rows that fall short of what is due, with both figures."""
    seen = table.terms.seen
    for i, row in enumerate(table.table.rows):
        value = float(table.observations.value.shown[0, i])
        if (
            row.scores
            and not row.outside
            and seen.known[0, i]
            and not table.met[0, i]
            and not np.isnan(value)
        ):
            due = float(seen.shown[0, i])
            yield message(
                "{row} {actual} against {due}", row=row.short, actual=rounded_off(value), due=rounded_off(due)
            )
