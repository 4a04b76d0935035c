"""What is compared, and how that becomes points."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import AmountOf, Flag, ListOf, MapOf, NodeOf, OneLine, ReferenceOf, Share
from scorecard.scheme.scale import BUILT_IN, NAMED, Custom
from scorecard.scheme.words import AGAINST, AMONG, COMPARE, COUNTED_FROM, EVERY, IF_EQUAL, REVERSE

RULE = NodeType(
    "rule",
    "计分规则",
    message("what is compared, and how that becomes points"),
    (
        Field(
            "compare",
            COMPARE,
            "比较",
            message("what is compared; completion where there is a target, else the value"),
        ),
        Field(
            "against",
            ReferenceOf(AGAINST),
            "对照",
            message(
                "what a difference or ratio is held against; the ends of a position, [worst, best] if "
                "not said; which of two levels of a target counts, must if not said"
            ),
        ),
        Field(
            "among",
            AMONG,
            "范围",
            message("which units are compared"),
            default="table",
        ),
        Field(
            "without_self",
            Flag(),
            "不含本单位",
            message("true: mean, median, best, worst of the other units"),
            default=False,
        ),
        Field(
            "if_equal",
            IF_EQUAL,
            "两端相等",
            message("what a position between equal ends is"),
            default="pending",
        ),
        Field(
            "from",
            COUNTED_FROM,
            "起算",
            message("from which end places are counted"),
            default="top",
        ),
        Field(
            "reverse",
            REVERSE,
            "反向",
            message("completion where lower is better"),
            default="quotient",
        ),
        Field("max_rate", Share(), "比率上限", message("the most a rate counts")),
        Field(
            "max_points",
            AmountOf(none=True),
            "得分上限",
            message("the most points; full points if not said"),
        ),
        Field(
            "max_extra",
            AmountOf(),
            "超额加分上限",
            message("the most points above the full points"),
        ),
        Field(
            "min_points",
            AmountOf(none=True),
            "得分下限",
            message("the fewest points; 0 if not said"),
        ),
        Field(
            "only_if",
            ListOf(NodeOf("condition"), single=True),
            "前提",
            message("conditions that must all hold, or there are 0 points; on what is compared if not said"),
        ),
        *(field for scale in BUILT_IN for field in scale.fields),
        Field(
            "every",
            EVERY,
            "每期",
            message(
                "worked out for each month (quarter) of the year so far on that period's own figures, "
                "and the points added"
            ),
        ),
        Field(
            "by_group",
            MapOf(NodeOf("rule")),
            "分组计分",
            message(
                "a whole rule for each group {{towns: {{…}}, streets: {{…}}}}; every group of the "
                "table's units must be named"
            ),
        ),
        *Custom.fields,
        Field("clause", OneLine(), "条款", message("the notice's own wording")),
    ),
    apart=(tuple(NAMED),),
)
