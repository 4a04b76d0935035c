"""Conditions in words, and whether one holds, with the figures it looks at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from scorecard.base.message import Text, message, sense, sequence
from scorecard.model.condition import SHARES, Bound, Condition
from scorecard.scheme.words import LIGHT
from scorecard.scheme.written import exact, percent

FIGURES = {
    "total": message("the total"),
    "rank": message("the rank"),
    "rank_from_last": message("the rank from the last"),
}
_OF_ROW = {
    "value": message("“{name}”"),
    "target": message("target of “{name}”"),
    "points": message("points of “{name}”"),
    "share": message("share of “{name}”"),
    "completion": message("completion of “{name}”"),
    "progress": message("progress of “{name}”"),
    "met": message("“{name}” met (1 if so)"),
    "ahead": message("“{name}” ahead of pace, in percentage points"),
    "total": message("total of “{name}”"),
    "rank": message("rank of “{name}”"),
    "rank_from_last": message("rank from the last of “{name}”"),
    "class": message("class of “{name}”"),
    "light": message("light of “{name}”"),
}
BOUNDS = {
    "at_least": sense("bound of a condition", "at least"),
    "above": message("above"),
    "at_most": sense("bound of a condition", "at most"),
    "below": message("below"),
    "equals": message("equal to"),
}


class Basis(NamedTuple):
    """What a rule compares, in words, and whether its figures carry a percent sign."""

    text: Text
    pure: bool = False


NOTHING = Basis("")
OWN_VALUE = Basis(message("an actual"))


def figure_text(condition: Condition, basis: Basis = NOTHING) -> Text:
    """The figure that a condition looks at."""
    if condition.what == "basis":
        return basis.text
    name = condition.name or condition.id
    return _OF_ROW[condition.what].fill(name=name) if name else FIGURES[condition.what]


def condition_text(condition: Condition, basis: Basis = NOTHING) -> Text:
    """A condition as a sentence part; `basis` is what the rule around it compares.

    >>> condition_text(Condition(bounds=(Bound("at_least", 60.0),))).say("zh")
    '总分达到60'
    """
    words = _one_period_text(condition, basis)
    return running_text(words, condition.periods) if condition.periods > 1 else words


def running_text(words: Text, periods: int) -> Text:
    """What must hold in several periods running.

    >>> running_text(message("total"), 2).say("en")
    'total in 2 periods running'
    """
    return message("{condition} in {periods:# period|# periods} running", condition=words, periods=periods)


def _one_period_text(condition: Condition, basis: Basis) -> Text:
    """The same of one period."""
    if condition.any:
        each = sequence([condition_text(part, basis) for part in condition.any], message(", or "))
        return message("({conditions})", conditions=each)
    met = _met_text(condition)
    if met:
        return met
    words = sequence(
        (
            message(
                "{bounds} {bound_text}", bounds=BOUNDS[b.word], bound_text=bound_text(b, condition, basis)
            )
            for b in condition.bounds
        ),
        sense("between conditions", " and "),
    )
    return message("{figure} {words}", figure=figure_text(condition, basis), words=words)


def _met_text(condition: Condition) -> Text | None:
    """That a target is met, or is not."""
    name, bounds = condition.name or condition.id, condition.bounds
    if condition.what != "met" or len(bounds) != 1 or bounds[0].word != "equals":
        return None
    if bounds[0].value == 1:
        return message("“{name}” met", name=name)
    return message("“{name}” not met", name=name) if bounds[0].value == 0 else None


def conditions_text(conditions: Iterable[Condition], basis: Basis = NOTHING) -> Text:
    """Conditions that must all hold."""
    each = [condition_text(part, basis) for part in conditions]
    return sequence(each, sense("between clauses", " and "))


def figure_in_unit(figure: float, condition: Condition, basis: Basis = NOTHING) -> str:
    """A figure in the unit of what a condition looks at."""
    pure = condition.what in SHARES or (condition.what == "basis" and basis.pure)
    return percent(figure) if pure else exact(figure)


def bound_text(bound: Bound, condition: Condition, basis: Basis) -> Text:
    """A bound as it is written; of a light its name."""
    if condition.what == "light":
        return LIGHT.choices[bound.text]
    return bound.text or figure_in_unit(bound.value, condition, basis)
