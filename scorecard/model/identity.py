"""What of a record says something of its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

LATER: Mapping[str, bool] = {"later": True}


"""Marks a field the language got later: a scheme that does not use it keeps its identity."""


def said(record: DataclassInstance) -> tuple[tuple[str, Any], ...]:
    """The fields of a record that say something of its meaning, with their values, in order."""
    return tuple(
        (f.name, getattr(record, f.name))
        for f in fields(record)
        if f.compare and not (f.metadata.get("later") and getattr(record, f.name) == f.default)
    )


def meant(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    """The items of a tuple that say something of its meaning: a record may end in words for print only."""
    found: tuple[Any, ...] = getattr(parts, "meant", parts)
    return found
