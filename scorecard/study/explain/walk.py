"""The lines of an explanation, read off figures that remember how they were made. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterator
from math import isinf
from typing import Any

import numpy as np

from scorecard.base.text import Text
from scorecard.model.figure import Figure, Remembered, lines, rests_on
from scorecard.model.figure.memory import Style
from scorecard.study.explain.step import Input, Step, exact, figure, operand, percent, same


def steps_of(figures: Figure, u: int, told: set[int]) -> list[Step]:
    """How the figure of one unit came about, line by line, without what has been told before.

    told : what has been told, by identity; grows on the way
    """
    return [_step(node, u) for node in lines(figures, u, told)]


def _step(node: Remembered, u: int) -> Step:
    line = node.line
    if line is None:
        raise ValueError("only a figure with a line is told")
    result = node.at(u)
    number = written(result, node.style)
    shown = line.shown(u) if line.shown else number
    formula = line.says(u) if line.says else _arithmetic(node, u, number)
    return Step(line.what, formula, result, shown, tuple(_inputs(node, u)))


def _arithmetic(node: Remembered, u: int, result: str) -> Text:
    """The formula with its figures, and what it comes to; a figure alone is not said twice."""
    formula = _made(node, u)
    return same(formula if formula == result else f"{formula} = {result}")


def written(value: float, style: Style) -> str:
    """A number as it is written in a line of arithmetic.

    >>> written(0.4802197, "percent"), written(910.0, "exact"), written(float("inf"), "brief")
    ('48.0220%', '910', '∞')
    """
    if isinf(value):
        return "∞"
    return {"exact": exact, "brief": figure, "percent": percent}[style](value)


def _made(node: Remembered, u: int) -> str:
    """How a figure was made, down to the figures that have names of their own."""
    operation = node.operation
    if operation is None or node.line is None:
        raise ValueError("only a figure with a line is told")
    return _formula(node.args[0], u, 0)


def _formula(arg: Any, u: int, holds: int) -> str:
    """A figure inside a formula: its number where it stands for itself, else how it was made."""
    if isinstance(arg, Remembered) and arg.line is None and arg.operation is not None:
        return _spelled(arg, u, holds)
    return operand(_number(arg, u))


def _spelled(node: Remembered, u: int, holds: int) -> str:
    """The operation written out; of a choice the figures that were taken."""
    operation = node.operation
    if operation is None:
        return operand(_number(node, u))
    if operation.name in ("where", "filled"):
        return _formula(rests_on(node, u)[-1] if operation.name == "where" else node.args[0], u, holds)
    if not operation.text:
        return operand(_number(node, u))
    parts = (_formula(arg, u, tight) for arg, tight in zip(node.args, operation.holds, strict=False))
    spelled = operation.text.format(*parts)
    return f"({spelled})" if operation.binds < holds else spelled


def _number(arg: Any, u: int) -> str:
    """The number of a figure, in its own style."""
    if isinstance(arg, Remembered):
        return written(arg.at(u), arg.style)
    if isinstance(arg, Figure):
        shown = arg.shown
        return written(
            float(shown if shown.ndim == 0 else shown[u]), "exact" if arg.read is True else "brief"
        )
    values = np.asarray(arg, dtype=np.float64)
    return written(float(values if values.ndim == 0 else values[u]), "exact")


def _inputs(node: Remembered, u: int) -> Iterator[Input]:
    """The named figures that a line rests on directly, each once."""
    seen: set[int] = set()
    for arg in rests_on(node, u):
        yield from _nearest(arg, u, seen)


def _nearest(arg: Any, u: int, seen: set[int]) -> Iterator[Input]:
    if not isinstance(arg, Remembered) or id(arg) in seen:
        return
    seen.add(id(arg))
    if arg.line:
        yield Input(arg.line.what, arg.at(u), arg.line.where(u) if arg.line.where else None)
        return
    for below in rests_on(arg, u):
        yield from _nearest(below, u, seen)
