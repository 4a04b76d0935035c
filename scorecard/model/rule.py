"""How a value becomes points: rules."""

from __future__ import annotations

from dataclasses import field, replace
from typing import Literal

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.condition import Condition
from scorecard.model.external_figure import ExternalFigure, named_in
from scorecard.model.identity import in_parts
from scorecard.model.period import MONTHS
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare import COMPARE, FIELDS, Comparison, Completion, comparison_parts
from scorecard.scheme.compare.others import Among
from scorecard.scheme.field import node_of, scheme_field
from scorecard.scheme.kinds import AmountOf, ListOf, MapOf, NodeOf, OneLine, Share
from scorecard.scheme.scale import BUILT_IN, NAMED, Custom, Proportional, Scale, scale_parts
from scorecard.scheme.words import EVERY, REVERSE

__all__ = ["RULE", "Among", "Rule"]


@dataclass(frozen=True)
class Rule:
    """How an indicator's value becomes points: what is compared, and how that becomes points.

    `by_group` are whole rules by the group of units they are for; where there are any, only those count.
    `every`: it is worked out for each such period of the year so far, and the points are added.
    `reverse` also turns the completion that is printed, whatever is compared.
    """

    compare: Comparison = scheme_field(
        COMPARE,
        "比较",
        message("what is compared; completion where there is a target, else the value"),
        empty=Completion(),
        parts=comparison_parts,
    )
    reverse: Literal["quotient", "mirror"] = scheme_field(
        REVERSE, "反向", message("completion where lower is better"), default="quotient"
    )
    max_rate: float | None = scheme_field(Share(), "比率上限", message("the most a rate counts"))
    max_points: Amount | None = scheme_field(
        AmountOf(none=True), "得分上限", message("the most points; full points if not said")
    )
    max_extra: Amount | None = scheme_field(
        AmountOf(), "超额加分上限", message("the most points above the full points")
    )
    min_points: Amount | None = scheme_field(
        AmountOf(none=True), "得分下限", message("the fewest points; 0 if not said")
    )
    only_if: tuple[Condition, ...] = scheme_field(
        ListOf(NodeOf("condition"), single=True),
        "前提",
        message("conditions that must all hold, or there are 0 points; on what is compared if not said"),
        empty=(),
    )
    scale: Scale = field(default=Proportional(), metadata=in_parts(scale_parts))
    every: Literal["month", "quarter"] | None = scheme_field(
        EVERY,
        "每期",
        message(
            "worked out for each month (quarter) of the year so far, and the points added; of a flow on "
            "what `score` says: what was done in that period alone, or the count up to its end"
        ),
    )
    by_group: tuple[tuple[str, Rule], ...] = scheme_field(
        MapOf(NodeOf("rule")),
        "分组计分",
        message(
            "a whole rule for each group {{towns: {{…}}, streets: {{…}}}}; every group of the "
            "table's units must be named"
        ),
        empty=(),
    )
    clause: str | None = scheme_field(OneLine(), "条款", message("the notice's own wording"))
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def unworded(self) -> Rule:
        """The rule without the wording of the notice."""
        groups = tuple((group, rule.unworded) for group, rule in self.by_group)
        return replace(self, clause=None, by_group=groups)

    @property
    def named(self) -> tuple[ExternalFigure, ...]:
        """The figures it needs from outside its column."""
        conditions = (*self.only_if, *self.scale.conditions)
        of_groups = (name for _, rule in self.by_group for name in rule.named)
        return tuple(dict.fromkeys((*self.compare.needed, *named_in(conditions), *of_groups)))

    @property
    def parts(self) -> tuple[Rule, ...]:
        """The rules that it is made of: itself, or one for each group."""
        return tuple(rule for _, rule in self.by_group) or (self,)

    @property
    def often(self) -> Literal["month", "quarter"] | None:
        """How often it is worked out within the year, where that is not once; of its parts the most often."""
        return min((part.every for part in self.parts if part.every), key=MONTHS.__getitem__, default=None)

    @property
    def once(self) -> Rule:
        """The rule worked out for one period alone, however often it counts."""
        return replace(self, every=None, by_group=tuple((group, part.once) for group, part in self.by_group))

    def in_round(self, then: Rule) -> Rule:
        """The rule of one of the periods that this one counts: `then`, which held in it, where that counts as often.

        An amendment changes what follows; a rule that only now counts by periods does so for all of the year.
        """
        groups = tuple((group, self.in_round(part)) for group, part in then.by_group)
        if groups:
            return replace(then.once, by_group=groups)
        return (then if then.every == self.every else self).once

    def for_group(self, group: str | None) -> Rule:
        """The rule for the units of a group."""
        return dict(self.by_group).get(group or "", self)

    @property
    def by_mark(self) -> bool:
        """Whether points are in proportion to a mark: what a judged row does unless its rule says otherwise."""
        if self.by_group:
            return any(part.by_mark for part in self.parts)
        return self.compare.plain and self.scale.in_proportion

    @property
    def against_target(self) -> bool:
        """Whether there is nothing to compare without a target."""
        return self.compare.to_target or any(reference.kind == "target" for reference in self.compare.against)


RULE = node_of(
    Rule,
    "rule",
    "计分规则",
    message("what is compared, and how that becomes points"),
    after={
        "compare": FIELDS,
        "only_if": tuple(field for scale in BUILT_IN for field in scale.fields()),
        "by_group": Custom.fields(),
    },
    apart=(tuple(NAMED),),
)
