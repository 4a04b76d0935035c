"""What has to be known before what: values, how far they have come, points and totals, in the order they follow.

A value that is worked out may need points and totals, and they other values. Each is worked out once all that it
needs is; what needs itself by way of others is a circle, and is told with its members.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from scorecard.base.message import Text
from scorecard.language.derived import RowPlace, formulas_of, known_to, place_of
from scorecard.language.formula_tree import Across, Cycle, Formula, Variable, order, parts
from scorecard.model.branch import Branch
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.scheme.target import each_once

POLICIES = (Status.MISSING, Status.PENDING, Status.NOT_APPLICABLE)
EARLIER = ("years_ago", "last_period")
"""What a formula takes from before the period."""
FAR = ("completion", "progress", "met", "ahead")
"""What tells how far a value has come against its target."""


class Node(NamedTuple):
    """One thing that is worked out: of a row (its value, how far it came, its points, the class that is the group of
    each unit), or of a table as a whole.
    """

    what: Literal["value", "far", "points", "total", "class"]
    table: int
    row: int = 0


class Circle(NamedTuple):
    """Rows whose formulas need each other: one of them, and the circle as it is printed."""

    place: RowPlace
    said: Text


def names_in(tables: Sequence[SchemeTable], own: int, formula: Formula) -> dict[tuple[str, bool], str]:
    """What the rows, headings and tables that a formula of a table speaks of are called."""
    across = (part.table for part in parts(formula.tree) if isinstance(part, Across) and part.table)
    figures = (*formula.figures, *(Variable(id, table=True) for id in across))
    names = {}
    for figure in figures:
        table, id = place_of(tables, own, figure)
        names[figure.name, figure.table] = tables[table].row(id).short if id else tables[table].title
    return names


class Needs:
    """Who needs whom among the figures of a scheme.

    of_this_period : whether figures from before the period are left out of what formulas need
    """

    def __init__(
        self,
        tables: Sequence[SchemeTable],
        formulas: Mapping[RowPlace, Formula],
        of_this_period: bool = False,
    ) -> None:
        self.tables, self.formulas, self._now = tables, formulas, of_this_period
        places = (
            Node("class", n, i) for n, of in enumerate(tables) for i, row in enumerate(of.rows) if row.groups
        )
        self.groups = next(places, None)
        self._known: dict[int, dict[str, RowPlace]] = {}

    def known_rows(self, table: int) -> dict[str, RowPlace]:
        """The rows a table can name."""
        if table not in self._known:
            self._known[table] = known_to(self.tables, table)
        return self._known[table]

    def direct_needs(self, node: Node) -> Iterator[Node]:
        """What one thing needs directly."""
        if self.groups and self._goes_by_group(node):
            yield self.groups
        if node.what == "class":
            row = self.tables[node.table].rows[node.row]
            yield Node(_CLASS_OF[row.shown.class_of], node.table, node.row)
        elif node.what == "value":
            formula = self.formulas.get(RowPlace(node.table, node.row))
            yield from self._formula_nodes(formula, node.table) if formula else ()
        elif node.what == "far":
            yield from self._far(node.table, node.row)
        elif node.what == "points":
            yield from self._points(node.table, node.row)
        else:
            rows = enumerate(self.tables[node.table].rows)
            yield from (Node("points", node.table, i) for i, row in rows if row.scores)

    def _goes_by_group(self, node: Node) -> bool:
        """Whether one thing goes by the groups of units."""
        table = self.tables[node.table]
        if node.what in ("total", "class"):
            return node.what == "total" and table.ranking.among == "group"
        row = table.rows[node.row]
        if node.what == "value":
            formula = self.formulas.get(RowPlace(node.table, node.row))
            return row.by_class == "assessed" or (
                formula is not None and self._asks_groups(formula, node.table)
            )
        if row.by_class or row.rule.by_group:
            return True
        among = any(part.compare.among == "group" for part in row.rule.parts)
        policies = (row.unscored.for_status(status).kind for status in POLICIES)
        return node.what == "points" and (among or "group_mean" in policies)

    def _asks_groups(self, formula: Formula, own: int) -> bool:
        """Whether a formula goes over the units of a group, or asks for a place in one."""
        if any(isinstance(part, Across) and part.group for part in parts(formula.tree)):
            return True
        placed = (figure for figure in formula.figures if figure.what in ("rank", "rank_from_last"))
        for figure in placed:
            table, id = place_of(self.tables, own, figure)
            rank = self.tables[table].row(id).shown.rank if id else None
            if (rank or self.tables[table].ranking.among) == "group":
                return True
        return False

    def _formula_nodes(self, formula: Formula, table: int) -> Iterator[Node]:
        for figure in formula.figures:
            if not (self._now and figure.what in EARLIER):
                yield from self.figure_nodes(figure, table)
        yield from self._ranking(formula, table)

    def _ranking(self, formula: Formula, table: int) -> Iterator[Node]:
        """The tables over whose ranked units a formula goes."""
        for part in parts(formula.tree):
            if isinstance(part, Across) and part.table:
                yield Node("total", place_of(self.tables, table, Variable(part.table, table=True)).table)

    def figure_nodes(self, figure: Variable, own: int) -> Iterator[Node]:
        """What a figure of a formula is.

        A value of an earlier year or period counts as needed like this one's: a figure computed from its own last year
        would never come to a beginning. A target does not: it is promised, not computed.
        """
        if figure.what == "target":
            return
        if figure.what in ("value", "years_ago", "last_period"):
            yield Node("value", *self.known_rows(own)[figure.name])
            return
        table, id = place_of(self.tables, own, figure)
        if not id:
            yield Node("total", table)
            return
        rows = self.tables[table]
        if id in rows.index:
            yield Node(_node_kind(figure, rows.rows[rows.index[id]]), table, rows.index[id])
            return
        wanted: Literal["far", "points"] = "far" if figure.what in FAR else "points"
        below = rows.tree.rows_under(id)
        yield from (Node(wanted, table, i) for i in below)
        # What other rows do not use of their points may come to the heading.
        others = (i for i, row in enumerate(rows.rows) if row.derived and row.scores and i not in below)
        yield from (Node("value", table, i) for i in others)

    def _far(self, table: int, i: int) -> Iterator[Node]:
        """Its value, and those that its targets are worked out from."""
        yield Node("value", table, i)
        for id in _linked_rows(self.tables[table].rows[i]):
            place = self.known_rows(table).get(id)
            if place:
                yield Node("value", *place)

    def _points(self, table: int, i: int) -> Iterator[Node]:
        """Its value and its targets, what else its rule looks at, and rows of which only one counts."""
        yield from self._far(table, i)
        whole = self.tables[table]
        for named in whole.rows[i].named:
            place = self.known_rows(table).get(named.id)
            if place and not named.of_time:
                yield Node("value" if named.what == "value" else "far", *place)
        beside = set(range(len(whole.rows))) if whole.coverage is not None else _chosen_with(whole.tree, i)
        beside.update(n for branch in _speaking(whole, i) for n in branch.leaves)
        yield from (Node("value", table, n) for n in sorted(beside - {i}))

    def sees_others(self, place: RowPlace) -> bool:
        """Whether a derived row's figure of one unit hangs on figures of others, be it by way of points and totals."""
        waiting, seen = [Node("value", *place)], set[Node]()
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            if self.depends_on_others(node):
                return True
            waiting += self.direct_needs(node)
        return False

    def depends_on_others(self, node: Node) -> bool:
        """Whether one thing of a unit hangs on other units directly."""
        if node.what == "points":
            row = self.tables[node.table].rows[node.row]
            table = self.tables[node.table]
            policies = [row.unscored.for_status(status).kind for status in POLICIES]
            policies += [_policy_kind(table, branch) for branch in _speaking(table, node.row)]
            compared = any(part.compare.sees_others for part in row.rule.parts)
            return compared or any(kind in ("mean", "group_mean") for kind in policies)
        formula = self.formulas.get(RowPlace(node.table, node.row)) if node.what == "value" else None
        if formula is None:
            return False
        ranks = any(figure.what in ("rank", "rank_from_last") for figure in formula.figures)
        return ranks or any(isinstance(part, Across) for part in parts(formula.tree))

    def node_text(self, node: Node) -> Text:
        """A thing as a formula writes it."""
        table = self.tables[node.table]
        if node.what == "total":
            return f"total({table.id})"
        id = table.rows[node.row].id
        written = {"far": f"completion({id})", "points": f"points({id})", "class": f"class({id})"}
        return written.get(node.what, id)

    def values_behind(self, place: RowPlace) -> list[RowPlace]:
        """The rows whose values of the same period a derived row needs, be it by way of points and totals."""
        formula = self.formulas[place]
        now = (figure for figure in formula.figures if figure.what not in EARLIER)
        waiting = [node for figure in now for node in self.figure_nodes(figure, place.table)]
        waiting += self._ranking(formula, place.table)
        waiting += [self.groups] if self.groups and self._goes_by_group(Node("value", *place)) else []
        nodes: dict[Node, None] = {}
        while waiting:
            node = waiting.pop(0)
            if node not in nodes:
                nodes[node] = None
                waiting += self.direct_needs(node) if node.what != "value" else ()
        return [RowPlace(node.table, node.row) for node in nodes if node.what == "value"]


def dependency_order(
    tables: Sequence[SchemeTable], formulas: Mapping[RowPlace, Formula], of_groups: bool = False
) -> list[RowPlace] | Circle:
    """The derived rows, each after those it needs; or a circle.

    of_groups : those alone that the groups of units follow from
    """
    needs = Needs(tables, formulas)
    start = [needs.groups] if of_groups and needs.groups else [Node("value", *place) for place in formulas]
    ordered = order(start, needs.direct_needs)
    if isinstance(ordered, Cycle):
        return _circle(ordered, needs)
    nodes = (RowPlace(node.table, node.row) for node in ordered if node.what == "value")
    return [place for place in nodes if place in formulas]


def periods_back(tables: Sequence[SchemeTable], formulas: Mapping[RowPlace, Formula]) -> int:
    """How many periods before one its figures are looked up in at the most, by formulas that need each other and by rules.

    Growth over the period before looks one back, and its own growth two; a rule, one further than its row.
    """
    rules = any(named.last_period for table in tables for row in table.rows for named in row.named)
    if all(formula.count != "period" for formula in formulas.values()):
        return int(rules)
    needs, back = Needs(tables, formulas), dict[Node, int]()
    nodes = order((Node("value", *place) for place in formulas), needs.direct_needs)
    for node in () if isinstance(nodes, Cycle) else nodes:
        own = formulas.get(RowPlace(node.table, node.row)) if node.what == "value" else None
        below = max((back[other] for other in needs.direct_needs(node)), default=0)
        back[node] = below + (own is not None and own.count == "period")
    return max(back.values(), default=0) + rules


def circle_of_groups(tables: Sequence[SchemeTable]) -> Circle | None:
    """A circle by way of the groups of units: what they follow from must not go by them."""
    needs = Needs(tables, formulas_of(tables))
    start = [needs.groups] if needs.groups else []
    nodes = order(start, needs.direct_needs)
    return _circle(nodes, needs) if isinstance(nodes, Cycle) else None


def _circle(cycle: Cycle[Any], needs: Needs) -> Circle:
    places = [RowPlace(node.table, node.row) for node in cycle.keys]
    first = next((place for place in places if place in needs.formulas), places[0])
    return Circle(first, cycle.cycle_text(needs.node_text))


_CLASS_OF: Mapping[str, Literal["value", "far", "points"]] = {
    "value": "value",
    "completion": "far",
    "points": "points",
}


def _node_kind(figure: Variable, row: Indicator) -> Literal["value", "far", "points"]:
    """On what of its row a figure hangs: a place that the row shows is by its value, a class of what it says."""
    if figure.what in ("rank", "rank_from_last") and row.shown.rank:
        return "value"
    if figure.what == "class":
        return _CLASS_OF[row.shown.class_of]
    return "far" if figure.what in FAR else "points"


def _linked_rows(row: Indicator) -> list[str]:
    """The rows from whose figures of this period the targets of a row are worked out."""
    links = (cell.link for cell in each_once(row.targets) if cell.link)
    return sorted(
        {link.indicator for link in links if link.indicator and not link.last_year and not link.year}
    )


def _speaking(table: SchemeTable, i: int) -> list[Branch]:
    """The headings above a row that say what holds where nothing below them is scored."""
    above = (branch for branch in table.tree.branches if branch.heading and i in branch.leaves)
    return [branch for branch in above if _policy_kind(table, branch) != "by_row"]


def _policy_kind(table: SchemeTable, heading: Branch) -> str:
    """The kind of policy of a heading."""
    return table.row(heading.heading or "").unscored.heading.kind


def _chosen_with(tree: Branch, i: int) -> set[int]:
    """The rows with which a row shares a heading of which only one that was reported counts."""
    chosen = (branch.leaves for branch in tree.branches if branch.combine == "chosen" and i in branch.leaves)
    return set().union(*chosen)
