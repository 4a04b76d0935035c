"""One cell of targets."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.scheme.kinds import BaseYear, Decimal, Field, Line, NodeType, PairOf

TARGET = NodeType(
    "target",
    "目标",
    Text(
        "一格目标值的写法：一种性质一个数，或确保与奋斗两级",
        "one cell of targets: a number with what it means, or two levels",
    ),
    (
        Field("at_least", Decimal(), "达到", Text("至少这么多：10以上", "this or more")),
        Field("above", Decimal(), "超过", Text("多于这个数：超5000", "more than this")),
        Field("at_most", Decimal(), "不高于", Text("至多这么多：不高于5.5", "this or less")),
        Field("below", Decimal(), "低于", Text("少于这个数：低于4", "less than this")),
        Field("equals", Decimal(), "等于", Text("正好这个数：=100", "this exactly")),
        Field(
            "about",
            Decimal(),
            "左右",
            Text(
                "大约这个数：400左右，幅度由方案的 about 声明", "about this, by the tolerance of the scheme"
            ),
        ),
        Field(
            "between", PairOf(), "区间", Text("两端之间，含两端：2-3", "from one to the other, both included")
        ),
        Field(
            "must",
            Decimal(),
            "确保",
            Text("确保目标；完成率对照它", "the target that must be reached: completion is against it"),
        ),
        Field(
            "stretch",
            Decimal(),
            "奋斗",
            Text("奋斗目标；与确保目标并列印出", "the stretch target, printed beside it"),
        ),
        Field(
            "times",
            Decimal(0),
            "倍数",
            Text("基数的几倍：翻一番写 2，不低于上年写 1", "so many times the base: 2 for doubling"),
        ),
        Field(
            "base",
            BaseYear(),
            "基期",
            Text("基数取哪一年的实际值：2020 或 last_year", "the year whose figure is the base"),
        ),
        Field(
            "base_value",
            Decimal(),
            "基数",
            Text(
                "基期的数；不写则取当年数据", "the figure of the base year; from that year's data if not said"
            ),
        ),
        Field(
            "indicator",
            Line(),
            "对照指标",
            Text("以另一指标本期的数为目标：写它的代号", "the figure of another row is the target: its id"),
        ),
    ),
    apart=(
        ("at_least", "above", "at_most", "below", "equals", "about", "between", "must", "times"),
        ("at_least", "above", "at_most", "below", "equals", "about", "between", "stretch"),
        ("indicator", "base"),
        ("must", "base"),
    ),
)
