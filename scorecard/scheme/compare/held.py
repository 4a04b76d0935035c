"""Comparisons with something of one's choice: a figure of the others, a number, a unit, another row or year."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, Self

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.model.figure import Figure
from scorecard.scheme.compare.door import Comparison, RuleRow, WrittenReferences, WrittenRule
from scorecard.scheme.compare.others import Among, Pool, UnitColumn, comparison_pool, units_compared
from scorecard.scheme.compare.reference import AGAINST, OF_OTHERS, Reference
from scorecard.scheme.field import scheme_field
from scorecard.scheme.kinds import Flag, ReferenceOf


@dataclass(frozen=True)
class AgainstReference(Comparison):
    """A value beside what it is held against.

    count : how many things it is held against
    usual : what these are where nothing is said; none: it must be said
    """

    against: tuple[Reference, ...] = scheme_field(
        ReferenceOf(AGAINST),
        "对照",
        message(
            "what a difference or ratio is held against; the ends of a position, [worst, best] if "
            "not said; which of two levels of a target counts, must if not said"
        ),
        empty=(),
    )
    among: Among = units_compared()
    without_self: bool = scheme_field(
        Flag(),
        "不含本单位",
        message("true: mean, median, best, worst of the other units"),
        default=False,
    )

    count: ClassVar[int] = 1
    usual: ClassVar[tuple[Reference, ...]] = ()

    @classmethod
    def read(cls, rule: WrittenRule) -> Self:
        """With what it is held against, which must be said unless one thing is usual."""
        against: WrittenReferences | None = rule.get("against")
        comparison = rule.record(cls, against=against.references(cls.count) if against else cls.usual)
        if not cls.usual and not rule.wrote("against"):
            rule.fault("SC275", rule.span, compare=cls.word)
        comparison.check(rule)
        for name in ("among", "without_self"):
            if name in rule and not comparison.sees_others:
                rule.fault("SC271", rule.key(name), field=name, wanted="against: " + ", ".join(OF_OTHERS))
        return comparison

    def check(self, rule: WrittenRule) -> None:
        """What it cannot be held against is told."""

    def gather(self, column: UnitColumn) -> Pool:
        """The figures of the others."""
        return comparison_pool(
            column, self.among, [reference.id for reference in self.against if reference.kind == "unit"]
        )

    def references(self, column: UnitColumn, pool: Pool) -> tuple[Figure, ...]:
        """What each unit is held against."""
        return tuple(
            reference.figure(column, pool, self.among, self.without_self) for reference in self.against
        )

    @property
    def sees_others(self) -> bool:
        """Where it is held against a figure of the others."""
        return any(reference.of_others for reference in self.against)

    @property
    def texts(self) -> list[Text]:
        """Each thing that it is held against, in words."""
        return [reference.words(self.among, self.without_self) for reference in self.against]

    @property
    def against_text(self) -> Text | None:
        """What values are held against, where it is one thing."""
        return self.texts[0] if len(self.against) == 1 else None

    @property
    @abstractmethod
    def phrase(self) -> Text:
        """What is compared, of whatever row."""

    def words(self, row: RuleRow) -> Text:
        """The same for every row."""
        return self.phrase
