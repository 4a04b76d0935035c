"""The one door of comparisons: what each says of itself, and what it is given to read, to compare and to tell."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Literal, Protocol, Self, TypeVar

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.figure import Figure, Floats
from scorecard.scheme.compare.others import Among, Pool, UnitColumn
from scorecard.scheme.compare.reference import Reference
from scorecard.scheme.field import fields_of

MARK = message("mark")

Level = Literal["must", "stretch"]
Record = TypeVar("Record")


class WrittenReferences(Protocol):
    """What a rule holds values against, as it is written."""

    @property
    def level(self) -> Level | None:
        """Which of two levels of a target it names, if it does."""

    def references(self, count: int) -> tuple[Reference, ...]:
        """So many references; none where they are not so many or cannot be read, which is told."""


class WrittenRule(Protocol):
    """A rule, or a node inside it, as it is written: values of the declared kinds, each with its place."""

    span: Span

    def __contains__(self, name: str) -> bool: ...

    def wrote(self, name: str) -> bool:
        """Whether a field was written at all, even if wrongly."""

    def get(self, name: str) -> Any:
        """The value of a field, or its declared default; None where it could not be read."""

    def record(self, of: type[Record], **settled: Any) -> Record:
        """A record with its declared fields as written, or as `settled`."""

    def at(self, name: str) -> Span:
        """Where a field stands, else the node."""

    def key(self, name: str) -> Span:
        """Where the name of a field stands."""

    def fault(self, code: str, span: Span, **args: Text) -> None:
        """Note a fault and go on."""


class RuleRow(Protocol):
    """The row around a rule, as far as words hang on it."""

    @property
    def judging(self) -> object:
        """The panel that gives marks, if it is judged."""

    @property
    def met_only(self) -> bool:
        """Whether its target is reached or not, and to no degree."""

    @property
    def direction(self) -> str:
        """Which way is better."""

    @property
    def interim(self) -> str:
        """What points are against before the year is over."""

    @property
    def pace(self) -> object:
        """How much of the target is due by when."""


@dataclass(frozen=True)
class Comparison(ABC):
    """What a rule compares: a way to make one figure of each unit's value, and all that is known of it.

    word, help : how it is written, and what it means
    pure     : whether the figure has no measure: a share, written with a percent sign
    measured : whether the figure is in the measure of the row
    plain    : whether the figure is the value itself
    divides  : whether there may be nothing to divide by
    to_target, met_only : whether there is nothing to compare without a target; whether it is reached to no degree
    due      : whether it is against what is due by now, always
    start    : the figure where steps begin unless it is said; None: it must be said
    """

    word: ClassVar[str]
    help: ClassVar[Text]
    pure: ClassVar[bool] = False
    measured: ClassVar[bool] = False
    plain: ClassVar[bool] = False
    divides: ClassVar[bool] = False
    to_target: ClassVar[bool] = False
    met_only: ClassVar[bool] = False
    due: ClassVar[bool] = False
    start: ClassVar[float | None] = None

    @classmethod
    def read(cls, rule: WrittenRule) -> Self:
        """The comparison as it is written."""
        return rule.record(cls)

    @classmethod
    def takes(cls, field: str, rule: WrittenRule) -> bool:
        """Whether a field of comparisons means something here, as it is written."""
        return any(each.name == field for each in fields_of(cls))

    @abstractmethod
    def figure(self, column: UnitColumn, pool: Pool) -> Figure:
        """The figure compared; float64[U], NaN where there is none.

        pool : what is needed of the whole column, which may be another than that whose figures are compared
        """

    def gather(self, column: UnitColumn) -> Pool:
        """What it needs of the whole column."""
        return Pool({}, {})

    def references(self, column: UnitColumn, pool: Pool) -> tuple[Figure, ...]:
        """What each unit is held against, one for each of `against`; float64[U] each."""
        return ()

    def actuals(
        self, edge: float, targets: Sequence[Floats], references: Sequence[Floats]
    ) -> Iterator[Floats]:
        """The actuals whose compared figure may be `edge`, beside the edge itself; float64[n] each.

        targets, references : float64[n] each, all that they may be held against, and what `against` names
        """
        yield from ()

    @abstractmethod
    def words(self, row: RuleRow) -> Text:
        """What is compared, in words."""

    def sentence(self, scale: Text, row: RuleRow, reverse: str) -> Text:
        """The sentence of a scale with what the comparison leaves open.

        reverse : how a rate is turned where lower is better
        """
        return scale

    @property
    def against(self) -> tuple[Reference, ...]:
        """What values are held against."""
        return ()

    @property
    def among(self) -> Among:
        """Which units are compared with each other."""
        return "table"

    @property
    def level(self) -> Level:
        """Which of two levels of a target counts."""
        return "must"

    @property
    def sees_others(self) -> bool:
        """Whether the figures of several units decide the figure of each."""
        return False

    @property
    def against_text(self) -> Text | None:
        """What values are held against in words, where it is one thing."""
        return None

    def order(self, row: RuleRow) -> Text | None:
        """How places are given, where places are compared."""
        return None

    @property
    def righted(self) -> Text | None:
        """How it is written right where the better get less, where that is easily mistaken."""
        return None

    def runs_against(self, direction: str) -> bool:
        """Whether what it is held against runs against the direction of the row."""
        return False

    @property
    def needed(self) -> tuple[ExternalFigure, ...]:
        """The figures that it needs from outside the column."""
        return tuple(named for reference in self.against for named in reference.needed)


def line_name(text: Text) -> Text:
    """A phrase as the name of a line."""
    return message("{text:capital}", text=text)
