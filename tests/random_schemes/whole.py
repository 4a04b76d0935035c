"""All of a scheme in one period: tables, totals, and what comes of them."""

from __future__ import annotations

from tests.random_schemes.outcome import Figures, Outcome
from tests.random_schemes.reports import Reports
from tests.random_schemes.standing import Standing
from tests.random_schemes.tables import Table
from tests.random_schemes.totals import Total
from tests.random_schemes.tree import rows_below


class Whole:
    """tables : by id; standing, outcome : of every table and total by id; totals : by id"""

    def __init__(self, scheme, sent, year: int, month: int) -> None:
        self.scheme = scheme
        self.reports = Reports(scheme, sent, year, month)
        for id, said in {**scheme["tables"], "inputs": {"indicators": scheme.get("inputs", {})}}.items():
            self.reports.rows |= {(id, row): one for row, one in rows_below(said["indicators"]).items()}
        self.tables = {id: Table(self.reports, id) for id in scheme["tables"]}
        self.totals: dict[str, Total] = {}
        self.standing, self.outcome = {}, {}
        self.cover, self.due, self.base_due = {}, {}, {}
        self.assesses, self.nothing, self.alone = {}, {}, {}
        for id, table in self.tables.items():
            self.of_table(id, table)
        for id in self.in_need():
            self.of_total(id)

    def of_table(self, id, table) -> None:
        totals = {unit: line[0] for unit, line in table.lines.items()}
        full = {unit: line[1] for unit, line in table.lines.items()}
        due = {unit: table.due_full(unit) for unit in table.units}
        year = {unit: table.year_full(unit) for unit in table.units}
        self.standing[id] = Standing(self.scheme, table.said, table.units, totals, full, due, year)
        self.cover[id] = {u: None if not due else scored / due for u, (scored, due) in table.cover.items()}
        self.due[id], self.base_due[id] = table.due(), table.due(base=True)
        self.assesses[id] = table.assesses
        self.nothing[id] = {u for u in table.units if table.never(u)}
        beside = (u for u in table.units if table.extra(u) and not table.assesses(u))
        self.alone[id] = {u: table.alone[u] for u in beside}
        near = [table, *(one for other, one in self.tables.items() if other != id)]
        self.follow(id, Figures(self.standing[id], near, {}), table.said)

    def of_total(self, id) -> None:
        total = self.totals[id] = Total(self, id)
        self.standing[id] = total.standing()
        self.cover[id] = total.cover
        self.due[id] = self.base_due[id] = any(state != "not_due" for state in total.status.values())
        self.assesses[id] = lambda unit: total.status[unit] != "not_applicable"
        self.nothing[id] = {u for u, state in total.status.items() if state in ("not_due", "not_applicable")}
        below = self.below(id)
        near = sorted(self.tables, key=lambda table: table not in below)
        figures = Figures(self.standing[id], [self.tables[t] for t in near], self.standing)
        self.follow(id, figures, total.said)

    def follow(self, id, figures, said) -> None:
        """Effects and grades; those that do not say for what are for totals, or for tables where there are none."""
        usual = id in self.scheme["totals"] if self.scheme.get("totals") else id in self.tables
        effects = [
            one for one in self.scheme.get("effects", []) if (id in one["for"] if "for" in one else usual)
        ]
        grades = said.get("grades", self.scheme.get("grades", []) if usual else [])
        unformed = self.nothing[id] if id in self.totals else ()
        self.outcome[id] = Outcome(self.standing[id], effects, grades, figures, unformed)

    def in_need(self):
        """The totals, each after those that it is made of."""
        found: list[str] = []

        def add(id) -> None:
            if id in self.scheme["totals"] and id not in found:
                for part in parts_of(self.scheme["totals"][id]):
                    add(part)
                found.append(id)

        for id in self.scheme.get("totals", {}):
            add(id)
        return found

    def below(self, id):
        """The tables that a total is made of, at whatever depth."""
        if id in self.tables:
            return {id}
        return {table for part in parts_of(self.scheme["totals"][id]) for table in self.below(part)}


def parts_of(said):
    return [*said["weights"], *said.get("add", [])]
