"""What comes of a total on its sheet: what effects make of it, what ranks are formed on, the ranks."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TypeVar

import numpy as np

from scorecard.base.message import Text, message, sense
from scorecard.engine.conditions import Figures
from scorecard.engine.effects import judged_each, set_by
from scorecard.engine.figures import align_to_units, among_of, official, place_among
from scorecard.engine.rank_line import RANK
from scorecard.engine.ranking import RANKED_ON, RankingExits
from scorecard.model.board import Board, Place, TableBoard, TotalBoard
from scorecard.model.condition import RANKS
from scorecard.model.effect import Effect
from scorecard.model.figure import (
    Figure,
    Flags,
    Floats,
    Line,
    RememberedFigure,
    any_of,
    as_figures,
    as_it_came_out,
    leaf,
    same,
    where,
    with_line,
)
from scorecard.study.calculation.worked import Where
from scorecard.study.calculation.writing import SheetColumns
from scorecard.study.explain.outcome import GRADE
from scorecard.study.explain.rerun_outcome import RerunOutcome
from scorecard.study.explain.rerun_ranks import RerunRanks, tie_name

TOTAL = sense("of points", "Total")
FULL = sense("of a whole", "full points")
_BEFORE = message("Total before effects")
_GIVEN = message("given by conditions and quotas one after the other, as they came out")
_RANK_BEFORE = message("Rank before effects")

P = TypeVar("P", TableBoard, TotalBoard)


class Remembering:
    """The board with the figures that stand in cells by now; the others are as they came out.

    ranks : by table and total, the official ranks
    met : by table and row, whether the target is met, 1 or 0
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self.ranks: dict[str, Figure] = {}
        self.met: dict[tuple[str, int], Figure] = {}

    def remember_place(self, place: Place) -> None:
        """A table or total whose figures remember from now on."""
        tables = tuple(place if other.of is place.of else other for other in self.board.tables)
        totals = tuple(place if other.of is place.of else other for other in self.board.totals)
        self.board = replace(self.board, tables=tables, totals=totals)


def has_effects(place: Place) -> bool:
    """Whether effects may set totals, or take units out of the ranking."""
    return place.effected is not None and any(effect.then.moves_ranks for effect in place.of.effects)


def total_head(place: Place) -> Text:
    """What the column of a total is called that effects may still change."""
    return _BEFORE if has_effects(place) else TOTAL


def with_totals(columns: SheetColumns, place: P, total: Where, full: Where) -> P:
    """A table or total whose total and full points stand in cells, as they are before effects."""
    before = leaf(place.before.total, Line(total_head(place)))
    whole = leaf(place.full_total, Line(FULL))
    columns.place(before, total)
    columns.place(whole, full)
    was = place.effected and replace(place.effected, total=before)
    return replace(place, total=before, full_total=whole, effected=was)


class TotalOutcome:
    """What comes of the total of a table or total whose figures stand in cells.

    place : before effects, remembering; official : what came out
    """

    def __init__(self, columns: SheetColumns, standing: Remembering, place: Place, official: Place) -> None:
        self.columns, self.standing, self.place, self.official = columns, standing, place, official
        self.decimals = standing.board.scheme.decimals.total

    def write(self) -> None:
        """Add the columns."""
        # Who has no rank now may come to have one.
        self.columns.block(None, "", None, self.columns.units)
        place, leaving = self.place, None
        if has_effects(place):
            place, leaving = self._after_effects()
        self.standing.remember_place(place)
        if len(place.units) > 1:
            of = self.official.of.id
            self.standing.ranks[of] = self._ranks(place, leaving, "", official(self.official))
        if any(self.official.grade):
            self.columns.words("grade", GRADE, self.official.grade)
            self.columns.note(_GIVEN, [GRADE])

    def _after_effects(self) -> tuple[Place, RankingExits]:
        """The effects that hold, the total that they set, and whom they take out of the ranking."""
        effects, place = self.place.of.effects, self.place
        if place.effected is None:
            raise ValueError("effects were judged")
        each = judged_each(effects, place.before, self._figures())
        holds = [self._holds(e, effects[e], answer) for e, answer in enumerate(each)]
        set_to = [(e.then.total, applies) for e, applies in zip(effects, holds, strict=True)]
        total = set_by([(to, applies) for to, applies in set_to if to is not None], place.effected)[0]
        self.columns.add_worked_column(total, "total", TOTAL, "number", self.decimals, self.official.total)
        out = any_of([applies for e, applies in zip(effects, holds, strict=True) if e.then.unranked])
        nobody = np.zeros(len(place.units), dtype=np.bool_)
        return replace(place, total=total, effected=None), RankingExits(out | nobody, nobody)

    def _holds(self, e: int, effect: Effect, answer: Flags) -> Flags:
        """Whether an effect holds, read off its column: 1 or 0; of one that moves no rank, as it came out."""
        if not effect.then.moves_ranks:
            return answer
        holds, head = where(answer, 1.0, 0.0), effect.name
        self.columns.add_worked_column(with_line(holds, Line(head)), f"effect.{e}", head, "number", 0)
        return same(holds, 1.0)

    def _figures(self) -> Figures:
        """The figures that effects are judged on; ranks before any effect have a column where one is asked for."""
        outcome = RerunOutcome(self.standing.board, self.place)
        rows = {id for row in outcome.rows for id in (*row.table.index, *row.headings)}

        def rank(id: str, what: str) -> Figure | None:
            place = self.standing.board.part(id) if id else self.place
            place_of = self.standing.ranks.get(id) if id else self._rank_before
            if place_of is None:
                return None
            place_of = place_of if what == "rank" else place_among(place, place_of, among_of(place))
            return align_to_units(place_of, place.units, self.place.units)

        def verdict_figure(id: str) -> Figure | None:
            table = next(row for row in outcome.rows if id in row.table.index)
            verdict = self.standing.met.get((table.table.id, table.table.index[id]))
            return None if verdict is None else align_to_units(verdict, table.units, self.place.units)

        def figure(id: str, what: str) -> Figure:
            figure_of = verdict_figure(id) if what == "met" else None
            if what in RANKS and id not in rows:
                figure_of = rank(id, what)
            figure_of = outcome.figures_before(id, what) if figure_of is None else figure_of
            return (
                figure_of
                if isinstance(figure_of, RememberedFigure)
                else as_it_came_out(figure_of, self.place.total)
            )

        return figure

    @cached_property
    def _rank_before(self) -> Figure:
        return self._ranks(self.place.before, None, "before", official(self.official.before))

    def _ranks(self, place: Place, leaving: RankingExits | None, prefix: str, came_out: Floats) -> Figure:
        """What ranks are formed on, what breaks ties, and the official ranks."""
        rerun, columns = RerunRanks(self.standing.board, place, leaving), self.columns
        exact = place.of.ranking.rank_on == "exact"
        first, *broken = rerun.keys
        columns.add_worked_column(
            first.figure, f"{prefix}key", RANKED_ON, "number", None if exact else self.decimals, together=True
        )
        for key, tie in zip(broken, place.of.ranking.tie_break, strict=True):
            figure = key.figure
            if isinstance(figure, RememberedFigure) and figure.line is None:
                figure = figure.args[0]
            columns.add_worked_column(
                figure, "", tie_name(self.standing.board.scheme, tie), "number", None, together=True
            )
        head = _RANK_BEFORE if prefix else RANK
        columns.add_worked_column(rerun.official, f"{prefix}rank", head, "rank", None, as_figures(came_out))
        return rerun.official
