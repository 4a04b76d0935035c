"""What it is called when a sealed period and the files at hand part."""

from __future__ import annotations

from typing import Any, Literal

from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.indicator import Indicator
from scorecard.model.unit import Unit

Cause = Literal["row", "corrected", "reported", "scheme", "others", "tool", "seal"]


@dataclass(frozen=True)
class SealDifference:
    """One sealed thing that is another thing now.

    `cause`: `row` a row of actuals was changed, added or taken away; `corrected`, `reported` a
    correction or a late report dated after the seal; `scheme` the scheme was changed; `others` the
    cell's own row and scheme are as they were, and it follows from the other differences; `tool`
    the seal is of another version, and its own rows and scheme give another figure in this one; `seal`
    it is of this version, and yet its own rows and scheme do not give what stands in it.

    `what` is the first thing that explains it: `actual`, `mark`, `target`, `rule.max_rate`, `weights`.
    `span` is the row or the line of the scheme at fault: where it stands now, or stood when sealed.
    """

    cause: Cause
    what: str
    sealed: Any
    now: Any
    table: str | None = None
    unit: Unit | None = None
    row: Indicator | None = None
    period: str | None = None
    judge: str = ""
    item: str = ""
    reason: str = ""
    span: Span | None = None

    @property
    def after_seal(self) -> bool:
        """Whether it came by the rules: a dated correction or report, later than the seal."""
        return self.cause in ("corrected", "reported")


@dataclass(frozen=True)
class SealPlace:
    """A unit's total and rank in a table or a total, sealed and now; `board` is its id.

    `annex` is the number of the table's annex, if it has one.
    """

    board: str
    title: str
    annex: int | None
    unit: str
    name: str
    sealed_total: float | None
    now_total: float | None
    sealed_rank: float | None
    now_rank: float | None


@dataclass(frozen=True)
class SealComparison:
    """All differences, what explains first; and the places of those whose total or rank is another now."""

    differences: tuple[SealDifference, ...] = ()
    places: tuple[SealPlace, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the files at hand still give the sealed numbers."""
        return not self.differences and not self.places

    @property
    def only_after_seal(self) -> bool:
        """Whether all of it follows from dated corrections and reports, later than the seal."""
        roots = [d for d in self.differences if d.cause != "others"]
        return bool(roots) and all(d.after_seal for d in roots)
