"""The lines of an explanation, read off figures that remember how they were made. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterator
from math import isinf, isnan
from typing import Any

import numpy as np

from scorecard.base.text import Text
from scorecard.model.figure import Figure, Line, Remembered, lines, rests_on
from scorecard.model.figure.memory import Style
from scorecard.model.figure.operation import THROUGH
from scorecard.study.explain.step import Input, Step, exact, figure, operand, percent, same


def steps_of(figures: Figure, u: int, told: set[int]) -> list[Step]:
    """How the figure of one unit came about, line by line, without what has been told before.

    told : what has been told, by identity; grows on the way
    """
    steps: list[Step] = []
    for node in lines(figures, u, told):
        line = node.line
        if line and line.leads:
            steps += line.leads(u)
        if line and node.operation and (line.told is None or line.told(u)):
            steps.append(_step(node, u))
    return steps


def _step(node: Remembered, u: int) -> Step:
    line = node.line
    if line is None:
        raise ValueError("only a figure with a line is told")
    result = node.at(u)
    number = written(result, node.style)
    shown = line.shown(u) if line.shown else number
    formula = line.says(u) if line.says else _arithmetic(node, u, number)
    return Step(line.what, formula, result, shown, inputs_of(node.args[0], u))


def _arithmetic(node: Remembered, u: int, result: str) -> Text:
    """The formula with its figures, and what it comes to; a figure alone is not said twice."""
    formula = arithmetic(node.args[0], u)
    return same(formula if formula == result else f"{formula} = {result}")


def written(value: float, style: Style) -> str:
    """A number as it is written in a line of arithmetic.

    >>> written(0.4802197, "percent"), written(910.0, "exact"), written(float("inf"), "brief")
    ('48.0220%', '910', '∞')
    """
    if isnan(value):
        return NOTHING
    if isinf(value):
        return "∞"
    return {"exact": exact, "brief": figure, "percent": percent}[style](value)


NOTHING = "—"


def arithmetic(figures: Figure, u: int) -> str:
    """How the figure of one unit was made, down to the figures that have names of their own."""
    return _formula(figures, u, 0)


def equation(figures: Figure, u: int) -> str:
    """The arithmetic, and what it comes to, also where that is a figure alone."""
    return f"{arithmetic(figures, u)} = {_number(figures, u)}"


def _formula(arg: Any, u: int, holds: int) -> str:
    """A figure inside a formula: its number where it stands for itself, else how it was made."""
    if isinstance(arg, Remembered) and arg.line is None and arg.operation is not None:
        return _spelled(arg, u, holds)
    number = _number(arg, u)
    return operand(number) if holds else number


def _spelled(node: Remembered, u: int, holds: int) -> str:
    """The operation written out; of a choice the figures that were taken."""
    operation = node.operation
    if operation is None:
        return operand(_number(node, u))
    if operation.name in ("where", "picked"):
        return _formula(rests_on(node, u)[-1], u, holds)
    if operation.binds == THROUGH:
        return _formula(node.args[0], u, holds)
    if operation.between:
        figures = rests_on(node, u)
        if len(figures) == 1:
            return _formula(figures[0], u, holds)
        spelled = operation.between.join(_formula(one, u, operation.holds[0]) for one in figures)
    elif operation.text:
        tight = (*operation.holds, *[0] * len(node.args))
        spelled = operation.text.format(
            *(_part(arg, u, each) for arg, each in zip(node.args, tight, strict=False))
        )
    else:
        return operand(_number(node, u)) if holds else _number(node, u)
    return f"({spelled})" if operation.binds < holds else spelled


def _part(arg: Any, u: int, holds: int) -> str:
    """One argument of an operation, or a list of them."""
    if isinstance(arg, list | tuple):
        return ", ".join(_formula(one, u, 0) for one in arg)
    return _formula(arg, u, holds)


def _number(arg: Any, u: int) -> str:
    """The number of a figure, in its own style, or as it stands in the scheme."""
    if isinstance(arg, Remembered):
        return arg.text or written(arg.at(u), arg.style)
    if isinstance(arg, Figure):
        shown = arg.shown
        return written(
            float(shown if shown.ndim == 0 else shown[u]), "exact" if arg.read is True else "brief"
        )
    values = np.asarray(arg, dtype=np.float64)
    return written(float(values if values.ndim == 0 else values[u]), "exact")


def inputs_of(figures: Figure, u: int) -> tuple[Input, ...]:
    """The named figures that the figure of one unit is made of, each once; itself where it has a name."""
    return tuple(_input(node, node.line, u) for node in _nearest(figures, u, set()) if node.line)


def lacking(figures: Figure, u: int) -> list[Text]:
    """The names of those that are missing."""
    return [node.line.what for node in _nearest(figures, u, set()) if node.line and isnan(node.at(u))]


def _input(node: Remembered, line: Line, u: int) -> Input:
    """What goes into a line; of a figure that was read, the mark that stands for it."""
    mark = None if node.operation or not line.shown else line.shown(u)
    return Input(line.what, str(mark) if mark else node.at(u), line.where(u) if line.where else None)


def _nearest(arg: Any, u: int, seen: set[int]) -> Iterator[Remembered]:
    if not isinstance(arg, Remembered) or id(arg) in seen:
        return
    seen.add(id(arg))
    if arg.line:
        yield arg
        return
    for below in rests_on(arg, u):
        yield from _nearest(below, u, seen)
