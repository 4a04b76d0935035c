"""Changes in mid-year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
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


def amend_row(row: Indicator, change: AmendedField, year_end: Period) -> Indicator:
    """The row, or heading, with what an amendment sets; targets are those of the year."""
    if isinstance(change.value, Rule):
        return replace(row, rule=change.value)
    if not isinstance(change.value, Target):
        return replace(row, points=change.value, of_all=change.of_all)
    cells = list(row.targets[year_end])
    cells[change.unit or 0] = change.value
    return replace(row, targets={**row.targets, year_end: tuple(cells)})


def amend(table: SchemeTable, changes: Iterable[AmendedField], year_end: Period) -> SchemeTable:
    """The table with what is set in it, the later over the earlier; itself where nothing is."""
    here = [change for change in changes if change.table == table.id]
    rows = {row.id: row for row in table.indicators} if here else {}
    for change in here:
        rows[change.indicator] = amend_row(rows[change.indicator], change, year_end)
    return replace(table, indicators=tuple(rows.values())) if here else table


AMENDMENT = node_of(
    Amendment,
    "amendment",
    "调整",
    message("a change from a period on; earlier periods keep what held"),
)
