"""The scheme as a whole: its units, tables, totals and amendments."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.language.nodes.light import LIGHTS
from scorecard.language.words import COMBINE_TABLE, FREQUENCY, LANGUAGE, STATUS
from scorecard.scheme.kinds import (
    AmountOf,
    Decimal,
    Field,
    FileOf,
    Flag,
    Free,
    Line,
    ListOf,
    MapOf,
    NodeOf,
    NodeType,
    PlanYears,
    Share,
    When,
    Whole,
)

SCHEME = NodeType(
    "scheme",
    "考核方案",
    Text("一个年度的考核方案", "the scheme of one year"),
    (
        Field(
            "title",
            Line(),
            "标题",
            Text("方案的全称，印在各表之上", "the full title, printed above the tables"),
            required=True,
        ),
        Field(
            "year",
            Whole(1900),
            "年度",
            Text("考核年度（与 plan 二选一）", "the year assessed (or else `plan`)"),
        ),
        Field(
            "plan",
            PlanYears(),
            "规划期",
            Text(
                "多年规划：目标为末年的，流量自首年累计",
                "a plan of several years: targets are the last year's, flows count from the first",
            ),
        ),
        Field(
            "frequency", FREQUENCY, "频度", Text("多久考核一次", "how often it is assessed"), default="year"
        ),
        Field("language", LANGUAGE, "语言", Text("输出所用语言", "the language of the output"), default="zh"),
        Field("source", Line(), "依据", Text("文件名称与文号", "the document it follows")),
        Field("issuer", Line(), "发文单位", Text("印在落款处", "printed at the foot")),
        Field(
            "units",
            MapOf(NodeOf("unit"), file="units.csv"),
            "考核单位",
            Text(
                "所有考核单位，顺序即打印顺序；也可写在另一个文件里：{from: units.csv}",
                "all units; their order is the printed order; they may stand in a file: {from: units.csv}",
            ),
            required=True,
        ),
        Field(
            "tables",
            MapOf(NodeOf("table")),
            "表",
            Text("各考核表，顺序即打印顺序", "the tables; their order is the printed order"),
            required=True,
        ),
        Field(
            "inputs",
            MapOf(NodeOf("input")),
            "原始数据",
            Text(
                "不计分的原始数据，供公式按代号取用；只在 -t inputs 和 explain 中打印",
                "figures without points, for formulas to use by id; printed with -t inputs and by explain only",
            ),
        ),
        Field(
            "juries",
            MapOf(ListOf(Line(), single=True)),
            "评委组",
            Text(
                "各组有哪些评委，如 {园区: [评委1, 评委2], 乡镇: [评委3]}",
                "which judges belong to each jury, such as {JURY: [Judge 1, Judge 2]}",
            ),
        ),
        Field(
            "judges_shown",
            Flag(),
            "评委列名",
            Text(
                "打分是否印出评委的名字；false：只印编号",
                "whether marks are printed under the judges' names; false: under numbers",
            ),
            default=True,
        ),
        Field(
            "totals",
            MapOf(NodeOf("total")),
            "总分",
            Text("由哪些表按什么权重合成", "which tables make it up, by weight"),
        ),
        Field(
            "defaults",
            NodeOf("defaults"),
            "默认",
            Text("对所有指标生效，除非另行声明", "for every indicator that does not say otherwise"),
        ),
        Field(
            "unscored",
            NodeOf("unscored"),
            "未计分处理",
            Text("未报、不适用、待核怎样处理", "what missing, not applicable and pending cells do"),
        ),
        Field(
            "about",
            Share(),
            "左右",
            Text(
                "“左右”的幅度，如 5%：目标 400 左右即 380 至 420",
                "the tolerance of `about`, such as 5%: about 400 is 380 to 420",
            ),
        ),
        Field(
            "marks", MapOf(STATUS), "符号", Text("报表中的符号各是什么意思", "what the marks in returns mean")
        ),
        Field(
            "rounding",
            NodeOf("rounding"),
            "修约",
            Text("在哪一级真正修约；排名依据", "where rounding is real, and what ranks are formed on"),
        ),
        Field(
            "decimals", NodeOf("decimals"), "小数位", Text("打印几位小数", "how many decimals are printed")
        ),
        Field("ranking", NodeOf("ranking"), "排名", Text("名次怎样产生", "how ranks are formed")),
        Field(
            "grades",
            ListOf(NodeOf("grade")),
            "等次",
            Text(
                "对各总分生效；没有总分的，对各表生效",
                "for every total; for every table where there are no totals",
            ),
        ),
        LIGHTS,
        Field(
            "effects",
            ListOf(NodeOf("effect")),
            "结果运用",
            Text("一票否决、不得评优、晋档降档等", "vetoes, no top grade, shifts and the like"),
        ),
        Field(
            "amendments",
            ListOf(NodeOf("amendment")),
            "调整",
            Text("年中调整，注明自何时起、依据什么", "changes in mid-year: from when, by what document"),
        ),
        Field(
            "notes",
            ListOf(Line(), single=True),
            "说明",
            Text("印在表后的说明", "notes printed below the tables"),
        ),
    ),
    either=("year", "plan"),
)


UNIT = NodeType(
    "unit",
    "考核单位",
    Text("一个镇、街道、园区，或企业", "a town, street, zone, or firm"),
    (
        Field("name", Line(), "名称", Text("文件中的全称", "the full name in the notice"), required=True),
        Field("short", Line(), "简称", Text("窄表中用的短名", "a short name for narrow tables")),
        Field("group", Line(), "分组", Text("如 镇、街道、园区", "such as towns, streets, zones")),
        Field(
            "aliases",
            ListOf(Line(), single=True),
            "别名",
            Text("报表中可能出现的其他写法、曾用名", "other spellings and former names in returns"),
        ),
        Field(
            "assessed",
            Flag(),
            "参评",
            Text("false：只列示，不排名", "false: shown, never ranked"),
            default=True,
        ),
        Field(
            "was",
            ListOf(Line(), single=True),
            "由何合并",
            Text("由上年哪些单位合并或拆分而来", "last year's units it was merged or split from"),
        ),
        Field(
            "grade",
            Line(),
            "等次",
            Text("事先定下的等次，不占名额", "a grade given beforehand, outside quotas"),
        ),
    ),
)


TABLE = NodeType(
    "table",
    "表",
    Text("文件中的一张表：指标为行，单位为列", "a printed table of the notice"),
    (
        Field("title", Line(), "标题", Text("表的标题", "the title of the table"), required=True),
        Field("annex", Whole(1), "附件号", Text("印作“附件N”", "printed as 附件N")),
        Field(
            "units",
            ListOf(Line()),
            "单位",
            Text(
                "单位或分组，顺序即各行目标值的顺序；缺省为全部参评单位",
                "units or groups, the order of every row of targets; all assessed units if not said",
            ),
        ),
        Field(
            "indicators",
            MapOf(NodeOf("indicator")),
            "指标",
            Text("各指标，顺序即打印顺序", "the indicators, in printed order"),
            required=True,
        ),
        Field(
            "targets",
            FileOf("targets.xlsx"),
            "目标值",
            Text(
                "各项目标值取自另一个文件里附件样子的表，按名称对应；相对于方案文件",
                "the targets of all rows from a table like the annex in another file, by names; relative to the scheme",
            ),
        ),
        Field(
            "points",
            Decimal(0),
            "总分值",
            Text("核对用：各项分值合计应等于此数", "a check: the full points must add up to this"),
        ),
        Field(
            "stated",
            Decimal(0),
            "所印总分值",
            Text(
                "文件所印的总分值，与各项合计不符时写：check 提醒，照各项合计计",
                "the points the notice prints, where its items make another sum: `check` asks, the items hold",
            ),
        ),
        Field(
            "max_points",
            AmountOf(none=True),
            "得分上限",
            Text(
                "总分上限，含加分；缺省不设限",
                "the most the total may be, bonuses included; no limit if not said",
            ),
        ),
        Field(
            "min_points",
            AmountOf(none=True),
            "得分下限",
            Text("总分下限；缺省不设限", "the least the total may be; no limit if not said"),
        ),
        Field(
            "combine",
            COMBINE_TABLE,
            "合成",
            Text(
                "各项得分怎样合成总分；不是相加的，须写 points（总分值）",
                "how the rows make the total; points must be said unless they are added up",
            ),
            default="sum",
        ),
        Field(
            "coverage",
            Share(),
            "覆盖面",
            Text(
                "已计分的分值至少占本单位满分的多少，不到的不排名；与 missing: leave_out 合用",
                "the least share of a unit's full points that must be scored, or it is unranked; for use with missing: leave_out",
            ),
        ),
        Field(
            "defaults", NodeOf("defaults"), "默认", Text("对本表指标生效", "for every indicator of the table")
        ),
        Field("unscored", NodeOf("unscored"), "未计分处理", Text("对本表生效", "for this table")),
        Field("ranking", NodeOf("ranking"), "排名", Text("对本表生效", "for this table")),
        Field("grades", ListOf(NodeOf("grade")), "等次", Text("本表的等次", "the grades of this table")),
        Field(
            "columns",
            MapOf(Line()),
            "列名",
            Text("单位为行的报表中，列名与指标的对应", "in a sheet with units down: header → indicator"),
        ),
        Field("source", Line(), "依据", Text("表的出处", "where the table is taken from")),
        Field("note", Line(), "备注", Text("印在表下", "printed below the table")),
    ),
)


AMENDMENT = NodeType(
    "amendment",
    "调整",
    Text("自某期起的调整，此前各期不变", "a change from a period on; earlier periods keep what held"),
    (
        Field("from", When(), "起始", Text("自哪一期起", "the first period it holds for"), required=True),
        Field("source", Line(), "依据", Text("文号", "the document"), required=True),
        Field(
            "set",
            MapOf(Free()),
            "调整为",
            Text(
                "如 targets.奔牛镇.发明授权: 8、points.专利申请: 4、rule.专利申请: {…}",
                "such as targets.UNIT.INDICATOR: 8, points.INDICATOR: 4, rule.INDICATOR: {…}",
            ),
            required=True,
        ),
    ),
)
