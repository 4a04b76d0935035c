"""Where points were lost: by unit, and by indicator over all units. No bonus makes up for what another item lost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.engine.figures import align_to_units, part_due
from scorecard.model.board import Place, TableBoard, TotalBoard
from scorecard.model.figure import Figure, as_figures, least, most, most_of, same, sum_figures, where
from scorecard.model.status import Status


def lost_by_unit(place: Place, tables: Sequence[TableBoard]) -> Figure:
    """float64[U], full points due less the total, with what is beyond full points in it; missing where there is no total.

    tables : those that make up a total
    """
    full = where(same(part_due(place), 1.0), place.full_total, place.due_full)
    parted = lost_and_beyond(place) if isinstance(place, TableBoard) else _parts_of_total(place, tables)
    return lost_points(full, place.total, *parted)


def lost_points(full: Figure, total: Figure, lost: Figure, beyond: Figure) -> Figure:
    """Full points less the total, none below 0, with what is beyond full points.

    What is beyond may have been cut by a limit, so that no unit lost more for it than its items did.
    """
    net = full - total
    return most_of([net, least(lost, net + beyond), 0.0])


def lost_and_beyond(table: TableBoard, units: slice = slice(None)) -> tuple[Figure, Figure]:
    """float64[U], by unit the points that rows lack of their full points as they count, and those beyond them."""
    apart = table.counted_full[units].filled(0.0) - table.counted[units].filled(0.0)
    return most(apart, 0.0).sum(axis=1), most(-apart, 0.0).sum(axis=1)


def _parts_of_total(total: TotalBoard, tables: Sequence[TableBoard]) -> tuple[Figure, Figure]:
    """The same of the tables of a total; what is only added is beyond full points, or taken off."""
    added = [total.parts[id].filled(0.0) for id in total.total_of.add]
    lost, beyond = [most(-each, 0.0) for each in added], [most(each, 0.0) for each in added]
    for table in tables:
        if table.table.id not in total.total_of.add:
            each = total.per_point[table.table.id]
            for sums, of_table in zip((lost, beyond), lost_and_beyond(table), strict=True):
                sums.append(align_to_units(of_table, table.units, total.units).filled(0.0) * each)
    return sum_figures(lost), sum_figures(beyond)


def lost(table: TableBoard) -> Figure:
    """float64[I], how far units stay below full points, both as they count; 0 where nothing can be lost.

    Of a row that does not count, for another is the best, say, nothing is lost.
    """
    scores = np.array([row.scores and not row.outside for row in table.table.rows], dtype=np.bool_)
    counted = (table.observations.status == Status.SCORED) & scores & table.counted.known
    return where(counted, most(table.counted_full - table.counted, 0.0), as_figures(0.0)).sum(axis=0)


def short_of(table: TableBoard, i: int) -> int:
    """How many units are short of what is due in a row."""
    seen = table.terms.seen.known[:, i] & (table.observations.status[:, i] == Status.SCORED)
    return int((seen & ~table.met[:, i]).sum())
