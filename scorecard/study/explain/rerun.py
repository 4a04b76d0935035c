"""The engine run once more for one row, on figures that remember: what it then tells is the score itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from scorecard.base.text import Text
from scorecard.engine.apply_rule import Awarded, awarded
from scorecard.model.board import RuleInputs
from scorecard.model.figure import Figure, Line, beside, leaf
from scorecard.study.explain.step import CellOf, Step
from scorecard.study.explain.walk import steps_of

ACTUAL = Text("完成值", "actual")
FULL = Text("分值", "full points")


class Rerun:
    """One row of a table scored again; what was told of it is told once."""

    def __init__(self, cell: CellOf) -> None:
        self.cell = cell
        self.told: set[int] = set()

    @cached_property
    def given(self) -> RuleInputs:
        """What the rules of the table were given, with the figures of this row remembering."""
        given, i = self.cell.table.given, self.cell.i
        value = _column(given.observations.value, i, Line(ACTUAL, "exact"))
        points = _column(given.terms.points, i, Line(FULL, "exact"))
        return replace(
            given,
            observations=replace(given.observations, value=value),
            terms=replace(given.terms, points=points),
        )

    @cached_property
    def award(self) -> Awarded:
        """What the rule of the row gives each unit."""
        cell = self.cell
        return awarded(self.given, cell.i, cell.table.units, cell.board.scheme.rounding, cell.table.rounds)

    def steps(self, figures: Figure) -> list[Step]:
        """The lines of a figure that have not been told yet."""
        return steps_of(figures, self.cell.u, self.told)


def _column(figures: Figure, i: int, line: Line) -> Figure:
    """A table of figures, float64[U, I], of which one column has a name."""
    columns = [figures[:, n] for n in range(figures.shape[1])]
    return beside([leaf(one, line) if n == i else one for n, one in enumerate(columns)])
