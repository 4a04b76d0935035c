"""Changes in mid-year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import Literal

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.identity import in_parts, where_said
from scorecard.model.indicator import Indicator, RowOfAll
from scorecard.model.period import Period
from scorecard.model.rule import Rule
from scorecard.model.table import SchemeTable
from scorecard.scheme.field import node_of, scheme_field
from scorecard.scheme.kinds import Free, MapOf, OneLine, When
from scorecard.scheme.target import Target


@dataclass(frozen=True)
class AmendedField:
    """One thing an amendment sets: a `Target` of one unit, points per unit, or a rule.

    period : of which stage it is the target; None: the year's
    unit : whose target; None of points and rules, and of a target of units that are not among those at hand
    of_all : where the row stands for some units alone, what it is with those of all
    before_each : points that differ by unit as they were; `before` is the most of them, by which seals know it
    by_class : what of the row goes by groups that follow from figures, once this is set
    address : as it was written
    """

    table: str
    indicator: str
    unit: int | None
    value: Target | Sequence[float] | Rule
    before: str
    after: str
    period: Period | None = field(default=None, metadata=in_parts(where_said("period", usual=None)))
    span: Span = field(default=Span("", 0), compare=False, repr=False)
    of_all: RowOfAll | None = field(default=None, compare=False, repr=False)
    by_class: Literal["", "worth", "assessed"] = field(default="", compare=False, repr=False)
    before_each: str = field(default="", compare=False, repr=False)
    address: str = field(default="", compare=False, repr=False)

    @property
    def was(self) -> str:
        """What it was before, as it is told."""
        return self.before_each or self.before


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


def amend(table: SchemeTable, changes: Iterable[AmendedField], year_end: Period) -> SchemeTable:
    """The table with what is set in it, the later over the earlier; itself where nothing is."""
    here = [change for change in changes if change.table == table.id]
    if not here:
        return table
    rows = {row.id: row for row in table.indicators}
    for change in here:
        rows[change.indicator] = _with_change(rows[change.indicator], change, year_end)
    for id in dict.fromkeys(change.indicator for change in here):
        rows[id] = rows[id].settled
    return replace(table, indicators=tuple(rows.values()))


def _with_change(row: Indicator, change: AmendedField, year_end: Period) -> Indicator:
    """The row, or heading, with what an amendment sets; a target of no stage is that of the year."""
    row = replace(row, of_all=change.of_all, by_class=change.by_class)
    if isinstance(change.value, Rule):
        return replace(row, rule=change.value)
    if not isinstance(change.value, Target):
        return replace(row, points=change.value)
    if change.unit is None:
        return row
    period = change.period or year_end
    cells = list(row.targets[period])
    cells[change.unit] = change.value
    return replace(row, targets={**row.targets, period: tuple(cells)})


AMENDMENT = node_of(
    Amendment,
    "amendment",
    "调整",
    message("a change from a period on; earlier periods keep what held"),
)
