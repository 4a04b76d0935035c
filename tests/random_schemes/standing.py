"""Where units stand: their totals as printed, ranks among all and in their groups."""

from __future__ import annotations

from fractions import Fraction

from tests.random_schemes.exactly import exact, place, rounded


class Standing:
    """A table or total with the totals of its units, and what ranks and bounds look at.

    totals : by unit, None where there is none; full, due, year : full points that count, are due, are the year's
    out : units that an effect takes out of the ranking
    """

    def __init__(self, scheme, said, units, totals, full, due, year, by_table=None) -> None:
        self.scheme, self.said, self.units = scheme, said, units
        self.totals, self.full, self.due, self.year = dict(totals), full, due, year
        self.out: set[str] = set()
        self.ranking = {**scheme.get("ranking", {}), **said.get("ranking", {})}
        self.among = self.ranking.get("among", "table")
        self.ties = self.ranking.get("ties", "competition")
        rounding = scheme.get("rounding", {})
        printed = rounding.get("rank_on", "printed") == "printed"
        self.decimals = scheme.get("decimals", {}).get("total", 2) if printed else None

    def printed(self, unit):
        """The total that ranks, grades and effects look at."""
        return rounded(self.totals[unit], self.decimals)

    def share(self, unit):
        total = self.totals[unit]
        return None if total is None or not self.full[unit] else total / self.full[unit]

    def bounds_by_share(self) -> bool:
        """Whether the bounds of its grades and effects are shares of the year, on whatever total they are."""
        return self.ranking.get("bounds_on", "share") == "share"

    def bounded(self, unit, by_share):
        """The total that bounds look at: for what it is worth of the year while only a part is due."""
        printed, due, year = self.printed(unit), self.due[unit], self.year[unit]
        if printed is None or not by_share or due <= 0 or year <= 0:
            return printed
        return printed * year / due

    def key(self, unit):
        """What the unit is ranked on, the smaller the better; None where it is not ranked."""
        total = self.totals[unit]
        if total is None or unit in self.out or not self.units[unit].get("assessed", True):
            return None
        if len(self.units) < 2:
            return None
        first = 1 if self.ranking.get("direction") == "lower" else -1
        if self.ranking.get("by") != "share":
            return first * self.printed(unit)
        return first * rounded(total * 100 / self.full[unit], self.decimals) if self.full[unit] else None

    def ranks(self, among=None):
        """By unit its place among all, or in its group; the official one unless said."""
        among = among or self.among
        order = list(self.units)
        keys = {unit: self.key(unit) for unit in self.units}
        if self.ties == "ordinal":
            keys = {unit: None if key is None else (key, order.index(unit)) for unit, key in keys.items()}
        return {
            unit: None if key is None else self.among_own(unit, keys, among) for unit, key in keys.items()
        }

    def among_own(self, unit, keys, among):
        group = self.units[unit].get("group")
        if among == "group" and not group:
            return None
        rivals = [
            key
            for other, key in keys.items()
            if key is not None and (among == "table" or self.units[other].get("group") == group)
        ]
        return place(keys[unit], rivals, self.ties)

    def from_last(self):
        """By unit its official place counted from the other end."""
        ranks = self.ranks()
        found = {}
        for unit, rank in ranks.items():
            group = self.units[unit].get("group")
            rivals = [
                -other
                for name, other in ranks.items()
                if other is not None and (self.among == "table" or self.units[name].get("group") == group)
            ]
            found[unit] = None if rank is None else place(-rank, rivals, self.ties)
        return found

    def figure(self, unit, what):
        """One figure of the table or total as a whole."""
        if what == "total":
            return self.bounded(unit, self.bounds_by_share())
        if what == "share":
            return self.share(unit)
        return (self.ranks() if what == "rank" else self.from_last())[unit]


def count_of(share: object, ranked: int, whole: str) -> int:
    """How many units a share of them is."""
    return int(rounded(exact(share) * Fraction(ranked), 0, whole))
