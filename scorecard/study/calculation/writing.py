"""Columns of a sheet, written from figures that remember: each read figure and each named one gets a column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import isfinite, isnan
from typing import Literal, NamedTuple

import numpy as np

from scorecard.base.address import Address
from scorecard.base.message import Text, comma_list, message
from scorecard.engine.rules.rule import CAP, FLOOR
from scorecard.engine.target_bounds import TARGET
from scorecard.model.figure import Figure, Flags, Floats, RememberedFigure, same, untold
from scorecard.model.figure.workbook import Shared, WrittenFormula, written_of
from scorecard.model.figure.writers import MISSING, through
from scorecard.scheme.scale.door import POINTS
from scorecard.study.calculation.worked import (
    AddressTokens,
    Parts,
    Where,
    WorkedCell,
    WorkedColumn,
    like_others,
    only_with,
    taken_from,
)
from scorecard.study.explain.rerun import FULL

_WITHIN = (POINTS, CAP, FLOOR)
"""Steps on the way to points, which are written out in the formula of the points."""
_PROMISED = (TARGET, FULL)
"""What a row has once, however many periods its rule counts, as long as it is the same in them."""
_BRIEF = 4
"""Decimals of a step on the way."""


NO_FORMULA = message("made in a way for which a workbook has no formula here")
PENDING = message("sent in, and counted only once it is settled")
STANDS_IN = message("stands in for what was not reported or does not apply")
OTHERWISE = message(
    "settled otherwise than by its formula: still pending, changed by an effect, or too little is scored"
)

Kind = Literal["text", "number", "percent", "rank"]
Stands = dict[int, tuple[Figure, Where]]
"""By identity, where figures stand."""


class _Work(NamedTuple):
    """A column as it is worked out, unit by unit: its formula without what guards it and with it, the figure it makes and
    the one it has to be, and whether these agree; guarded : whether there are cells without which there is none."""

    cells: Sequence[WrittenFormula]
    made_of: Sequence[Parts]
    parts: Sequence[Parts]
    made: Floats
    numbers: Floats
    agrees: Flags
    guarded: Sequence[bool]


class SheetColumns:
    """The columns of one sheet in the making.

    over, prefix : what stands above the columns that are added now, and what their ids begin with
    row : what the ids begin with of the row that they are of
    stands : where figures stand on all sheets
    closed : units that have no figures in these columns, by their places, with the word that says so
    fillable : units whose figures are lacking and may be typed in
    withheld : units whose figures are known, and count for nothing as long as they are pending
    """

    def __init__(self, sheet: str, groups: Sequence[str], rate_decimals: int | None, stands: Stands) -> None:
        self.sheet, self.groups, self.rate_decimals = sheet, groups, rate_decimals
        self._where = stands
        self.columns: list[WorkedColumn] = []
        self.over: Text | None = None
        self.prefix = self.row = ""
        self.closed: Mapping[int, Text] = {}
        self.fillable: frozenset[int] = frozenset()
        self.withheld: frozenset[int] = frozenset()
        self.wanted: Where | None = None
        self._absent: dict[int, Figure] = {}
        self._alike: dict[object, Where] = {}
        self._tokens = AddressTokens()
        self._stays: dict[Text, list[Text]] = {}

    @property
    def units(self) -> range:
        """The places of the units."""
        return range(len(self.groups))

    @property
    def in_order(self) -> tuple[WorkedColumn, ...]:
        """The columns, those of a row next to each other."""
        first: dict[Text | None, int] = {}
        for n, column in enumerate(self.columns):
            first.setdefault(column.over, n)
        last = len(self.columns)
        return tuple(sorted(self.columns, key=lambda one: last if one.over is None else first[one.over]))

    @property
    def stays(self) -> tuple[Text, ...]:
        """What stays a value, reason by reason."""
        return tuple(
            message("{columns}: {reason}", columns=comma_list(list(dict.fromkeys(names))), reason=reason)
            for reason, names in self._stays.items()
        )

    def block(
        self,
        over: Text | None,
        prefix: str,
        closed: Mapping[int, Text] | None = None,
        fillable: Iterable[int] = (),
        withheld: Iterable[int] = (),
        wanted: Where | None = None,
        row: str = "",
    ) -> None:
        """Begin columns that belong together; `wanted` is the cell without which there is nothing to work out."""
        self.wanted, self.row = wanted, row or prefix
        self.over, self.prefix, self.closed = over, prefix, dict(closed or {})
        self.fillable, self.withheld = frozenset(fillable), frozenset(withheld)

    def place(self, node: Figure, where: Where) -> None:
        """Say where a figure stands."""
        self._where[id(node)] = (node, where)

    def where(self, node: Figure) -> Where:
        """Where a figure stands."""
        return self._where[id(node)][1] if id(node) in self._where else _nowhere

    def absent(self, node: Figure) -> None:
        """Say that a figure stands nowhere, and is no part of any sum."""
        self._absent[id(node)] = node

    def add_input_column(
        self,
        node: Figure,
        name: str,
        head: Text,
        word: Callable[[int], Text] = lambda _: "",
        parts: Callable[[int], Parts] | None = None,
        kind: Kind = "number",
        instead: Sequence[Text] = (),
        decimals: int | None = None,
        closed: Mapping[int, Text] | None = None,
    ) -> Where:
        """A column of what was read, or of what stands on another sheet; `instead` are words that hide the number."""
        shown = self._unit_figures(node)
        closed = self.closed if closed is None else closed
        entries = tuple(
            WorkedCell(word=closed.get(u) or instead[u])
            if u in closed or (instead and instead[u])
            else WorkedCell(float(shown[u]), word(u), parts(u) if parts else ())
            for u in self.units
        )
        places = self.rate_decimals if kind == "percent" else decimals
        where = self._add(WorkedColumn(self._id(name), head, self.over, kind, places, entries))
        self.place(node, where)
        return where

    def add_worked_column(
        self,
        node: Figure,
        name: str,
        head: Text,
        kind: Kind,
        decimals: int | None,
        official: Figure | None = None,
        word: Callable[[int], Text] = lambda _: "",
        only: Callable[[int], tuple[Address, ...]] = lambda _: (),
        together: bool = False,
    ) -> Where:
        """A column of what is worked out.

        official : what the figures have to be, where they may have been settled otherwise afterwards
        only : by unit, the cells without which there is no figure
        together : whether its cells have to stand below each other on this sheet
        """
        work = self._work_out(node, official, only)
        open_ = [u for u in self.units if u not in self.closed or not isnan(work.numbers[u])]
        key = self.prefix, *(work.parts[u] for u in open_)
        below = self.sheet if together else None
        there = self._alike.get(key) or taken_from({u: work.parts[u] for u in open_}, below)
        if there and all(work.agrees[u] for u in open_):
            self.place(node, there)
            if official is not None:
                self._show({there(u) for u in open_}, decimals)
            return there
        if all(len(work.parts[u]) == 1 and not work.cells[u].kept and work.agrees[u] for u in open_):
            # Nothing but numbers of the scheme goes into it.
            empty = {u: number for u, number in self.closed.items() if isnan(work.numbers[u])}
            return self.add_input_column(node, name, head, word, kind=kind, closed=empty)
        entries = tuple(self._entries(work, head, word, as_made=official is None))
        where = self._add(WorkedColumn(self._id(name), head, self.over, kind, decimals, entries))
        # What is made of it is made of it as it was before it was settled otherwise.
        before = taken_from({u: work.made_of[u] for u in open_}, below)
        self.place(node, self._alike.setdefault(key, before or where))
        return where

    def _work_out(
        self, node: Figure, official: Figure | None, only: Callable[[int], tuple[Address, ...]]
    ) -> _Work:
        """The formulas of all units, and the figures that they are held against."""
        shared: Shared = {}
        cells = [written_of(node, u, self._cell_of, shared, self._elsewhere) for u in self.units]
        final = node if official is None else official
        numbers = self._unit_figures(final)
        agrees = np.broadcast_to(same(node, final) | (node.missing & final.missing), numbers.shape)
        wanted, guards = self._needed_cells(numbers, official is not None), [only(u) for u in self.units]
        made_of = [self._tokens.parts(cell.formula) for cell in cells]
        parts = [only_with(pieces, (*guards[u], *wanted(u))) for u, pieces in enumerate(made_of)]
        if self.wanted:
            lacking = [u for u in self.fillable if isnan(numbers[u])]
            parts = like_others(parts, lacking, self.groups, [not isnan(number) for number in numbers])
        return _Work(
            cells, made_of, parts, self._unit_figures(node), numbers, agrees, list(map(bool, guards))
        )

    def _entries(
        self, work: _Work, head: Text, word: Callable[[int], Text], as_made: bool
    ) -> Iterator[WorkedCell]:
        """The cells of a column; what stays a value is noted with its reason."""
        stays: set[Text] = set()
        for u in self.units:
            shown, reason = float(work.numbers[u]), self._reason_not_worked(work, u)
            if u in self.closed and (isnan(shown) or (as_made and self.wanted is not None)):
                yield WorkedCell(word=self.closed[u])
                continue
            stays |= {reason} if reason is not None else set()
            # What has no figure although nothing is lacking would have to be asked for again.
            alone = reason is not None or (isnan(shown) and u not in self.fillable)
            yield WorkedCell(shown, word(u), () if alone else work.parts[u])
        for reason in sorted(stays, key=str):
            self._stay(reason, head)

    def _needed_cells(self, shown: Floats, always: bool) -> Callable[[int], tuple[Address, ...]]:
        """By unit, the cell without which there is no figure; unless always, where those who lack it have none."""
        wanted = self.wanted
        without = self.fillable and all(isnan(shown[u]) or u in self.withheld for u in self.fillable)
        if wanted is None or not (always or without):
            return lambda u: ()

        return lambda u: () if (address := wanted(u)) is None else (address,)

    def _show(self, cells: set[Address | None], decimals: int | None) -> None:
        """Show a column with the decimals of the figure that it turns out to be."""
        ids = {cell.column for cell in cells if cell is not None and cell.table == self.sheet}
        self.columns = [
            column._replace(decimals=decimals) if column.id in ids else column for column in self.columns
        ]

    def _reason_not_worked(self, work: _Work, u: int) -> Text | None:
        """Why a figure is not worked out; a formula that is lent by other units is like theirs."""
        if u in self.withheld:
            return PENDING
        lent = isnan(work.numbers[u]) and u in self.fillable
        if any(cell.kept for cell in work.cells) if lent else work.cells[u].kept:
            return NO_FORMULA
        if work.agrees[u] or (lent and work.guarded[u]):
            return None
        return STANDS_IN if isnan(work.made[u]) else OTHERWISE

    def words(self, name: str, head: Text, words: Sequence[Text]) -> None:
        """A column of words, which stay."""
        entries = tuple(WorkedCell(word=word) for word in words)
        self._add(WorkedColumn(self._id(name), head, self.over, "text", None, entries))

    def _unit_figures(self, node: Figure) -> Floats:
        """The figures of all units, also of one that is the same for them."""
        return np.broadcast_to(node.shown, (len(self.groups),))

    def _stay(self, reason: Text, head: Text) -> None:
        name = head if self.over is None else message("{over} {head}", over=self.over, head=head)
        self._stays.setdefault(reason, []).append(name)

    def note(self, reason: Text, names: Sequence[Text]) -> None:
        """Say that something stays a value."""
        self._stays.setdefault(reason, []).extend(names)

    # --- cells

    def find(self, node: Figure, u: int) -> Address | None:
        """The cell of a unit's figure; a figure with a name that has none yet gets a column."""
        if id(node) in self._where:
            return self._where[id(node)][1](u)
        if not isinstance(node, RememberedFigure) or node.line is None:
            return None
        line = node.line
        if node.operation is None:
            return self._leaf(node, line.what)(u)
        if line.told is untold or line.what in _WITHIN:
            inner = node.args[0]
            return (
                self.find(inner, u) if node.operation.excel is through and isinstance(inner, Figure) else None
            )
        rate = node.style == "percent"
        decimals = self.rate_decimals if rate else _BRIEF
        return self.add_worked_column(node, "", line.what, "percent" if rate else "number", decimals)(u)

    def _leaf(self, node: RememberedFigure, what: Text) -> Where:
        """A figure that was read, or stands in the scheme; the same figures under the same name have one column."""
        if not np.isfinite(node.value).any():
            self.place(node, _nowhere)
            return _nowhere
        key = self._leaf_key(node, what)
        if key not in self._alike:
            self._alike[key] = self.add_input_column(node, "", what)
        where, number = self._alike[key], self._unit_figures(node)

        def finite(u: int) -> Address | None:
            return where(u) if isfinite(number[u]) else None

        self.place(node, finite)
        return finite

    def _leaf_key(self, node: Figure, what: Text) -> tuple[object, ...]:
        return self.row if what in _PROMISED else self.prefix, what, str(self._unit_figures(node).tolist())

    def share(self, node: Figure, what: Text) -> None:
        """Let the same figures of the row under the same name stand where some stand already."""
        self._alike[self._leaf_key(node, what)] = self.where(node)

    def _cell_of(self, node: RememberedFigure, u: int) -> str | None:
        if id(node) in self._absent:
            return MISSING
        address = self.find(node, u)
        return None if address is None else self._tokens.token(address)

    def _elsewhere(self, node: RememberedFigure, u: int) -> str | None:
        """The cell of a figure of other units, if it has one."""
        address = self._where[id(node)][1](u) if id(node) in self._where else None
        return None if address is None else self._tokens.token(address)

    def _id(self, name: str) -> str:
        """An id of a column, counted where it has no name of its own."""
        return ".".join(part for part in (self.prefix, name or str(len(self.columns))) if part)

    def _add(self, column: WorkedColumn) -> Where:
        self.columns.append(column)
        return lambda u: Address(self.sheet, column.id, u)


def _nowhere(_: int) -> None:
    return None
