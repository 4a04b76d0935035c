"""How far a target is reached."""

from __future__ import annotations

import numpy as np

from scorecard.model.board import Ends
from scorecard.model.figure import Figure, Flags, at_least, at_most, more_than, rounded, same, where
from scorecard.model.indicator import Direction
from scorecard.model.scheme import Rounding


def rate(actual: Figure, target: Figure, direction: Direction, reverse: str = "quotient") -> Figure:
    """Actual against target as a fraction, more than 1 where the target is passed.

    higher, target above 0            actual ÷ target
    lower, target above 0, `quotient` target ÷ actual;  actual 0 or below: infinite, to be capped
    lower, target above 0, `mirror`   2 − actual ÷ target
    target below 0                    1 + (actual − target) ÷ |target|, lower is better 1 − …
    lower, target 0                   1 for an actual of 0 or less, else 0

    NaN where it cannot be told: no number, a target of 0 where higher is better. Source of the form for
    negative targets: a plan of −500 against an actual of −100 is completed to 180 %.

    >>> from scorecard.model.figure import read
    >>> rate(read([437.0, -100.0]), read([910.0, -500.0]), "higher").value.round(4).tolist()
    [0.4802, 1.8]
    >>> rate(read([4.0, 0.0, -0.3, -150.0]), read([5.0, 5.0, 5.0, -100.0]), "lower").value.tolist()
    [1.25, inf, inf, 1.5]
    >>> rate(read([4.0]), read([5.0]), "lower", "mirror").shown.tolist()
    [1.2]
    """
    above = more_than(target, 0.0)
    if direction == "higher":
        return where(above, actual / target, 1.0 + (actual - target) / abs(target))
    if reverse == "mirror":
        against = 2.0 - actual / target
    else:
        against = where(more_than(actual, 0.0), target / actual, where(actual.known, np.inf, np.nan))
    figures = where(above, against, 1.0 + (target - actual) / abs(target))
    at_zero = same(target, 0.0) & actual.known
    return where(at_zero, where(at_most(actual, 0.0), 1.0, 0.0), figures)


def kept(actual: Figure, ends: Ends) -> Flags:
    """Whether an actual lies between the ends of a promise; an end that is `strict` is outside.

    超5000 is more than 5000; 达5000 is 5000 too.

    >>> from scorecard.model.figure import read
    >>> ends = Ends(read([5000.0, 5000.0]), read([np.inf, np.inf]), np.array([True, False]))
    >>> kept(read([5000.0, 5000.0]), ends).tolist()
    [False, True]
    """
    inside: Flags = np.where(
        ends.strict,
        more_than(actual, ends.lower) & more_than(ends.upper, actual),
        at_least(actual, ends.lower) & at_most(actual, ends.upper),
    )
    return inside


def rate_between(actual: Figure, ends: Ends, reverse: str = "quotient", over: str = "less") -> Figure:
    """How far an actual comes up to a promise with one end or two, as a fraction.

    lower end only (at least, above)     the rate against it where higher is better
    upper end only (at most, below)      the rate against it where lower is better
    two ends (between, about, equals)    1 inside; below, the rate against the lower end;
                                         above, the rate against the upper end where lower is better
                                         (`over` less), or 1 (`over` full)

    The two-ended form goes through 1 at both ends without a step. Of `equals` both ends are the number,
    of `about` they are number ± tolerance. No notice seen says what is past a range worth: hence `over`.
    A row whose range is 3 to 5, past it 8: 5 ÷ 8.

    >>> from scorecard.model.figure import read
    >>> ends = Ends(read(np.full(4, 3.0)), read(np.full(4, 5.0)), np.zeros(4, dtype=bool))
    >>> rate_between(read([1.5, 3.0, 5.0, 8.0]), ends).shown.tolist()
    [0.5, 1.0, 1.0, 0.625]
    >>> rate_between(read([1.5, 3.0, 5.0, 8.0]), ends, over="full").shown.tolist()
    [0.5, 1.0, 1.0, 1.0]
    """
    low, high = np.isfinite(ends.lower.value), np.isfinite(ends.upper.value)
    below = rate(actual, where(low, ends.lower, np.nan), "higher")
    above = rate(actual, where(high, ends.upper, np.nan), "lower", reverse)
    figures = where(low, below, above)
    figures = where(low & high & at_least(actual, ends.lower), 1.0, figures)
    past = low & high & more_than(actual, ends.upper)
    return where(past & (over == "less"), above, figures)


def rounded_rate(rates: Figure, rounding: Rounding) -> Figure:
    """Rates as the scheme rounds completion for real: so many decimals of the percentage.

    >>> from scorecard.model.figure import read
    >>> rounded_rate(read([437 / 910]), Rounding(completion=1)).shown.tolist()
    [0.48]
    """
    return rates if rounding.completion is None else rounded(rates, rounding.completion + 2, rounding.mode)
