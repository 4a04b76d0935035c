"""What has changed between two boards: of a table, a total and all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.engine.lineage import Lineage
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.figure import Figure, Flags, Floats, blank, more_than, where
from scorecard.model.observations import Ints
from scorecard.model.scheme import Scheme
from scorecard.model.unit import Unit
from scorecard.study.compare.attribution import (
    FACTORS,
    ComparedSide,
    cause_shares,
    with_scope,
)
from scorecard.study.compare.frame import Frame, Spans
from scorecard.study.compare.passing import Passing
from scorecard.study.compare.reasons import Reason


class FigureChange(NamedTuple):
    """A figure now and then, and now − then; NaN where there is none or nothing to compare."""

    now: Floats
    then: Floats
    change: Floats

    @classmethod
    def between(cls, sides: tuple[Figure, Figure], comparable: Flags) -> FigureChange:
        """The change of figures now and then, where they can be compared."""
        now, then = sides
        return cls(now.shown, then.shown, where(comparable, now - then, np.nan).shown)

    @property
    def known(self) -> bool:
        """Whether any figure can be held against the one before."""
        return not np.isnan(self.change).all()


@dataclass(frozen=True, eq=False)
class RankChange:
    """Totals and ranks of the units of one ranking, now and then, by unit of now.

    links : what each unit was; went : the old units that are none now
    total, rank : `rank` is the official one; places in different groups are not compared
    reason : int32[U], `Reason` where totals are not compared
    passing : who passed whom
    explained : gives `because`
    """

    units: tuple[Unit, ...]
    links: tuple[Lineage, ...]
    went: tuple[Unit, ...]
    total: FigureChange
    rank: FigureChange
    reason: Ints
    passing: Passing
    explained: Callable[[], Figure]

    @cached_property
    def because(self) -> Figure:
        """float64[U, 6], what each of CAUSES brought to the change of the total; NaN where not compared."""
        return self.explained()

    @cached_property
    def undisturbed(self) -> bool:
        """Whether all units are ranked among the same others, now and then."""
        return not self.went and not np.isnan(self.rank.change).any()

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where each unit stands, by its id."""
        return {unit.id: u for u, unit in enumerate(self.units)}


@dataclass(frozen=True, eq=False)
class TableChange:
    """One table now and then; U units of now, I rows: those of now, then those that went.

    actuals, counted : float64[U, I] now and then, the actuals, and the points that enter the total
    comparable : bool[U, I], where actuals can be compared
    reason : int32[U, I], `Reason`
    split : bool[U, I], the cells whose change is shared out among causes
    brought : float64[U, I], the change of the points that are counted; NaN where it is not known
    schemes : those of now and of then
    """

    frame: Frame
    actuals: tuple[Figure, Figure]
    counted: tuple[Figure, Figure]
    comparable: Flags
    reason: Ints
    split: Flags
    brought: Figure
    schemes: tuple[Scheme, Scheme]
    ranking: RankChange

    @property
    def id(self) -> str:
        """The id of the table."""
        return self.now.table.id

    @property
    def now(self) -> TableBoard:
        """The table of now."""
        return self.frame.now

    @property
    def then(self) -> TableBoard:
        """The one it is held against."""
        return self.frame.then

    @cached_property
    def actual(self) -> FigureChange:
        """float64[U, I], the actuals."""
        return FigureChange.between(self.actuals, self.comparable)

    @cached_property
    def percent(self) -> Floats:
        """float64[U, I], change ÷ then of actuals as a fraction; NaN for ratios and where then is not above 0."""
        now, then = self.actuals
        change = where(self.comparable, now - then, np.nan)
        return where(self.frame.ratios | ~more_than(then, 0.0), np.nan, change / then).shown

    @cached_property
    def target(self) -> FigureChange:
        """float64[U, I], the targets in the measures of now, of merged units their sum."""
        laid = self.frame
        now, then = laid.both(lambda board: board.terms.target)
        merged = laid.sum_merged(then, lambda board: board.terms.target)
        then = laid.in_measure(where(laid.ratios, then, merged))
        return FigureChange.between((now, then), self.reason == Reason.NONE)

    @cached_property
    def completion(self) -> FigureChange:
        """float64[U, I], the completion."""
        return FigureChange.between(
            self.frame.both(lambda board: board.completion), self.reason == Reason.NONE
        )

    @cached_property
    def points(self) -> FigureChange:
        """float64[U, I], the points that enter the total."""
        return FigureChange.between(self.counted, self.split)

    @cached_property
    def because(self) -> Figure:
        """float64[U, I, 6], what each of CAUSES brought to the change of the cell's points."""
        parts = blank((*self.split.shape, len(FACTORS))).filled(0.0).copy()
        for n in np.flatnonzero(self.split.any(axis=0)):
            parts.put((np.flatnonzero(self.split[:, n]), n), self._shares(int(n)))
        return with_scope(parts, self.brought)

    def because_of(self, i: int) -> Figure:
        """float64[U, 6], the same of one row, without the others."""
        parts = blank((self.split.shape[0], len(FACTORS))).filled(0.0).copy()
        if self.split[:, i].any():
            parts.put(np.flatnonzero(self.split[:, i]), self._shares(i))
        return with_scope(parts, self.brought[:, i])

    def _shares(self, i: int) -> Figure:
        """What each factor brought in one row to the cells whose change is shared out."""
        u, laid = np.flatnonzero(self.split[:, i]), self.frame
        new = ComparedSide.in_own_period(laid.now, u.astype(np.int32), int(laid.at_now[i]), self.schemes[0])
        old = ComparedSide.in_own_period(laid.then, laid.matched[u], int(laid.at_then[i]), self.schemes[1])
        return cause_shares(new, old)


@dataclass(frozen=True, eq=False)
class TotalChange:
    """One weighted total now and then; U units of now.

    tables : the tables that bring something on both sides
    each : by table, float64[U], the mean of its two weights per point; 0 through a geometric mean
    """

    now: TotalBoard
    then: TotalBoard
    tables: tuple[TableChange, ...]
    each: Mapping[str, Figure]
    ranking: RankChange

    @property
    def id(self) -> str:
        """The id of the total."""
        return self.now.of.id


@dataclass(frozen=True, eq=False)
class BoardComparison:
    """A board against another. Flows are cumulative, or in the period where `spans` is given.

    tried : it is the same period with changes that are only tried, against what stands
    """

    now: Board
    then: Board
    spans: Spans | None
    links: Mapping[str, Lineage]
    tables: tuple[TableChange, ...]
    totals: tuple[TotalChange, ...]
    tried: bool = False

    @property
    def labels(self) -> tuple[Text, Text]:
        """What each side is called in a sentence: the two periods as their schemes write them."""
        return (message("what is tried"), message("what stands")) if self.tried else self.periods

    @property
    def periods(self) -> tuple[str, str]:
        """The two periods as their schemes write them."""
        now, then = (board.label for board in (self.now, self.then))
        return now, then

    @property
    def now_title(self) -> Text:
        """The period in words; with changes, that says so."""
        title = self.now.title
        return message("{period} with the changes", period=title) if self.tried else title

    @property
    def then_title(self) -> Text:
        """The other period in words; a period against its own seal, or as it stands, says so."""
        title = self.then.title
        if self.tried:
            return message("{period} as it stands", period=title)
        if self.then.period == self.now.period:
            return message("{period} as sealed", period=title)
        return title

    def table(self, id: str) -> TableChange | None:
        """The change of the table with this id."""
        return next((table for table in self.tables if table.id == id), None)

    def total(self, id: str) -> TotalChange | None:
        """The change of the total with this id."""
        return next((total for total in self.totals if total.id == id), None)


def cells_brought(
    tables: tuple[TableChange, ...], at: Mapping[str, Ints], each: Mapping[str, Figure]
) -> dict[str, Figure]:
    """What each cell of each table brought to a total, by each cause."""
    return {
        table.id: take_or_zero(table.because, at[table.id]) * each[table.id][:, None, None]
        for table in tables
    }


def take_or_zero(figures: Figure, at: Ints) -> Figure:
    """The figures of some units, by the first axis; 0 where an index is -1: what is not there brings nothing."""
    out = blank((len(at), *figures.shape[1:])).filled(0.0).copy()
    out.put(at >= 0, figures[at[at >= 0]])
    return out
