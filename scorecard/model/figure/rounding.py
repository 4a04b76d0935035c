"""Rounding for real, where a scheme declares it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np

from scorecard.model.figure.arrays import SAFETY, UNIT, Floats
from scorecard.model.figure.figure import Figure, as_figures
from scorecard.model.figure.operation import Remembers, Writing, operation

RoundingMode = Literal["half_up", "half_down", "half_even", "down", "up"]


_EXCEL: Mapping[RoundingMode, str] = {
    "half_up": "ROUND(ROUND({0},{d}),{1})",
    "down": "ROUNDDOWN(ROUND({0},{d}),{1})",
    "up": "ROUNDUP(ROUND({0},{d}),{1})",
    "half_down": "SIGN({0})*(0-INT(0.5-{steps}))/10^{1}",
    "half_even": "SIGN({0})*IF(MOD({steps},1)=0.5,2*ROUND({steps}/2,0),ROUND({steps},0))/10^{1}",
}
_STEPS = "ROUND(ABS({0})*10^{1},{d})"
"""How many steps of the last digit kept lie between a figure and 0."""


def rounding(writing: Writing, node: Remembers, _: int) -> str:
    """Rounded in a workbook, what is noise put aside first."""
    figures, decimals, mode = (*node.args, node.options.get("mode", "half_up"))[:3]
    figure = writing.figure(figures)
    if decimals is None:
        return figure
    sure = writing.decimals(figures)
    steps = _STEPS.format(figure, decimals, d=max(sure - decimals, 1))
    return _EXCEL[mode].format(figure, decimals, d=sure, steps=steps)


def whole_figures(figures: Figure, way: Literal["down", "up"]) -> Figure:
    """Whole numbers, what is left dropped or counted as one more; a figure that is a whole one but for noise is it.

    >>> whole_figures((1 - as_figures(0.9)) / 0.05, "down").value.tolist()
    2.0
    """
    return rounded(figures, 0, way)


@operation(excel=rounding)
def rounded(figures: Figure, decimals: int | None, mode: RoundingMode = "half_up") -> Figure:
    """Figures rounded to some decimals, a sign put aside first; as they are where no decimals are said.

    half_up     from the middle up: sign(x) · ⌊|x| · 10^d + ½⌋ / 10^d
    half_down   from the middle down: sign(x) · ⌈|x| · 10^d − ½⌉ / 10^d
    half_even   from the middle to the even digit
    down, up    what is left is dropped, or counts as one more

    A figure whose bound reaches a middle, or a whole step, is on it: 2.675 is 267.5 hundredths although its binary
    fraction lies below. What comes out counts as read. NaN stays NaN.

    >>> figures = as_figures([2.675, 2.665, -2.671, 0.3])
    >>> [rounded(figures, 2, mode).value.tolist() for mode in ("half_up", "half_even")]
    [[2.68, 2.67, -2.67, 0.3], [2.68, 2.66, -2.67, 0.3]]
    >>> rounded(figures, 2, "half_down").value.tolist()
    [2.67, 2.66, -2.67, 0.3]
    >>> [rounded(figures, 2, mode).value.tolist() for mode in ("down", "up")]
    [[2.67, 2.66, -2.67, 0.3], [2.68, 2.67, -2.68, 0.3]]
    """
    if decimals is None:
        return figures
    scale = 10.0**decimals
    with np.errstate(all="ignore"):
        scaled = np.abs(figures.value) * scale
        noise = figures.noise * scale + SAFETY * UNIT * scaled
        middle = np.rint(2 * scaled) / 2
        # A bound that no longer tells one half from the next decides nothing.
        scaled = np.where((np.abs(scaled - middle) <= noise) & (noise < 0.25), middle, scaled)
        value = np.sign(figures.value) * _WHOLE[mode](scaled) / scale + 0.0
    # Beyond 2^53 there are no decimals left to round.
    return as_figures(np.where(np.isfinite(value) & (scaled < 2.0**53), value, figures.value))


_WHOLE: Mapping[RoundingMode, Callable[[Floats], Floats]] = {
    "half_up": lambda scaled: np.floor(scaled + 0.5),
    "half_down": lambda scaled: np.ceil(scaled - 0.5),
    "half_even": np.rint,
    "down": np.floor,
    "up": np.ceil,
}
