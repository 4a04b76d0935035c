"""The one door of ways to combine: what each says of itself, and what it makes of the members of a heading or total."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

import numpy as np

from scorecard.base.message import Text
from scorecard.model.figure import Figure, Flags, as_figures, may_lapse, positive, sum_across
from scorecard.model.figure.operation import Remembers, Writing, operation


class MemberShare(NamedTuple):
    """A member as a factor of its heading or total: its share of its own full points, and how much it counts.

    rate, weight : float64[U]; counts : bool[U], whether it counts for anything
    """

    rate: Figure
    weight: Figure
    counts: Flags


class Way(ABC):
    """How the points of members become those of their heading, of a table or of a total.

    word     : as a scheme writes it
    choice   : what it does, as the reference and the read-back say it
    sentence : the same as the lines of headings and the notes say it
    of_table : whether the rows of a whole table may be combined so
    of_total : what it does with the tables of a total; None where a total cannot be combined so
    by_points: whether members count for more the more full points they have
    adds_up  : whether members simply count for all their points, so that theirs make up the full points above
    one_only : whether only one of the members is to be reported, and the others then do not apply
    unformed : why there is no figure while a member lacks its points, and the same for each of the members; None
        where there is one all the same
    made_of  : how a total is made of the shares of its tables, after their names
    """

    word: ClassVar[str]
    choice: ClassVar[Text]
    sentence: ClassVar[Text]
    of_table: ClassVar[bool] = False
    of_total: ClassVar[Text | None] = None
    by_points: ClassVar[bool] = False
    adds_up: ClassVar[bool] = False
    one_only: ClassVar[bool] = False
    unformed: ClassVar[tuple[Text, Text] | None] = None
    made_of: ClassVar[Text] = ""

    @property
    def least(self) -> str:
        """The way that gives the least it may come to, while points are still lacking."""
        return self.word

    @property
    def most(self) -> str:
        """The way that gives the most it may come to."""
        return self.word

    @abstractmethod
    def weights(self, shares: Sequence[Figure], worth: Sequence[Figure]) -> list[Figure]:
        """How much of the full points above each member counts for, adding up to 1 where any counts; float64[U] each.

        shares : by member, of its own full points, NaN where not known; worth : its full points; float64[U] each
        """

    @abstractmethod
    def covered_share(self, parts: Figure, worth: Figure) -> Figure:
        """float64[U], how much of it is scored.

        parts : float64[M, U], how much of each member is scored; worth : float64[M, U], 0 where nothing of it applies
        """

    def product(self, full: Figure, shares: Sequence[MemberShare], whole: Figure) -> Figure | None:
        """What is made of the members, where that is not the sum of what they count for.

        full : float64[U], the full points above; whole : float64[U], the weights of all members together
        """
        return None


def equally(worth: Sequence[Figure]) -> list[Figure]:
    """An equal part for each member that has full points."""
    counts = [positive(part) for part in worth]
    return [_equal_part(counts, n) for n in range(len(counts))]


def _write_equal_part(writing: Writing, node: Remembers, _: int) -> str:
    """As it came out where it is settled which members count."""
    counts, n = node.args
    if not may_lapse(writing, counts):
        return writing.number(node.forgotten())
    asked = [writing.figure(here) for here in counts]
    return f"IF({asked[n]},1/({'+'.join(f'IF({here},1,0)' for here in asked)}),0)"


@operation(excel=_write_equal_part, spares=True, others=True)
def _equal_part(counts: Sequence[Flags], n: int) -> Figure:
    """The part of one of the members that count."""
    return (as_figures(counts[n]) / as_figures(np.sum(counts, axis=0))).filled(0.0)


def parts_by_points(worth: Sequence[Figure]) -> list[Figure]:
    """A part for each member in proportion to its full points."""
    whole = sum_across(worth, [part.known for part in worth])
    return [(part / whole).filled(0.0) for part in worth]


def mean_of(parts: Figure, weights: Figure) -> Figure:
    """float64[U], the mean of parts by weight, 0 of none; parts, weights : float64[M, U]"""
    return ((parts * weights).sum(axis=0) / weights.sum(axis=0)).filled(0.0)
