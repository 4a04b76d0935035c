"""What comes of the points: cells without any, rounding, ranks, grades."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.language.words import (
    AMONG,
    BOUNDS_ON,
    BY,
    CARRY,
    EDGE_TIE,
    MEANS,
    RANK_ON,
    ROUNDING_MODE,
    TIES,
    UNRANKED,
    VACANT,
    WHOLE,
    WITHOUT,
)
from scorecard.scheme.kinds import (
    BoundOf,
    EqualOf,
    Field,
    Flag,
    Line,
    ListOf,
    NodeOf,
    NodeType,
    PolicyOf,
    QuotaOf,
    Whole,
)

UNSCORED = NodeType(
    "unscored",
    "未计分处理",
    Text("没有得分的格怎样处理", "what a cell without points does"),
    (
        Field(
            "missing",
            PolicyOf({**UNRANKED, "leave_out": WITHOUT["leave_out"], **MEANS, **CARRY}),
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
    Text("不声明则途中不修约", "nothing is rounded on the way unless said"),
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
            "headings",
            Whole(0),
            "标题得分",
            Text(
                "标题的得分修约到几位后再相加",
                "a heading's points are rounded to this many decimals, then added",
            ),
        ),
        Field(
            "overall",
            Whole(0),
            "加权总分",
            Text("加权总分修约到几位", "a weighted total is rounded to this many decimals"),
        ),
        Field(
            "completion",
            Whole(0),
            "完成率",
            Text(
                "完成率（百分数）修约到几位后再计分",
                "completion, in percent, is rounded to this many decimals before points",
            ),
        ),
        Field(
            "mode",
            ROUNDING_MODE,
            "方式",
            Text(
                "以上各级怎样修约；打印总是四舍五入",
                "which way these levels are rounded; printing is always half-up",
            ),
            default="half_up",
        ),
        Field(
            "rank_on",
            RANK_ON,
            "排名依据",
            Text("名次、等次和结果运用按哪个总分", "which total ranks, grades and effects go by"),
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
        Field(
            "by",
            BY,
            "依据",
            Text(
                "名次按得分还是得分率；不写按得分，各单位满分不同而影响名次时 check 提醒",
                "whether ranks are formed on points or on shares; points if not said, and `check` warns where it matters",
            ),
        ),
        Field(
            "bounds_on",
            BOUNDS_ON,
            "界限依据",
            Text(
                "一年中只考核一部分时，等次和结果运用里总分的界限怎样比；不写按 share，改变结果时 check 提醒",
                "how bounds on the total, in grades and effects, are met while only a part of the year is due; share if not said, "
                "and `check` warns where it matters",
            ),
        ),
        Field("ties", TIES, "并列", Text("总分相同怎样排", "what equal totals do"), default="competition"),
        Field(
            "tie_break",
            ListOf(Line(), single=True),
            "同分先后",
            Text(
                "总分相同时依次比什么：指标代号（其数值，按其优劣方向）、代号.points、.share、.completion、.progress，"
                "总分中还可写表的代号；写在方案上的，有总分的对总分生效，没有的对各表生效",
                "what is compared next where totals are equal: an indicator's id (its value, the better way), ID.points, "
                ".share, .completion, .progress, in totals also ids of tables; said for the scheme it is for its "
                "totals, or for its tables if there are none",
            ),
        ),
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
            QuotaOf(),
            "前",
            Text(
                "名次在前的这一比例（按参加排名的单位数折成名额）或这么多个；ranking 的 among 为 group 的按各组计",
                "the best of the ranked units, as a share or a count; in each group where ranks are among groups",
            ),
        ),
        Field(
            "bottom",
            QuotaOf(),
            "后",
            Text("名次在后的这一比例或这么多个", "the last of the ranked units, as a share or a count"),
        ),
        Field("whole", WHOLE, "取整", Text("名额怎样取整", "how the share becomes a count"), default="down"),
        Field(
            "edge_tie",
            EDGE_TIE,
            "末位并列",
            Text("名额末位并列怎样处理", "what a tie at the edge of the quota does"),
            default="include",
        ),
        Field(
            "vacant",
            VACANT,
            "空额",
            Text(
                "名额内的单位因结果运用不能得这一等次时，名额怎样；不写由下一名递补，改变结果时 check 提醒",
                "what becomes of the place of a unit that an effect keeps from the grade; the next moves up if not said, "
                "and `check` warns where it matters",
            ),
        ),
        Field(
            "given",
            Flag(),
            "指定",
            Text(
                "true：只给结果运用或单位自己写明的，不按分数评定",
                "true: only where an effect or the unit itself says so, never by points",
            ),
            default=False,
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
                "total、rank、rank_from_last；指标代号（其数值），或 代号.target、.completion、.progress、.met、.ahead、.points、"
                ".share、.rank、.rank_from_last；总分的条件里还有 表代号.total、.share、.rank、.rank_from_last",
                "total, rank, rank_from_last; an indicator's id (its value), or ID.target, .completion, .progress, .met, "
                ".ahead, .points, .share, .rank, .rank_from_last; for a total also TABLE.total, .share, .rank, .rank_from_last",
            ),
        ),
        Field("at_least", BoundOf(), "达到", Text("大于或等于", "this or more")),
        Field("above", BoundOf(), "超过", Text("大于", "more than this")),
        Field("at_most", BoundOf(), "不超过", Text("小于或等于", "this or less")),
        Field("below", BoundOf(), "低于", Text("小于", "less than this")),
        Field("equals", EqualOf(), "等于", Text("等于", "exactly this; met is 1 or 0")),
        Field("any", ListOf(NodeOf("condition")), "任一", Text("其中一条成立即可", "one of these must hold")),
    ),
)
