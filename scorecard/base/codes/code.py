"""The shape of a catalogue entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scorecard.base.text import Text

Severity = Literal["error", "warning", "remark"]
"""An error stops the run, a warning doubts a figure, a remark says how something was read."""


@dataclass(frozen=True)
class Code:
    """A kind of fault: what it says, what cures it, why it is one, and an example of both.

    `message` and `cure` are templates whose gaps a `Fault` fills; `why` stands by itself.
    """

    id: str
    severity: Severity
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


def remark(
    id: str, *, title: Text, message: Text, cure: Text, why: Text, bad: str = "", good: str = ""
) -> Code:
    """An entry for what was read as it plainly is meant, and is said all the same."""
    return Code(id, "remark", title, message, cure, why, bad, good)
