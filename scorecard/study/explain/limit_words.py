"""The limits of a heading, a table or a total in words."""

from __future__ import annotations

from math import isinf

from scorecard.base.text import Text
from scorecard.model.scheme import Branch, Total
from scorecard.scheme.amount import amount_text
from scorecard.study.explain.step import figure


def limits_text(branch: Branch) -> Text | None:
    """The limits of a branch in words."""
    said = [
        Text(f"{word.zh}{amount_text(limit).zh}", f"{word.en} {amount_text(limit).en}")
        for word, limit in (
            (Text("最多", "at most"), branch.most),
            (Text("最少", "at least"), branch.least),
        )
        if limit is not None and not isinf(limit.value)
    ]
    if not said:
        return None
    return Text("，".join(one.zh for one in said), ", ".join(one.en for one in said))


def limit_text(before: float, after: float, held: Branch | Total, _: object) -> Text:
    """How the limit of a heading or total cut its figure."""
    upper = after < before
    limit = held.most if upper else held.least
    named = amount_text(limit) if limit else Text("", "")
    word = Text("高于上限", "over the limit of") if upper else Text("低于下限", "below the limit of")
    return Text(
        f"{figure(before)} {word.zh}{named.zh}，计 {figure(after)}",
        f"{figure(before)} is {word.en} {named.en}: {figure(after)} counts",
    )
