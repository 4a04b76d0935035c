"""How a value becomes points: rules, amounts and policies."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import nan
from typing import Literal, NamedTuple

from scorecard.base.span import Span
from scorecard.model.condition import Condition
from scorecard.model.identity import in_parts
from scorecard.model.named import OWN, Named, named_in
from scorecard.scheme.amount import Amount
from scorecard.scheme.compared import PURE, Compare
from scorecard.scheme.scale import Proportional, Scale, kept

Among = Literal["table", "group"]


class Reference(NamedTuple):
    """What a value is held against.

    The target, a figure of all units compared, a number (`value`), one unit or another row (`id`,
    printed as `name`), the same period of last year, or the whole of an earlier one (`value`).
    """

    kind: Literal[
        "target", "mean", "median", "best", "worst", "number", "unit", "last_year", "year", "indicator"
    ]
    value: float = nan
    id: str = ""
    name: str = ""

    @property
    def meant(self) -> tuple[str, float, str]:
        """What of it is meant, and not for print only."""
        return self.kind, self.value, self.id

    @property
    def of_year(self) -> bool:
        """Whether it is the figure of another year."""
        return self.kind in ("last_year", "year")

    @property
    def needed(self) -> tuple[Named, ...]:
        """What the comparison with it needs from outside the column."""
        own = (OWN,) if self.of_year else ()
        return (*own, self.named) if self.named else ()

    @property
    def named(self) -> Named | None:
        """The figure it is, where it stands outside the column."""
        if self.kind == "last_year":
            return Named(last_year=True)
        if self.kind == "year":
            return Named(year=int(self.value))
        return Named(self.id) if self.kind == "indicator" else None


@dataclass(frozen=True)
class Rule:
    """How an indicator's value becomes points: what is compared, and how that becomes points.

    `by_group` are whole rules by the group of units they are for; where there are any, only those count.
    `every`: it is worked out for each such period of the year so far, and the points are added.
    """

    compare: Compare = "completion"
    against: tuple[Reference, ...] = ()
    among: Among = "table"
    without_self: bool = False
    if_equal: Literal["pending", "full", "none"] = "pending"
    counted_from: Literal["top", "bottom"] = "top"
    reverse: Literal["quotient", "mirror"] = "quotient"
    max_rate: float | None = None
    max_points: Amount | None = None
    min_points: Amount | None = None
    max_extra: Amount | None = None
    scale: Scale = field(default=Proportional(), metadata=in_parts(kept))
    only_if: tuple[Condition, ...] = ()
    clause: str | None = None
    level: Literal["must", "stretch"] = "must"
    by_group: tuple[tuple[str, Rule], ...] = ()
    every: Literal["month", "quarter"] | None = None
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def unworded(self) -> Rule:
        """The rule without the wording of the notice."""
        groups = tuple((group, rule.unworded) for group, rule in self.by_group)
        return replace(self, clause=None, by_group=groups)

    @property
    def named(self) -> tuple[Named, ...]:
        """The figures it needs from outside its column."""
        held = (named for one in self.against for named in one.needed)
        conditions = (*self.only_if, *self.scale.conditions)
        of_groups = (one for _, rule in self.by_group for one in rule.named)
        return tuple(dict.fromkeys((*held, *named_in(conditions), *of_groups)))

    @property
    def parts(self) -> tuple[Rule, ...]:
        """The rules that it is made of: itself, or one for each group."""
        return tuple(rule for _, rule in self.by_group) or (self,)

    def of(self, group: str | None) -> Rule:
        """The rule for the units of a group."""
        return dict(self.by_group).get(group or "", self)

    @property
    def pure(self) -> bool:
        """Whether what is compared has no measure: a share, written with a percent sign."""
        return self.compare in PURE

    @property
    def by_mark(self) -> bool:
        """Whether points are in proportion to a mark: what a judged row does unless its rule says otherwise."""
        if self.by_group:
            return any(part.by_mark for part in self.parts)
        return self.compare == "value" and self.scale.in_proportion

    @property
    def against_target(self) -> bool:
        """Whether there is nothing to compare without a target."""
        targets = any(reference.kind == "target" for reference in self.against)
        return targets or self.compare in ("completion", "progress", "met")
