"""Several figures made one: the smallest, the largest, the chosen one, the sum, the product, one beside another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scorecard.model.figure.arrays import UNIT, Flags, Floats
from scorecard.model.figure.columns import gather_figures, side_by_side
from scorecard.model.figure.figure import (
    Figure,
    Number,
    as_figures,
    at_least,
    lift,
    more_than,
    where,
)
from scorecard.model.figure.operation import POWER, PRODUCT, SUM, Remembers, Writing, operation
from scorecard.model.figure.writers import MISSING, all_or_any_writer, bare

Ints = NDArray[np.signedinteger[Any]]


def select(conditions: Sequence[Flags], figures: Sequence[Number], otherwise: Number = np.nan) -> Figure:
    """The figures of the first condition that holds."""
    chosen = lift(otherwise)
    for condition, figure in reversed(list(zip(conditions, figures, strict=True))):
        chosen = where(condition, figure, chosen)
    return chosen


def either(condition: Flags, yes: Callable[[], Figure], no: Callable[[], Figure]) -> Figure:
    """As `where`; where nothing remembers, figures that no unit takes are not worked out."""
    holds = np.count_nonzero(condition)
    if condition.ndim and holds in (0, condition.size):
        taken = yes() if holds else no()
        tells = isinstance(condition, Remembers) or isinstance(taken, Remembers)
        if not tells and taken.shape == condition.shape:
            return taken
    return where(condition, yes(), no())


@operation("min({0}, {1})", excel="MIN({0},{1})")
def least(a: Number, b: Number) -> Figure:
    """The smaller of two figures; none where one is missing. Of figures that are the same, the first."""
    x, y = lift(a), lift(b)
    return where(at_least(y, x) | x.missing, x, y)


@operation("max({0}, {1})", excel="MAX({0},{1})")
def most(a: Number, b: Number) -> Figure:
    """The larger of two figures; none where one is missing. Of figures that are the same, the first."""
    x, y = lift(a), lift(b)
    return where(at_least(x, y) | x.missing, x, y)


def least_of(figures: Sequence[Number]) -> Figure:
    """The smallest of several."""
    return reduce(least, (lift(figure) for figure in figures))


def most_of(figures: Sequence[Number]) -> Figure:
    """The largest of several."""
    return reduce(most, (lift(figure) for figure in figures))


@operation()
def stack(figures: Sequence[Number], axis: int = 0, in_columns: bool = False) -> Figure:
    """Several figures of one shape along a new axis; in_columns : they are the columns of a table, and stay them."""
    columns = [lift(figure) for figure in figures]
    if in_columns:
        return side_by_side(columns)
    return gather_figures(lambda arrays: np.stack(arrays, axis), columns)


def stack_columns(columns: Sequence[Figure]) -> Figure:
    """Columns of a table, float64[U] each, as one: float64[U, I]; each keeps its own memory."""
    return stack(columns, axis=1, in_columns=True)


def with_columns(table: Figure, columns: Mapping[int, Figure]) -> Figure:
    """A table, float64[U, I], of which some columns are others."""
    if not columns:
        return table
    return stack_columns([columns.get(n, table[:, n]) for n in range(table.shape[1])])


@operation()
def concatenate(figures: Sequence[Figure]) -> Figure:
    """Several columns one after the other."""
    return gather_figures(np.concatenate, figures)


@operation(excel=all_or_any_writer("AND"))
def all_of(answers: Sequence[Flags]) -> Flags:
    """bool[…], whether all of several questions are answered with yes."""
    answer: Flags = np.logical_and.reduce(answers)
    return answer


@operation(excel=all_or_any_writer("OR"))
def any_of(answers: Sequence[Flags]) -> Flags:
    """bool[…], whether one of several questions is answered with yes."""
    answer: Flags = np.logical_or.reduce(answers)
    return answer


def sum_figures(figures: Sequence[Number]) -> Figure:
    """The sum of several figures; none where one is missing."""
    return reduce(lambda a, b: a + b, (lift(figure) for figure in figures))


def _sum_or_zero(writing: Writing, node: Remembers, _: int) -> str:
    """The sum of what is there, that of a sum inside it written out."""
    parts = [term if cell else f"IFERROR({term},0)" for cell, term in _addends(writing, node)]
    return f"SUM({','.join(parts)})" if parts else "0"


def _sum_of_known(writing: Writing, node: Remembers, _: int) -> str:
    """The same, and none where nothing is there."""
    parts = list(_addends(writing, node))
    cells = ",".join(term for cell, term in parts if cell)
    there = [f"COUNT({cells})"] * bool(cells) + [f"ISNUMBER({term})" for cell, term in parts if not cell]
    if not cells:
        # An answer alone is more than any number.
        there.insert(0, "0")
    return f"IF({'+'.join(there)}<1,{MISSING},{_sum_or_zero(writing, node, 0)})" if parts else MISSING


def _addends(writing: Writing, node: Remembers) -> Iterator[tuple[bool, str]]:
    """The addends as they are written, and whether each is a cell."""
    for figure in node.args[0]:
        cell, inner = writing.source_cell(figure), bare(writing, figure)
        if not cell and _is_sum(inner):
            yield from _addends(writing, inner)
            continue
        written = cell or writing.branch(figure)
        if written != MISSING:
            yield cell is not None, written


def _is_sum(node: Any) -> bool:
    operation = node.operation if isinstance(node, Remembers) else None
    return operation is not None and operation.excel is _sum_of_known


@operation(between=" + ", binds=SUM, holds=(SUM,), excel=_sum_of_known, spares=True, or_zero=_sum_or_zero)
def known_sum(figures: Sequence[Figure], written: Sequence[Flags]) -> Figure:
    """The sum of what is known of several columns; none where nothing is.

    written : by column, where it is written out as an addend

    >>> known_sum([as_figures([8.0, np.nan]), as_figures([np.nan, np.nan])], []).tolist()
    [8.0, nan]
    """
    if len(figures) == 1:
        return figures[0]
    value, error = np.zeros(figures[0].shape), np.zeros(figures[0].shape)
    nothing = np.ones(figures[0].shape, dtype=np.bool_)
    with np.errstate(all="ignore"):
        for n, figure in enumerate(figures):
            known = figure.known
            whole = bool(known.all())
            value += figure.value if whole else np.where(known, figure.value, 0.0)
            added = figure.error if whole else np.where(known, figure.error, 0.0)
            error += added + UNIT * np.abs(value) if n else added
            nothing &= ~known
    return Figure(np.where(nothing, np.nan, value), np.where(nothing, 0.0, error))


@operation(between=" + ", binds=SUM, holds=(SUM,), excel="SUM({0})")
def sum_across(figures: Sequence[Figure], written: Sequence[Flags]) -> Figure:
    """The sum of several columns; none where one is missing.

    written : by column, where it is written out
    """
    return stack(figures, axis=-1).sum()


def sum_of_pieces(pieces: Iterable[tuple[Figure, Flags]]) -> Figure:
    """The sum of the pieces that each place is made up of, one piece absent makes it missing; a piece alone stays as it is.

    pieces : the last first, for one can be dropped before the next is made; they are written in their own order

    >>> both = np.array([True, True])
    >>> pieces = map(as_figures, ([1.0, 2.0], [5.0, np.nan], [7.0, 7.0]))
    >>> sum_of_pieces(list(zip(pieces, (both, both, ~both)))).tolist()
    [6.0, nan]
    """
    total: Figure = lift(np.nan)
    begun: Flags | None = None
    for piece, here in pieces:
        longer = piece if begun is None else where(begun, piece + total, piece)
        total = where(here, longer, total)
        begun = here if begun is None else begun | here
    return total


@operation(between=" + ", binds=SUM, holds=(SUM,), excel="SUM({0})")
def sum_by(
    figures: Sequence[Figure], written: Sequence[Flags], *, at: tuple[Ints, ...], shape: tuple[int, ...]
) -> Figure:
    """The sums of figures by the place each belongs to, in their order; 0 where none does.

    at : where each figure of all the columns together belongs; written : by column, where it is written out

    >>> sum_by([as_figures([0.1, 5.0, 0.2])], [], at=(np.array([0, 1, 0]),), shape=(3,)).tolist()
    [0.3, 5.0, 0.0]
    """
    added_up = concatenate(figures)
    total, size, number = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    np.add.at(total, at, added_up.value)
    np.add.at(size, at, np.abs(added_up.value))
    np.add.at(number, at, 1.0)
    # Each figure is half a last place off at most, and so is each sum on the way.
    return Figure(total, (1.0 + number) * UNIT * size)


@operation(between=" + ", binds=SUM, holds=(SUM,), excel="SUM({0})")
def sum_of(figures: Sequence[Figure], written: Sequence[Flags]) -> Figure:
    """The sum of several columns; none where one is missing.

    written : by column, where it is written out as an addend
    """
    return sum_figures(figures)


@operation(between=" × ", binds=PRODUCT, holds=(POWER,), excel="PRODUCT({0})")
def product_of(figures: Sequence[Figure], written: Sequence[Flags]) -> Figure:
    """The product of several columns; none where one is missing.

    written : by column, where it is written out as a factor
    """
    return product(figures)


def total(numbers: Iterable[float]) -> Figure:
    """The sum of numbers as they were read; 0 of none.

    >>> from scorecard.model.figure import same
    >>> bool(same(total([0.1, 0.2]), 0.3)), float(total([3.1, 3.3, 3.6]))
    (True, 10.0)
    """
    return sum_figures([as_figures(0.0), *(as_figures(number) for number in numbers)])


def product(figures: Sequence[Number]) -> Figure:
    """The product of several figures; none where one is missing."""
    return reduce(lambda a, b: a * b, (lift(figure) for figure in figures))


def _as_picked(writing: Writing, node: Remembers, holds: int) -> str:
    table, at = node.args
    return writing.figure(table[:, int(at[writing.u])], holds)


@operation(excel=_as_picked)
def pick_columns(table: Figure, at: Ints) -> Figure:
    """Of each unit the figure in one column of a table.

    >>> pick_columns(as_figures([[1.0, 2.0], [3.0, 4.0]]), np.array([1, 0])).tolist()
    [2.0, 3.0]
    """
    return table[np.arange(len(at)), at]


def _write_positive(writing: Writing, node: Remembers, _: int) -> str:
    """Whether figures count, asked where that hangs on whether there is another figure; elsewhere as it came out."""
    figures = node.args[0]
    if not may_lapse(writing, figures):
        return str(bool(node.forgotten()[writing.u])).upper()
    return writing.write_guarded(figures, lambda: f"{writing.figure(figures, SUM)}>0", "FALSE")


def may_lapse(writing: Writing, node: object) -> bool:
    """Whether it hangs on whether some figure is there."""
    if isinstance(node, list | tuple):
        return any(may_lapse(writing, part) for part in node)
    if not isinstance(node, Remembers) or node.operation is None:
        return False
    key = "lapses", id(node)
    if key not in writing.shared:
        writing.shared[key] = node.operation.name == "absent" or may_lapse(writing, node.args)
    return bool(writing.shared[key])


@operation(excel=_write_positive, spares=True, others=True)
def positive(figures: Figure) -> Flags:
    """bool[…], where figures count for anything: full points and weights, which are exact, above 0."""
    if figures.columns is None:
        return figures.value > 0
    flags: Flags = np.array([column.value > 0 for column in figures.columns], np.bool_).T
    return flags.reshape(figures.shape)


@operation()
def ordinals(figures: Figure) -> Floats:
    """float64[N], the place of each among the different figures, the smallest 0; NaN where there is none.

    Figures that differ by noise only are joined along the sorted order, so that being tied stays transitive.

    >>> ordinals(Figure([0.3, 0.1 + 0.2, 0.1, np.nan], 1e-16)).tolist()
    [1.0, 1.0, 0.0, nan]
    """
    ranks = np.full(len(figures), np.nan)
    here = np.flatnonzero(figures.known)
    if len(here):
        order = here[np.argsort(figures.value[here], kind="stable")]
        lower, upper = figures[order[:-1]], figures[order[1:]]
        ranks[order] = np.concatenate([[0.0], np.cumsum(more_than(upper, lower))])
    return ranks
