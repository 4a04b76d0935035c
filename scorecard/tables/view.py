"""Which part of a board is shown, and in what order. A view never changes a number."""

from __future__ import annotations

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
        return [
            u
            for u, unit in enumerate(units)
            if self.group in (None, unit.group) and (not self.units or unit.id in self.units)
        ]

    def order(self, units: tuple[Unit, ...], rank: Floats, inside: bool = False) -> list[int]:
        """The units shown, best first; ties and unranked ones in the scheme's order.

        inside : ranks are inside groups, so that one group stands after the other, each from its top;
            units without a group come last
        """
        chosen = self.shown(units)
        places = {
            group: n for n, group in enumerate(dict.fromkeys(unit.group for unit in units if unit.group))
        }

        def block(u: int) -> int:
            return places.get(units[u].group or "", len(places)) if inside else 0

        ordered = sorted(chosen, key=lambda u: (block(u), np.isnan(rank[u]), np.nan_to_num(rank[u]), u))
        if self.top is None:
            return ordered
        first = {b: [u for u in ordered if block(u) == b][: self.top] for b in map(block, ordered)}
        return [u for u in ordered if u in first[block(u)]]


WHOLE = View()
