"""Steps: so many points at a starting point, more or fewer for each step over or under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from math import isfinite
from typing import Self

from scorecard.base.decimals import plain
from scorecard.base.message import Text, message, sense, sequence
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.figure import (
    Figure,
    Line,
    as_figures,
    constant,
    least,
    less_than,
    more_than,
    most_of,
    same,
    where,
    with_line,
)
from scorecard.scheme.amount import WHOLE, Amount, amount, amount_text, share_text, unsigned_amount
from scorecard.scheme.compared import ComparedFigure, Wording
from scorecard.scheme.field import Field, NodeType, node_of, scheme_field
from scorecard.scheme.kinds import AmountOf, NodeOf, Quantity, WordOrNode
from scorecard.scheme.scale.door import POINTS, Scale, ScaleRule, Unread, with_points_line
from scorecard.scheme.scale.side import (
    SIDE,
    SLOPES,
    Slope,
    StepSide,
    limit_line,
    read_slope,
    slope_text,
    step_count,
)
from scorecard.scheme.written import figure, number_text


@dataclass(frozen=True)
class Steps(Scale):
    """base + add · n over `at`, base − deduct · n under it, n = |b − at| ÷ each.

    A step begun but not finished is dropped (⌊n⌋), counted (⌈n⌉) or counts pro rata (n), as declared;
    `limit` holds what one side adds or takes away. `level` keeps the base, `proportional` gives
    base · b ÷ at. A figure exactly at the starting point has the base.

    Source: rules such as "1 point less for each 2 % below the target, down to 0"; "0.5 points for
    each percentage point over, at most 10 more; below in proportion".

    110 % against 100 % with 0.5 for each 2 %: 5 steps, 10 + 2.5.
    """

    at: float = scheme_field(
        Quantity(),
        "起点",
        message("the starting point; completion and ratio 100%, difference 0, ranks 1, else it must be said"),
        always=True,
    )
    base: Amount = scheme_field(
        AmountOf(),
        "基准得分",
        message("the points there; 0 for a bonus or deduction if not said"),
        default="100%",
        empty=WHOLE,
        always=True,
    )
    over: Slope = scheme_field(
        WordOrNode(SLOPES, "side"), "高于", message("over it"), default="level", always=True
    )
    under: Slope = scheme_field(WordOrNode(SLOPES, "side"), "低于", message("under it"), required=True)

    over_at: Span = field(default=Span("", 0), compare=False, repr=False)

    righted = message(
        "where lower is better, less is better in what is compared too: write `add` under and "
        "`deduct` over in `steps`; if it is the direction that is wrong, correct `direction`"
    )

    @classmethod
    def fields(cls) -> tuple[Field, ...]:
        """The mapping that they are written as."""
        text = message("so much more or less for each step over or under")
        return (Field("steps", NodeOf("steps"), "增减", text),)

    @classmethod
    def nodes(cls) -> tuple[NodeType, ...]:
        """That mapping, and a side of it."""
        return (STEPS, SIDE)

    @classmethod
    def absent(cls) -> Mapping[str, object]:
        """No such mapping."""
        return {cls.word(): None}

    @classmethod
    def read(cls, rule: ScaleRule) -> Self | None:
        """Where nothing is said of the starting point, what is compared implies it."""
        steps: ScaleRule | None = rule.get(cls.word())
        if steps is None:
            return None
        at = rule.compare.start or 0.0
        if "at" in steps:
            start = steps.get("at")
            at = at if start is None else start
        elif rule.compare.start is None:
            steps.fault("SC274", steps.span, compare=rule.compare.word)
        base = steps.get("base") if "base" in steps else WHOLE
        over, under = (read_slope(steps.get(name)) for name in ("over", "under"))
        for name, slope in (("over", over), ("under", under)):
            if slope == "proportional" and at <= 0:
                steps.fault("SC048", steps.at(name), a="proportional", b=f"at: {plain(at)}")
        return cls(at, base, over, under, steps.at("over"))

    @property
    def beyond_full(self) -> Span | None:
        """Where it says what is added to the full points, without an end."""
        starts_full = self.base.share and self.base.value >= 1
        endless = isinstance(self.over, StepSide) and self.over.more and self.over.limit is None
        return self.over_at if endless and starts_full else None

    def points(self, basis: Figure, full: Figure, of: ComparedFigure) -> Figure:
        """Those of the side that the figure lies on."""
        over, under = (self._side_points(basis, full, over, of) for over in (True, False))
        return where(
            basis.missing,
            float("nan"),
            where(
                more_than(basis, self.at),
                over,
                where(less_than(basis, self.at), under, self._base(basis, full, of)),
            ),
        )

    def _side_points(self, basis: Figure, full: Figure, over: bool, of: ComparedFigure) -> Figure:
        """The points on one side of the starting point, as if all figures lay there."""
        slope = self.over if over else self.under
        base, at = amount(self.base, full), constant(self.at, of.exactly, idle=self.at == 1)
        if slope == "level":
            return self._base(basis, full, of)
        if not isinstance(slope, StepSide):
            return with_points_line(base * basis / at)
        beyond = (basis - at) / slope.each if over else (at - basis) / slope.each
        n = step_count(self.at, slope, basis, beyond, of)
        label = message("Added") if slope.more else message("Deducted")
        change = amount(unsigned_amount(slope.add), full) * n
        change = with_line(change, Line(label, told=lambda u: isfinite(basis.value[u])))
        if slope.limit is not None:
            limit = amount(slope.limit, full)
            change = with_line(least(change, limit), lambda: limit_line(slope.more, change, limit))
        return with_points_line(base + change if slope.more else base - change, of=basis)

    def _base(self, basis: Figure, full: Figure, of: ComparedFigure) -> Figure:
        """The points at the starting point, and where nothing is added or deducted."""
        base = amount(self.base, full)

        def says(u: int) -> Text:
            at = number_text(self.at, of.exactly)
            worth = share_text(self.base, full.shown[u], base.shown[u]) if self.base != WHOLE else ""
            formula = worth or figure(float(base.shown[u]))
            if same(basis, self.at)[u]:
                return message("exactly {place}: the base: {formula}", place=at, formula=formula)
            if more_than(basis, self.at)[u]:
                text = message("over {place}, with nothing more: the base: {formula}")
            else:
                text = message("under {place}, with nothing less: the base: {formula}")
            return text.fill(place=at, formula=formula)

        return with_line(base, lambda: Line(POINTS, says=says))

    def bounds(self, full: Figure) -> tuple[Figure, Figure] | None:
        """No end below; above what the steps can add, where that has an end."""
        adding = [side for side in (self.over, self.under) if isinstance(side, StepSide) and side.more]
        if self.over == "proportional" or any(side.limit is None for side in adding):
            return None
        base, nothing = amount(self.base, full), as_figures([0.0] * len(full))
        gains = [amount(side.limit or Amount(0.0), full) for side in adding]
        return nothing - float("inf"), base + most_of([nothing, *gains])

    def turns(self) -> tuple[float, ...]:
        """The starting point, and the ends of some steps."""
        sides = ((1, self.over), (-1, self.under))
        return (
            self.at,
            *(
                self.at + way * n * side.each
                for way, side in sides
                if isinstance(side, StepSide)
                for n in (1, 2, 3, 5)
            ),
        )

    def cap(self, max_rate: float | None) -> Amount | None:
        """The full points, unless what is over has a limit of its own."""
        limited = isinstance(self.over, StepSide) and self.over.limit is not None
        return None if limited else super().cap(max_rate)

    def outside(self, rule: Unread) -> Self:
        """The same with a base of 0 where none is said."""
        steps: Unread | None = rule.get(self.word())
        return replace(self, base=Amount(0.0)) if steps and "base" not in steps else self

    def kept_settings(self) -> dict[str, object]:
        """Its settings, as the mapping they are written as."""
        return {self.word(): super().kept_settings()}

    def sentence(self, of: Wording) -> Text:
        """The starting point, then each side."""
        base, start = amount_text(self.base), self._start(of)
        slopes = (slope_text(self.over, True, of), slope_text(self.under, False, of))
        texts = [message("{start} gives {base}", start=start, base=base), *(s for s in slopes if s)]
        return sequence(texts, sense("between sentences", "; "))

    def _start(self, of: Wording) -> Text:
        """The starting point: what it is held against, or a figure."""
        if of.against and self.at == of.compare.start:
            return message("{against}", against=of.against)
        at = of.quantity(self.at) + ("%" if of.compare.plain and of.measure == "%" else "")
        return message("{whole} of {place}", whole=of.of, place=at)


STEPS = node_of(
    Steps,
    "steps",
    "增减",
    message("from a starting point, so much for each step over or under"),
    by_reader=True,
)
