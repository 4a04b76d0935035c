"""What was promised: the scheme of one year, resolved and frozen.

Everything inherited or spelled short in the YAML stands here in full, so that nobody after the
loader asks for defaults. Rows of targets and points stand in the order of their table's units.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from scorecard.base.message import Lang
from scorecard.base.span import Span
from scorecard.model.condition import Grade
from scorecard.model.effect import Effect
from scorecard.model.figure.rounding import RoundingMode
from scorecard.model.indicator import Indicator, Interim, Unscored
from scorecard.model.period import MONTHS, Frequency, Period
from scorecard.model.ranking import BoundsOn, By, RankOn, TieBreak, Ties
from scorecard.model.rule import Among, Rule
from scorecard.model.status import Status
from scorecard.model.target import Target
from scorecard.scheme.amount import Amount
from scorecard.scheme.sum import Composite

Unassessed = Literal["redistribute", "unranked", "0"]


@dataclass(frozen=True)
class Unit:
    """A unit that is assessed, or a reference that is only shown (`assessed` false).

    `grade` is the one it is given beforehand, outside quotas.
    """

    id: str
    name: str
    short: str
    group: str | None = None
    aliases: tuple[str, ...] = ()
    assessed: bool = True
    was: tuple[str, ...] = ()
    grade: str | None = None
    span: Span = field(default=Span("", 0), compare=False, repr=False)


@dataclass(frozen=True)
class Branch(Composite):
    """Rows that share points: a heading's children, a numbered row with its unnumbered ones, the table.

    A member is a further branch or the index of a row of `SchemeTable.rows`. `combine` is how the
    members' points become one figure; unless they are added up, `points` are the branch's own full
    points, one per unit. `most`, `least` hold the figure between two limits, bonuses included; then it
    is `rounded` for real, to so many decimals and which way, where the scheme's `rounding` says so.
    `per_item` `best`: an object reported under several of the rows counts once, where it gives most.
    """

    members: tuple[Branch | int, ...]
    heading: str | None = None
    combine: str = "sum"
    points: tuple[float, ...] = ()
    most: Amount | None = None
    least: Amount | None = None
    rounded: tuple[int, RoundingMode] | None = field(default=None, compare=False)
    per_item: Literal["all", "best"] = "all"

    @property
    def additive(self) -> bool:
        """Whether its figure is nothing but the sum over its members."""
        limited = self.most is not None or self.least is not None
        return self.way.adds_up and not limited and self.rounded is None

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
    stand in a table of their own, which is never ranked and printed only when it is named. `by` is
    None where the scheme does not say what ranks are formed on; they are formed on points then. So is
    `bounds_on`, and bounds on the total are then met by its share of the full points due. With
    `coverage` a unit is ranked only where at least this share of its full points is scored.
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
    inputs: bool = False
    by: By | None = None
    tie_break: tuple[TieBreak, ...] = ()
    coverage: float | None = None
    grades: tuple[Grade, ...] = ()
    effects: tuple[Effect, ...] = ()
    bounds_on: BoundsOn | None = None
    stated: float | None = None
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @cached_property
    def rows(self) -> tuple[Indicator, ...]:
        """The indicators that have values, in printed order: the columns of every array."""
        return tuple(i for i in self.indicators if not i.heading)

    @cached_property
    def index(self) -> dict[str, int]:
        """Where each row stands among `rows`, by id."""
        return {row.id: n for n, row in enumerate(self.rows)}

    def row(self, id: str) -> Indicator:
        """The row or heading with this id."""
        return next(one for one in self.indicators if one.id == id)


@dataclass(frozen=True)
class Total(Composite):
    """Several tables or totals put together.

    Either `weights`, which make 100 and count shares of full points, or `sums`, whose points are
    added as they are. The points of `add` are added to that, outside full points. `combine` is how
    weighted shares become one figure; `most`, `least` hold it between two limits. `unassessed` is what
    holds for a unit that a part does not assess; None where the scheme does not say, and the rest then
    makes up the full points.
    """

    id: str
    title: str
    weights: Mapping[str, float]
    among: Among = "table"
    ties: Ties = "competition"
    rank_on: RankOn = "printed"
    sums: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    combine: str = "sum"
    most: Amount | None = None
    least: Amount | None = None
    by: By | None = None
    tie_break: tuple[TieBreak, ...] = ()
    coverage: float | None = None
    grades: tuple[Grade, ...] = ()
    effects: tuple[Effect, ...] = ()
    unassessed: Unassessed | None = None
    bounds_on: BoundsOn | None = None
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


def made_of(total: Total, totals: Sequence[Total]) -> frozenset[str]:
    """The ids of all that a total is made of, at whatever depth."""
    known = {one.id: one for one in totals}
    below = (made_of(known[part], totals) for part in total.parts if part in known)
    return frozenset(total.parts).union(*below)


def whole_of(total: Total, totals: Sequence[Total]) -> frozenset[str]:
    """The ids of all that has weight in it, at whatever depth: the units of any of them stand in it."""
    known = {one.id: one for one in totals}
    below = (whole_of(known[part], totals) for part in total.weighty if part in known)
    return frozenset(total.weighty).union(*below)


def in_need(totals: Sequence[Total]) -> tuple[Total, ...]:
    """The totals, each after those it is made of, else in their order; there are no circles.

    >>> inner, outer = Total("inner", "", {"a": 100.0}), Total("outer", "", {"inner": 100.0})
    >>> [total.id for total in in_need((outer, inner))]
    ['inner', 'outer']
    """
    known = {total.id: total for total in totals}
    found: dict[str, Total] = {}

    def take(total: Total) -> None:
        for part in total.parts:
            if part in known and part not in found:
                take(known[part])
        found[total.id] = total

    for total in totals:
        if total.id not in found:
            take(total)
    return tuple(found.values())


@dataclass(frozen=True)
class Amendment:
    """A change from a period on. `set` holds (what, table, indicator, unit or None, new value)."""

    since: Period
    source: str
    changes: tuple[AmendedField, ...]
    span: Span = field(default=Span("", 0), compare=False, repr=False)


@dataclass(frozen=True)
class AmendedField:
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
    """The levels at which rounding is real (None: never rounded on the way), in decimals, and which way.

    points, headings : of a row, of a heading; total, overall : of a table, of a weighted total
    completion : of the percentage that rules compare
    """

    points: int | None = None
    total: int | None = None
    headings: int | None = None
    overall: int | None = None
    completion: int | None = None
    mode: RoundingMode = "half_up"


UNROUNDED = Rounding()


@dataclass(frozen=True)
class Decimals:
    """How many decimals are printed."""

    points: int = 2
    total: int = 2
    completion: int = 2


@dataclass(frozen=True)
class Scheme:
    """What was promised for a year, or for a plan of several (`first_year` to `year`).

    `rank_on_said` is what `check` asks by: whether the scheme itself says which total counts.
    """

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
    about: float | None = None
    marks: Mapping[str, Status] = field(default_factory=dict)
    amendments: tuple[Amendment, ...] = ()
    notes: tuple[str, ...] = ()
    judges_shown: bool = True
    source: str | None = None
    issuer: str | None = None
    path: str = field(default="", compare=False)
    rank_on_said: bool = field(default=True, compare=False)

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

    def ends(self, row: Indicator, period: Period) -> bool:
        """Whether all of a row's target is due by the end of a period: the year's, or the plan's."""
        return period.year_end and period.year == self.years_of(row, period.year)[-1]

    @cached_property
    def year_by_year(self) -> Scheme:
        """The same with every flow counted from January, so that one year can be set beside another."""
        rows = [row for table in self.tables for row in table.indicators]
        if not self.is_plan or all(row.per == "year" for row in rows):
            return self
        tables = (
            replace(table, indicators=tuple(replace(row, per="year") for row in table.indicators))
            for table in self.tables
        )
        return replace(self, tables=tuple(tables))

    @property
    def is_plan(self) -> bool:
        """Whether the targets are those of several years together."""
        return len(self.years) > 1

    def table(self, id: str) -> SchemeTable:
        """The table with this id."""
        return next(t for t in self.tables if t.id == id)

    def title_of(self, id: str) -> str:
        """The title of a table or total."""
        titles = {table.id: table.title for table in self.tables}
        return {**titles, **{total.id: total.title for total in self.totals}}[id]

    def units_of(self, table: SchemeTable) -> tuple[Unit, ...]:
        """The units of a table, in the order of its rows."""
        return tuple(self.units[u] for u in table.units)
