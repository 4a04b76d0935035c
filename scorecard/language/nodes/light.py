"""Lights on how far a row is ahead of the time gone."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.language.words import LIGHT as COLOURS
from scorecard.scheme.kinds import Decimal, Field, Line, ListOf, NodeOf, NodeType

LIGHT = NodeType(
    "light",
    "亮灯",
    Text(
        "按完成率减序时进度的百分点分档；自上而下第一个成立的，各档须首尾相接",
        "bands of completion less pace, in points of percent; the first that holds, without a gap between them",
    ),
    (
        Field("light", COLOURS, "灯", Text("亮什么灯", "which light"), required=True),
        Field("say", Line(), "说法", Text("灯旁的字，如 滞后", "the words beside it, such as behind")),
        Field(
            "at_least",
            Decimal(),
            "达到",
            Text("超前这么多百分点或更多；落后写负数", "so far ahead or more; behind is below 0"),
        ),
        Field("above", Decimal(), "超过", Text("超前多于", "further ahead than this")),
        Field("at_most", Decimal(), "不超过", Text("超前这么多或更少", "so far ahead or less")),
        Field("below", Decimal(), "低于", Text("超前少于", "less far ahead than this")),
        Field(
            "if",
            ListOf(NodeOf("condition"), single=True),
            "条件",
            Text("还须成立的条件；这样的档不算接上缺口", "what must hold besides; such a row closes no gap"),
        ),
    ),
)


LIGHTS = Field(
    "lights",
    ListOf(NodeOf("light")),
    "亮灯",
    Text(
        "完成率比序时进度超前、落后多少个百分点时亮什么灯；写在最外层的，对所有有目标值的指标生效",
        "which light is shown by how far completion is ahead of the pace; on top, for every row with a target",
    ),
    inherited=True,
)
"""The field of an indicator, of defaults, and of the scheme as a whole."""
