"""The lines of an explanation, read off figures that remember how they were made. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isinf, isnan, nan
from typing import Any

import numpy as np

from scorecard.base.text import Text
from scorecard.model.figure import Answer, Figure, Line, Remembered, lines, rests_on
from scorecard.model.figure.operation import Remembers
from scorecard.scheme.written import figure, operand, same, written
from scorecard.study.explain.step import Input, Step

About = Callable[[Any, int], Step]
"""The line of one unit for what only the explanation has words for."""


def steps_of(figures: Figure, u: int, told: set[int], about: About) -> list[Step]:
    """How the figure of one unit came about, line by line, without what has been told before.

    told : what has been told, by identity; grows on the way
    """
    return [step for node in lines(figures, u, told) for step in _steps(node, u, about)]


def _steps(node: Remembered | Answer, u: int, about: About) -> Iterator[Step]:
    line = node.line
    if line is None:
        raise ValueError("only what has a line is told")
    if line.about is not None:
        yield about(line.about, u)
    elif line.lines is not None:
        for own in line.lines(u):
            result = node.at(u) if isnan(own.result) and isinstance(node, Remembered) else own.result
            formula = own.formula if isinstance(own.formula, Text) else same(own.formula)
            yield Step(own.what, formula, result, figure(result))
    elif isinstance(node, Answer):
        yield _answer(node, line, u)
    else:
        yield _step(node, line, u)


def _answer(node: Answer, line: Line, u: int) -> Step:
    formula = line.says(u) if line.says else None
    shown = line.shown(u) if line.shown else None
    return Step(line.what, formula or same(""), shown=shown or "", inputs=tuple(_inputs(node, u)))


def _step(node: Remembered, line: Line, u: int) -> Step:
    result = node.at(u)
    number = written(result, node.style)
    shown = line.shown(u) if line.shown else None
    formula = line.says(u) if line.says else None
    return Step(
        line.what,
        formula or _arithmetic(node, u, number),
        nan if isinf(result) else result,
        shown or number,
        tuple(_inputs(node, u)),
    )


def _arithmetic(node: Remembered, u: int, result: str) -> Text:
    """The formula with its figures, and what it comes to; a figure alone is not said twice."""
    formula = _made(node, u)
    return same(formula if formula == result else f"{formula} = {result}")


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
    if operation.name in ("where", "filled", "given"):
        return _formula(rests_on(node, u)[-1] if operation.name == "where" else node.args[0], u, holds)
    if not operation.text:
        return operand(_number(node, u))
    working = [arg for arg in node.args if not (isinstance(arg, Remembered) and arg.idle)]
    if len(working) == 1 < len(node.args):
        return _formula(working[0], u, holds)
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


def _inputs(node: Remembers, u: int) -> Iterator[Input]:
    """The named figures that a line rests on directly, each once."""
    seen: set[int] = set()
    for arg in rests_on(node, u):
        yield from _nearest(arg, u, seen)


def _nearest(arg: Any, u: int, seen: set[int]) -> Iterator[Input]:
    if not isinstance(arg, Remembers) or id(arg) in seen:
        return
    seen.add(id(arg))
    if isinstance(arg, Remembered) and arg.line:
        yield Input(arg.line.what, arg.at(u), arg.line.where(u) if arg.line.where else None)
        return
    for below in rests_on(arg, u):
        yield from _nearest(below, u, seen)
