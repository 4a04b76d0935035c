"""Changes in mid-year."""

from __future__ import annotations

from dataclasses import field

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.indicator import RowOfAll
from scorecard.model.period import Period
from scorecard.model.rule import Rule
from scorecard.scheme.field import node_of, scheme_field
from scorecard.scheme.kinds import Free, MapOf, OneLine, When
from scorecard.scheme.target import Target


@dataclass(frozen=True)
class AmendedField:
    """One thing an amendment sets: a `Target` of one unit, points per unit, or a rule.

    of_all : of points of some units alone, what the row is with those of all
    address : as it was written
    """

    table: str
    indicator: str
    unit: int | None
    value: Target | tuple[float, ...] | Rule
    before: str
    after: str
    span: Span = field(default=Span("", 0), compare=False, repr=False)
    of_all: RowOfAll | None = field(default=None, compare=False, repr=False)
    address: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True)
class Amendment:
    """A change from a period on, and all that it sets; `gone` months of its year are as they were."""

    since: Period = scheme_field(
        When(), "起始", message("the first period it holds for"), name="from", required=True
    )
    source: str = scheme_field(OneLine(), "依据", message("the document"), required=True, empty="")
    changes: tuple[AmendedField, ...] = scheme_field(
        MapOf(Free()),
        "调整为",
        message("such as targets.UNIT.INDICATOR: 8, points.INDICATOR: 4, rule.INDICATOR: {{…}}"),
        name="set",
        required=True,
        settled=True,
    )
    span: Span = field(default=Span("", 0), compare=False, repr=False)
    gone: int = field(default=0, compare=False, repr=False)

    def holds_in(self, period: Period) -> bool:
        """Whether it holds in a period, which may be a month within the first one of the scheme."""
        return (period.year, period.month) > (self.since.year, self.gone)


AMENDMENT = node_of(
    Amendment,
    "amendment",
    "调整",
    message("a change from a period on; earlier periods keep what held"),
)
