"""A board as plain columns, for files that other programs read: units of tables and totals, and cells.

The names and the figures are those of the JSON (`record`): figures unrounded, in the measure of their row, NaN for none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.engine.figures import official
from scorecard.model.board import Board, Place, TableBoard
from scorecard.model.figure import Flags, Floats
from scorecard.model.status import Status
from scorecard.tables.record_cells import printed_text


class Words(NamedTuple):
    """A column of words: by entry the place of its word among those there are, −1 for none."""

    at: NDArray[np.int32]
    words: tuple[str, ...]


Column = Floats | Flags | Words
Columns = Mapping[str, Column]


def unit_columns(board: Board) -> Iterator[Columns]:
    """Of each table and total, a row for every unit."""
    return (_units(board, place) for place in board.places)


def cell_columns(board: Board) -> Iterator[Columns]:
    """Of each table, a row for every unit and indicator."""
    return (_cells(table) for table in board.tables)


def _units(board: Board, place: Place) -> Columns:
    total, known, decimals = place.total.shown, place.known.shown, board.scheme.decimals.total
    lacks = place.partial if isinstance(place, TableBoard) else place.status == Status.MISSING
    rank = official(place)
    ranked = ~np.isnan(rank)
    texts = [
        printed_text(amount, decimals, partial=True) if short else printed_text(whole, decimals)
        for amount, whole, short in zip(known.tolist(), total.tolist(), lacks.tolist(), strict=True)
    ]
    # A table says no more of a unit without a total than its cells do.
    of_table = np.where(place.total.known, Status.SCORED, np.where(lacks, Status.MISSING, -1))
    status = of_table if isinstance(place, TableBoard) else place.status
    return {
        "table": _alike_words(place.of.id, len(total)),
        "unit": _words([unit.id for unit in place.units]),
        "name": _words([unit.name for unit in place.units]),
        "group": _words([unit.group for unit in place.units]),
        "total": total,
        "known": known,
        "full_points": place.full_total.shown,
        "printed": _words(texts),
        "rank": place.ranks.overall,
        "group_rank": place.ranks.in_group,
        "rank_best": np.where(ranked, rank, place.ranks.best),
        "rank_worst": np.where(ranked, rank, place.ranks.worst),
        "grade": _words([grade or None for grade in place.grade] or [None] * len(total)),
        "status": _statuses(status),
    }


def _cells(board: TableBoard) -> Columns:
    units, rows, seen = board.units, board.table.rows, board.observations
    shape = board.points.shape
    words = np.array([bool(row.words) for row in rows], dtype=np.bool_)
    not_asked = np.isin(seen.status, (Status.NOT_DUE, Status.NOT_APPLICABLE))
    has_full = ((board.table.scores & ~not_asked) | board.points.known) & ~board.outside
    actual = seen.value.shown
    return {
        "table": _alike_words(board.table.id, shape[0] * shape[1]),
        "unit": _repeat_words([unit.id for unit in units], shape[1], each=True),
        "indicator": _repeat_words([row.id for row in rows], shape[0], each=False),
        "actual": np.where(words, np.nan, actual).ravel(),
        "word": _each(board, lambda u, i: rows[i].word(actual[u, i]), [row.words for row in rows]),
        "target": board.terms.target.shown.ravel(),
        "due": board.terms.due.shown.ravel(),
        "completion": board.completion.shown.ravel(),
        "progress": board.progress.shown.ravel(),
        "met": board.met.ravel(),
        "points": board.points.shown.ravel(),
        "counted": board.counted.shown.ravel(),
        "full_points": np.where(has_full, board.full.shown, np.nan).ravel(),
        "status": _statuses(seen.status.ravel()),
        "carried": seen.carried.ravel(),
        "light": _each(
            board,
            lambda u, i: light.colour if (light := board.light(u, i)) else "",
            [row.lights for row in rows],
        ),
        "class": _each(board, board.cell_class, [row.shown.classes for row in rows]),
        "place": np.full(shape, np.nan).ravel() if board.places is None else board.places.shown.ravel(),
    }


def _each(board: TableBoard, word: Callable[[int, int], str], has: Sequence[object]) -> Words:
    """A word of each cell, of the rows that have any."""
    if not any(has):
        return Words(np.full(board.points.value.size, -1, np.int32), ())
    columns: list[list[str | None]] = [
        [word(u, i) or None for u in range(len(board.units))] if has_words else [None] * len(board.units)
        for i, has_words in enumerate(has)
    ]
    return _words([column[u] for u in range(len(board.units)) for column in columns])


def _words(texts: Sequence[str | None]) -> Words:
    known = {text: n for n, text in enumerate(dict.fromkeys(text for text in texts if text is not None))}
    return Words(np.array([-1 if text is None else known[text] for text in texts], np.int32), tuple(known))


def _alike_words(word: str, count: int) -> Words:
    return Words(np.zeros(count, np.int32), (word,))


def _repeat_words(words: Sequence[str], times: int, each: bool) -> Words:
    at = np.arange(len(words), dtype=np.int32)
    return Words(np.repeat(at, times) if each else np.tile(at, times), tuple(words))


def _statuses(codes: NDArray[Any]) -> Words:
    return Words(codes.astype(np.int32), tuple(status.id for status in Status))
