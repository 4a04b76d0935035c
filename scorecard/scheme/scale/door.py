"""The one door of scales: what each says of itself, and what it is given to read, to score and to tell."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from math import isinf
from typing import Any, ClassVar, Protocol, Self

from scorecard.base.message import Text, message, sense
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.condition import Condition
from scorecard.model.figure import Figure, Line, with_line
from scorecard.model.identity import kept_fields
from scorecard.scheme.amount import WHOLE, Amount
from scorecard.scheme.compare import Comparison, Completion, Value
from scorecard.scheme.compare.door import WrittenRule as WrittenFields
from scorecard.scheme.compared import ComparedFigure, Wording
from scorecard.scheme.field import Field, NodeType, absent_of, fields_of

POINTS = message("Points")
THE_CAP = message("the cap")
UNBOUNDED = sense("any rate", "the rate has no bound, so the cap decides")


class ScaleRule(WrittenFields, Protocol):
    """A rule, or a node inside it, as its scale reads it: figures in the unit of what is compared.

    judged : whether the row is marked by judges
    """

    compare: type[Comparison]
    judged: bool
    type: NodeType

    def text(self, name: str) -> str:
        """A field as it is written."""


class Unread(Protocol):
    """Fields of a rule before anything is made of them."""

    def __contains__(self, name: str) -> bool: ...

    def get(self, name: str) -> Any:
        """The value of a field, or its declared default."""


@dataclass(frozen=True)
class Scale(ABC):
    """How what is compared becomes points: the settings of one scale, and all that is known of it.

    own_ends : whether it says the fewest and the most points itself, so that only limits that are named hold it
    in_proportion : whether points go with the share that is compared
    ordered  : whether more of what is compared is more, or less, and not just another thing
    unscored : why a figure gets no points, where it may not
    righted  : how it is written where less is better in what is compared, where that is easily mistaken
    """

    own_ends: ClassVar[bool] = False
    in_proportion: ClassVar[bool] = False
    ordered: ClassVar[bool] = True
    unscored: ClassVar[Text | None] = None
    righted: ClassVar[Text | None] = None

    @classmethod
    def fields(cls) -> tuple[Field, ...]:
        """The fields of a rule that are its own; the first one names it."""
        return fields_of(cls)

    @classmethod
    def word(cls) -> str:
        """The field of a rule that names it."""
        return cls.fields()[0].name

    @classmethod
    def nodes(cls) -> tuple[NodeType, ...]:
        """The mappings below its fields."""
        return ()

    @classmethod
    def absent(cls) -> Mapping[str, object]:
        """What seals keep of it in rules that have another scale."""
        return absent_of(cls)

    @classmethod
    @abstractmethod
    def read(cls, rule: ScaleRule) -> Self | None:
        """The scale as it is written; None where it cannot be read, which has been told."""

    @classmethod
    def fits(cls, compare: type[Comparison]) -> bool:
        """Whether it may be put on what is compared: `met` is full points or none."""
        return not compare.met_only

    @classmethod
    def implied_comparison(cls, rule: ScaleRule, targets: bool) -> type[Comparison]:
        """What is compared where nothing is said of it: the target where there is one, else the value."""
        return Completion if targets else Value

    @abstractmethod
    def points(self, basis: Figure, full: Figure, of: ComparedFigure) -> Figure:
        """The points of each unit before any limit; none where there are none.

        basis : float64[U], the figure compared, NaN where there is none; full : float64[U], the full points
        """

    def bounds(self, full: Figure) -> tuple[Figure, Figure] | None:
        """The fewest and the most points it can give, before any limit; None: what limits allow."""
        return None

    def turns(self) -> tuple[float, ...] | None:
        """The figures compared at which its points may turn; None where that is not known."""
        return ()

    def cap(self, max_rate: float | None) -> Amount | None:
        """The most points where a rule names no limit in points; None without end."""
        return None if self.own_ends or max_rate is not None else WHOLE

    @abstractmethod
    def sentence(self, of: Wording) -> Text:
        """The scale in words, as a rule is read back."""

    @property
    def label(self) -> str:
        """What it is called in records."""
        return self.word()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that it looks at."""
        return ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words it gives points to instead of numbers; none for a scale of numbers."""
        return ()

    @property
    def per_one(self) -> Amount | None:
        """How much each thing gives that is counted; None where a thing gives nothing of its own."""
        return None

    @property
    def beyond_full(self) -> Span | None:
        """Where it says what is added to the full points, which counts only where a limit is named; None where it does not."""
        return None

    def among(self, words: tuple[str, ...]) -> Self:
        """The same for a row that takes some words, of which values are the places."""
        return self

    def outside(self, rule: Unread) -> Self:
        """The same outside full points, where nothing is given and nothing taken unless it is said."""
        return self

    def kept_settings(self) -> dict[str, object]:
        """Its settings under the names by which seals keep them and hashes count them."""
        return kept_fields(self)


def with_points_line(points: Figure, unbounded: Text = UNBOUNDED, of: Figure | None = None) -> Figure:
    """Points with a line of their own; where a rate has no bound, that the cap decides.

    of : the rate, where a limit of the scale's own holds its points
    """

    def endless(u: int) -> bool:
        return isinf(points.value[u])

    def says(u: int) -> Text | None:
        return unbounded if endless(u) or (of is not None and isinf(of.value[u])) else None

    return with_line(points, lambda: Line(POINTS, says=says, shown=lambda u: THE_CAP if endless(u) else None))
