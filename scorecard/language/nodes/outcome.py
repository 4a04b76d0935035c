"""What comes of the points: cells without any, rounding, ranks, grades."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import BoundOf, EqualOf, Flag, ListOf, NodeOf, OneLine, PolicyOf, QuotaOf, Whole
from scorecard.scheme.words import (
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

UNSCORED = NodeType(
    "unscored",
    "未计分处理",
    message("what a cell without points does"),
    (
        Field(
            "missing",
            PolicyOf({**UNRANKED, "leave_out": WITHOUT["leave_out"], **MEANS, **CARRY}),
            "未报",
            message("for a missing value"),
            default="unranked",
        ),
        Field(
            "pending",
            PolicyOf({**UNRANKED, "leave_out": WITHOUT["leave_out"]}),
            "待核",
            message("for a pending value"),
            default="unranked",
        ),
        Field(
            "not_applicable",
            PolicyOf(WITHOUT),
            "不适用",
            message("for an item that does not apply"),
            default="redistribute",
        ),
    ),
)


ROUNDING = NodeType(
    "rounding",
    "修约",
    message("nothing is rounded on the way unless said"),
    (
        Field(
            "points",
            Whole(0),
            "得分",
            message("points are rounded to this many decimals, then added"),
        ),
        Field(
            "total",
            Whole(0),
            "总分",
            message("a table's total is rounded to this many decimals"),
        ),
        Field(
            "headings",
            Whole(0),
            "标题得分",
            message("a heading's points are rounded to this many decimals, then added"),
        ),
        Field(
            "overall",
            Whole(0),
            "加权总分",
            message("a weighted total is rounded to this many decimals"),
        ),
        Field(
            "completion",
            Whole(0),
            "完成率",
            message("completion, in percent, is rounded to this many decimals before points"),
        ),
        Field(
            "mode",
            ROUNDING_MODE,
            "方式",
            message("which way these levels are rounded; printing is always half-up"),
            default="half_up",
        ),
        Field(
            "rank_on",
            RANK_ON,
            "排名依据",
            message("which total ranks, grades and effects go by"),
            default="printed",
        ),
    ),
)


DECIMALS = NodeType(
    "decimals",
    "小数位",
    message("how many decimals are printed"),
    (
        Field("points", Whole(0), "得分", message("points"), default=2),
        Field("total", Whole(0), "总分", message("totals"), default=2),
        Field("completion", Whole(0), "完成率", message("completion, in percent"), default=2),
    ),
)


RANKING = NodeType(
    "ranking",
    "排名",
    message("how ranks are formed"),
    (
        Field(
            "among",
            AMONG,
            "范围",
            message("whether the official rank is in the table or in the group"),
            default="table",
        ),
        Field(
            "by",
            BY,
            "依据",
            message(
                "whether ranks are formed on points or on shares; points if not said, and `check` "
                "warns where it matters"
            ),
        ),
        Field(
            "bounds_on",
            BOUNDS_ON,
            "界限依据",
            message(
                "how bounds on the total, in grades and effects, are met while only a part of the year "
                "is due; share if not said, and `check` warns where it matters"
            ),
        ),
        Field("ties", TIES, "并列", message("what equal totals do"), default="competition"),
        Field(
            "tie_break",
            ListOf(OneLine(), single=True),
            "同分先后",
            message(
                "what is compared next where totals are equal: an indicator's id (its value, the "
                "better way), ID.points, .share, .completion, .progress, in totals also ids of tables; "
                "said for the scheme it is for its totals, or for its tables if there are none"
            ),
        ),
    ),
)


GRADE = NodeType(
    "grade",
    "等次",
    message("the first that holds, from the top; one without condition and quota is the rest"),
    (
        Field("grade", OneLine(), "名称", message("such as A"), required=True),
        Field(
            "if",
            ListOf(NodeOf("condition"), single=True),
            "条件",
            message("conditions that must all hold"),
        ),
        Field(
            "top",
            QuotaOf(),
            "前",
            message(
                "the best of the ranked units, as a share or a count; in each group where ranks are "
                "among groups"
            ),
        ),
        Field(
            "bottom",
            QuotaOf(),
            "后",
            message("the last of the ranked units, as a share or a count"),
        ),
        Field("whole", WHOLE, "取整", message("how the share becomes a count"), default="down"),
        Field(
            "edge_tie",
            EDGE_TIE,
            "末位并列",
            message("what a tie at the edge of the quota does"),
            default="include",
        ),
        Field(
            "vacant",
            VACANT,
            "空额",
            message(
                "what becomes of the place of a unit that an effect keeps from the grade; the next "
                "moves up if not said, and `check` warns where it matters"
            ),
        ),
        Field(
            "given",
            Flag(),
            "指定",
            message("true: only where an effect or the unit itself says so, never by points"),
            default=False,
        ),
    ),
    apart=(("top", "bottom"),),
)


CONDITION = NodeType(
    "condition",
    "条件",
    message("a condition on a figure; it does not hold where the figure has no value"),
    (
        Field(
            "of",
            OneLine(),
            "取自",
            message(
                "total, rank, rank_from_last; an indicator's id (its value), or ID.target, "
                ".completion, .progress, .met, .ahead, .points, .share, .rank, .rank_from_last; for a "
                "total also TABLE.total, .share, .rank, .rank_from_last"
            ),
        ),
        Field("at_least", BoundOf(), "达到", message("this or more")),
        Field("above", BoundOf(), "超过", message("more than this")),
        Field("at_most", BoundOf(), "不超过", message("this or less")),
        Field("below", BoundOf(), "低于", message("less than this")),
        Field("equals", EqualOf(), "等于", message("exactly this; met is 1 or 0")),
        Field("any", ListOf(NodeOf("condition")), "任一", message("one of these must hold")),
    ),
)
