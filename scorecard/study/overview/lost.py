"""Where points were lost: by indicator, over all units."""

from __future__ import annotations

import numpy as np

from scorecard.model.board import TableBoard
from scorecard.model.figure import Figure, read, where
from scorecard.model.status import Status


def lost(table: TableBoard) -> Figure:
    """float64[I], full points less points earned, over the units that are scored; 0 where nothing can be lost."""
    scores = np.array([row.scores and not row.outside for row in table.table.rows], dtype=np.bool_)
    counted = (table.observations.status == Status.SCORED) & scores & table.points.known
    return where(counted, table.full - table.points, read(0.0)).sum(axis=0)


def short_of(table: TableBoard, i: int) -> int:
    """How many units are short of what is due in a row."""
    seen = table.terms.seen.known[:, i] & (table.observations.status[:, i] == Status.SCORED)
    return int((seen & ~table.met[:, i]).sum())
