"""One row of a table over all its units: what was sent, what is due, what is worth how much."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, inf

from tests.random_schemes.exactly import Number, amount, demand, exact, holds, place, rounded
from tests.random_schemes.reports import MISSING

RULE = {
    "compare",
    "against",
    "among",
    "without_self",
    "if_equal",
    "from",
    "reverse",
    "max_rate",
    "max_points",
}
RULE |= {"max_extra", "min_points", "only_if", "bands", "choices", "line", "beyond", "steps", "each", "at"}
SCALES = ("bands", "choices", "line", "steps", "each")
RATES = ("completion", "progress", "ratio", "met")
OF_TARGETS = ("completion", "progress", "met")


class Row:
    """One row of a table.

    full : by unit its full points; due_now : whether it is assessed in the period at all
    status, value : by unit, how the cell stands and its figure; a carried one is missing and has one
    """

    def __init__(self, reports, table: str, units, id: str, said, full) -> None:
        scheme = reports.scheme
        self.reports, self.id, self.said, self.units, self.full = reports, id, said, units, full
        self.direction = said.get("direction", "higher")
        self.nature = said.get("nature", "flow")
        own = scheme["tables"][table].get("ranking", {})
        self.ties = own.get("ties", scheme.get("ranking", {}).get("ties", "competition"))
        self.rounding = scheme.get("rounding", {})
        self.counts_as = said.get("counts_as", "base")
        self.scores = any(full[unit] > 0 for unit in units)
        self.targets = self.promised(said)
        self.rule = self.limited(said)
        demand(set(self.rule) <= RULE, id, set(self.rule) - RULE)
        scaled = any(name in self.rule for name in SCALES)
        self.compare = self.rule.get("compare", "completion" if self.targets or not scaled else "value")
        self.due_now = self.is_due()
        self.status, self.value, self.answered = {}, {}, set()
        for unit in units:
            found = reports.of(table, id, unit) if self.applies(unit) and self.due_now else MISSING
            if found.status == "not_applicable" and "formula" not in said:
                self.answered.add(unit)
            self.status[unit] = (
                "not_applicable" if not self.applies(unit) else found.status if self.due_now else "not_due"
            )
            self.value[unit] = found.value

    def promised(self, said):
        """By unit the target, None for `--`; nothing where the row has no targets."""
        if "targets" not in said:
            return None
        targets = said["targets"]
        each = targets if isinstance(targets, list) else [targets] * len(self.units)
        return {u: None if t == "--" else exact(t) for u, t in zip(self.units, each, strict=True)}

    def applies(self, unit) -> bool:
        """Whether the row is wanted of a unit, which may have answered otherwise; a class may have no points for it."""
        if unit in self.answered:
            return False
        if self.scores and self.full[unit] == 0:
            return False
        listed, group = self.said.get("applies_to"), self.units[unit].get("group")
        if listed and unit not in listed and group not in listed:
            return False
        if self.targets is None:
            return True
        target = self.targets[unit]
        return target is not None and not (target == 0 and self.said.get("zero_target") == "not_applicable")

    def is_due(self) -> bool:
        now = self.reports
        if "due_in" in self.said and now.month not in [3 * int(q[1]) for q in self.said["due_in"]]:
            return False
        last = now.last if self.said.get("per", "plan") == "plan" else now.year
        return self.said.get("interim") != "none" or (now.month == 12 and now.year == last)

    def limited(self, said):
        """The rule with the limits of a bonus or deduction, which stand on the row."""
        rule = dict(said.get("rule", {}))
        if said.get("counts_as") == "bonus":
            rule |= {"max_points": said["max_points"], "min_points": rule.get("min_points", 0)}
        if said.get("counts_as") == "deduction":
            rule |= {"min_points": said["min_points"], "max_points": rule.get("max_points", 0)}
        return rule

    def pace(self):
        """The share of the target that is due: of a flow as much of the year, or of all the plan's years, as is gone."""
        if self.nature != "flow":
            return Fraction(1)
        now = self.reports
        first = now.years_of(self.said)
        years = (now.last if self.said.get("per", "plan") == "plan" else now.year) - first + 1
        return (Fraction(now.month, 12) + now.year - first) / years

    def due(self, unit):
        t = None if self.targets is None else self.targets[unit]
        return t if t is None else t * self.pace()

    def seen(self, unit):
        """The target that the rule looks at."""
        year = self.said.get("interim", "due") != "due" and self.compare != "progress"
        return self.due(unit) if not year or self.targets is None else self.targets[unit]

    def rivals(self, unit):
        """The units that one is compared with: assessed ones with a figure, of the table or of its group."""
        group = self.units[unit].get("group")
        within = self.rule.get("among", "table") == "group"
        if within and not group:
            return []
        return [
            other
            for other, said in self.units.items()
            if said.get("assessed", True)
            and self.value[other] is not None
            and (not within or said.get("group") == group)
        ]

    def against(self, wanted, unit):
        """What a value is held against; None where there is nothing."""
        if isinstance(wanted, dict):
            return self.value[wanted["unit"]]
        if wanted == "target":
            return self.seen(unit)
        if wanted not in ("mean", "median", "best", "worst"):
            return exact(wanted)
        others = [o for o in self.rivals(unit) if not (self.rule.get("without_self") and o == unit)]
        values = sorted(self.value[o] for o in others)
        if not values:
            return None
        if wanted == "mean":
            return sum(values) / len(values)
        if wanted == "median":
            half = len(values) // 2
            return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2
        return values[-1] if (wanted == "best") == (self.direction == "higher") else values[0]

    def rate(self, x, t, zero=None):
        """How far a figure comes up to a target or a reference."""
        if t is None:
            return None
        mirror = self.rule.get("reverse", "quotient") == "mirror"
        if self.direction == "higher":
            return zero if t == 0 else 1 + (x - t) / abs(t)
        if t == 0:
            return Fraction(x <= 0)
        if mirror or t < 0:
            return 1 + (t - x) / abs(t)
        return t / x if x > 0 else inf

    def completion(self, x, t):
        """The same against a target, rounded where the scheme says so: so many decimals of the percentage."""
        found = self.rate(x, t, Fraction(1) if self.said.get("zero_target") == "full" else None)
        decimals = self.rounding.get("completion")
        return rounded(
            found, None if decimals is None else decimals + 2, self.rounding.get("mode", "half_up")
        )

    def basis(self, unit):
        """The figure that is compared; None where it cannot be told."""
        x, rule = self.value[unit], self.rule
        if x is None:
            return None
        if self.compare == "value":
            return x
        if self.compare in ("completion", "progress"):
            return self.completion(x, self.seen(unit))
        if self.compare == "met":
            return self.met(unit, self.seen(unit))
        if self.compare == "rank":
            return self.ranked(unit)
        if self.compare == "position":
            low, high = (self.against(end, unit) for end in self.ends_between())
            if low is None or high is None:
                return None
            if low == high:
                there = x >= low if self.direction == "higher" else x <= low
                return {"pending": None, "full": Fraction(1), "none": Fraction(0), "met": Fraction(there)}[
                    rule.get("if_equal", "pending")
                ]
            return (x - low) / (high - low)
        held = self.against(rule["against"], unit)
        if held is None:
            return None
        if self.compare == "difference":
            return x - held
        return self.rate(x, held) if held > 0 else None

    def ends_between(self):
        return self.rule.get("against", ["worst", "best"])

    def met(self, unit, t):
        """1 where the target is reached, 0 where it is not."""
        x = self.value[unit]
        if t is None or x is None:
            return None
        return Fraction(x >= t if self.direction == "higher" else x <= t)

    def ranked(self, unit):
        """The place among the rivals, from the top or the bottom."""
        turned = (self.direction == "higher") == (self.rule.get("from", "top") == "top")
        if self.rule.get("among", "table") == "group" and not self.units[unit].get("group"):
            return None
        keys = [-self.value[o] if turned else self.value[o] for o in self.rivals(unit)]
        x = self.value[unit]
        return place(-x if turned else x, keys, self.ties)

    def points(self, unit):
        """The points of a unit by the rule; None where they cannot be told."""
        basis, rule = self.basis(unit), self.rule
        if basis is None:
            return None
        if "max_rate" in rule:
            basis = min(basis, exact(rule["max_rate"]))
        full = self.full[unit]
        scale = next((name for name in SCALES if name in rule), "proportional")
        gate = rule.get("only_if")
        shut = gate is not None and not holds(gate, basis)
        given = Fraction(0) if shut else getattr(self, scale)(basis, full)
        if given is None:
            return None
        low, high = self.ends(scale, full)
        held = max(min(given, high), low)
        if held in (inf, -inf):
            return None
        return rounded(held, self.rounding.get("points"), self.rounding.get("mode", "half_up"))

    def ends(self, scale, full):
        """The fewest and the most points."""
        rule = self.rule
        own = scale in ("bands", "choices", "line")
        low: Number = -inf if own else Fraction(0)
        if "min_points" in rule:
            low = amount(rule["min_points"], full)
            low = -inf if low == inf else low
        named = [amount(rule["max_points"], full)] if "max_points" in rule else []
        named += [full + amount(rule["max_extra"], full)] if "max_extra" in rule else []
        if not named and scale == "proportional" and "max_rate" in rule:
            named = [full * exact(rule["max_rate"])]
        over = rule.get("steps", {}).get("over")
        ended = "max_rate" in rule or (isinstance(over, dict) and "limit" in over)
        if not named:
            named = [inf if own or ended else full]
        return low, min(named)

    def proportional(self, basis, full):
        return full * basis if basis != inf else inf if full else Fraction(0)

    def bands(self, basis, full):
        row = next(band for band in self.rule["bands"] if holds(band, basis))
        return amount(row["points"], full)

    def choices(self, basis, full):
        found = [points for value, points in self.rule["choices"].items() if exact(value) == basis]
        return amount(found[0], full) if found else None

    def line(self, basis, full):
        knots = [(exact(at), amount(points, full)) for at, points in self.rule["line"]]
        if self.rule.get("beyond", "level") == "level":
            basis = min(max(basis, knots[0][0]), knots[-1][0])
        n = max([n for n, (at, _) in enumerate(knots[:-1]) if at <= basis], default=0)
        (x0, p0), (x1, p1) = knots[n], knots[n + 1]
        if basis == inf:
            # A stretch that is level has its points however far it goes on.
            return p0 if p1 == p0 else inf if p1 > p0 else -inf
        return p0 + (p1 - p0) * (basis - x0) / (x1 - x0)

    def each(self, basis, full):
        step = amount(self.rule["each"], full)
        at = exact(self.rule.get("at", 1 if self.compare == "rank" else 0))
        # A deduction stands outside full points: it begins at nothing, not at what it could take.
        start = full if step < 0 and self.counts_as == "base" else 0
        return start + step * (basis - at)

    def steps(self, basis, full):
        said = self.rule["steps"]
        implied = {"completion": 1, "progress": 1, "ratio": 1, "difference": 0, "rank": 1}
        at = exact(said["at"]) if "at" in said else Fraction(implied[self.compare])
        base = amount(said.get("base", "100%"), full)
        if basis == at:
            return base
        side = said.get("over", "level") if basis > at else said["under"]
        if side == "level":
            return base
        if side == "proportional":
            return base * basis / at
        n = inf if basis == inf else abs(basis - at) / exact(side["each"])
        if n != inf:
            n = {"dropped": floor(n), "counted": ceil(n), "pro_rata": n}[side["part"]]
        worth = abs(amount(side.get("add", side.get("deduct")), full))
        change = n * worth if worth else Fraction(0)
        if "limit" in side:
            change = min(change, amount(side["limit"], full))
        return base + change if "add" in side else base - change
