"""A second opinion on the rules: schemes of every kind of rule, scored in plain loops and exact fractions.

Written from the reference, not from the engine: it imports nothing of the package, and takes a scheme as
the plain data that its YAML file says. What it does not know it refuses, so that agreement means something.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, inf, prod

Number = Fraction | float
NOTHING = None
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
PURE = ("completion", "progress", "met", "ratio", "position")


def demand(condition: object, *said: object) -> None:
    if not condition:
        raise NotImplementedError("the oracle does not know: " + " ".join(map(str, said)))


def exact(written: object) -> Fraction:
    """A number or a share as it is written: `95%` is 0.95."""
    text = str(written)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def amount(written: object, full: Fraction) -> Number:
    """So many points, or a share of the full ones."""
    if written == "none":
        return inf
    return exact(written) * full if str(written).endswith("%") else exact(written)


def half_up(number: Number, decimals: int) -> Fraction:
    scale = 10**decimals
    sign = -1 if number < 0 else 1
    return Fraction(sign * floor(abs(Fraction(number)) * scale + Fraction(1, 2)), scale)


def place(key: Number, keys: list[Number], ties: str) -> Fraction:
    """The place of a key among keys, the smallest first."""
    before = [k for k in keys if k < key]
    if ties == "dense":
        return Fraction(1 + len(set(before)))
    first = Fraction(1 + len(before))
    equal = sum(k == key for k in keys)
    return first + Fraction(equal - 1, 2) if ties == "average" and equal else first


# ---- one row ----


class Row:
    """One row of a table over all its units: what was sent, what is due, what is worth how much."""

    def __init__(self, scheme, units, id, said, sent, month, points):
        self.id, self.said, self.units, self.month = id, said, units, month
        self.direction = said.get("direction", "higher")
        self.nature = said.get("nature", "flow")
        self.ties = scheme.get("ranking", {}).get("ties", "competition")
        self.counts_as = said.get("counts_as", "base")
        self.full = points
        self.targets = (
            [None if t == "--" else exact(t) for t in said["targets"]] if "targets" in said else None
        )
        self.rule = self.limited(said)
        demand(set(self.rule) <= RULE, id, set(self.rule) - RULE)
        scaled = any(name in self.rule for name in SCALES)
        self.compare = self.rule.get("compare", "completion" if self.targets or not scaled else "value")
        self.value, self.status = {}, {}
        for n, unit in enumerate(units):
            value = sent.get(unit)
            aside = self.targets is not None and self.targets[n] is None
            self.status[unit] = (
                "not_applicable"
                if aside
                else "missing"
                if value is None
                else "pending"
                if value == "pending"
                else "scored"
            )
            self.value[unit] = exact(value) if self.status[unit] == "scored" else None

    def limited(self, said):
        """The rule with the limits of a bonus or deduction, which stand on the row."""
        rule = dict(said.get("rule", {}))
        if said.get("counts_as") == "bonus":
            rule |= {"max_points": said["max_points"], "min_points": rule.get("min_points", 0)}
        if said.get("counts_as") == "deduction":
            rule |= {"min_points": said["min_points"], "max_points": rule.get("max_points", 0)}
        return rule

    def target(self, unit):
        return None if self.targets is None else self.targets[list(self.units).index(unit)]

    def due(self, unit):
        """What is due by now: of a flow the share of the year that is gone."""
        t = self.target(unit)
        return t if t is None or self.nature != "flow" else t * Fraction(self.month, 12)

    def seen(self, unit):
        year = self.said.get("interim", "due") == "year" and self.compare != "progress"
        return self.target(unit) if year else self.due(unit)

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
            named = self.units[wanted["unit"]]
            return self.value[wanted["unit"]] if named.get("assessed", True) else None
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

    def rate(self, x, t):
        """How far a figure comes up to a target or a reference."""
        if t is None:
            return None
        mirror = self.rule.get("reverse", "quotient") == "mirror"
        if self.direction == "higher":
            return None if t == 0 else 1 + (x - t) / abs(t)
        if t == 0:
            return Fraction(x <= 0)
        if mirror or t < 0:
            return 1 + (t - x) / abs(t)
        return t / x if x > 0 else inf

    def basis(self, unit):
        """The figure that is compared; None where it cannot be told."""
        x, rule = self.value[unit], self.rule
        if x is None:
            return None
        if self.compare == "value":
            return x
        if self.compare in ("completion", "progress"):
            return self.rate(x, self.seen(unit))
        if self.compare == "met":
            t = self.seen(unit)
            return None if t is None else Fraction(x >= t if self.direction == "higher" else x <= t)
        if self.compare == "rank":
            turned = (self.direction == "higher") == (rule.get("from", "top") == "top")
            keys = {o: -self.value[o] if turned else self.value[o] for o in self.rivals(unit)}
            within = rule.get("among", "table") == "group"
            if within and not self.units[unit].get("group"):
                return None
            return place(-x if turned else x, list(keys.values()), self.ties)
        if self.compare == "position":
            low, high = (self.against(end, unit) for end in rule.get("against", ["worst", "best"]))
            if low is None or high is None:
                return None
            if low == high:
                return {"pending": None, "full": Fraction(1), "none": Fraction(0)}[
                    rule.get("if_equal", "pending")
                ]
            return (x - low) / (high - low)
        held = self.against(rule["against"], unit)
        if held is None:
            return None
        if self.compare == "difference":
            return x - held
        return self.rate(x, held) if held > 0 else None

    def points(self, unit):
        """The points of a unit by the rule; None where they cannot be told."""
        basis, rule = self.basis(unit), self.rule
        if basis is None:
            return None
        if "max_rate" in rule:
            basis = min(basis, exact(rule["max_rate"]))
        scale = next((name for name in SCALES if name in rule), "proportional")
        gate = rule.get("only_if")
        shut = gate is not None and not holds(gate, basis)
        given = Fraction(0) if shut else getattr(self, scale)(basis)
        if given is None:
            return None
        low, high = self.ends(scale)
        held = max(min(given, high), low)
        return None if held in (inf, -inf) else held

    def ends(self, scale):
        """The fewest and the most points."""
        rule, full = self.rule, self.full
        own = scale in ("bands", "choices", "line")
        low = -inf if own else Fraction(0)
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

    def proportional(self, basis):
        return self.full * basis if basis != inf else inf if self.full else Fraction(0)

    def bands(self, basis):
        row = next(band for band in self.rule["bands"] if holds(band, basis))
        return amount(row["points"], self.full)

    def choices(self, basis):
        found = [points for value, points in self.rule["choices"].items() if exact(value) == basis]
        return amount(found[0], self.full) if found else None

    def line(self, basis):
        knots = [(exact(at), amount(points, self.full)) for at, points in self.rule["line"]]
        if self.rule.get("beyond", "level") == "level":
            basis = min(max(basis, knots[0][0]), knots[-1][0])
        n = max([n for n, (at, _) in enumerate(knots[:-1]) if at <= basis], default=0)
        (x0, p0), (x1, p1) = knots[n], knots[n + 1]
        return p0 + (p1 - p0) * (basis - x0) / (x1 - x0)

    def each(self, basis):
        step = amount(self.rule["each"], self.full)
        at = exact(self.rule.get("at", 1 if self.compare == "rank" else 0))
        # A deduction stands outside full points: it begins at nothing, not at what it could take.
        start = self.full if step < 0 and self.counts_as == "base" else 0
        return start + step * (basis - at)

    def steps(self, basis):
        said = self.rule["steps"]
        implied = {"completion": 1, "progress": 1, "ratio": 1, "difference": 0, "rank": 1}
        at = exact(said["at"]) if "at" in said else Fraction(implied[self.compare])
        base = amount(said.get("base", "100%"), self.full)
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
        change = n * abs(amount(side.get("add", side.get("deduct")), self.full))
        if "limit" in side:
            change = min(change, amount(side["limit"], self.full))
        return base + change if "add" in side else base - change


def holds(edges, basis):
    """Whether a figure lies between the edges that are said."""
    tests = {
        "at_least": lambda b, e: b >= e,
        "above": lambda b, e: b > e,
        "at_most": lambda b, e: b <= e,
        "below": lambda b, e: b < e,
    }
    return all(test(basis, exact(edges[word])) for word, test in tests.items() if word in edges)


# ---- a table ----


class Cell:
    """What a row brings a unit: points and full points, whether they go to siblings, whether they are lacking."""

    def __init__(self, points, full, shared=False, lacking=False):
        self.points, self.full, self.shared, self.lacking = points, full, shared, lacking
        self.counted, self.counted_full = None, Fraction(0)


class Heading:
    """Rows that share the points of a heading, and how they become one figure."""

    def __init__(self, members, combine="sum", points=None, most=None):
        self.members, self.combine, self.own, self.most = members, combine, points, most


def leaves(member):
    return [member] if isinstance(member, str) else [leaf for m in member.members for leaf in leaves(m)]


class Table:
    """A table of a scheme, scored for all its units."""

    def __init__(self, scheme, id, data, month):
        self.scheme, self.id = scheme, id
        said = scheme["tables"][id]
        self.units = scheme["units"]
        self.rows: dict[str, Row] = {}
        branches = [
            self.grow(key, entry, data, month, Fraction(10)) for key, entry in said["indicators"].items()
        ]
        self.tree = Heading(branches)
        self.cells = {
            unit: {id: self.cell(row, unit) for id, row in self.rows.items()} for unit in self.units
        }
        self.lines = {unit: self.line(unit) for unit in self.units}

    def grow(self, id, said, data, month, usual):
        full = exact(said.get("points", usual))
        if "children" in said:
            combine = said.get("combine", "sum")
            inner = [
                self.grow(key, child, data, month, Fraction(0) if combine == "sum" else full)
                for key, child in said["children"].items()
            ]
            return Heading(inner, combine, full, said.get("max_points"))
        if said.get("counts_as", "base") != "base":
            limit = said["max_points" if said["counts_as"] == "bonus" else "min_points"]
            known = limit != "none" and not str(limit).endswith("%") and exact(limit) != 0
            full = abs(exact(limit)) if known else Fraction(10)
        sent = {unit: data.get((self.id, id, unit)) for unit in self.units}
        self.rows[id] = Row(self.scheme, self.units, id, said, sent, month, full)
        return id

    def cell(self, row, unit):
        """The points of a cell, or what its status gets by the scheme."""
        points = row.points(unit) if row.status[unit] == "scored" else None
        if points is not None:
            return Cell(points, row.full if row.counts_as == "base" else Fraction(0))
        status = "pending" if row.status[unit] == "scored" else row.status[unit]
        defaults = {"missing": "unranked", "pending": "unranked", "not_applicable": "redistribute"}
        policy = {**defaults, **self.scheme.get("unscored", {}), **row.said.get("unscored", {})}[status]
        full = row.full if row.counts_as == "base" else Fraction(0)
        if policy == "leave_out":
            return Cell(None, Fraction(0))
        if policy == "redistribute":
            return Cell(None, full, shared=True)
        if policy == "mean":
            assessed = [o for o, said in self.units.items() if said.get("assessed", True)]
            known = [row.points(o) for o in assessed if row.status[o] == "scored"]
            known = [p for p in known if p is not None]
            return Cell(sum(known) / len(known), full) if known else Cell(None, full, lacking=True)
        if policy == "unranked":
            return Cell(None, full, lacking=True)
        return Cell(amount(policy, row.full), full)

    def line(self, unit):
        """A unit's total, or what is known of it."""
        cells = self.cells[unit]
        self.share(
            self.tree, cells, self.whole(self.tree, cells) if self.open(self.tree, cells) else Fraction(0)
        )
        for cell in cells.values():
            if cell.points is not None:
                factor = cell.counted_full / cell.full if cell.full else Fraction(1)
                cell.counted = cell.points * factor
        total = self.joined(self.tree, cells)
        full = self.given[id(self.tree)]
        lacks = any(cell.lacking for cell in cells.values())
        return None if lacks or self.left(cells) <= 0 else (total or Fraction(0)), full

    def assesses(self, unit):
        """Whether any row of the table's full points is for the unit, or counts for it although it is not."""
        rows = [row for row in self.rows.values() if row.counts_as == "base"]
        return self.lines[unit][1] > 0 or any(row.status[unit] != "not_applicable" for row in rows)

    def left(self, cells):
        return sum(cell.counted_full for cell in cells.values())

    def open(self, member, cells):
        """Whether anything of a member counts."""
        return sum((cells[leaf].full for leaf in leaves(member) if not cells[leaf].shared), Fraction(0)) > 0

    def whole(self, member, cells):
        """Full points by the scheme, of what is left in."""
        if isinstance(member, str):
            return cells[member].full
        if member.combine != "sum":
            return member.own if sum(cells[leaf].full for leaf in leaves(member)) > 0 else Fraction(0)
        return sum((self.whole(m, cells) for m in member.members), Fraction(0))

    def share(self, branch, cells, part):
        """Give a branch its full points: what goes to siblings is theirs in proportion."""
        self.given = getattr(self, "given", {})
        if branch is self.tree:
            self.given = {}
        self.given[id(branch)] = part
        base = [self.whole(m, cells) if self.open(m, cells) else Fraction(0) for m in branch.members]
        whole = sum(base) if branch.combine == "sum" else self.whole(branch, cells)
        for member, own in zip(branch.members, base, strict=True):
            received = part * own / whole if whole else Fraction(0)
            if isinstance(member, str):
                cells[member].counted_full = received
            else:
                self.share(member, cells, received)

    def outside(self, member):
        return all(self.rows[leaf].counts_as != "base" for leaf in leaves(member))

    def joined(self, branch, cells):
        """The figure of a branch; None where nothing of it is known."""
        values = [cells[m].counted if isinstance(m, str) else self.joined(m, cells) for m in branch.members]
        inside = [n for n, m in enumerate(branch.members) if not self.outside(m)]
        if branch.combine == "sum":
            known = [v for v in values if v is not None]
            figure = sum(known) if known else None
        else:
            demand(len(inside) == len(branch.members), "a bonus under", branch.combine)
            figure = self.picked(branch, cells, values)
        if branch.most is not None and figure is not None:
            figure = min(figure, amount(branch.most, self.given[id(branch)]))
        return figure

    def picked(self, branch, cells, values):
        """One figure of members that are not added up."""
        worth = [cells[m].counted_full if isinstance(m, str) else self.given[id(m)] for m in branch.members]
        given = self.given[id(branch)]
        shares = [(None if v is None else v / w, w) for v, w in zip(values, worth, strict=True) if w > 0]
        known = [s for s, _ in shares if s is not None]
        if branch.combine == "geometric":
            if not shares or len(known) < len(shares):
                return None
            weight = sum(w for _, w in shares)
            return float(given) * prod(max(0.0, float(s)) ** float(w / weight) for s, w in shares)
        if not known:
            return None
        if branch.combine == "mean":
            return given * sum(known) / len(shares)
        return given * (max(known) if branch.combine == "best" else min(known))


def ranks(totals, units, scheme, grouped=False):
    """The places of totals, as printed or exact; None for those without one and those not assessed."""
    printed = scheme.get("rounding", {}).get("rank_on", "printed") == "printed"
    decimals = scheme.get("decimals", {}).get("total", 2)
    ties = scheme.get("ranking", {}).get("ties", "competition")
    keys = {
        unit: -(half_up(total, decimals) if printed else total)
        for unit, total in totals.items()
        if total is not None and units[unit].get("assessed", True)
    }
    found = {}
    for unit in totals:
        group = units[unit].get("group")
        among = [k for u, k in keys.items() if not grouped or units[u].get("group") == group]
        found[unit] = place(keys[unit], among, ties) if unit in keys else None
    return found


def score(scheme, data, month):
    """Points of every cell, totals and ranks of every table, and of every weighted total.

    data : (table, row, unit) → a number as written, or "pending"; nothing where nothing was sent
    """
    tables = {id: Table(scheme, id, data, month) for id in scheme["tables"]}
    totals = {}
    for id, weights in scheme.get("totals", {}).items():
        lines = {}
        for unit in scheme["units"]:
            parts = [
                (Fraction(weight), *tables[t].lines[unit])
                for t, weight in weights.items()
                if tables[t].assesses(unit)
            ]
            whole = parts and all(total is not None and full for _, total, full in parts)
            # What does not assess a unit leaves its weight to the rest, so that they make up the 100.
            scale = Fraction(100) / sum(w for w, _, _ in parts) if parts else 0
            lines[unit] = sum(scale * w * total / full for w, total, full in parts) if whole else None
        totals[id] = lines
    return tables, totals
