"""What was done to figures: an operation is declared once, with the way it reads in a line of arithmetic.

Figures that remember (`memory`) keep the operation they came from and what it was done to. The arithmetic is the same
for all: what is remembered is put beside the result, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar

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
    excel   : how a workbook says it; "" where it cannot, and the number stands there; {d} are the decimals that are no noise;
        of a list {0} all, {sum} those there are, {count} how many these are
    spares  : whether there is a result although some of the figures are missing
    others  : whether a unit's result is made of figures of other units alone
    """

    name: str
    text: str = ""
    binds: int = WHOLE
    holds: tuple[int, ...] = ()
    between: str = ""
    excel: str = ""
    spares: bool = False
    others: bool = False


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


def operation(
    text: str = "",
    binds: int = WHOLE,
    holds: tuple[int, ...] = (),
    between: str = "",
    excel: str = "",
    spares: bool = False,
    others: bool = False,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare a function of figures as an operation that figures can remember."""

    def declare(compute: Callable[P, R]) -> Callable[P, R]:
        made = Operation(compute.__name__, text, binds, holds, between, excel, spares, others)

        @wraps(compute)
        def run(*args: P.args, **options: P.kwargs) -> R:
            keeper = _keeper(args)
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
        keeper = _keeper(arg) if type(arg) in _SEVERAL else arg
        if isinstance(keeper, Remembers):
            if not keeper.constant:
                return keeper
            constant = keeper
        elif not isinstance(keeper, _NUMBERS):
            alone = False
    return constant if alone else None


_SEVERAL, _NUMBERS = (list, tuple), (float, int)


def _forgotten(arg: Any) -> Any:
    if isinstance(arg, Remembers):
        return arg.forgotten()
    return [_forgotten(one) for one in arg] if type(arg) in _SEVERAL else arg
