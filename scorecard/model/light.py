"""Lights: how a row that is ahead or behind the time gone is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from scorecard.base.message import message
from scorecard.base.span import Span
from scorecard.model.condition import Bound, Condition
from scorecard.scheme.field import Field
from scorecard.scheme.kinds import ListOf, NodeOf

Colour = Literal["green", "blue", "yellow", "red", "none"]


@dataclass(frozen=True)
class Light:
    """One light: within which bounds a row is ahead (in points of percent), what else must hold, what is said.

    `none` shows nothing: a gap that the notice leaves open, declared.
    """

    colour: Colour
    say: str = ""
    bounds: tuple[Bound, ...] = ()
    conditions: tuple[Condition, ...] = ()
    span: Span = field(default=Span("", 0), compare=False, repr=False)


LIGHTS = Field(
    "lights",
    ListOf(NodeOf("light")),
    "亮灯",
    message(
        "which light is shown by how far completion is ahead of the pace; on top, for every row with a target"
    ),
    inherited=True,
)
"""The field of an indicator, of defaults, and of the scheme as a whole."""
