"""Totals over tables and over other totals."""

from __future__ import annotations

from fractions import Fraction

from tests.random_schemes.exactly import amount, exact, geometric, rounded
from tests.random_schemes.standing import Standing

NONE = Fraction(0)


class Part:
    """A table or total as a total above it sees it; figures are by unit."""

    def __init__(self, whole, id, due) -> None:
        standing = whole.standing[id]
        self.units, self.totals, self.full = standing.units, standing.totals, standing.full
        self.due_full, self.year_full = standing.due, standing.year
        self.cover = whole.cover[id]
        self.due = due[id]
        self.assesses = {unit for unit in self.units if whole.assesses[id](unit)}
        self.nothing = whole.nothing[id]
        self.alone = whole.alone.get(id, {})

    def full_due(self, unit, side):
        """Full points due, or of the year; of a unit it does not know the most of any."""
        figures = getattr(self, side)
        return figures[unit] if unit in figures else max(figures.values(), default=NONE)


class Total:
    """One total. totals : by unit, None where it has none; status : why."""

    def __init__(self, whole, id) -> None:
        self.scheme, self.id = whole.scheme, id
        said = whole.scheme["totals"][id]
        self.said = said
        written = self.said["weights"]
        self.weights = weights_of(self.said) if isinstance(written, dict) else None
        self.parts = {p: Part(whole, p, whole.base_due) for p in written}
        self.beside = {p: Part(whole, p, whole.due) for p in self.said.get("add", [])}
        inside = {unit for part in self.parts.values() for unit in part.units}
        self.units = {unit: entry for unit, entry in whole.scheme["units"].items() if unit in inside}
        self.unassessed = str(self.said.get("unassessed", "redistribute"))
        self.is_due = all(part.due for part in self.parts.values())
        self.cover = {unit: self.covered(unit) for unit in self.units}
        self.due_full = {unit: self.worth(unit, "due_full") for unit in self.units}
        self.year_full = {unit: self.worth(unit, "year_full") for unit in self.units}
        self.full = {unit: self.full_of(unit) for unit in self.units}
        self.status = {unit: self.state(unit) for unit in self.units}
        self.totals = {
            unit: self.total(unit) if self.status[unit] == "scored" else None for unit in self.units
        }
        self.status = {
            unit: "missing" if state == "scored" and self.totals[unit] is None else state
            for unit, state in self.status.items()
        }

    def standing(self):
        return Standing(
            self.scheme, self.said, self.units, self.totals, self.full, self.due_full, self.year_full
        )

    def asking(self, unit):
        """The parts that assess a unit."""
        return {id: part for id, part in self.parts.items() if unit in part.assesses}

    def worth(self, unit, side):
        if self.weights:
            return sum(self.weights.values())
        return sum((part.full_due(unit, side) for part in self.parts.values()), NONE)

    def full_of(self, unit):
        """The full points of a unit's total; of a part that does not assess it as they are for others."""
        if self.weights:
            return sum(self.weights.values())
        return sum(
            part.full[unit] if unit in part.assesses else part.full_due(unit, "due_full")
            for part in self.parts.values()
        )

    def weight(self, unit, id, part):
        return self.weights[id] if self.weights else part.full[unit]

    def state(self, unit):
        """Whether there can be a total: not while a part is not due, nor for whom nothing or too little assesses."""
        if not self.is_due:
            return "not_due"
        asking = self.asking(unit)
        if not asking or (self.unassessed == "unranked" and len(asking) < len(self.parts)):
            return "not_applicable"
        if sum(self.weight(unit, *one) for one in asking.items()) <= 0 and self.full[unit] > 0:
            return "not_applicable"
        return "scored"

    def scale(self, unit):
        """By how much the parts that assess a unit count for more, so that they make up the full points."""
        asking = self.asking(unit)
        weight = sum(self.weight(unit, *one) for one in asking.items())
        if len(asking) == len(self.parts) or self.unassessed == "0" or weight <= 0:
            return Fraction(1)
        return self.full[unit] / weight

    def total(self, unit):
        wanted = self.said.get("coverage")
        if wanted is not None and self.cover[unit] is not None and self.cover[unit] < exact(wanted):
            return None
        asking, scale = self.asking(unit), self.scale(unit)
        if any(part.totals[unit] is None for part in asking.values()):
            return None
        if self.said.get("combine") == "geometric":
            found = self.geometric(unit, asking, scale)
            if found is None:
                return None
        elif self.weights:
            if any(not part.full[unit] for part in asking.values()):
                return None
            found = sum(self.weights[id] * part.totals[unit] / part.full[unit] for id, part in asking.items())
            found *= scale
        else:
            found = scale * sum(part.totals[unit] for part in asking.values())
        for part in self.beside.values():
            extra = self.extra(part, unit)
            if extra is None:
                return None
            found += extra
        if "max_points" in self.said:
            found = min(found, amount(self.said["max_points"], self.full[unit]))
        if "min_points" in self.said:
            found = max(found, amount(self.said["min_points"], self.full[unit]))
        rounding = self.scheme.get("rounding", {})
        return rounded(found, rounding.get("overall"), rounding.get("mode", "half_up"))

    def geometric(self, unit, asking, scale):
        if len(asking) < len(self.parts) and self.unassessed == "0":
            return NONE
        whole = sum(self.weights.values())
        shares = []
        for id, part in asking.items():
            if not part.full[unit]:
                return None
            shares.append((part.totals[unit] / part.full[unit], self.weights[id] * scale / whole))
        return whole * geometric(shares)

    @staticmethod
    def extra(part, unit):
        """What is only added: nothing while it is not due, nor for units it does not know or has nothing for."""
        if not part.due or unit not in part.units:
            return NONE
        if unit in part.alone:
            return part.alone[unit]
        if unit in part.nothing:
            return NONE
        return part.totals[unit]

    def covered(self, unit):
        """The share of the full points that is scored, by the parts' own shares; None where nothing is due."""
        worth = {
            id: self.weight(unit, id, part)
            for id, part in self.asking(unit).items()
            if part.cover[unit] is not None
        }
        whole = sum(worth.values())
        if not whole:
            return None
        return sum(w * self.parts[id].cover[unit] for id, w in worth.items()) / whole


def weights_of(said) -> dict[str, Fraction]:
    """The weights of a total as parts of 100: a fraction is one of the whole, in proportion their sum is."""
    found = {
        part: exact(weight) * (100 if "/" in str(weight) else 1) for part, weight in said["weights"].items()
    }
    made = sum(found.values()) if said.get("proportional") else 100
    return {part: weight * 100 / made for part, weight in found.items()}
