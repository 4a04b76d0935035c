"""Totals: several tables or totals put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from typing import Literal

from scorecard.base.decimals import plain
from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.effect import Effect
from scorecard.model.figure import Style
from scorecard.model.grade import Grade
from scorecard.model.ranking import Ranking, ranking_parts
from scorecard.scheme.amount import Amount
from scorecard.scheme.field import Field, node_of, scheme_field
from scorecard.scheme.kinds import AmountOf, Flag, ListOf, NodeOf, OneLine, Share, WeightsOf
from scorecard.scheme.sum import COMBINE_TOTAL, Composite
from scorecard.scheme.words import UNASSESSED

Unassessed = Literal["redistribute", "unranked", "0"]


@dataclass(frozen=True)
class Total(Composite):
    """Several tables or totals put together.

    Either `weights`, which make 100, each held as the exact part of it, and count shares of full points, or `sums`, whose points are
    added as they are. The points of `add` are added to that, outside full points. `combine` is how
    weighted shares become one figure; `most`, `least` hold it between two limits. `unassessed` is what
    holds for a unit that a part does not assess; None where the scheme does not say, and the rest then
    makes up the full points.
    """

    id: str
    title: str = scheme_field(
        OneLine(), "标题", message("the title of the total"), default="总分", always=True
    )
    weights: Mapping[str, Fraction] = scheme_field(
        WeightsOf(),
        "权重",
        message(
            "the weight of each table (or other total), which counts its share of full points; a "
            "list: points are added as they are"
        ),
        required=True,
        settled=True,
    )
    sums: tuple[str, ...] = ()
    add: tuple[str, ...] = scheme_field(
        ListOf(OneLine(), single=True),
        "另加",
        message("tables whose points are added outside full points, such as a special bonus"),
        empty=(),
    )
    combine: str = scheme_field(
        COMBINE_TOTAL, "合成", message("how the shares of the tables are put together"), default="sum"
    )
    most: Amount | None = scheme_field(
        AmountOf(none=True),
        "得分上限",
        message("the most it may be, what is added included; no limit if not said"),
        name="max_points",
    )
    least: Amount | None = scheme_field(
        AmountOf(none=True),
        "得分下限",
        message("the least it may be; no limit if not said"),
        name="min_points",
    )
    coverage: float | None = scheme_field(
        Share(),
        "覆盖面",
        message("the least share of the full points that must be scored, or the unit is unranked"),
    )
    unassessed: Unassessed | None = scheme_field(
        UNASSESSED,
        "未考核单位",
        message(
            "what holds for a unit that one of the tables or totals does not assess: it is not "
            "among its units, or all of it is --; redistribute if not said, and `check` names the "
            "units"
        ),
    )
    ranking: Ranking = scheme_field(
        NodeOf("ranking"),
        "排名",
        message("for this total"),
        empty=Ranking(),
        settled=True,
        parts=ranking_parts,
    )
    grades: tuple[Grade, ...] = scheme_field(
        ListOf(NodeOf("grade")), "等次", message("the grades of this total"), empty=(), settled=True
    )
    effects: tuple[Effect, ...] = ()
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def weighty(self) -> tuple[str, ...]:
        """What has weight in it: the units of all of these stand in it."""
        return tuple(id for id, weight in self.weights.items() if weight) or self.whole

    @property
    def whole(self) -> tuple[str, ...]:
        """What makes up its full points."""
        return tuple(self.weights) or self.sums

    @property
    def parts(self) -> tuple[str, ...]:
        """All it is made of, what is only added last."""
        return (*self.whole, *self.add)


def is_decimal(weight: Fraction | float) -> bool:
    """Whether decimals hold a weight.

    >>> is_decimal(Fraction(75, 2)), is_decimal(Fraction(100, 3))
    (True, False)
    """
    left = Fraction(weight).denominator
    for prime in (2, 5):
        while left % prime == 0:
            left //= prime
    return left == 1


def weight_text(weight: Fraction | float) -> str:
    """A weight as a part of 100; as a fraction of the whole where decimals do not hold it.

    >>> weight_text(Fraction(70)), weight_text(Fraction(100, 3)), weight_text(0.5)
    ('70', '1/3', '0.5')
    """
    return plain(float(weight)) if is_decimal(weight) else str(Fraction(weight) / 100)


_PROPORTIONAL = Field(
    "proportional",
    Flag(),
    "权重按比例",
    message("true: weights need not make 100, each counts in proportion to their sum"),
    default=False,
)
"""Becomes weights that make 100."""


def weight_style(weight: Fraction | float) -> Style:
    """How a weight is written inside a formula."""
    return "exact" if is_decimal(weight) else "brief"


TOTAL = node_of(
    Total,
    "total",
    "总分",
    message(
        "weights of tables that make 100, short: {{towns: 70, rubric: 30}}; or tables whose "
        "points are added, short: [towns, rubric]"
    ),
    after={"weights": (_PROPORTIONAL,)},
    short="weights",
)


def made_of(total: Total, totals: Sequence[Total]) -> frozenset[str]:
    """The ids of all that a total is made of, at whatever depth."""
    known = {each.id: each for each in totals}
    below = (made_of(known[part], totals) for part in total.parts if part in known)
    return frozenset(total.parts).union(*below)


def whole_of(total: Total, totals: Sequence[Total]) -> frozenset[str]:
    """The ids of all that has weight in it, at whatever depth: the units of any of them stand in it."""
    known = {each.id: each for each in totals}
    below = (whole_of(known[part], totals) for part in total.weighty if part in known)
    return frozenset(total.weighty).union(*below)


def totals_in_order(totals: Sequence[Total]) -> tuple[Total, ...]:
    """The totals, each after those it is made of, else in their order; there are no circles.

    >>> inner, outer = Total("inner", "", {"a": 100.0}), Total("outer", "", {"inner": 100.0})
    >>> [total.id for total in totals_in_order((outer, inner))]
    ['inner', 'outer']
    """
    known = {total.id: total for total in totals}
    needed: dict[str, Total] = {}

    def take(total: Total) -> None:
        for part in total.parts:
            if part in known and part not in needed:
                take(known[part])
        needed[total.id] = total

    for total in totals:
        if total.id not in needed:
            take(total)
    return tuple(needed.values())
