"""What of a record is kept in seals and counted in hashes, and under which names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any


def kept_name(name: str) -> Mapping[str, str]:
    """For a field that the code has renamed since: the name it is still kept under.

    >>> from dataclasses import field
    >>> from scorecard.base.records import dataclass
    >>> @dataclass
    ... class Rounding:
    ...     points_to: int = field(metadata=kept_name("points"))
    >>> kept_fields(Rounding(2))
    {'points': 2}
    """
    return {"called": name}


Kept = Callable[[Any], Iterator[tuple[str, Any, Any]]]


def in_parts(kept: Kept) -> Mapping[str, Kept]:
    """For a field that is kept as several: the name, the value and the default of each of them."""
    return {"parts": kept}


def where_said(name: str, usual: object) -> Kept:
    """For a field that came later: it is kept only where it says something, so that what was sealed before stays."""

    def kept_value(value: Any) -> Iterator[tuple[str, Any, Any]]:
        if value != usual:
            yield name, value, usual

    return kept_value


def kept_fields(record: Any) -> dict[str, Any]:
    """The fields of a record that say something of its meaning, by the names they are kept under.

    What is for print only does not: fields that are not compared, and the end of a named tuple beyond its `meant`.
    """
    return {name: value for name, value, _ in parts_of(record)}


def without_defaults(record: Any) -> dict[str, Any]:
    """The same without what is as it is by default: a field that comes later changes nothing of what was there before.

    >>> from scorecard.base.records import dataclass
    >>> @dataclass
    ... class Rounding:
    ...     points: int
    ...     mode: str = "half_up"
    >>> without_defaults(Rounding(2)), without_defaults(Rounding(2, "down"))
    ({'points': 2}, {'points': 2, 'mode': 'down'})
    """
    return {name: value for name, value, usual in parts_of(record) if value != usual}


def parts_of(record: Any) -> Iterator[tuple[str, Any, Any]]:
    """The name, the value and the default of each field that means something."""
    if isinstance(record, tuple):
        defaults: Mapping[str, Any] = getattr(record, "_field_defaults", {})
        names: tuple[str, ...] = getattr(record, "_fields", ())
        for name, value in zip(names, getattr(record, "meant", record), strict=False):
            yield name, value, defaults.get(name, MISSING)
        return
    for field in fields(record):
        if "parts" in field.metadata:
            yield from field.metadata["parts"](getattr(record, field.name))
        elif field.compare:
            usual = field.default if field.default_factory is MISSING else field.default_factory()
            yield field.metadata.get("called", field.name), getattr(record, field.name), usual
