"""Where points were lost: by unit, and by indicator over all units. No bonus makes up for what another item lost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.engine.figures import part_due
from scorecard.model.board import Place, TableBoard
from scorecard.model.figure import Figure, as_figures, least, most, most_of, same, sum_figures, where
from scorecard.model.status import Status


def lost_by_unit(place: Place, tables: Sequence[TableBoard]) -> Figure:
    """float64[U], full points due less the total, with what is beyond full points in it; missing where there is no total.

    tables : those that make up a total

    Where nothing is beyond full points it is just that, none below 0. What is beyond may have been cut by a limit, so that
    no unit lost more for it than its items did.
    """
    full = where(same(part_due(place), 1.0), place.full_total, place.due_full)
    net = full - place.total
    items, beyond = _lost_and_beyond(place, tables)
    return most_of([net, least(items, net + beyond), 0.0])


def _lost_and_beyond(place: Place, tables: Sequence[TableBoard]) -> tuple[Figure, Figure]:
    """float64[U], by unit the points that items lack of their full points, and those that they have beyond them."""
    if isinstance(place, TableBoard):
        apart = place.counted_full.filled(0.0) - place.counted.filled(0.0)
        return most(apart, 0.0).sum(axis=1), most(-apart, 0.0).sum(axis=1)
    # What is only added is a bonus, or taken off.
    added = [place.parts[id].filled(0.0) for id in place.total_of.add]
    lost, beyond = [most(-each, 0.0) for each in added], [most(each, 0.0) for each in added]
    for table in tables:
        if table.table.id not in place.total_of.add:
            at = {unit.id: n for n, unit in enumerate(table.units)}
            for sums, of_table in zip((lost, beyond), _lost_and_beyond(table, ()), strict=True):
                here = [float(of_table[at[unit.id]]) if unit.id in at else 0.0 for unit in place.units]
                sums.append(as_figures(here) * place.per_point[table.table.id])
    return sum_figures(lost), sum_figures(beyond)


def lost(table: TableBoard) -> Figure:
    """float64[I], full points less points earned of the units that have fewer; 0 where nothing can be lost."""
    scores = np.array([row.scores and not row.outside for row in table.table.rows], dtype=np.bool_)
    counted = (table.observations.status == Status.SCORED) & scores & table.points.known
    return where(counted, most(table.full - table.points, 0.0), as_figures(0.0)).sum(axis=0)


def short_of(table: TableBoard, i: int) -> int:
    """How many units are short of what is due in a row."""
    seen = table.terms.seen.known[:, i] & (table.observations.status[:, i] == Status.SCORED)
    return int((seen & ~table.met[:, i]).sum())
