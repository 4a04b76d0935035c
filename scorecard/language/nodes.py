"""Every node of a scheme and its fields: the one declaration of the language."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.language.kinds import (
    AmountOf,
    BaseYear,
    Decimal,
    Field,
    Flag,
    Free,
    KnotsOf,
    Line,
    ListOf,
    MapOf,
    NodeOf,
    NodeType,
    PaceOf,
    PairOf,
    PartOfYear,
    PlanYears,
    PointsOf,
    PolicyOf,
    Quantity,
    ReferenceOf,
    Share,
    TargetsOf,
    When,
    Whole,
    Word,
    WordOrNode,
)

FREQUENCY = Word(
    {
        "year": Text("每年", "each year"),
        "half": Text("每半年", "each half year"),
        "quarter": Text("每季度", "each quarter"),
        "month": Text("每月", "each month"),
    }
)
LANGUAGE = Word({"zh": Text("中文", "Chinese"), "en": Text("英文", "English")})
NATURE = Word(
    {
        "flow": Text("流量：全年累计发生的数", "counted up over the year"),
        "stock": Text("存量：某一时点的数", "a level at a date"),
        "ratio": Text("比率", "a ratio"),
    }
)
DIRECTION = Word(
    {"higher": Text("越高越好", "higher is better"), "lower": Text("越低越好", "lower is better")}
)
INTERIM = Word(
    {
        "due": Text("年中按序时目标计分", "before the year's end, rules see what is due by now"),
        "year": Text("年中按全年目标计分", "before the year's end, rules see the year's target"),
        "none": Text("年末才计分", "points only at the year's end"),
    }
)
REPORTED = Word(
    {
        "cumulative": Text("报送年初以来累计数", "sent in as the sum since January"),
        "period": Text("报送当期数", "sent in for the period alone"),
    }
)
JUDGES = Word(
    {
        "mean": Text("评委打分取平均", "the mean of the marks"),
        "median": Text("取中位数", "the median of the marks"),
        "trimmed": Text(
            "去掉一个最高分、一个最低分后取平均", "the mean without one highest and one lowest mark"
        ),
    }
)
TAKE = Word(
    {
        "level": Text("数值本身", "the figure itself"),
        "growth": Text("比上年增长的百分比", "its growth over last year, in %"),
        "increment": Text("比上年增加的数", "its increase over last year"),
    }
)
COMPARE = Word(
    {
        "completion": Text(
            "完成情况（对序时或全年目标，见 interim）", "actual against the target that `interim` names"
        ),
        "progress": Text("序时完成率：总是对序时目标", "actual against what is due by now, always"),
        "met": Text("是否达标：达标得满分，否则 0 分", "whether the target is met: full points or none"),
        "value": Text("数值本身", "the value itself"),
        "difference": Text("与对照值之差（见 against）", "the value less what it is held against"),
        "ratio": Text(
            "与对照值之比；越低越好时反过来（见 reverse）",
            "the value over what it is held against; turned round where lower is better",
        ),
        "position": Text("在两端之间的位置：起端 0，终端 100%", "where it lies between two ends, 0 to 100%"),
        "rank": Text("在本表中的位次", "the place among the units of the table"),
    }
)
AGAINST = {
    "target": Text("目标值（年中为 interim 所指的）", "the target that `interim` names"),
    "mean": Text("平均值", "the mean"),
    "median": Text("中位数", "the median"),
    "best": Text("最好值（随方向）", "the best, by the direction"),
    "worst": Text("最差值（随方向）", "the worst, by the direction"),
    "must": Text("对照确保目标", "the target that must be reached"),
    "stretch": Text("对照奋斗目标", "the stretch target"),
}
IF_EQUAL = Word(
    {
        "pending": Text("待核", "pending"),
        "full": Text("按 100%", "as 100%"),
        "none": Text("按 0%", "as 0%"),
    }
)
COUNTED_FROM = Word(
    {
        "top": Text("从第一名数起", "the best is 1"),
        "bottom": Text("从最后一名数起", "the last is 1"),
    }
)
BEYOND = Word(
    {
        "level": Text("两端以外与端点同分", "beyond the ends the points of the end"),
        "continue": Text("两端以外沿直线延伸", "the first and last stretch go on"),
    }
)
PART = Word(
    {
        "dropped": Text("不足一档不计", "a part of a step counts nothing"),
        "counted": Text("不足一档按一档计", "a part of a step counts as a whole one"),
        "pro_rata": Text("按比例折算", "a part of a step counts in proportion"),
    }
)
_SLOPES = {
    "level": Text("不加不减", "neither more nor less"),
    "proportional": Text(
        "按比例：基准得分 × 所比的量 ÷ 起点", "in proportion: base × figure ÷ starting point"
    ),
}
REVERSE = Word(
    {
        "quotient": Text("目标值 ÷ 完成值", "target ÷ actual"),
        "mirror": Text("2 − 完成值 ÷ 目标值", "2 − actual ÷ target"),
    }
)
RELATION = Word(
    {
        "at_least": Text("达到：大于或等于目标值即完成", "met by the target or more"),
        "above": Text("超过：大于目标值才完成", "met by more than the target"),
        "at_most": Text("不高于：小于或等于目标值即完成", "met by the target or less"),
        "below": Text("低于：小于目标值才完成", "met by less than the target"),
        "equals": Text("等于：正好是目标值才完成", "met by the target exactly"),
        "about": Text("左右：在 about 声明的幅度以内即完成", "met within the tolerance declared by `about`"),
        "between": Text("区间：在两端之间（含两端）即完成", "met between two ends, both included"),
    }
)
OVER_RANGE = Word(
    {
        "less": Text("超出上端按 上端 ÷ 完成值 折减", "past the upper end: upper end ÷ actual"),
        "full": Text("超出上端仍按 100%", "past the upper end: 100%"),
    }
)
PER = Word(
    {
        "plan": Text("规划期合计：流量自首年累计", "over the whole plan: flows count from its first year"),
        "year": Text("每年：每年各自达到，流量当年累计", "for each year: flows count from January"),
    }
)
ZERO_TARGET = Word(
    {
        "full": Text("得满分", "full points"),
        "not_applicable": Text("视为不适用", "treated as not applicable"),
    }
)
TIES = Word(
    {
        "competition": Text("并列后跳号：1、2、2、4", "1, 2, 2, 4"),
        "dense": Text("并列后不跳号：1、2、2、3", "1, 2, 2, 3"),
        "average": Text("并列取平均：1、2.5、2.5、4", "1, 2.5, 2.5, 4"),
    }
)
AMONG = Word(
    {"table": Text("全表", "all units of the table"), "group": Text("本分组", "the units of the group")}
)
RANK_ON = Word(
    {
        "printed": Text("按打印出的（修约后）总分", "the total as printed"),
        "exact": Text("按未修约的总分", "the total before rounding"),
    }
)
_WITHOUT = {
    "leave_out": Text("不计分，满分相应减少", "no points, and full points shrink"),
    "redistribute": Text("分值按比例分摊给同级其他项", "its points go to its siblings in proportion"),
    "mean": Text("取其他单位该项得分的平均", "the mean points of the other units"),
}
_UNRANKED = {"unranked": Text("不排名，已知得分加括号", "no rank; the points known stand in brackets")}
_CARRY = {"carry": Text("沿用本年上一期数值并注明", "the value of the period before, this year, and marked")}
WHOLE = Word(
    {
        "down": Text("舍去小数", "rounded down"),
        "up": Text("有小数即进一", "rounded up"),
        "half_up": Text("四舍五入", "rounded half-up"),
    }
)
EDGE_TIE = Word(
    {
        "include": Text("并列的都算，可超名额", "all of them are in, even beyond the quota"),
        "exclude": Text("并列的都不算，可不满名额", "none of them is in"),
    }
)
COUNTS_AS = Word(
    {
        "base": Text("计入满分", "within full points"),
        "bonus": Text("加分：在满分之外", "a bonus, outside full points"),
        "deduction": Text("扣分：在满分之外，得分不大于 0", "a deduction, outside full points, 0 at most"),
    }
)
COMBINE = Word(
    {
        "sum": Text("各子项得分相加", "the points are added up"),
        "mean": Text("各子项得分率的平均 × 本项分值", "full points × the mean of the shares"),
        "best": Text("取得分率最高的子项", "the best share counts"),
        "worst": Text("取得分率最低的子项", "the worst share counts"),
        "chosen": Text("只报其中一项，报了的那项计分", "the one that was reported counts"),
        "geometric": Text(
            "各子项得分率按分值加权的几何平均 × 本项分值",
            "full points × the geometric mean of the shares, weighted by points",
        ),
    }
)
STATUS = Word(
    {
        "missing": Text("未报", "missing"),
        "not_applicable": Text("不适用", "not applicable"),
        "pending": Text("待核", "pending"),
    }
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
            MapOf(NodeOf("unit")),
            "考核单位",
            Text("所有考核单位，顺序即打印顺序", "all units; their order is the printed order"),
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
            "points",
            Decimal(0),
            "总分值",
            Text("核对用：各项分值合计应等于此数", "a check: the full points must add up to this"),
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

INDICATOR = NodeType(
    "indicator",
    "指标",
    Text("表中的一行；有 children 的是标题行", "a row of a table; one with `children` is a heading"),
    (
        Field("name", Line(), "名称", Text("文件中的指标名称", "the name in the notice"), required=True),
        Field("short", Line(), "简称", Text("短名", "a short name")),
        Field(
            "number",
            Whole(1),
            "序号",
            Text(
                "表中印的序号；无序号的行属于上一个序号",
                "the printed number; a row without one belongs to the number above",
            ),
        ),
        Field(
            "aliases",
            ListOf(Line(), single=True),
            "别名",
            Text("报表中可能出现的其他写法", "other spellings in returns"),
        ),
        Field("measure", Line(), "计量单位", Text("如 %、件、个", "such as %, pieces"), inherited=True),
        Field(
            "nature",
            NATURE,
            "性质",
            Text(
                "流量、存量或比率；计量单位为 % 时缺省为比率",
                "flow, stock or ratio; ratio where the measure is %",
            ),
            inherited=True,
        ),
        Field(
            "direction",
            DIRECTION,
            "方向",
            Text("越高越好还是越低越好", "which way is better"),
            default="higher",
            inherited=True,
        ),
        Field(
            "points",
            PointsOf(),
            "分值",
            Text(
                "满分；有序号的行缺省 10 分，其中行缺省不计分",
                "full points; 10 for a numbered row, none for a part",
            ),
            inherited=True,
        ),
        Field(
            "weight",
            Decimal(0),
            "权重",
            Text(
                "占上级分值的份额，按同级权重的比例；与 points 二选一",
                "a share of the parent's points, in proportion to the siblings' weights; or else `points`",
            ),
        ),
        Field(
            "counts_as",
            COUNTS_AS,
            "计入",
            Text(
                "加分、扣分在满分之外，须写明限额或 none",
                "a bonus or deduction stands outside full points and says its limit, or none",
            ),
            default="base",
        ),
        Field(
            "combine",
            COMBINE,
            "合成",
            Text(
                "标题下的子项怎样合成本项得分；除 sum 外，子项分值缺省为本项分值",
                "how the rows below make the heading's points; unless `sum`, theirs are the heading's if not said",
            ),
            default="sum",
        ),
        Field(
            "max_points",
            AmountOf(none=True),
            "得分上限",
            Text(
                "本项得分上限，含下面的加分；加分项必写",
                "the most points of the row or heading, bonuses included; a bonus must say it",
            ),
        ),
        Field(
            "min_points",
            AmountOf(none=True),
            "得分下限",
            Text("本项得分下限；扣分项必写", "the fewest points; a deduction must say it"),
        ),
        Field(
            "targets",
            TargetsOf(),
            "目标值",
            Text(
                "全年目标；期间为键的是阶段目标；-- 为不考核",
                "the year's targets; stage targets under their period; -- not assessed",
            ),
        ),
        Field(
            "relation",
            RELATION,
            "目标性质",
            Text(
                "目标值的含义；缺省为达到（越低越好的为不高于），每格可另写",
                "what the numbers mean; at least them, or at most them where lower is better; a cell may say its own",
            ),
            inherited=True,
        ),
        Field(
            "over_range",
            OVER_RANGE,
            "超出区间",
            Text(
                "区间、左右、等于的目标，超出上端怎样算完成率",
                "completion past the upper end of a range, of about and of equals",
            ),
            default="less",
            inherited=True,
        ),
        Field(
            "per",
            PER,
            "目标口径",
            Text(
                "多年规划里，目标是规划期合计，还是每年都要达到",
                "in a plan: whether a target is for all its years together, or for each year",
            ),
            default="plan",
            inherited=True,
        ),
        Field(
            "binding",
            Flag(),
            "约束性",
            Text("约束性指标，名称后印（约束性）", "a binding target, printed after its name"),
            default=False,
            inherited=True,
        ),
        Field(
            "pace",
            PaceOf(),
            "序时进度",
            Text(
                "到期应完成的比例；存量、比率没有序时",
                "the share due by each period; a stock or ratio has none",
            ),
            inherited=True,
        ),
        Field(
            "interim",
            INTERIM,
            "期中",
            Text("年中怎样计分", "what rules see before the year's end"),
            default="due",
            inherited=True,
        ),
        Field(
            "reported",
            REPORTED,
            "报送",
            Text("流量以累计数还是当期数报送", "how a flow is sent in"),
            default="cumulative",
            inherited=True,
        ),
        Field(
            "due_in",
            ListOf(PartOfYear(), single=True),
            "考核期",
            Text("只在这些期间考核", "assessed in these periods only"),
            inherited=True,
        ),
        Field(
            "judges",
            JUDGES,
            "评委",
            Text("评委打分怎样合成", "how judges' marks become one value"),
            inherited=True,
        ),
        Field(
            "panel",
            Whole(1),
            "评委人数",
            Text("应有几名评委", "how many judges there should be"),
            inherited=True,
        ),
        Field(
            "quorum",
            Whole(1),
            "最少评委",
            Text("少于此数为待核；缺省为过半", "fewer marks are pending; more than half if not said"),
            inherited=True,
        ),
        Field(
            "scale",
            Decimal(0),
            "满分刻度",
            Text("打分的上限；缺省为该项分值", "the highest mark; the full points if not said"),
            inherited=True,
        ),
        Field(
            "rule",
            NodeOf("rule"),
            "计分规则",
            Text(
                "缺省：按完成率比例计分，满分封顶，最低 0 分",
                "in proportion to completion, capped at full points, floor 0, if not said",
            ),
            inherited=True,
        ),
        Field(
            "allowed",
            NodeOf("allowed"),
            "允许值",
            Text(
                "报来的数（评议项为每个评委的打分）只能是哪些；此外的是数据错误",
                "which figures (or marks of a judge) may be sent in; any other is a fault in the data",
            ),
            inherited=True,
        ),
        Field(
            "zero_target",
            ZERO_TARGET,
            "零目标",
            Text("目标为 0 时怎样计分", "what a target of 0 does"),
            inherited=True,
        ),
        Field(
            "unscored",
            NodeOf("unscored"),
            "未计分处理",
            Text("对本项生效", "for this indicator"),
            inherited=True,
        ),
        Field(
            "applies_to",
            ListOf(Line(), single=True),
            "适用",
            Text("只对这些单位或分组适用", "assessed for these units or groups only"),
            inherited=True,
        ),
        Field(
            "formula",
            Line(),
            "公式",
            Text(
                "由其他数算出：+ - * / ( )，min max abs ln exp sqrt mean sum，last_year(x) years_ago(x, n) target(x)；不另报数",
                "computed from other figures: + - * / ( ), min max abs ln exp sqrt mean sum, "
                "last_year(x) years_ago(x, n) target(x); nothing is sent in for it",
            ),
        ),
        Field(
            "of",
            Line(),
            "取自",
            Text("取另一项的数，不另报数", "the figure of another row; nothing is sent in for it"),
        ),
        Field(
            "take",
            TAKE,
            "取值",
            Text("取自另一项的什么", "what is taken of the other row"),
            default="level",
            inherited=True,
        ),
        Field(
            "children",
            MapOf(NodeOf("indicator")),
            "子项",
            Text(
                "标题下的各行，分值合计等于本行分值",
                "the rows below a heading; their points add up to its own",
            ),
        ),
        Field(
            "parts",
            MapOf(NodeOf("indicator")),
            "其中",
            Text("其中项：只列示，除非给了分值", "of which: shown only, unless given points"),
        ),
        Field(
            "provider", Line(), "数据来源", Text("由谁提供数据", "who provides the figure"), inherited=True
        ),
        Field(
            "responsible",
            Line(),
            "责任单位",
            Text("由谁负责完成", "who is responsible for it"),
            inherited=True,
        ),
        Field(
            "source", Line(), "依据", Text("指标的出处", "where the indicator is taken from"), inherited=True
        ),
        Field(
            "clause",
            Line(),
            "条款",
            Text("考核办法原文，由 explain 打印", "the notice's own wording, printed by explain"),
            inherited=True,
        ),
        Field("note", Line(), "备注", Text("印在表下", "printed below the table")),
    ),
)

ALLOWED = NodeType(
    "allowed",
    "允许值",
    Text("报来的数允许是哪些，如 {whole: true, between: [0, 8]}", "what may be sent in"),
    (
        Field("whole", Flag(), "整数", Text("只能是整数", "whole numbers only"), default=False),
        Field(
            "between",
            ListOf(Decimal()),
            "范围",
            Text("[最小, 最大]，两端都可以", "[lowest, highest], both of them allowed"),
        ),
    ),
)
_OF_INPUTS = (
    *("name", "short", "aliases", "measure", "nature", "direction", "reported", "due_in", "formula", "of"),
    *("take", "allowed", "applies_to", "unscored", "provider", "responsible", "source", "clause", "note"),
)
INPUT = NodeType(
    "input",
    "原始数据",
    Text(
        "一项不计分的数：报来的，或由公式算出的；各单位都有",
        "a figure without points: reported, or computed by a formula; every unit has it",
    ),
    tuple(f for f in INDICATOR.fields if f.name in _OF_INPUTS),
)

DEFAULTS = NodeType(
    "defaults",
    "默认",
    Text("指标缺省的字段", "fields for the indicators below"),
    tuple(f for f in INDICATOR.fields if f.inherited and f.name != "unscored"),
)

TARGET = NodeType(
    "target",
    "目标",
    Text(
        "一格目标值的写法：一种性质一个数，或确保与奋斗两级",
        "one cell of targets: a number with what it means, or two levels",
    ),
    (
        Field("at_least", Decimal(), "达到", Text("至少这么多：10以上", "this or more")),
        Field("above", Decimal(), "超过", Text("多于这个数：超5000", "more than this")),
        Field("at_most", Decimal(), "不高于", Text("至多这么多：不高于5.5", "this or less")),
        Field("below", Decimal(), "低于", Text("少于这个数：低于4", "less than this")),
        Field("equals", Decimal(), "等于", Text("正好这个数：=100", "this exactly")),
        Field(
            "about",
            Decimal(),
            "左右",
            Text(
                "大约这个数：400左右，幅度由方案的 about 声明", "about this, by the tolerance of the scheme"
            ),
        ),
        Field(
            "between", PairOf(), "区间", Text("两端之间，含两端：2-3", "from one to the other, both included")
        ),
        Field(
            "must",
            Decimal(),
            "确保",
            Text("确保目标；完成率对照它", "the target that must be reached: completion is against it"),
        ),
        Field(
            "stretch",
            Decimal(),
            "奋斗",
            Text("奋斗目标；与确保目标并列印出", "the stretch target, printed beside it"),
        ),
        Field(
            "times",
            Decimal(0),
            "倍数",
            Text("基数的几倍：翻一番写 2，不低于上年写 1", "so many times the base: 2 for doubling"),
        ),
        Field(
            "base",
            BaseYear(),
            "基期",
            Text("基数取哪一年的实际值：2020 或 last_year", "the year whose figure is the base"),
        ),
        Field(
            "base_value",
            Decimal(),
            "基数",
            Text(
                "基期的数；不写则取当年数据", "the figure of the base year; from that year's data if not said"
            ),
        ),
        Field(
            "indicator",
            Line(),
            "对照指标",
            Text("以另一指标本期的数为目标：写它的代号", "the figure of another row is the target: its id"),
        ),
    ),
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
            NodeOf("premise"),
            "前提",
            Text("所比的量满足才计分，否则 0 分", "what is compared must fulfil this, or there are 0 points"),
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
            Text("按确切的数值给分；其他数为待核", "points by exact value; any other value is pending"),
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
                "每一个（每降一位）加减多少：正数从 0 加起，负数从满分减起",
                "points per 1 (per place): from 0 up if positive, from full points down if negative",
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
        Field("clause", Line(), "条款", Text("考核办法原文", "the notice's own wording")),
    ),
)

_EDGES = (
    Field("at_least", Quantity(), "达到", Text("大于或等于", "this or more")),
    Field("above", Quantity(), "超过", Text("大于", "more than this")),
    Field("at_most", Quantity(), "不超过", Text("小于或等于", "this or less")),
    Field("below", Quantity(), "低于", Text("小于", "less than this")),
)

PREMISE = NodeType(
    "premise",
    "前提",
    Text("所比的量应在什么范围", "where what is compared must lie"),
    _EDGES,
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
        Field("points", AmountOf(), "得分", Text("这一档的得分", "the points of the band"), required=True),
    ),
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
        Field("base", AmountOf(), "基准得分", Text("起点上的得分", "the points there"), default="100%"),
        Field("over", WordOrNode(_SLOPES, "side"), "高于", Text("高于起点时", "over it"), default="level"),
        Field("under", WordOrNode(_SLOPES, "side"), "低于", Text("低于起点时", "under it"), required=True),
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
)

TOTAL = NodeType(
    "total",
    "总分",
    Text(
        "各表的权重，合计 100；简写 {towns: 70, rubric: 30}",
        "weights of tables that make 100; short: {towns: 70, rubric: 30}",
    ),
    (
        Field("title", Line(), "标题", Text("总分表的标题", "the title of the total"), default="总分"),
        Field(
            "weights",
            MapOf(Decimal(0)),
            "权重",
            Text("各表的权重", "the weight of each table"),
            required=True,
        ),
        Field("ranking", NodeOf("ranking"), "排名", Text("对本总分生效", "for this total")),
        Field("grades", ListOf(NodeOf("grade")), "等次", Text("本总分的等次", "the grades of this total")),
    ),
    short="weights",
)

UNSCORED = NodeType(
    "unscored",
    "未计分处理",
    Text("没有得分的格怎样处理", "what a cell without points does"),
    (
        Field(
            "missing",
            PolicyOf({**_UNRANKED, "leave_out": _WITHOUT["leave_out"], **_CARRY}),
            "未报",
            Text("未报的处理", "for a missing value"),
            default="unranked",
        ),
        Field(
            "pending",
            PolicyOf({**_UNRANKED, "leave_out": _WITHOUT["leave_out"]}),
            "待核",
            Text("待核的处理", "for a pending value"),
            default="unranked",
        ),
        Field(
            "not_applicable",
            PolicyOf(_WITHOUT),
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
                "total、rank、rank_from_last，指标代号（其数值），或 代号.points、.share、.completion、.progress、.met",
                "total, rank, rank_from_last, an indicator's id (its value), or ID.points, .share, .completion, .progress, .met",
            ),
            default="total",
        ),
        Field("at_least", Free(), "达到", Text("大于或等于", "this or more")),
        Field("above", Free(), "超过", Text("大于", "more than this")),
        Field("at_most", Free(), "不超过", Text("小于或等于", "this or less")),
        Field("below", Free(), "低于", Text("小于", "less than this")),
        Field("equals", Free(), "等于", Text("等于", "exactly this; met is 1 or 0")),
        Field("any", ListOf(NodeOf("condition")), "任一", Text("其中一条成立即可", "one of these must hold")),
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

NODES: dict[str, NodeType] = {
    node.name: node
    for node in (
        SCHEME,
        UNIT,
        TABLE,
        INDICATOR,
        TARGET,
        INPUT,
        ALLOWED,
        DEFAULTS,
        RULE,
        PREMISE,
        BAND,
        STEPS,
        SIDE,
        TOTAL,
        UNSCORED,
        ROUNDING,
        DECIMALS,
        RANKING,
        GRADE,
        CONDITION,
        AMENDMENT,
    )
}
