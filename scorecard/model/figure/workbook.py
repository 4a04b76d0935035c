"""The formula by which a workbook works out the same figure: read off what it remembers, as an explanation is."""

from __future__ import annotations

from collections.abc import Callable
from math import floor, isinf, isnan, log10
from typing import Any, NamedTuple

import numpy as np

from scorecard.base.decimals import plain
from scorecard.model.figure.figure import Figure, lift
from scorecard.model.figure.memory import RememberedFigure, rests_on, without_names
from scorecard.model.figure.operation import Cells, Remembers, Writing
from scorecard.model.figure.writers import ENDLESS, MISSING, choice, several, through

CellOf = Callable[[RememberedFigure, int], str | None]
"""The cell in which a unit's figure that was read, or has a name, stands; None where it stands in none.

The cells of a figure stand below each other, in the order of the units.
"""

_MOST = 14


class WrittenFormula(NamedTuple):
    """A formula, and the figures and answers that stand in it as they came out, for a workbook cannot work them out."""

    formula: str
    kept: tuple[Remembers, ...]


Shared = dict[Any, Any]
"""What the formulas of a column have in common, found out for the first of its units."""


def written_of(
    figures: Figure, u: int, cell_of: CellOf, shared: Shared | None = None, elsewhere: CellOf | None = None
) -> WrittenFormula:
    """The formula of one unit's figure over the cells of others; a cell it needs and that is empty leaves it empty.

    What no cell holds stands in it as a number. Figures are compared, and rounded, without the noise of binary
    fractions; the decimals are those of the whole column, so that its formulas differ by their cells only.

    >>> from scorecard.base.message import message
    >>> from scorecard.model.figure import Line, leaf, least, as_figures
    >>> actual = leaf(as_figures([8.0]), Line(message("actual")))
    >>> written_of(least(actual / 2.0, 3.0) * 10.0, 0, lambda figure, u: "B2").formula
    '=IF(COUNT(B2)<1,"",IFERROR(MIN(B2/2,3)*10,""))'

    shared : what was found out for other units of the same figures; grows on the way
    elsewhere : the cells of figures of other units
    """
    writer = _Writer(u, cell_of, {} if shared is None else shared, elsewhere or cell_of)
    made = without_names(figures)
    needed = tuple(writer.needs(made))
    body = writer.sure_of(needed, lambda: writer.figure(made))
    return WrittenFormula("=" + _guard_formula(needed, f'IFERROR({body},"")', '""'), tuple(writer.kept))


def _guard_formula(cells: tuple[str, ...], body: str, otherwise: str) -> str:
    return f"IF(COUNT({','.join(cells)})<{len(cells)},{otherwise},{body})" if cells else body


class _Writer:
    """Goes through the figures of one unit; how each was made its operation writes.

    sure : the cells that hold a number wherever it is
    kept : what was made of others and stands as its number or answer all the same
    """

    def __init__(self, u: int, cell_of: CellOf, shared: Shared, elsewhere: CellOf) -> None:
        self.u, self.cell_of, self.shared, self.cell_elsewhere = u, cell_of, shared, elsewhere
        self.cells: dict[tuple[int, int], str | None] = {}
        self.needed: dict[int, Cells] = {}
        self.sure: frozenset[str] = frozenset()
        self.kept: list[Remembers] = []

    def sure_of(self, cells: tuple[str, ...], write: Callable[[], str]) -> str:
        """What is written where some more cells hold a number."""
        before, self.sure = self.sure, self.sure | set(cells)
        try:
            return write()
        finally:
            self.sure = before

    def needs(self, node: Any) -> Cells:
        """The cells without which there is no figure, or no answer; in the order they are needed."""
        if isinstance(node, list | tuple):
            return {cell: None for part in node for cell in self.needs(part)}
        if not isinstance(node, Remembers):
            return {}
        if id(node) not in self.needed:
            cell = self.cell(node)
            self.needed[id(node)] = {cell: None} if cell else self._needs(node)
        return self.needed[id(node)]

    def _needs(self, node: Remembers) -> Cells:
        operation = node.operation
        if operation is None or operation.spares:
            return {}
        if operation.needs:
            return operation.needs(self, node)
        first = operation.between or operation.excel is through
        return self.needs(node.args[:1] if first else rests_on(node, self.u))

    def write_guarded(self, node: Any, write: Callable[[], str], otherwise: str) -> str:
        """A branch, or a comparison, with the cells that it needs beyond those that hold a number anyway."""
        more = tuple(cell for cell in self.needs(node) if cell not in self.sure)
        return _guard_formula(more, self.sure_of(more, write), otherwise)

    def branch(self, node: Any) -> str:
        """A figure that may be missing where others are there."""
        return self.write_guarded(node, lambda: self.figure(node), MISSING)

    def figure(self, node: Any, holds: int = 0) -> str:
        """A figure, or an answer, inside a formula; as it came out where no formula says how it was made."""
        cell = self.cell(node)
        if cell:
            return cell
        operation = node.operation if isinstance(node, Remembers) else None
        if operation is None or not operation.excel or (node.constant and not operation.text):
            return self.number(node)
        if callable(operation.excel):
            return operation.excel(self, node, holds)
        if isinstance(node.args[0], list | tuple):
            return several(self, operation.excel, node.args[0])
        tight = (*operation.holds, *[0] * len(node.args))
        written = operation.excel.format(*map(self.figure, node.args, tight))
        return f"({written})" if 0 <= operation.binds < holds else written

    def source_cell(self, node: Any) -> str | None:
        """The cell that a figure is taken from as it is."""
        cell = self.cell(node)
        if cell or not isinstance(node, Remembers) or node.operation is None:
            return cell
        if node.operation.excel is choice and not isinstance(node.args[0], Remembers):
            return self.source_cell(rests_on(node, self.u)[1])
        return self.source_cell(node.args[0]) if node.operation.excel is through else None

    def cell(self, node: Any, u: int | None = None) -> str | None:
        """The cell of a figure."""
        if (
            not isinstance(node, RememberedFigure)
            or node.constant
            or not (node.line or node.operation is None)
        ):
            return None
        key = id(node), self.u if u is None else u
        if key not in self.cells:
            self.cells[key] = self.cell_of(node, key[1])
        return self.cells[key]

    def elsewhere(self, u: int) -> Writing:
        """The same for a unit among others."""
        other = _Writer(u, self.cell_elsewhere, self.shared, self.cell_elsewhere)
        other.kept = self.kept
        return other

    def decimals(self, *figures: Any) -> int:
        """The decimals of figures of a column that are no noise."""
        key = tuple(map(id, figures))
        if key not in self.shared:
            bounds = [figure.noise[np.isfinite(figure.noise)] for figure in map(lift, figures)]
            noise = float(sum(np.max(bound, initial=0.0) for bound in bounds))
            self.shared[key] = min(_MOST, floor(-log10(2 * noise))) if noise else _MOST
        return int(self.shared[key])

    def number(self, node: Any) -> str:
        """What came out; a negative number in brackets, for a sign binds less than a power."""
        if isinstance(node, Remembers) and node.operation and not node.constant:
            self.kept.append(node)
        values = node if getattr(node, "dtype", None) == np.bool_ else lift(node).shown
        value = values if np.ndim(values) == 0 else values[self.u]
        if isinstance(value, bool | np.bool_):
            return str(bool(value)).upper()
        if isnan(value):
            return MISSING
        number = ENDLESS if isinf(value) else plain(abs(float(value)))
        return f"(-{number})" if value < 0 else number
