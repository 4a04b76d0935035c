"""One cell of targets."""

from __future__ import annotations

from scorecard.base.message import message, sense
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import BaseYear, Decimal, OneLine, PairOf

TARGET = NodeType(
    "target",
    "目标",
    message("one cell of targets: a number with what it means, or two levels"),
    (
        Field("at_least", Decimal(), "达到", sense("bound of a target", "this or more")),
        Field("above", Decimal(), "超过", sense("bound of a target", "more than this")),
        Field("at_most", Decimal(), "不高于", sense("bound of a target", "this or less")),
        Field("below", Decimal(), "低于", sense("bound of a target", "less than this")),
        Field("equals", Decimal(), "等于", message("this exactly")),
        Field(
            "about",
            Decimal(),
            "左右",
            message("about this, by the tolerance of the scheme"),
        ),
        Field("between", PairOf(), "区间", message("from one to the other, both included")),
        Field(
            "must",
            Decimal(),
            "确保",
            message("the target that must be reached: completion is against it"),
        ),
        Field(
            "stretch",
            Decimal(),
            "奋斗",
            message("the stretch target, printed beside it"),
        ),
        Field(
            "times",
            Decimal(0),
            "倍数",
            message("so many times the base: 2 for doubling"),
        ),
        Field(
            "base",
            BaseYear(),
            "基期",
            message("the year whose figure is the base"),
        ),
        Field(
            "base_value",
            Decimal(),
            "基数",
            message("the figure of the base year; from that year's data if not said"),
        ),
        Field(
            "indicator",
            OneLine(),
            "对照指标",
            message("the figure of another row is the target: its id"),
        ),
    ),
    apart=(
        ("at_least", "above", "at_most", "below", "equals", "about", "between", "must", "times"),
        ("at_least", "above", "at_most", "below", "equals", "about", "between", "stretch"),
        ("indicator", "base"),
        ("must", "base"),
    ),
)
