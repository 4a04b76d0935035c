"""Records of a scheme as plain data: what seals keep, hashes count, and `verify` compares; the hash of a scheme."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import is_dataclass, replace
from enum import IntEnum
from fractions import Fraction
from math import isfinite, isinf, isnan
from typing import Any

from scorecard.model.grouped import as_written
from scorecard.model.identity import kept_fields, without_defaults
from scorecard.model.indicator import Indicator
from scorecard.model.period import Calendar, Period
from scorecard.model.policy import Policy
from scorecard.model.scheme import Scheme
from scorecard.model.shared import OneForAll
from scorecard.model.total import is_decimal
from scorecard.scheme.amount import Amount

_OF_THE_YEAR = Calendar("month")

Fields = Callable[[Any], dict[str, Any]]


def plain(value: Any, of: Fields = kept_fields) -> Any:
    """A record as dicts, lists, texts and numbers; NaN becomes null, a whole number has no point.

    Amounts and policies are written as in a scheme: `80%`, `none` (no limit), `unranked`. `of` gives the fields
    of a record that are wanted: all that mean something, or those alone that are not as they are by default.

    >>> plain(Period(2017, 6)), plain((5.0, 0.5, float("nan")))
    ('2017-06', [5, 0.5, None])
    """
    if isinstance(value, Period):
        return value.label(_OF_THE_YEAR)
    if isinstance(value, IntEnum):
        return value.name.lower()
    if isinstance(value, Policy):
        return value.kind if value.kind != "amount" else plain(value.amount, of)
    if isinstance(value, Amount):
        return (
            f"{value.value * 100:.12g}%" if value.share and isfinite(value.value) else plain(value.value, of)
        )
    if isinstance(value, Mapping):
        return {
            plain(key, of) if isinstance(key, Period) else str(key): plain(item, of)
            for key, item in value.items()
        }
    if hasattr(value, "_fields") or (is_dataclass(value) and not isinstance(value, type)):
        return {name: plain(item, of) for name, item in of(value).items()}
    if isinstance(value, tuple | OneForAll):
        return _each(value, of)
    if isinstance(value, Fraction):
        return _figure(float(value)) if is_decimal(value) else str(value)
    return _figure(value) if isinstance(value, float) else value


def _each(values: Sequence[Any], of: Fields) -> list[Any]:
    """The members of a tuple; neighbours are often one and the same, such as a target that all units have."""
    items: list[Any] = []
    for n, item in enumerate(values):
        again = n > 0 and item is values[n - 1]
        items.append(items[-1] if again else plain(item, of))
    return items


def _figure(value: float) -> float | int | str | None:
    if isnan(value):
        return None
    if isinf(value):
        return "none"
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else float(value)


def digest(data: object) -> str:
    """Sixty-four hexadecimal digits over plain data; the order of keys and the layout change nothing.

    >>> digest({"a": 1, "b": [2.5]}) == digest({"b": [2.5], "a": 1})
    True
    """
    text = json.dumps(data, sort_keys=True, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def scheme_hash(scheme: Scheme, period: Period | None = None) -> str:
    """Sixteen hexadecimal digits that change when the meaning does.

    Comments, key order inside an entry, file name and encoding change nothing; nor do amendments that begin after the
    period, nor what is spelled out as it is by default. Counted are names and values alone, sorted: neither the order
    of fields in the code nor the names of its classes.

    >>> from scorecard.model.ranking import Ranking
    >>> scheme = Scheme("2017", 2017, "quarter", (), ())
    >>> usual, dense = (replace(scheme, ranking=Ranking(ties=ties)) for ties in ("competition", "dense"))
    >>> scheme_hash(scheme) == scheme_hash(usual) != scheme_hash(dense)
    True
    """
    written = as_written(scheme)
    amendments = tuple(a for a in written.amendments if period is None or a.holds_in(period))
    return digest(plain(replace(written, amendments=amendments), _meant_fields))[:16]


def _meant_fields(record: Any) -> dict[str, Any]:
    """What a record says beyond its defaults; words that are chosen from in an order of their own."""
    fields = without_defaults(record)
    if isinstance(record, Indicator) and record.words:
        fields["words"] = tuple(sorted(record.words))
    return fields
