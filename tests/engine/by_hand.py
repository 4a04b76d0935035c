"""What the twins share: figures, how they are compared, and a rank counted out."""

from fractions import Fraction
from math import isnan, nan

import numpy as np
import pytest
from hypothesis import strategies as st

from scorecard.model.figure import Figure, as_figures

# Figures as they are reported: two decimals, signs and zeros among them.
figures = st.integers(-200_000, 200_000).map(lambda n: Fraction(n, 100)) | st.just(Fraction(0))
TIES = ("competition", "last", "dense", "average")


def array(values):
    """Figures as they were read; None stands for none."""
    return as_figures(numbers(values))


def numbers(values):
    """The same as plain numbers, for what is counted and not measured."""
    return np.array([nan if v is None else float(v) for v in values])


def assert_same(found, wanted):
    """Figures agree to ten digits; None stands for no figure."""
    found = found.shown if isinstance(found, Figure) else found
    assert len(found) == len(wanted)
    for figure, exact in zip(found.tolist(), wanted, strict=True):
        if exact is None:
            assert isnan(figure)
        else:
            assert figure == pytest.approx(float(exact), rel=1e-10, abs=1e-10)


def rank_by_hand(total, totals, ties):
    if total is None:
        return None
    above = [t for t in totals if t is not None and t > total]
    if ties == "dense":
        return 1 + len(set(above))
    first = 1 + len(above)
    if ties == "competition":
        return first
    last = len([t for t in totals if t is not None and t >= total])
    return last if ties == "last" else Fraction(first + last, 2)
