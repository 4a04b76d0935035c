"""Conditions on figures: the one type in which a scheme says when something holds."""

from __future__ import annotations

from dataclasses import field, replace
from typing import Literal, NamedTuple, get_args

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.scheme.field import Field, node_of, scheme_field
from scorecard.scheme.kinds import BoundOf, EqualOf, ListOf, NodeOf, OneLine, Whole

Word = Literal["at_least", "above", "at_most", "below", "equals"]
LOW: tuple[Word, ...] = ("at_least", "above")
HIGH: tuple[Word, ...] = ("at_most", "below")

OfTarget = Literal["target", "completion", "progress", "met", "ahead"]
Reported = Literal["value", OfTarget]
Earned = Literal["points", "share"]
Rank = Literal["rank", "rank_from_last"]
What = Literal["basis", "total", "class", "light", Reported, Earned, Rank]

OF_TARGET: tuple[OfTarget, ...] = get_args(OfTarget)
REPORTED: tuple[Reported, ...] = get_args(Reported)
"""What of a row hangs on its reports and targets alone, and so is known before any points."""
EARNED: tuple[Earned, ...] = get_args(Earned)
RANKS: tuple[Rank, ...] = get_args(Rank)
SHARES: frozenset[What] = frozenset({"share", "completion", "progress"})


class Bound(NamedTuple):
    """A word and the figure it compares with; shares as fractions.

    `text` is how a figure is written that decimals would not show: `1/3`; or the word that the value
    is the place of, among the words of a row.
    """

    word: Word
    value: float
    text: str = ""

    @property
    def meant(self) -> tuple[Word, float | str]:
        """What of it is meant, and not for print only: a word itself, wherever it stands among others."""
        fraction = not self.text.strip("+-0123456789./ ")
        return self.word, self.value if fraction else self.text


@dataclass(frozen=True)
class Condition:
    """Bounds on one figure, all of which must hold; or `any`, of which one must.

    `id` is the row, heading, table or total that the figure is of, "" for the figures of the place
    where the condition stands: its total and its ranks, or in a rule what is compared (`basis`).
    `name` is how the row or table is printed.
    """

    id: str = ""
    what: What = "total"
    bounds: tuple[Bound, ...] = ()
    any: tuple[Condition, ...] = scheme_field(
        ListOf(NodeOf("condition")), "任一", message("one of these must hold"), empty=(), settled=True
    )
    periods: int = scheme_field(
        Whole(2),
        "连续期数",
        message("in how many periods running it must hold, this one the last"),
        default=1,
        by_name=True,
    )
    name: str = field(default="", compare=False)
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    def running(self, periods: int) -> Condition:
        """The same inside one that must hold in so many periods running.

        >>> Condition(periods=2).running(3).periods
        4
        """
        return replace(self, periods=self.periods + periods - 1)


_OF = Field(
    "of",
    OneLine(),
    "取自",
    message(
        "total, rank, rank_from_last; an indicator's id (its value), or ID.target, "
        ".completion, .progress, .met, .ahead, .points, .share, .rank, .rank_from_last, .class, .light; for a "
        "total also TABLE.total, .share, .rank, .rank_from_last"
    ),
)
"""Becomes `id` and `what`."""

_BOUNDS = (
    Field("at_least", BoundOf(), "达到", message("this or more")),
    Field("above", BoundOf(), "超过", message("more than this")),
    Field("at_most", BoundOf(), "不超过", message("this or less")),
    Field("below", BoundOf(), "低于", message("less than this")),
    Field("equals", EqualOf(), "等于", message("exactly this; met is 1 or 0")),
)

CONDITION = node_of(
    Condition,
    "condition",
    "条件",
    message("a condition on a figure; it does not hold where the figure has no value"),
    after={"": (_OF, *_BOUNDS)},
)
