"""What was promised: the scheme of one year, resolved and frozen.

Everything inherited or spelled short in the YAML stands here in full, so that nobody after the
loader asks for defaults. Rows of targets and points stand in the order of their table's units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from math import inf, nan
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from scorecard.base.span import Span
from scorecard.base.text import Lang
from scorecard.model.condition import Grade
from scorecard.model.period import Frequency, Period
from scorecard.model.status import Status
from scorecard.model.target import NOT_ASSESSED, PLACE, Target, TargetRelation, Written

__all__ = ["NOT_ASSESSED", "Target", "TargetRelation", "Written"]

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Nature = Literal["flow", "stock", "ratio"]
Direction = Literal["higher", "lower"]
Relation = Literal["numbered", "child", "part"]
Interim = Literal["due", "year", "none"]
Ties = Literal["competition", "dense", "average"]
RankOn = Literal["printed", "exact"]
Among = Literal["table", "group"]
CountsAs = Literal["base", "bonus", "deduction"]
Combine = Literal["sum", "mean", "best", "worst", "chosen", "geometric"]

LATER: Mapping[str, bool] = {"later": True}
"""Marks a field the language got later: a scheme that does not use it keeps its identity."""


def said(record: DataclassInstance) -> tuple[tuple[str, Any], ...]:
    """The fields of a record that say something of its meaning, with their values, in order."""
    return tuple(
        (f.name, getattr(record, f.name))
        for f in fields(record)
        if f.compare and not (f.metadata.get("later") and getattr(record, f.name) == f.default)
    )


class Amount(NamedTuple):
    """So many points, or a share of the full points of the indicator."""

    value: float
    share: bool = False


class Policy(NamedTuple):
    """What a cell without points of its own does.

    `kind` is `unranked`, `leave_out`, `redistribute`, `mean`, `carry`, or `amount` with its amount.
    """

    kind: str
    amount: Amount = Amount(0.0)

    def __str__(self) -> str:
        return (
            self.kind if self.kind != "amount" else f"{self.amount.value:g}{'%' if self.amount.share else ''}"
        )


@dataclass(frozen=True)
class Unscored:
    """The policy for each status that brings no points of its own."""

    missing: Policy = Policy("unranked")
    not_applicable: Policy = Policy("redistribute")
    pending: Policy = Policy("unranked")


@dataclass(frozen=True)
class Unit:
    """A unit that is assessed, or a reference that is only shown (`assessed` false)."""

    id: str
    name: str
    short: str
    group: str | None = None
    aliases: tuple[str, ...] = ()
    assessed: bool = True
    was: tuple[str, ...] = ()
    span: Span = field(default=Span("", 0), compare=False, repr=False)


@dataclass(frozen=True)
class Band:
    """One row of a rule's bands: from `low` (itself included or not) to `high`, and the points."""

    low: float | None
    low_included: bool
    high: float | None
    high_included: bool
    points: Amount


class Condition(NamedTuple):
    """What a figure must be: from `low` to `high`, either itself included or not."""

    low: float | None
    low_included: bool
    high: float | None
    high_included: bool


class Side(NamedTuple):
    """What figures on one side of a starting point do: so much for each step, at most `limit`.

    `add` is negative where points are deducted; `part` says what a step begun but not finished counts.
    """

    each: float
    add: Amount
    part: Literal["dropped", "counted", "pro_rata"]
    limit: Amount | None = None


Slope = Side | Literal["level", "proportional"]


class Steps(NamedTuple):
    """So many points at a starting point, and more or fewer for each step over or under it."""

    at: float
    base: Amount
    over: Slope
    under: Slope


class Knot(NamedTuple):
    """A corner of a broken line: a figure and its points."""

    at: float
    points: Amount


class Choice(NamedTuple):
    """A value that is accepted, and its points."""

    value: float
    points: Amount


class Reference(NamedTuple):
    """What a value is held against: the target, a figure of all units compared, a number, or one unit."""

    kind: Literal["target", "mean", "median", "best", "worst", "number", "unit"]
    value: float = nan
    unit: str = ""


Compare = Literal["completion", "progress", "met", "value", "rank", "difference", "ratio", "position"]
PURE: tuple[Compare, ...] = ("completion", "progress", "met", "ratio", "position")
"""Comparisons without a measure, whose figures are written with a percent sign."""
Scale = Literal["proportional", "bands", "choices", "line", "steps", "each"]


@dataclass(frozen=True)
class Rule:
    """How an indicator's value becomes points: what is compared, and how that becomes points."""

    compare: Compare = "completion"
    against: tuple[Reference, ...] = field(default=(), metadata=LATER)
    among: Among = field(default="table", metadata=LATER)
    without_self: bool = field(default=False, metadata=LATER)
    if_equal: Literal["pending", "full", "none"] = field(default="pending", metadata=LATER)
    counted_from: Literal["top", "bottom"] = field(default="top", metadata=LATER)
    reverse: Literal["quotient", "mirror"] = "quotient"
    max_rate: float | None = None
    max_points: Amount | None = None
    min_points: Amount | None = None
    max_extra: Amount | None = field(default=None, metadata=LATER)
    bands: tuple[Band, ...] = ()
    choices: tuple[Choice, ...] = field(default=(), metadata=LATER)
    line: tuple[Knot, ...] = field(default=(), metadata=LATER)
    beyond: Literal["level", "continue"] = field(default="level", metadata=LATER)
    steps: Steps | None = field(default=None, metadata=LATER)
    each: Amount | None = None
    at: float | None = field(default=None, metadata=LATER)
    only_if: Condition | None = field(default=None, metadata=LATER)
    clause: str | None = None
    level: Literal["must", "stretch"] = field(default="must", metadata=LATER)
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def scale(self) -> Scale:
        """How what is compared becomes points."""
        if self.bands:
            return "bands"
        if self.choices:
            return "choices"
        if self.line:
            return "line"
        if self.steps:
            return "steps"
        return "each" if self.each else "proportional"

    @property
    def pure(self) -> bool:
        """Whether what is compared has no measure: a share, written with a percent sign."""
        return self.compare in PURE

    @property
    def begin(self) -> float:
        """Where `each` begins to count: the first place, else 0, unless said."""
        if self.at is not None:
            return self.at
        return 1.0 if self.compare == "rank" else 0.0

    @property
    def own_ends(self) -> bool:
        """Whether the scale itself says the fewest and the most points, so that only named limits hold it."""
        return self.scale in ("bands", "choices", "line")

    @property
    def against_target(self) -> bool:
        """Whether there is nothing to compare without a target."""
        targets = any(reference.kind == "target" for reference in self.against)
        return targets or self.compare in ("completion", "progress", "met")


@dataclass(frozen=True)
class Judging:
    """How the marks of a panel become one value. Marks run from 0 to `scale`."""

    how: Literal["mean", "median", "trimmed"]
    scale: float
    panel: int | None = None
    quorum: int | None = None

    @property
    def least(self) -> int:
        """The fewest marks that make a value: the quorum, else more than half of the panel; trimming wants three."""
        declared = self.quorum or (self.panel // 2 + 1 if self.panel else 1)
        return max(declared, 3) if self.how == "trimmed" else declared


@dataclass(frozen=True)
class Allowed:
    """Which figures may be sent in: from `low` to `high`, both included; whole ones only where said."""

    whole: bool = False
    low: float = -inf
    high: float = inf


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
        return undeclared and self.scores and self.rule.compare in ("completion", "progress")

    @property
    def met_only(self) -> bool:
        """Whether its target is a place in a ranking: met or not, without a completion."""
        return self.measure == PLACE


@dataclass(frozen=True)
class Branch:
    """Rows that share points: a heading's children, a numbered row with its unnumbered ones, the table.

    A member is a further branch or the index of a row of `SchemeTable.rows`. `combine` is how the
    members' points become one figure; unless they are added up, `points` are the branch's own full
    points, one per unit. `most`, `least` hold the figure between two limits, bonuses included.
    """

    members: tuple[Branch | int, ...]
    heading: str | None = None
    combine: Combine = field(default="sum", metadata=LATER)
    points: tuple[float, ...] = field(default=(), metadata=LATER)
    most: Amount | None = field(default=None, metadata=LATER)
    least: Amount | None = field(default=None, metadata=LATER)

    @property
    def additive(self) -> bool:
        """Whether its figure is nothing but the sum over its members."""
        return self.combine == "sum" and self.most is None and self.least is None

    @cached_property
    def plain(self) -> bool:
        """Whether all its points are simply added up, here and below."""
        return self.additive and all(m.plain for m in self.members if isinstance(m, Branch))

    @cached_property
    def leaves(self) -> tuple[int, ...]:
        """All rows below, in printed order."""
        return tuple(leaf for m in self.members for leaf in (m.leaves if isinstance(m, Branch) else (m,)))


@dataclass(frozen=True)
class SchemeTable:
    """A printed table of the notice: indicators down, units across.

    `units` are indices into the scheme's units, in the order of every row. The scheme's `inputs`
    stand in a table of their own, which is never ranked and printed only when it is named.
    """

    id: str
    title: str
    units: tuple[int, ...]
    indicators: tuple[Indicator, ...]
    tree: Branch
    annex: int | None = None
    among: Among = "table"
    ties: Ties = "competition"
    rank_on: RankOn = "printed"
    source: str | None = None
    note: str | None = None
    inputs: bool = field(default=False, metadata=LATER)
    grades: tuple[Grade, ...] = field(default=(), metadata=LATER)
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @cached_property
    def rows(self) -> tuple[Indicator, ...]:
        """The indicators that have values, in printed order: the columns of every array."""
        return tuple(i for i in self.indicators if not i.heading)

    @cached_property
    def index(self) -> dict[str, int]:
        """Where each row stands among `rows`, by id."""
        return {row.id: n for n, row in enumerate(self.rows)}


@dataclass(frozen=True)
class Total:
    """A weighted sum of tables: weight × share of the table's full points. The weights make 100."""

    id: str
    title: str
    weights: Mapping[str, float]
    among: Among = "table"
    ties: Ties = "competition"
    rank_on: RankOn = "printed"
    grades: tuple[Grade, ...] = field(default=(), metadata=LATER)
    span: Span = field(default=Span("", 0), compare=False, repr=False)


@dataclass(frozen=True)
class Amendment:
    """A change from a period on. `set` holds (what, table, indicator, unit or None, new value)."""

    since: Period
    source: str
    changes: tuple[Change, ...]
    span: Span = field(default=Span("", 0), compare=False, repr=False)


@dataclass(frozen=True)
class Change:
    """One thing an amendment sets: a `Target` of one unit, points per unit, or a rule."""

    table: str
    indicator: str
    unit: int | None
    value: Target | tuple[float, ...] | Rule
    before: str
    after: str
    span: Span = field(default=Span("", 0), compare=False, repr=False)


@dataclass(frozen=True)
class Rounding:
    """The levels at which rounding is real (None: never rounded on the way)."""

    points: int | None = None
    total: int | None = None


@dataclass(frozen=True)
class Decimals:
    """How many decimals are printed."""

    points: int = 2
    total: int = 2
    completion: int = 2


@dataclass(frozen=True)
class Scheme:
    """What was promised for a year, or for a plan of several (`first_year` to `year`)."""

    title: str
    year: int
    frequency: Frequency
    units: tuple[Unit, ...]
    tables: tuple[SchemeTable, ...]
    totals: tuple[Total, ...] = ()
    first_year: int = 0
    language: Lang = "zh"
    unscored: Unscored = Unscored()
    interim: Interim = "due"
    ties: Ties = "competition"
    among: Among = "table"
    rank_on: RankOn = "printed"
    rounding: Rounding = Rounding()
    decimals: Decimals = Decimals()
    about: float | None = field(default=None, metadata=LATER)
    marks: Mapping[str, Status] = field(default_factory=dict)
    amendments: tuple[Amendment, ...] = ()
    notes: tuple[str, ...] = ()
    source: str | None = None
    issuer: str | None = None
    path: str = field(default="", compare=False)

    @property
    def years(self) -> range:
        """The years whose periods this scheme scores."""
        return range(self.first_year or self.year, self.year + 1)

    def years_of(self, row: Indicator, year: int) -> range:
        """The years that a target covers together: the plan's, or one alone where it is for each year."""
        return range(year, year + 1) if row.per == "year" else self.years

    @property
    def is_plan(self) -> bool:
        """Whether the targets are those of several years together."""
        return len(self.years) > 1

    def table(self, id: str) -> SchemeTable:
        """The table with this id."""
        return next(t for t in self.tables if t.id == id)

    def units_of(self, table: SchemeTable) -> tuple[Unit, ...]:
        """The units of a table, in the order of its rows."""
        return tuple(self.units[u] for u in table.units)
