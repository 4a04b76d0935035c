"""How a workbook works out a place: by counting the cells of those that stand before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from scorecard.model.figure.memory import Remembered
from scorecard.model.figure.places import Rivals

CellOf = Callable[[Remembered, int], str | None]
"""The cell in which a unit's figure that was read, or has a name, stands; None where it stands in none.

The cells of a figure stand below each other, in the order of the units.
"""

FEWER = 10
"""The decimals that a criterion of COUNTIFS keeps, which writes its number with 15 digits."""
ENDLESS = "1E+290"
_LONGEST = 8000
"""The characters that a formula may have, but for what guards it."""


class RankColumn(NamedTuple):
    """A figure that units are placed by.

    turned : whether the smaller is the better in its cells
    decimals : those that are no noise; exact : whether there is none
    """

    figure: Remembered
    turned: bool
    decimals: int
    exact: bool


class RankFormula:
    """Writes how many units stand before one, and beside it, by counting cells."""

    def __init__(self, columns: Sequence[RankColumn], rivals: Rivals, u: int, cell_of: CellOf) -> None:
        self.columns, self.rivals, self.u, self.cell_of = columns, rivals, u, cell_of

    def place(self) -> str | None:
        """The place of the unit; None where counting cells does not tell it."""
        areas, ties = self._areas(self.rivals.of(self.u)), self.rivals.ties
        if ties == "dense":
            alone = len(self.columns) == 1 and self.columns[0].exact
            different = f"1+{self._different(areas)}" if alone else ""
            return different if 0 < len(different) < _LONGEST else None
        before = "+".join(
            self._counted([*self._equal(area, k), self._before(area, k)])
            for area in areas
            for k in range(len(self.columns))
        )
        equal = [self._counted(self._equal(area, len(self.columns))) for area in areas]
        if ties == "average":
            return f"1+{before}+({'+'.join(equal)}-1)/2"
        if ties == "last":
            return f"{before}+{'+'.join(equal)}"
        if ties == "ordinal":
            above = self._areas([n for n in self.rivals.of(self.u) if n < self.u])
            equal = [self._counted(self._equal(area, len(self.columns))) for area in above]
            return "+".join(["1", before, *equal])
        return f"1+{before}"

    def _areas(self, units: Sequence[int]) -> list[tuple[int, int]]:
        """The first and the last of units that stand below each other."""
        areas: list[tuple[int, int]] = []
        for n in units:
            if areas and areas[-1][1] == n - 1:
                areas[-1] = areas[-1][0], n
            else:
                areas.append((n, n))
        return areas

    def _range(self, k: int, area: tuple[int, int]) -> str:
        first, last = (self.cell_of(self.columns[k].figure, n) for n in area)
        return f"{first}:{last}"

    def _own(self, k: int) -> str:
        return str(self.cell_of(self.columns[k].figure, self.u))

    def _half(self, k: int) -> str:
        return f"5E-{self.columns[k].decimals + 1}"

    def _counted(self, criteria: Sequence[str]) -> str:
        return f"COUNTIFS({','.join(criteria)})"

    def _equal(self, area: tuple[int, int], count: int) -> list[str]:
        """The criteria of being equal by the first keys; who has none is equal to those without."""
        criteria = []
        for k in range(count):
            cells, own, half = self._range(k, area), self._own(k), self._half(k)
            for sign, edge in ((">=", "-"), ("<=", "+")):
                bound = f'"{sign}"&{own}{edge}{half}'
                criteria.append(f"{cells},{bound}" if k == 0 else f'{cells},IF(ISNUMBER({own}),{bound},"")')
        return criteria

    def _before(self, area: tuple[int, int], k: int) -> str:
        """The criterion of being better by one key; who has none comes after all who do."""
        cells, own, half = self._range(k, area), self._own(k), self._half(k)
        down = self.columns[k].turned != self.rivals.smallest
        bound = f"{own}-{half}" if down else f"{own}+{half}"
        sign, last = ("<", ENDLESS) if down else (">", f"-{ENDLESS}")
        return (
            f'{cells},"{sign}"&{bound}' if k == 0 else f'{cells},"{sign}"&IF(ISNUMBER({own}),{bound},{last})'
        )

    def _different(self, areas: Sequence[tuple[int, int]]) -> str:
        """How many different figures are better: each cell counts for its share of those that have the same."""
        down = self.columns[0].turned != self.rivals.smallest
        sign, own, pieces = "<" if down else ">", self._own(0), []
        for n in self.rivals.of(self.u):
            cell = self.cell_of(self.columns[0].figure, n)
            alike = "+".join(f"COUNTIF({self._range(0, area)},{cell})" for area in areas)
            pieces.append(f"IF(COUNT({cell})<1,0,({cell}{sign}{own})/({alike}))")
        return "+".join(pieces)
