"""What it would take a unit to reach a goal: by each figure alone, else by several together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import nan
from typing import NamedTuple

import numpy as np

from scorecard.engine.figures import among_of, official
from scorecard.language.derived import RowPlace
from scorecard.model.board import Board, Place, TableBoard
from scorecard.model.due_periods import month_begun
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.unit import Unit, position_of
from scorecard.study.explain.again import state_of
from scorecard.study.gap.cell import cells_of
from scorecard.study.gap.combination import Combination, combination
from scorecard.study.gap.goal import CellGoal, Goal, GradeGoal, Kind, PlaceGoal, TotalGoal, next_rank
from scorecard.study.gap.search import SingleFigure, single
from scorecard.study.gap.trial import Standing, Trial, TrialOutcome


class WantedGoal(NamedTuple):
    """What is asked: the kind of goal, the rank or the grade, and the rows (table, id) it is asked of; () for all."""

    kind: Kind = "next"
    rank: int = 0
    grade: str = ""
    rows: tuple[tuple[str, str], ...] = ()


class NeededFigure(NamedTuple):
    """What one figure alone would have to be.

    table, of : the row whose goal it is for; of a goal of the unit the row of the figure itself
    """

    single: SingleFigure
    table: int
    of: Indicator


class Gap(NamedTuple):
    """What a unit lacks for its goal.

    now : where it stands, `reached` if it has the goal already; rank : the place wanted, NaN for other goals
    lacking : the rows for want of which it is unranked; unsent : the rows short of their goal for which no figure
        that can be tried is sent in; goals : how many rows have a goal of their own; periods : how many of the year
        are still to come
    """

    unit: Unit
    place: Place
    wanted: WantedGoal
    now: TrialOutcome
    rank: float
    singles: tuple[NeededFigure, ...]
    combination: Combination | None
    lacking: tuple[Indicator, ...]
    unsent: tuple[Indicator, ...]
    goals: int
    periods: int

    @property
    def by_row(self) -> bool:
        """Whether each row has a goal of its own."""
        return self.wanted.kind in ("target", "pace", "full")


def gap(board: Board, place: Place, unit: Unit, wanted: WantedGoal, standing: Standing | None = None) -> Gap:
    """What it would take one unit of a table or total.

    standing : that of the board, where several units are asked about
    """
    standing = standing or Standing(board)
    deciding = standing.deciding
    if wanted.kind in ("target", "pace", "full"):
        return _gap_by_row(standing, place, unit, wanted)
    cells = [cell for cell in cells_of(board, unit.id, deciding.rows) if _is_asked(board, cell.place, wanted)]
    u = [other.id for other in place.units].index(unit.id)
    rank = next_rank(place, u) if wanted.kind == "next" else float(wanted.rank or np.nan)
    goal: TotalGoal = (
        GradeGoal(unit.id, place.of.id, wanted.grade)
        if wanted.grade
        else PlaceGoal(unit.id, place.of.id, rank, _ranked_in(place, u))
    )
    trial = Trial(standing, goal, unit.id, place.of.id)
    now = trial.outcome({})
    # The first has nobody before it, and who is unranked nobody next to it.
    nothing = wanted.kind == "next" and np.isnan(rank)
    singles = () if now.reached or nothing else tuple(single(trial, cell) for cell in cells)
    together: Combination | None = None
    if singles and not any(answer.to is not None for answer in singles):
        together = combination(trial, cells)
    needed = tuple(NeededFigure(answer, answer.cell.table, answer.cell.indicator) for answer in singles)
    reached = now.reached or (nothing and not np.isnan(now.rank))
    return _gap(board, place, unit, wanted, now._replace(reached=reached), rank, needed, together)


def _ranked_in(place: Place, u: int) -> str:
    """The group whose units a unit is ranked among; "" where all are ranked together, or its group is not known."""
    return place.units[u].group or "" if among_of(place) == "group" else ""


def _gap(
    board: Board,
    place: Place,
    unit: Unit,
    wanted: WantedGoal,
    now: TrialOutcome,
    rank: float,
    needed: Sequence[NeededFigure],
    together: Combination | None,
    unsent: Sequence[Indicator] = (),
    goals: int = 0,
) -> Gap:
    period, frequency = board.period, board.scheme.frequency
    to_come = sum(other > period for other in period.periods_of_year(frequency))
    lacking = tuple(_lacking_rows(board, unit))
    sensible_first = tuple(sorted(needed, key=lambda one: one.single.doubtful))
    return Gap(
        unit, place, wanted, now, rank, sensible_first, together, lacking, tuple(unsent), goals, to_come
    )


def _lacking_rows(board: Board, unit: Unit) -> Iterator[Indicator]:
    for table in board.tables:
        for u, other in enumerate(table.units):
            if other.id == unit.id:
                yield from (row for i, row in enumerate(table.table.rows) if table.lacking[u, i])


def _is_asked(board: Board, row: RowPlace, wanted: WantedGoal) -> bool:
    table = board.tables[row.table].table
    return not wanted.rows or (table.id, table.rows[row.row].id) in wanted.rows


def _counted_before(board: Board, place: RowPlace, unit: Unit) -> float:
    """What a flow had come to before the period, towards the target of its year or plan; NaN where that is not known."""
    scheme, period, table = board.scheme, board.period, board.tables[place.table]
    row = table.table.rows[place.row]
    month = month_begun(scheme, row, period)
    end = Period(period.year, month) if month else Period(period.year - 1, 12)
    if end.year not in scheme.years_of(row, period.year):
        return 0.0
    then = state_of(board).then(end)
    return float(then.to_date(place)[0][table.units.index(unit)]) if then else nan


def _gap_by_row(standing: Standing, place: Place, unit: Unit, wanted: WantedGoal) -> Gap:
    """Each row that has not reached its own target, pace or full points: what its figures would have to be."""
    board, deciding = standing.board, standing.deciding
    u = [other.id for other in place.units].index(unit.id)
    needed: list[NeededFigure] = []
    unsent: list[Indicator] = []
    rows = [at for at in _goal_rows(board, unit, wanted) if _is_asked(board, at, wanted)]
    for at in rows:
        row = board.tables[at.table].table.rows[at.row]
        before = _counted_before(board, at, unit) if wanted.kind == "target" and row.alone else 0.0
        goal: Goal = CellGoal(*at, unit.id, wanted.kind, before)
        trial = Trial(standing, goal, unit.id, place.of.id)
        if not trial.outcome({}).reached:
            cells = list(cells_of(board, unit.id, deciding.made_of(at)))
            needed += [NeededFigure(single(trial, cell), at.table, row) for cell in cells]
            unsent += [] if cells else [row]
    reached = not needed and not unsent
    now = TrialOutcome(reached, float(place.total.shown[u]), float(official(place)[u]))
    return _gap(board, place, unit, wanted, now, float("nan"), needed, None, unsent, len(rows))


def _goal_rows(board: Board, unit: Unit, wanted: WantedGoal) -> Iterator[RowPlace]:
    for n, table in enumerate(board.tables):
        for i in range(len(table.table.rows)):
            if _has_goal(table, unit, i, wanted):
                yield RowPlace(n, i)


def _has_goal(table: TableBoard, unit: Unit, i: int, wanted: WantedGoal) -> bool:
    """Whether a row has something of the kind to reach for a unit in this period."""
    u = position_of(unit.id, table.units)
    if u is None or not (table.terms.due_now[i] and table.terms.applicable[u, i]):
        return False
    if wanted.kind == "full":
        return bool(table.full.value[u, i] > 0) and not table.table.rows[i].outside
    return bool(table.terms.due[u, i].known)
