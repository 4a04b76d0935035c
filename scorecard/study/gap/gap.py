"""What it would take a unit to reach a goal: by each figure alone, else by several together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from scorecard.engine.figures import official
from scorecard.language.derived import RowPlace, formulas_of, known_to
from scorecard.model.board import Board, Place, TableBoard
from scorecard.model.indicator import Indicator
from scorecard.model.unit import Unit
from scorecard.study.gap.cell import Cell, cells_of
from scorecard.study.gap.combination import Combination, combination
from scorecard.study.gap.goal import Goal, Kind, OfCell, OfGrade, OnPlace, Rank, next_rank
from scorecard.study.gap.search import Single, single
from scorecard.study.gap.trial import Outcome, Trial


class Wanted(NamedTuple):
    """What is asked: the kind of goal, the rank or the grade, and the rows (table, id) it is asked of; () for all."""

    kind: Kind = "next"
    rank: int = 0
    grade: str = ""
    rows: tuple[tuple[str, str], ...] = ()


class Needed(NamedTuple):
    """What one figure alone would have to be.

    table, of : the row whose goal it is for; of a goal of the unit the row of the figure itself
    """

    single: Single
    table: int
    of: Indicator


class Gap(NamedTuple):
    """What a unit lacks for its goal.

    now : where it stands, `reached` if it has the goal already; rank : the place wanted, NaN for other goals
    lacking : the rows for want of which it is unranked; periods : how many of the year are still to come
    """

    unit: Unit
    place: Place
    wanted: Wanted
    now: Outcome
    rank: float
    singles: tuple[Needed, ...]
    combination: Combination | None
    lacking: tuple[Indicator, ...]
    periods: int


def gap(board: Board, place: Place, unit: Unit, wanted: Wanted) -> Gap:
    """What it would take one unit of a table or total."""
    cells = [cell for cell in cells_of(board, unit.id) if _is_asked(board, cell, wanted)]
    if wanted.kind in ("target", "pace", "full"):
        return _of_cells(board, place, unit, wanted, cells)
    u = [other.id for other in place.units].index(unit.id)
    rank = next_rank(board, place, u) if wanted.kind == "next" else float(wanted.rank or np.nan)
    goal: OnPlace = (
        OfGrade(unit.id, place.of.id, wanted.grade) if wanted.grade else Rank(unit.id, place.of.id, rank)
    )
    trial = Trial(board, goal, unit.id, place.of.id)
    now = trial.outcome({})
    # The first has nobody before it, and who is unranked nobody next to it.
    nothing = wanted.kind == "next" and np.isnan(rank)
    singles = () if now.reached or nothing else tuple(single(trial, cell) for cell in cells)
    together: Combination | None = None
    if singles and not any(answer.to is not None for answer in singles):
        together = combination(trial, cells)
    needed = tuple(Needed(answer, answer.cell.table, answer.cell.indicator) for answer in singles)
    reached = now.reached or (nothing and not np.isnan(now.rank))
    return _gap(board, place, unit, wanted, now._replace(reached=reached), rank, needed, together)


def _gap(
    board: Board,
    place: Place,
    unit: Unit,
    wanted: Wanted,
    now: Outcome,
    rank: float,
    needed: tuple[Needed, ...],
    together: Combination | None,
) -> Gap:
    period, frequency = board.period, board.scheme.frequency
    to_come = sum(other > period for other in period.in_year(frequency))
    lacking = tuple(_lacking(board, unit))
    return Gap(unit, place, wanted, now, rank, needed, together, lacking, to_come)


def _lacking(board: Board, unit: Unit) -> Iterator[Indicator]:
    for table in board.tables:
        for u, other in enumerate(table.units):
            if other.id == unit.id:
                yield from (row for i, row in enumerate(table.table.rows) if table.lacking[u, i])


def _is_asked(board: Board, cell: Cell, wanted: Wanted) -> bool:
    table = board.tables[cell.table].table.id
    return not wanted.rows or (table, cell.indicator.id) in wanted.rows


def _of_cells(board: Board, place: Place, unit: Unit, wanted: Wanted, cells: Sequence[Cell]) -> Gap:
    """Each row that has not reached its own target, pace or full points: what its figure would have to be."""
    u = [other.id for other in place.units].index(unit.id)
    total = float(place.total.shown[u]), float(official(place)[u])
    needed: list[Needed] = []
    every = list(cells_of(board, unit.id))
    for n, table in enumerate(board.tables):
        for i, row in enumerate(table.table.rows):
            if not _has_goal(table, unit, i, wanted) or (
                wanted.rows and (table.table.id, row.id) not in wanted.rows
            ):
                continue
            goal: Goal = OfCell(n, i, unit.id, wanted.kind)
            trial = Trial(board, goal, unit.id, place.of.id)
            if not trial.outcome({}).reached:
                made_of = _made_of(board, n, i)
                needed += [
                    Needed(single(trial, cell), n, row) for cell in every if (cell.table, cell.row) in made_of
                ]
    return _gap(board, place, unit, wanted, Outcome(not needed, *total), float("nan"), tuple(needed), None)


def _has_goal(table: TableBoard, unit: Unit, i: int, wanted: Wanted) -> bool:
    """Whether a row has something of the kind to reach for a unit in this period."""
    u = next((n for n, other in enumerate(table.units) if other.id == unit.id), -1)
    if u < 0 or not (table.terms.due_now[i] and table.terms.applicable[u, i]):
        return False
    if wanted.kind == "full":
        return bool(table.full.value[u, i] > 0) and not table.table.rows[i].outside
    return bool(table.terms.due[u, i].known)


def _made_of(board: Board, n: int, i: int) -> set[tuple[int, int]]:
    """The figures that are sent in of which a row is made; its own where it is not worked out."""
    tables = [table.table for table in board.tables]
    formulas = formulas_of(tables)
    waiting, rows = [RowPlace(n, i)], set()
    seen: set[RowPlace] = set()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        if at in formulas:
            known = known_to(tables, at.table)
            waiting += [known[figure.name] for figure in formulas[at].figures]
        else:
            rows.add((at.table, at.row))
    return rows
