"""A table of a scheme, scored for all its units: cells, what unscored ones get, shares, headings, coverage."""

from __future__ import annotations

from fractions import Fraction

from tests.random_schemes.exactly import amount, demand, exact, geometric, rounded
from tests.random_schemes.rows import Row
from tests.random_schemes.tree import NONE, Cell, Heading, headings, leaves, units_of

USUAL = {"missing": "unranked", "pending": "unranked", "not_applicable": "redistribute"}


class Table:
    """lines : by unit its total, None where it has none, and its full points that count."""

    def __init__(self, reports, id) -> None:
        self.reports, self.scheme, self.id = reports, reports.scheme, id
        self.said = self.scheme["tables"][id]
        self.rounding = self.scheme.get("rounding", {})
        self.mode = self.rounding.get("mode", "half_up")
        self.units = units_of(self.scheme, id)
        self.rows: dict[str, Row] = {}
        combine = self.said.get("combine", "sum")
        own = self.fulls({"points": self.said.get("points", 0)}, {})
        usual = dict.fromkeys(self.units, Fraction(10)) if combine == "sum" else own
        near = {**self.scheme.get("unscored", {}), **self.said.get("unscored", {})}.get("heading", "by_row")
        branches = [self.grow(key, entry, usual, near) for key, entry in self.said["indicators"].items()]
        self.tree = Heading(
            branches, combine, own, self.said.get("max_points"), self.said.get("min_points"), whole=True
        )
        self.cells = {
            unit: {id: self.cell(row, unit) for id, row in self.rows.items()} for unit in self.units
        }
        for heading in headings(self.tree):
            if heading.combine == "chosen":
                for unit in self.units:
                    self.choose(heading, unit)
        self.cover = {unit: self.covered(self.tree, unit) for unit in self.units}
        bare = self.bare()
        for unit in self.units:
            for id, row in self.rows.items():
                if not any(id in below for _, who, below in bare if who == unit):
                    self.stand_in(row, unit, self.cells[unit][id])
        for heading in reversed(headings(self.tree)):
            self.speak(heading, [(unit, below) for one, unit, below in bare if one is heading])
        self.alone = {}
        self.lines = {unit: self.line(unit) for unit in self.units}

    # ---- rows and headings as they are written ----

    def fulls(self, said, usual):
        """By unit the full points that an entry says, for all or for each group; else the usual ones."""
        written = said.get("points")
        if written is None:
            return usual
        if not isinstance(written, dict):
            return dict.fromkeys(self.units, exact(written))
        return {unit: exact(written[entry["group"]]) for unit, entry in self.units.items()}

    def grow(self, id, said, usual, near="by_row"):
        near = said.get("unscored", {}).get("heading", near)
        full = self.fulls(said, usual)
        if "children" in said:
            combine = said.get("combine", "sum")
            below = dict.fromkeys(self.units, NONE) if combine == "sum" else full
            if said.get("per_item") == "best":
                given = {key: self.fulls(child, below) for key, child in said["children"].items()}
                self.reports.count_once(self.id, said["children"], lambda row, unit: given[row][unit])
            weights = sum(exact(child["weight"]) for child in said["children"].values() if "weight" in child)
            inner = []
            for key, child in said["children"].items():
                own = below
                if "weight" in child:
                    own = {unit: full[unit] * exact(child["weight"]) / weights for unit in self.units}
                inner.append(self.grow(key, child, own, near))
            limits = said.get("max_points"), said.get("min_points")
            return Heading(inner, combine, full, *limits, bare=near)
        if said.get("counts_as", "base") != "base":
            limit = said["max_points" if said["counts_as"] == "bonus" else "min_points"]
            known = limit != "none" and not str(limit).endswith("%") and exact(limit) != 0
            full = dict.fromkeys(self.units, abs(exact(limit)) if known else Fraction(10))
        self.rows[id] = Row(self.reports, self.id, self.units, id, said, full)
        return id

    def outside(self, member) -> bool:
        return all(self.rows[leaf].counts_as != "base" for leaf in leaves(member))

    # ---- cells ----

    def cell(self, row, unit) -> Cell:
        """A cell with the points of its rule, if it has any."""
        status = row.status[unit]
        # What is not due is out for all, also for those to whom it does not apply.
        found = Cell(full=row.full[unit] if row.due_now else NONE)
        found.own = row.points(unit) if row.scores and status in ("scored", "missing") else None
        found.points = found.own
        base = row.counts_as == "base"
        found.asked = found.full if base and row.applies(unit) else NONE
        found.status = "pending" if status == "scored" and found.own is None else status
        return found

    def choose(self, heading, unit) -> None:
        """Of rows of which one is to be reported: what was not is out; of two nobody knows which."""
        cells = self.cells[unit]
        choices = [member for member in heading.members if not self.outside(member)]
        has = [any(self.tells(leaf, cells[leaf]) for leaf in leaves(m)) for m in choices]
        for member, own in zip(choices, has, strict=True):
            for leaf in leaves(member):
                cell = cells[leaf]
                if sum(has) > 1 and cell.status == "scored":
                    cell.points, cell.own, cell.status = None, None, "pending"
                if sum(has) == 1 and not own and cell.status == "missing":
                    cell.status, cell.full, cell.asked = "not_applicable", NONE, NONE

    def tells(self, id, cell) -> bool:
        """Whether a cell tells that its choice was taken: a bonus or deduction of 0 does not."""
        return cell.points is not None and (self.rows[id].counts_as == "base" or cell.points != 0)

    def stand_in(self, row, unit, cell) -> None:
        """What stands in for points that a cell does not have."""
        if cell.points is None and cell.full > 0 and row.scores:
            policy = {**USUAL, **self.scheme.get("unscored", {}), **self.said.get("unscored", {})}
            policy = {**policy, **row.said.get("unscored", {})}[cell.status]
            scored, due = self.cover[unit]
            wanted = self.said.get("coverage")
            below = wanted is not None and due > 0 and scored / due < exact(wanted)
            if below and cell.status != "not_applicable":
                cell.lacking = True
            elif policy == "leave_out":
                cell.full = NONE
            elif policy == "redistribute":
                cell.shared = True
            elif policy in ("mean", "group_mean"):
                cell.points = self.mean_of_others(row, unit, policy)
                cell.lacking = cell.points is None
            elif policy in ("unranked", "carry"):
                cell.lacking = True
            else:
                cell.points = amount(policy, row.full[unit])
        if row.counts_as != "base":
            cell.full, cell.shared = NONE, False

    def bare(self):
        """Headings of which a unit has nothing scored, with the rows they speak for: the nearest for each row."""
        found = []
        for unit in self.units:
            cells, taken = self.cells[unit], set()
            scored, due = self.cover[unit]
            wanted = self.said.get("coverage")
            if wanted is not None and due > 0 and scored / due < exact(wanted):
                continue
            for heading in reversed(headings(self.tree)):
                below = [id for id in leaves(heading) if self.rows[id].counts_as == "base"]
                if (
                    heading.whole
                    or heading.bare == "by_row"
                    or any(cells[id].own is not None and cells[id].full > 0 for id in below)
                ):
                    continue
                open_ = [
                    id
                    for id in below
                    if id not in taken
                    and cells[id].status in ("missing", "pending")
                    and cells[id].full > 0
                    and self.rows[id].scores
                ]
                taken |= set(open_)
                if open_:
                    found.append((heading, unit, open_))
        return found

    def speak(self, heading, lacking):
        """What a heading says of the units of which nothing below it is scored."""
        policy, shares = heading.bare, {}
        if lacking and policy in ("mean", "group_mean"):
            shares = {unit: self.share_in(heading, unit) for unit in self.units}
        given = {}
        for unit, below in lacking:
            group = self.units[unit].get("group")
            others = [
                shares[other]
                for other, said in self.units.items()
                if shares
                and shares[other] is not None
                and said.get("assessed", True)
                and (policy == "mean" or (group and said.get("group") == group))
            ]
            for id in below:
                cell, full = self.cells[unit][id], self.rows[id].full[unit]
                if policy == "leave_out":
                    cell.full = NONE
                elif policy == "unranked" or (shares and not others):
                    cell.lacking = True
                elif shares:
                    given[unit, id] = full * sum(others) / len(others)
                elif str(policy).endswith("%"):
                    given[unit, id] = full * exact(policy)
                else:
                    given[unit, id] = full * exact(policy) / self.scheme_full(heading, unit)
        for (unit, id), points in given.items():
            self.cells[unit][id].points = rounded(points, self.rounding.get("points"), self.mode)

    def share_in(self, heading, unit):
        """The share of its points that a heading has of a unit; None where it lacks anything, or nothing is scored."""
        cells = self.cells[unit]
        below = [id for id in leaves(heading) if self.rows[id].counts_as == "base"]
        whole = self.whole(heading, unit)
        if any(cells[id].lacking for id in below) or all(cells[id].own is None for id in below) or not whole:
            return None
        self.given, self.beside = {}, {}
        self.share(heading, unit, whole if self.open(heading, unit) else NONE)
        for id in leaves(heading):
            cell = cells[id]
            if id not in below:
                # What others earned beside full points is not handed on.
                cell.counted = None
            elif cell.points is not None:
                cell.counted = cell.points * (cell.counted_full / cell.full if cell.full else Fraction(1))
        return (self.joined(heading, unit) or NONE) / whole

    def mean_of_others(self, row, unit, policy):
        """The mean share of those that have points of their own, of as many points as the unit could have."""
        group = self.units[unit].get("group")
        if policy == "group_mean" and not group:
            return None
        shares = [
            self.cells[other][row.id].own / row.full[other]
            for other, said in self.units.items()
            if said.get("assessed", True)
            and self.cells[other][row.id].own is not None
            and row.full[other] > 0
            and (policy == "mean" or said.get("group") == group)
        ]
        if not shares:
            return None
        return rounded(sum(shares) / len(shares) * row.full[unit], self.rounding.get("points"), self.mode)

    def covered(self, member, unit):
        """How much of the full points is scored, and how much is due."""
        cells = self.cells[unit]
        if isinstance(member, str):
            cell = cells[member]
            return (cell.asked if cell.own is not None else NONE), cell.asked
        below = [self.covered(one, unit) for one in member.members]
        if member.combine == "sum":
            return sum((s for s, _ in below), NONE), sum((d for _, d in below), NONE)
        parts = [(s / d, d, m) for (s, d), m in zip(below, member.members, strict=True) if d > 0]
        if not parts:
            return NONE, NONE
        own = member.own[unit]
        if member.combine in ("best", "chosen"):
            return own * max(part for part, _, _ in parts), own
        if member.combine == "geometric":
            worth = [self.scheme_full(m, unit) for _, _, m in parts]
            known = [part * w for (part, _, _), w in zip(parts, worth, strict=True)]
            return own * sum(known) / sum(worth), own
        return own * sum(part for part, _, _ in parts) / len(parts), own

    def scheme_full(self, member, unit):
        """The full points of a row or heading that are due, whether or not they apply."""
        if isinstance(member, str):
            row = self.rows[member]
            return row.full[unit] if row.due_now and row.counts_as == "base" else NONE
        if member.combine == "sum":
            return sum((self.scheme_full(m, unit) for m in member.members), NONE)
        return member.own[unit] if any(self.scheme_full(leaf, unit) for leaf in leaves(member)) else NONE

    # ---- a unit's total ----

    def line(self, unit):
        """A unit's total, None where it has none, and its full points."""
        cells = self.cells[unit]
        self.given, self.beside = {}, {}
        part = self.whole(self.tree, unit) if self.open(self.tree, unit) else NONE
        self.share(self.tree, unit, part)
        for cell in cells.values():
            if cell.points is not None:
                factor = cell.counted_full / cell.full if cell.full else Fraction(1)
                cell.counted = cell.points * factor
        total = self.joined(self.tree, unit)
        lacks = any(cell.lacking for cell in cells.values())
        # What bonuses and deductions alone bring to a total that the table is added to.
        self.alone[unit] = None if lacks else rounded(total or NONE, self.rounding.get("total"), self.mode)
        if lacks or self.nothing(unit):
            return None, part
        return rounded(total or NONE, self.rounding.get("total"), self.mode), part

    def nothing(self, unit) -> bool:
        """Whether nothing of the table counts for the unit; of bonuses alone, none of them."""
        if all(row.counts_as != "base" for row in self.rows.values() if row.scores):
            return not self.extra(unit)
        return sum(cell.counted_full for cell in self.cells[unit].values()) <= 0

    def never(self, unit) -> bool:
        """Whether nothing of it is for the unit either, if all should come that was left out."""
        left = [cell for cell in self.cells[unit].values() if cell.status in ("missing", "pending")]
        return self.nothing(unit) and not any(cell.asked > 0 and not cell.full for cell in left)

    def extra(self, unit) -> bool:
        """Whether any bonus or deduction is for the unit now."""
        rows = [row for row in self.rows.values() if row.counts_as != "base"]
        return any(row.due_now and row.applies(unit) for row in rows)

    def open(self, member, unit) -> bool:
        """Whether anything of a member counts."""
        cells = self.cells[unit]
        return any(cells[leaf].full > 0 and not cells[leaf].shared for leaf in leaves(member))

    def whole(self, member, unit):
        """Full points by the scheme, of what is left in."""
        cells = self.cells[unit]
        if isinstance(member, str):
            return cells[member].full
        if member.combine != "sum":
            return member.own[unit] if any(cells[leaf].full > 0 for leaf in leaves(member)) else NONE
        return sum((self.whole(m, unit) for m in member.members), NONE)

    def share(self, branch, unit, part) -> None:
        """Give a branch its full points: what goes to siblings is theirs in proportion."""
        self.given[id(branch)] = part
        base = [self.whole(m, unit) if self.open(m, unit) else NONE for m in branch.members]
        whole = sum(base, NONE) if branch.combine == "sum" else self.whole(branch, unit)
        for member, own in zip(branch.members, base, strict=True):
            received = part * own / whole if whole else NONE
            if isinstance(member, str):
                self.cells[unit][member].counted_full = received
            else:
                self.share(member, unit, received)

    def joined(self, branch, unit):
        """The figure of a branch; None where nothing of it is known. What bonuses brought of it is kept beside it."""
        cells = self.cells[unit]
        values = [cells[m].counted if isinstance(m, str) else self.joined(m, unit) for m in branch.members]
        besides = [self.brought(m, value) for m, value in zip(branch.members, values, strict=True)]
        inside = [n for n, m in enumerate(branch.members) if not self.outside(m)]
        if branch.combine == "sum" or not inside:
            known, beside = [v for v in values if v is not None], sum(besides, NONE)
        else:
            one, beside = self.picked(branch, unit, inside, values, besides)
            known = [one] + [v for n, v in enumerate(values) if n not in inside]
            known = [v for v in known if v is not None]
            beside += sum((b for n, b in enumerate(besides) if n not in inside), NONE)
        self.beside[id(branch)] = beside
        if not known:
            return None
        # Limits and rounding are of what it is worth by itself, before others gave theirs to it; what stands outside
        # full points is never lifted, and is what a limit takes first.
        given, own = self.given[id(branch)], self.whole(branch, unit)
        low = high = own
        # Of which nothing but bonuses and deductions is left, what it has is of these.
        bare = not (given and own)
        if bare:
            given, own, low, high = 1, 1, NONE, NONE
        figure = before = (sum(known) - beside) * own / given + beside
        if branch.most is not None:
            figure = min(figure, amount(branch.most, high))
        if branch.least is not None:
            floor = amount(branch.least, low)
            figure = max(figure, min(floor, NONE) if bare and not self.outside(branch) else floor)
        figure = figure if branch.whole else rounded(figure, self.rounding.get("headings"), self.mode)
        taken, added = max(before - figure, 0), max(figure - before, 0)
        left = figure if bare else beside - min(taken, max(beside, 0)) + min(added, max(-beside, 0))
        self.beside[id(branch)] = left
        return (figure - left) * given / own + left

    def brought(self, member, value):
        """What bonuses and deductions brought of the figure of a member."""
        if not isinstance(member, str):
            return self.beside[id(member)]
        return (value or NONE) if self.outside(member) else NONE

    def picked(self, branch, unit, inside, values, besides):
        """One figure of members that are not added up, and what bonuses below them brought of it."""
        cells, given = self.cells[unit], self.given[id(branch)]
        shares = []
        for n in inside:
            member, value = branch.members[n], values[n]
            worth = cells[member].counted_full if isinstance(member, str) else self.given[id(member)]
            if worth > 0 and branch.combine == "geometric" and value is not None:
                # Of what it earned by itself, its bonuses among it.
                own = worth if isinstance(member, str) else self.whole(member, unit)
                by_itself = (value - besides[n]) * own / worth + besides[n]
                shares.append((max(by_itself, NONE) / own, worth, NONE))
            elif worth > 0:
                shares.append((None if value is None else value / worth, worth, besides[n] / worth))
        known = [(share, beside) for share, _, beside in shares if share is not None]
        if branch.combine == "geometric":
            if not shares or len(known) < len(shares):
                return None, NONE
            weight = sum(worth for _, worth, _ in shares)
            return given * geometric([(share, worth / weight) for share, worth, _ in shares]), NONE
        if not known:
            return None, NONE
        if branch.combine == "mean":
            return tuple(given * sum(each) / len(shares) for each in zip(*known, strict=True))
        demand(branch.combine in ("best", "worst", "chosen"), branch.combine)
        pick = min if branch.combine == "worst" else max
        by_itself = [self.own_share(branch.members[n], unit, values[n], besides[n]) for n in inside]
        order = [n for n, share in enumerate(by_itself) if share is not None]
        chosen = pick(range(len(known)), key=lambda n: by_itself[order[n]])
        return tuple(given * part for part in known[chosen])

    def own_share(self, member, unit, value, beside):
        """The share that a member has of its full points by itself; None where it has none, or counts for nothing."""
        worth = self.cells[unit][member].counted_full if isinstance(member, str) else self.given[id(member)]
        if value is None or not worth > 0:
            return None
        own = worth if isinstance(member, str) else self.whole(member, unit)
        return ((value - beside) * own / worth + beside) / own

    # ---- the table as a whole ----

    def assesses(self, unit) -> bool:
        """Whether anything of the table's full points is for the unit; of bonuses alone, any of them."""
        rows = [row for row in self.rows.values() if row.counts_as == "base" and row.scores]
        if not rows:
            return self.extra(unit)
        due = [row for row in rows if row.due_now] if self.due() else rows
        return any(row.applies(unit) for row in due) or self.lines[unit][1] > 0

    def due(self, base: bool = False) -> bool:
        """Whether anything of it brings points in this period; `base`: of its full points, where it has any."""
        scoring = [row for row in self.rows.values() if row.scores]
        asked = [row for row in scoring if row.counts_as == "base"] if base else []
        return any(row.due_now for row in asked or scoring)

    def due_full(self, unit):
        """Its full points that are due by the scheme."""
        return self.scheme_full(self.tree, unit)

    def year_full(self, unit):
        """Its full points of the whole year."""
        due = {id: row.due_now for id, row in self.rows.items()}
        for row in self.rows.values():
            row.due_now = True
        found = self.scheme_full(self.tree, unit)
        for id, row in self.rows.items():
            row.due_now = due[id]
        return found
