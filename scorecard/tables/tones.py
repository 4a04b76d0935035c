"""How a cell is set off: on target or how far below it, not reported, not assessed; and its light."""

from __future__ import annotations

from math import nan

import numpy as np

from scorecard.base.decimals import rounded_off
from scorecard.base.message import Text, message
from scorecard.model.board import TableBoard
from scorecard.model.status import Status
from scorecard.study.explain.light import light_name
from scorecard.tables.table import Cell, FlaggedFigure, Plain, Tone, TonedCell

_STEPS: tuple[tuple[float, Tone], ...] = ((0.9, "short"), (0.75, "shorter"))


def tones(table: TableBoard, units: slice = slice(None)) -> list[list[Tone]]:
    """By unit, of all or of some, and row: on target, or short by less than a tenth, by less than a quarter, by more, or by what has no
    measure; else none.
    """
    status, progress = table.observations.status[units], table.progress.shown[units]
    open_ = (status == Status.MISSING) | (status == Status.PENDING)
    none = status == Status.NOT_APPLICABLE
    unseen = (status != Status.SCORED) | ~table.terms.seen.known[units]
    steps = [(progress >= least, tone) for least, tone in _STEPS]
    cases = [
        (open_, "missing"),
        (none, "none"),
        (unseen, ""),
        (table.met[units], "met"),
        (np.isnan(progress), "unmet"),
    ]
    conditions, names = zip(*cases, *steps, strict=True)
    chosen: list[list[Tone]] = np.select(conditions, names, "shortest").tolist()
    return chosen


def toned_points(
    table: TableBoard, u: int, i: int, cell: Plain, tone: Tone, with_actual: bool = True
) -> TonedCell:
    """The points of a row with their tone and how they came about; below them the actual and what is due."""
    below = _actual_and_due(table, u, i) if with_actual else ""
    return TonedCell(cell, tone, below, working(table, u, i))


def bar(table: TableBoard, u: int, i: int) -> float | None:
    """How far a row has come towards what is due, at most all the way; None where that is not known."""
    progress = float(table.progress.shown[u, i])
    return None if np.isnan(progress) else min(max(progress, 0.0), 1.0)


def working(table: TableBoard, u: int, i: int) -> str:
    """The id under which it is told how a cell came about."""
    return f"{table.table.id}.{table.units[u].id}.{table.table.rows[i].id}"


def _actual_and_due(table: TableBoard, u: int, i: int) -> Text:
    """The actual out of what is due by now; where there is none, what is due."""
    value, due = float(table.observations.value.shown[u, i]), float(table.terms.due.shown[u, i])
    row = table.table.rows[i]
    if row.words or row.judging or np.isnan(due):
        return ""
    if np.isnan(value):
        return message("due {due}", due=rounded_off(due))
    return f"{rounded_off(value)}/{rounded_off(due)}"


def light_cell(table: TableBoard, u: int, i: int) -> Cell:
    """The light of a unit in a row; nothing where it has none."""
    light = table.light(u, i)
    return None if light is None else FlaggedFigure(nan, light_name(light), light.colour)
