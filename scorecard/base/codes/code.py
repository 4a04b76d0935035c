"""The shape of a catalogue entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scorecard.base.text import Text


@dataclass(frozen=True)
class Code:
    """A kind of fault: what it says, what cures it, why it is one, and an example of both.

    `message` and `cure` are templates whose gaps a `Fault` fills; `why` stands by itself.
    """

    id: str
    severity: Literal["error", "warning"]
    title: Text
    message: Text
    cure: Text
    why: Text
    bad: str = ""
    good: str = ""


def error(
    id: str, *, title: Text, message: Text, cure: Text, why: Text, bad: str = "", good: str = ""
) -> Code:
    """An entry for a fault that stops the run."""
    return Code(id, "error", title, message, cure, why, bad, good)


def warning(
    id: str, *, title: Text, message: Text, cure: Text, why: Text, bad: str = "", good: str = ""
) -> Code:
    """An entry for a fault that is told and does not stop the run."""
    return Code(id, "warning", title, message, cure, why, bad, good)
