"""Two rows of a table, the one a fixed share of the other: it may have been worked out from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.names import some
from scorecard.model.distinct import distinct
from scorecard.model.indicator import Indicator
from scorecard.study.targets.promised import PromisedTable

Column = Sequence[Decimal | None]
"""The targets of a row by unit; None where there is no number."""

_DIFFERENT = 3
"""So many different figures must have the same share; small figures and a figure for all have one by chance."""
_TELLING = 10
"""Figures below this have a round share of others by chance."""
_ROUND = 5
"""A share that a row never goes past is told where it is a half, a third, up to this part."""
_LARGEST = 10**17
"""Figures beyond this, in units of their last place, are not compared."""


class ShareOfRow(NamedTuple):
    """A row is a share of another for some units, and less for all others."""

    row: int
    of: int
    share: Fraction
    units: tuple[int, ...]


def fixed_share_faults(promised: PromisedTable) -> Iterator[Fault]:
    """Each row that is a fixed share of another for all units; each that reaches a round share of a row beside it."""
    rows = list(promised.rows())
    columns = [promised.numbers(row) for row in rows]
    everywhere = multiples(columns)
    told = {frozenset((pair.row, pair.of)) for pair in everywhere}
    somewhere = (
        pair for pair in _sibling_shares(rows, columns) if frozenset((pair.row, pair.of)) not in told
    )
    for pair in (*everywhere, *somewhere):
        row, of, u = rows[pair.row], rows[pair.of], pair.units[0]
        if row.parent == of.id or of.parent == row.id:
            continue
        where = message("for every unit")
        if pair.units != _numbered_units(columns[pair.row]):
            names = some([promised.units[u].short for u in pair.units], 5)
            where = message("for {units}, and less for all others", units=names)
        args: dict[str, Text] = {
            "indicator": row.short,
            "other": of.short,
            "share": f"{pair.share}",
            "where": where,
            "here": promised.printed_target(row, u),
            "there": promised.printed_target(of, u),
            "unit": promised.units[u].short,
        }
        yield Fault("SC507", promised.place(row, u), args)


def _numbered_units(column: Column) -> tuple[int, ...]:
    return tuple(u for u, number in enumerate(column) if number is not None)


def multiples(columns: Sequence[Column]) -> list[ShareOfRow]:
    """Rows that for all units are the same share of a row above, or a row above of them: the first such row.

    >>> a = [Decimal(n) for n in (910, 600, 450)]
    >>> [one.share for one in multiples([a, [n / 2 for n in a]])]
    [Fraction(1, 2)]
    """
    alike: dict[tuple[Fraction | None, ...], list[int]] = defaultdict(list)
    for n, column in enumerate(columns):
        numbers = [number for number in column if number]
        if len({number for number in numbers if number >= _TELLING}) >= _DIFFERENT and min(numbers) > 0:
            unit = Fraction(numbers[0])
            shares = tuple(None if number is None else Fraction(number) / unit for number in column)
            alike[shares].append(n)
    pairs = []
    for rows in alike.values():
        u = next(u for u, number in enumerate(columns[rows[0]]) if number)
        size = {n: Fraction(columns[n][u] or 0) for n in rows}
        for at, below in enumerate(rows):
            above = next((n for n in rows[:at] if size[n] != size[below]), None)
            if above is not None:
                small, large = sorted((below, above), key=size.__getitem__)
                pairs.append(
                    ShareOfRow(small, large, size[small] / size[large], _numbered_units(columns[small]))
                )
    return pairs


def _sibling_shares(rows: Sequence[Indicator], columns: Sequence[Column]) -> Iterator[ShareOfRow]:
    """Rows under one heading that are at most a round share of one another, counted in the same measure."""
    siblings: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        numbers = [number for number in columns[n] if number is not None]
        if row.relation == "child" and row.parent and row.nature != "ratio" and min(numbers, default=-1) >= 0:
            siblings[row.parent, row.measure].append(n)
    for inside in siblings.values():
        for pair in ceilings([columns[n] for n in inside]):
            yield pair._replace(row=inside[pair.row], of=inside[pair.of])


def ceilings(columns: Sequence[Column]) -> Iterator[ShareOfRow]:
    """Each row that is never more than a round share of another, and just that for two units or more."""
    places = max(-int(number.as_tuple().exponent) for by in columns for number in by if number is not None)
    scale = 10 ** max(places, 0)
    whole = [[-1 if number is None else int(number * scale) for number in by] for by in columns]
    if max(map(max, whole)) > _LARGEST:
        return
    numbers = np.array(whole, dtype=np.int64)
    for n, own in enumerate(numbers):
        both = (own >= 0) & (numbers >= 0)
        for parts in range(2, _ROUND + 1):
            exactly = both & (parts * own == numbers) & (own > 0)
            never_past = ~(both & (parts * own > numbers)).any(axis=1)
            for of in np.flatnonzero(never_past & (exactly.sum(axis=1) > 1)).tolist():
                units = np.flatnonzero(exactly[of])
                if len(distinct(own[units][own[units] >= _TELLING * scale])) > 1:
                    yield ShareOfRow(n, of, Fraction(1, parts), tuple(units.tolist()))


_DIFFERENT = 3
"""So many different figures of two digits or more must agree; small figures and a figure for all agree by chance."""
_SLIP = 8
"""Of so many units or more, one may differ: a copy with a slip."""


def repeated_target_faults(promised: PromisedTable) -> Iterator[Fault]:
    """Each row whose targets are those of a row above for all units, or for all but one."""
    rows = list(promised.rows())
    columns = [promised.numbers(row) for row in rows]
    for below, above, other in copies(columns):
        args: dict[str, Text] = {"indicator": rows[below].short, "other": rows[above].short}
        if other is None:
            args["where"] = message("for all units")
        else:
            here, there = (promised.printed_target(rows[i], other) for i in (below, above))
            unit = promised.units[other].short
            args["where"] = message(
                "for all units but {unit} ({here}, and there {there})", unit=unit, here=here, there=there
            )
        place = rows[below].span if other is None else promised.place(rows[below], other)
        yield Fault("SC465", place, args)


def copies(columns: Sequence[Sequence[Decimal | None]]) -> list[tuple[int, int, int | None]]:
    """Rows of numbers that are those of a row above: the row, the first such row above, the unit that differs.

    >>> a = [Decimal(n) for n in (86, 23, 50, 35, 16, 33, 53, 31)]
    >>> copies([a, [*a[:4], Decimal(14), *a[5:]]])
    [(1, 0, 4)]
    """
    numbers = {number: n for n, number in enumerate(dict.fromkeys(n for by in columns for n in by))}
    width = len(columns[0]) if columns else 0
    codes = np.array([[numbers[n] for n in by] for by in columns], dtype=np.int64)
    telling = np.array([number is not None and _digits(number) > 1 for number in numbers], dtype=np.bool_)
    pairs: list[tuple[int, int, int | None]] = []
    for below in range(1, len(codes)):
        same: NDArray[np.bool_] = codes[:below] == codes[below]
        differing = (~same).sum(axis=1)
        slips = 1 if width >= _SLIP else 0
        for above in np.flatnonzero(differing <= slips).tolist():
            agreed = distinct(codes[below][same[above]])
            if telling[agreed].sum() >= _DIFFERENT:
                unit = int(np.flatnonzero(~same[above])[0]) if differing[above] else None
                pairs.append((below, above, unit))
                break
    return pairs


def _digits(number: Decimal) -> int:
    """How many digits a number is written with, noughts before them left out.

    >>> _digits(Decimal("20")), _digits(Decimal("0.5"))
    (2, 1)
    """
    return len(number.as_tuple().digits)
