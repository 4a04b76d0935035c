"""Lights: which band of how far a row is ahead or behind each unit stands in."""

from __future__ import annotations

import numpy as np

from scorecard.engine.conditions import Figure, holds
from scorecard.engine.quantity import settle
from scorecard.model.board import Codes, Floats, TableBoard
from scorecard.model.condition import Condition
from scorecard.model.light import Light

NONE = -1


def lit(board: TableBoard, figure: Figure) -> Codes:
    """int8[U, I], the first light of each row that holds, from the top; −1 where none does.

    figure : what a condition of a light finds by id and word; under "" it is how far the row is ahead

    A row without a completion has no light.
    """
    found = np.full(board.completion.shape, NONE, dtype=np.int8)
    for i, row in enumerate(board.table.rows):
        if row.lights:
            far = standing(board, i)
            found[:, i] = light_of(row.lights, far, figure)
    return found


def standing(board: TableBoard, i: int) -> Floats:
    """(completion − share of the target due) × 100, in points of percent: what lights are bands of; float64[U].

    Where there is no pace (a stock, a ratio, a stage target) all of the target is due, and the row is held
    against 100 %. Who is past the upper end of a range is on pace.

    Completion 48 % by a pace of 50 %: −2. A ratio at 93 % of its target: −7.
    """
    pace = board.terms.pace[i]
    far = settle((board.completion[:, i] - (1.0 if np.isnan(pace) else pace)) * 100)
    upper = board.terms.due_ends.column(i).upper
    with np.errstate(invalid="ignore"):
        past = np.isfinite(upper) & np.isfinite(board.terms.due_ends.column(i).lower)
        past &= settle(board.observations.value[:, i] - upper) > 0
    return np.where(past & ~np.isnan(far), 0.0, far)


def light_of(lights: tuple[Light, ...], far: Floats, figure: Figure) -> Codes:
    """int8[U], the first light that holds of each unit.

    far : float64[U], points of percent ahead, NaN where there is no completion

    Yinchuan: on pace green, 10 to 30 points behind yellow, more red; nothing is said of 0 to 10.

    >>> from scorecard.model.condition import Bound
    >>> yellow = Light("yellow", bounds=(Bound("at_most", -10.0), Bound("at_least", -30.0)))
    >>> lights = Light("green", bounds=(Bound("at_least", 0.0),)), yellow, Light("red")
    >>> light_of(lights, np.array([0.0, -10.0, -30.0, -30.1, np.nan]), lambda id, what: np.zeros(5)).tolist()
    [0, 1, 1, 2, -1]
    """
    found = np.full(far.shape, NONE, dtype=np.int8)
    for n, light in reversed(list(enumerate(lights))):
        own = (Condition(what="ahead", bounds=light.bounds),) if light.bounds else ()
        told = own + light.conditions

        def of(id: str, what: str) -> Floats:
            return figure(id, what) if id else far

        here = ~np.isnan(far) & (holds(told, of) if told else True)
        found = np.where(here, np.int8(n), found)
    return found
