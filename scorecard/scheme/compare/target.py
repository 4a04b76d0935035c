"""Comparisons with the target: of two levels, one counts."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Self

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.model.figure import Figure, Floats
from scorecard.scheme.compare.door import Comparison, Level, RuleRow, WrittenReferences, WrittenRule
from scorecard.scheme.compare.others import Pool, UnitColumn
from scorecard.scheme.compare.rate import actuals_of


@dataclass(frozen=True)
class ToTarget(Comparison):
    """How far a target is reached, by the target that the engine sees; `against` may name its level."""

    level: Level = "must"

    pure = True
    to_target = True

    @classmethod
    def read(cls, rule: WrittenRule) -> Self:
        """The level is what must be reached, unless said."""
        against: WrittenReferences | None = rule.get("against")
        return cls((against and against.level) or "must")

    @classmethod
    def takes(cls, field: str, rule: WrittenRule) -> bool:
        """Of `against`, the level of a target."""
        return field == "against" and rule.get(field).level is not None

    def figure(self, column: UnitColumn, pool: Pool) -> Figure:
        """The rate."""
        return column.rate

    def actuals(
        self, edge: float, targets: Sequence[Floats], references: Sequence[Floats]
    ) -> Iterator[Floats]:
        """Those of a rate."""
        return actuals_of(edge, targets)

    def words(self, row: RuleRow) -> Text:
        """Reached or not, or how far."""
        return message("target place reached") if row.met_only else self.rate_words(row)

    @abstractmethod
    def rate_words(self, row: RuleRow) -> Text:
        """What is compared of a target that is reached by degrees."""
