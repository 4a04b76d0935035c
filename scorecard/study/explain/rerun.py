"""The engine run once more for one row, on figures that remember: what it then tells is the score itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from scorecard.base.message import Text
from scorecard.engine.apply_rule import Awarded, awarded
from scorecard.engine.conditions import Verdict
from scorecard.model.board import RuleInputs
from scorecard.model.figure import Figure, Line, Told, beside, leaf
from scorecard.scheme.compared import OF
from scorecard.study.explain.conditions import premise_step
from scorecard.study.explain.step import CellOf, Step
from scorecard.study.explain.walk import steps_of
from scorecard.study.explain.words import compared, premise

ACTUAL = Text("完成值", "actual")
FULL = Text("分值", "full points")


class Rerun:
    """One row of a table scored again; what was told of it is told once."""

    def __init__(self, cell: CellOf) -> None:
        self.cell = cell
        self.told: Told = {}

    @cached_property
    def given(self) -> RuleInputs:
        """What the rules of the table were given, with the figures of this row remembering."""
        return self._remembering(self.cell.table.given)

    @cached_property
    def award(self) -> Awarded:
        """What the rule of the row gives each unit."""
        cell = self.cell
        rounds = {period: self._remembering(scene) for period, scene in cell.table.rounds.items()}
        return awarded(self.given, cell.i, cell.table.units, cell.board.scheme.rounding, rounds)

    def _remembering(self, given: RuleInputs) -> RuleInputs:
        i = self.cell.i
        value = _column(given.observations.value, i, Line(ACTUAL, "exact"))
        points = _column(given.terms.points, i, Line(FULL, "exact"))
        return replace(
            given,
            observations=replace(given.observations, value=value),
            terms=replace(given.terms, points=points),
        )

    def steps(self, figures: Figure) -> list[Step]:
        """The lines of a figure that have not been told yet, with what is compared in the words of the row."""
        of = compared(self.cell.row)
        return [_filled(step, of) for step in steps_of(figures, self.cell.u, self.told, self._premise)]

    def _premise(self, verdict: Verdict, u: int) -> Step:
        return premise_step(self.cell, verdict, premise(self.cell.row), u)


def _filled(step: Step, of: Text) -> Step:
    """A line with what is compared in words, where a scale left that open."""
    inputs = tuple(one._replace(name=of) if one.name == OF else one for one in step.inputs)
    return replace(step, formula=step.formula.put(OF, of), inputs=inputs)


def _column(figures: Figure, i: int, line: Line) -> Figure:
    """A table of figures, float64[U, I], of which one column has a name."""
    columns = [figures[:, n] for n in range(figures.shape[1])]
    return beside([leaf(one, line) if n == i else one for n, one in enumerate(columns)])
