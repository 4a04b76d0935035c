"""Which part of a board is shown, and in what order. A view never changes a number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scorecard.model.figure import Floats
from scorecard.model.scheme import Unit


@dataclass(frozen=True)
class View:
    """`group` keeps the units of one group, `top` the first so many rows."""

    group: str | None = None
    top: int | None = None

    def order(self, units: tuple[Unit, ...], rank: Floats) -> list[int]:
        """The units shown, best first; ties and unranked ones in the scheme's order."""
        chosen = [u for u, unit in enumerate(units) if self.group is None or unit.group == self.group]
        ordered = sorted(chosen, key=lambda u: (np.isnan(rank[u]), np.nan_to_num(rank[u]), u))
        return ordered[: self.top] if self.top is not None else ordered


WHOLE = View()
