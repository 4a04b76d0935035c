"""The sheet of a total: what its parts bring, what they make together, what comes of it."""

from __future__ import annotations

from collections.abc import Callable

from scorecard.base.message import Text, message
from scorecard.engine.part import Part
from scorecard.engine.total_parts import TotalParts, made_of
from scorecard.model.board import Board, Place, TotalBoard
from scorecard.model.figure import Figure, Line, leaf
from scorecard.model.status import Status
from scorecard.model.total import weight_style
from scorecard.study.calculation.ranks import FULL, TOTAL, Remembering, TotalOutcome, total_head, with_totals
from scorecard.study.calculation.worked import Parts
from scorecard.study.calculation.writing import SheetColumns, Stands
from scorecard.study.totals import part_name

_WEIGHT = message("weight")


class TotalSheet:
    """One total on its way into a sheet."""

    def __init__(self, board: Board, total: TotalBoard, stands: Stands) -> None:
        self.board, self.place = board, total
        groups = [unit.group or "" for unit in total.units]
        self.columns = SheetColumns(total.total_of.id, groups, board.scheme.decimals.completion, stands)

    def outcome(self, standing: Remembering) -> None:
        """Add what parts bring, the total, what effects make of it, and the ranks."""
        of, scheme, total = self.place.total_of, self.board.scheme, self.place
        made = made_of(of, {id: self.board.part(id) for id in of.parts}, total.units)
        names = {id: part_name(scheme, id) for id in of.parts}
        whole, added = (
            [self._part(part, names[part.id], standing.board.part(part.id)) for part in group]
            for group in (made.whole, made.added)
        )
        formed = TotalParts(of, whole, added, names)
        lacks = [u for u, status in enumerate(total.before.status) if status == Status.MISSING]
        for part in whole:
            self.columns.block(names[part.id], part.id, None, lacks)
            self.columns.find(formed.part_contribution(part, "total"), 0)
        self.columns.block(None, "", None, lacks)
        at = self.columns.add_worked_column(
            formed.rounded_total("total", scheme.rounding),
            "before" if total.effected else "total",
            total_head(total),
            "number",
            scheme.decimals.total,
            total.before.total,
            self._word,
        )
        full = self.columns.add_worked_column(formed.full, "full", FULL, "number", None, total.full_total)
        place = with_totals(self.columns, total, at, full)
        TotalOutcome(self.columns, standing, place, total).write()

    def _word(self, u: int) -> Text:
        status = Status(int(self.place.status[u]))
        return "" if status in (Status.SCORED, Status.MISSING) else status.text

    def _part(self, part: Part, name: Text, standing: Place) -> Part:
        """The figures of a part, each in a column; standing : the part, whose total and full points stand in cells."""
        self.columns.block(name, part.id)
        below = self.board.part(part.id)
        there = {unit.id: n for n, unit in enumerate(below.units)}

        def link_formula(stands: Figure, figures: Figure, brought: Figure) -> Callable[[int], Parts]:
            where = self.columns.where(stands)

            def parts(u: int) -> Parts:
                place = there.get(self.place.units[u].id)
                address = None if place is None else where(place)
                if address is None or str(figures.at(place or 0)) != str(brought.at(u)):
                    # What is brought is not what the part has, such as bonuses of a unit without a total.
                    return ()
                return ("=IF(COUNT(", address, ')<1,"",', address, ")")

            return parts

        total, full = leaf(part.total, Line(TOTAL)), leaf(part.full, Line(FULL))
        decimals, columns = self.board.scheme.decimals.total, self.columns
        columns.add_input_column(
            total, "total", TOTAL, parts=link_formula(standing.total, below.total, total), decimals=decimals
        )
        columns.add_input_column(
            full, "full", FULL, parts=link_formula(standing.full_total, below.full_total, full)
        )
        weights = self.place.total_of.weights
        weight = leaf(part.weight, Line(_WEIGHT, weight_style(weights.get(part.id, 0.0))))
        if weights:
            columns.add_input_column(weight, "weight", _WEIGHT)
        return part._replace(total=total, weight=weight, full=full)
