"""A scale whose arithmetic is not what it does."""

import numpy as np

from scorecard.plugins import CustomScale, Worked, term


def award(basis, full, settings):
    return full * np.abs(basis) ** 0.5


def steps(basis, full, settings):
    return [Worked(term("Points", zh="得分"), f"{full:g} × {basis:g} = {full * basis:g}", full * basis)]


def bounds(full, settings):
    return np.zeros(full.shape), full * 2


ROOT = CustomScale(
    chinese="平方根",
    help=term("points rise with the square root", zh="得分随完成率的平方根上升"),
    says=term("by the square root of {of}", zh="按{of}的平方根计分"),
    award=award,
    steps=steps,
    bounds=bounds,
)
