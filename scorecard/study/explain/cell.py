"""How a number came about, as numbered steps, and what becomes of it; every figure is one that the board holds."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import numpy as np

from scorecard.base.message import Text, comma_list, message, sense, sequence
from scorecard.base.records import dataclass
from scorecard.engine.conditions import verdict
from scorecard.model.board import Board, TableBoard
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.figure import same as same_figure
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.scheme.condition_words import NOTHING
from scorecard.scheme.written import exact, figure, percent
from scorecard.study.corrections import corrections_of
from scorecard.study.disallowed import UNKNOWN, chosen_rows
from scorecard.study.explain.allowed_words import may_text, range_text, when_text
from scorecard.study.explain.coverage import coverage_steps
from scorecard.study.explain.derived import derived_steps
from scorecard.study.explain.group import goes_by_group, group_of
from scorecard.study.explain.light import lit_up
from scorecard.study.explain.outcome import effect_steps, grade_steps
from scorecard.study.explain.premise import premise_step
from scorecard.study.explain.ranked import rank_steps, unranked_steps
from scorecard.study.explain.reported import report_steps
from scorecard.study.explain.rerun_table import RerunTable
from scorecard.study.explain.rounding import rounded_step
from scorecard.study.explain.rule import is_unearned, rule_need_steps, rule_steps, shut
from scorecard.study.explain.shown import shown_beside
from scorecard.study.explain.step import CellOf, Input, Step
from scorecard.study.explain.target import attainment_steps, due_by_now, target_steps
from scorecard.study.explain.total import steps_of_totals, totals_of, totals_over
from scorecard.study.explain.why import why_not


def share_steps(cell: CellOf, rerun: RerunTable) -> list[Step]:
    """How many points the cell counts for after shares for items that do not apply, and after its headings."""
    table, u, i = cell.table, cell.u, cell.i
    steps = rerun.shares(i)
    full, counted = table.full[u, i], table.counted_full[u, i]
    moved = full.value > 0 and counted.value > 0 and not same_figure(full, counted)
    if not table.table.tree.plain or not moved:
        return rerun.counted_steps(i)
    return [_given_up(cell), *steps, *rerun.counted_steps(i)]


def _given_up(cell: CellOf) -> Step:
    """The items that do not apply, and what the row was and is worth."""
    table, u, i = cell.table, cell.u, cell.i
    given_up = np.flatnonzero((table.full.value[u] > 0) & ~(table.counted_full.value[u] > 0)).tolist()
    rows = [(table.table.rows[n], float(table.full[u, n])) for n in given_up]
    names = [f"{row.short} {exact(full)}" for row, full in rows]
    inputs = tuple(Input(row.short, full, row.span) for row, full in rows)
    sentence = message(
        "not applicable: {names}; the points go to the others in proportion", names=comma_list(names)
    )
    worth = f"{exact(float(table.full[u, i]))} → {figure(float(table.counted_full[u, i]))}"
    return Step(message("Shares"), sentence, shown=worth, inputs=inputs)


def place_steps(cell: CellOf, rerun: RerunTable) -> list[Step]:
    """Where the cell ends up: its headings, its table, the totals it counts in, and the ranks."""
    board, table, u = cell.board, cell.table, cell.u
    if not cell.row.scores:
        return []
    steps = _headings(cell, rerun)
    steps += table_total(cell, rerun)
    steps += steps_of_totals(board, totals_over(board, table.table.id), cell.unit)
    # Of a table with nothing for the unit there is nothing to tell, unless an effect has set its total.
    stands = (table.full.value[u] > 0).any() or table.terms.extra[u] or table.total.known[u]
    return steps if stands else []


def child(cell: CellOf) -> Step:
    """A row of a heading in one line: what it came from, and the points it counts for."""
    name = cell.row.short
    counted = float(cell.table.counted[cell.u, cell.i])
    if isnan(counted):
        return Step(name, message("no points"), shown=cell.status.text)
    full = float(cell.table.counted_full[cell.u, cell.i])
    worth = figure(counted) if cell.row.outside else f"{figure(counted)} / {figure(full)}"
    if isnan(cell.value):
        return Step(name, cell.status.text, counted, worth)
    parts = [message("actual {value}", value=cell.row.word(cell.value) or figure(cell.value))]
    target, progress = (cell.table.terms.text(cell.u, cell.i), float(cell.table.progress[cell.u, cell.i]))
    if target:
        parts.append(message("target {target}", target=target))
    if not isnan(progress):
        parts.append(message("progress {progress}", progress=percent(progress)))
    return Step(name, sequence(parts, sense("between clauses", ", ")), counted, worth)


def nested_steps(cell: CellOf, heading: str, rerun: RerunTable) -> list[Step]:
    """The headings below a heading."""
    headings, tree = cell.table.headings, cell.table.table.tree
    first, inside = headings.index(heading), set(tree.rows_under(heading))
    below = [h for h, id in enumerate(headings) if h > first and inside.issuperset(tree.rows_under(id))]
    return _heading_steps(cell, below, rerun)


def _headings(cell: CellOf, rerun: RerunTable) -> list[Step]:
    """The headings above the cell; of others nothing is told."""
    table = cell.table
    above = [h for h, id in enumerate(table.headings) if cell.i in table.table.tree.rows_under(id)]
    for h in range(len(table.headings)):
        if h not in above:
            rerun.pass_heading(h)
    return _heading_steps(cell, above, rerun)


def _heading_steps(cell: CellOf, headings: list[int], rerun: RerunTable) -> list[Step]:
    """Some headings that have points; they stand before those below them, and what one is made of is told first."""
    known = cell.table.heading_points.known[cell.u]
    return [step for h in reversed(headings) if known[h] for step in rerun.heading(h)]


def table_total(cell: CellOf, rerun: RerunTable | None = None) -> list[Step]:
    """The table's total as the sum of its rows, the real rounding of it if declared, and the rank."""
    table, u = cell.table, cell.u
    was = table.effected or table
    lacks = bool(table.lacking[u].any() or was.total.missing[u])
    name = message("Points known") if lacks else message("Table total")
    steps = _combining_steps(cell, name, rerun or RerunTable(table, u))
    rounding = cell.board.scheme.rounding
    if rounding.total is not None and was.total.known[u]:
        before, after = float(was.known[u]), float(was.total[u])
        title = message("Total rounded")
        steps.append(rounded_step(title, before, after, rounding.total, rounding.mode))
    steps += [*coverage_steps(table, u), *effect_steps(cell.board, table, u)]
    steps += unranked_steps(table, u) if table.partial[u] else rank_steps(cell.board, table, u)
    return [*steps, *grade_steps(cell.board, table, u)]


def _combining_steps(cell: CellOf, what: Text, rerun: RerunTable) -> list[Step]:
    """How the rows of a table make its total; a limit that cut it stands before the total."""
    table, u = cell.table, cell.u
    was = table.effected or table
    known, full = float(was.known[u]), float(table.full_total[u])
    worth = f"{figure(known)} / {figure(full)}" if full else figure(known)
    for h in range(len(table.headings)):
        rerun.pass_heading(h)
    made, *cut = rerun.total()
    if isnan(made.result):
        unformed = table.table.tree.way.unformed
        none = unformed[0] if unformed and table.lacking[u].any() else "0 = 0"
        return [Step(what, none, known, worth)]
    if not cut:
        return [replace(made, what=what, result=known)]
    (limit,) = cut
    total = Step(what, figure(known), known, worth)
    return [replace(made, what=message("Sum")), replace(limit, shown=figure(known)), total]


_ALLOWED = message("Allowed")


@dataclass(frozen=True)
class Explanation:
    """The steps of one cell, or of a heading (`cell` is then its first child's).

    points, full : points earned and full points, before shares for items that do not apply; a
        heading's after them, as it is printed
    """

    unit: Unit
    table: TableBoard
    row: Indicator
    cell: CellOf
    points: float
    full: float
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Correction:
    """A corrected figure of a unit: the chain of ledger entries, the first report first."""

    row: Indicator
    chain: tuple[int, ...]


def explain_cell(board: Board, table: TableBoard, unit: Unit, row: Indicator) -> Explanation:
    """What was reported, what was due, the rule at work, and the place in the total."""
    u, i = table.units.index(unit), table.table.index[row.id]
    cell = CellOf(board, table, u, i)
    indicator = table.table.rows[i]
    steps = [
        *(derived_steps(cell) if indicator.derived else report_steps(cell)),
        *_allowed_steps(cell),
        *target_steps(cell),
    ]
    if cell.status not in (Status.NOT_APPLICABLE, Status.NOT_DUE):
        steps += [*due_by_now(cell), *attainment_steps(cell), *lit_up(cell)]
    steps += shown_beside(cell)
    if goes_by_group(indicator):
        # What the value needs too has been told.
        steps += [step for step in group_of(board, unit) if step not in steps]
    scored = not isnan(table.basis[u, i]) or (cell.status == Status.SCORED and shut(cell))
    if scored:
        steps += rule_steps(cell)
    elif not isnan(cell.value):
        steps += rule_need_steps(cell)
    if not scored or isnan(cell.points) or is_unearned(cell):
        steps += why_not(cell)
    rerun = RerunTable(table, u)
    steps += [*share_steps(cell, rerun), *place_steps(cell, rerun)]
    return Explanation(unit, table, indicator, cell, cell.points, cell.full, tuple(steps))


def _allowed_steps(cell: CellOf) -> list[Step]:
    """The conditions down to the row that counts, each with the figure it looks at, and what it allows."""
    rows = cell.row.allowed_if
    if not rows:
        return []
    chosen = chosen_rows(cell.table, cell.i)[cell.u]
    looked_at = rows[: chosen + 1] if chosen >= 0 else rows
    conditions = dict.fromkeys(condition for rule in looked_at for condition in rule.conditions)
    named = cell.table.named[cell.i]
    verdicts = [
        verdict(condition, lambda id, what: named[ExternalFigure(id, what)]) for condition in conditions
    ]
    steps = [premise_step(cell, condition_verdict, NOTHING, cell.u) for condition_verdict in verdicts]
    if chosen < 0:
        sentence = (
            message("the figure to be looked at is not there: not checked")
            if chosen == UNKNOWN
            else message("no row holds, so nothing may be sent in")
        )
        return [*steps, Step(_ALLOWED, sentence)]
    sentence = message("{time}: {may}", time=when_text(rows[chosen]), may=may_text(rows[chosen]))
    return [*steps, Step(_ALLOWED, sentence, shown=range_text(rows[chosen].between, rows[chosen].whole))]


def explain_heading(board: Board, table: TableBoard, unit: Unit, heading: Indicator) -> Explanation:
    """The points of a heading's children, their sum, and the place in the total."""
    u, h = table.units.index(unit), table.headings.index(heading.id)
    cells = [CellOf(board, table, u, i) for i in table.table.tree.rows_under(heading.id)]
    rerun = RerunTable(table, u)
    inside = nested_steps(cells[0], heading.id, rerun)
    steps = [*(child(cell) for cell in cells), *inside, *place_steps(cells[0], rerun)]
    points, full = float(table.heading_points[u, h]), float(table.heading_full[u, h])
    return Explanation(unit, table, heading, cells[0], points, full, tuple(steps))


def explain_totals(board: Board, unit: Unit, table: TableBoard | None = None) -> tuple[Step, ...]:
    """How a unit's totals are made up; with `table`, that table's alone."""
    if table is not None and table.table.inputs:
        return ()
    group = group_of(board, unit)
    if table is not None:
        return (*group, *table_total(_any_cell(board, table, unit)))
    steps = steps_of_totals(board, totals_of(board), unit)
    if not steps:
        tables = [part for part in tables_of(board, unit) if not part.table.inputs]
        each = [(part.table.title, table_total(_any_cell(board, part, unit))) for part in tables]
        steps = [step.under(title) if len(each) > 1 else step for title, told in each for step in told]
    return (*group, *steps)


def _any_cell(board: Board, table: TableBoard, unit: Unit) -> CellOf:
    return CellOf(board, table, table.units.index(unit), 0)


def tables_of(board: Board, unit: Unit) -> tuple[TableBoard, ...]:
    """The tables a unit stands in."""
    return tuple(table for table in board.tables if unit in table.units)


def corrections_for(board: Board, unit: Unit, tables: tuple[TableBoard, ...]) -> tuple[Correction, ...]:
    """The corrections in force behind a unit's figures, in printed order."""
    return tuple(
        Correction(row, chain)
        for table in tables
        for i, row in enumerate(table.table.rows)
        for chain in corrections_of(board.ledger, table, table.units.index(unit), i)
    )
