"""Units of one group together, as the notice groups them."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.model.scheme import Unit


def in_blocks(units: Sequence[Unit], order: Sequence[int]) -> bool:
    """Whether the units shown are of several groups, so that a table is worth parting into blocks."""
    return len({units[u].group for u in order}) > 1


def by_group(units: Sequence[Unit], order: Sequence[int]) -> list[int]:
    """The same units, one group after the other as the scheme first names them; those without a group last."""
    groups = list(dict.fromkeys(unit.group for unit in units if unit.group))
    at = {group: n for n, group in enumerate(groups)}
    return sorted(order, key=lambda u: at.get(units[u].group or "", len(groups)))
