"""The engine run once more for one row, on figures that remember: what it then tells is the score itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

from scorecard.base.message import Message, Text, message, sense
from scorecard.engine.apply_rule import RowAward, periods_counted, rule_award
from scorecard.engine.attainment import Attainment, ahead_of_due, row_reached, short_of
from scorecard.engine.conditions import Verdict
from scorecard.engine.rules.compared import compared_quantity, outside_text
from scorecard.engine.rules.rule import parts
from scorecard.engine.target_bounds import TARGET, TargetCells, seen_value
from scorecard.engine.terms import due_targets, pace_of, row_targets
from scorecard.model.board import Board, TableBoard
from scorecard.model.ends import Ends
from scorecard.model.external_figure import ALONE, OWN, ExternalFigure
from scorecard.model.figure import (
    Figure,
    Line,
    Style,
    Told,
    leaf,
    remember_among_bare,
    stack,
    with_columns,
)
from scorecard.model.period import Period
from scorecard.model.period_targets import PeriodTargets, RuleInputs
from scorecard.scheme.compared import OF
from scorecard.scheme.target import NOT_ASSESSED
from scorecard.study.explain.premise import premise_step
from scorecard.study.explain.step import CellOf, Step
from scorecard.study.explain.walk import steps_of
from scorecard.study.explain.words import premise

ACTUAL = message("Actual")
FULL = sense("what a row is worth", "full points")


class RowRerun:
    """One row of a table scored again, for all its units."""

    def __init__(self, board: Board, table: TableBoard, i: int) -> None:
        self.board, self.table, self.i = board, table, i

    @cached_property
    def given(self) -> RuleInputs:
        """What the rules of the table were given, with the figures of this row remembering."""
        return self._remembering(self.table.given, self.board.period)

    def _remembering(self, given: RuleInputs, period: Period) -> RuleInputs:
        i = self.i
        # A panel's mark is brief, as it was on the line that formed it.
        style: Style = "brief" if given.terms.table.rows[i].judging else "exact"
        value = leaf(given.observations.value[:, i], Line(ACTUAL, style))
        return replace(
            given,
            observations=replace(
                given.observations, value=with_columns(given.observations.value, {i: value})
            ),
            terms=self._terms(given.terms, period),
            named=tuple(
                self._name_outside_figures(rows) if n == i else rows for n, rows in enumerate(given.named)
            ),
        )

    def _name_outside_figures(
        self, figures: Mapping[ExternalFigure, Figure]
    ) -> Mapping[ExternalFigure, Figure]:
        """The figures from outside the column, each under its name."""
        rows = {row.id: row.short for table in self.board.tables for row in table.table.rows}
        return {
            name: leaf(
                column,
                Line(outside_text(name, rows.get(name.id, "")), "exact" if name in (OWN, ALONE) else "brief"),
            )
            for name, column in figures.items()
        }

    def _terms(self, terms: PeriodTargets, period: Period) -> PeriodTargets:
        """The targets of the period, with those of this row remembering how they became due."""
        i, scheme = self.i, self.board.scheme
        row = terms.table.rows[i]
        # How long a period is goes by the rule as it stands, also where one round of it is told by itself.
        here = period == self.board.period
        paced = self.board.table(self.table.table.id).table.rows[i] if here else row
        pace = remember_among_bare(pace_of(scheme, paced, period))
        promised = row_targets(scheme, row, terms.groups, period)
        promised = promised._replace(
            target=leaf(promised.target, _TARGET),
            seen=leaf(promised.seen, _TARGET),
            ends=_leaves(promised.ends),
            seen_ends=_leaves(promised.seen_ends),
        )
        due = due_targets(row, promised, pace)
        units = range(terms.pace.shape[0])
        return replace(
            terms,
            target=with_columns(terms.target, {i: promised.target}),
            ends=_laid_ends(terms.ends, i, promised.ends),
            due_ends=_laid_ends(terms.due_ends, i, due.ends),
            seen_ends=_laid_ends(terms.seen_ends, i, due.seen_ends),
            due=with_columns(terms.due, {i: due.target}),
            seen=with_columns(terms.seen, {i: due.seen}),
            pace=stack([pace if n == i else terms.pace[n] for n in units]),
            points=with_columns(terms.points, {i: leaf(terms.points[:, i], Line(FULL, "exact"))}),
        )

    @cached_property
    def attained(self) -> Attainment:
        """How far the targets of the row are reached, by unit."""
        terms, i = self.given.terms, self.i
        return row_reached(
            terms.table.rows[i],
            terms.groups,
            self.given.observations.value[:, i],
            terms.ends.column(i),
            terms.due_ends.column(i),
            self.board.scheme.rounding,
        )

    @cached_property
    def ahead(self) -> Figure:
        """How far the row is ahead of what is due, by unit."""
        i, attained = self.i, self.attained
        value = self.given.observations.value[:, i]
        return ahead_of_due(self.given.terms, attained.progress, value, i, attained.completion)

    @cached_property
    def award(self) -> RowAward:
        """What the rule of the row gives each unit."""
        return rule_award(self.given, self.i, self.table.units, self.board.scheme.rounding, self.rounds)

    @cached_property
    def rounds(self) -> Mapping[Period, RuleInputs]:
        """What its rule was given in each period that it counts; the period itself goes by the figures of the row."""
        rules = parts(self.given.terms.table.rows[self.i].rule, self.given.terms.groups)
        counted = {period for rule, _ in rules for period in periods_counted(rule, self.table.rounds)}
        return {
            period: self.given
            if period == self.board.period
            else self._remembering(self.table.rounds[period], period)
            for period in counted
        }


@lru_cache(maxsize=2)
def row_rerun(board: Board, table: TableBoard, i: int) -> RowRerun:
    """The same for the units of a row that are told one after the other."""
    return RowRerun(board, table, i)


class Rerun:
    """One cell of a row scored again, with all of its `row`; what was told of it is told once."""

    def __init__(self, cell: CellOf) -> None:
        self.cell = cell
        self.told: Told = {}
        self.row = row_rerun(cell.board, cell.table, cell.i)

    def short_of(self, what: Text, level: str) -> Figure:
        """How much an actual is short of one of two levels, by unit."""
        i, terms, row = self.cell.i, self.row.given.terms, self.cell.row
        cells = [cell or NOT_ASSESSED for cell in terms.cells[i]]
        levels = leaf(TargetCells(cells).as_written([seen_value(cell, level) for cell in cells]), _TARGET)
        return short_of(
            what, self.row.given.observations.value[:, i], levels, row.direction, row.rule.reverse
        )

    def steps(self, figures: Figure) -> list[Step]:
        """The lines of a figure that have not been told yet, with what is compared in the words of the row."""
        of = compared_quantity(self.cell.row)
        return [_fill_compared(step, of) for step in steps_of(figures, self.cell.u, self.told, self._premise)]

    def _premise(self, verdict: Verdict, u: int) -> Step:
        return premise_step(self.cell, verdict, premise(self.cell.row), u)


def _fill_compared(step: Step, of: Text) -> Step:
    """A line with what is compared in words, where a scale left that open."""
    formula = step.formula.substitute(OF, of) if isinstance(step.formula, Message) else step.formula
    inputs = tuple(given._replace(name=of) if given.name == OF else given for given in step.inputs)
    return replace(step, formula=formula, inputs=inputs)


_TARGET = Line(TARGET, "exact")


def _leaves(ends: Ends) -> Ends:
    return ends._replace(lower=leaf(ends.lower, _TARGET), upper=leaf(ends.upper, _TARGET))


def _laid_ends(ends: Ends, i: int, column: Ends) -> Ends:
    """Ends of which those of one row remember."""
    return ends._replace(
        lower=with_columns(ends.lower, {i: column.lower}), upper=with_columns(ends.upper, {i: column.upper})
    )
