"""A row of a table, as promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from scorecard.base.span import Span
from scorecard.model.condition import Condition
from scorecard.model.judging import Judging
from scorecard.model.light import Light
from scorecard.model.named import Named, named_in
from scorecard.model.period import Frequency, Period
from scorecard.model.rule import Allowed, Policy, Rule
from scorecard.model.status import Status
from scorecard.model.target import PLACE, Target

Nature = Literal["flow", "stock", "ratio"]


Direction = Literal["higher", "lower"]


Relation = Literal["numbered", "child", "part"]


Interim = Literal["due", "year", "none"]


Monotone = Literal["direction", "any"]


CountsAs = Literal["base", "bonus", "deduction"]


@dataclass(frozen=True)
class Unscored:
    """The policy for each status that brings no points of its own."""

    missing: Policy = Policy("unranked")
    not_applicable: Policy = Policy("redistribute")
    pending: Policy = Policy("unranked")

    def of(self, status: Status) -> Policy:
        """The policy of a status."""
        policy: Policy = getattr(self, status.id)
        return policy


@dataclass(frozen=True)
class Indicator:
    """A row of a table: one with values, or a heading over its children.

    `points`, `targets[...]` and `applies` hold one entry per unit of the table. `targets` is by
    period: the year's under its last month, stage targets under theirs. `parent` is the heading of a
    child, or the row a part belongs to; `item` the number it is printed under. `formula` is the
    text its value is computed by, empty where the value is reported. A row with `words` takes one of
    them instead of a number: arrays hold its place among them. `stated` are the points that the notice
    prints, where they are not those that count. `plausible` and `monotone` say what `check` no longer
    asks about, `directed` whether the scheme says the direction, `presumed` whether its nature was taken from its
    formula: no figure hangs on them, so the row is the same with and without. `grown` says of a formula
    that it came of `take: growth`.
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
    over_range: Literal["less", "full"] = "less"
    binding: bool = False
    per: Literal["plan", "year"] = "plan"
    unscored: Unscored = Unscored()
    aliases: tuple[str, ...] = ()
    provider: str | None = None
    responsible: str | None = None
    source: str | None = None
    clause: str | None = None
    note: str | None = None
    formula: str = ""
    allowed: Allowed | None = None
    allowed_if: tuple[Allowed, ...] = ()
    counts_as: CountsAs = "base"
    words: tuple[str, ...] = ()
    score: Literal["to_date", "period"] = "to_date"
    suspect: tuple[Condition, ...] = ()
    plausible: Allowed | None = field(default=None, compare=False)
    monotone: Monotone = field(default="direction", compare=False)
    directed: bool = field(default=False, compare=False)
    presumed: bool = field(default=False, compare=False)
    grown: bool = field(default=False, compare=False)
    stated: float | None = None
    lights: tuple[Light, ...] = ()
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def derived(self) -> bool:
        """Whether its value is computed from other figures, so that nothing is sent in for it."""
        return bool(self.formula)

    def word(self, value: float) -> str:
        """The word that a value of a row of words stands for; "" for a number, and where there is none.

        >>> row = Indicator("a", "甲", "甲", "numbered", (10.0,), (True,), words=("是", "否"))
        >>> row.word(1.0), row.word(float("nan"))
        ('否', '')
        """
        return self.words[int(value)] if self.words and value == value else ""

    @property
    def alone(self) -> bool:
        """Whether what was done in a period alone is scored, instead of the count since January."""
        return self.score == "period"

    @property
    def added_up(self) -> bool:
        """Whether its value is the sum of figures that were sent in for each period alone; only flows add up."""
        return self.nature == "flow" and self.judging is None and self.reported == "period"

    def month_before(self, period: Period, frequency: Frequency) -> int:
        """The last month before what is scored by the period alone: that of its previous period; 0 in the first.

        >>> row = Indicator("a", "甲", "甲", "numbered", (10.0,), (True,), due_in=(6, 12))
        >>> row.month_before(Period(2017, 12), "quarter"), row.month_before(Period(2017, 6), "quarter")
        (6, 0)
        """
        earlier = (one.month for one in period.in_year(frequency) if one < period)
        return max((month for month in earlier if not self.due_in or month in self.due_in), default=0)

    @property
    def named(self) -> tuple[Named, ...]:
        """The figures of other rows and years that its rule, or what it allows, looks at."""
        allowed = named_in(condition for one in self.allowed_if for condition in one.conditions)
        return tuple(dict.fromkeys((*self.rule.named, *allowed)))

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
        compared = any(one.compare.to_target and not one.compare.met_only for one in self.rule.parts)
        return undeclared and self.scores and compared

    def of(self, group: str | None) -> Indicator:
        """The row as it is for the units of a group: with their rule."""
        return replace(self, rule=self.rule.of(group)) if self.rule.by_group else self

    @property
    def met_only(self) -> bool:
        """Whether its target is a place in a ranking: met or not, without a completion."""
        return self.measure == PLACE
