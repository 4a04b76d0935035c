"""How far a target is reached."""

from __future__ import annotations

import numpy as np

from scorecard.engine.quantity import divide, rounded, settle
from scorecard.model.board import Ends, Flags, Floats
from scorecard.model.indicator import Direction
from scorecard.model.scheme import Rounding


def rate(actual: Floats, target: Floats, direction: Direction, reverse: str = "quotient") -> Floats:
    """Actual against target as a fraction, more than 1 where the target is passed; settled.

    higher is better          1 + (actual − target) ÷ |target|      (actual ÷ target for targets above 0)
    lower, `quotient`         target ÷ actual;  actual 0 and target above 0: infinite, to be capped
    lower, `mirror`           1 + (target − actual) ÷ |target|      (2 − actual ÷ target for targets above 0)
    lower, target 0           1 for an actual of 0 or less, else 0

    NaN where it cannot be told: no number, a target of 0 where higher is better, a quotient of
    figures that are not both above 0. Source of the form for negative targets: a plan of −500
    against an actual of −100 is completed to 180 %.

    >>> rate(np.array([437.0, -100.0]), np.array([910.0, -500.0]), "higher").round(4).tolist()
    [0.4802, 1.8]
    >>> rate(np.array([4.0, 0.0]), np.array([5.0, 5.0]), "lower").tolist()
    [1.25, inf]
    >>> rate(np.array([4.0]), np.array([5.0]), "lower", "mirror").tolist()
    [1.2]
    """
    known = ~np.isnan(actual) & ~np.isnan(target)
    if direction == "higher":
        return settle(1 + divide(actual - target, np.abs(target)))
    if reverse == "mirror":
        figures = 1 + divide(target - actual, np.abs(target))
    else:
        both = known & (actual > 0) & (target > 0)
        figures = np.where(both, divide(target, np.where(both, actual, np.nan)), np.nan)
        figures = np.where(known & (actual == 0) & (target > 0), np.inf, figures)
    at_zero = known & (target == 0)
    return settle(np.where(at_zero, np.where(actual <= 0, 1.0, 0.0), figures))


def met(actual: Floats, target: Floats, direction: Direction) -> Flags:
    """Whether a target is reached: at least it, or at most it where lower is better.

    >>> met(np.array([4.0, 6.0, np.nan]), np.array([5.0, 5.0, 5.0]), "lower").tolist()
    [True, False, False]
    """
    difference = settle(actual - target)
    reached: Flags = difference >= 0 if direction == "higher" else difference <= 0
    return reached & ~np.isnan(difference)


def kept(actual: Floats, ends: Ends) -> Flags:
    """Whether an actual lies between the ends of a promise; an end that is `strict` is outside.

    超5000 is more than 5000; 达5000 is 5000 too.

    >>> ends = Ends(np.array([5000.0, 5000.0]), np.array([np.inf, np.inf]), np.array([True, False]))
    >>> kept(np.array([5000.0, 5000.0]), ends).tolist()
    [False, True]
    """
    above, under = settle(actual - ends.lower), settle(ends.upper - actual)
    inside = np.where(ends.strict, (above > 0) & (under > 0), (above >= 0) & (under >= 0))
    return inside & ~np.isnan(above) & ~np.isnan(under)


def rate_between(actual: Floats, ends: Ends, reverse: str = "quotient", over: str = "less") -> Floats:
    """How far an actual comes up to a promise with one end or two, as a fraction; settled.

    lower end only (at least, above)     the rate against it where higher is better
    upper end only (at most, below)      the rate against it where lower is better
    two ends (between, about, equals)    1 inside; below, the rate against the lower end;
                                         above, the rate against the upper end where lower is better
                                         (`over` less), or 1 (`over` full)

    The two-ended form goes through 1 at both ends without a step. Of `equals` both ends are the number,
    of `about` they are number ± tolerance. No notice seen says what is past a range worth: hence `over`.
    A row whose range is 3 to 5, past it 8: 5 ÷ 8.

    >>> ends = Ends(np.full(4, 3.0), np.full(4, 5.0), np.zeros(4, dtype=bool))
    >>> rate_between(np.array([1.5, 3.0, 5.0, 8.0]), ends).tolist()
    [0.5, 1.0, 1.0, 0.625]
    >>> rate_between(np.array([1.5, 3.0, 5.0, 8.0]), ends, over="full").tolist()
    [0.5, 1.0, 1.0, 1.0]
    """
    low, high = np.isfinite(ends.lower), np.isfinite(ends.upper)
    below = rate(actual, np.where(low, ends.lower, np.nan), "higher")
    above = rate(actual, np.where(high, ends.upper, np.nan), "lower", reverse)
    figures = np.where(low, below, above)
    with np.errstate(invalid="ignore"):
        figures = np.where(low & high & (settle(actual - ends.lower) >= 0), 1.0, figures)
        past = low & high & (settle(actual - ends.upper) > 0)
    return np.where(past & (over == "less"), above, figures)


def rounded_rate(rates: Floats, rounding: Rounding) -> Floats:
    """Rates as the scheme rounds completion for real: so many decimals of the percentage.

    >>> rounded_rate(np.array([437 / 910]), Rounding(completion=1)).tolist()
    [0.48]
    """
    return rates if rounding.completion is None else rounded(rates, rounding.completion + 2, rounding.mode)
