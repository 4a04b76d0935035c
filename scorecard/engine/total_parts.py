"""What the parts of a total bring to it, and what they make together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from scorecard.base.decimals import brief, decimal_text
from scorecard.base.message import Text, message, sense
from scorecard.engine.coverage import COVERAGE, SCORED
from scorecard.engine.part import Part, as_added, part_of
from scorecard.model.board import Place
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    as_figures,
    as_number,
    intro_and_formula,
    most,
    rounded,
    same,
    sum_figures,
    sum_of,
    where,
    with_line,
)
from scorecard.model.rounding import Rounding
from scorecard.model.total import Total
from scorecard.model.unit import Unit
from scorecard.scheme.sum import MemberShare
from scorecard.scheme.sum.limits import apply_limits, limit_line

WEIGHTED = message("Weighted")
COUNTED = sense("a step", "Counted")


def made_of(total: Total, boards: Mapping[str, Place], units: tuple[Unit, ...]) -> TotalParts:
    """A total of its parts, laid on its units; boards : the tables and totals it may be made of, by id."""
    whole = [part_of(total, id, boards[id], units) for id in total.whole]
    return TotalParts(total, whole, [part_of(total, id, as_added(boards[id]), units) for id in total.add])


class TotalParts:
    """A total of its parts: those that make up its full points, and those that are only added.

    With s the share of a part's full points, w its weight, p its points, b points that are added:

    weights          Σ w·s + Σ b                   full points Σ w = 100
    geometric        Σw · Π max(0, s)^(w/Σw) + Σ b
    plain sum        Σ p + Σ b                     full points those of the parts

    Where not all parts assess the unit, the others are scaled to the full points (`unassessed: redistribute`):
    weights by Σw ÷ Σ of those that do, points by the full points of all ÷ those of the ones that do.

    Then `most` cuts, then `least` lifts. It is rounded for real where the scheme says so (`rounding: {overall: …}`).

    70 × 91.20 ÷ 100 + 30 × 24.60 ÷ 30 = 88.44. A unit that only the table of weight 70 assesses, with 9 of 10: 90.

    names : what the lines of an explanation call the parts, by id
    """

    def __init__(
        self, total: Total, whole: list[Part], added: list[Part], names: Mapping[str, Text] | None = None
    ) -> None:
        self.total = total
        self.whole = whole
        self.added = added
        self.names = names or {}
        self._brought: dict[tuple[str, str], Figure] = {}

    @cached_property
    def weight(self) -> Figure:
        """float64[U], Σw, the full points of a weighted total."""
        return sum_figures([part.weight for part in self.whole])

    @cached_property
    def full(self) -> Figure:
        """float64[U], the full points; those of a part that does not assess the unit as they are for others."""
        if self.total.weights:
            return self.worth("full")
        return sum_figures([where(part.assesses, part.full, part.due_full) for part in self.whole])

    def worth(self, side: str) -> Figure:
        """float64[U], the full points by one figure of the parts; Σw of a weighted total."""
        if self.total.weights:
            return self.weight
        return sum_figures([getattr(part, side) for part in self.whole])

    def weight_of(self, part: Part) -> Figure:
        """float64[U], what a part makes up of the full points: its weight, or its full points; 0 where it assesses nothing."""
        return where(part.assesses, part.weight if self.total.weights else part.full, 0.0)

    @cached_property
    def whole_assesses(self) -> Flags:
        """bool[U], whether all that makes up the full points assesses the unit."""
        flags: Flags = np.logical_and.reduce([part.assesses for part in self.whole])
        return flags

    @cached_property
    def unassessed(self) -> Flags:
        """bool[U], whether the unit has no total for what does not assess it: nothing does, or it would have to."""
        anything = np.logical_or.reduce([part.assesses for part in self.whole])
        weight = sum_figures([self.weight_of(part) for part in self.whole])
        none: Flags = ~anything | ((weight.value <= 0) & (self.full.value > 0))
        return ~self.whole_assesses if self.total.unassessed == "unranked" else none

    @cached_property
    def assessed(self) -> Figure:
        """float64[U], the full points of the parts that assess a unit; all of them where nothing is scaled."""
        weight = sum_figures([self.weight_of(part) for part in self.whole])
        scaled = ~self.whole_assesses & (weight.value > 0) & (self.total.unassessed != "0")
        return where(scaled, weight, self.full)

    def scale_to_full(self, figures: Figure) -> Figure:
        """Figures of parts that count for more, so that those that assess a unit make up the full points."""
        full, assessed = as_number(self.full), as_number(self.assessed)
        return where(same(assessed, full), figures, figures * full / assessed)

    def counts_for_unit(self, part: Part) -> Flags:
        """bool[U], whether a part that makes up the full points counts for the unit."""
        return part.assesses | (self.total.unassessed == "0")

    def rounded_total(self, side: str, rounding: Rounding) -> Figure:
        """float64[U], the total from one figure of its parts, rounded for real where the scheme says so."""
        figures = self.side_total(side)
        if rounding.overall is None:
            return figures
        label = message("Weighted total rounded")
        after, places = rounded(figures, rounding.overall, rounding.mode), rounding.overall
        return with_line(after, lambda: Line(label, shown=lambda u: decimal_text(float(after[u]), places)))

    def side_total(self, side: str) -> Figure:
        """float64[U], the total from one figure of its parts: total, known, low or high."""
        brought = [self.part_contribution(part, side) for part in self.whole]
        if side == "known":
            brought = [figure.filled(0.0) for figure in brought]
        brought = [where(p.assesses, figure, 0.0) for p, figure in zip(self.whole, brought, strict=True)]
        extra = [self.extra(part, getattr(part, side)) for part in self.added]
        counted = [self.counts_for_unit(part) for part in self.whole]
        always = [np.ones_like(counted[0])] * len(extra)
        product = self.product(brought)
        if product is None:
            made = sum_of([*brought, *extra], [*counted, *always])
        else:
            made = sum_of([product, *extra], [np.ones_like(counted[0]), *always])
        return self.limit_total(made, np.add.reduce([*counted, *always], dtype=np.int64) > 1)

    def limit_total(self, made: Figure, several: Flags) -> Figure:
        """What the parts make, between the limits of the total; several : bool[U], whether it is made of more than one."""
        title = self.total.title
        points = with_line(made, lambda: Line(title, told=lambda u: bool(several[u])))
        limited = apply_limits(points, self.total, self.full)

        def shown(u: int) -> str:
            return f"{brief(float(limited[u]))} / {brief(float(self.full[u]))}"

        return with_line(limited, limit_line(lambda: title, made, limited, self.total, shown))

    def product(self, brought: Sequence[Figure]) -> Figure | None:
        """What a way makes of the parts that assess the unit that is no sum; one that does not and counts 0 makes it 0.

        brought : by part, w·s, in the measure in which it counts
        """
        whole, shares = as_number(self.weight, "exact"), []
        for part, points in zip(self.whole, brought, strict=True):
            if self.total.weights.get(part.id):
                weight = as_number(self.scale_to_full(part.weight), "brief")
                shares.append(
                    MemberShare(as_number(most(points, 0.0)) / weight, weight, self.counts_for_unit(part))
                )
        product = self.total.way.product(whole, shares, whole)
        if product is None:
            return None
        # Beside a part that brings nothing, one without end brings nothing either.
        lacks = np.logical_or.reduce([share.counts & share.rate.missing for share in shares])
        return where(~lacks & product.missing, 0.0, product)

    def part_contribution(self, part: Part, side: str) -> Figure:
        """What a part that makes up the full points brings, from one of its figures."""
        if (part.id, side) not in self._brought:
            self._brought[part.id, side] = self.brings(part, getattr(part, side))
        return self._brought[part.id, side]

    def brings(self, part: Part, figures: Figure) -> Figure:
        """What a part that makes up the full points and assesses the unit brings to a sum."""
        if self.total.weights:
            figures = part.weight * where(np.isinf(figures.value), figures, figures / part.full)
        return with_line(self.scale_to_full(figures), lambda: self.line(part, figures))

    def line(self, part: Part, points: Figure) -> Line:
        """The line of what a part brings: weighted, or its points as they are, or scaled."""
        name, after, worth = self.names[part.id], self.scale_to_full(points), self.scale_to_full(part.full)
        if self.total.weights:
            return Line(WEIGHTED, says=lambda _: intro_and_formula(name))

        def says(u: int) -> Text:
            if not same(points, after)[u]:
                return intro_and_formula(name)
            points_text = message("{words:# point|# points}", words=brief(float(points[u])))
            return message("{intro}: {formula}", intro=name, formula=points_text)

        def shown(u: int) -> str:
            return f"{brief(float(after[u]))} / {brief(float(worth[u]))}"

        return Line(COUNTED, says=says, shown=shown)

    def extra(self, part: Part, figures: Figure) -> Figure:
        """What is only added: nothing for units it does not know or has nothing for, or while it is not due."""
        if not part.due:
            return as_figures(np.zeros(len(figures)))
        return where(part.low.missing, 0.0, figures)

    def parts(self) -> dict[str, Figure]:
        """What each part brings to a sum, by id; nothing where it does not assess the unit, unless that counts 0."""
        none = 0.0 if self.total.unassessed == "0" else np.nan
        whole = {
            part.id: where(part.assesses, self.part_contribution(part, "total"), none) for part in self.whole
        }
        return whole | {part.id: self.extra(part, part.total) for part in self.added}

    def per_point(self) -> dict[str, Figure]:
        """What a point of each table brings, at whatever depth."""
        figures: dict[str, Figure] = {}
        for part in self.whole:
            figure = as_figures(np.zeros(len(part.full)))
            if self.total.way.adds_up:
                figure = where(part.assesses, self.brings(part, as_figures(np.ones(len(part.full)))), 0.0)
            _add(figures, figure, part)
        for part in self.added:
            _add(figures, as_figures(np.full(len(part.full), float(part.due))), part)
        return figures

    def coverage(self) -> Figure:
        """float64[U], the share of the full points that is scored, by the parts' own shares."""
        here = [part.assesses & part.coverage.known for part in self.whole]
        worth = [
            as_number(where(known, self.weight_of(part), 0.0))
            for known, part in zip(here, self.whole, strict=True)
        ]
        scored = [(w * part.coverage).filled(0.0) for w, part in zip(worth, self.whole, strict=True)]
        return with_line(
            sum_of(scored, here) / as_number(sum_figures(worth)),
            lambda: Line(COVERAGE, "percent", says=lambda _: intro_and_formula(SCORED)),
        )


def _add(sums: dict[str, Figure], figure: Figure, part: Part) -> None:
    for table, below in part.per_point.items():
        brought = (figure * below).filled(0.0)
        sums[table] = sums[table] + brought if table in sums else brought
