"""Who may mark a row, and what each judge is called in print."""

from __future__ import annotations

from itertools import count
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, message, say
from scorecard.base.names import fold_name
from scorecard.locale import languages
from scorecard.model.board import Board, TableBoard
from scorecard.model.judging import Judging, Jury


class Seat(NamedTuple):
    """A judge of a row: the name as it is kept, the jury, what is printed, and where the marks stand.

    `at` is the place among the board's judges, None for one who gave no mark at all.
    """

    judge: str
    jury: Jury | None
    called: Text
    at: int | None


def seats(board: Board, table: TableBoard, i: int) -> tuple[Seat, ...]:
    """The judges of a row: those of its juries, else all who marked such a row of the table in the period.

    They go by the names the returns give. Where the scheme hides these they are numbered, by jury; a
    number that is another judge's name is nobody's.
    """
    judging = table.table.rows[i].judging
    if judging is None:
        return ()
    names = table.observations.judges
    if not judging.juries:
        sitting = [(names[j], j) for j in _marking(table)]
        numbered = {name: j + 1 for name, j in sitting}
        return tuple(_seat(board, name, None, numbered) for name, _ in sitting)
    return tuple(
        _seat(board, name, jury, {judge: n for n, judge in enumerate(jury.judges, 1)})
        for jury in judging.juries
        for name in jury.judges
    )


def _marking(table: TableBoard) -> list[int]:
    """The judges who marked any row of the table that has no juries."""
    rows = [i for i, row in enumerate(table.table.rows) if row.judging and not row.judging.juries]
    marked = (table.observations.mark_entry[:, rows] >= 0).any(axis=(0, 1))
    return np.flatnonzero(marked).tolist()


def _seat(board: Board, judge: str, jury: Jury | None, numbers: dict[str, int]) -> Seat:
    ledger = board.ledger
    at = ledger.judges.index(judge) if judge in ledger.judges else None
    if board.scheme.judges_shown:
        name = judge if at is None else ledger.judge_called(at)
        return Seat(judge, jury, _name_with_jury(name, jury), at)
    known = {*ledger.judges, *_declared_judges(board)}
    first = next(first for first in count() if not _is_taken(numbers, jury, first, known))
    return Seat(judge, jury, _numbered_seat(jury, first + numbers[judge]), at)


def _name_with_jury(name: str, jury: Jury | None) -> Text:
    """A name, with the jury where the name does not say it."""
    if jury is None or jury.name in name:
        return name
    return message("{name} ({jury})", name=name, jury=jury.name)


def _numbered_seat(jury: Jury | None, number: int) -> Text:
    if not jury or not jury.name:
        return message("Judge {number}", number=number)
    return message("{jury} judge {number}", jury=jury.name, number=number)


def _is_taken(numbers: dict[str, int], jury: Jury | None, first: int, known: set[str]) -> bool:
    """Whether one of the numbers, counted on from `first`, is the name of another judge.

    >>> _is_taken({"评委2": 1, "评委1": 2}, None, 0, {"评委1", "评委2"})
    True
    >>> _is_taken({"评委1": 1, "评委2": 2}, None, 0, {"评委1", "评委2"})
    False
    """
    return any(
        fold_name(seat) in {fold_name(other) for other in known - {judge}}
        for judge, number in numbers.items()
        for seat in (say(_numbered_seat(jury, first + number), lang) for lang in languages())
    )


def _declared_judges(board: Board) -> set[str]:
    """The judges that the scheme seats anywhere."""
    judgings: list[Judging] = [row.judging for t in board.tables for row in t.table.rows if row.judging]
    return {judge for judging in judgings for jury in judging.juries for judge in jury.judges}
