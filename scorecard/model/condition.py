"""Conditions on figures: the one type in which a scheme says when something holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from scorecard.base.span import Span
from scorecard.model.figure import read, rounded

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
End = Literal["top", "bottom"]
Vacant = Literal["filled", "kept"]
SHARES = frozenset({"share", "completion", "progress"})


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
    any: tuple[Condition, ...] = ()
    name: str = field(default="", compare=False)
    span: Span = field(default=Span("", 0), compare=False, repr=False)


class Quota(NamedTuple):
    """How many of the ranked units: a share, made a count as the grade says, or a count."""

    share: float | None = None
    number: int | None = None


@dataclass(frozen=True)
class Places:
    """A quota from one end that is not the same share for all: a count, or a quota for each group.

    `by_group` pairs groups with their quotas; the one for all stands under "".
    """

    end: End
    by_group: tuple[tuple[str, Quota], ...]


@dataclass(frozen=True)
class Grade:
    """One grade: the conditions that must all hold, and the quota of ranked units it is held to.

    `top`, `bottom` are shares of the ranked units, made a count as `whole` says; `places` says what
    they cannot. A tie at the edge of the count is in or out as `edge_tie` says. The place of a unit that an
    effect keeps from the grade is `vacant`: filled by the next, also where nothing is said, or kept empty. Without condition and
    quota it is the rest; one that is `given` goes to those alone whom an effect or the scheme itself
    gives it.
    """

    grade: str
    conditions: tuple[Condition, ...] = ()
    top: float | None = None
    bottom: float | None = None
    whole: Literal["down", "up", "half_up"] = "down"
    edge_tie: Literal["include", "exclude"] = "include"
    places: Places | None = None
    given: bool = False
    vacant: Vacant | None = None
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def end(self) -> End | None:
        """The end its quota is counted from; None without one."""
        if self.places:
            return self.places.end
        return "top" if self.top is not None else None if self.bottom is None else "bottom"

    def quota(self, group: str = "") -> Quota | None:
        """The quota for the units of a group."""
        if self.places is None:
            share = self.bottom if self.top is None else self.top
            return None if share is None else Quota(share)
        quotas = dict(self.places.by_group)
        return quotas.get(group, quotas.get(""))

    def count(self, ranked: int, group: str = "") -> int:
        """How many of so many ranked units the quota of a group is; 0 without one.

        >>> [Grade("A", top=0.25, whole=whole).count(11) for whole in ("down", "up", "half_up")]
        [2, 3, 3]
        """
        quota = self.quota(group)
        if quota is None or quota.share is None:
            return 0 if quota is None else quota.number or 0
        return int(rounded(read(ranked) * quota.share, 0, self.whole).value)

    @property
    def rest(self) -> bool:
        """Whether it is for all that no other grade is for."""
        return not self.conditions and self.end is None and not self.given
