"""How ranks are formed: on which figure, what equal ones do, and what is looked at next."""

from __future__ import annotations

from typing import Literal, NamedTuple

from scorecard.model.condition import What

Ties = Literal["competition", "dense", "average", "ordinal"]

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
