"""Which part of a board is shown, and in what order. A view never changes a number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, islice
from typing import NamedTuple

import numpy as np

from scorecard.model.board import Place
from scorecard.model.figure import Floats
from scorecard.model.unit import Unit


class View(NamedTuple):
    """`group` keeps the units of one group, `units` those of these ids (() all), `top` the first so many rows."""

    group: str | None = None
    top: int | None = None
    units: tuple[str, ...] = ()

    def shown_units(self, units: tuple[Unit, ...]) -> list[int]:
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
        chosen = np.array(self.shown_units(units), dtype=np.int64)
        # A sort that keeps the order of what is alike; NaN, no rank, comes last.
        ordered = chosen[np.argsort(rank[chosen], kind="stable")]
        if not inside:
            best: list[int] = ordered[: self.top].tolist()
            return best
        of_group = groupby(order_by_group(units, ordered.tolist()), key=lambda u: units[u].group or "")
        return [u for _, members in of_group for u in islice(members, self.top)]

    def ranked_units(self, place: Place) -> list[int]:
        """The units shown of a table or total, by their official ranks."""
        among = place.of.ranking.among
        return self.order(place.units, place.ranks.official(among), among == "group")


WHOLE = View()


def groups_of(units: Sequence[Unit], order: Sequence[int]) -> tuple[str, ...]:
    """The groups of the units shown, "" for none."""
    return tuple(units[u].group or "" for u in order)


def several_groups(units: Sequence[Unit], order: Sequence[int]) -> bool:
    """Whether the units shown are of several groups, so that a table is worth parting into blocks."""
    return len({units[u].group for u in order}) > 1


def order_by_group(units: Sequence[Unit], order: Sequence[int]) -> list[int]:
    """The same units, one group after the other as the scheme first names them; those without a group last."""
    groups = list(dict.fromkeys(unit.group for unit in units if unit.group))
    at = {group: n for n, group in enumerate(groups)}
    return sorted(order, key=lambda u: at.get(units[u].group or "", len(groups)))
