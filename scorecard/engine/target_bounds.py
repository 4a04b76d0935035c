"""Where targets are kept: their ends, gathered by table and worked down to what is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from scorecard.base.message import message, sense
from scorecard.model.ends import Ends
from scorecard.model.figure import Figure, Line, named, read, untold, where
from scorecard.model.indicator import Indicator
from scorecard.scheme.target import Target

TARGET, DUE = sense("heading of a column", "Target"), message("Due")
_END = Line(DUE, told=untold, spelled=True)


def seen_value(cell: Target, level: str) -> float:
    """The number that a rule looks at: the stretch target where the rule says so and there is one."""
    return cell.stretch.value if cell.stretch and level == "stretch" else cell.value


def ends_of(row: Indicator, cells: Sequence[Target], levels: Sequence[str] = ()) -> Ends:
    """Where the targets of one row are kept; `levels` are by cell, and take the stretch target where there is one."""
    if "stretch" in levels:
        pairs = zip(cells, levels, strict=True)
        cells = [cell._replace(value=seen_value(cell, level)) for cell, level in pairs]
    spans = of_each(cells, lambda cell: cell.span(row.direction))
    lower, upper, strict = zip(*spans, strict=True) if spans else ((), (), ())
    return Ends(as_written(lower, cells), as_written(upper, cells), np.array(strict, dtype=np.bool_))


_C = TypeVar("_C", bound="Target | None")
_T = TypeVar("_T")


def of_each(cells: Sequence[_C], what: Callable[[_C], _T]) -> list[_T]:
    """Something of each target, worked out once for a target that many units share."""
    known = {id(cell): cell for cell in cells}
    worked_out = {number: what(cell) for number, cell in known.items()}
    return [worked_out[id(cell)] for cell in cells]


def as_written(numbers: Sequence[float], cells: Sequence[Target | None]) -> Figure:
    """Numbers of targets as figures: as written, but for those that were worked out from others."""
    figures, errors = read(numbers), [cell.error if cell else None for cell in cells]
    if not any(error is not None for error in errors):
        return figures
    worked_out = np.array([error is not None for error in errors], dtype=np.bool_)
    return where(worked_out, Figure(figures.value, np.array([error or 0.0 for error in errors])), figures)


def paced(ends: Ends, pace: Figure) -> Ends:
    """The ends due by now: times pace, where there is one.

    The upper end of a range stays that of the year: to be ahead of the pace is not to overshoot.
    Range 2 to 4, pace 0.5: from 1 to 4.

    >>> half = paced(Ends(read([[2.0]]), read([[4.0]]), np.array([[False]])), read([0.5]))
    >>> half.lower.shown.tolist(), half.upper.shown.tolist()
    ([[1.0]], [[4.0]])
    """
    paced_here = pace.known
    # Nothing of an end that is not there is due: pace 0 leaves it open.
    lower = paced_here & np.isfinite(ends.lower.value)
    single = paced_here & np.isneginf(ends.lower.value) & np.isfinite(ends.upper.value)
    return Ends(
        where(lower, named(ends.lower * pace, _END), ends.lower),
        where(single, named(ends.upper * pace, _END), ends.upper),
        ends.strict,
    )


def due_of(figures: Figure, pace: Figure) -> Figure:
    """Targets due by now: times pace, where there is one."""
    return where(pace.missing, figures, named(figures * pace, Line(DUE, spelled=True)))
