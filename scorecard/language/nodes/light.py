"""Lights on how far a row is ahead of the time gone."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import Decimal, ListOf, NodeOf, OneLine
from scorecard.scheme.words import LIGHT as COLOURS

LIGHT = NodeType(
    "light",
    "亮灯",
    message(
        "bands of completion less pace, in points of percent; the first that holds, without a "
        "gap between them"
    ),
    (
        Field("light", COLOURS, "灯", message("which light"), required=True),
        Field("say", OneLine(), "说法", message("the words beside it, such as behind")),
        Field(
            "at_least",
            Decimal(),
            "达到",
            message("so far ahead or more; behind is below 0"),
        ),
        Field("above", Decimal(), "超过", message("further ahead than this")),
        Field("at_most", Decimal(), "不超过", message("so far ahead or less")),
        Field("below", Decimal(), "低于", message("less far ahead than this")),
        Field(
            "if",
            ListOf(NodeOf("condition"), single=True),
            "条件",
            message("what must hold besides; such a row closes no gap"),
        ),
    ),
)
