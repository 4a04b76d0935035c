"""Effects and grades judged once more: what is told of them is what the engine then says."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from scorecard.base.message import message
from scorecard.engine.conditions import Figures, Verdict, verdict
from scorecard.engine.effects import holding_effects, set_totals
from scorecard.engine.figures import figures_of
from scorecard.engine.grades import GradeResult, grades_at, moved_grades
from scorecard.language.derived import nearest_first
from scorecard.model.board import Board, Place, TableBoard
from scorecard.model.condition import Condition
from scorecard.model.effect import Effect
from scorecard.model.figure import Flags, Line, leaf
from scorecard.study.explain.step import Step
from scorecard.study.explain.walk import steps_of


class RerunOutcome:
    """The effects and grades of a table or total."""

    def __init__(self, board: Board, place: Place) -> None:
        self.board, self.place = board, place

    @cached_property
    def rows(self) -> list[TableBoard]:
        """The tables whose rows conditions may speak of, the nearest first."""
        place = self.place
        own = {place.table.id} if isinstance(place, TableBoard) else set(place.per_point)
        tables = self.board.tables
        return [tables[n] for n in nearest_first([board.table for board in tables], own)]

    @cached_property
    def figures_before(self) -> Figures:
        """The figures that effects are judged on."""
        return figures_of(self.board.scheme, self.place.before, self.rows, self.board.places)

    @cached_property
    def figures_after(self) -> Figures:
        """The figures that grades are given on."""
        return figures_of(self.board.scheme, self.place, self.rows, self.board.places)

    def printed_figure(self, condition: Condition, u: int, before: bool) -> float:
        """The figure of a condition as it is printed beside its bounds: a total in points."""
        place = self.place.before if before else self.place
        figures = figures_of(self.board.scheme, place, self.rows, self.board.places, "points")
        return float(figures(condition.id, condition.what)[u])

    def ago(self, condition: Condition, u: int, ago: int) -> tuple[str, float]:
        """The figure of a row or heading so many periods before, with the period."""
        board = next(
            part for part in self.rows if any(row.id == condition.id for row in part.table.indicators)
        )
        row, period = board.table.row(condition.id), self.board.period
        if ago and board.past:
            period = board.past.period(row, ago)
        figures = self.figures_before(condition.id, condition.what, ago)
        return period.label(self.board.scheme.calendar), float(figures[u])

    def holding(self, u: int) -> tuple[Effect, ...]:
        """The effects that hold for a unit, in the order written."""
        effects = self.place.of.effects
        if not effects:
            return ()
        flags = self.held[u].tolist()
        return tuple(effect for effect, holds in zip(effects, flags, strict=True) if holds)

    @cached_property
    def held(self) -> Flags:
        """bool[U, E], which effects hold."""
        return holding_effects(self.place.of.effects, self.place.before, self.figures_before)

    def verdicts(self, conditions: tuple[Condition, ...]) -> list[Verdict]:
        """What is told of conditions of a grade, unit by unit."""
        return [verdict(condition, self.figures_after) for condition in conditions]

    def total_set(self, u: int) -> list[Step]:
        """The line of a total that effects set; nothing where none did."""
        was = self.place.effected
        if was is None:
            return []
        remembering = replace(was, held=self.held, total=leaf(was.total, Line(message("total"))))
        return steps_of(set_totals(self.place.of.effects, remembering)[0], u, {})

    @cached_property
    def graded(self) -> GradeResult:
        """The grades before caps and shifts."""
        return grades_at(self.place, self.figures_after)

    @cached_property
    def grade(self) -> tuple[str, ...]:
        """The grades."""
        return moved_grades(self.place, self.graded)
