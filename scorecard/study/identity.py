"""A scheme's identity: a hash over its meaning, not over how its file is written."""

from __future__ import annotations

import hashlib
from dataclasses import is_dataclass
from enum import Enum
from typing import Any

from scorecard.model.identity import meant, said
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.target import Target

_PLAIN = ("value", "text")


def scheme_hash(scheme: Scheme, period: Period | None = None) -> str:
    """Sixteen hexadecimal digits that change when the meaning does.

    Comments, key order inside an entry, file name and encoding change nothing; nor do amendments
    that begin after the period.
    """
    return hashlib.sha256(repr(_meaning(scheme, period)).encode()).hexdigest()[:16]


def _meaning(value: Any, period: Period | None) -> Any:
    if isinstance(value, Period):
        return value.year, value.month
    if is_dataclass(value) and not isinstance(value, type):
        return tuple((name, _meaning(_held(value, name, held, period), period)) for name, held in said(value))
    if isinstance(value, dict):
        return tuple(sorted((repr(_meaning(k, period)), _meaning(v, period)) for k, v in value.items()))
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Target):
        # What a target says beyond its number came later: a plain one keeps its identity.
        more = {n: part for n, part in value._asdict().items() if n not in _PLAIN and part is not None}
        plain = value.value, value.text
        return _meaning((*plain, more) if more else plain, period)
    if isinstance(value, tuple):
        return tuple(_meaning(item, period) for item in meant(value))
    if isinstance(value, float):
        return repr(value)
    return value


def _held(record: Any, name: str, held: Any, period: Period | None) -> Any:
    """The field of a record, without amendments that do not hold yet; words in an order of their own."""
    if name == "amendments" and period is not None:
        return tuple(a for a in held if a.since <= period)
    if name == "words":
        return tuple(sorted(held))
    if name == "choices" and record.words:
        return tuple(sorted((word, choice.points) for word, choice in zip(record.words, held, strict=True)))
    return held
