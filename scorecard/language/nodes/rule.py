"""What is compared, and how that becomes points."""

from __future__ import annotations

from scorecard.base.text import Text
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
        Field(
            "bands",
            ListOf(NodeOf("band")),
            "分档",
            Text("自上而下第一个成立的档", "the first row that holds, from the top"),
        ),
        Field(
            "choices",
            MapOf(AmountOf()),
            "选项",
            Text(
                "按确切的数值给分，其他数为待核；写词的，数据报词，其他词是数据错误",
                "points by exact value, any other is pending; words are sent in as words, and any other is a fault",
            ),
        ),
        Field(
            "line",
            KnotsOf(),
            "折线",
            Text("折点之间按直线计分", "straight between the corners"),
        ),
        Field(
            "beyond",
            BEYOND,
            "两端",
            Text("折线两端以外", "beyond the ends of the line"),
            default="level",
        ),
        Field(
            "steps",
            NodeOf("steps"),
            "增减",
            Text("每高、每低多少，加、减多少", "so much more or less for each step over or under"),
        ),
        Field(
            "each",
            AmountOf(),
            "每一",
            Text(
                "每一个（每降一位）加减多少：正数从 0 加起，负数从满分减起，扣分项从 0 减起",
                "points per 1 (per place): from 0 up if positive, from full points down if negative; "
                "a deduction from 0 down",
            ),
        ),
        Field(
            "at",
            Quantity(),
            "起点",
            Text(
                "each 从哪里起算；缺省为 0，名次为 1",
                "where `each` begins; 0 if not said, for ranks 1",
            ),
        ),
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
        Field(
            "custom",
            CustomOf(),
            "外接",
            Text(
                "用另装的扩展包的规则：{规则名: 各项设定}，见 docs/plugins.zh-CN.md",
                "a rule from another package: {name: settings}, see docs/plugins.md",
            ),
        ),
        Field("clause", Line(), "条款", Text("考核办法原文", "the notice's own wording")),
    ),
    apart=(("bands", "choices", "line", "steps", "each", "custom"),),
)


_EDGES = (
    Field("at_least", Quantity(), "达到", Text("大于或等于", "this or more")),
    Field("above", Quantity(), "超过", Text("大于", "more than this")),
    Field("at_most", Quantity(), "不超过", Text("小于或等于", "this or less")),
    Field("below", Quantity(), "低于", Text("小于", "less than this")),
)


BAND = NodeType(
    "band",
    "档",
    Text(
        "一档：界限由词说明是否含端点；没有界限的是“其余”",
        "one band; the word says whether its edge is in; one without edges is the rest",
    ),
    (
        *_EDGES,
        Field(
            "if",
            ListOf(NodeOf("condition"), single=True),
            "条件",
            Text(
                "还须成立的条件；缺省的数是所比的量",
                "conditions that must hold as well; on what is compared if not said",
            ),
        ),
        Field("points", AmountOf(), "得分", Text("这一档的得分", "the points of the band"), required=True),
    ),
    apart=(("at_least", "above"), ("at_most", "below")),
)


STEPS = NodeType(
    "steps",
    "增减",
    Text(
        "从起点算起，每高、每低多少，加、减多少", "from a starting point, so much for each step over or under"
    ),
    (
        Field(
            "at",
            Quantity(),
            "起点",
            Text(
                "从哪里算起；缺省：完成率、比为 100%，差为 0，名次为 1，其他必须写明",
                "the starting point; completion and ratio 100%, difference 0, ranks 1, else it must be said",
            ),
        ),
        Field(
            "base",
            AmountOf(),
            "基准得分",
            Text(
                "起点上的得分；加分、扣分缺省为 0", "the points there; 0 for a bonus or deduction if not said"
            ),
            default="100%",
        ),
        Field("over", WordOrNode(SLOPES, "side"), "高于", Text("高于起点时", "over it"), default="level"),
        Field("under", WordOrNode(SLOPES, "side"), "低于", Text("低于起点时", "under it"), required=True),
    ),
)


SIDE = NodeType(
    "side",
    "一侧",
    Text("每多少，加或减多少", "so much more or less for each step"),
    (
        Field("each", Quantity(), "每", Text("一档的大小", "the size of a step"), required=True),
        Field(
            "add",
            AmountOf(),
            "加",
            Text("每档加多少（与 deduct 二选一）", "added for each (or else `deduct`)"),
        ),
        Field("deduct", AmountOf(), "减", Text("每档减多少", "deducted for each")),
        Field(
            "limit", AmountOf(), "至多", Text("这一侧至多加、减多少", "the most that is added or deducted")
        ),
        Field(
            "part", PART, "不足一档", Text("不足一档怎样计", "what a part of a step counts"), required=True
        ),
    ),
    either=("add", "deduct"),
)
