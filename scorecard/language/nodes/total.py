"""A total: tables and other totals put together."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.language.words import COMBINE_TOTAL, UNASSESSED
from scorecard.scheme.kinds import AmountOf, Field, Line, ListOf, NodeOf, NodeType, Share, WeightsOf

TOTAL = NodeType(
    "total",
    "总分",
    Text(
        "各表的权重，合计 100，简写 {towns: 70, rubric: 30}；或得分直接相加的各表，简写 [towns, rubric]",
        "weights of tables that make 100, short: {towns: 70, rubric: 30}; or tables whose points are added, short: [towns, rubric]",
    ),
    (
        Field("title", Line(), "标题", Text("总分表的标题", "the title of the total"), default="总分"),
        Field(
            "weights",
            WeightsOf(),
            "权重",
            Text(
                "各表（或其他总分）的权重，按得分率计，合计 100；写成列表的，得分直接相加",
                "the weight of each table (or other total), which counts its share of full points; a list: points are added as they are",
            ),
            required=True,
        ),
        Field(
            "add",
            ListOf(Line(), single=True),
            "另加",
            Text(
                "在满分之外另加得分的表，如特别加分",
                "tables whose points are added outside full points, such as a special bonus",
            ),
        ),
        Field(
            "combine",
            COMBINE_TOTAL,
            "合成",
            Text("各表的得分率怎样合成", "how the shares of the tables are put together"),
            default="sum",
        ),
        Field(
            "max_points",
            AmountOf(none=True),
            "得分上限",
            Text(
                "总分上限，含另加；缺省不设限",
                "the most it may be, what is added included; no limit if not said",
            ),
        ),
        Field(
            "min_points",
            AmountOf(none=True),
            "得分下限",
            Text("总分下限；缺省不设限", "the least it may be; no limit if not said"),
        ),
        Field(
            "coverage",
            Share(),
            "覆盖面",
            Text(
                "已计分的分值至少占满分的多少，不到的不排名",
                "the least share of the full points that must be scored, or the unit is unranked",
            ),
        ),
        Field(
            "unassessed",
            UNASSESSED,
            "未考核单位",
            Text(
                "其中的表（或总分）不考核某单位时怎样：该单位不在表内，或各项都是 --；不写按 redistribute，并由 check 提醒",
                "what holds for a unit that one of the tables or totals does not assess: it is not among its units, or all of it is --; "
                "redistribute if not said, and `check` names the units",
            ),
        ),
        Field("ranking", NodeOf("ranking"), "排名", Text("对本总分生效", "for this total")),
        Field("grades", ListOf(NodeOf("grade")), "等次", Text("本总分的等次", "the grades of this total")),
    ),
    short="weights",
)
