"""How a number came about, as numbered steps; every figure is one that the board holds."""

from __future__ import annotations

from math import isnan

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.engine.conditions import verdict
from scorecard.model.board import Board, TableBoard
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.scheme.condition_words import NOTHING
from scorecard.study.corrections import corrections_of
from scorecard.study.disallowed import UNKNOWN, chosen_rows
from scorecard.study.explain.allowed_words import may_text, range_text, when_text
from scorecard.study.explain.derived import derived_steps
from scorecard.study.explain.group import goes_by_group, group_of
from scorecard.study.explain.light import lit_up
from scorecard.study.explain.place import child, nested_steps, place_steps, share_steps, table_total
from scorecard.study.explain.premise import premise_step
from scorecard.study.explain.reported import report_steps
from scorecard.study.explain.rerun_table import RerunTable
from scorecard.study.explain.rule import is_unearned, rule_need_steps, rule_steps, shut
from scorecard.study.explain.shown import shown_beside
from scorecard.study.explain.step import CellOf, Step
from scorecard.study.explain.target import attainment_steps, due_by_now, target_steps
from scorecard.study.explain.total import steps_of_totals, totals_of
from scorecard.study.explain.why import why_not

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
    when, may = when_text(rows[chosen]), may_text(rows[chosen])
    sentence = message("{time}: {may}", time=when, may=may)
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
