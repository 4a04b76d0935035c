"""Ranks formed once more, on figures that remember: what is then told of a rank is the rank itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from scorecard.base.message import Text, message, sense
from scorecard.engine.effects import left_out
from scorecard.engine.rank_line import official_rank
from scorecard.engine.ranking import Key, RankingExits, as_told, keys_of
from scorecard.model.board import Board, Place
from scorecard.model.condition import Condition
from scorecard.model.figure import Figure, Line, Told, leaf
from scorecard.model.ranking import TieBreak
from scorecard.model.scheme import Scheme
from scorecard.study.explain.condition import figure_text, names_of
from scorecard.study.explain.step import Step


def tie_name(scheme: Scheme, tie: TieBreak) -> Text:
    """A figure that breaks ties, by name."""
    if tie.what == "total":
        title = scheme.title_of(tie.id)
        return f"“{title}”"
    return figure_text(Condition(tie.id, tie.what), names_of(scheme))


class RerunRanks:
    """The ranks of a table or total whose figures remember; what was told of them is told once.

    leaving : whom effects take out of the ranking
    """

    def __init__(self, board: Board, place: Place, leaving: RankingExits | None) -> None:
        self.board, self.place, self.leaving = board, place, leaving
        self.told: Told = {}

    @classmethod
    def for_place(cls, board: Board, place: Place) -> RerunRanks:
        """The ranks as they are after effects."""
        remembering = replace(
            place,
            total=leaf(place.total, Line(message("total"))),
            full_total=leaf(place.full_total, Line(sense("of a whole", "full points"))),
        )
        return cls(board, remembering, left_out(place))

    @cached_property
    def keys(self) -> list[Key]:
        """What ranks are formed on, each under its name."""
        scheme = self.board.scheme

        def name(tie: TieBreak) -> Text:
            return tie_name(scheme, tie)

        return keys_of(scheme, self.place, self.board.tables, self.board.totals, self.leaving, name)

    @property
    def first(self) -> Figure:
        """float64[U], what ranks are formed on before ties are broken."""
        return as_told(self.place, self.keys[0].figure)

    @cached_property
    def official(self) -> Figure:
        """float64[U], the official ranks."""
        return official_rank(self.place, self.keys, self.board.scheme.decimals.total)

    def steps(self, figures: Figure, u: int) -> list[Step]:
        """The lines of a figure of a unit that have not been told yet."""
        from scorecard.study.explain.walk import steps_of

        return steps_of(figures, u, self.told)
