"""What comes of totals and ranks: effects, then grades; of each table, then of each total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from scorecard.engine.effects import affected_table, affected_total
from scorecard.engine.figures import figures_of
from scorecard.engine.lights import table_lights
from scorecard.language.derived import nearest_first
from scorecard.model.board import Place, TableBoard, TotalBoard
from scorecard.model.figure import Flags
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.unit import Unit


def table_outcome(scheme: Scheme, board: TableBoard, scored: tuple[TableBoard, ...]) -> TableBoard:
    """A table after its effects, with its grades; conditions may look at the rows of all tables.

    scored : all tables before any effect, so that none depends on another's
    """
    rows = [scored[n] for n in nearest_first([part.table for part in scored], {board.table.id})]
    after = board
    if board.table.effects:
        lacks = _units_lacking(scored, board.units)
        after = affected_table(scheme, board, figures_of(scheme, board, rows), lacks)
    figure = figures_of(scheme, after, rows)
    lights = table_lights(after, figure) if any(row.lights for row in after.table.rows) else None
    if after.table.grades:
        from scorecard.engine.grades import with_grades

        after = with_grades(after, figure)
    return replace(after, lights=lights)


def total_outcome(
    scheme: Scheme, board: TotalBoard, tables: Sequence[TableBoard], totals: Sequence[TotalBoard]
) -> TotalBoard:
    """A total after its effects, with its grades; conditions may also look at tables as a whole."""
    rows = [tables[n] for n in nearest_first([part.table for part in tables], set(board.per_point))]
    whole: tuple[Place, ...] = (*tables, *totals)
    after = board
    if board.total_of.effects:
        lacks = _units_lacking(tables, board.units)
        after = affected_total(scheme, board, figures_of(scheme, board, rows, whole), tables, totals, lacks)
    if not after.total_of.grades:
        return after
    from scorecard.engine.grades import with_grades

    return with_grades(after, figures_of(scheme, after, rows, whole))


def _units_lacking(tables: Sequence[TableBoard], units: tuple[Unit, ...]) -> Flags:
    """bool[U], the units of which a figure is missing in any table, be it one without points."""
    short: set[str] = set()
    for board in tables:
        status = board.observations.status
        lacks = ((status == Status.MISSING) | (status == Status.PENDING)).any(axis=1)
        short |= {board.units[u].id for u in np.flatnonzero(lacks)}
    if not short:
        return np.zeros(len(units), dtype=np.bool_)
    return np.array([unit.id in short for unit in units], dtype=np.bool_)
