"""The lines of an explanation, read off figures that remember how they were made. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isinf, isnan, nan
from typing import Any

import numpy as np

from scorecard.base.decimals import ends
from scorecard.base.text import Text
from scorecard.model.figure import Answer, Figure, Line, Remembered, Style, lines, rests_on
from scorecard.model.figure.operation import THROUGH
from scorecard.scheme.written import figure, hundredths, operand, same, written
from scorecard.study.explain.rounding import rounding_formula
from scorecard.study.explain.step import Input, Step

About = Callable[[Any, int], Step]
"""The line of one unit for what only the explanation has words for."""


def steps_of(figures: Figure, u: int, told: set[int], about: About | None = None) -> list[Step]:
    """How the figure of one unit came about, line by line, without what has been told before.

    told : what has been told, by identity; grows on the way
    """
    steps: list[Step] = []
    for node in lines(figures, u, told):
        line = node.line
        if line and line.leads:
            steps += line.leads(u)
        if line and node.operation and (line.told is None or line.told(u)):
            steps += _steps(node, line, u, about)
    return steps


def _steps(node: Remembered | Answer, line: Line, u: int, about: About | None) -> Iterator[Step]:
    if line.about is not None and about is not None:
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
    return Step(line.what, formula or same(""), shown=shown or "", inputs=inputs_of(node.args[0], u))


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
        (*_own(node, line, u), *inputs_of(node.args[0], u), *_members(line, u)),
    )


def _operation(arg: Any) -> str:
    """What a figure was made by."""
    return arg.operation.name if isinstance(arg, Remembered) and arg.operation else ""


def _arithmetic(node: Remembered, u: int) -> Text:
    """The formula with its figures, and what it comes to; a figure alone is not said twice."""
    formula, result = arithmetic(node.args[0], u), written(node.at(u), node.style)
    return same(formula if formula == result else f"{formula} = {result}")


def arithmetic(figures: Figure, u: int) -> str:
    """How the figure of one unit was made, down to the figures that have names of their own."""
    return _formula(figures, u, 0)


def equation(figures: Figure, u: int) -> str:
    """The arithmetic, and what it comes to, also where that is a figure alone."""
    return f"{arithmetic(figures, u)} = {_number(figures, u)}"


def _formula(arg: Any, u: int, holds: int) -> str:
    """A figure inside a formula: its number where it stands for itself, else how it was made."""
    if isinstance(arg, Remembered) and arg.operation is not None:
        if arg.line is None:
            return _spelled(arg, u, holds)
        if arg.line.spelled and not _whole(arg.at(u), arg.style):
            return _formula(arg.args[0], u, holds)
    number = _number(arg, u)
    return operand(number) if holds else number


def _whole(value: float, style: Style) -> bool:
    """Whether a number is written in full."""
    return style == "exact" or ends(hundredths(value) if style == "percent" else value)


def _spelled(node: Remembered, u: int, holds: int) -> str:
    """The operation written out; of a choice the figures that were taken."""
    operation = node.operation
    if operation is None:
        return operand(_number(node, u))
    if operation.name in ("where", "picked"):
        return _formula(rests_on(node, u)[-1], u, holds)
    if operation.binds == THROUGH:
        return _formula(node.args[0], u, holds)
    working = [arg for arg in node.args if not (isinstance(arg, Remembered) and arg.idle)]
    if len(working) == 1 < len(node.args):
        return _formula(working[0], u, holds)
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
        return written(arg.at(u), "exact" if arg.read is True else "brief")
    values = np.asarray(arg, dtype=np.float64)
    return written(float(values if values.ndim == 0 else values[u]), "exact")


def inputs_of(figures: Any, u: int) -> tuple[Input, ...]:
    """The named figures that the figure of one unit is made of, each once; itself where it has a name."""
    inputs = [_input(node, node.line, u) for node in _nearest(figures, u, set()) if node.line]
    # An end that is not there is none; under one name a figure is listed once.
    listed = {(one.name, one.value): one for one in inputs if not _endless(one.value)}
    return tuple(listed.values())


def _endless(value: float | str) -> bool:
    return isinstance(value, float) and isinf(value)


def lacking(figures: Figure, u: int) -> list[Text]:
    """The names of those that are missing."""
    return [node.line.what for node in _nearest(figures, u, set()) if node.line and isnan(node.at(u))]


def _input(node: Remembered, line: Line, u: int) -> Input:
    """What goes into a line; of a figure that was read, the mark that stands for it, and where."""
    mark = None if node.operation or not line.shown else line.shown(u)
    # Where a figure with a line of its own stands is told there.
    read = line.where(u) if line.where and not node.operation else None
    return Input(line.what, str(mark) if mark else node.at(u), read)


def _own(node: Remembered, line: Line, u: int) -> Iterator[Input]:
    """A figure that stands in the scheme itself."""
    if line.where:
        yield Input(line.what, node.at(u), line.where(u))


def _members(line: Line, u: int) -> Iterator[Input]:
    """The figures of others in it."""
    for name, value in line.members(u) if line.members else ():
        yield Input(name, value)


def _nearest(arg: Any, u: int, seen: set[int]) -> Iterator[Remembered]:
    if not isinstance(arg, Remembered | Answer) or id(arg) in seen:
        return
    seen.add(id(arg))
    line = arg.line
    if isinstance(arg, Remembered) and line and not (line.limit and line.told and not line.told(u)):
        yield arg
        return
    for below in _in_order(arg, u):
        yield from _nearest(below, u, seen)


def _in_order(node: Remembered | Answer, u: int) -> tuple[Any, ...]:
    """What a figure rests on as it is written, the question of a choice last."""
    rests = rests_on(node, u)
    return rests[::-1] if _operation(node) == "where" else rests
