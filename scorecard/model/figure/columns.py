"""Tables of figures that are kept column by column, and laid out as one piece only where somebody wants all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scorecard.model.figure.arrays import Flags, Floats, added_up, in_shape, lasting, one_or_all
from scorecard.model.figure.figure import Figure, Number, bounded_figure

_NEAR = 2**15
"""So many figures are laid out at once: as many as stay near at hand to a processor."""


class ColumnFigure(Figure):
    """float64[U, I], of which a column is what it was made of, and takes no further room."""

    columns: Sequence[Figure]

    def __init__(self, columns: Sequence[Figure], shape: tuple[int, int]) -> None:
        self.columns = columns
        self._shape = shape

    @property
    def shape(self) -> tuple[int, int]:
        """U, I."""
        return self._shape

    def __len__(self) -> int:
        return self._shape[0]

    def __getitem__(self, at: Any) -> Figure:
        units, i = at if isinstance(at, tuple) else (at, _ALL)
        if isinstance(i, int | np.integer):
            column = self.columns[int(i)]
            return column if _is_all(units) else column[units]
        if isinstance(i, list) or (_is_all(i) and _are_units(units)):
            of = [self[units, n] for n in (i if isinstance(i, list) else range(self._shape[1]))]
            return side_by_side(of) if of else self.whole[at]
        return self.whole[at]

    @cached_property
    def whole(self) -> Figure:
        """All of it in one piece, of which the columns are parts from then on."""
        whole = gather_figures(lambda arrays: _laid_out(arrays, self._shape), list(self.columns))
        self.columns = [whole[:, n] for n in range(self._shape[1])]
        return whole

    @property
    def value(self) -> Floats:  # type: ignore[override]
        """The figures of all columns."""
        return self.whole.value

    @property
    def error(self) -> Floats:  # type: ignore[override]
        """Their bounds."""
        return self.whole.error

    @property
    def read(self) -> Flags | bool:  # type: ignore[override]
        """Which of them are as they were read."""
        return self.whole.read

    def by_column(self, function: Callable[..., Figure], *args: Any) -> Figure:
        """A function of tables, arrays and numbers that are laid beside this table, as one of their columns."""
        if self._shape[0] * self._shape[1] <= _NEAR:
            # A small table is sooner worked out in one piece.
            return function(*(arg.whole if isinstance(arg, ColumnFigure) else arg for arg in args))
        shape = np.broadcast_shapes(self._shape, *(arg.shape for arg in args))
        tables = [
            arg if isinstance(arg, Figure) or not arg.shape else np.broadcast_to(arg, shape) for arg in args
        ]
        return ColumnFigure(
            [
                function(*(table[:, n] if table.shape else table for table in tables))
                for n in range(len(self.columns))
            ],
            self._shape,
        )

    @cached_property
    def known(self) -> Flags:
        """bool[U, I], where there is a figure."""
        return lasting(_laid_out([column.known for column in self.columns], self._shape, np.bool_))

    @cached_property
    def missing(self) -> Flags:
        """bool[U, I], where there is none."""
        return lasting(~self.known)

    def put(self, at: Any, figures: Number) -> None:
        """Columns may be those of another table: figures are put into a copy."""
        raise TypeError("figures are put into what owns its memory: blank(…) or .copy()")

    def sum(self, axis: int = -1) -> Figure:
        """The sum along an axis, as of the whole, which need not be laid out for sums of units."""
        count = len(self.columns)
        if axis not in (-1, 1) or not count:
            return self.whole.sum(axis)
        once = [column.once for column in self.columns if column.once is not None]
        if len(once) == count:
            return gather_figures(lambda arrays: np.array(arrays).T, once).sum().for_all(len(self))
        size = max(1, _NEAR // count)
        if len(self) <= size:
            return Figure(*self._added_up(_ALL))
        value, error = np.empty(len(self)), np.empty(len(self))
        for begin in range(0, len(self), size):
            some = slice(begin, begin + size)
            value[some], error[some] = self._added_up(some)
        return Figure(value, error)

    def _added_up(self, units: slice) -> tuple[Floats, Floats]:
        """The sums of some units, and how far they may be off; their figures are laid out along the sum."""
        shape = len(range(*units.indices(len(self)))), len(self.columns)
        values, errors = (
            np.ascontiguousarray(_laid_out([getattr(column, name)[units] for column in self.columns], shape))
            for name in ("value", "error")
        )
        return added_up(values, errors)


def gather_figures(gather: Callable[[list[NDArray[Any]]], NDArray[Any]], figures: Sequence[Figure]) -> Figure:
    """Several figures laid together in some way."""
    first = figures[0].read if figures else True
    if isinstance(first, bool) and all(figure.read is first for figure in figures):
        as_read: Flags | bool = first
    else:
        as_read = one_or_all(gather([in_shape(figure.read, figure.shape) for figure in figures]))
    return bounded_figure(
        gather([figure.value for figure in figures]), gather([figure.error for figure in figures]), as_read
    )


_ALL = slice(None)


def _is_all(units: Any) -> bool:
    return isinstance(units, slice) and units == _ALL


def _are_units(units: Any) -> bool:
    """Whether rows are chosen, a stretch of them or one by one; not cells, by a table of flags."""
    return isinstance(units, slice) or (isinstance(units, np.ndarray) and units.ndim == 1)


def _laid_out(
    columns: Sequence[NDArray[Any]], shape: tuple[int, int], kind: type = np.float64
) -> NDArray[Any]:
    """Columns as one array, each in one piece of memory."""
    return np.concatenate(columns).reshape(shape[::-1]).T if columns else np.empty(shape, kind)


def side_by_side(columns: Sequence[Figure]) -> Figure:
    """Bare columns of one length as a table."""
    return ColumnFigure(columns, (len(columns[0]), len(columns)))
