"""A sentence below a table."""

from __future__ import annotations

from typing import NamedTuple

from scorecard.base.message import Text


class Note(NamedTuple):
    """A note: a stable code and its sentence."""

    code: str
    text: Text
