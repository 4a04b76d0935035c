"""A scale that fails on large figures."""

import numpy as np

from scorecard.plugins import CustomScale, Text, Worked


def award(basis, full, settings):
    return full * basis if basis.max() < 0.9 else full / [][0]


def steps(basis, full, settings):
    return [Worked(Text("得分", "Points"), f"{full:g} × {basis:g} = {full * basis:g}", full * basis)]


def bounds(full, settings):
    return np.zeros(full.shape), full * 2


ROOT = CustomScale(
    zh="平方根",
    help=Text("得分随完成率的平方根上升", "points rise with the square root"),
    says=Text("按{of}的平方根计分", "by the square root of {of}"),
    award=award,
    steps=steps,
    bounds=bounds,
)
