"""A row of a table, or a raw figure, and what it inherits."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.language.kinds import (
    AmountOf,
    Decimal,
    Field,
    Flag,
    Line,
    ListOf,
    MapOf,
    NodeOf,
    NodeType,
    OneOrList,
    OneOrMap,
    PaceOf,
    PartOfYear,
    PointsOf,
    TargetsOf,
    Whole,
)
from scorecard.language.words import (
    COMBINE,
    COUNTS_AS,
    DIRECTION,
    INTERIM,
    JUDGES,
    NATURE,
    OVER_RANGE,
    PER,
    PER_ITEM,
    RELATION,
    REPORTED,
    SCORE,
    TAKE,
    ZERO_TARGET,
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
            "stated",
            Decimal(0),
            "所印分值",
            Text(
                "文件所印的分值，与实际计的不符时写：check 提醒，照 points 计",
                "the points the notice prints, where they are not those that count: `check` asks, `points` hold",
            ),
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
            "per_item",
            PER_ITEM,
            "同一对象",
            Text(
                "标题下按对象报的子项里，同一对象怎样算",
                "how an object counts that is reported under several rows of a heading",
            ),
            default="all",
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
            "score",
            SCORE,
            "计分口径",
            Text(
                "流量按累计数还是当期数计分；当期数的序时目标为本期与上期序时进度之差",
                "whether the count of a flow or the period's own figure is scored, against what is due in it",
            ),
            default="to_date",
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
            OneOrMap(JUDGES, Decimal(0)),
            "评委",
            Text(
                "评委打分怎样合成；或各评委组（见 juries）平均分的权重 {园区: 70, 乡镇: 30}，合计 100",
                "how judges' marks become one value; or the weights of the means of juries {JURY: 70, …}, which make 100",
            ),
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
            OneOrMap(Whole(1), Whole(1)),
            "最少评委",
            Text(
                "少于此数为待核；缺省为过半；有评委组的按组，也可写 {组: 数}",
                "fewer marks are pending; more than half if not said; with juries of each of them, or {JURY: number}",
            ),
            inherited=True,
        ),
        Field(
            "scale",
            Decimal(0),
            "满分刻度",
            Text(
                "打分的上限；缺省为该项分值，计分规则另有算法的不设上限",
                "the highest mark; the full points if not said, no end where a rule makes points of it otherwise",
            ),
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
            OneOrList(NodeOf("allowed")),
            "允许值",
            Text(
                "报来的数（评议项为每个评委的打分）只能是哪些；此外的是数据错误；多行的，自上而下第一个条件成立的行为准",
                "which figures (or marks of a judge) may be sent in; any other is a fault in the data; "
                "of several rows the first counts whose conditions hold",
            ),
            inherited=True,
        ),
        Field(
            "suspect",
            ListOf(NodeOf("condition"), single=True),
            "存疑",
            Text(
                "这样的数先待核、不计分，如 {equals: 0}；照原数更正一次并写明原因即为核实",
                "such a value is pending and not scored, such as {equals: 0}; "
                "a correction by the same value, with a reason, confirms it",
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
    apart=(("points", "weight"), ("formula", "of"), ("formula", "judges"), ("of", "judges")),
)


ALLOWED = NodeType(
    "allowed",
    "允许值",
    Text("报来的数允许是哪些，如 {whole: true, between: [0, 8]}", "what may be sent in"),
    (
        Field(
            "words",
            ListOf(Line()),
            "词",
            Text(
                "报词不报数：只能是其中一个，如 [是, 否]",
                "a word instead of a number: one of these, such as [yes, no]",
            ),
        ),
        Field("whole", Flag(), "整数", Text("只能是整数", "whole numbers only"), default=False),
        Field(
            "between",
            ListOf(Decimal()),
            "范围",
            Text("[最小, 最大]，两端都可以", "[lowest, highest], both of them allowed"),
        ),
        Field(
            "if",
            ListOf(NodeOf("condition"), single=True),
            "条件",
            Text(
                "只对这些条件（看其他项的数）都成立的单位",
                "for units for which these conditions, on figures of other rows, all hold",
            ),
        ),
    ),
)


_OF_INPUTS = (
    *("name", "short", "aliases", "measure", "nature", "direction", "reported", "due_in", "formula", "of"),
    *(
        "take",
        "allowed",
        "suspect",
        "applies_to",
        "unscored",
        "provider",
        "responsible",
        "source",
        "clause",
        "note",
    ),
)


INPUT = NodeType(
    "input",
    "原始数据",
    Text(
        "一项不计分的数：报来的，或由公式算出的；各单位都有",
        "a figure without points: reported, or computed by a formula; every unit has it",
    ),
    tuple(f for f in INDICATOR.fields if f.name in _OF_INPUTS),
    apart=(("formula", "of"),),
)


DEFAULTS = NodeType(
    "defaults",
    "默认",
    Text("指标缺省的字段", "fields for the indicators below"),
    tuple(f for f in INDICATOR.fields if f.inherited and f.name != "unscored"),
)
