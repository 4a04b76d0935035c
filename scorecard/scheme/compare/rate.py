"""One figure over another, as a rate that grows the better it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from scorecard.base.message import Text, message, sense
from scorecard.model.figure import Figure, Floats, as_number, at_most, either, more_than, same, where
from scorecard.scheme.written import exact

_NONE = sense("a target", "none")


def rate(actual: Figure, target: Figure, direction: str, reverse: str = "quotient") -> Figure:
    """Actual against target as a fraction, more than 1 where the target is passed.

    higher, target above 0            actual ÷ target
    lower, target above 0, `quotient` target ÷ actual;  actual 0 or below: infinite, to be capped
    lower, target above 0, `mirror`   2 − actual ÷ target
    target below 0                    1 + (actual − target) ÷ |target|, lower is better 1 − …
    lower, target 0                   1 for an actual of 0 or less, else 0

    NaN where it cannot be told: no number, a target of 0 where higher is better. Source of the form for
    negative targets: a plan of −500 against an actual of −100 is completed to 180 %.

    >>> from scorecard.model.figure import as_figures
    >>> rate(as_figures([437.0, -100.0]), as_figures([910.0, -500.0]), "higher").value.round(4).tolist()
    [0.4802, 1.8]
    >>> rate(as_figures([4.0, 0.0, -0.3, -150.0]), as_figures([5.0, 5.0, 5.0, -100.0]), "lower").value.tolist()
    [1.25, inf, inf, 1.5]
    >>> rate(as_figures([4.0]), as_figures([5.0]), "lower", "mirror").shown.tolist()
    [1.2]
    """
    above = more_than(target, 0.0)

    def size() -> Figure:
        return as_number(abs(target), "exact")

    if direction == "higher":
        return either(above, lambda: actual / target, lambda: 1.0 + (actual - target) / size())

    def reversed_rate() -> Figure:
        if reverse == "mirror":
            return 2.0 - actual / target
        return where(more_than(actual, 0.0), target / actual, where(actual.known, np.inf, np.nan))

    figures = either(above, reversed_rate, lambda: 1.0 + (target - actual) / size())
    at_zero = same(target, 0.0) & actual.known
    return where(at_zero, where(at_most(actual, 0.0), 1.0, 0.0), figures)


def no_quotient(actual: Figure, target: Figure, direction: str, reverse: str, u: int) -> Text | None:
    """Why a rate is no quotient for a unit; None where it is one."""
    value, above = exact(actual.at(u)), bool(more_than(actual, 0.0)[u])
    if same(target, 0.0)[u]:
        if direction == "higher":
            return message("the target is 0: nothing to divide by")
        if above:
            return message(
                "lower is better, the target is 0 and the actual {value} is above it: 0%", value=value
            )
        return message(
            "lower is better, the target is 0 and the actual {value} is not above it: 100%", value=value
        )
    if direction == "higher" or reverse == "mirror" or above or not more_than(target, 0.0)[u]:
        return None
    return message(
        "lower is better and the actual {value} is not above 0: the rate has no bound, the cap holds",
        value=value,
    )


def if_none(rates: Figure, none: Text = _NONE) -> Callable[[int], Text | None]:
    """What stands for a rate where there is no number."""
    return lambda u: None if np.isfinite(rates.at(u)) else none


def actuals_of(edge: float, denominators: Sequence[Floats]) -> Iterator[Floats]:
    """The actuals whose rate may be `edge`: of a quotient, also of figures below 0; of its mirror; of its turn."""
    for r in denominators:
        yield from (r + (edge - 1) * np.abs(r), r - (edge - 1) * np.abs(r), r / edge)
