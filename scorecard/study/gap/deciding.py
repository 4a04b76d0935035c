"""Which of the figures that are sent in decide points, ranks or grades, and which tables follow from each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from scorecard.language.dependencies import Needs, Node
from scorecard.language.derived import RowPlace, formulas_of
from scorecard.model.board import Board
from scorecard.model.external_figure import named_in
from scorecard.model.table import SchemeTable


class Deciding:
    """What a figure of the period is looked at for."""

    def __init__(self, tables: Iterable[SchemeTable], conditioned: frozenset[str]) -> None:
        self._tables = list(tables)
        self._conditioned = conditioned
        self._needs = Needs(self._tables, formulas_of(self._tables), of_this_period=True)

    @classmethod
    def for_board(cls, board: Board) -> Deciding:
        """That of a board."""
        return cls((table.table for table in board.tables), _condition_rows(board))

    @cached_property
    def rows(self) -> frozenset[RowPlace]:
        """The rows whose figures decide points, groups, effects, grades or ties."""
        start: list[Node] = [self._needs.groups] if self._needs.groups else []
        for n, table in enumerate(self._tables):
            for i, row in enumerate(table.rows):
                if row.scores or row.outside:
                    start.append(Node("points", n, i))
                elif row.id in self._conditioned:
                    start.append(Node("far", n, i))
        return self._values(start)

    def moved_by(self, places: Iterable[RowPlace]) -> dict[int, frozenset[int]]:
        """The tables of which something follows from the figures of some rows, their own among them, each with the rows
        of it that do.
        """
        moved: dict[int, frozenset[int]] = {}
        for place in places:
            moved.setdefault(place.table, frozenset())
            for other in self._followers[place]:
                moved[other.table] = moved.get(other.table, frozenset()) | {other.row}
        return moved

    @cached_property
    def looked_at(self) -> frozenset[RowPlace]:
        """The rows at whose figures or points something else looks: a row, a table, a group, an effect, a unit."""
        edges = ((node, other) for node in self._all for other in self._all_of(node))
        others = {
            RowPlace(other.table, other.row)
            for node, other in edges
            if node.what in ("total", "class") or node[1:] != other[1:]
        }
        rows = (
            (RowPlace(n, i), row) for n, table in enumerate(self._tables) for i, row in enumerate(table.rows)
        )
        return frozenset(
            others
            | {
                place
                for place, row in rows
                if row.id in self._conditioned or self._needs.depends_on_others(Node("points", *place))
            }
        )

    @property
    def _all(self) -> set[Node]:
        """Everything that is worked out."""
        return self._nodes(
            Node(what, n, i)
            for n, table in enumerate(self._tables)
            for i in range(len(table.rows))
            for what in ("points", "far")
        )

    def tables_of(self, moved: Mapping[int, Iterable[int]]) -> frozenset[int]:
        """Those of some tables with moved rows that are to be scored: not inputs that no condition looks at."""
        tables = self._tables
        return frozenset(
            n
            for n, rows in moved.items()
            if not tables[n].inputs or any(tables[n].rows[i].id in self._conditioned for i in rows)
        )

    @cached_property
    def _followers(self) -> dict[RowPlace, list[RowPlace]]:
        """By row, those whose own figures and points follow from its figures."""
        followers: dict[RowPlace, list[RowPlace]] = defaultdict(list)
        for n, table in enumerate(self._tables):
            for i in range(len(table.rows)):
                for place in self._values(Node(what, n, i) for what in ("points", "far")):
                    followers[place].append(RowPlace(n, i))
        return followers

    def made_of(self, place: RowPlace) -> frozenset[RowPlace]:
        """The rows whose figures make a row's: its own where it is not worked out."""
        return self._values([Node("value", *place)])

    def _values(self, start: Iterable[Node]) -> frozenset[RowPlace]:
        """The rows whose values some things need, be it by way of others."""
        return frozenset(
            RowPlace(node.table, node.row) for node in self._nodes(start) if node.what == "value"
        )

    def _nodes(self, start: Iterable[Node]) -> set[Node]:
        """Some things and all that they need."""
        waiting, seen = list(start), set[Node]()
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += self._all_of(node)
        return seen

    def _all_of(self, node: Node) -> Iterator[Node]:
        """What one thing needs, also where it is not worked out from it.

        An object counts under the one of several rows where it gives most, and whether a value is suspect may
        hang on others.
        """
        needed = self._needs.direct_needs(node)
        if node.what != "value":
            return needed
        table, known = self._tables[node.table], self._needs.known_rows(node.table)
        named = (known[each.id] for each in named_in(table.rows[node.row].suspect) if each.id in known)
        of_objects = (
            i
            for branch in table.tree.branches
            if branch.per_item == "best" and node.row in branch.leaves
            for i in branch.leaves
        )
        return chain(
            needed,
            (Node("far", *place) for place in named),
            (Node("value", node.table, i) for i in of_objects),
        )


def _condition_rows(board: Board) -> frozenset[str]:
    """The rows that effects and grades have conditions on, the lights of these rows too, and those that break ties."""
    places = [place.of for place in board.places]
    ids = {named.id for of in places for effect in of.effects for named in named_in(effect.conditions)}
    ids |= {named.id for of in places for grade in of.grades for named in named_in(grade.conditions)}
    lit = (row for table in board.tables for row in table.table.rows if row.id in ids)
    lights = [light for row in lit for light in row.lights]
    ids |= {named.id for light in lights for named in named_in(light.conditions)}
    return frozenset(ids | {tie.id for of in places for tie in of.ranking.tie_break})
