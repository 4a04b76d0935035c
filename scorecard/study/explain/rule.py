"""The rule of a cell at work: what it compared, the arithmetic, and which limit cut."""

from __future__ import annotations

from dataclasses import replace
from math import isnan, nan

from scorecard.base.decimals import decimal_text, ends
from scorecard.base.message import comma_list, message, sense
from scorecard.engine.apply_rule import counted_in_round, rule_award
from scorecard.engine.rules.compared import compared_quantity
from scorecard.model.figure import Figure, where
from scorecard.model.period import Period
from scorecard.model.status import Status
from scorecard.scheme.written import exact, figure
from scorecard.study.explain.again import board_at
from scorecard.study.explain.derived import derived_steps
from scorecard.study.explain.outside import outside_steps
from scorecard.study.explain.reported import report_steps
from scorecard.study.explain.rounding import rounded_step
from scorecard.study.explain.step import CellOf, Input, Step
from scorecard.study.explain.target import attainment_steps, due_by_now
from scorecard.study.explain.words import rule_text

_EVERY = message("Points by period")


def rule_steps(cell: CellOf) -> list[Step]:
    """The rule in words, what it compared, the points it gives, and the limits and rounding after it."""
    steps = _period_sum_steps(cell) if cell.row.rule.every else points_steps(cell)
    kept = cell.rerun.row.award.points.at(cell.u)
    return [_rule(cell), *steps, *([] if isnan(kept) or isnan(cell.points) else rounding_steps(cell, kept))]


def shut(cell: CellOf) -> bool:
    """Whether a condition that fails decides although the rule has nothing to compare, as by a divisor of 0."""
    if isnan(cell.value) or not cell.row.rule.only_if or not isnan(cell.basis):
        return False
    return bool(cell.rerun.row.award.points.known[cell.u])


def is_unearned(cell: CellOf) -> bool:
    """Whether the points of a pending cell are what the scheme says of such cells, and not what its rule gives."""
    return cell.status == Status.PENDING and bool(cell.rerun.row.award.points.missing[cell.u])


def points_steps(cell: CellOf) -> list[Step]:
    """What the rule compared, and the points it gives in one period, after its limits."""
    points = cell.rerun.row.award.points
    steps = _no_comparison_steps(cell) if isnan(cell.basis) else _comparison_steps(cell)
    return steps if isnan(cell.points) or points.missing[cell.u] else [*steps, *cell.rerun.steps(points)]


def _comparison_steps(cell: CellOf) -> list[Step]:
    """What was compared, and the figures from elsewhere."""
    needed = cell.row.rule.compare.needed
    others = tuple(name for name in cell.row.rule.named if name not in needed)
    return [
        *outside_steps(cell, needed),
        *cell.rerun.steps(cell.rerun.row.award.basis),
        *outside_steps(cell, others),
    ]


def _no_comparison_steps(cell: CellOf) -> list[Step]:
    """The figures from elsewhere, and that they leave nothing to compare."""
    sentence = message("nothing to divide by or to compare with: there is none")
    return [
        *outside_steps(cell, cell.row.rule.named),
        Step(message("{text:capital}", text=compared_quantity(cell.row)), sentence, nan, message("none")),
    ]


def _period_sum_steps(cell: CellOf) -> list[Step]:
    """The points of each period so far, and their sum."""
    rerun = cell.rerun
    steps: list[Step] = []
    inputs: list[Input] = []
    for period, points in rerun.row.award.by_period.items():
        label = period.label(cell.board.scheme.calendar)
        steps += [step.under(label) for step in _period_steps(cell, period, points)]
        inputs.append(Input(label, float(points.shown[cell.u])))
    absent = [str(given.name) for given in inputs if isnan(float(given.value))]
    if absent:
        sentence = message("no points for {names}, so there is no sum", names=comma_list(absent))
        return [*steps, Step(_EVERY, sentence, nan, cell.status.text, tuple(inputs))]
    total, *limits = rerun.steps(rerun.row.award.points)
    return [*steps, replace(total, inputs=tuple(inputs)), *limits]


def _period_steps(cell: CellOf, period: Period, points: Figure) -> list[Step]:
    """One of the periods that a rule counts, worked out on its own figures."""
    then, told = _cell_in_period(cell, period), cell.rerun.steps(points)
    if not counted_in_round(cell.table.rounds[period], then.i)[then.u]:
        return told
    steps = derived_steps(then) if then.row.derived else report_steps(then)
    if isnan(then.value):
        return steps
    return [*steps, *due_by_now(then), *attainment_steps(then), *points_steps(then)]


def _cell_in_period(cell: CellOf, period: Period) -> CellOf:
    """The cell on that period's own figures, as if its rule looked at that period alone."""
    board = cell.board if period == cell.board.period else board_at(cell.board, period)
    table, scene = board.table(cell.table.table.id), cell.table.rounds[period]
    then = scene.terms.table.rows[cell.i]
    once = then.with_rule(cell.row.rule.in_round(then.rule))
    rows = tuple(once if row.id == once.id else row for row in table.table.indicators)
    terms = replace(scene.terms, table=replace(scene.terms.table, indicators=rows))
    given = rule_award(replace(scene, terms=terms), cell.i, table.units, board.scheme.rounding, {})

    def put_column(figures: Figure, column: Figure) -> Figure:
        out = figures.copy()
        out.put((slice(None), cell.i), column)
        return out

    there = replace(
        table,
        terms=terms,
        observations=scene.observations,
        given=replace(scene, terms=terms),
        named=scene.named,
        basis=put_column(table.basis, where(scene.observations.value.missing[:, cell.i], nan, given.basis)),
        points=put_column(table.points, given.points),
    )
    return CellOf(board, there, cell.u, cell.i)


def rule_need_steps(cell: CellOf) -> list[Step]:
    """The rule and what it wants from elsewhere, where it could compare nothing."""
    named = cell.row.rule.named
    return [_rule(cell), *outside_steps(cell, named)] if named and cell.row.scores else []


def _rule(cell: CellOf) -> Step:
    row = cell.row
    clause = row.rule.clause or row.clause
    sentence = rule_text(row)
    worth = message("full points {full}", full=exact(cell.full))
    if row.outside:
        worth = message("bonus") if row.counts_as == "bonus" else message("deduction")
    on = message(". Clause: {clause}", clause=clause) if clause else ""
    span = row.rule.span if row.rule.span.line else row.span
    given = Input(sense("what a row is worth", "full points"), cell.full, span)
    return Step(
        sense("a step", "Rule"), message("{words}{date}", words=sentence, date=on), cell.full, worth, (given,)
    )


def rounding_steps(cell: CellOf, points: float) -> list[Step]:
    """Real rounding where the scheme declares it, else how the figure is printed."""
    rounding = cell.board.scheme.rounding
    if rounding.points is not None:
        label, more = message("Rounding"), message(", which counts from here on")
        return [rounded_step(label, points, cell.points, rounding.points, rounding.mode, more)]
    return printed_steps(cell)


def printed_steps(cell: CellOf) -> list[Step]:
    """How the points are printed, where that is not what they are."""
    decimals = cell.board.scheme.decimals.points
    if ends(cell.points) and float(decimal_text(cell.points, decimals)) == cell.points:
        return []
    points_text = decimal_text(cell.points, decimals)
    sentence = message(
        "{points} is printed as {shown}, half-up", points=figure(cell.points), shown=points_text
    )
    return [Step(message("Printed"), sentence, cell.points, points_text)]
