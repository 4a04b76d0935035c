"""The lines of an explanation, read off figures that remember how they were made. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import isinf, isnan, nan
from typing import Any

import numpy as np

from scorecard.base.decimals import ends, runs_on
from scorecard.base.message import Message, Text, sequence
from scorecard.model.figure import (
    ARITHMETIC,
    Answer,
    Figure,
    Line,
    RememberedFigure,
    Style,
    Told,
    Worked,
    lines,
    rests_on,
)
from scorecard.model.figure.memory import addends
from scorecard.model.figure.operation import THROUGH
from scorecard.scheme.written import figure, hundredths, number_text, operand
from scorecard.study.explain.rounding import rounding_formula
from scorecard.study.explain.step import Input, Step

About = Callable[[Any, int], Step]
"""The line of one unit for what only the explanation has words for."""


def _wordless(about: Any, _: int) -> Step:
    raise LookupError(f"nobody has the words for {about!r}")


def steps_of(figures: Figure, u: int, told: Told, about: About = _wordless) -> list[Step]:
    """How the figure of one unit came about, line by line, without what has been told before.

    told : what has been told; grows on the way
    """
    return [step for node in lines(figures, u, told) for step in _steps(node, u, about)]


def _steps(node: RememberedFigure | Answer, u: int, about: About) -> Iterator[Step]:
    line = node.line
    if line is None:
        raise ValueError("only what has a line is told")
    if line.before is not None:
        yield from map(_own, line.before(u))
    if node.operation is None or (line.told is not None and not line.told(u)):
        return
    if line.about is not None:
        yield about(line.about, u)
    elif isinstance(node, Answer):
        yield _answer(node, line, u)
    else:
        yield _step(node, line, u)


def _own(line: Step | Worked) -> Step:
    """A line of arithmetic that another package tells itself."""
    return line if isinstance(line, Step) else Step(*line, shown=figure(line.result))


def _answer(node: Answer, line: Line, u: int) -> Step:
    formula = line.says(u) if line.says else None
    word = line.shown(u) if line.shown else None
    return Step(line.what, formula or "", shown=word or "", inputs=_inputs(node, u))


def _step(node: RememberedFigure, line: Line, u: int) -> Step:
    result = node.at(u)
    number = _write_number(node, u)
    word = line.shown(u) if line.shown else None
    formula = line.says(u) if line.says else None
    if formula is None:
        formula, worded = _rounding_words(node, u)
        word = word or worded
    if formula is None:
        formula = _arithmetic(node, u, number)
    elif isinstance(formula, Message):
        formula = formula.substitute(ARITHMETIC, _arithmetic(node, u, number))
    value = nan if isinf(result) else result
    return Step(line.what, formula, value, word or number, _inputs(node, u), because(node.args[0], u))


def _rounding_words(node: RememberedFigure, u: int) -> tuple[Text | None, str]:
    """What is told in words instead of arithmetic, and what is shown of it: a limit that cut, and rounding."""
    made = node.args[0]
    if not isinstance(made, RememberedFigure) or made.operation is None or made.line:
        return None, ""
    if made.operation.name == "rounded":
        before, places, mode = (*made.args, "half_up")[:3]
        return rounding_formula(number_at(before, u), made.at(u), places, mode, node.style)
    return None, ""


def _arithmetic(node: RememberedFigure, u: int, result: str) -> Text:
    """The formula with its figures, and what it comes to; a figure alone is not said twice, but a sum of one is."""
    formula = arithmetic(node.args[0], u)
    alone = formula == result and not _adds(node.args[0], u)
    return formula if alone else f"{formula} = {result}"


def _adds(arg: Any, u: int) -> bool:
    """Whether a figure was made by adding up, through whatever was chosen."""
    while isinstance(arg, RememberedFigure) and arg.line is None and arg.operation is not None:
        if arg.operation.between:
            return True
        through = _through(arg, u)
        if through is None:
            return False
        arg = through
    return False


def arithmetic(figures: Figure, u: int) -> str:
    """How the figure of one unit was made, down to the figures that have names of their own."""
    return _formula(figures, u, 0)


def equation(figures: Figure, u: int) -> str:
    """The arithmetic, and what it comes to, also where that is a figure alone."""
    return f"{arithmetic(figures, u)} = {_number(figures, u)}"


def _formula(arg: Any, u: int, holds: int) -> str:
    """A figure inside a formula: its number where it stands for itself, else how it was made."""
    if isinstance(arg, RememberedFigure) and arg.operation is not None:
        if arg.line is None:
            return _spell_operation(arg, u, holds)
        if arg.line.spelled and not _is_in_full(arg.at(u), arg.style):
            return _formula(arg.args[0], u, holds)
    number = _number(arg, u)
    return operand(number) if holds else number


def _is_in_full(value: float, style: Style) -> bool:
    """Whether a number is written in full."""
    return style == "exact" or ends(hundredths(value) if style == "percent" else value)


def _spell_operation(node: RememberedFigure, u: int, holds: int) -> str:
    """The operation written out; of a choice the figures that were taken."""
    operation, through = node.operation, _through(node, u)
    if through is not None:
        return _formula(through, u, holds)
    if operation is None or not (operation.between or operation.text):
        return operand(_number(node, u)) if holds else _number(node, u)
    working = [arg for arg in node.args if not (isinstance(arg, RememberedFigure) and arg.idle)]
    if len(working) == 1 < len(node.args):
        return _formula(working[0], u, holds)
    if operation.between:
        figures = addends(node, u)
        if len(figures) == 1:
            return _formula(figures[0], u, max(holds, operation.holds[0]))
        spelled = operation.between.join(_formula(item, u, operation.holds[0]) for item in figures) or "0"
    else:
        tight = (*operation.holds, *[0] * len(node.args))
        parts = (_part(arg, u, each) for arg, each in zip(node.args, tight, strict=False))
        spelled = operation.text.format(*parts)
    return f"({spelled})" if operation.binds < holds else spelled


def _through(node: RememberedFigure, u: int) -> Any:
    """The figure that one unit's was taken over from as it was; None where something was done to it."""
    if node.operation is None:
        return None
    if node.operation.name in ("where", "pick_columns", "told_as"):
        return rests_on(node, u)[-1]
    return node.args[0] if node.operation.binds == THROUGH else None


def _part(arg: Any, u: int, holds: int) -> str:
    """One argument of an operation, or a list of them."""
    if isinstance(arg, list | tuple):
        return ", ".join(_formula(item, u, 0) for item in arg)
    return _formula(arg, u, holds)


def _number(arg: Any, u: int) -> str:
    """The number of a figure, in its own style, or as it stands in the scheme."""
    if isinstance(arg, RememberedFigure):
        return arg.text or _write_number(arg, u)
    exactly = not isinstance(arg, Figure) or arg.read is True
    return number_text(number_at(arg, u), "exact" if exactly else "brief")


def _write_number(node: RememberedFigure, u: int) -> str:
    """The number of a figure; one that was worked out and does not end is told in brief, also where others stand exact."""
    value = node.at(u)
    brief = node.style == "exact" and runs_on(value) and not _as_read(node, u)
    return number_text(value, "brief" if brief else node.style)


def _as_read(node: RememberedFigure, u: int) -> bool:
    """Whether the figure of one unit stands as it was read."""
    read = np.asarray(node.read)
    return bool(read if read.ndim == 0 else read[u])


def number_at(arg: Any, u: int) -> float:
    """The number of one unit, as it is shown."""
    values = arg.shown if isinstance(arg, Figure) else np.asarray(arg, dtype=np.float64)
    return float(values if values.ndim == 0 else values[u])


def because(figures: Figure, u: int) -> tuple[Text, ...]:
    """What decided which formula is that of the unit, question by question, down to figures with names of their own."""
    return tuple(dict.fromkeys(_decisions(figures, u)))


def _decisions(arg: Any, u: int) -> Iterator[Text]:
    if not isinstance(arg, RememberedFigure) or arg.operation is None or arg.line:
        return
    rests = rests_on(arg, u)
    if arg.operation.name == "where":
        yield from _answers(rests[0], u)
    for below in rests:
        yield from _decisions(below, u)


_OTHERWISE = {"≥": "<", ">": "≤", "≤": ">", "<": "≥", "=": "≠", "≠": "="}
"""What holds where a comparison does not."""
_OF_WORDS = ("is_word", "is_other_word")
"""Questions about a row of words: it stands there by its name, for its number is a word."""


def _answers(asked: Any, u: int, turned: bool = False) -> Iterator[Text]:
    """What a question comes to for a unit: of several the answers that decide it."""
    operation = asked.operation if isinstance(asked, Answer) else None
    if operation is None:
        return
    if not operation.text or operation.name in ("and", "or", "not", "same figure"):
        for node in rests_on(asked, u):
            yield from _answers(node, u, turned != (operation.name == "not"))
        return
    parts = [_part(arg, u, each) for arg, each in zip(asked.args, operation.holds, strict=False)]
    sign = operation.text.split()[1]
    answer = np.asarray(asked)
    holds = bool(answer if answer.ndim == 0 else answer[u]) != turned
    sign = sign if holds else _OTHERWISE[sign]
    if operation.name in _OF_WORDS:
        row = next(_input(node, u).name for node in _nearest(asked.args[0], u, set()))
        yield sequence([row, f" {sign} {parts[1]}"], "")
    elif parts[0] != parts[1]:
        yield f"{parts[0]} {sign} {parts[1]}"


def _inputs(node: RememberedFigure | Answer, u: int) -> tuple[Input, ...]:
    """The named figures that a line rests on directly, each once; its own first, where it stands in the scheme."""
    line = node.line
    own = (
        [Input(line.what, node.at(u), line.where(u))]
        if line and line.where and isinstance(node, RememberedFigure)
        else []
    )
    others = (Input(*member) for member in (line.others(u) if line and line.others else ()))
    return (*own, *_inputs_below(node, u), *others)


def _inputs_below(node: RememberedFigure | Answer, u: int) -> Iterator[Input]:
    seen: set[int] = set()
    given: set[tuple[Text, float | str]] = set()
    for arg in _written_order(node, u):
        for each in (_input(below, u) for below in _nearest(arg, u, seen)):
            # An end that is not there is none.
            endless = isinstance(each.value, float) and isinf(each.value)
            if not endless and (each.name, each.value) not in given:
                given.add((each.name, each.value))
                yield each


def inputs_of(figures: Figure, u: int) -> tuple[Input, ...]:
    """The named figures that the figure of one unit is made of, each once; itself where it has a name."""
    return tuple(_input(node, u) for node in _nearest(figures, u, set()))


def lacking_names(figures: Figure, u: int) -> list[Text]:
    """The names of those that are missing."""
    return [node.line.what for node in _nearest(figures, u, set()) if node.line and isnan(node.at(u))]


def _input(node: RememberedFigure, u: int) -> Input:
    """What goes into a line; of a figure that was read, the mark that stands for it, and where."""
    line = node.line
    if line is None:
        raise ValueError("only what has a name goes into a line")
    mark = None if node.operation or not line.shown else line.shown(u)
    # Where a figure with a line of its own stands is told there.
    read = line.where(u) if line.where and not node.operation else None
    return Input(line.what, str(mark) if mark else node.at(u), read)


def _nearest(arg: Any, u: int, seen: set[int]) -> Iterator[RememberedFigure]:
    if not isinstance(arg, RememberedFigure | Answer) or id(arg) in seen:
        return
    seen.add(id(arg))
    line = arg.line
    if isinstance(arg, RememberedFigure) and line:
        yield arg if line.stands(u) else _same_before(arg, u) or arg
        return
    for below in _written_order(arg, u):
        yield from _nearest(below, u, seen)


def _same_before(node: RememberedFigure, u: int) -> RememberedFigure | None:
    """The figure with a name that one without a line of its own just is; None where there is none."""
    for below in _unstack(rests_on(node, u)):
        if not isinstance(below, RememberedFigure) or below.shape != node.shape:
            continue
        here, there = below.at(u), node.at(u)
        if here == there or (isnan(here) and isnan(there)):
            named = below if below.line and below.line.stands(u) else _same_before(below, u)
            if named:
                return named
    return None


def _unstack(nodes: Iterable[Any]) -> Iterator[Any]:
    """Some figures, columns that lie beside each other one by one."""
    for node in nodes:
        beside = (
            isinstance(node, RememberedFigure)
            and node.operation is not None
            and node.operation.name == "stack"
        )
        yield from node.args[0] if beside else (node,)


def _written_order(node: RememberedFigure | Answer, u: int) -> tuple[Any, ...]:
    """What a figure rests on as it is written, the question of a choice last."""
    rests = rests_on(node, u)
    return rests[::-1] if node.operation and node.operation.name == "where" else rests
