"""Where points were lost: by unit, and by indicator over all units."""

from __future__ import annotations

import numpy as np

from scorecard.engine.figures import part_due
from scorecard.model.board import Place, TableBoard
from scorecard.model.figure import Figure, as_figures, most, same, where
from scorecard.model.status import Status


def lost_by_unit(place: Place) -> Figure:
    """float64[U], full points due less the total, none below 0; missing where there is no total."""
    full = where(same(part_due(place), 1.0), place.full_total, place.due_full)
    return most(full - place.total, 0.0)


def lost(table: TableBoard) -> Figure:
    """float64[I], full points less points earned, over the units that are scored; 0 where nothing can be lost."""
    scores = np.array([row.scores and not row.outside for row in table.table.rows], dtype=np.bool_)
    counted = (table.observations.status == Status.SCORED) & scores & table.points.known
    return where(counted, table.full - table.points, as_figures(0.0)).sum(axis=0)


def short_of(table: TableBoard, i: int) -> int:
    """How many units are short of what is due in a row."""
    seen = table.terms.seen.known[:, i] & (table.observations.status[:, i] == Status.SCORED)
    return int((seen & ~table.met[:, i]).sum())
