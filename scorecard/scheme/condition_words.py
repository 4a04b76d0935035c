"""Conditions in words, and whether one holds, with the figures it looks at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from scorecard.base.text import Text
from scorecard.model.condition import SHARES, Bound, Condition
from scorecard.scheme.written import exact, percent

_FIGURES = {
    "total": Text("总分", "the total"),
    "rank": Text("名次", "the rank"),
    "rank_from_last": Text("倒数名次", "the rank from the last"),
}
_OF_ROW = {
    "value": Text("“{name}”", "“{name}”"),
    "target": Text("“{name}”目标值", "target of “{name}”"),
    "points": Text("“{name}”得分", "points of “{name}”"),
    "share": Text("“{name}”得分率", "share of “{name}”"),
    "completion": Text("“{name}”完成率", "completion of “{name}”"),
    "progress": Text("“{name}”序时完成率", "progress of “{name}”"),
    "met": Text("“{name}”达标（1 为达标）", "“{name}” met (1 if so)"),
    "ahead": Text("“{name}”超序时百分点", "“{name}” ahead of pace, in percentage points"),
}
BOUNDS = {
    "at_least": Text("达到", "at least"),
    "above": Text("超过", "above"),
    "at_most": Text("不超过", "at most"),
    "below": Text("低于", "below"),
    "equals": Text("等于", "equal to"),
}


class Basis(NamedTuple):
    """What a rule compares, in words, and whether its figures carry a percent sign."""

    text: Text
    pure: bool = False


NOTHING = Basis(Text("", ""))
OWN_VALUE = Basis(Text("完成值", "an actual"))


def figure_text(condition: Condition, basis: Basis = NOTHING) -> Text:
    """The figure that a condition looks at."""
    if condition.what == "basis":
        return basis.text
    name = condition.name or condition.id
    return _FIGURES.get(condition.what) or _OF_ROW[condition.what].fill(name=name)


def condition_text(condition: Condition, basis: Basis = NOTHING) -> Text:
    """A condition as a sentence part; `basis` is what the rule around it compares.

    >>> condition_text(Condition(bounds=(Bound("at_least", 60.0),))).zh
    '总分达到60'
    """
    if condition.any:
        each = [condition_text(one, basis) for one in condition.any]
        return Text(f"（{'，或'.join(one.zh for one in each)}）", f"({', or '.join(one.en for one in each)})")
    met = _met_text(condition)
    if met:
        return met
    figure = figure_text(condition, basis)
    zh = "且".join(f"{BOUNDS[b.word].zh}{bound_text(b, condition, basis)}" for b in condition.bounds)
    en = " and ".join(f"{BOUNDS[b.word].en} {bound_text(b, condition, basis)}" for b in condition.bounds)
    return Text(f"{figure.zh}{zh}", f"{figure.en} {en}")


def _met_text(condition: Condition) -> Text | None:
    """That a target is met, or is not."""
    name, bounds = condition.name or condition.id, condition.bounds
    if condition.what != "met" or len(bounds) != 1 or bounds[0].word != "equals":
        return None
    if bounds[0].value == 1:
        return Text(f"“{name}”达标", f"“{name}” met")
    return Text(f"“{name}”未达标", f"“{name}” not met") if bounds[0].value == 0 else None


def conditions_text(conditions: Iterable[Condition], basis: Basis = NOTHING) -> Text:
    """Conditions that must all hold."""
    each = [condition_text(one, basis) for one in conditions]
    return Text("，且".join(one.zh for one in each), " and ".join(one.en for one in each))


def shown(figure: float, condition: Condition, basis: Basis = NOTHING) -> str:
    """A figure in the unit of what a condition looks at."""
    pure = condition.what in SHARES or (condition.what == "basis" and basis.pure)
    return percent(figure) if pure else exact(figure)


def bound_text(bound: Bound, condition: Condition, basis: Basis) -> str:
    """A bound as it is written."""
    return bound.text or shown(bound.value, condition, basis)
