"""Lights: which band of how far a row is ahead or behind each unit stands in."""

from __future__ import annotations

import numpy as np

from scorecard.engine.attainment import ahead_of_due
from scorecard.engine.conditions import Figures, holds
from scorecard.model.board import TableBoard
from scorecard.model.condition import Condition
from scorecard.model.figure import Figure
from scorecard.model.light import Light
from scorecard.model.observations import Codes

NONE = -1


def table_lights(board: TableBoard, figure: Figures) -> Codes:
    """int8[U, I], the first light of each row that holds, from the top; −1 where none does.

    figure : what a condition of a light finds by id and word

    A row without a completion has no light.
    """
    lights = np.full(board.completion.shape, NONE, dtype=np.int8)
    for i, row in enumerate(board.table.rows):
        if row.lights:
            lights[:, i] = row_light(board, i, figure)
    return lights


def row_light(board: TableBoard, i: int, figure: Figures) -> Codes:
    """int8[U], the same of one row."""
    row = board.table.rows[i]
    share_ahead = ahead_of_due(board.terms, board.progress[:, i], board.observations.value[:, i], i)

    def own_figure(id: str, what: str, *ago: int) -> Figure:
        return figure(id or row.id, what, *ago)

    return light_of(row.lights, share_ahead, own_figure)


def light_of(lights: tuple[Light, ...], far: Figure, figure: Figures) -> Codes:
    """int8[U], the first light that holds of each unit.

    far : float64[U], points of percent ahead, NaN where there is no completion

    Yinchuan: on pace green, 10 to 30 points behind yellow, more red; nothing is said of 0 to 10.

    >>> from scorecard.model.condition import Bound
    >>> yellow = Light("yellow", bounds=(Bound("at_most", -10.0), Bound("at_least", -30.0)))
    >>> lights = Light("green", bounds=(Bound("at_least", 0.0),)), yellow, Light("red")
    >>> from scorecard.model.figure import as_figures
    >>> far = as_figures([0.0, -10.0, -30.0, -30.1, np.nan])
    >>> light_of(lights, far, lambda id, what: as_figures([0.0] * 5)).tolist()
    [0, 1, 1, 2, -1]
    """
    codes = np.full(far.shape, NONE, dtype=np.int8)
    for n, light in reversed(list(enumerate(lights))):
        own = (Condition(what="ahead", bounds=light.bounds),) if light.bounds else ()
        told = own + light.conditions

        def light_figure(id: str, what: str, ago: int = 0) -> Figure:
            if ago:
                return figure(id, what, ago)
            return figure(id, what) if id else far

        here = far.known & (holds(told, light_figure) if told else True)
        codes = np.where(here, np.int8(n), codes)
    return codes
