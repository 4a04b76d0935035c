"""What was done to figures: an operation is declared once, with the way it reads in a line of arithmetic.

Figures that remember (`memory`) keep the operation they came from and what it was done to. The arithmetic is the same
for all: what is remembered is put beside the result, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, NamedTuple, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

SUM, PRODUCT, POWER, WHOLE = 1, 2, 3, 9
"""How tightly a line of arithmetic holds together: a looser one inside a tighter one wants brackets."""

THROUGH = -1
"""Binds of what leaves its first figure as it is: that figure is written in its place."""


class Operation(NamedTuple):
    """One kind of step from figures to a figure.

    text  : how it reads, with a gap for each figure; "" where it is not written out
    binds : how tightly the result holds together; holds : how tightly each figure in it must, to go without brackets
    between : the sign between any number of figures; which of them are written is the second argument
    excel   : how a workbook says it, a formula with gaps or its writer; "" where it cannot, and the number stands there;
        of a list {0} all, {sum} those there are, {count} how many these are
    or_zero : the same where 0 is to stand for a result that is missing, if that is shorter
    needs   : the cells without which there is no result; those of all figures that it rests on, unless said
    spares  : whether there is a result although some of the figures are missing
    others  : whether nothing of its own goes into a unit's line: it is made of figures of other units, or asks for its own alone
    """

    name: str
    text: str = ""
    binds: int = WHOLE
    holds: tuple[int, ...] = ()
    between: str = ""
    excel: str | Writer = ""
    spares: bool = False
    others: bool = False
    needs: Needs | None = None
    or_zero: Writer | None = None


class Remembers:
    """A result that keeps the operation it came from; `operation` is None for a figure that was read.

    A figure, or the answer to a question about figures. A `constant` is a number of the scheme, or made of such alone.
    """

    operation: Operation | None
    args: tuple[Any, ...]
    options: Mapping[str, Any]
    constant: bool

    def forgotten(self) -> Any:
        """The bare figures or answers."""
        raise NotImplementedError

    def remember(
        self, result: Any, operation: Operation, args: tuple[Any, ...], options: Mapping[str, Any]
    ) -> Any:
        """A result of which this is an argument, with what it came from."""
        raise NotImplementedError


class Writing(Protocol):
    """The formula of one unit's figure in a workbook, of which each operation writes its own part.

    u : the unit; shared : what is kept for the units of a column, each of which has a formula of its own
    """

    u: int
    shared: dict[Any, Any]

    def figure(self, node: Any, holds: int = 0) -> str:
        """A figure, or an answer: its cell, or how it was made; `holds` is how tightly it must hold together."""

    def branch(self, node: Any) -> str:
        """A figure that may be missing: what stands for none where a cell it needs is empty."""

    def write_guarded(self, node: Any, write: Callable[[], str], otherwise: str) -> str:
        """What is written of some figures, and what stands where a cell they need is empty."""

    def number(self, node: Any) -> str:
        """A figure as its number, which stays when cells are changed."""

    def cell(self, node: Any, u: int | None = None) -> str | None:
        """The cell of a figure, of this unit or another; None where it stands in none."""

    def source_cell(self, node: Any) -> str | None:
        """The cell that a figure is taken from as it is; None where anything is done to it."""

    def decimals(self, *figures: Any) -> int:
        """The decimals of a column of figures that are no noise of binary fractions."""

    def needs(self, node: Any) -> Cells:
        """The cells without which there is no figure, or no answer."""

    def elsewhere(self, u: int) -> Writing:
        """The same for a unit among other units, whose figures get no columns here."""


Cells = dict[str, None]
"""Cells in the order they are needed."""

Writer = Callable[[Writing, Remembers, int], str]
"""Writes an operation of the formula that is being written, to be held together so tightly."""

Needs = Callable[[Writing, Remembers], Cells]


def operation(
    text: str = "",
    binds: int = WHOLE,
    holds: tuple[int, ...] = (),
    between: str = "",
    excel: str | Writer = "",
    spares: bool = False,
    others: bool = False,
    needs: Needs | None = None,
    or_zero: Writer | None = None,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare a function of figures as an operation that figures can remember."""

    def declare(compute: Callable[P, R]) -> Callable[P, R]:
        made = Operation(compute.__name__, text, binds, holds, between, excel, spares, others, needs, or_zero)

        @wraps(compute)
        def run(*args: P.args, **options: P.kwargs) -> R:
            keeper = None if _BARE.issuperset(map(type, args)) else _keeper(args)
            if keeper is None:
                return compute(*args, **options)
            result = compute(*(_forgotten(arg) for arg in args), **options)
            remembered: R = keeper.remember(result, made, args, options)
            return remembered

        return run

    return declare


def _keeper(args: Iterable[Any]) -> Remembers | None:
    """Which of some arguments makes the result remember; numbers of the scheme do so among themselves only."""
    constant: Remembers | None = None
    alone = True
    for arg in args:
        several = type(arg) in _SEVERAL
        keeper = _keeper(arg) if several else arg
        if isinstance(keeper, Remembers):
            if not keeper.constant:
                return keeper
            constant = keeper
            continue
        if not isinstance(keeper, _NUMBERS):
            alone = False
        if not several:
            _BARE.add(type(arg))
    return constant if alone else None


_SEVERAL, _NUMBERS = (list, tuple), (float, int)
_BARE: set[type] = set()
"""The kinds of arguments that were seen to remember nothing; most operations have none but these."""


def _forgotten(arg: Any) -> Any:
    if isinstance(arg, Remembers):
        return arg.forgotten()
    return [_forgotten(item) for item in arg] if type(arg) in _SEVERAL else arg
