"""The classes that units are in by their figures, where groups are called by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scorecard.model.figure import where
from scorecard.model.grouped import Words
from scorecard.model.groups import class_row
from scorecard.model.status import Status

if TYPE_CHECKING:
    from scorecard.engine.period_state import PeriodState


def unit_classes(state: PeriodState) -> Words:
    """By unit of the scheme, the class or word of the row that tells the groups; None where that is open."""
    # Scoring looks at periods itself.
    from scorecard.engine.shown import class_of

    classes: list[str | None] = [None] * len(state.scheme.units)
    place = class_row(state.scheme.tables)
    if place is None:
        return classes
    n, row = place
    i, seen = state.held[n].table.index[row.id], state.seen[n]
    settled = where(seen.status[:, i] != Status.PENDING, seen.value[:, i], np.nan)
    if row.words:
        codes = settled.value
    elif row.shown.class_of == "value":
        codes = class_of(row.shown.classes, settled).astype(np.float64)
    else:
        codes = state.earned_result(n, row.id, "class").figures.value
    words = row.words or row.shown.words
    for unit, code in zip(state.held[n].table.units, codes.tolist(), strict=True):
        classes[unit] = words[int(code)] if code >= 0 else None
    return classes
