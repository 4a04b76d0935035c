"""Amounts of points, as points or as a share of the full points: the figure, and the words."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, message, plural
from scorecard.model.figure import Figure, as_figures, as_number, constant, remember_where
from scorecard.scheme.written import exact, figure, operand, percent


class Amount(NamedTuple):
    """So many points, or a share of the full points of the indicator."""

    value: float
    share: bool = False


WHOLE = Amount(1.0, share=True)
"""The full points themselves."""


def amount(amount: Amount, full: Figure) -> Figure:
    """An amount of points for each unit; a share is of its full points."""
    if not amount.share:
        return remember_where(as_figures(np.full(full.shape, amount.value)), full)
    share = full * constant(amount.value, "percent")
    return as_number(share, "exact") if amount == WHOLE else share


def unsigned_amount(amount: Amount) -> Amount:
    """An amount without its sign, where a word says which way it goes."""
    return amount._replace(value=abs(amount.value))


def share_text(amount: Amount, full: float, points: float) -> str:
    """How many points a share of the full points is, `10 × 50% = 5`; "" for an amount of points."""
    if not amount.share:
        return ""
    return f"{exact(full)} × {operand(percent(amount.value))} = {figure(points)}"


def amount_text(amount: Amount) -> Text:
    """An amount of points.

    >>> amount_text(Amount(0.8, True)).say("zh"), amount_text(Amount(1.0, True)).say("zh"), amount_text(Amount(5.0)).say("en")
    ('分值的80%', '满分', '5 points')
    """
    if amount == WHOLE:
        return message("the full points")
    if amount.share:
        return message("{amount} of the full points", amount=percent(amount.value))
    points = exact(amount.value)
    return plural("{points} point", "{points} points", 1 if abs(amount.value) == 1 else 2, points=points)
