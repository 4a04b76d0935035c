"""A row of a table, as promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from scorecard.base.span import Span
from scorecard.model.identity import LATER
from scorecard.model.period import Period
from scorecard.model.rule import Allowed, Judging, Policy, Rule
from scorecard.model.target import PLACE, Target

Nature = Literal["flow", "stock", "ratio"]


Direction = Literal["higher", "lower"]


Relation = Literal["numbered", "child", "part"]


Interim = Literal["due", "year", "none"]


CountsAs = Literal["base", "bonus", "deduction"]


@dataclass(frozen=True)
class Unscored:
    """The policy for each status that brings no points of its own."""

    missing: Policy = Policy("unranked")
    not_applicable: Policy = Policy("redistribute")
    pending: Policy = Policy("unranked")


@dataclass(frozen=True)
class Indicator:
    """A row of a table: one with values, or a heading over its children.

    `points`, `targets[...]` and `applies` hold one entry per unit of the table. `targets` is by
    period: the year's under its last month, stage targets under theirs. `parent` is the heading of a
    child, or the row a part belongs to; `item` the number it is printed under. `formula` is the
    text its value is computed by, empty where the value is reported.
    """

    id: str
    name: str
    short: str
    relation: Relation
    points: tuple[float, ...]
    applies: tuple[bool, ...]
    number: int | None = None
    item: int | None = None
    parent: str | None = None
    heading: bool = False
    depth: int = 0
    measure: str = ""
    nature: Nature = "flow"
    direction: Direction = "higher"
    targets: Mapping[Period, tuple[Target, ...]] = field(default_factory=dict)
    pace: Literal["linear", "none"] | tuple[tuple[int, float], ...] = "linear"
    interim: Interim = "due"
    reported: Literal["cumulative", "period"] = "cumulative"
    due_in: tuple[int, ...] = ()
    judging: Judging | None = None
    rule: Rule = Rule()
    zero_target: Literal["full", "not_applicable"] | None = None
    over_range: Literal["less", "full"] = field(default="less", metadata=LATER)
    binding: bool = field(default=False, metadata=LATER)
    per: Literal["plan", "year"] = field(default="plan", metadata=LATER)
    unscored: Unscored = Unscored()
    aliases: tuple[str, ...] = ()
    provider: str | None = None
    responsible: str | None = None
    source: str | None = None
    clause: str | None = None
    note: str | None = None
    formula: str = field(default="", metadata=LATER)
    allowed: Allowed | None = field(default=None, metadata=LATER)
    counts_as: CountsAs = field(default="base", metadata=LATER)
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def derived(self) -> bool:
        """Whether its value is computed from other figures, so that nothing is sent in for it."""
        return bool(self.formula)

    @property
    def outside(self) -> bool:
        """Whether its points stand outside full points: a bonus or a deduction."""
        return self.counts_as != "base"

    @property
    def full(self) -> float:
        """The most points any unit can have of it."""
        return max(self.points, default=0.0)

    @property
    def scores(self) -> bool:
        """Whether it earns points at all; otherwise it is shown only."""
        return self.full > 0

    @property
    def wants_target_above_zero(self) -> bool:
        """Whether a target of 0 has no completion here: higher is better, and nothing is declared."""
        undeclared = self.direction == "higher" and self.zero_target is None
        compared = any(rule.compare in ("completion", "progress") for rule in self.rule.parts)
        return undeclared and self.scores and compared

    def of(self, group: str | None) -> Indicator:
        """The row as it is for the units of a group: with their rule."""
        return replace(self, rule=self.rule.of(group)) if self.rule.by_group else self

    @property
    def met_only(self) -> bool:
        """Whether its target is a place in a ranking: met or not, without a completion."""
        return self.measure == PLACE
