"""The board of all units where blocks hold them: columns are fetched from the blocks as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from functools import cached_property, reduce
from typing import Any, NamedTuple

import numpy as np

from scorecard.engine.terms import amended
from scorecard.model.board import PeriodTargets, TableBoard
from scorecard.model.ends import Ends
from scorecard.model.figure import Figure, Flags, beside, blank
from scorecard.model.observations import Observations
from scorecard.model.others import Places, in_order
from scorecard.model.period import Period
from scorecard.model.ranks import unranked
from scorecard.model.scheme import Scheme

Path = tuple[str, ...]
"""Names of fields, one inside the other, of the board of a table."""

Fetch = Callable[[Path, int | None], list[Any]]
"""A column of every block, by its path and number; the whole of it where it has no columns."""


def field_of(board: TableBoard, path: Path, i: int | None) -> Any:
    """What a block is asked for."""
    found: Any = reduce(getattr, path, board)
    return found if i is None else found[:, i]


class OfBlocks(Figure):
    """float64[U, I] that stands in blocks: a column is fetched when it is asked for, and so is all of it."""

    def __init__(self, fetch: Callable[[int], Figure], shape: tuple[int, int]) -> None:
        self._fetch = fetch
        self._shape = shape
        self._known: dict[int, Figure] = {}

    @property
    def shape(self) -> tuple[int, int]:
        """U, I."""
        return self._shape

    def __len__(self) -> int:
        return self._shape[0]

    def __getitem__(self, at: Any) -> Figure:
        units, i = at if isinstance(at, tuple) else (at, None)
        if isinstance(i, (int, np.integer)):
            return self.column(int(i))[units]
        return self.all[at]

    def column(self, i: int) -> Figure:
        """One column, fetched once."""
        if i not in self._known:
            self._known[i] = self._fetch(i)
        return self._known[i]

    @cached_property
    def all(self) -> Figure:
        """All columns."""
        columns = [self.column(i) for i in range(self._shape[1])]
        return beside(columns) if columns else blank(self._shape)

    @property
    def value(self) -> Any:  # type: ignore[override]
        """The figures of all columns."""
        return self.all.value

    @property
    def error(self) -> Any:  # type: ignore[override]
        """Their bounds."""
        return self.all.error

    @property
    def read(self) -> Any:  # type: ignore[override]
        """Which of them are as they were read."""
        return self.all.read


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
        terms, seen = self.terms(), self.observations()
        return replace(
            self.first,
            **self.figures((), {one.name: getattr(self.first, one.name) for one in fields(self.first)}),
            terms=terms,
            observations=seen,
            given=replace(self.first.given, terms=terms, observations=seen, named=(), awaited={}),
            units=units,
            cut={},
            ranks=unranked(len(units)),
            named=(),
            rounds={},
            by_period=(),
        )

    def terms(self) -> PeriodTargets:
        """What holds for all units; what is printed of targets is left to the blocks."""
        table = amended(self.scheme, self.scheme.tables[self.n], self.period)
        groups = tuple(unit.group or "" for unit in self.scheme.units_of(table))
        of = self.first.terms
        ends: dict[str, Any] = {
            name: Ends(**self.figures(("terms", name), getattr(of, name)._asdict()))
            for name in ("ends", "due_ends", "seen_ends")
        }
        names = ("target", "due", "seen", "points", "applicable")
        found = self.figures(("terms",), {name: getattr(of, name) for name in names})
        return replace(of, **found, **ends, table=table, groups=groups, target_text=(), cells=())

    def observations(self) -> Observations:
        """What was observed of all units; where it was read is left to the blocks."""
        seen = self.first.observations
        own = {"value": seen.value, "status": seen.status}
        return replace(seen, **self.figures(("observations",), own))

    def figures(self, path: Path, of: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a record that have an entry for each unit."""
        columns = {name: value for name, value in of.items() if isinstance(value, (Figure, np.ndarray))}
        return {name: self.joined((*path, name), value) for name, value in columns.items()}

    def joined(self, path: Path, value: Figure | Flags) -> Any:
        """One of them: columns alone at once, tables of figures as they are asked for."""
        if not isinstance(value, Figure) or len(value.shape) != 2:
            return self.in_order(self.fetch(path, None))
        count = sum(len(places) for places in self.places)
        return OfBlocks(lambda i: self.in_order(self.fetch(path, i)), (count, value.shape[1]))

    def in_order(self, parts: Sequence[Any]) -> Any:
        """The columns of the blocks in the order of the units."""
        return in_order(parts, np.argsort(np.concatenate(self.places), kind="stable"))
