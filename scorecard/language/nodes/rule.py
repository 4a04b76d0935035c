"""What is compared, and how that becomes points."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.language.words import AGAINST, AMONG, COMPARE, COUNTED_FROM, EVERY, IF_EQUAL, REVERSE
from scorecard.scheme.kinds import (
    AmountOf,
    Field,
    Flag,
    Line,
    ListOf,
    MapOf,
    NodeOf,
    NodeType,
    ReferenceOf,
    Share,
)
from scorecard.scheme.scale import BUILT_IN, NAMED, Custom

RULE = NodeType(
    "rule",
    "计分规则",
    Text("拿什么比、怎样变成分", "what is compared, and how that becomes points"),
    (
        Field(
            "compare",
            COMPARE,
            "比较",
            Text(
                "拿什么比；有目标值缺省为完成情况，否则为数值",
                "what is compared; completion where there is a target, else the value",
            ),
        ),
        Field(
            "against",
            ReferenceOf(AGAINST),
            "对照",
            Text(
                "差、比的对照值，位置的两端，缺省为 [worst, best]；两级目标写对照哪一级，缺省为 must",
                "what a difference or ratio is held against; the ends of a position, [worst, best] if not said; "
                "which of two levels of a target counts, must if not said",
            ),
        ),
        Field(
            "among",
            AMONG,
            "范围",
            Text("与哪些单位比", "which units are compared"),
            default="table",
        ),
        Field(
            "without_self",
            Flag(),
            "不含本单位",
            Text("true：平均、最好、最差不含本单位", "true: mean, median, best, worst of the other units"),
            default=False,
        ),
        Field(
            "if_equal",
            IF_EQUAL,
            "两端相等",
            Text("位置的两端相等时", "what a position between equal ends is"),
            default="pending",
        ),
        Field(
            "from",
            COUNTED_FROM,
            "起算",
            Text("位次从哪头数起", "from which end places are counted"),
            default="top",
        ),
        Field(
            "reverse",
            REVERSE,
            "反向",
            Text("越低越好时完成率怎样算", "completion where lower is better"),
            default="quotient",
        ),
        Field("max_rate", Share(), "比率上限", Text("完成率最多算到多少", "the most a rate counts")),
        Field(
            "max_points",
            AmountOf(none=True),
            "得分上限",
            Text("缺省为满分", "the most points; full points if not said"),
        ),
        Field(
            "max_extra",
            AmountOf(),
            "超额加分上限",
            Text("最多比满分高多少", "the most points above the full points"),
        ),
        Field(
            "min_points",
            AmountOf(none=True),
            "得分下限",
            Text("缺省为 0", "the fewest points; 0 if not said"),
        ),
        Field(
            "only_if",
            ListOf(NodeOf("condition"), single=True),
            "前提",
            Text(
                "各条都成立才计分，否则 0 分；缺省的数是所比的量",
                "conditions that must all hold, or there are 0 points; on what is compared if not said",
            ),
        ),
        *(field for scale in BUILT_IN for field in scale.fields),
        Field(
            "every",
            EVERY,
            "每期",
            Text(
                "年初以来每月（每季度）各计一次，得分相加；用各期自己的数",
                "worked out for each month (quarter) of the year so far on that period's own figures, and the points added",
            ),
        ),
        Field(
            "by_group",
            MapOf(NodeOf("rule")),
            "分组计分",
            Text(
                "各组各有一整条规则 {镇: {…}, 街道: {…}}；本表单位的每个分组都要写",
                "a whole rule for each group {towns: {…}, streets: {…}}; every group of the table's units must be named",
            ),
        ),
        *Custom.fields,
        Field("clause", Line(), "条款", Text("考核办法原文", "the notice's own wording")),
    ),
    apart=(tuple(NAMED),),
)
