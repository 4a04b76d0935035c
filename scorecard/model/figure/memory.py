"""Figures that remember how they were made, so that the score itself can be told, line by line.

Scoring runs on figures without a memory. To explain one, the same functions are run on remembering figures: the arithmetic
is the same, and beside each result stands what it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import nan
from typing import Any, Literal, NamedTuple, cast

import numpy as np

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.figure.arrays import Flags, Floats
from scorecard.model.figure.figure import Figure, Number, lift
from scorecard.model.figure.operation import THROUGH, Operation, Remembers, operation
from scorecard.model.figure.several import stack
from scorecard.model.figure.writers import all_or_any_writer, through, turned_round

Style = Literal["exact", "brief", "percent"]
"""How a number is written: in full, to 4 decimals, or as a percentage to 4 decimals."""


class Worked(NamedTuple):
    """One line of arithmetic of one unit: what it is, the formula with its figures, and what comes out."""

    what: Text
    formula: Text
    result: float = nan


@dataclass(frozen=True, eq=False)
class Line:
    """What a figure, or an answer, is called in an explanation, and how its line reads where that is not the arithmetic.

    what  : its name, on its own line and in the lines that use it
    style : how its number is written there
    says  : by unit, a sentence in place of the arithmetic; ARITHMETIC in it stands for that
    shown : by unit, what stands for the result in place of the number
    told  : by unit, whether it has a line; where not, the lines that use it call it what it was before, if it is the same
    where : by unit, where it was read
    others : by unit, figures of others that go into it beside its own, each under its name
    before : by unit, the lines told before its own, in place of those of what it rests on
    spelled : where its number would be cut, the lines that use it write how it was made instead
    about : what its line is about, for whoever has the words for it

    A sentence or what is shown may be None: then the arithmetic or the number is. `{of}` in a text stands for what
    the rule around it compares, in words.
    """

    what: Text
    style: Style = "brief"
    says: Callable[[int], Text | None] | None = None
    shown: Callable[[int], Text | None] | None = None
    told: Callable[[int], bool] | None = None
    where: Callable[[int], Span | None] | None = None
    others: Callable[[int], Sequence[tuple[Text, float]]] | None = None
    before: Callable[[int], Sequence[Any]] | None = None
    spelled: bool = False
    about: object = None

    def stands(self, u: int) -> bool:
        """Whether the lines that use it may call it by its name: it has a line, or is nothing but a name."""
        return self.told is None or self.told is untold or self.told(u)


ARITHMETIC = message("the arithmetic")
"""Stands for the arithmetic of a line in what it says."""


def intro_and_formula(intro: Text) -> Text:
    """The arithmetic of a line after a few words of what it is of."""
    return message("{intro}: {formula}", intro=intro, formula=ARITHMETIC)


def untold(_: int) -> bool:
    """That a figure has a name in the lines that use it, and no line of its own."""
    return False


class RememberedFigure(Figure, Remembers):
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
        text: str = "",
    ) -> None:
        self.value, self.error, self.read = figures.value, figures.error, figures.read
        self.operation, self.args, self.options = operation, args, options or {}
        self.line, self.constant, self.text, self.idle = line, constant, text, False
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
        return _remember(result, operation, args, options, self.constant)

    def __getitem__(self, at: Any) -> Figure:
        """All of it, and a column of a stack, keep their memory; of anything else the bare figures are taken."""
        if isinstance(at, slice) and at == slice(None):
            return self
        column = self.column(at)
        return self.forgotten()[at] if column is None else column

    def column(self, at: Any) -> Figure | None:
        """The figures of a stack that an index names, one or some of them; None where it names none of them."""
        if self.operation is None or self.operation.name != "stack":
            return None
        at = at if isinstance(at, tuple) else (at,)
        figures, axis = self.args[0], self.options.get("axis", 0)
        whole = all(isinstance(slice_, slice) and slice_ == slice(None) for slice_ in at[:axis])
        if len(at) != axis + 1 or not whole or not isinstance(at[axis], int | list):
            return None
        if isinstance(at[axis], list):
            return stack([figures[n] for n in at[axis]], axis=axis)
        return cast(Figure, figures[at[axis]])


class Answer(np.ndarray[Any, np.dtype[np.bool_]], Remembers):
    """What was answered to a question about figures, bool[U], with the question."""

    def __array_finalize__(self, made_of: Any) -> None:
        self.operation, self.args, self.options, self.constant = None, (), {}, False
        self.line: Line | None = None

    def forgotten(self) -> Flags:
        """The same without memory."""
        return self.view(np.ndarray)

    def remember(
        self, result: Any, operation: Operation, args: tuple[Any, ...], options: Mapping[str, Any]
    ) -> Any:
        """A result of which this is an argument, with what it came from."""
        return _remember(result, operation, args, options)

    def __and__(self, other: Any) -> Any:
        return _remember(self.forgotten() & _bare(other), _AND, (self, other), {})

    def __or__(self, other: Any) -> Any:
        return _remember(self.forgotten() | _bare(other), _OR, (self, other), {})

    def __rand__(self, other: Any) -> Any:
        return _remember(_bare(other) & self.forgotten(), _AND, (other, self), {})

    def __ror__(self, other: Any) -> Any:
        return _remember(_bare(other) | self.forgotten(), _OR, (other, self), {})

    def __invert__(self) -> Any:
        return _remember(~self.forgotten(), _NOT, (self,), {})


_AND = Operation("and", "{0}, {1}", 0, (0, 0), excel=all_or_any_writer("AND"))
_OR = Operation("or", "{0} / {1}", 0, (0, 0), excel=all_or_any_writer("OR"))
_NOT = Operation("not", "¬({0})", excel=turned_round)


def _bare(flags: Any) -> Any:
    return flags.forgotten() if isinstance(flags, Remembers) else flags


def _remember(
    result: Any,
    operation: Operation,
    args: tuple[Any, ...],
    options: Mapping[str, Any],
    constant: bool = False,
) -> Any:
    if isinstance(result, Figure):
        return RememberedFigure(result, operation, args, options, constant=constant)
    if isinstance(result, np.ndarray | np.bool_) and np.asarray(result).dtype == np.bool_:
        answer = np.asarray(result).view(Answer)
        answer.operation, answer.args, answer.options = operation, args, options
        return answer
    return result


def leaf(figures: Figure | Floats | float, line: Line) -> RememberedFigure:
    """Figures as they were read or stand in the scheme, with the name by which the lines call them."""
    given = lift(figures)
    return RememberedFigure(given.forgotten() if isinstance(given, RememberedFigure) else given, line=line)


def constant(number: Number, style: Style = "exact", text: str = "", idle: bool = False) -> Figure:
    """A number of the scheme, or one for each unit, inside a formula, written in a style or as it stands.

    Among themselves they remember, so that `(25% − 15%)` can be told; with bare figures nothing is kept. One that is
    idle changes nothing where it stands, and is not written.
    """
    figure = RememberedFigure(lift(number), style=style, constant=True, text=text)
    figure.idle = idle
    return figure


def remember_among_bare(figures: Figure) -> Figure:
    """A number of the scheme that remembers among bare figures too."""
    if not isinstance(figures, RememberedFigure):
        return figures
    return RememberedFigure(
        figures, figures.operation, figures.args, figures.options, figures.line, figures.style
    )


def with_line(figures: Figure, line: Line | Callable[[], Line]) -> Figure:
    """Give a figure a line of its own in the explanation; one without memory stays what it is.

    A line that is costly to make is given as a function.
    """
    if not isinstance(figures, RememberedFigure):
        return figures
    called = line() if callable(line) else line
    return RememberedFigure(figures, _SAME, (figures,), line=called, constant=figures.constant)


_SAME = Operation("same figure", "{0}", excel=through)


def with_answer_line(answer: Flags, line: Line | Callable[[], Line], beside: Figure | None = None) -> Flags:
    """Give an answer a line of its own, as `with_line` does a figure; also one without memory, where `beside` has one."""
    if not isinstance(answer, Answer):
        if not isinstance(beside, RememberedFigure):
            return answer
        answer = np.asarray(answer).view(Answer)
    same: Answer = _remember(_bare(answer), _SAME, (answer,), {})
    same.line = line() if callable(line) else line
    return same


@operation("{0}", THROUGH, excel=through)
def remember_where(figures: Figure, beside: Figure) -> Figure:
    """The first figures, which are read or stand in the scheme; they remember where the second do."""
    return figures


@operation()
def as_it_came_out(figures: Figure, beside: Figure) -> Figure:
    """The first figures, which a workbook cannot work out; they remember where the second do."""
    return figures


@operation(excel=through)
def told_as(figures: Figure, arithmetic: Figure) -> Figure:
    """The first figures, told as the second, which are the same but not known as well."""
    return figures


def as_number(figures: Figure, style: Style | None = None) -> Figure:
    """A figure that stands as its number in the lines that use it, and not as how it was made."""
    if not isinstance(figures, RememberedFigure):
        return figures
    return RememberedFigure(
        figures, _NUMBER, (figures,), style=style or figures.style, constant=figures.constant
    )


_NUMBER = Operation("number", excel=through)


def bare(figures: Figure) -> Figure:
    """A figure without memory."""
    return figures.forgotten() if isinstance(figures, RememberedFigure) else figures


def without_names(node: Any) -> Any:
    """A figure without the names it was given."""
    while isinstance(node, Remembers) and node.operation in (_SAME, _NUMBER):
        node = node.args[0]
    return node


def rests_on(node: Remembers, u: int) -> tuple[Any, ...]:
    """What the figure of one unit rests on: of a choice, the question and the figures taken."""
    operation = node.operation
    if operation is None or operation.others:
        return ()
    if operation.name == "where":
        condition, yes, no = node.args
        return condition, (yes if _holds(condition, u) else no)
    if operation.name == "remember_where":
        return node.args[:1]
    if operation.name == "pick_columns":
        table, at = node.args
        return (table[:, int(at[u])],)
    if operation.name == "told_as":
        return node.args[1:]
    if operation.name in ("and", "or") and _holds(node.args[0], u) == (operation.name == "or"):
        # The first answer decides.
        return node.args[:1]
    if operation.between:
        return tuple(addends(node, u))
    return tuple(_each(node.args))


def addends(node: Remembers, u: int) -> list[Any]:
    """Which of the figures of a sum or product are written out for a unit."""
    figures, written = node.args
    return [figure for figure, here in zip(figures, written, strict=True) if _holds(here, u)]


def _each(args: Sequence[Any]) -> Iterator[Any]:
    """Some arguments, those inside lists one by one."""
    for arg in args:
        yield from _each(arg) if type(arg) in (list, tuple) else (arg,)


def _holds(condition: Any, u: int) -> bool:
    answer = np.asarray(condition)
    return bool(answer if answer.ndim == 0 else answer[u])


Told = dict[int, Any]
"""What has been told, by identity; kept, so that nothing new can take the place of what was told."""


def lines(node: Any, u: int, told: Told) -> Iterator[RememberedFigure | Answer]:
    """What has a name among the figures and answers that one unit's figure rests on, each once, in the order they are
    needed; itself last.

    told : what has been told before; grows on the way
    """
    if not isinstance(node, Remembers) or id(node) in told:
        return
    told[id(node)] = node
    line = node.line if isinstance(node, RememberedFigure | Answer) else None
    if not (line and line.before):
        for arg in rests_on(node, u):
            yield from lines(arg, u, told)
    if isinstance(node, RememberedFigure | Answer) and line:
        yield node
