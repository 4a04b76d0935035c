"""How far a target is reached."""

from __future__ import annotations

import numpy as np

from scorecard.engine.quantity import divide, settle
from scorecard.model.board import Flags, Floats
from scorecard.model.scheme import Direction


def rate(actual: Floats, target: Floats, direction: Direction, reverse: str = "quotient") -> Floats:
    """Actual against target as a fraction, more than 1 where the target is passed; settled.

    higher is better          1 + (actual − target) ÷ |target|      (actual ÷ target for targets above 0)
    lower, `quotient`         target ÷ actual;  actual 0 and target above 0: infinite, to be capped
    lower, `mirror`           1 + (target − actual) ÷ |target|      (2 − actual ÷ target for targets above 0)
    lower, target 0           1 for an actual of 0 or less, else 0

    NaN where it cannot be told: no number, a target of 0 where higher is better, a quotient of
    figures that are not both above 0. Source of the form for negative targets: a plan of −500
    against an actual of −100 is completed to 180 %.

    >>> rate(np.array([437.0, -100.0]), np.array([910.0, -500.0]), "higher").round(4).tolist()
    [0.4802, 1.8]
    >>> rate(np.array([4.0, 0.0]), np.array([5.0, 5.0]), "lower").tolist()
    [1.25, inf]
    >>> rate(np.array([4.0]), np.array([5.0]), "lower", "mirror").tolist()
    [1.2]
    """
    known = ~np.isnan(actual) & ~np.isnan(target)
    if direction == "higher":
        return settle(1 + divide(actual - target, np.abs(target)))
    if reverse == "mirror":
        figures = 1 + divide(target - actual, np.abs(target))
    else:
        both = known & (actual > 0) & (target > 0)
        figures = np.where(both, divide(target, np.where(both, actual, np.nan)), np.nan)
        figures = np.where(known & (actual == 0) & (target > 0), np.inf, figures)
    at_zero = known & (target == 0)
    return settle(np.where(at_zero, np.where(actual <= 0, 1.0, 0.0), figures))


def met(actual: Floats, target: Floats, direction: Direction) -> Flags:
    """Whether a target is reached: at least it, or at most it where lower is better.

    >>> met(np.array([4.0, 6.0, np.nan]), np.array([5.0, 5.0, 5.0]), "lower").tolist()
    [True, False, False]
    """
    difference = settle(actual - target)
    reached: Flags = difference >= 0 if direction == "higher" else difference <= 0
    return reached & ~np.isnan(difference)
