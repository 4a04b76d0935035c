"""The limits of a heading, a table or a total in words."""

from __future__ import annotations

from math import isinf

from scorecard.base.message import Text, message, sequence
from scorecard.model.branch import Branch
from scorecard.model.total import Total
from scorecard.scheme.amount import amount_text
from scorecard.scheme.written import figure


def limits_text(branch: Branch) -> Text | None:
    """The limits of a branch in words."""
    said = [
        message("{word} {amount_text}", word=word, amount_text=amount_text(limit))
        for word, limit in (
            (message("at most"), branch.most),
            (message("at least"), branch.least),
        )
        if limit is not None and not isinf(limit.value)
    ]
    if not said:
        return None
    return sequence(said, message(", "))


def limit_text(before: float, after: float, held: Branch | Total, _: object) -> Text:
    """How the limit of a heading or total cut its figure."""
    upper = after < before
    limit = held.most if upper else held.least
    named = amount_text(limit) if limit else ""
    word = message("over the limit of") if upper else message("below the limit of")
    return message(
        "{before} is {word} {named}: {after} counts",
        before=figure(before),
        word=word,
        named=named,
        after=figure(after),
    )
