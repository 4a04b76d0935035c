"""What was sent in, and what value it makes of a cell: counts of years and plans, rows for several months, objects, formulas."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from tests.random_schemes.exactly import amount, demand, exact, rounded

STEP = {"year": 12, "half": 6, "quarter": 3, "month": 1}


class Sent(NamedTuple):
    """One row of the returns. months : how many it is for, 0 where it is for the scheme's own period."""

    year: int
    month: int
    table: str
    row: str
    unit: str
    value: object
    months: int = 0
    item: str = ""


class Value(NamedTuple):
    """The value of a cell, and how it stands; a carried one is missing and has a value all the same."""

    status: str
    value: Fraction | None = None


MISSING = Value("missing")
NOT_APPLICABLE = Value("not_applicable")


class Reports:
    """The returns of a scheme, looked at in one period."""

    def __init__(self, scheme, sent, year: int, month: int) -> None:
        self.scheme, self.year, self.month = scheme, year, month
        self.first = int(str(scheme["plan"]).split("-")[0]) if "plan" in scheme else year
        self.last = int(str(scheme["plan"]).split("-")[1]) if "plan" in scheme else year
        self.step = STEP[scheme["frequency"]]
        self.entries: dict[tuple[object, ...], list[Sent]] = defaultdict(list)
        for one in sent:
            self.entries[one.table, one.row, one.unit, one.year, one.month, one.months].append(one)
        self.aside: set[Sent] = set()
        self.rows: dict[tuple[str, str], Mapping[str, object]] = {}

    def years_of(self, said) -> int:
        """The first of the years that a row's target is for."""
        return self.first if said.get("per", "plan") == "plan" else self.year

    def report(self, cell, year: int, month: int, months: int = 0) -> Value:
        """One report; of objects their sum, where an object that counts elsewhere brings nothing."""
        entries = self.entries.get((*cell, year, month, months), [])
        if not entries:
            return MISSING
        if any(one.value == "pending" for one in entries):
            return Value("pending")
        if entries[0].value == "n/a":
            return NOT_APPLICABLE
        return Value(
            "scored", sum((exact(one.value) for one in entries if one not in self.aside), Fraction(0))
        )

    def listed(self, cell, year: int, month: int) -> bool:
        """Whether a report is a list of objects."""
        return any(one.item for one in self.entries.get((*cell, year, month, 0), []))

    def of(self, table: str, row: str, unit: str) -> Value:
        """The value of a cell as it counts."""
        found, how = self.made(table, row, unit), self.rows[table, row].get("rounding", {})
        return found._replace(value=rounded(found.value, how.get("value"), how.get("mode", "half_up")))

    def made(self, table: str, row: str, unit: str) -> Value:
        """The value of a cell of the returns."""
        said, cell = self.rows[table, row], (table, row, unit)
        if "formula" in said:
            return self.computed(said["formula"], table, unit)
        flow = said.get("nature", "flow") == "flow"
        parts: list[Value] = []
        carried = False
        for year in range(self.years_of(said), self.year + 1) if flow else [self.year]:
            end = self.month if year == self.year else 12
            if flow and said.get("reported") == "period":
                parts += self.tiles(cell, year, end)
                continue
            found = self.report(cell, year, end)
            if found == MISSING and self.carries(table, said):
                # A list of objects is not carried over.
                months = [
                    month for month in range(self.step, end, self.step) if not self.listed(cell, year, month)
                ]
                earlier = [self.report(cell, year, month) for month in months]
                earlier = [one for one in earlier if one.status == "scored"]
                counted = any(part != MISSING for part in parts)
                if earlier or counted:
                    carried = True
                if counted and not earlier:
                    continue
                found = earlier[-1] if earlier else MISSING
            parts.append(found)
        lacking = [part for part in reversed(parts) if part.status != "scored"]
        if lacking:
            # The last report says how the whole stands; an earlier one that has no figure leaves no sum.
            return MISSING if lacking[0] == NOT_APPLICABLE and lacking[0] is not parts[-1] else lacking[0]
        return Value("missing" if carried else "scored", sum((part.value for part in parts), Fraction(0)))

    def carries(self, table: str, said) -> bool:
        near = (self.scheme, self.scheme["tables"].get(table, {}), said)
        return [one["unscored"]["missing"] for one in near if "missing" in one.get("unscored", {})][-1:] == [
            "carry"
        ]

    def tiles(self, cell, year: int, end: int) -> list[Value]:
        """The reports that cover the months from January to `end`, each once, with as few as can be wanting.

        The scheme's own periods go before a row for several months where both leave as much wanting.
        """
        if end == 0:
            return []
        own = [*self.tiles(cell, year, end - self.step), self.report(cell, year, end)]
        best = own
        for months in range(2, end + 1):
            if (*cell, year, end, months) in self.entries:
                other = [*self.tiles(cell, year, end - months), self.report(cell, year, end, months)]
                if wanting(other) < wanting(best):
                    best = other
        return best

    def computed(self, formula: str, table: str, unit: str) -> Value:
        """The value of a formula: missing where what it needs is, pending where that is or nothing comes out."""
        tree = ast.parse(formula.replace("if(", "choose(").replace("<>", "!="), mode="eval").body
        functions = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node not in functions}
        known = {name: self.named(name, table, unit) for name in sorted(names)}
        found = evaluated(tree, known)
        said = {known[name].status for name in gone_by(tree, known)}
        lacks = {known[name].status for name in gone_by(tree, known) if known[name].value is None}
        if found is not None and "pending" not in said:
            return Value("scored", found)
        if found is None and "missing" in lacks:
            return MISSING
        return NOT_APPLICABLE if found is None and "not_applicable" in lacks else Value("pending")

    def named(self, name: str, table: str, unit: str) -> Value:
        return self.of(table if (table, name) in self.rows else "inputs", name, unit)

    def count_once(self, table: str, rows: Mapping[str, Mapping[str, object]], full) -> None:
        """Of an object under several rows of a heading only the entry counts that gives (or takes) most."""
        found: dict[tuple[str, str], list[tuple[Fraction, int, Sent]]] = defaultdict(list)
        for n, (id, said) in enumerate(rows.items()):
            for entries in list(self.entries.values()):
                for one in entries:
                    here = (one.table, one.row, one.year, one.month) == (table, id, self.year, self.month)
                    if here and one.item:
                        gain = (
                            Fraction(-1)
                            if one.value == "pending"
                            else abs(
                                Fraction(amount(said["rule"]["each"], full(id, one.unit))) * exact(one.value)
                            )
                        )
                        found[one.unit, one.item].append((-gain, n, one))
        for same in found.values():
            self.aside |= {one for _, _, one in sorted(same, key=lambda each: each[:2])[1:]}


def wanting(values: list[Value]) -> int:
    return sum(value.status != "scored" for value in values)


def gone_by(tree: ast.expr, known: Mapping[str, Value]) -> set[str]:
    """The names that a formula goes by: not those in a branch that is not taken."""
    if isinstance(tree, ast.Name):
        return {tree.id}
    below = [one for one in ast.iter_child_nodes(tree) if isinstance(one, ast.expr)]
    if isinstance(tree, ast.Call):
        below = list(tree.args)
        if tree.func.id == "choose":
            asked = answered(below[0], known)
            below = [below[0], *([] if asked is None else [below[1] if asked else below[2]])]
        if tree.func.id == "if_missing" and evaluated(below[0], known) is not None:
            below = below[:1]
    return {name for one in below for name in gone_by(one, known)}


def answered(tree: ast.expr, known: Mapping[str, Value]) -> bool | None:
    """Whether a condition of a formula holds; None where nobody can tell."""
    if isinstance(tree, ast.BoolOp):
        each = [answered(one, known) for one in tree.values]
        decides = isinstance(tree.op, ast.Or)
        return decides if decides in each else None if None in each else not decides
    demand(isinstance(tree, ast.Compare), ast.dump(tree))
    left, right = evaluated(tree.left, known), evaluated(tree.comparators[0], known)
    if left is None or right is None:
        return None
    return left > right if isinstance(tree.ops[0], ast.Gt) else left != right


def evaluated(tree: ast.expr, known: Mapping[str, Value]) -> Fraction | None:
    """A formula over values; nothing of nothing, but for the mean, which leaves it out."""
    if isinstance(tree, ast.Constant):
        return exact(tree.value)
    if isinstance(tree, ast.Name):
        return known[tree.id].value
    if isinstance(tree, ast.BinOp):
        left, right = evaluated(tree.left, known), evaluated(tree.right, known)
        if left is None or right is None or (isinstance(tree.op, ast.Div) and right == 0):
            return None
        sign = type(tree.op).__name__
        return {
            "Add": lambda: left + right,
            "Sub": lambda: left - right,
            "Mult": lambda: left * right,
            "Div": lambda: left / right,
        }[sign]()
    demand(isinstance(tree, ast.Call), ast.dump(tree))
    if tree.func.id == "choose":
        asked = answered(tree.args[0], known)
        return None if asked is None else evaluated(tree.args[1] if asked else tree.args[2], known)
    values = [evaluated(one, known) for one in tree.args]
    there = [value for value in values if value is not None]
    if tree.func.id == "mean":
        return sum(there) / len(there) if there else None
    if tree.func.id == "count":
        return Fraction(len(there))
    if tree.func.id == "if_missing":
        return there[0] if there else None
    if len(there) == len(values) and tree.func.id == "round":
        step = Fraction(10) ** int(values[1])
        return (1 if values[0] >= 0 else -1) * Fraction(int(abs(values[0]) * step + Fraction(1, 2))) / step
    if len(there) == len(values) and tree.func.id in ("smallest", "largest"):
        return sorted(values[1:], reverse=tree.func.id == "largest")[int(values[0]) - 1]
    return None if len(there) < len(values) else (max if tree.func.id == "max" else min)(values)
