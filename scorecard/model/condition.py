"""Conditions on figures: the one type in which a scheme says when something holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from scorecard.base.span import Span

Word = Literal["at_least", "above", "at_most", "below", "equals"]
What = Literal[
    "basis",
    "total",
    "rank",
    "rank_from_last",
    "value",
    "target",
    "points",
    "share",
    "completion",
    "progress",
    "met",
    "ahead",
]
SHARES = frozenset({"share", "completion", "progress"})


class Bound(NamedTuple):
    """A word and the figure it compares with; shares as fractions.

    `text` is how a figure is written that decimals would not show: `1/3`.
    """

    word: Word
    value: float
    text: str = ""

    @property
    def meant(self) -> tuple[Word, float]:
        """What of it is meant, and not for print only."""
        return self.word, self.value


@dataclass(frozen=True)
class Condition:
    """Bounds on one figure, all of which must hold; or `any`, of which one must.

    `id` is the row or heading that the figure is of, "" for the figures of the place where the
    condition stands: its total and its ranks, or in a rule what is compared (`basis`). `name` is how
    the row is printed.
    """

    id: str = ""
    what: What = "total"
    bounds: tuple[Bound, ...] = ()
    any: tuple[Condition, ...] = ()
    name: str = field(default="", compare=False)
    span: Span = field(default=Span("", 0), compare=False, repr=False)


@dataclass(frozen=True)
class Grade:
    """One grade: the conditions that must all hold, and the quota of ranked units it is held to.

    `top`, `bottom` are shares of the ranked units, made a count as `whole` says; a tie at the edge of
    the count is in or out as `edge_tie` says. Without condition and quota it is the rest.
    """

    grade: str
    conditions: tuple[Condition, ...] = ()
    top: float | None = None
    bottom: float | None = None
    whole: Literal["down", "up", "half_up"] = "down"
    edge_tie: Literal["include", "exclude"] = "include"
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def quota(self) -> float | None:
        """The share of the ranked units, from either end."""
        return self.bottom if self.top is None else self.top

    @property
    def rest(self) -> bool:
        """Whether it is for all that no other grade is for."""
        return not self.conditions and self.quota is None
