"""What comes of the points: cells without any, rounding, ranks, grades."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.language.kinds import BoundOf, Field, Line, ListOf, NodeOf, NodeType, PolicyOf, Share, Whole
from scorecard.language.words import AMONG, CARRY, EDGE_TIE, RANK_ON, TIES, UNRANKED, WHOLE, WITHOUT

UNSCORED = NodeType(
    "unscored",
    "未计分处理",
    Text("没有得分的格怎样处理", "what a cell without points does"),
    (
        Field(
            "missing",
            PolicyOf({**UNRANKED, "leave_out": WITHOUT["leave_out"], **CARRY}),
            "未报",
            Text("未报的处理", "for a missing value"),
            default="unranked",
        ),
        Field(
            "pending",
            PolicyOf({**UNRANKED, "leave_out": WITHOUT["leave_out"]}),
            "待核",
            Text("待核的处理", "for a pending value"),
            default="unranked",
        ),
        Field(
            "not_applicable",
            PolicyOf(WITHOUT),
            "不适用",
            Text("不适用的处理", "for an item that does not apply"),
            default="redistribute",
        ),
    ),
)


ROUNDING = NodeType(
    "rounding",
    "修约",
    Text("四舍五入；不声明则途中不修约", "half-up; nothing is rounded on the way unless said"),
    (
        Field(
            "points",
            Whole(0),
            "得分",
            Text("得分修约到几位后再相加", "points are rounded to this many decimals, then added"),
        ),
        Field(
            "total",
            Whole(0),
            "总分",
            Text("表的总分修约到几位后再加权", "a table's total is rounded to this many decimals"),
        ),
        Field(
            "rank_on",
            RANK_ON,
            "排名依据",
            Text("名次按哪个总分", "which total ranks are formed on"),
            default="printed",
        ),
    ),
)


DECIMALS = NodeType(
    "decimals",
    "小数位",
    Text("打印几位小数", "how many decimals are printed"),
    (
        Field("points", Whole(0), "得分", Text("得分", "points"), default=2),
        Field("total", Whole(0), "总分", Text("总分", "totals"), default=2),
        Field(
            "completion", Whole(0), "完成率", Text("完成率（百分数）", "completion, in percent"), default=2
        ),
    ),
)


RANKING = NodeType(
    "ranking",
    "排名",
    Text("名次怎样产生", "how ranks are formed"),
    (
        Field(
            "among",
            AMONG,
            "范围",
            Text("正式名次在全表还是本分组内", "whether the official rank is in the table or in the group"),
            default="table",
        ),
        Field("ties", TIES, "并列", Text("总分相同怎样排", "what equal totals do"), default="competition"),
    ),
)


GRADE = NodeType(
    "grade",
    "等次",
    Text(
        "自上而下第一个成立的等次；没有条件和名额的是“其余”",
        "the first that holds, from the top; one without condition and quota is the rest",
    ),
    (
        Field("grade", Line(), "名称", Text("如 优秀、A", "such as A"), required=True),
        Field(
            "if",
            ListOf(NodeOf("condition"), single=True),
            "条件",
            Text("各条都须成立", "conditions that must all hold"),
        ),
        Field(
            "top",
            Share(),
            "前",
            Text(
                "名次在前的这一比例，按参加排名的单位数折成名额", "the best of the ranked units, as a share"
            ),
        ),
        Field(
            "bottom",
            Share(),
            "后",
            Text("名次在后的这一比例", "the last of the ranked units, as a share"),
        ),
        Field("whole", WHOLE, "取整", Text("名额怎样取整", "how the share becomes a count"), default="down"),
        Field(
            "edge_tie",
            EDGE_TIE,
            "末位并列",
            Text("名额末位并列怎样处理", "what a tie at the edge of the quota does"),
            default="include",
        ),
    ),
    apart=(("top", "bottom"),),
)


CONDITION = NodeType(
    "condition",
    "条件",
    Text(
        "对一个数的条件；没有值的数，条件不成立",
        "a condition on a figure; it does not hold where the figure has no value",
    ),
    (
        Field(
            "of",
            Line(),
            "取自",
            Text(
                "指标代号（其数值），或 代号.target、.completion、.progress、.met、.ahead；等次里还有 total（缺省）、rank、"
                "rank_from_last 和 代号.points、.share；计分规则里缺省为所比的量",
                "an indicator's id (its value), or ID.target, .completion, .progress, .met, .ahead; in grades also total "
                "(if not said), rank, rank_from_last and ID.points, .share; in rules, if not said, what is compared",
            ),
        ),
        Field("at_least", BoundOf(), "达到", Text("大于或等于", "this or more")),
        Field("above", BoundOf(), "超过", Text("大于", "more than this")),
        Field("at_most", BoundOf(), "不超过", Text("小于或等于", "this or less")),
        Field("below", BoundOf(), "低于", Text("小于", "less than this")),
        Field("equals", BoundOf(), "等于", Text("等于", "exactly this; met is 1 or 0")),
        Field("any", ListOf(NodeOf("condition")), "任一", Text("其中一条成立即可", "one of these must hold")),
    ),
)
