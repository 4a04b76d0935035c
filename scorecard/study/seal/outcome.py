"""Grades and effects as plain data: one line each, in the words of a scheme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scorecard.base.decimals import percent, plain
from scorecard.model.condition import SHARES, Bound, Condition
from scorecard.model.effect import Effect
from scorecard.model.grade import Grade, Quota
from scorecard.model.identity import without_defaults


def outcome_as_held(grades: tuple[Grade, ...], effects: tuple[Effect, ...]) -> dict[str, Mapping[str, str]]:
    """The grades in their order and the effects by name; nothing where there are none."""
    lines: dict[str, Mapping[str, str]] = {}
    if grades:
        lines["grades"] = {f"{n}. {grade.grade}": grade_line(grade) for n, grade in enumerate(grades, 1)}
    if effects:
        lines["effects"] = {effect.name: effect_line(effect) for effect in effects}
    return lines


def effect_line(effect: Effect) -> str:
    """The conditions and what follows.

    >>> from scorecard.model.effect import Consequence
    >>> low = Condition("labs", "met", (Bound("equals", 0.0),))
    >>> effect_line(Effect("否决", (low,), Consequence(total=0.0)))
    'labs.met equals 0 → total: 0'
    """
    then = [f"{name}: {_plain(value)}" for name, value in without_defaults(effect.then).items()]
    return f"{_all(effect.conditions)} → {', '.join(then)}"


def grade_line(grade: Grade) -> str:
    """What a grade wants.

    >>> from scorecard.model.grade import GradeQuota
    >>> quarter = GradeQuota.for_all("top", Quota(0.25))
    >>> grade_line(Grade("A", places=quarter, whole="up")), grade_line(Grade("C"))
    ('top: 25%, whole: up, edge_tie: include', 'rest')
    """
    if grade.given or grade.rest:
        return "given" if grade.given else "rest"
    parts = [_all(grade.conditions)] if grade.conditions else []
    if grade.places:
        shares = any(quota.share is not None for _, quota in grade.places.by_group)
        quotas = (f"{group} {_quota(quota)}".strip() for group, quota in grade.places.by_group)
        parts += [f"{grade.places.end}: {', '.join(quotas)}"]
        parts += [f"whole: {grade.whole}"] if shares else []
        parts += [f"fewest: {grade.fewest}"] if shares and grade.fewest else []
        parts += [f"edge_tie: {grade.edge_tie}"]
    return ", ".join(parts)


def _quota(quota: Quota) -> str:
    return str(quota.number) if quota.share is None else percent(quota.share)


def _all(conditions: tuple[Condition, ...]) -> str:
    return " and ".join(map(_condition, conditions))


def _condition(condition: Condition) -> str:
    if condition.any:
        return f"({' or '.join(map(_condition, condition.any))})"
    figure = f"{condition.id}.{condition.what}" if condition.id else condition.what
    return f"{figure} {' and '.join(_bound_line(condition, bound) for bound in condition.bounds)}"


def _bound_line(condition: Condition, bound: Bound) -> str:
    share = condition.what in SHARES
    word, figure = bound.meant
    return f"{word} {percent(bound.value) if share else _plain(figure)}"


def _plain(value: Any) -> str:
    return plain(value) if isinstance(value, float) else str(value).lower() if value is True else str(value)
