"""The ways to combine: how members make the points of a heading, a table or a total, each behind the one door `Way`."""

from __future__ import annotations

from scorecard.scheme.kinds import Word
from scorecard.scheme.sum.added import Sum
from scorecard.scheme.sum.door import MemberShare, Way
from scorecard.scheme.sum.geometric import Geometric
from scorecard.scheme.sum.mean import Mean
from scorecard.scheme.sum.picked import Best, Chosen, Worst

_ALL: tuple[type[Way], ...] = (Sum, Mean, Best, Worst, Chosen, Geometric)
"""In the order of the reference."""

WAYS: dict[str, Way] = {way.word: way() for way in _ALL}
"""By the word that a scheme writes."""

COMBINE = Word({word: way.choice for word, way in WAYS.items()})
COMBINE_TABLE = Word({word: way.choice for word, way in WAYS.items() if way.of_table})
COMBINE_TOTAL = Word({word: way.of_total for word, way in WAYS.items() if way.of_total})


class Composite:
    """What is made of several members, in the way that the scheme says by its word."""

    combine: str

    @property
    def way(self) -> Way:
        """How the points of its members make its own."""
        return WAYS[self.combine]


__all__ = ["COMBINE", "COMBINE_TABLE", "COMBINE_TOTAL", "WAYS", "Composite", "MemberShare", "Way"]
