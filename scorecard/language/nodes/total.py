"""A total: tables and other totals put together."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import AmountOf, ListOf, NodeOf, OneLine, Share, WeightsOf
from scorecard.scheme.sum import COMBINE_TOTAL
from scorecard.scheme.words import UNASSESSED

TOTAL = NodeType(
    "total",
    "总分",
    message(
        "weights of tables that make 100, short: {{towns: 70, rubric: 30}}; or tables whose "
        "points are added, short: [towns, rubric]"
    ),
    (
        Field("title", OneLine(), "标题", message("the title of the total"), default="总分"),
        Field(
            "weights",
            WeightsOf(),
            "权重",
            message(
                "the weight of each table (or other total), which counts its share of full points; a "
                "list: points are added as they are"
            ),
            required=True,
        ),
        Field(
            "add",
            ListOf(OneLine(), single=True),
            "另加",
            message("tables whose points are added outside full points, such as a special bonus"),
        ),
        Field(
            "combine",
            COMBINE_TOTAL,
            "合成",
            message("how the shares of the tables are put together"),
            default="sum",
        ),
        Field(
            "max_points",
            AmountOf(none=True),
            "得分上限",
            message("the most it may be, what is added included; no limit if not said"),
        ),
        Field(
            "min_points",
            AmountOf(none=True),
            "得分下限",
            message("the least it may be; no limit if not said"),
        ),
        Field(
            "coverage",
            Share(),
            "覆盖面",
            message("the least share of the full points that must be scored, or the unit is unranked"),
        ),
        Field(
            "unassessed",
            UNASSESSED,
            "未考核单位",
            message(
                "what holds for a unit that one of the tables or totals does not assess: it is not "
                "among its units, or all of it is --; redistribute if not said, and `check` names the "
                "units"
            ),
        ),
        Field("ranking", NodeOf("ranking"), "排名", message("for this total")),
        Field("grades", ListOf(NodeOf("grade")), "等次", message("the grades of this total")),
    ),
    short="weights",
)
