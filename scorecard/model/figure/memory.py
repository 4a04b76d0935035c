"""Figures that remember how they were made, so that the score itself can be told, line by line.

Scoring runs on figures without a memory. To explain one, the same functions are run on remembering figures: the arithmetic
is the same, and beside each result stands what it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

import numpy as np

from scorecard.base.span import Span
from scorecard.base.text import Text
from scorecard.model.figure.figure import Figure, Flags, Floats, lift
from scorecard.model.figure.operation import Operation, Remembers
from scorecard.model.figure.several import stack

Style = Literal["exact", "brief", "percent"]
"""How a number is written: in full, to 4 decimals, or as a percentage to 4 decimals."""


@dataclass(frozen=True, eq=False)
class Line:
    """What a figure is called in an explanation, and how its line reads.

    style : how the number is written, here and in the lines that use it
    says  : by unit, a sentence in place of the arithmetic, where a reader wants to know more than the figures
    shown : by unit, what stands for the result, where that is not the number
    told  : by unit, whether it has a line; without, the line is left out where the figure is what it was before
    where : by unit, where it was read
    """

    what: Text
    style: Style = "brief"
    says: Callable[[int], Text] | None = None
    shown: Callable[[int], str | Text] | None = None
    told: Callable[[int], bool] | None = None
    where: Callable[[int], Span | None] | None = None


class Remembered(Figure, Remembers):
    """Figures of the units of a table, float64[U], with what they came from."""

    def __init__(
        self,
        figures: Figure,
        operation: Operation | None = None,
        args: tuple[Any, ...] = (),
        options: Mapping[str, Any] | None = None,
        line: Line | None = None,
        style: Style | None = None,
        constant: bool = False,
    ) -> None:
        self.value, self.error, self.read = figures.value, figures.error, figures.read
        self.operation, self.args, self.options = operation, args, options or {}
        self.line, self.constant = line, constant
        self.style: Style = style or (line.style if line else "brief")

    def forgotten(self) -> Figure:
        """The same without memory."""
        bare = Figure.__new__(Figure)
        bare.value, bare.error, bare.read = self.value, self.error, self.read
        return bare

    def remember(
        self, result: Any, operation: Operation, args: tuple[Any, ...], options: Mapping[str, Any]
    ) -> Any:
        """A result of which this is an argument, with what it came from."""
        return _remembered(result, operation, args, options, self.constant)

    def __getitem__(self, at: Any) -> Figure:
        """All of it, and a column of a stack, keep their memory; of anything else the bare figures are taken."""
        if isinstance(at, slice) and at == slice(None):
            return self
        column = self.column(at)
        return self.forgotten()[at] if column is None else column

    def column(self, at: Any) -> Figure | None:
        """The figures of a stack that an index names; None where it names none of them alone."""
        if self.operation is None or self.operation.name != "stack" or not isinstance(at, tuple):
            return None
        figures, axis = self.args[0], self.options["axis"]
        whole = all(isinstance(one, slice) and one == slice(None) for one in at[:axis])
        if len(at) != axis + 1 or not whole or not isinstance(at[axis], int):
            return None
        return cast(Figure, figures[at[axis]])

    def at(self, u: int) -> float:
        """The figure of one unit, as it is shown."""
        shown = self.shown
        return float(shown if shown.ndim == 0 else shown[u])


class Answer(np.ndarray[Any, np.dtype[np.bool_]], Remembers):
    """What was answered to a question about figures, bool[U], with the question."""

    def __array_finalize__(self, made_of: Any) -> None:
        self.operation, self.args, self.options, self.constant = None, (), {}, False

    def forgotten(self) -> Flags:
        """The same without memory."""
        return self.view(np.ndarray)

    def remember(
        self, result: Any, operation: Operation, args: tuple[Any, ...], options: Mapping[str, Any]
    ) -> Any:
        """A result of which this is an argument, with what it came from."""
        return _remembered(result, operation, args, options)

    def __and__(self, other: Any) -> Any:
        return _remembered(self.forgotten() & _bare(other), _AND, (self, other), {})

    def __or__(self, other: Any) -> Any:
        return _remembered(self.forgotten() | _bare(other), _OR, (self, other), {})

    def __rand__(self, other: Any) -> Any:
        return _remembered(_bare(other) & self.forgotten(), _AND, (other, self), {})

    def __ror__(self, other: Any) -> Any:
        return _remembered(_bare(other) | self.forgotten(), _OR, (other, self), {})

    def __invert__(self) -> Any:
        return _remembered(~self.forgotten(), _NOT, (self,), {})


_AND = Operation("and", "{0}, {1}", 0, (0, 0))
_OR = Operation("or", "{0} / {1}", 0, (0, 0))
_NOT = Operation("not", "¬({0})")


def _bare(flags: Any) -> Any:
    return flags.forgotten() if isinstance(flags, Remembers) else flags


def _remembered(
    result: Any,
    operation: Operation,
    args: tuple[Any, ...],
    options: Mapping[str, Any],
    constant: bool = False,
) -> Any:
    if isinstance(result, Figure):
        return Remembered(result, operation, args, options, constant=constant)
    if isinstance(result, np.ndarray | np.bool_) and np.asarray(result).dtype == np.bool_:
        answer = np.asarray(result).view(Answer)
        answer.operation, answer.args, answer.options = operation, args, options
        return answer
    return result


def leaf(figures: Figure | Floats | float, line: Line) -> Remembered:
    """Figures as they were read or stand in the scheme, with the name by which the lines call them."""
    given = lift(figures)
    return Remembered(given.forgotten() if isinstance(given, Remembered) else given, line=line)


def constant(number: float, style: Style = "exact") -> Figure:
    """A number of the scheme inside a formula, with how it is written there.

    Among themselves they remember, so that `(25% − 15%)` can be told; with bare figures nothing is kept.
    """
    return Remembered(lift(number), style=style, constant=True)


def beside(columns: Sequence[Figure]) -> Figure:
    """Columns of a table, float64[U] each, as one: float64[U, I]; each keeps its own memory."""
    return stack(columns, axis=1)


def named(figures: Figure, line: Line | Callable[[], Line]) -> Figure:
    """Give a figure a line of its own in the explanation; one without memory stays what it is.

    A line that is costly to make is given as a function.
    """
    if not isinstance(figures, Remembered):
        return figures
    return Remembered(figures, _SAME, (figures,), line=line() if callable(line) else line)


_SAME = Operation("same figure", "{0}")


def as_number(figures: Figure) -> Figure:
    """A figure that stands as its number in the lines that use it, and not as how it was made."""
    return Remembered(figures, _NUMBER, (figures,)) if isinstance(figures, Remembered) else figures


_NUMBER = Operation("number")


def rests_on(node: Remembers, u: int) -> tuple[Any, ...]:
    """What the figure of one unit rests on: of a choice, the question and the figures taken."""
    operation = node.operation
    if operation is None:
        return ()
    if operation.name == "where":
        condition, yes, no = node.args
        return condition, (yes if _holds(condition, u) else no)
    if operation.name in ("stack", "joined"):
        return tuple(node.args[0])
    return node.args


def _holds(condition: Any, u: int) -> bool:
    answer = np.asarray(condition)
    return bool(answer if answer.ndim == 0 else answer[u])


def lines(node: Any, u: int, told: set[int]) -> Iterator[Remembered]:
    """The figures with a line that one unit's figure rests on, each once, in the order they are needed; itself last.

    told : the figures that have been told before, by identity; grows on the way
    """
    if not isinstance(node, Remembers) or id(node) in told:
        return
    told.add(id(node))
    for arg in rests_on(node, u):
        yield from lines(arg, u, told)
    if (
        isinstance(node, Remembered)
        and node.operation
        and node.line
        and (node.line.told is None or node.line.told(u))
    ):
        yield node
