"""The scheme as a whole: its units, tables, totals and amendments."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.language.nodes.light import LIGHTS
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import (
    AmountOf,
    Decimal,
    FileOf,
    Flag,
    Free,
    ListOf,
    MapOf,
    NodeOf,
    OneLine,
    PlanYears,
    Share,
    When,
    Whole,
)
from scorecard.scheme.sum import COMBINE_TABLE
from scorecard.scheme.words import FREQUENCY, LANGUAGE, STATUS

SCHEME = NodeType(
    "scheme",
    "考核方案",
    message("the scheme of one year"),
    (
        Field(
            "title",
            OneLine(),
            "标题",
            message("the full title, printed above the tables"),
            required=True,
        ),
        Field(
            "year",
            Whole(1900),
            "年度",
            message("the year assessed (or else `plan`)"),
        ),
        Field(
            "plan",
            PlanYears(),
            "规划期",
            message("a plan of several years: targets are the last year's, flows count from the first"),
        ),
        Field("frequency", FREQUENCY, "频度", message("how often it is assessed"), default="year"),
        Field("language", LANGUAGE, "语言", message("the language of the output"), default="zh"),
        Field("source", OneLine(), "依据", message("the document it follows")),
        Field("issuer", OneLine(), "发文单位", message("printed at the foot")),
        Field(
            "units",
            MapOf(NodeOf("unit"), file="units.csv"),
            "考核单位",
            message(
                "all units; their order is the printed order; they may stand in a file: {{from: units.csv}}"
            ),
            required=True,
        ),
        Field(
            "tables",
            MapOf(NodeOf("table")),
            "表",
            message("the tables; their order is the printed order"),
            required=True,
        ),
        Field(
            "inputs",
            MapOf(NodeOf("input")),
            "原始数据",
            message(
                "figures without points, for formulas to use by id; printed with -t inputs and by "
                "explain only"
            ),
        ),
        Field(
            "juries",
            MapOf(ListOf(OneLine(), single=True)),
            "评委组",
            message("which judges belong to each jury, such as {{JURY: [Judge 1, Judge 2]}}"),
        ),
        Field(
            "judges_shown",
            Flag(),
            "评委列名",
            message("whether marks are printed under the judges' names; false: under numbers"),
            default=True,
        ),
        Field(
            "totals",
            MapOf(NodeOf("total")),
            "总分",
            message("which tables make it up, by weight"),
        ),
        Field(
            "defaults",
            NodeOf("defaults"),
            "默认",
            message("for every indicator that does not say otherwise"),
        ),
        Field(
            "unscored",
            NodeOf("unscored"),
            "未计分处理",
            message("what missing, not applicable and pending cells do"),
        ),
        Field(
            "about",
            Share(),
            "左右",
            message("the tolerance of `about`, such as 5%: about 400 is 380 to 420"),
        ),
        Field("marks", MapOf(STATUS), "符号", message("what the marks in returns mean")),
        Field(
            "rounding",
            NodeOf("rounding"),
            "修约",
            message("where rounding is real, and what ranks are formed on"),
        ),
        Field("decimals", NodeOf("decimals"), "小数位", message("how many decimals are printed")),
        Field("ranking", NodeOf("ranking"), "排名", message("how ranks are formed")),
        Field(
            "grades",
            ListOf(NodeOf("grade")),
            "等次",
            message("for every total; for every table where there are no totals"),
        ),
        LIGHTS,
        Field(
            "effects",
            ListOf(NodeOf("effect")),
            "结果运用",
            message("vetoes, no top grade, shifts and the like"),
        ),
        Field(
            "amendments",
            ListOf(NodeOf("amendment")),
            "调整",
            message("changes in mid-year: from when, by what document"),
        ),
        Field(
            "notes",
            ListOf(OneLine(), single=True),
            "说明",
            message("notes printed below the tables"),
        ),
    ),
    either=("year", "plan"),
)


UNIT = NodeType(
    "unit",
    "考核单位",
    message("a town, street, zone, or firm"),
    (
        Field("name", OneLine(), "名称", message("the full name in the notice"), required=True),
        Field("short", OneLine(), "简称", message("a short name for narrow tables")),
        Field("group", OneLine(), "分组", message("such as towns, streets, zones")),
        Field(
            "aliases",
            ListOf(OneLine(), single=True),
            "别名",
            message("other spellings and former names in returns"),
        ),
        Field(
            "assessed",
            Flag(),
            "参评",
            message("false: shown, never ranked"),
            default=True,
        ),
        Field(
            "was",
            ListOf(OneLine(), single=True),
            "由何合并",
            message("last year's units it was merged or split from"),
        ),
        Field(
            "grade",
            OneLine(),
            "等次",
            message("a grade given beforehand, outside quotas"),
        ),
    ),
)


TABLE = NodeType(
    "table",
    "表",
    message("a printed table of the notice"),
    (
        Field("title", OneLine(), "标题", message("the title of the table"), required=True),
        Field("annex", Whole(1), "附件号", message("printed as 附件N")),
        Field(
            "units",
            ListOf(OneLine()),
            "单位",
            message("units or groups, the order of every row of targets; all assessed units if not said"),
        ),
        Field(
            "indicators",
            MapOf(NodeOf("indicator")),
            "指标",
            message("the indicators, in printed order"),
            required=True,
        ),
        Field(
            "targets",
            FileOf("targets.xlsx"),
            "目标值",
            message(
                "the targets of all rows from a table like the annex in another file, by names; "
                "relative to the scheme"
            ),
        ),
        Field(
            "points",
            Decimal(0),
            "总分值",
            message("a check: the full points must add up to this"),
        ),
        Field(
            "stated",
            Decimal(0),
            "所印总分值",
            message(
                "the points the notice prints, where its items make another sum: `check` asks, the items hold"
            ),
        ),
        Field(
            "max_points",
            AmountOf(none=True),
            "得分上限",
            message("the most the total may be, bonuses included; no limit if not said"),
        ),
        Field(
            "min_points",
            AmountOf(none=True),
            "得分下限",
            message("the least the total may be; no limit if not said"),
        ),
        Field(
            "combine",
            COMBINE_TABLE,
            "合成",
            message("how the rows make the total; points must be said unless they are added up"),
            default="sum",
        ),
        Field(
            "coverage",
            Share(),
            "覆盖面",
            message(
                "the least share of a unit's full points that must be scored, or it is unranked; for "
                "use with missing: leave_out"
            ),
        ),
        Field("defaults", NodeOf("defaults"), "默认", message("for every indicator of the table")),
        Field("unscored", NodeOf("unscored"), "未计分处理", message("for this table")),
        Field("ranking", NodeOf("ranking"), "排名", message("for this table")),
        Field("grades", ListOf(NodeOf("grade")), "等次", message("the grades of this table")),
        Field(
            "columns",
            MapOf(OneLine()),
            "列名",
            message("in a sheet with units down: header → indicator"),
        ),
        Field("source", OneLine(), "依据", message("where the table is taken from")),
        Field("note", OneLine(), "备注", message("printed below the table")),
    ),
)


AMENDMENT = NodeType(
    "amendment",
    "调整",
    message("a change from a period on; earlier periods keep what held"),
    (
        Field("from", When(), "起始", message("the first period it holds for"), required=True),
        Field("source", OneLine(), "依据", message("the document"), required=True),
        Field(
            "set",
            MapOf(Free()),
            "调整为",
            message("such as targets.UNIT.INDICATOR: 8, points.INDICATOR: 4, rule.INDICATOR: {{…}}"),
            required=True,
        ),
    ),
)
