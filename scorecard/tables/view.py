"""Which part of a board is shown, and in what order. A view never changes a number."""

from __future__ import annotations

from itertools import groupby, islice
from typing import NamedTuple

import numpy as np

from scorecard.model.figure import Floats
from scorecard.model.unit import Unit


class View(NamedTuple):
    """`group` keeps the units of one group, `units` those of these ids (() all), `top` the first so many rows."""

    group: str | None = None
    top: int | None = None
    units: tuple[str, ...] = ()

    def shown(self, units: tuple[Unit, ...]) -> list[int]:
        """The units shown, by their places, in the scheme's order."""
        if self.group is None and not self.units:
            return list(range(len(units)))
        ids = frozenset(self.units)
        return [
            u
            for u, unit in enumerate(units)
            if self.group in (None, unit.group) and (not ids or unit.id in ids)
        ]

    def order(self, units: tuple[Unit, ...], rank: Floats, inside: bool = False) -> list[int]:
        """The units shown, best first; ties and unranked ones in the scheme's order.

        inside : ranks are inside groups, so that one group stands after the other, each from its top;
            units without a group come last
        """
        chosen = np.array(self.shown(units), dtype=np.int64)
        # A sort that keeps the order of what is alike; NaN, no rank, comes last.
        ordered = chosen[np.argsort(rank[chosen], kind="stable")]
        if not inside:
            best: list[int] = ordered[: self.top].tolist()
            return best
        places = {
            group: n for n, group in enumerate(dict.fromkeys(unit.group for unit in units if unit.group))
        }

        def block(u: int) -> int:
            return places.get(units[u].group or "", len(places))

        of_block = groupby(sorted(ordered.tolist(), key=block), key=block)
        return [u for _, members in of_block for u in islice(members, self.top)]


WHOLE = View()
