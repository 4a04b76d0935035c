"""A total formed once more for one unit, on figures that remember: what it then tells is the total itself."""

from __future__ import annotations

from functools import cached_property

from scorecard.base.message import Text, message, sense
from scorecard.engine.part import Part
from scorecard.engine.total_parts import TotalParts, made_of
from scorecard.model.board import Board, TotalBoard
from scorecard.model.figure import Figure, Line, Told, leaf
from scorecard.model.total import weight_style
from scorecard.scheme.sum.limits import LIMIT
from scorecard.study.explain.step import Step
from scorecard.study.explain.walk import steps_of
from scorecard.study.totals import part_name


class RerunTotal:
    """One unit of a total; what was told of it is told once."""

    def __init__(self, board: Board, total: TotalBoard, u: int) -> None:
        self.board, self.of = board, total.total_of
        self.unit = total.units[u]
        self.told: Told = {}

    @cached_property
    def made(self) -> TotalParts:
        """The parts, with the figures of each under its title."""
        boards = {id: self.board.part(id) for id in self.of.parts}
        made = made_of(self.of, boards, (self.unit,))
        return TotalParts(
            self.of,
            [self._name_part(part) for part in made.whole],
            [self._name_part(part) for part in made.added],
            {id: part_name(self.board.scheme, id) for id in self.of.parts},
        )

    def _name_part(self, part: Part) -> Part:
        title = self.board.scheme.title_of(part.id)
        style = weight_style(self.of.weights.get(part.id, 0.0))
        weight = Line(message("weight"), style, where=lambda _: self.of.span)
        return part._replace(
            weight=leaf(part.weight, weight),
            total=leaf(part.total, Line(title)),
            full=leaf(part.full, Line(sense("of a whole", "full points"))),
            coverage=leaf(part.coverage, Line(title, "percent")),
        )

    @cached_property
    def total(self) -> Figure:
        """The total, rounded for real where the scheme says so."""
        return self.made.rounded_total("total", self.board.scheme.rounding)

    @property
    def limit(self) -> Text:
        """What the line of the limit of the total is called."""
        return LIMIT.fill(name=self.of.title)

    def part_contribution(self, id: str) -> Figure:
        """What a part that makes up the full points brings."""
        part = next(part for part in self.made.whole if part.id == id)
        return self.made.part_contribution(part, "total")

    def steps(self, figures: Figure) -> list[Step]:
        """The lines of a figure that have not been told yet."""
        return steps_of(figures, 0, self.told)
