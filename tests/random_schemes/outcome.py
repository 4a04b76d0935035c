"""What follows from totals and ranks: effects, then grades."""

from __future__ import annotations

from tests.random_schemes.exactly import demand, exact, holds
from tests.random_schemes.standing import count_of


class Figures:
    """What conditions speak of. rows : of all tables, the nearest first; wholes : tables and totals by id"""

    def __init__(self, standing, tables, wholes) -> None:
        self.standing, self.tables, self.wholes = standing, tables, wholes

    def of(self, named, unit):
        if named in (None, "total", "rank", "rank_from_last"):
            return self.standing.figure(unit, named or "total")
        id, _, what = named.rpartition(".")
        if not id:
            id, what = named, "value"
        for table in self.tables:
            if id in table.rows:
                return of_row(table, id, what, unit) if unit in table.units else None
        whole = self.wholes[id]
        if unit not in whole.units:
            return None
        if what == "total":
            # Whether bounds are shares is for the place that asks to say.
            return whole.bounded(unit, self.standing.bounds_by_share())
        return whole.figure(unit, what)

    def one(self, condition, unit):
        """True or False, None where it cannot be told."""
        if "any" in condition:
            each = [self.one(one, unit) for one in condition["any"]]
            return True if True in each else None if None in each else False
        figure = self.of(condition.get("of"), unit)
        return None if figure is None else holds(condition, figure)

    def all(self, conditions, unit):
        each = [self.one(one, unit) for one in listed(conditions)]
        return False if False in each else None if None in each else True

    def told(self, conditions, unit) -> bool:
        """Whether every figure they speak of is there."""
        return all(
            self.told(one["any"], unit) if "any" in one else self.of(one.get("of"), unit) is not None
            for one in listed(conditions)
        )


def listed(conditions):
    return conditions if isinstance(conditions, list) else [conditions]


def of_row(table, id, what, unit):
    row, cell = table.rows[id], table.cells[unit][id]
    if what == "value":
        return row.value[unit]
    if what == "points":
        return cell.points
    if what == "target":
        return None if row.targets is None else row.targets[unit]
    if what == "met":
        return row.met(unit, row.due(unit))
    demand(what in ("completion", "progress"), what)
    x, target = row.value[unit], row.targets[unit] if what == "completion" else row.due(unit)
    # A target of 0 may be worth full points; how far it is reached nobody can say.
    nothing = x is None or (target == 0 and row.direction == "higher")
    found = None if nothing else row.completion(x, target)
    return None if found == float("inf") else found


class Outcome:
    """Effects and grades of one table or total; grade : by unit, "" for none."""

    def __init__(self, standing, effects, grades, figures, unformed=()) -> None:
        """unformed : units for which there is no total for effects to change"""
        self.standing, self.grades, self.figures = standing, grades, figures
        self.names = list(dict.fromkeys(one["grade"] for one in grades))
        self.before = standing.ranks()
        self.held = {
            unit: [
                effect["then"]
                for effect in effects
                if said.get("assessed", True) and unit not in unformed and figures.all(effect["if"], unit)
            ]
            for unit, said in standing.units.items()
        }
        for unit, then in self.held.items():
            said = [one["total"] for one in then if "total" in one]
            if said:
                standing.totals[unit] = min(exact(one) for one in said)
            if any(one.get("unranked") for one in then):
                standing.out.add(unit)
        self.after = standing.ranks()
        self.grade = self.graded() if grades else {}

    # ---- what effects say of one unit ----

    def lowest(self, unit, field):
        """Of the grades that effects name in a field the lowest; None without one."""
        said = [then[field] for then in self.held[unit] if field in then]
        return max(said, key=self.names.index) if said else None

    def never(self, unit) -> bool:
        """Whether it has no place in conditions and quotas at all."""
        return any(then.get("unranked") or then.get("ineligible") for then in self.held[unit])

    def barred(self, unit, grade) -> bool:
        """Whether effects keep it from the quota of a grade, whatever its rank."""
        if self.never(unit):
            return True
        best = self.lowest(unit, "grade") or self.lowest(unit, "no_higher_than")
        if best is not None and self.names.index(best) > self.names.index(grade["grade"]):
            return True
        return "top" in grade and any(then.get("total") == 0 for then in self.held[unit])

    # ---- grades ----

    def given(self, unit):
        """A grade given beforehand: outright by an effect, or by the scheme to the unit."""
        own = self.standing.units[unit].get("grade")
        return self.lowest(unit, "grade") or (own if own in self.names else None)

    def graded(self):
        units = self.standing.units
        assessed = [unit for unit, said in units.items() if said.get("assessed", True)]
        found = {unit: self.given(unit) for unit in assessed}
        still = [unit for unit in assessed if not found[unit] and not self.never(unit)]
        waiting = [unit for unit in assessed if units[unit].get("grade") not in self.names]
        rest_last = sorted(self.grades, key=is_rest)
        for grade in rest_last:
            if grade.get("given"):
                continue
            end = "top" if "top" in grade else "bottom" if "bottom" in grade else None
            chosen, open_ = [], []
            seats = self.seats(grade, end, still, waiting) if end else None
            for unit in still:
                fits = self.fits(grade, unit)
                if fits and (seats is None or unit in seats):
                    chosen.append(unit)
                elif self.settled(grade, end, unit):
                    open_.append(unit)
            for unit in chosen:
                found[unit] = grade["grade"]
            if end:
                waiting = [unit for unit in waiting if unit not in self.emptied]
            waiting = [unit for unit in waiting if unit not in chosen]
            still = open_
        return {unit: self.moved(unit, found.get(unit)) for unit in units}

    def fits(self, grade, unit) -> bool:
        if "if" in grade:
            return bool(self.figures.all(grade["if"], unit))
        return self.standing.totals[unit] is not None

    def settled(self, grade, end, unit) -> bool:
        """Whether a unit that is not chosen goes on to the next grade: one without a total only if all is told."""
        if self.standing.totals[unit] is not None:
            return True
        return not end and "if" in grade and self.figures.told(grade["if"], unit)

    def seats(self, grade, end, still, waiting):
        """The units that a quota reaches; in each group where ranks are among groups."""
        units, found = self.standing.units, set()
        self.emptied: set[str] = set()
        barred = {unit for unit in units if self.barred(unit, grade)}
        for group in self.groups():
            inside = {u for u, s in units.items() if not group or s.get("group") == group}
            counted = [
                u for u in inside if units[u].get("grade") not in self.names and self.before[u] is not None
            ]
            many = quota(grade, end, group, len(counted))
            pool = [u for u in units if u in inside and u in waiting and (u in still or u in barred)]
            empty = {u for u in nearest(self.before, pool, many, end, grade) if u in barred}
            self.emptied |= empty
            kept = len(empty) if grade.get("vacant") == "kept" else 0
            pool = [u for u in units if u in inside and u in still and u not in barred]
            found |= nearest(self.after, pool, many - kept, end, grade)
        return found

    def groups(self):
        """The groups that are ranked apart; one without a name where all are ranked together."""
        if self.standing.among == "table":
            return [""]
        return list(dict.fromkeys(said["group"] for said in self.standing.units.values() if "group" in said))

    def moved(self, unit, grade):
        """A grade after caps and shifts; one that an effect gives outright stays."""
        if not grade or self.never_graded(unit):
            return ""
        if self.lowest(unit, "grade"):
            return grade
        cap = self.lowest(unit, "no_higher_than")
        top = self.names.index(cap) if cap else 0
        at = max(self.names.index(grade), top)
        shift = sum(then.get("shift", 0) for then in self.held[unit])
        ladder = [
            n
            for n, name in enumerate(self.names)
            if any(one["grade"] == name and not one.get("given") for one in self.grades)
        ]
        way = [n for n in reversed(ladder) if top <= n < at] if shift > 0 else [n for n in ladder if n > at]
        way = way[: abs(shift)]
        return self.names[way[-1] if way else at]

    def never_graded(self, unit) -> bool:
        return any(then.get("ineligible") for then in self.held[unit])


def is_rest(grade) -> bool:
    return not any(word in grade for word in ("if", "top", "bottom", "given"))


def quota(grade, end, group, ranked) -> int:
    """How many places a quota is."""
    said = grade[end]
    said = said[group] if isinstance(said, dict) else said
    if str(said).endswith("%"):
        return max(count_of(said, ranked, grade.get("whole", "down")), min(grade.get("fewest", 0), ranked))
    return int(said)


def nearest(ranks, pool, many, end, grade):
    """So many of a pool from the top or the bottom; of ties at the edge all or none."""
    keys = {u: -ranks[u] if end == "bottom" else ranks[u] for u in pool if ranks[u] is not None}
    order = sorted(keys.values())
    if many <= 0 or not order:
        return set()
    edge = order[min(many, len(order)) - 1]
    over = sum(key <= edge for key in order) > many and grade.get("edge_tie", "include") == "exclude"
    return {u for u, key in keys.items() if key < edge or (key == edge and not over)}
