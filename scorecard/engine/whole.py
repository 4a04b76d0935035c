"""The board of all units where blocks hold them: columns are fetched from the blocks as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, NamedTuple

import numpy as np

from scorecard.base.on_demand import OnDemand
from scorecard.engine.terms import amend_table
from scorecard.model.board import TableBoard
from scorecard.model.ends import Ends
from scorecard.model.figure import ColumnFigure, Figure, Flags
from scorecard.model.others import Places, in_unit_order
from scorecard.model.outcome import empty_ranks
from scorecard.model.period import Period
from scorecard.model.period_targets import RuleInputs
from scorecard.model.scheme import Scheme

Path = tuple[str, ...]
"""Names of fields, one inside the other."""


class ColumnAt(NamedTuple):
    """A column of the board of a table: names of fields one inside the other, and its number; None for all there is."""

    path: Path
    i: int | None = None


Fetch = Callable[[Sequence[ColumnAt]], list[list[Any]]]
"""Columns of every block, by block."""


def column_of(board: TableBoard, at: ColumnAt) -> Any:
    """What a block is asked for."""
    column: Any = reduce(getattr, at.path, board)
    return column if at.i is None else column[:, at.i]


def board_without_units(board: TableBoard) -> TableBoard:
    """The board of a block without its units: what is the same for all of them."""
    seen, terms = board.observations, board.terms
    by_row = {"pace": terms.pace, "due_now": terms.due_now}
    ends = {name: getattr(terms, name).for_units(slice(0)) for name in ("ends", "due_ends", "seen_ends")}
    none = replace(terms, **(_fields_without_units(terms) | by_row | ends), cells=(), groups=())
    observed = replace(
        seen,
        **_fields_without_units(seen),
        items=replace(
            seen.items, entry=seen.entry[:0, 0], cell=seen.items.cell[:0], elsewhere=seen.entry[:0, 0]
        ),
        parts=replace(seen.parts, added={}, less={}, carried=seen.parts.carried[:0]),
    )
    return replace(
        board,
        **_fields_without_units(board),
        terms=none,
        observations=observed,
        given=RuleInputs(none, observed, ()),
        units=(),
        cut={},
        ranks=empty_ranks(0),
        named=(),
        rounds={},
        by_period=(),
    )


def _fields_without_units(record: Any) -> dict[str, Any]:
    return {
        name: value[:0] for name, value in vars(record).items() if isinstance(value, (Figure, np.ndarray))
    }


class _FetchedColumns(OnDemand[Figure]):
    """The columns of a table that stands in blocks: each is fetched when it is asked for, once."""

    def __init__(self, fetch: Callable[[int], Figure], count: int) -> None:
        self._fetch = fetch
        self._known: list[Figure | None] = [None] * count

    def __len__(self) -> int:
        return len(self._known)

    def make_entry(self, place: int) -> Figure:
        """A column."""
        column = self._known[place]
        if column is None:
            column = self._known[place] = self._fetch(place)
        return column


class WholeTable(NamedTuple):
    """How the board of all units of a table is put together from those of blocks.

    first : the board of one of the blocks, for what is the same in all; fetch : a column of all blocks
    places : by block, where its units stand among all those of the table
    """

    scheme: Scheme
    n: int
    period: Period
    first: TableBoard
    fetch: Fetch
    places: Sequence[Places]

    def board(self) -> TableBoard:
        """The board before ranks."""
        units = self.scheme.units_of(self.scheme.tables[self.n])
        first, seen, terms = self.first, self.first.observations, self.first.terms
        of_terms = ("target", "due", "seen", "points", "applicable", "assessed")
        wanted: dict[Path, Mapping[str, Any]] = {
            (): vars(first),
            ("observations",): {name: getattr(seen, name) for name in ("value", "status", "unrounded")},
            ("terms",): {name: getattr(terms, name) for name in of_terms},
            **{("terms", name): getattr(terms, name)._asdict() for name in ("ends", "due_ends", "seen_ends")},
        }
        columns = self.join_records(wanted)
        ends = {name: Ends(**columns["terms", name]) for name in ("ends", "due_ends", "seen_ends")}
        table = amend_table(self.scheme, self.scheme.tables[self.n], self.period)
        groups = tuple(unit.group or "" for unit in units)
        whole: dict[str, Any] = columns["terms",] | ends | {"table": table, "groups": groups}
        return replace(
            first,
            **columns[()],
            terms=replace(terms, **whole),
            observations=replace(seen, **columns["observations",]),
            units=units,
            ranks=empty_ranks(len(units)),
        )

    def join_records(self, wanted: Mapping[Path, Mapping[str, Any]]) -> dict[Path, dict[str, Any]]:
        """Fields of records that have an entry for each unit: columns alone at once, tables of figures as they are asked for."""
        named = [
            (path, name, value)
            for path, record in wanted.items()
            for name, value in record.items()
            if isinstance(value, (Figure, np.ndarray))
        ]
        at_once = [(path, name) for path, name, value in named if not _is_table(value)]
        parts = self.fetch([ColumnAt((*path, name)) for path, name in at_once])
        by_path: dict[Path, dict[str, Any]] = {path: {} for path in wanted}
        for n, (path, name) in enumerate(at_once):
            by_path[path][name] = self.in_unit_order([columns[n] for columns in parts])
        for path, name, value in named:
            if _is_table(value):
                by_path[path][name] = self.table_at((*path, name), value.shape[1])
        return by_path

    def table_at(self, path: Path, count: int) -> ColumnFigure:
        """A table of figures, of so many columns."""

        def column(i: int) -> Figure:
            whole: Figure = self.in_unit_order([columns[0] for columns in self.fetch([ColumnAt(path, i)])])
            return whole

        return ColumnFigure(_FetchedColumns(column, count), (sum(map(len, self.places)), count))

    def in_unit_order(self, parts: Sequence[Any]) -> Any:
        """The columns of the blocks in the order of the units."""
        return in_unit_order(parts, np.argsort(np.concatenate(self.places), kind="stable"))


def _is_table(value: Figure | Flags) -> bool:
    return isinstance(value, Figure) and len(value.shape) == 2
