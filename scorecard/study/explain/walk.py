"""The lines of an explanation, read off figures that remember how they were made. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import isinf
from typing import Any

import numpy as np

from scorecard.base.text import Text
from scorecard.model.figure import Figure, Remembered, Told, lines, rests_on
from scorecard.model.figure.memory import Style, addends
from scorecard.study.explain.limit_words import limit_text
from scorecard.study.explain.rounding import rounded_text
from scorecard.study.explain.step import Input, Step, exact, figure, operand, percent, same


def steps_of(figures: Figure, u: int, told: Told) -> list[Step]:
    """How the figure of one unit came about, line by line, without what has been told before.

    told : what has been told; grows on the way
    """
    return [_step(node, u) for node in lines(figures, u, told)]


def _step(node: Remembered, u: int) -> Step:
    line = node.line
    if line is None:
        raise ValueError("only a figure with a line is told")
    result = node.at(u)
    number = written(result, node.style)
    shown = line.shown(u) if line.shown else number
    said = (line.says(u) if line.says else None) or _worded(node, u) or same(_arithmetic(node, u, number))
    if line.intro:
        said = Text(f"{line.intro.zh}：{said.zh}", f"{line.intro.en}: {said.en}")
    return Step(line.what, said, result, shown, tuple(_inputs(node, u)))


def _worded(node: Remembered, u: int) -> Text | None:
    """What is told in words instead of arithmetic: a limit that cut, and rounding."""
    made = node.args[0]
    if not isinstance(made, Remembered) or made.operation is None or made.line:
        return None
    sentence = _SENTENCES.get(made.operation.name)
    if sentence is None:
        return None
    before, *rest = made.args
    return sentence(number_at(before, u), made.at(u), *rest)


_SENTENCES: Mapping[str, Callable[..., Text]] = {"limited": limit_text, "rounded": rounded_text}
"""How the figures before and after are told, by operation; each is given what else it was done with."""


def _arithmetic(node: Remembered, u: int, result: str) -> str:
    """The formula with its figures, and what it comes to; a figure alone is not said twice, but a sum of one is."""
    formula = _made(node, u)
    alone = formula == result and not _adds(node.args[0], u)
    return formula if alone else f"{formula} = {result}"


def _adds(arg: Any, u: int) -> bool:
    """Whether a figure was made by adding up, through whatever was chosen."""
    while isinstance(arg, Remembered) and arg.line is None and arg.operation is not None:
        if arg.operation.between:
            return True
        if arg.operation.name not in _THROUGH:
            return False
        arg = _taken(arg, u)
    return False


_THROUGH = ("where", "filled", "same figure")


def _taken(node: Remembered, u: int) -> Any:
    """What a figure is that was only chosen or filled in."""
    return rests_on(node, u)[-1] if node.operation and node.operation.name == "where" else node.args[0]


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
    if operation.name in _THROUGH:
        return _formula(_taken(node, u), u, holds)
    if operation.between:
        parts = [_formula(one, u, operation.holds[0]) for one in addends(node, u)]
        spelled = operation.between.join(parts) or "0"
        return f"({spelled})" if operation.binds < holds else spelled
    if not operation.text:
        return operand(_number(node, u))
    each = (_formula(arg, u, tight) for arg, tight in zip(node.args, operation.holds, strict=False))
    spelled = operation.text.format(*each)
    return f"({spelled})" if operation.binds < holds else spelled


def _number(arg: Any, u: int) -> str:
    """The number of a figure, in its own style."""
    if isinstance(arg, Remembered):
        return written(arg.at(u), arg.style)
    exactly = not isinstance(arg, Figure) or arg.read is True
    return written(number_at(arg, u), "exact" if exactly else "brief")


def number_at(arg: Any, u: int) -> float:
    """The number of one unit, as it is shown."""
    values = arg.shown if isinstance(arg, Figure) else np.asarray(arg, dtype=np.float64)
    return float(values if values.ndim == 0 else values[u])


def _inputs(node: Remembered, u: int) -> Iterator[Input]:
    """The named figures that a line rests on directly, each once; of an aggregate, those of the others."""
    if node.line and node.line.inputs:
        yield from (Input(name, value) for name, value in node.line.inputs(u))
        return
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
