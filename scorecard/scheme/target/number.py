"""A number of a target, with the way a notice writes it."""

from __future__ import annotations

from typing import NamedTuple


class WrittenNumber(NamedTuple):
    """A number, and how the notice writes it."""

    value: float
    text: str
