"""Places of figures among each other, whom each was placed among, and how a workbook counts them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import message
from scorecard.model.figure.arrays import Flags, Floats
from scorecard.model.figure.figure import Figure, as_figures, lift, more_than
from scorecard.model.figure.memory import Line, RememberedFigure, with_line
from scorecard.model.figure.operation import Cells, Remembers, Writing, operation
from scorecard.model.figure.questions import less_than, same
from scorecard.model.figure.several import ordinals
from scorecard.model.figure.writers import ENDLESS, MISSING, choice


class Rivals(NamedTuple):
    """Whom each unit is placed among, and how.

    sets : [U], units with the same label are placed among each other
    inside : bool[U], who is placed, and counted in the places of others
    ties : competition, last, dense, average or ordinal: what equal ones get
    smallest : whether the first place is that of the smallest figure
    """

    sets: NDArray[Any]
    inside: Flags
    ties: str
    smallest: bool = False

    def rival_units(self, u: int) -> list[int]:
        """The units that one is placed among, itself among them."""
        rivals: list[int] = np.flatnonzero(self.inside & (self.sets == self.sets[u])).tolist()
        return rivals

    def units_ahead(self, figures: Figure, u: int) -> list[int]:
        """Of these the ones that stand before it."""
        passes = (less_than if self.smallest else more_than)(figures, figures[u])
        return [n for n in self.rival_units(u) if passes[n]]

    def equal(self, figures: Figure, u: int) -> list[int]:
        """Of these the ones whose figure is just its own, itself among them."""
        alike = same(figures, figures[u])
        return [n for n in self.rival_units(u) if alike[n]]


def _place(writing: Writing, node: Remembers, _: int) -> str:
    """One more than the units before; as it came out where counting cells does not tell it."""
    counting = _Counting.for_node(writing, node)
    if counting is not None and not counting.rivals.inside[writing.u]:
        return MISSING if np.isnan(node.args[2][writing.u]) else writing.number(node)
    written = counting.place() if counting else ""
    return written if 0 < len(written) < _LONGEST else writing.number(node)


def _first(writing: Writing, node: Remembers, _: int) -> str:
    """1 where nobody listed above is equal, else 0."""
    counting = _Counting.for_node(writing, node)
    if counting is None:
        return writing.number(node)
    if not counting.rivals.inside[writing.u]:
        return MISSING
    above = counting.above()
    return f"IF({'+'.join(above)}>0,0,1)" if above else "1"


def _first_key_cells(writing: Writing, node: Remembers) -> Cells:
    """Of what only breaks ties a unit may have nothing."""
    return writing.needs(unfiltered_figures(node.args[0][0])[0])


@operation(excel=_place, needs=_first_key_cells)
def places_by_keys(keys: Sequence[Figure], rivals: Rivals, places: Floats) -> Figure:
    """The places that units have by some keys, of which the next decides where they are equal by those before.

    keys : float64[U] each; they and the rivals are what the places were found by, and are kept where the keys remember
    places : float64[U], NaN for those that have none
    """
    return as_figures(places)


@operation(excel=_first, needs=_first_key_cells)
def first_of_equals(keys: Sequence[Figure], rivals: Rivals) -> Figure:
    """1 for the first in the order of the units of those that are equal by all keys, 0 for the others.

    >>> first_of_equals([as_figures([9.0, 8.0, 9.0])], Rivals(np.zeros(3), np.ones(3, bool), "dense")).tolist()
    [1.0, 1.0, 0.0]
    """
    orders = [ordinals(key) for key in keys]
    seen: set[tuple[Any, ...]] = set()
    firsts = np.full(len(orders[0]), np.nan)
    for u in np.flatnonzero(rivals.inside & ~np.isnan(orders[0])).tolist():
        own = (rivals.sets[u], *(None if np.isnan(order[u]) else order[u] for order in orders))
        firsts[u] = float(own not in seen)
        seen.add(own)
    return as_figures(firsts)


_FIRST = Line(message("First of equals"), "exact")
FEWER = 10
"""The decimals that a criterion of COUNTIFS keeps, which writes its number with 15 digits."""
_LONGEST = 8000
"""The characters that a formula may have, but for what guards it."""


class _Key(NamedTuple):
    """A figure that units are placed by.

    turned : whether the smaller is the better in its cells; decimals : those that are no noise
    """

    figure: RememberedFigure
    turned: bool
    decimals: int


class _Counting:
    """Writes how many units stand before one, and beside it, by counting cells."""

    def __init__(self, writing: Writing, node: Remembers, keys: Sequence[_Key], rivals: Rivals) -> None:
        self.writing, self.node, self.keys, self.rivals = writing, node, keys, rivals

    @classmethod
    def for_node(cls, writing: Writing, node: Remembers) -> _Counting | None:
        """What an operation on keys and rivals has to count; None where a key of any unit stands in no cell."""
        figures, rivals = node.args[:2]
        first, here = unfiltered_figures(figures[0])
        keys = [cls._key(writing, figure) for figure in (first, *figures[1:])]
        there = [key for key in keys if key is not None]
        # What is typed over the word that stands for a missing figure has its place among the others.
        fillable = lift(first).missing & _stands(writing, first)
        counting = cls(writing, node, there, rivals._replace(inside=rivals.inside & (here | fillable)))
        among = counting.rivals.rival_units(writing.u)
        every = len(there) == len(keys) and all(_stands(writing, key.figure)[among].all() for key in there)
        return counting if every else None

    @staticmethod
    def _key(writing: Writing, key: Any) -> _Key | None:
        """The cells of a figure that units are placed by, or of that whose sign it turns."""
        turned = isinstance(key, Remembers) and key.operation is not None and key.operation.name == "__neg__"
        of = key.args[0] if turned else key
        return _Key(of, turned, min(FEWER, writing.decimals(key))) if writing.cell(of) else None

    def place(self) -> str:
        """The place of the unit; "" where counting cells does not tell it."""
        every, ties = range(len(self.keys)), self.rivals.ties
        areas = _areas(self.rivals.rival_units(self.writing.u))
        only = self._firsts if ties == "dense" else (lambda area: [])
        before = [
            self._countifs([*self._equal(area, k), self._better_criterion(area, k), *only(area)])
            for area in areas
            for k in every
        ]
        if "" in before:
            return ""
        written = "+".join(["1", *before])
        if ties == "last":
            return "+".join([*before, *self._alike(areas)])
        if ties == "average":
            return f"{written}+({'+'.join(self._alike(areas))}-1)/2"
        return "+".join([written, *self.above()]) if ties == "ordinal" else written

    def above(self) -> list[str]:
        """How many of those listed above are equal."""
        u = self.writing.u
        return self._alike(_areas([n for n in self.rivals.rival_units(u) if n < u]))

    def _alike(self, areas: Sequence[tuple[int, int]]) -> list[str]:
        return [self._countifs(self._equal(area, len(self.keys))) for area in areas]

    def _own(self, k: int) -> str:
        return str(self.writing.cell(self.keys[k].figure))

    def _half(self, k: int) -> str:
        return f"5E-{self.keys[k].decimals + 1}"

    def _countifs(self, criteria: Sequence[str]) -> str:
        return f"COUNTIFS({','.join(criteria)})" if "" not in criteria else ""

    def _equal(self, area: tuple[int, int], count: int) -> list[str]:
        """The criteria of being equal by the first keys; who has none is equal to those without."""
        criteria = []
        for k in range(count):
            cells, own, half = _range(self.writing, self.keys[k].figure, area), self._own(k), self._half(k)
            for sign, edge in ((">=", "-"), ("<=", "+")):
                bound = f'"{sign}"&{own}{edge}{half}'
                criteria.append(f"{cells},{bound}" if k == 0 else f'{cells},IF(ISNUMBER({own}),{bound},"")')
        return criteria

    def _better_criterion(self, area: tuple[int, int], k: int) -> str:
        """The criterion of being better by one key; who has none comes after all who do."""
        cells, own, half = _range(self.writing, self.keys[k].figure, area), self._own(k), self._half(k)
        down = self.keys[k].turned != self.rivals.smallest
        bound = f"{own}-{half}" if down else f"{own}+{half}"
        sign, last = ("<", ENDLESS) if down else (">", f"-{ENDLESS}")
        return (
            f'{cells},"{sign}"&{bound}' if k == 0 else f'{cells},"{sign}"&IF(ISNUMBER({own}),{bound},{last})'
        )

    def _firsts(self, area: tuple[int, int]) -> list[str]:
        """The criterion of being the first of those with the same: they have a column of their own."""
        shared, key = self.writing.shared, (id(self.node), "first")
        if key not in shared:
            shared[key] = with_line(first_of_equals(self.node.args[0], self.rivals), _FIRST)
        cell = self.writing.cell(shared[key])
        return [f"{_range(self.writing, shared[key], area)},1" if cell else ""]


def _stands(writing: Writing, figure: Any) -> Flags:
    """bool[U], whose figure stands in a cell; found out once for a column."""
    key = id(figure), "stands"
    if key not in writing.shared:
        units = range(len(lift(figure)))
        writing.shared[key] = np.array([writing.cell(figure, n) is not None for n in units], dtype=np.bool_)
    stands: Flags = writing.shared[key]
    return stands


def _areas(units: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of units that stand below each other."""
    areas: list[tuple[int, int]] = []
    for n in units:
        if areas and areas[-1][1] == n - 1:
            areas[-1] = areas[-1][0], n
        else:
            areas.append((n, n))
    return areas


def _range(writing: Writing, figure: Any, area: tuple[int, int]) -> str:
    first, last = (writing.cell(figure, n) for n in area)
    return f"{first}:{last}"


def cells_of(writing: Writing, figure: Any, units: Sequence[int]) -> str:
    """The cells of some units' figures, as a function takes them; "" where one stands in no cell."""
    if not units or None in [writing.cell(figure, n) for n in units]:
        return ""
    return ",".join(_range(writing, figure, area) for area in _areas(units))


def unfiltered_figures(figures: Any) -> tuple[Any, Flags]:
    """A figure before some units were left out of it, and bool[U], those that were not."""
    here: Flags = np.ones(np.shape(figures), dtype=np.bool_)
    while isinstance(figures, Remembers) and figures.operation and figures.operation.excel is choice:
        condition, kept, otherwise = figures.args
        if isinstance(condition, Remembers) or lift(otherwise).known.any():
            break
        figures, here = kept, here & condition
    return figures, here
