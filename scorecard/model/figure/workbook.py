"""The formula by which a workbook works out the same figure: read off what it remembers, as an explanation is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import floor, isinf, isnan, log10
from typing import Any, NamedTuple

import numpy as np

from scorecard.base.decimals import plain
from scorecard.model.figure.figure import Figure, Flags, lift
from scorecard.model.figure.memory import Remembered, rests_on
from scorecard.model.figure.operation import PRODUCT, THROUGH, Remembers
from scorecard.model.figure.places import Rivals
from scorecard.model.figure.workbook_ranks import ENDLESS, FEWER, CellOf, RankColumn, RankFormula

NAMES = ("same figure", "number")
"""What only gives a figure a name, or lets it stand as its number."""

_ROUNDED = {
    "half_up": "ROUND(ROUND({0},{d}),{1})",
    "down": "ROUNDDOWN(ROUND({0},{d}),{1})",
    "up": "ROUNDUP(ROUND({0},{d}),{1})",
    "half_down": "SIGN({0})*(0-INT(0.5-{steps}))/10^{1}",
    "half_even": "SIGN({0})*IF(MOD({steps},1)=0.5,2*ROUND({steps}/2,0),ROUND({steps},0))/10^{1}",
}
_STEPS = "ROUND(ABS({0})*10^{1},{d})"
"""How many steps of the last digit kept lie between a figure and 0."""
_MOST = 14
MISSING = "NA()"
"""What stands for a figure that is not there and may not be."""


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
    return written_of(figures, u, cell_of).formula


class Written(NamedTuple):
    """A formula, and the figures and answers that stand in it as they came out, for a workbook cannot work them out."""

    formula: str
    kept: tuple[Remembers, ...]


Decimals = dict[tuple[int, ...], int]
"""The decimals that are no noise, by the figures that are compared or rounded; the same for all units."""


def written_of(figures: Figure, u: int, cell_of: CellOf, decimals: Decimals | None = None) -> Written:
    """The same formula, with what is not worked out in it.

    decimals : what was found out for other units of the same figures; grows on the way
    """
    writer = _Writer(u, cell_of, {} if decimals is None else decimals)
    needed = tuple(writer.needs(_made(figures)))
    body = writer.sure_of(needed, lambda: writer.figure(_made(figures), 0))
    return Written("=" + _guarded(needed, f'IFERROR({body},"")', '""'), tuple(writer.kept))


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


def _is(node: Remembers, name: str) -> bool:
    return node.operation is not None and node.operation.name == name


def _guarded(cells: tuple[str, ...], body: str, otherwise: str) -> str:
    return f"IF(COUNT({','.join(cells)})<{len(cells)},{otherwise},{body})" if cells else body


_ANSWERS = {"TRUE": "FALSE", "FALSE": "TRUE"}
"""What is known without asking, and what it is turned round."""


def _together(how: str, asked: Sequence[str]) -> str:
    """Questions of which all, or one, have to hold; what is known already is not asked."""
    decides, idle = ("FALSE", "TRUE") if how == "and" else ("TRUE", "FALSE")
    if decides in asked:
        return decides
    left = [one for one in asked if one != idle]
    return f"{how.upper()}({','.join(left)})" if len(left) > 1 else "".join(left) or idle


def _against_endless(how: str, a: str, b: str) -> str:
    """What is known of a figure held against an end that is none; "" where both are figures."""
    ends = {ENDLESS: 1, f"(-{ENDLESS})": -1}
    above = ends.get(a, 0) - ends.get(b, 0)
    if not above:
        return ""
    return (
        "TRUE"
        if {"at_least": 1, "more_than": 1, "at_most": -1, "less_than": -1}.get(how) == above
        else "FALSE"
    )


class _Writer:
    """Writes the figures of one unit; `sure` are the cells that hold a number wherever it is.

    kept : what was made of others and stands as its number or answer all the same
    """

    def __init__(self, u: int, cell_of: CellOf, decimals: Decimals) -> None:
        self.u, self.cell_of, self.decimals = u, cell_of, decimals
        self.cells: dict[int, str | None] = {}
        self.needed: dict[int, dict[str, None]] = {}
        self.sure: frozenset[str] = frozenset()
        self.kept: list[Remembers] = []

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
        if id(node) not in self.needed:
            self.needed[id(node)] = self._needs(node)
        return self.needed[id(node)]

    def _needs(self, node: Remembers) -> dict[str, None]:
        cell = self._cell(node)
        if cell:
            return {cell: None}
        operation = node.operation
        if operation is None or operation.spares:
            return {}
        if operation.name == "told_as":
            return self.needs(node.args[0])
        if operation.name == "placed":
            # Of what only breaks ties a unit may have nothing.
            return self.needs(node.args[0][0])
        if operation.name == "within":
            points, held, full = node.args
            shares = any(limit is not None and limit.share for limit in (held.most, held.least))
            return self.needs([points, full] if shares else points)
        if operation.name != "where":
            return self.needs(node.args[:1] if operation.between else rests_on(node, self.u))
        condition, yes, no = node.args
        if not isinstance(condition, Remembers):
            return self.needs(rests_on(node, self.u)[1])
        answer = self.question(condition)
        if answer in _ANSWERS:
            return self.needs(yes if answer == "TRUE" else no)
        otherwise = self.needs(no)
        return {cell: None for cell in self.needs(yes) if cell in otherwise}

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
        if operation.name == "within":
            return self._within(*node.args)
        if operation.name in ("known_sum", "filled") and self._sums(node) is not None:
            return self._sum_of_known(node)
        if operation.name == "filled" and not self._cell(node.args[0]):
            # What is worked out here is a number or an error; only a cell may be empty.
            return f"IFERROR({self._branch(node.args[0])},{self._number(node.args[1])})"
        if operation.name == "sum" and isinstance(node.args[0], Remembers) and _is(node.args[0], "stack"):
            return self._of_several("SUM({0})", node.args[0].args[0])
        if operation.name == "told_as":
            # How it is told is another matter.
            return self.figure(node.args[0], holds)
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

    def _sums(self, node: Remembers) -> Remembers | None:
        """The sum of what is known that a figure is, or that is taken for 0 where nothing is; None if it is neither."""
        if _is(node, "known_sum"):
            return node
        inner = _made(node.args[0])
        filled = node.args[1] == 0.0 and isinstance(inner, Remembers) and _is(inner, "known_sum")
        return inner if filled and not self._cell(node.args[0]) else None

    def _sum_of_known(self, node: Remembers) -> str:
        """The sum of what is there, that of a sum inside it written out."""
        summed = self._sums(node)
        parts = list(self._addends(summed)) if summed else []
        known = ",".join(written if cell else f"IFERROR({written},0)" for cell, written in parts)
        if summed is not node:
            return f"SUM({known})" if parts else "0"
        cells = ",".join(written for cell, written in parts if cell)
        there = [f"COUNT({cells})"] * bool(cells) + [f"ISNUMBER({one})" for cell, one in parts if not cell]
        return f"IF({'+'.join(there)}<1,{MISSING},SUM({known}))" if parts else MISSING

    def _addends(self, node: Remembers) -> Iterator[tuple[bool, str]]:
        """The addends as they are written, and whether each is a cell."""
        for one in node.args[0]:
            inner, cell = _made(one), self._taken(one)
            if not cell and isinstance(inner, Remembers) and _is(inner, "known_sum"):
                yield from self._addends(inner)
                continue
            written = cell or self._branch(one)
            if written != MISSING:
                yield cell is not None, written

    def _taken(self, node: Any) -> str | None:
        """The cell that a figure is taken from as it is; None where anything is done to it."""
        cell = self._cell(node)
        if cell or not isinstance(node, Remembers) or node.operation is None:
            return cell
        name, through = node.operation.name, node.args[0]
        if name == "where" and not isinstance(through, Remembers):
            return self._taken(rests_on(node, self.u)[1])
        return self._taken(through) if name in (*NAMES, "told_as") else None

    def _within(self, points: Any, held: Any, full: Any) -> str:
        """Points between the limits of a branch or total, the lower one last."""
        written = self.figure(points, 0)
        for limit, function in ((held.most, "MIN"), (held.least, "MAX")):
            if limit is not None and not isinf(limit.value):
                end = self._number(limit.value)
                if limit.share:
                    end = f"{self.figure(full, PRODUCT)}*{end}"
                written = f"{function}({written},{end})"
        return written

    def _choice(self, node: Remembers, holds: int) -> str:
        condition, yes, no = node.args
        if not isinstance(condition, Remembers):
            answer = np.asarray(condition)
            return self.figure(yes if (answer if answer.ndim == 0 else answer[self.u]) else no, holds)
        asked = self.question(condition)
        if asked in _ANSWERS:
            return self.figure(yes if asked == "TRUE" else no, holds)
        return f"IF({asked},{self._branch(yes)},{self._branch(no)})"

    def _branch(self, node: Any) -> str:
        return self.guarded(node, lambda: self.figure(node, 0), MISSING)

    def question(self, node: Any) -> str:
        """A question inside a formula; one that is not about cells is answered."""
        operation = node.operation if isinstance(node, Remembers) else None
        if operation is not None and operation.name in NAMES:
            return self.question(node.args[0])
        if operation is None or not operation.excel:
            return self._answer(node)
        if operation.name == "not":
            asked = self.question(node.args[0])
            return _ANSWERS.get(asked, f"NOT({asked})")
        if operation.name in ("and", "or"):
            return _together(operation.name, [self.question(one) for one in node.args])

        def compared() -> str:
            figures = [self.figure(one, 0) for one in node.args]
            known = _against_endless(operation.name, *figures)
            return known or operation.excel.format(*figures, d=self._decimals(*node.args))

        guarded = self.guarded(node, compared, "FALSE")
        return "FALSE" if guarded.endswith(",FALSE,FALSE)") else guarded

    def _answer(self, node: Any) -> str:
        """What was answered."""
        if isinstance(node, Remembers) and node.operation is not None:
            self.kept.append(node)
        answer = np.asarray(node)
        return "TRUE" if (answer if answer.ndim == 0 else answer[self.u]) else "FALSE"

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
        ranking = RankFormula(counting, rivals._replace(inside=inside), self.u, self.cell_of)
        return ranking.place() or self._number(node)

    def _column(self, key: Any) -> RankColumn | None:
        """The cells of a figure that units are placed by, or of that whose sign it turns."""
        turned = isinstance(key, Remembers) and key.operation is not None and key.operation.name == "__neg__"
        of = key.args[0] if turned else key
        exact = isinstance(key, Figure) and not key.noise[np.isfinite(key.noise)].any()
        return RankColumn(of, turned, min(FEWER, self._decimals(key)), exact) if self._cell(of) else None

    def _decimals(self, *figures: Any) -> int:
        """The decimals of figures of a column that are no noise."""
        key = tuple(map(id, figures))
        if key not in self.decimals:
            bounds = [one.noise[np.isfinite(one.noise)] for one in map(lift, figures)]
            noise = float(sum(np.max(bound, initial=0.0) for bound in bounds))
            self.decimals[key] = min(_MOST, floor(-log10(2 * noise))) if noise else _MOST
        return self.decimals[key]

    def _cell(self, node: Any) -> str | None:
        if not isinstance(node, Remembered) or node.constant or not (node.line or node.operation is None):
            return None
        if id(node) not in self.cells:
            self.cells[id(node)] = self.cell_of(node, self.u)
        return self.cells[id(node)]

    def _number(self, node: Any) -> str:
        """The number of the unit; a negative one in brackets, for a sign binds less than a power."""
        if isinstance(node, Remembers) and node.operation and not node.constant:
            self.kept.append(node)
        shown = lift(node).shown
        value = float(shown if shown.ndim == 0 else shown[self.u])
        if isnan(value):
            return MISSING
        number = ENDLESS if isinf(value) else plain(abs(value))
        return f"(-{number})" if value < 0 else number
