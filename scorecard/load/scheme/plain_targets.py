"""A large table of targets, a column at a time.

It is plain where its first line heads units and indicators, or units, indicators and targets, and every target below it
is a number and no more. What its head means is told, as of any table, by those who read the tables of notices: they are
given its first lines alone, for all that follow are of the same kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scorecard.base.names import fold_names
from scorecard.base.on_demand import OnDemand
from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.language.nodes import NODES
from scorecard.load.actuals.measures import measure_in
from scorecard.load.actuals.words import INDICATORS, UNITS, is_total
from scorecard.load.annex.annex import Item, outline
from scorecard.load.annex.grid import AnnexGrid
from scorecard.load.annex.heads import any_head_role
from scorecard.load.annex.matrix import read_matrix
from scorecard.load.annex.notice_line import NoticeCell
from scorecard.load.annex.targets import is_figure
from scorecard.load.scheme.plain_table import PlainTable
from scorecard.load.scheme.target_list import ListedTarget, target_list
from scorecard.load.yaml.tree import Node, Scalar
from scorecard.model.period_names import named_as_periods
from scorecard.scheme.target import Target

_NUMBER = pattern(r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,9})?")
"""Digits of the usual width alone: the careful way writes others anew."""


class PlainTargets(OnDemand[tuple[Scalar, Node]]):
    """The targets of one indicator by unit, each made when it is asked for.

    names : those of the units; texts : the numbers; rows : the rows of the table in which they stand
    at : the columns of the units and of the targets
    """

    def __init__(self, table: PlainTable, rows: Sequence[int], at: tuple[int, int]) -> None:
        self._table = table
        self._rows = rows
        self._at = at
        of_units, of_targets = (table.cells[column] for column in at)
        whole = len(rows) == len(table)
        self.names = of_units if whole else [of_units[n] for n in rows]
        self.texts = of_targets if whole else [of_targets[n] for n in rows]

    def __len__(self) -> int:
        return len(self._rows)

    def make_entry(self, place: int) -> tuple[Scalar, Node]:
        """The unit and its target."""
        name = Scalar(self.names[place], False, self._table.span(self._rows[place], self._at[0]))
        return name, Scalar(self.texts[place], True, self.span(place))

    def span(self, n: int) -> Span:
        """Where a target stands."""
        return self._table.span(self._rows[n], self._at[1])

    def spans(self, order: Sequence[int]) -> Sequence[Span]:
        """Where the targets of units stand, in another order."""
        return TargetSpans(self, order)

    def in_order(self, order: Sequence[int]) -> tuple[Target, ...]:
        """The targets of units in another order; those of one number are one."""
        made = {text: Target(float(text), text) for text in set(self.texts)}
        return tuple([made[self.texts[n]] for n in order])


class TargetSpans(OnDemand[Span]):
    """Where the targets of units stand, in their order; each worked out when it is asked for."""

    def __init__(self, targets: PlainTargets, order: Sequence[int]) -> None:
        self._targets = targets
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    def make_entry(self, place: int) -> Span:
        """Where the target of a unit stands."""
        return self._targets.span(self._order[place])


class PlainRow(NamedTuple):
    """An indicator of the table, what it stands below, and its targets."""

    item: Item
    above: tuple[Item, ...]
    targets: PlainTargets


def plain_rows(table: PlainTable) -> list[PlainRow] | None:
    """The indicators of a table with their targets; None where it needs care."""
    first = AnnexGrid(
        table.path, (table.head.with_cell_columns(), table.record(0).with_cell_columns()), (1, 2)
    )
    listed = target_list(first)
    rows = list(_list_rows(table, listed.lines, listed.measure) if listed else _matrix_rows(table, first))
    # The rows of a matrix share one list of names.
    lists = list({id(row.targets.names): row.targets.names for row in rows}.values())
    names = list(set().union(*lists))
    numbers = {text for row in rows for text in row.targets.texts}
    plain = (
        all(names)
        and not named_as_periods(names)
        and NODES["target"].by_name.keys().isdisjoint(names)
        and all(map(_NUMBER.fullmatch, numbers))
        and all(len(set(some)) == len(some) for some in lists)
    )
    return rows if rows and plain else None


def _list_rows(table: PlainTable, lines: Sequence[ListedTarget], measure: str) -> Iterator[PlainRow]:
    """The indicators of a list with a line for each unit and indicator; none where a line says none, or measures differ."""
    for first in lines:
        unit, indicator, target = (cell.at[1] - 1 for cell in (first.unit, first.indicator, first.target))
        measures = table.cells[first.measured.at[1] - 1] if first.measured else None
        rows: dict[str, list[int]] = {}
        for n, name in enumerate(table.cells[indicator]):
            rows.setdefault(name, []).append(n)
        alike = all(len({measures[n] for n in of_one}) == 1 for of_one in rows.values()) if measures else True
        for name, of_one in rows.items() if all(rows) and alike else ():
            printed = NoticeCell(name, table.span(of_one[0], indicator))
            item = Item(name, printed, (measures[of_one[0]] if measures else "") or measure)
            yield PlainRow(item, (), PlainTargets(table, of_one, (unit, target)))


def _matrix_rows(table: PlainTable, first: AnnexGrid) -> Iterator[PlainRow]:
    """The indicators of a table with units down and indicators across; none where a row is none of a unit."""
    matrix = read_matrix(first)
    heads = {measure_in(text)[0] for text in table.head.cells[:1]}
    if matrix is None or matrix.titles or matrix.unread or not heads <= UNITS - INDICATORS:
        return
    values = [line.cells[0].at[1] for line in matrix.lines if len(line.cells) == 1]
    names = table.cells[0]
    others = any(is_figure(name) or is_total(name) for name in names) or any_head_role(fold_names(names))
    if others or values != list(range(2, len(table.cells) + 1)):
        return
    every = range(len(table))
    stack: list[tuple[Item, tuple[Item, ...]]] = [(item, ()) for item in reversed(outline(matrix.lines)[0])]
    while stack:
        item, above = stack.pop()
        below = [*item.children, *item.parts]
        stack += [(inner, (*above, item)) for inner in reversed(below)]
        if item.cells:
            yield PlainRow(item, above, PlainTargets(table, every, (0, item.cells[0].at[1] - 1)))
