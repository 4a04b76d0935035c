"""What becomes of a cell's points: shares for items that do not apply, heading, table, total, rank."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import numpy as np

from scorecard.base.message import Text, comma_list, message, sense, sequence
from scorecard.model.figure import same as same_figure
from scorecard.scheme.written import exact, figure, percent
from scorecard.study.explain.coverage import coverage_steps
from scorecard.study.explain.outcome import effect_steps, grade_steps
from scorecard.study.explain.ranked import rank_steps, unranked_steps
from scorecard.study.explain.rerun_table import RerunTable
from scorecard.study.explain.rounding import rounded_step
from scorecard.study.explain.step import CellOf, Input, Step
from scorecard.study.explain.total import steps_of_totals, totals_over


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
    value = cell.row.word(cell.value) or figure(cell.value)
    parts = [message("actual {value}", value=value)]
    target, progress = (
        cell.table.terms.text(cell.u, cell.i),
        float(cell.table.progress[cell.u, cell.i]),
    )
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
