"""What was promised: the scheme of one year, resolved and frozen.

Everything inherited or spelled short in the YAML stands here in full, so that nobody after the
loader asks for defaults. Rows of targets and points stand in the order of their table's units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from scorecard.base.span import Span
from scorecard.base.text import Lang
from scorecard.model.condition import Grade
from scorecard.model.identity import LATER
from scorecard.model.indicator import Indicator, Interim, Unscored
from scorecard.model.period import MONTHS, Frequency, Period
from scorecard.model.rule import Among, Amount, Rule
from scorecard.model.status import Status
from scorecard.model.target import Target

Ties = Literal["competition", "dense", "average"]


RankOn = Literal["printed", "exact"]


Combine = Literal["sum", "mean", "best", "worst", "chosen", "geometric"]


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

    @cached_property
    def reports(self) -> Frequency:
        """How often figures come in at the most: as it is assessed, or as rules that count each month or quarter want."""
        rules = (rule for table in self.tables for row in table.rows for rule in row.rule.parts)
        changed = (c.value for one in self.amendments for c in one.changes if isinstance(c.value, Rule))
        wanted = [part.every for rule in (*rules, *changed) for part in rule.parts if part.every]
        return min((self.frequency, *wanted), key=MONTHS.__getitem__)

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
