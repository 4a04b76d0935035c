"""A row of a table, as promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, field, replace
from functools import cached_property
from typing import Literal, NamedTuple

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.allowed import AllowedRange, Plausible
from scorecard.model.condition import Condition
from scorecard.model.external_figure import ExternalFigure, named_in
from scorecard.model.identity import where_said
from scorecard.model.judging import Judging
from scorecard.model.light import Light
from scorecard.model.period import Period
from scorecard.model.policy import UnscoredPolicies
from scorecard.model.rounding import AS_IT_IS, RowRounding
from scorecard.model.rule import Rule
from scorecard.model.shared import SharedEntries
from scorecard.model.shown import NOTHING, ShownColumn
from scorecard.scheme.field import scheme_field
from scorecard.scheme.kinds import (
    Decimal,
    Flag,
    ListOf,
    NodeOf,
    OneLine,
    OneOrList,
    PaceOf,
    PartOfYear,
    PointsOf,
    TargetsOf,
    Whole,
)
from scorecard.scheme.target import PLACE, Target, each_once
from scorecard.scheme.words import (
    COUNTS_AS,
    DIRECTION,
    INTERIM,
    MONOTONE,
    NATURE,
    OVER_RANGE,
    PER,
    REPORTED,
    SCORE,
    ZERO_TARGET,
)

Nature = Literal["flow", "stock", "ratio"]
Direction = Literal["higher", "lower"]
Relation = Literal["numbered", "child", "part"]
Interim = Literal["due", "year", "none"]
Monotone = Literal["direction", "any"]
CountsAs = Literal["base", "bonus", "deduction"]
Per = Literal["plan", "year"]


class RowOfAll(NamedTuple):
    """What a row is because of all units, where it stands for some of them alone: a block."""

    full: float
    linked: bool
    dated: bool


@dataclass(frozen=True)
class Indicator:
    """A row of a table: one with values, or a heading over its children.

    `points`, `targets[...]` and `applies` hold one entry per unit of the table. `targets` is by
    period: the year's under its last month, stage targets under theirs. `parent` is the heading of a
    child, or the row a part belongs to; `item` the number it is printed under. `formula` is the
    text its value is computed by, empty where the value is reported. A row with `words` takes one of
    them instead of a number: arrays hold its place among them. `stated` are the points that the notice
    prints, where they are not those that count. `plausible` and `monotone` say what `check` no longer
    asks about, `directed`, `per_said` whether the scheme says the direction, or what a target is for, `presumed` whether
    its nature was taken from its formula: no figure hangs on them, so the row is the same with and without. `grown` says of a formula
    that it came of `take: growth` or `period_growth`. Where groups follow from figures, `groups` marks the row
    that they follow from, and `by_class` says of a row that its points or targets go by them (`worth`), or even
    whether it is assessed at all.
    """

    id: str
    name: str = scheme_field(
        OneLine(), "名称", message("the name in the notice"), required=True, settled=True
    )
    short: str = scheme_field(OneLine(), "简称", message("a short name"), always=True, settled=True)
    _: KW_ONLY
    number: int | None = scheme_field(
        Whole(1), "序号", message("the printed number; a row without one belongs to the number above")
    )
    aliases: tuple[str, ...] = scheme_field(
        ListOf(OneLine(), single=True), "别名", message("other spellings in returns"), empty=(), settled=True
    )
    measure: str = scheme_field(OneLine(), "计量单位", message("such as %, pieces"), empty="", inherited=True)
    nature: Nature = scheme_field(
        NATURE,
        "性质",
        message("flow, stock or ratio; ratio where the measure is %"),
        empty="flow",
        inherited=True,
        settled=True,
    )
    direction: Direction = scheme_field(
        DIRECTION, "方向", message("which way is better"), default="higher", inherited=True, settled=True
    )
    reported: Literal["cumulative", "period"] = scheme_field(
        REPORTED, "报送", message("how a flow is sent in"), default="cumulative", inherited=True
    )
    score: Literal["to_date", "period"] = scheme_field(
        SCORE,
        "计分口径",
        message(
            "whether the count of a flow or the period's own figure is scored, against what is due in it"
        ),
        default="to_date",
        inherited=True,
        settled=True,
    )
    due_in: tuple[int, ...] = scheme_field(
        ListOf(PartOfYear(), single=True),
        "考核期",
        message("assessed in these periods only"),
        empty=(),
        inherited=True,
    )
    judging: Judging | None = None
    allowed: AllowedRange | None = scheme_field(
        OneOrList(NodeOf("allowed")),
        "允许值",
        message(
            "which figures (or marks of a judge) may be sent in; any other is a fault in the data; "
            "of several rows the first counts whose conditions hold"
        ),
        inherited=True,
        settled=True,
    )
    allowed_if: tuple[AllowedRange, ...] = ()
    suspect: tuple[Condition, ...] = scheme_field(
        ListOf(NodeOf("condition"), single=True),
        "存疑",
        message(
            "such a value is pending and not scored, such as {{equals: 0}}; a correction by the "
            "same value, with a reason, confirms it"
        ),
        empty=(),
        inherited=True,
    )
    may_not_apply: bool = scheme_field(
        Flag(),
        "可不适用",
        message(
            "true: a return may answer “not applicable” (n/a), against a target too; the cell is then "
            "returned, and does what `unscored` says of not applicable"
        ),
        default=False,
        inherited=True,
        parts=where_said("may_not_apply", usual=False),
    )
    plausible: Plausible | None = scheme_field(
        NodeOf("plausible"),
        "可信范围",
        message("figures that `check` no longer asks about; it asks about any other; points are not touched"),
        inherited=True,
        settled=True,
        compare=False,
    )
    formula: str = scheme_field(
        OneLine(),
        "公式",
        message(
            "computed from other figures by + - * / ( ) and functions, such as if(x > 0, y / x, 0) "
            "and last_year(x); nothing is sent in for it"
        ),
        empty="",
        settled=True,
    )
    rounding: RowRounding = scheme_field(
        NodeOf("row_rounding"),
        "修约",
        message("to how many decimals its figure is rounded before anything is made of it"),
        empty=AS_IT_IS,
        inherited=True,
        parts=where_said("rounding", usual=AS_IT_IS),
    )
    points: Sequence[float] = scheme_field(
        PointsOf(),
        "分值",
        message("full points; 10 for a numbered row, none for a part"),
        always=True,
        settled=True,
        inherited=True,
    )
    stated: float | None = scheme_field(
        Decimal(0),
        "所印分值",
        message(
            "the points the notice prints, where they are not those that count: `check` asks, `points` hold"
        ),
    )
    counts_as: CountsAs = scheme_field(
        COUNTS_AS,
        "计入",
        message("a bonus or deduction stands outside full points and says its limit, or none"),
        default="base",
        settled=True,
    )
    applies: Sequence[bool] = scheme_field(
        ListOf(OneLine(), single=True),
        "适用",
        message("assessed for these units or groups only"),
        name="applies_to",
        always=True,
        settled=True,
        inherited=True,
    )
    rule: Rule = scheme_field(
        NodeOf("rule"),
        "计分规则",
        message("in proportion to completion, capped at full points, floor 0, if not said"),
        empty=Rule(),
        inherited=True,
        settled=True,
    )
    monotone: Monotone = scheme_field(
        MONOTONE,
        "单调",
        message("whether a better figure may score less: `check` tries every row in its direction"),
        default="direction",
        inherited=True,
        compare=False,
    )
    unscored: UnscoredPolicies = scheme_field(
        NodeOf("unscored"),
        "未计分处理",
        message("for this indicator"),
        empty=UnscoredPolicies(),
        inherited=True,
        settled=True,
    )
    targets: Mapping[Period, Sequence[Target]] = scheme_field(
        TargetsOf(),
        "目标值",
        message("the year's targets; stage targets under their period; -- not assessed"),
        factory=dict,
        settled=True,
    )
    over_range: Literal["less", "full"] = scheme_field(
        OVER_RANGE,
        "超出区间",
        message("completion past the upper end of a range, of about and of equals"),
        default="less",
        inherited=True,
    )
    per: Per = scheme_field(
        PER,
        "目标口径",
        message("in a plan: whether a target is for all its years together, or for each year"),
        default="plan",
        inherited=True,
    )
    binding: bool = scheme_field(
        Flag(), "约束性", message("a binding target, printed after its name"), default=False, inherited=True
    )
    pace: Literal["linear", "none"] | tuple[tuple[int, float], ...] = scheme_field(
        PaceOf(),
        "序时进度",
        message("the share due by each period; a stock or ratio has none"),
        empty="linear",
        inherited=True,
        settled=True,
    )
    interim: Interim = scheme_field(
        INTERIM, "期中", message("what rules see before the year's end"), default="due", inherited=True
    )
    zero_target: Literal["full", "not_applicable"] | None = scheme_field(
        ZERO_TARGET, "零目标", message("what a target of 0 does"), inherited=True
    )
    provider: str | None = scheme_field(
        OneLine(), "数据来源", message("who provides the figure"), inherited=True
    )
    responsible: str | None = scheme_field(
        OneLine(), "责任单位", message("who is responsible for it"), inherited=True
    )
    source: str | None = scheme_field(
        OneLine(), "依据", message("where the indicator is taken from"), inherited=True
    )
    clause: str | None = scheme_field(
        OneLine(), "条款", message("the notice's own wording, printed by explain"), inherited=True
    )
    note: str | None = scheme_field(OneLine(), "备注", message("printed below the table"))
    relation: Relation
    item: int | None = None
    parent: str | None = None
    heading: bool = False
    depth: int = 0
    words: tuple[str, ...] = ()
    lights: tuple[Light, ...] = ()
    shown: ShownColumn = NOTHING
    directed: bool = field(default=False, compare=False)
    score_said: bool = field(default=False, compare=False)
    per_said: bool = field(default=False, compare=False)
    presumed: bool = field(default=False, compare=False)
    by_class: Literal["", "worth", "assessed"] = field(default="", compare=False)
    groups: bool = field(default=False, compare=False)
    grown: bool = field(default=False, compare=False)
    span: Span = field(default=Span("", 0), compare=False, repr=False)
    target_spans: Mapping[Period, Sequence[Span]] = field(default_factory=dict, compare=False, repr=False)
    of_all: RowOfAll | None = field(default=None, compare=False, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """All names it answers to."""
        return self.id, self.name, self.short, *self.aliases

    def target_span(self, period: Period, u: int) -> Span:
        """Where the target of a unit of the table stands; the row where that is not known."""
        spans = self.target_spans.get(period, ())
        return spans[u] if spans else self.span

    @property
    def answers(self) -> bool:
        """Whether a return may answer that it does not apply; a judge's mark speaks for that judge alone."""
        return self.may_not_apply and not self.derived and self.judging is None

    @property
    def derived(self) -> bool:
        """Whether its value is computed from other figures, so that nothing is sent in for it."""
        return bool(self.formula)

    def word(self, value: float) -> str:
        """The word that a value of a row of words stands for; "" for a number, and where there is none.

        >>> row = Indicator("a", "甲", "甲", relation="numbered", points=(10.0,), applies=(True,), words=("是", "否"))
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

    @property
    def named(self) -> tuple[ExternalFigure, ...]:
        """The figures of other rows and years that its rule, or what it allows, looks at."""
        allowed = named_in(condition for rule in self.allowed_if for condition in rule.conditions)
        return tuple(dict.fromkeys((*self.rule.named, *allowed)))

    @property
    def outside(self) -> bool:
        """Whether its points stand outside full points: a bonus or a deduction."""
        return self.counts_as != "base"

    @cached_property
    def full(self) -> float:
        """The most points any unit can have of it."""
        return (
            max(SharedEntries(self.points).different, default=0.0)
            if self.of_all is None
            else self.of_all.full
        )

    @cached_property
    def linked(self) -> bool:
        """Whether any of its targets is held against another row's figure of the period."""
        if self.of_all is not None:
            return self.of_all.linked
        return any(cell.link and cell.link.indicator for cell in each_once(self.targets))

    @cached_property
    def dated(self) -> bool:
        """Whether any of its targets starts from the figure of last year."""
        if self.of_all is not None:
            return self.of_all.dated
        return any(cell.link and cell.link.last_year for cell in each_once(self.targets))

    @cached_property
    def of_all_units(self) -> RowOfAll:
        """What it is because of all its units."""
        return RowOfAll(self.full, self.linked, self.dated)

    @property
    def settled(self) -> Indicator:
        """The row with what a target of a plan is for, as said; one that starts from last year is for each year."""
        per: Per = "year" if self.dated else "plan"
        return self if self.per_said or per == self.per else replace(self, per=per)

    @cached_property
    def of_figures(self) -> bool:
        """Whether any of its targets is worked out from a figure."""
        return any(cell.link for cells in self.targets.values() for cell in SharedEntries(cells).different)

    @property
    def scores(self) -> bool:
        """Whether it earns points at all; otherwise it is shown only."""
        return self.full > 0

    @property
    def wants_target_above_zero(self) -> bool:
        """Whether a target of 0 has no completion here: higher is better, and nothing is declared."""
        undeclared = self.direction == "higher" and self.zero_target is None
        compared = any(part.compare.to_target and not part.compare.met_only for part in self.rule.parts)
        return undeclared and self.scores and compared

    def with_rule(self, rule: Rule) -> Indicator:
        """The row scored by a rule: mostly its own, and then it is the row itself."""
        return self if rule is self.rule else replace(self, rule=rule)

    def for_group(self, group: str | None) -> Indicator:
        """The row as it is for the units of a group: with their rule."""
        return replace(self, rule=self.rule.for_group(group)) if self.rule.by_group else self

    @property
    def met_only(self) -> bool:
        """Whether its target is a place in a ranking: met or not, without a completion."""
        return self.measure == PLACE
