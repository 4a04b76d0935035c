"""Where targets are kept: their ends, gathered by table and worked down to what is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import message, sense
from scorecard.model.ends import Ends
from scorecard.model.figure import Figure, Line, as_figures, either, throughout, untold, where, with_line
from scorecard.model.indicator import Indicator
from scorecard.model.shared import SharedEntries, numbers_of, one_for_all
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
    return TargetCells(cells).ends(row.direction)


_C = TypeVar("_C", bound="Target | None")


class TargetCells(SharedEntries[_C]):
    """The targets of units."""

    def figures(self, what: Callable[[_C], float]) -> Figure:
        """float64[U], a number of each as a figure."""
        if self.alone:
            return (
                TargetCells(self.different).as_written([what(self.different[0])]).for_all(len(self.entries))
            )
        return self.as_written(self.numbers(what))

    def as_written(self, numbers: Sequence[float] | NDArray[Any]) -> Figure:
        """Numbers of the units' targets as figures: as written, but for those that were worked out from others."""
        figures = as_figures(numbers)
        if all(cell is None or cell.error is None for cell in self.different):
            return figures
        worked_out = self.numbers(lambda cell: cell is not None and cell.error is not None, np.bool_)
        errors = self.numbers(lambda cell: (cell.error or 0.0) if cell is not None else 0.0)
        return where(worked_out, Figure(figures.value, errors), figures)

    def ends(self: TargetCells[Target], direction: str) -> Ends:
        """Where the targets are kept."""
        spans = {id(cell): cell.span(direction) for cell in self.different}
        return Ends(
            self.figures(lambda cell: spans[id(cell)][0]),
            self.figures(lambda cell: spans[id(cell)][1]),
            self.numbers(lambda cell: spans[id(cell)][2], np.bool_),
        )


def figures_of(entries: Sequence[float]) -> Figure:
    """float64[U], numbers of units as they are written."""
    if one_for_all(entries):
        return throughout(entries[0], (len(entries),))
    return as_figures(numbers_of(entries))


def ends_at_pace(ends: Ends, pace: Figure) -> Ends:
    """The ends due by now: times pace, where there is one.

    The upper end of a range stays that of the year: to be ahead of the pace is not to overshoot.
    Range 2 to 4, pace 0.5: from 1 to 4.

    >>> half = ends_at_pace(Ends(as_figures([[2.0]]), as_figures([[4.0]]), np.array([[False]])), as_figures([0.5]))
    >>> half.lower.shown.tolist(), half.upper.shown.tolist()
    ([[1.0]], [[4.0]])
    """
    paced_here = pace.known
    # Nothing of an end that is not there is due: pace 0 leaves it open.
    lower = paced_here & np.isfinite(ends.lower.value)
    single = paced_here & np.isneginf(ends.lower.value) & np.isfinite(ends.upper.value)
    return Ends(
        either(lower, lambda: with_line(ends.lower * pace, _END), lambda: ends.lower),
        either(single, lambda: with_line(ends.upper * pace, _END), lambda: ends.upper),
        ends.strict,
    )


def due_of(figures: Figure, pace: Figure) -> Figure:
    """Targets due by now: times pace, where there is one."""
    return where(pace.missing, figures, with_line(figures * pace, Line(DUE, spelled=True)))
