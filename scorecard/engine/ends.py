"""Where targets are kept: their ends, gathered by table and worked down to what is due."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.engine.quantity import settle
from scorecard.model.board import Ends, Floats
from scorecard.model.indicator import Indicator
from scorecard.model.target import Target


def no_ends(shape: tuple[int, int]) -> Ends:
    """Ends of a table that are still to be filled; [U, I]."""
    return Ends(np.full(shape, np.nan), np.full(shape, np.nan), np.zeros(shape, dtype=np.bool_))


def seen_value(cell: Target, level: str) -> float:
    """The number that a rule looks at: the stretch target where the rule says so and there is one."""
    return cell.stretch.value if cell.stretch and level == "stretch" else cell.value


def fill_ends(
    ends: Ends, i: int, row: Indicator, cells: Sequence[Target], levels: Sequence[str] = ()
) -> None:
    """Write the ends of one row; `levels` are by cell, and take the stretch target where there is one."""
    held = levels or ("must",) * len(cells)
    chosen = [cell._replace(value=seen_value(cell, level)) for cell, level in zip(cells, held, strict=True)]
    spans = [cell.span(row.direction) for cell in chosen]
    ends.lower[:, i], ends.upper[:, i], ends.strict[:, i] = zip(*spans, strict=True)


def paced(ends: Ends, pace: Floats) -> Ends:
    """The ends due by now: times pace, where there is one.

    The upper end of a range stays that of the year: to be ahead of the pace is not to overshoot.
    Range 2 to 4, pace 0.5: from 1 to 4.

    >>> half = paced(Ends(np.array([[2.0]]), np.array([[4.0]]), np.array([[False]])), np.array([0.5]))
    >>> half.lower.tolist(), half.upper.tolist()
    ([[1.0]], [[4.0]])
    """
    share = np.where(np.isnan(pace), 1.0, pace)
    with np.errstate(invalid="ignore"):
        lower, upper = ends.lower * share, np.where(np.isneginf(ends.lower), ends.upper * share, ends.upper)
    # Nothing of an end that is not there is due: pace 0 leaves it open.
    lower = np.where(np.isneginf(ends.lower), -np.inf, lower)
    upper = np.where(np.isposinf(ends.upper), np.inf, upper)
    return Ends(settle(lower), settle(upper), ends.strict)
