"""A sentence below a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from scorecard.base.message import Text


class Note(NamedTuple):
    """A note: a stable code and its sentence.

    rows : the ids of the rows that it is of, where it is of single ones
    """

    code: str
    text: Text
    rows: tuple[str, ...] = ()


def group_alike(told: Iterable[tuple[Text, str]]) -> dict[Text, list[str]]:
    """Units of which the same is told, together; what is told first stands first."""
    sets: dict[Text, list[str]] = {}
    for sentence, unit in told:
        sets.setdefault(sentence, []).append(unit)
    return sets
