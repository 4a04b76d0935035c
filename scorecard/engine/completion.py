"""How far a target is reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, message
from scorecard.model.ends import Ends
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    as_figures,
    at_least,
    at_most,
    less_than,
    more_than,
    rounded,
    where,
    with_line,
)
from scorecard.model.figure.operation import THROUGH, Remembers, Writing, operation
from scorecard.model.figure.writers import MISSING, through
from scorecard.model.rounding import Rounding
from scorecard.scheme.compare.rate import if_none, no_quotient, rate
from scorecard.scheme.written import exact, figure

COMPLETION, PROGRESS = message("Completion"), message("Progress")


def actual_against_end(actual: Figure, ends: Ends, u: int) -> Text:
    """An actual beside the end of a promise that decides."""
    value, lower, upper = actual[u], ends.lower[u], ends.upper[u]
    of = exact(float(value))
    if ends.ranged[u] and less_than(lower, upper) and at_least(value, lower) and at_most(value, upper):
        return f"{figure(float(lower))} ≤ {of} ≤ {figure(float(upper))}"
    lower_decides = np.isfinite(lower.value) and (not np.isfinite(upper.value) or less_than(value, lower))
    end = lower if lower_decides else upper
    sign = ">" if more_than(value, end) else "<" if less_than(value, end) else "="
    words = f"{of} {sign} {figure(float(end))}"
    if ends.strict[u] and sign == "=":
        return message("{words}, and equal is not enough", words=words)
    return words


def meets_target(actual: Figure, ends: Ends) -> Flags:
    """Whether an actual lies between the ends of a promise; an end that is `strict` is outside.

    超5000 is more than 5000; 达5000 is 5000 too.

    >>> ends = Ends(as_figures([5000.0, 5000.0]), as_figures([np.inf, np.inf]), np.array([True, False]))
    >>> meets_target(as_figures([5000.0, 5000.0]), ends).tolist()
    [False, True]
    """
    within: Flags = at_least(actual, ends.lower) & at_most(actual, ends.upper)
    if not isinstance(within, Remembers) and not ends.strict.any():
        return within
    between: Flags = more_than(actual, ends.lower) & more_than(ends.upper, actual)
    return (between & ends.strict) | (within & ~ends.strict)


def kept_rate(actual: Figure, ends: Ends) -> Figure:
    """The same as a rate: 1 or 0, none without an actual or a promise."""
    return _kept_rate(actual, ends.lower, ends.upper, ends.strict)


def _as_kept(writing: Writing, node: Remembers, _: int) -> str:
    """The same question again, on the figures that it was asked of."""
    actual, lower, upper, strict = node.args
    if MISSING in (writing.figure(actual), writing.figure(lower)):
        return MISSING
    answer = writing.shared.setdefault((id(node), "kept"), meets_target(actual, Ends(lower, upper, strict)))
    return f"IF({writing.figure(answer)},1,0)"


@operation(excel=_as_kept)
def _kept_rate(actual: Figure, lower: Figure, upper: Figure, strict: Flags) -> Figure:
    return where(
        actual.missing | lower.missing, np.nan, as_figures(meets_target(actual, Ends(lower, upper, strict)))
    )


def rate_between(
    actual: Figure,
    ends: Ends,
    reverse: str = "quotient",
    over: str = "less",
    what: Text = COMPLETION,
    told: Callable[[int], bool] | None = None,
) -> Figure:
    """How far an actual comes up to a promise with one end or two, as a fraction.

    what, told : what the line of an explanation calls it, and for whom there is one

    lower end only (at least, above)     the rate against it where higher is better
    upper end only (at most, below)      the rate against it where lower is better
    two ends (between, about, equals)    1 inside; below, the rate against the lower end;
                                         above, the rate against the upper end where lower is better
                                         (`over` less), or 1 (`over` full)

    The two-ended form goes through 1 at both ends without a step. Of `equals` both ends are the number,
    of `about` they are number ± tolerance. No notice seen says what is past a range worth: hence `over`.
    A row whose range is 3 to 5, past it 8: 5 ÷ 8.

    >>> ends = Ends(as_figures(np.full(4, 3.0)), as_figures(np.full(4, 5.0)), np.zeros(4, dtype=bool))
    >>> rate_between(as_figures([1.5, 3.0, 5.0, 8.0]), ends).shown.tolist()
    [0.5, 1.0, 1.0, 0.625]
    >>> rate_between(as_figures([1.5, 3.0, 5.0, 8.0]), ends, over="full").shown.tolist()
    [0.5, 1.0, 1.0, 1.0]
    """
    if not any(isinstance(figure, Remembers) for figure in (actual, ends.lower, ends.upper)):
        # Progress is mostly what rules compare.
        made_of, how = (ends.lower, ends.upper), (reverse, over)
        return actual.made_with(made_of, how, lambda: _rate_with_reasons(actual, ends, reverse, over).rate)
    figures, low, past, inside = _rate_with_reasons(actual, ends, reverse, over)

    def says(u: int) -> Text | None:
        if inside[u]:
            return _range_text(actual, ends, bool(past[u]), u)
        if low[u] and not past[u]:
            return no_quotient(actual, ends.lower, "higher", reverse, u)
        return no_quotient(actual, ends.upper, "lower", reverse, u)

    return with_line(figures, lambda: Line(what, "percent", says, if_none(figures), told))


class _Between(NamedTuple):
    """A rate, and bool[U]: where there is a lower end, who is past the upper one of two, and who counts as inside."""

    rate: Figure
    low: Flags
    past: Flags
    inside: Flags


def _rate_with_reasons(actual: Figure, ends: Ends, reverse: str, over: str) -> _Between:
    """The same, with what it came by."""
    low, high = np.isfinite(ends.lower.value), np.isfinite(ends.upper.value)
    past = inside = low & high
    if isinstance(actual, Remembers) or past.any():
        past = past & more_than(actual, ends.upper)
        inside = inside & at_least(actual, ends.lower) & ~(past & (over == "less"))
    rate = where(inside, 1.0, _nearer(actual, ends, low, high, past, reverse))
    return _Between(rate, low, past, inside)


def _nearer(actual: Figure, ends: Ends, low: Flags, high: Flags, past: Flags, reverse: str) -> Figure:
    """The rate against the end that an actual is held against; an end that no unit has costs nothing."""

    def below() -> Figure:
        return rate(actual, where(low, ends.lower, np.nan), "higher")

    def above() -> Figure:
        return rate(actual, where(high, ends.upper, np.nan), "lower", reverse)

    if not high.any():
        return below()
    return where(low & ~past, below(), above()) if low.any() else above()


def _range_text(actual: Figure, ends: Ends, past: bool, u: int) -> Text:
    """Why an actual counts as 100 % of a range."""
    value, lower, upper = exact(actual.at(u)), figure(ends.lower.at(u)), ends.upper.at(u)
    if past:
        return message(
            "{value} is past the upper end {upper}, which the scheme counts as 100%",
            value=value,
            upper=exact(upper),
        )
    return message(
        "{value} lies from {lower} to {upper}: 100%", value=value, lower=lower, upper=figure(upper)
    )


@operation("{0}", THROUGH, excel=through)
def finite(rates: Figure) -> Figure:
    """Rates that can be printed: none where there is no bound."""
    return where(np.isfinite(rates.value), rates, np.nan)


def rounded_rate(
    rates: Figure, rounding: Rounding, what: Text = COMPLETION, told: Callable[[int], bool] | None = None
) -> Figure:
    """Rates as the scheme rounds completion for real: so many decimals of the percentage.

    >>> rounded_rate(as_figures([437 / 910]), Rounding(completion=1)).shown.tolist()
    [0.48]
    """
    if rounding.completion is None:
        return rates
    line = Line(
        message("{subject} rounded", subject=what),
        "percent",
        told=lambda u: bool(np.isfinite(rates.at(u))) and (told is None or told(u)),
    )
    return with_line(rounded(rates, rounding.completion + 2, rounding.mode), line)
