"""Lights: how a row that is ahead or behind the time gone is shown."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.condition import Bound, Condition
from scorecard.scheme.field import Field, node_of, scheme_field
from scorecard.scheme.kinds import Decimal, ListOf, NodeOf, OneLine
from scorecard.scheme.words import LIGHT as COLOURS

Colour = Literal["green", "blue", "yellow", "red", "none"]


@dataclass(frozen=True)
class Light:
    """One light: within which bounds a row is ahead (in points of percent), what else must hold, what is said.

    `none` shows nothing: a gap that the notice leaves open, declared.
    """

    colour: Colour = scheme_field(
        COLOURS, "灯", message("which light"), name="light", required=True, empty="none"
    )
    say: str = scheme_field(OneLine(), "说法", message("the words beside it, such as behind"), empty="")
    bounds: tuple[Bound, ...] = ()
    conditions: tuple[Condition, ...] = scheme_field(
        ListOf(NodeOf("condition"), single=True),
        "条件",
        message("what must hold besides; such a row closes no gap"),
        name="if",
        empty=(),
    )
    span: Span = field(default=Span("", 0), compare=False, repr=False)


_BOUNDS = (
    Field("at_least", Decimal(), "达到", message("so far ahead or more; behind is below 0")),
    Field("above", Decimal(), "超过", message("further ahead than this")),
    Field("at_most", Decimal(), "不超过", message("so far ahead or less")),
    Field("below", Decimal(), "低于", message("less far ahead than this")),
)

LIGHT = node_of(
    Light,
    "light",
    "亮灯",
    message(
        "bands of completion less pace, in points of percent; the first that holds, without a "
        "gap between them"
    ),
    after={"say": _BOUNDS},
)


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
