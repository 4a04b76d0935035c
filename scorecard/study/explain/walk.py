"""The lines of an explanation, read off figures that remember how they were made. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterator
from math import isinf
from typing import Any

import numpy as np

from scorecard.base.decimals import ends
from scorecard.base.text import Text
from scorecard.model.figure import Answer, Figure, Remembered, Style, lines, rests_on
from scorecard.scheme.written import hundredths, operand, same, written
from scorecard.study.explain.rounding import rounding_formula
from scorecard.study.explain.step import Input, Step


def steps_of(figures: Figure, u: int, told: set[int]) -> list[Step]:
    """How the figure of one unit came about, line by line, without what has been told before.

    told : what has been told, by identity; grows on the way
    """
    return [_step(node, u) for node in lines(figures, u, told)]


def _step(node: Remembered | Answer, u: int) -> Step:
    line = node.line
    if line is None:
        raise ValueError("only a figure with a line is told")
    formula = line.says(u) if line.says else None
    shown = line.shown(u) if line.shown else None
    if isinstance(node, Answer):
        return Step(line.what, formula or same(""), shown=shown or "", inputs=tuple(_inputs(node, u)))
    result = node.at(u)
    made = node.args[0]
    if (
        formula is None
        and isinstance(made, Remembered)
        and made.operation
        and made.operation.name == "rounded"
    ):
        before, places, mode = made.args
        formula, rounded = rounding_formula(before.at(u), result, places, mode, line.style)
        shown = shown or rounded
    number = written(result, node.style) if shown is None else shown
    return Step(line.what, formula or _arithmetic(node, u), result, number, tuple(_inputs(node, u)))


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
        return written(arg.at(u), "exact" if arg.read is True else "brief")
    values = np.asarray(arg, dtype=np.float64)
    return written(float(values if values.ndim == 0 else values[u]), "exact")


def _inputs(node: Remembered | Answer, u: int) -> Iterator[Input]:
    """The named figures that a line rests on directly, each once; its own, where it stands in the scheme."""
    line, seen, given = node.line, set[int](), dict[tuple[str, float], Input]()
    if line and line.where and isinstance(node, Remembered):
        yield Input(line.what, node.at(u), line.where(u))
    for arg in rests_on(node, u):
        for one in _nearest(arg, u, seen):
            if isinstance(one.value, float) and isinf(one.value):
                # An end that is not there.
                continue
            given.setdefault((str(one.name), float(one.value)), one)
    yield from given.values()
    for name, value in line.members(u) if line and line.members else ():
        yield Input(name, value)


def _nearest(arg: Any, u: int, seen: set[int]) -> Iterator[Input]:
    if not isinstance(arg, Remembered | Answer) or id(arg) in seen:
        return
    seen.add(id(arg))
    line = arg.line
    if isinstance(arg, Remembered) and line and not (line.limit and line.told and not line.told(u)):
        yield Input(line.what, arg.at(u), line.where(u) if line.where else None)
        return
    for below in rests_on(arg, u):
        yield from _nearest(below, u, seen)
