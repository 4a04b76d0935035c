"""Which figures of a cell would seem to reach a goal: a forecast that says where to look, and never the answer."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.engine.compared_with import looks_at_units
from scorecard.engine.row_rounding import round_row_values
from scorecard.engine.rules.rule import parts
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Floats, as_figures
from scorecard.model.rule import Rule
from scorecard.study.gap.cell import Cell
from scorecard.study.gap.goal import CellGoal, Goal, TotalGoal
from scorecard.study.monotone import Rules, points_at, turning

Ks = NDArray[np.int64]


class Forecast(NamedTuple):
    """Of figures in steps: what each is worth, the more the nearer to the goal, and which seem to reach it.

    reaches : None where that is not known
    """

    worth: Floats
    reaches: NDArray[np.bool_] | None


class Forecaster:
    """Forecasts what figures of a cell would do, from the rule of its row and what a point of it brings to the total.

    base : what stands; looked_at : whether other things look at the figure
    further : what other figures that are tried along with it bring to the total
    """

    def __init__(self, base: Board, goal: Goal, cell: Cell, looked_at: bool, further: float = 0.0) -> None:
        self.base, self.goal, self.cell = base, goal, cell
        self._table: TableBoard = base.tables[cell.table]
        self._rules = Rules(self._table.scene, self._table.units, base.scheme.rounding)
        self._further = further
        self.way = goal.way(base)
        self.rule = self._own_rule()
        self.whole = self._is_whole(looked_at)
        self.per_point = self._total_per_point()

    def _own_rule(self) -> Rule | None:
        """The rule that makes points of the figure itself; None where other rows do, or it counts period by period."""
        if self._table.table.inputs or not (self.cell.indicator.scores or self.cell.indicator.outside):
            return None
        for rule, here in parts(self.cell.indicator.rule, self._table.terms.groups):
            if here[self.cell.unit]:
                return None if rule.every or np.isnan(self.cell.before) else rule
        return None

    def _is_whole(self, looked_at: bool) -> bool:
        """Whether the forecast tells all that a figure does: nothing else looks at it, no other unit's points move."""
        if isinstance(self.goal, CellGoal) and (self.cell.table, self.cell.row) == self.goal.row:
            if self.goal.kind != "full":
                return not np.isnan(self.cell.before)
            looked_at = False
        compares = [rule.compare for rule in self.cell.indicator.rule.parts]
        # Set beside another time, it is the figure of a period or year alone that counts, not what is forecast of.
        alone = any(held.kind == "last_period" or held.of_year for one in compares for held in one.against)
        return self.rule is not None and not (looked_at or alone or any(map(looks_at_units, compares)))

    def _total_per_point(self) -> float:
        """What a point of the row brings to the total; NaN where the goal is on no total."""
        if not isinstance(self.goal, TotalGoal):
            return float("nan")
        place, u = self.goal.locate_unit(self.base)
        full = float(self._table.full.shown[self.cell.unit, self.cell.row])
        share = (
            float(self._table.counted_full.shown[self.cell.unit, self.cell.row]) / full if full > 0 else 1.0
        )
        if place is self._table:
            return share
        each = getattr(place, "per_point", {}).get(self._table.table.id)
        return share * float(each.shown[u]) if each is not None else 0.0

    def points(self, ks: Ks) -> Floats:
        """The points of the row for some figures."""
        assert self.rule
        values = self.cell.steps.values(ks) + self.cell.before
        of = np.array([self.cell.unit], dtype=np.int32)
        points: Floats = points_at(self._rules, self.cell.row, self.rule, of, values[None, :])[0]
        return points

    def worth(self, ks: Ks) -> Floats:
        """What some figures are worth for the goal, in points of the row."""
        return self.way * self.points(ks)

    @property
    def has(self) -> float:
        """The points that stand now; 0 where there are none."""
        points = float(self._table.points.shown[self.cell.unit, self.cell.row])
        return 0.0 if np.isnan(points) else points

    @property
    def worth_now(self) -> float:
        """What the figure that stands is worth for the goal."""
        return self.way * self.has

    def forecast(self, ks: Ks) -> Forecast | None:
        """The forecast for some figures; None where nothing can be forecast."""
        goal = self.goal
        if isinstance(goal, CellGoal):
            if (self.cell.table, self.cell.row) != goal.row or np.isnan(self.cell.before):
                return None
            if goal.kind != "full":
                values = as_figures(self.cell.steps.values(ks) + self.cell.before)
                reaches = goal.would(self.base, round_row_values(self.cell.indicator, values))
                return Forecast(reaches.astype(np.float64), reaches)
        if self.rule is None:
            return None
        points = self.points(ks)
        if isinstance(goal, CellGoal):
            full = float(self._table.full.shown[self.cell.unit, self.cell.row])
            return Forecast(points, points >= full - 1e-9)
        assert isinstance(goal, TotalGoal)
        place, u = goal.locate_unit(self.base)
        total = float(place.total.shown[u]) + self._further + (points - self.has) * self.per_point
        needs = goal.needs(self.base.scheme, self.base)
        if np.isnan(needs) or np.isnan(float(place.total.shown[u])):
            return Forecast(self.way * points, None)
        return Forecast(self.way * points, self.way * (total - needs) >= -1e-9)

    def turns(self) -> Floats:
        """Figures at which the points of the rule may turn."""
        if self.rule is None:
            return np.array([])
        at = np.array([self.cell.unit], dtype=np.int32)
        edges: Floats = turning(self._rules, self.cell.row, self.rule, at)[0]
        edges = edges[np.isfinite(edges)]
        places = self.cell.indicator.rounding.value
        if places is not None:
            # A figure that is rounded turns half a digit, or a whole one, before or behind.
            edges = np.concatenate([edges + part * 10.0**-places for part in (-1.0, -0.5, 0.0, 0.5, 1.0)])
        return edges - self.cell.before
