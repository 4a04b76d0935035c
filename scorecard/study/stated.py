"""What must be said where the notice prints other points than those that count."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.base.decimals import plain
from scorecard.base.message import Text, message
from scorecard.engine.sharing import full_points
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import where
from scorecard.study.note import Note


def printed_points(board: Board) -> Iterator[Note]:
    """A note for each row, heading and table whose printed points are not its full points."""
    for table in board.tables:
        for row in table.table.indicators:
            counts = 0.0 if row.outside else row.full
            if row.stated is not None and row.stated != counts:
                yield _note(row.name, row.stated, counts)
        counts = _full(table)
        if table.table.stated is not None and table.table.stated != counts:
            yield _note(table.table.title, table.table.stated, counts)


def printed_as(stated: float) -> Text:
    """The points the notice prints.

    >>> printed_as(3.0).say("zh")
    '文件印作3分'
    """
    return message("the notice prints {stated:# point|# points}", stated=plain(stated))


def _full(table: TableBoard) -> float:
    """The full points of a table, whatever is due in the period."""
    inside = np.array([not row.outside for row in table.table.rows], dtype=np.bool_)
    return float(full_points(table.table.tree, where(inside, table.terms.points, 0.0)).shown.max(initial=0))


def _note(name: str, stated: float, counts: float) -> Note:
    printed = printed_as(stated)
    return Note(
        "stated",
        message(
            "{name}: {words}, its parts make {counts}; the parts count.",
            name=name,
            words=printed,
            counts=plain(counts),
        ),
    )
