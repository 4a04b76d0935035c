"""How far ahead of the time gone a row is."""

from __future__ import annotations

import numpy as np

from scorecard.engine.quantity import settle
from scorecard.model.board import Floats


def ahead(completion: Floats, pace: float | Floats) -> Floats:
    """(completion − share of the target due) × 100, in points of percent; below 0 it is behind.

    completion : float64[U] or [U, I]; pace : float64 or float64[I], NaN where all of the target is due

    A stock, a ratio and a stage target have no pace: all of the target is due, so they are held
    against 100 %.

    >>> ahead(np.array([0.48, 0.95]), 0.5).tolist(), ahead(np.array([0.93]), float("nan")).tolist()
    ([-2.0, 45.0], [-7.0])
    """
    due = np.where(np.isnan(pace), 1.0, pace)
    return settle((completion - due) * 100)
