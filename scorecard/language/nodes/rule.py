"""What is compared, and how that becomes points."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.language.kinds import (
    AmountOf,
    CustomOf,
    Field,
    Flag,
    KnotsOf,
    Line,
    ListOf,
    MapOf,
    NodeOf,
    NodeType,
    Quantity,
    ReferenceOf,
    Share,
    WordOrNode,
)
from scorecard.language.words import (
    AGAINST,
    AMONG,
    BEYOND,
    COMPARE,
    COUNTED_FROM,
    EVERY,
    IF_EQUAL,
    PART,
    REVERSE,
    SLOPES,
)

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
        Field(
            "bands",
            ListOf(NodeOf("band")),
            "分档",
            message("the first row that holds, from the top"),
        ),
        Field(
            "choices",
            MapOf(AmountOf()),
            "选项",
            message(
                "points by exact value, any other is pending; words are sent in as words, and any "
                "other is a fault"
            ),
        ),
        Field(
            "line",
            KnotsOf(),
            "折线",
            message("straight between the corners"),
        ),
        Field(
            "beyond",
            BEYOND,
            "两端",
            message("beyond the ends of the line"),
            default="level",
        ),
        Field(
            "steps",
            NodeOf("steps"),
            "增减",
            message("so much more or less for each step over or under"),
        ),
        Field(
            "each",
            AmountOf(),
            "每一",
            message(
                "points per 1 (per place): from 0 up if positive, from full points down if negative; a "
                "deduction from 0 down"
            ),
        ),
        Field(
            "at",
            Quantity(),
            "起点",
            message("where `each` begins; 0 if not said, for ranks 1"),
        ),
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
        Field(
            "custom",
            CustomOf(),
            "外接",
            message("a rule from another package: {{name: settings}}, see docs/plugins.md"),
        ),
        Field("clause", Line(), "条款", message("the notice's own wording")),
    ),
    apart=(("bands", "choices", "line", "steps", "each", "custom"),),
)


_EDGES = (
    Field("at_least", Quantity(), "达到", message("this or more")),
    Field("above", Quantity(), "超过", message("more than this")),
    Field("at_most", Quantity(), "不超过", message("this or less")),
    Field("below", Quantity(), "低于", message("less than this")),
)


BAND = NodeType(
    "band",
    "档",
    message("one band; the word says whether its edge is in; one without edges is the rest"),
    (
        *_EDGES,
        Field(
            "if",
            ListOf(NodeOf("condition"), single=True),
            "条件",
            message("conditions that must hold as well; on what is compared if not said"),
        ),
        Field("points", AmountOf(), "得分", message("the points of the band"), required=True),
    ),
    apart=(("at_least", "above"), ("at_most", "below")),
)


STEPS = NodeType(
    "steps",
    "增减",
    message("from a starting point, so much for each step over or under"),
    (
        Field(
            "at",
            Quantity(),
            "起点",
            message(
                "the starting point; completion and ratio 100%, difference 0, ranks 1, else it must be said"
            ),
        ),
        Field(
            "base",
            AmountOf(),
            "基准得分",
            message("the points there; 0 for a bonus or deduction if not said"),
            default="100%",
        ),
        Field("over", WordOrNode(SLOPES, "side"), "高于", message("over it"), default="level"),
        Field("under", WordOrNode(SLOPES, "side"), "低于", message("under it"), required=True),
    ),
)


SIDE = NodeType(
    "side",
    "一侧",
    message("so much more or less for each step"),
    (
        Field("each", Quantity(), "每", message("the size of a step"), required=True),
        Field(
            "add",
            AmountOf(),
            "加",
            message("added for each (or else `deduct`)"),
        ),
        Field("deduct", AmountOf(), "减", message("deducted for each")),
        Field("limit", AmountOf(), "至多", message("the most that is added or deducted")),
        Field("part", PART, "不足一档", message("what a part of a step counts"), required=True),
    ),
    either=("add", "deduct"),
)
