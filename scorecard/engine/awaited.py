"""Derived rows that look at other units: which units the figures of the others still wait for."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from scorecard.engine.figures import align_to_units
from scorecard.engine.period_state import PeriodState
from scorecard.language.dependencies import Needs
from scorecard.language.derived import RowPlace, formulas_of
from scorecard.model.figure import Flags, as_figures
from scorecard.model.status import Status


def units_owing(now: PeriodState, table: int) -> Mapping[int, Flags]:
    """By row, for those whose formula looks at other units: bool[U], the units that still owe a figure behind it.

    A rank of another row, a mean over all units: what one unit owes may move the figure of any other.
    """
    tables = now.scheme.tables
    if not any(row.derived and row.scores for row in tables[table].rows):
        return {}
    formulas = formulas_of(tables)
    needs = Needs(tables, formulas)
    rows = (place for place in formulas if place.table == table and tables[table].rows[place.row].scores)
    return {place.row: _owing(now, needs, place) for place in rows if needs.sees_others(place)}


def _owing(now: PeriodState, needs: Needs, place: RowPlace) -> Flags:
    units = now.scheme.units_of(now.scheme.tables[place.table])
    owing: Flags = np.zeros(len(units), dtype=np.bool_)
    waiting, seen = needs.values_behind(place), set[RowPlace]()
    while waiting:
        behind = waiting.pop()
        if behind in seen:
            continue
        seen.add(behind)
        if behind in needs.formulas:
            waiting += needs.values_behind(behind)
        there = now.scheme.units_of(now.scheme.tables[behind.table])
        status = now.seen[behind.table].status[:, behind.row]
        lacks = np.isin(status, (Status.MISSING, Status.PENDING)).astype(np.float64)
        owing |= align_to_units(as_figures(lacks), there, units).filled(0.0).value > 0
    return owing
