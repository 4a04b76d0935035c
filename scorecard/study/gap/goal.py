"""What is to be reached: a place, a grade, or a cell's target, pace or full points; asked of a board that was scored."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Literal

import numpy as np

from scorecard.base.records import dataclass
from scorecard.engine.completion import meets_target
from scorecard.engine.figures import among_of, official
from scorecard.model.board import Board, Place
from scorecard.model.ends import Ends
from scorecard.model.figure import Figure, Flags, as_figures, at_least, rounded
from scorecard.model.scheme import Scheme

Kind = Literal["next", "rank", "grade", "target", "pace", "full"]


class Goal(ABC):
    """A goal of one unit.

    row : the table and the row that it is on; None where it is on the unit's total
    """

    kind: Kind
    row: tuple[int, int] | None = None

    @abstractmethod
    def is_reached(self, board: Board) -> bool:
        """Whether a board has it."""

    def way(self, board: Board) -> int:
        """1 where more points bring it nearer, −1 where fewer do."""
        return 1

    def ahead(self, board: Board) -> float:
        """By how much a total is beyond the one that has it, below 0 where it lacks some; NaN where no total tells."""
        return float("nan")


@dataclass(frozen=True)
class TotalGoal(Goal):
    """A goal on the total of a unit.

    unit, place : the unit, and the table or total it is ranked in, by ids
    """

    unit: str
    place: str

    def locate_unit(self, board: Board) -> tuple[Place, int]:
        """The table or total, and where the unit stands in it."""
        place = board.part(self.place)
        return place, [other.id for other in place.units].index(self.unit)

    def way(self, board: Board) -> int:
        """−1 where the lowest total has the first place."""
        return -1 if self.locate_unit(board)[0].of.ranking.lowest_first else 1

    def needs(self, scheme: Scheme, board: Board) -> float:
        """The total that would reach it, were all else unchanged; NaN where that cannot be told beforehand."""
        return float("nan")

    def ahead(self, board: Board) -> float:
        """The unit's total less the one that would reach it, or the other way round where fewer points are better."""
        place, u = self.locate_unit(board)
        return self.way(board) * (float(place.total.shown[u]) - self.needs(board.scheme, board))


@dataclass(frozen=True)
class PlaceGoal(TotalGoal):
    """A place among the units ranked together, or a better one, as the scheme gives places to equal totals.

    group : the group it is a place in, where groups are ranked by themselves; "" where it is not, or not known
    """

    rank: float
    group: str = ""
    kind: Kind = "rank"

    def is_reached(self, board: Board) -> bool:
        """Whether the official rank is that or better; a place in another group is not the one that was asked for."""
        place, u = self.locate_unit(board)
        moved = self.group and place.units[u].group != self.group
        return not moved and bool(float(official(place)[u]) <= self.rank)

    def needs(self, scheme: Scheme, board: Board) -> float:
        """The total of the one who has the place without the unit; half a printed unit less where printed totals are ranked."""
        place, u = self.locate_unit(board)
        way = self.way(board)
        others = way * np.sort(way * place.total.shown[_rivals(place, u)])[::-1]
        others = others[~np.isnan(others)]
        if np.isnan(self.rank) or place.of.ranking.by == "share" or not len(others):
            return float("nan")
        n = int(np.ceil(self.rank)) - 1
        if n >= len(others):
            return -way * np.inf
        if place.of.ranking.rank_on == "exact":
            return float(others[n])
        decimals = scheme.decimals.total
        return float(rounded(as_figures(others[n]), decimals)) - way * 0.5 * 10.0**-decimals


def _rivals(place: Place, u: int) -> Flags:
    """bool[U], the other units that one is ranked among."""
    units = place.units
    among = among_of(place) == "group"
    same = [n != u and (not among or other.group == units[u].group) for n, other in enumerate(units)]
    return np.array(same, dtype=np.bool_) & ~np.isnan(official(place))


def next_rank(place: Place, u: int) -> float:
    """The official rank of the nearest unit that is better; NaN for the first and for who is not ranked."""
    ranks, order = official(place), place.ranks.order
    better = _rivals(place, u) & (order > order[u])
    if np.isnan(ranks[u]) or not better.any():
        return float("nan")
    return float(ranks[better][np.argmin(order[better])])


@dataclass(frozen=True)
class GradeGoal(TotalGoal):
    """A grade, or a better one."""

    grade: str
    kind: Kind = "grade"

    def is_reached(self, board: Board) -> bool:
        """Whether the unit has it."""
        place, u = self.locate_unit(board)
        names = [grade.grade for grade in place.of.grades]
        has = place.grade[u] if place.grade else ""
        return has in names and names.index(has) <= names.index(self.grade)


@dataclass(frozen=True)
class CellGoal(Goal):
    """A goal on one cell: its target of the year, what is due by now, or full points.

    table, i : the row; unit : by id
    before : what was counted before the period, of a row that is scored by the period alone, and is held against the
        year's target with it
    """

    table: int
    i: int
    unit: str
    kind: Kind = "target"
    before: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "row", (self.table, self.i))

    def _unit_index(self, board: Board) -> int:
        return [other.id for other in board.tables[self.table].units].index(self.unit)

    def is_reached(self, board: Board) -> bool:
        """Whether the cell has it."""
        table, u = board.tables[self.table], self._unit_index(board)
        if self.kind == "full":
            points, full = table.points[u, self.i], table.full[u, self.i]
            return bool(points.known and at_least(points, full))
        value = table.observations.value[u : u + 1, self.i]
        return bool(value.known[0] and self.would(board, value)[0])

    def would(self, board: Board, values: Figure) -> Flags:
        """Which of some figures reach the target."""
        u = self._unit_index(board)
        ends = self.ends(board).for_units(np.full(len(values), u, dtype=np.int32))
        return meets_target(values + self.before if self.before else values, ends)

    def ends(self, board: Board) -> Ends:
        """What the figures of the row are held against."""
        terms = board.tables[self.table].terms
        return (terms.ends if self.kind == "target" else terms.due_ends).column(self.i)
