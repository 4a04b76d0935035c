"""The formula by which a workbook works out the same figure: read off what it remembers, as an explanation is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import floor, isinf, isnan, log10
from typing import Any, NamedTuple

import numpy as np

from scorecard.base.decimals import plain
from scorecard.model.figure.figure import Figure, Flags, lift
from scorecard.model.figure.memory import Remembered, rests_on
from scorecard.model.figure.operation import THROUGH, Remembers
from scorecard.model.figure.places import Rivals

CellOf = Callable[[Remembered, int], str | None]
"""The cell in which a unit's figure that was read, or has a name, stands; None where it stands in none.

The cells of a figure stand below each other, in the order of the units.
"""

NAMES = ("same figure", "number")
"""What only gives a figure a name, or lets it stand as its number."""

_ROUNDED = {
    "half_up": "ROUND(ROUND({0},{d}),{1})",
    "down": "ROUNDDOWN(ROUND({0},{d}),{1})",
    "up": "ROUNDUP(ROUND({0},{d}),{1})",
    "half_even": "SIGN({0})*IF(MOD({steps},1)=0.5,2*ROUND({steps}/2,0),ROUND({steps},0))/10^{1}",
}
_STEPS = "ROUND(ABS({0})*10^{1},{d})"
"""How many steps of the last digit kept lie between a figure and 0."""
_MOST = 14
_FEWER = 10
"""The decimals that a criterion of COUNTIFS keeps, which writes its number with 15 digits."""
_ENDLESS = "1E+307"
_LONGEST = 8000
"""The characters that a formula may have, but for what guards it."""


def formula_of(figures: Figure, u: int, cell_of: CellOf) -> str:
    """The formula of one unit's figure over the cells of others; a cell it needs and that is empty leaves it empty.

    What no cell holds stands in it as a number. Figures are compared, and rounded, without the noise of binary
    fractions; the decimals are those of the whole column, so that its formulas differ by their cells only.

    >>> from scorecard.base.message import message
    >>> from scorecard.model.figure import Line, leaf, least, read
    >>> actual = leaf(read([8.0]), Line(message("actual")))
    >>> formula_of(least(actual / 2.0, 3.0) * 10.0, 0, lambda figure, u: "B2")
    '=IF(COUNT(B2)<1,"",IFERROR(MIN(B2/2,3)*10,""))'
    """
    writer = _Writer(u, cell_of)
    needed = tuple(writer.needs(_made(figures)))
    body = writer.sure_of(needed, lambda: writer.figure(_made(figures), 0))
    return "=" + _guarded(needed, f'IFERROR({body},"")', '""')


def _made(figures: Any) -> Any:
    """A figure without its name."""
    while isinstance(figures, Remembered) and figures.operation and figures.operation.name in NAMES:
        figures = figures.args[0]
    return figures


def _with_figures(figures: Any) -> tuple[Any, Flags]:
    """A figure before some units were left out of it, and bool[U], those that were not."""
    here: Flags = np.ones(np.shape(figures), dtype=np.bool_)
    while isinstance(figures, Remembered) and figures.operation and figures.operation.name == "where":
        condition, kept, otherwise = figures.args
        if isinstance(condition, Remembers) or lift(otherwise).known.any():
            break
        figures, here = kept, here & condition
    return figures, here


def _guarded(cells: tuple[str, ...], body: str, otherwise: str) -> str:
    return f"IF(COUNT({','.join(cells)})<{len(cells)},{otherwise},{body})" if cells else body


class _Column(NamedTuple):
    """A figure that units are placed by.

    turned : whether the smaller is the better in its cells
    decimals : those that are no noise; exact : whether there is none
    """

    figure: Remembered
    turned: bool
    decimals: int
    exact: bool


class _Ranking:
    """Writes how many units stand before one, and beside it, by counting cells."""

    def __init__(self, columns: Sequence[_Column], rivals: Rivals, u: int, cell_of: CellOf) -> None:
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
        sign, last = ("<", _ENDLESS) if down else (">", f"-{_ENDLESS}")
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


class _Writer:
    """Writes the figures of one unit; `sure` are the cells that hold a number wherever it is."""

    def __init__(self, u: int, cell_of: CellOf) -> None:
        self.u, self.cell_of = u, cell_of
        self.sure: frozenset[str] = frozenset()

    def sure_of(self, cells: tuple[str, ...], write: Callable[[], str]) -> str:
        """What is written where some more cells hold a number."""
        before, self.sure = self.sure, self.sure | set(cells)
        try:
            return write()
        finally:
            self.sure = before

    def needs(self, node: Any) -> dict[str, None]:
        """The cells without which there is no figure, or no answer; in the order they are needed."""
        if isinstance(node, list | tuple):
            return {cell: None for one in node for cell in self.needs(one)}
        if not isinstance(node, Remembers):
            return {}
        cell = self._cell(node)
        if cell:
            return {cell: None}
        operation = node.operation
        if operation is None or operation.spares:
            return {}
        if operation.name == "placed":
            # Of what only breaks ties a unit may have nothing.
            return self.needs(node.args[0][0])
        if operation.name != "where":
            return self.needs(node.args[:1] if operation.between else rests_on(node, self.u))
        condition, yes, no = node.args
        if not isinstance(condition, Remembers):
            return self.needs(rests_on(node, self.u)[1])
        return {cell: None for cell in self.needs(yes) if cell in self.needs(no)}

    def guarded(self, node: Any, write: Callable[[], str], otherwise: str) -> str:
        """A branch, or a comparison, with the cells that it needs beyond those that hold a number anyway."""
        more = tuple(cell for cell in self.needs(node) if cell not in self.sure)
        return _guarded(more, self.sure_of(more, write), otherwise)

    def figure(self, node: Any, holds: int) -> str:
        """A figure inside a formula."""
        cell = self._cell(node)
        if cell:
            return cell
        node = _made(node)
        operation = node.operation if isinstance(node, Remembers) else None
        if operation is None or (node.constant and not operation.text):
            return self._number(node)
        if operation.name == "where":
            return self._choice(node, holds)
        if operation.name == "rounded":
            return self._rounded(node, *node.args[:2], *node.args[2:3])
        if operation.name == "placed":
            return self._place(node, *node.args[:2])
        if operation.name == "picked" or (operation.binds == THROUGH and not operation.excel):
            return self.figure(rests_on(node, self.u)[0], holds)
        if not operation.excel:
            return self._number(node)
        if isinstance(node.args[0], list | tuple):
            return self._of_several(operation.excel, node.args[0])
        tight = (*operation.holds, *[0] * len(node.args))
        parts = [self.figure(one, each) for one, each in zip(node.args, tight, strict=False)]
        written = operation.excel.format(*parts, d=self._decimals(*node.args))
        return f"({written})" if 0 <= operation.binds < holds else written

    def _of_several(self, template: str, figures: Sequence[Any]) -> str:
        """A function of any number of figures: of all, or of those that are there."""
        parts = [self._cell(one) or self._branch(one) for one in figures]
        there = "+".join(f"ISNUMBER({one})" for one in parts)
        known = "+".join(f"IFERROR(N({one}),0)" for one in parts)
        return template.format(",".join(parts), count=there, sum=known)

    def _choice(self, node: Remembers, holds: int) -> str:
        condition, yes, no = node.args
        if not isinstance(condition, Remembers):
            answer = np.asarray(condition)
            return self.figure(yes if (answer if answer.ndim == 0 else answer[self.u]) else no, holds)
        return f"IF({self.question(condition)},{self._branch(yes)},{self._branch(no)})"

    def _branch(self, node: Any) -> str:
        return self.guarded(node, lambda: self.figure(node, 0), "NA()")

    def question(self, node: Any) -> str:
        """A question inside a formula; one that is not about cells is answered."""
        operation = node.operation if isinstance(node, Remembers) else None
        if operation is None or not operation.excel:
            answer = np.asarray(node)
            return "TRUE" if (answer if answer.ndim == 0 else answer[self.u]) else "FALSE"
        if operation.name in ("and", "or", "not"):
            return operation.excel.format(*(self.question(one) for one in node.args))

        def compared() -> str:
            figures = (self.figure(one, 0) for one in node.args)
            return operation.excel.format(*figures, d=self._decimals(*node.args))

        return self.guarded(node, compared, "FALSE")

    def _rounded(self, node: Remembered, figures: Any, decimals: int | None, mode: str | None = None) -> str:
        if decimals is None:
            return self.figure(figures, 0)
        template = _ROUNDED[mode or str(node.options.get("mode", "half_up"))]
        figure, sure = self.figure(figures, 0), self._decimals(figures)
        steps = _STEPS.format(figure, decimals, d=max(sure - decimals, 1))
        return template.format(figure, decimals, d=sure, steps=steps)

    def _place(self, node: Remembered, keys: Sequence[Any], rivals: Rivals) -> str:
        """One more than the units before; where no cells hold what they are placed by, the number."""
        first, here = _with_figures(keys[0])
        inside = rivals.inside & here
        columns = [self._column(key) for key in (first, *keys[1:])]
        if not inside[self.u] or None in columns:
            return self._number(node)
        counting = [column for column in columns if column]
        ranking = _Ranking(counting, rivals._replace(inside=inside), self.u, self.cell_of)
        return ranking.place() or self._number(node)

    def _column(self, key: Any) -> _Column | None:
        """The cells of a figure that units are placed by, or of that whose sign it turns."""
        turned = isinstance(key, Remembers) and key.operation is not None and key.operation.name == "__neg__"
        of = key.args[0] if turned else key
        exact = isinstance(key, Figure) and not key.noise[np.isfinite(key.noise)].any()
        return _Column(of, turned, min(_FEWER, self._decimals(key)), exact) if self._cell(of) else None

    def _decimals(self, *figures: Any) -> int:
        """The decimals of figures of a column that are no noise."""
        bounds = [one.noise[np.isfinite(one.noise)] for one in map(lift, figures) if isinstance(one, Figure)]
        noise = float(sum(np.max(bound, initial=0.0) for bound in bounds))
        return min(_MOST, floor(-log10(2 * noise))) if noise else _MOST

    def _cell(self, node: Any) -> str | None:
        named = isinstance(node, Remembered) and (node.line or node.operation is None) and not node.constant
        return self.cell_of(node, self.u) if named else None

    def _number(self, node: Any) -> str:
        """The number of the unit; a negative one in brackets, for a sign binds less than a power."""
        shown = lift(node).shown
        value = float(shown if shown.ndim == 0 else shown[self.u])
        if isnan(value):
            return "NA()"
        number = _ENDLESS if isinf(value) else plain(abs(value))
        return f"(-{number})" if value < 0 else number
