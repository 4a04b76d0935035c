"""How ranks are formed: on which figure, what equal ones do, and what is looked at next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.model.condition import What
from scorecard.model.identity import parts_of
from scorecard.model.rule import Among
from scorecard.scheme.field import node_of, scheme_field
from scorecard.scheme.kinds import ListOf, OneLine
from scorecard.scheme.words import AMONG, BOUNDS_ON, BY, RANK_DIRECTION, TIES

Ties = Literal["competition", "last", "dense", "average", "ordinal"]

Direction = Literal["higher", "lower"]

RankOn = Literal["printed", "exact"]

By = Literal["points", "share"]

BoundsOn = Literal["share", "points"]


class TieBreak(NamedTuple):
    """A figure that tells units with equal totals apart: of a row or heading, or of a table or total.

    `what` is a figure of a row, or `total` for what a table or total is ranked on itself; `lower`
    whether the smaller one is the better.
    """

    id: str
    what: What
    lower: bool = False

    @property
    def written(self) -> str:
        """The figure as a scheme writes it."""
        return self.id if self.what in ("total", "value") else f"{self.id}.{self.what}"


@dataclass(frozen=True)
class Ranking:
    """How ranks are formed, each choice as the nearest says it: the table or total, else the scheme.

    `by` is None where nobody says what ranks are formed on; they are formed on points then. So is `bounds_on`,
    and bounds on the total are then met by its share of the full points due. `rank_on` is written under the
    scheme's `rounding`, and the same everywhere.
    """

    among: Among = scheme_field(
        AMONG, "范围", message("whether the official rank is in the table or in the group"), default="table"
    )
    by: By | None = scheme_field(
        BY,
        "依据",
        message(
            "whether ranks are formed on points or on shares; points if not said, and `check` "
            "warns where it matters"
        ),
    )
    bounds_on: BoundsOn | None = scheme_field(
        BOUNDS_ON,
        "界限依据",
        message(
            "how bounds on the total, in grades and effects, are met while only a part of the year "
            "is due; share if not said, and `check` warns where it matters"
        ),
    )
    ties: Ties = scheme_field(TIES, "并列", message("what equal totals do"), default="competition")
    tie_break: tuple[TieBreak, ...] = scheme_field(
        ListOf(OneLine(), single=True),
        "同分先后",
        message(
            "what is compared next where totals are equal: an indicator's id (its value, the "
            "better way), ID.points, .share, .completion, .progress, in totals also ids of tables; "
            "said for the scheme it is for its totals, or for its tables if there are none"
        ),
        empty=(),
        settled=True,
    )
    rank_on: RankOn = "printed"
    direction: Direction = scheme_field(
        RANK_DIRECTION,
        "方向",
        message("which total has rank 1: the highest or the lowest"),
        default="higher",
    )

    @property
    def lowest_first(self) -> bool:
        """Whether less is better, as it is where points are faults."""
        return self.direction == "lower"


def ranking_parts(ranking: Ranking) -> Iterator[tuple[str, object, object]]:
    """What seals and hashes keep of how ranks are formed; which end is first only where it is the lowest."""
    return (part for part in parts_of(ranking) if part[0] != "direction" or ranking.lowest_first)


RANKING = node_of(Ranking, "ranking", "排名", message("how ranks are formed"))
