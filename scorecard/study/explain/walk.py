"""The lines of an explanation, read off figures that remember how they were made. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isinf, isnan, nan
from typing import Any

import numpy as np

from scorecard.base.decimals import ends
from scorecard.base.span import Span
from scorecard.base.text import Text
from scorecard.model.figure import Answer, Figure, Line, Remembered, Style, lines, rests_on
from scorecard.scheme.written import figure, hundredths, operand, same, written
from scorecard.study.explain.rounding import rounding_formula
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
    formula = line.says(u) if line.says else None
    shown = line.shown(u) if line.shown else None
    if formula is None and _operation(node.args[0]) == "rounded":
        before, places, mode = node.args[0].args
        formula, shown = rounding_formula(before.at(u), result, places, mode, line.style)
    return Step(
        line.what,
        formula or _arithmetic(node, u),
        nan if isinf(result) else result,
        written(result, node.style) if shown is None else shown,
        tuple(_inputs(node, u)),
    )


def _operation(arg: Any) -> str:
    """What a figure was made by."""
    return arg.operation.name if isinstance(arg, Remembered) and arg.operation else ""


def _arithmetic(node: Remembered, u: int) -> Text:
    """The formula with its figures, and what it comes to; a figure alone is not said twice."""
    formula, result = _formula(node.args[0], u, 0), written(node.at(u), node.style)
    return same(formula if formula == result else f"{formula} = {result}")


def _formula(arg: Any, u: int, holds: int) -> str:
    """A figure inside a formula: its number where it stands for itself, else how it was made."""
    if not isinstance(arg, Remembered) or arg.operation is None:
        return operand(_number(arg, u))
    if arg.line is None:
        return _spelled(arg, u, holds)
    if arg.line.spelled and not _whole(arg.at(u), arg.style):
        return _formula(arg.args[0], u, holds)
    return operand(_number(arg, u))


def _whole(value: float, style: Style) -> bool:
    """Whether a number is written in full."""
    return style == "exact" or ends(hundredths(value) if style == "percent" else value)


def _spelled(node: Remembered, u: int, holds: int) -> str:
    """The operation written out; of a choice the figures that were taken."""
    operation = node.operation
    if operation is None:
        return operand(_number(node, u))
    if operation.name in ("where", "filled", "given"):
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
        return written(arg.at(u), "exact" if arg.read is True else "brief")
    values = np.asarray(arg, dtype=np.float64)
    return written(float(values if values.ndim == 0 else values[u]), "exact")


def _inputs(node: Remembered | Answer, u: int) -> Iterator[Input]:
    """The named figures that a line rests on directly, each once; its own, where it stands in the scheme."""
    line, seen, inputs = node.line, set[int](), dict[tuple[str | Text, float], Input]()
    if line and line.where and isinstance(node, Remembered):
        yield Input(line.what, node.at(u), line.where(u))
    for arg in _in_order(node, u):
        for name, value, span in _nearest(arg, u, seen):
            # An end that is not there is none.
            if not isinf(value):
                inputs.setdefault((name, value), Input(name, value, span))
    yield from inputs.values()
    yield from (Input(*member) for member in (line.members(u) if line and line.members else ()))


def _nearest(arg: Any, u: int, seen: set[int]) -> Iterator[tuple[Text, float, Span | None]]:
    if not isinstance(arg, Remembered | Answer) or id(arg) in seen:
        return
    seen.add(id(arg))
    line = arg.line
    if isinstance(arg, Remembered) and line and not (line.limit and line.told and not line.told(u)):
        # Where a figure with a line of its own stands is told there.
        read = line.where if arg.operation is None else None
        yield line.what, arg.at(u), read(u) if read else None
        return
    for below in _in_order(arg, u):
        yield from _nearest(below, u, seen)


def _in_order(node: Remembered | Answer, u: int) -> tuple[Any, ...]:
    """What a figure rests on as it is written, the question of a choice last."""
    rests = rests_on(node, u)
    return rests[::-1] if _operation(node) == "where" else rests
