"""What was promised: the scheme of one year, resolved and frozen.

Everything inherited or spelled short in the YAML stands here in full, so that nobody after the
loader asks for defaults. Rows of targets and points stand in the order of their table's units.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from typing import Literal, NamedTuple

from scorecard.base.message import Lang, Text, message
from scorecard.base.records import dataclass
from scorecard.model.amendment import Amendment
from scorecard.model.groups import Groups
from scorecard.model.identity import parts_of
from scorecard.model.in_text import InText
from scorecard.model.indicator import Indicator, Interim
from scorecard.model.light import LIGHTS
from scorecard.model.period import MONTHS, Calendar, Frequency, Period
from scorecard.model.period_names import month_named
from scorecard.model.policy import UnscoredPolicies
from scorecard.model.ranking import Ranking
from scorecard.model.rounding import Decimals, Rounding
from scorecard.model.rule import Rule
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total
from scorecard.model.unit import Unit, Units
from scorecard.scheme.field import Field, node_of, scheme_field
from scorecard.scheme.kinds import Flag, ListOf, MapOf, NodeOf, OneLine, PlanYears, Share, Whole
from scorecard.scheme.words import FREQUENCY, LANGUAGE, STARTS, STATUS

Count = Literal["written", "year", "period"]
"""Over what time flows count: as the scheme says, since January, or in the period alone."""


def _hashed_ranking(ranking: Ranking) -> Iterator[tuple[str, object, object]]:
    """What hashes count of how ranks are formed as a rule; what only some do, they count with those."""
    return (part for part in parts_of(ranking) if part[0] in ("among", "ties", "rank_on"))


class ListFrom(NamedTuple):
    """What a table in another file says: the way to its field in the scheme, the file, how many entries; 0 untold."""

    path: tuple[Text, ...]
    file: str
    entries: int


@dataclass(frozen=True)
class Scheme:
    """What was promised for a year, or for a plan of several (`first_year` to `year`).

    `ranking` is what holds for tables and totals that do not say otherwise, but for what breaks ties, which
    each of them reads for itself. `rank_on_said` is what `check` asks by: whether the scheme itself says
    which total counts.
    """

    title: str = scheme_field(
        OneLine(), "标题", message("the full title, printed above the tables"), required=True, empty=""
    )
    year: int = scheme_field(
        Whole(1900), "年度", message("the year assessed (or else `plan`)"), always=True, settled=True
    )
    frequency: Frequency = scheme_field(
        FREQUENCY, "频度", message("how often it is assessed"), default="year", always=True
    )
    starts: str = scheme_field(
        STARTS,
        "财年起始月",
        message(
            "the month in which the year starts; one that does not start in January is called by the calendar "
            "year it ends in, and its quarters and halves are its own"
        ),
        default="January",
        by_name=True,
    )
    language: Lang = scheme_field(
        LANGUAGE, "语言", message("the language of the output"), default="zh", by_name=True
    )
    source: str | None = scheme_field(OneLine(), "依据", message("the document it follows"), by_name=True)
    issuer: str | None = scheme_field(OneLine(), "发文单位", message("printed at the foot"), by_name=True)
    units: tuple[Unit, ...] = scheme_field(
        MapOf(NodeOf("unit")),
        "考核单位",
        message("all units; their order is the printed order; they may stand in a file: {{from: units.csv}}"),
        required=True,
        settled=True,
    )
    groups: Groups | None = scheme_field(
        NodeOf("groups"),
        "分组",
        message("where the groups of units follow from figures, such as {{from: stage}}"),
        by_name=True,
        settled=True,
    )
    tables: tuple[SchemeTable, ...] = scheme_field(
        MapOf(NodeOf("table")),
        "表",
        message("the tables; their order is the printed order"),
        required=True,
        settled=True,
    )
    judges_shown: bool = scheme_field(
        Flag(),
        "评委列名",
        message("whether marks are printed under the judges' names; false: under numbers"),
        default=True,
    )
    totals: tuple[Total, ...] = scheme_field(
        MapOf(NodeOf("total")), "总分", message("which tables make it up, by weight"), empty=(), settled=True
    )
    unscored: UnscoredPolicies = scheme_field(
        NodeOf("unscored"),
        "未计分处理",
        message("what missing, not applicable and pending cells do"),
        empty=UnscoredPolicies(),
        settled=True,
    )
    about: float | None = scheme_field(
        Share(), "左右", message("the tolerance of `about`, such as 5%: about 400 is 380 to 420")
    )
    marks: Mapping[str, Status] = scheme_field(
        MapOf(STATUS), "符号", message("what the marks in returns mean"), factory=dict, settled=True
    )
    rounding: Rounding = scheme_field(
        NodeOf("rounding"),
        "修约",
        message("where rounding is real, and what ranks are formed on"),
        empty=Rounding(),
    )
    decimals: Decimals = scheme_field(
        NodeOf("decimals"), "小数位", message("how many decimals are printed"), empty=Decimals()
    )
    ranking: Ranking = scheme_field(
        NodeOf("ranking"),
        "排名",
        message("how ranks are formed"),
        empty=Ranking(),
        settled=True,
        parts=_hashed_ranking,
    )
    amendments: tuple[Amendment, ...] = scheme_field(
        ListOf(NodeOf("amendment")),
        "调整",
        message("changes in mid-year: from when, by what document"),
        empty=(),
        settled=True,
    )
    in_text: tuple[InText, ...] = scheme_field(
        ListOf(NodeOf("in_text")),
        "正文目标",
        message("targets that the text of the notice names; `check --targets` holds them against the tables"),
        empty=(),
        settled=True,
        compare=False,
    )
    notes: tuple[str, ...] = scheme_field(
        ListOf(OneLine(), single=True), "说明", message("notes printed below the tables"), empty=()
    )
    first_year: int = 0
    interim: Interim = "due"
    path: str = field(default="", compare=False)
    rank_on_said: bool = field(default=True, compare=False)
    counted: Count = field(default="written", compare=False)
    lists: tuple[ListFrom, ...] = field(default=(), compare=False)

    @cached_property
    def reports(self) -> Frequency:
        """How often figures come in at the most: as it is assessed, or as rules that count each month or quarter want."""
        rules = (rule for table in self.tables for row in table.rows for rule in row.rule.parts)
        changed = (c.value for change in self.amendments for c in change.changes if isinstance(c.value, Rule))
        wanted = [part.every for rule in (*rules, *changed) for part in rule.parts if part.every]
        return min((self.frequency, *wanted), key=MONTHS.__getitem__)

    @property
    def first_month(self) -> int:
        """The month of the calendar in which its year starts."""
        return month_named(self.starts)

    @property
    def calendar(self) -> Calendar:
        """How the periods are called in which it is assessed."""
        return Calendar(self.frequency, self.first_month)

    @property
    def reporting(self) -> Calendar:
        """How the periods are called that figures come in for."""
        return Calendar(self.reports, self.first_month)

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
        if not self.is_plan or all(row.per == "year" and row.per_said for row in rows):
            return self

        def each_year(row: Indicator) -> Indicator:
            return replace(row, per="year", per_said=True)

        tables = (replace(table, indicators=tuple(map(each_year, table.indicators))) for table in self.tables)
        return replace(self, tables=tuple(tables))

    @cached_property
    def period_by_period(self) -> Scheme:
        """The same with every flow as what was done in a period alone, so that one period can be set beside another."""
        counted = [row for table in self.tables for row in table.indicators if row.nature == "flow"]
        if all(row.alone or row.judging for row in counted):
            return self

        def alone(row: Indicator) -> Indicator:
            return replace(row, score="period") if row.nature == "flow" and not row.judging else row

        tables = (replace(table, indicators=tuple(map(alone, table.indicators))) for table in self.tables)
        return replace(self, tables=tuple(tables), counted="period")

    @cached_property
    def to_date(self) -> Scheme:
        """The same with every flow as it is counted, also those of which the period alone is scored: what others see of them.

        Which of their figures are suspect is said of what is scored.
        """
        if self.counted == "period" or not any(
            row.alone for table in self.tables for row in table.indicators
        ):
            return self
        return replace(self, tables=tuple(map(count_to_date, self.tables)))

    def with_count(self, count: Count) -> Scheme:
        """The scheme with its flows counted in one of the ways there are."""
        if count == "year":
            return self.year_by_year
        return self.period_by_period if count == "period" else self

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

    def units_of(self, table: SchemeTable) -> Units:
        """The units of a table, in the order of its rows."""
        places, none = table.units, (None, Units())
        if self._units_of.get(id(places), none)[0] is not places:
            self._units_of[id(places)] = places, Units([self.units[u] for u in places])
        return self._units_of[id(places)][1]

    @cached_property
    def _units_of(self) -> dict[int, tuple[tuple[int, ...], Units]]:
        """By the identity of the places of units, these places and the units, which are asked for again and again."""
        return {}


_PLAN = Field(
    "plan",
    PlanYears(),
    "规划期",
    message("a plan of several years: targets are the last year's, flows count from the first"),
)
"""Becomes its first year and its last."""

_INPUTS = (
    Field(
        "inputs",
        MapOf(NodeOf("input")),
        "原始数据",
        message(
            "figures without points, for formulas to use by id; printed with -t inputs and by explain only"
        ),
    ),
    Field(
        "juries",
        MapOf(ListOf(OneLine(), single=True)),
        "评委组",
        message("which judges belong to each jury, such as {{JURY: [Judge 1, Judge 2]}}"),
    ),
)
"""Become a table of their own, and what rows that are marked say of their judges."""

_DEFAULTS = Field(
    "defaults", NodeOf("defaults"), "默认", message("for every indicator that does not say otherwise")
)
_OUTCOME = (
    Field(
        "grades",
        ListOf(NodeOf("grade")),
        "等次",
        message("for every total; for every table where there are no totals"),
    ),
    LIGHTS,
    Field(
        "effects",
        ListOf(NodeOf("effect")),
        "结果运用",
        message("vetoes, no top grade, shifts and the like"),
    ),
)
"""Stand with the tables, totals and rows that they are for."""

SCHEME = node_of(
    Scheme,
    "scheme",
    "考核方案",
    message("the scheme of one year"),
    after={
        "year": (_PLAN,),
        "tables": _INPUTS,
        "totals": (_DEFAULTS,),
        "ranking": _OUTCOME,
    },
    either=("year", "plan"),
)


def count_to_date(table: SchemeTable) -> SchemeTable:
    """A table with every flow as it is counted, whatever of it is scored."""
    rows = (replace(row, score="to_date", suspect=()) if row.alone else row for row in table.indicators)
    return replace(table, indicators=tuple(rows))
