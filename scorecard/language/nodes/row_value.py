"""Where the value of a row comes from: what kind of figure it is, who sends it, which may be sent."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.language.words import (
    DIRECTION,
    JUDGES,
    NATURE,
    REPORTED,
    SCORE,
    TAKE,
)
from scorecard.scheme.kinds import (
    Decimal,
    Field,
    Flag,
    Line,
    ListOf,
    NodeOf,
    NodeType,
    OneOrList,
    OneOrMap,
    PartOfYear,
    Whole,
)

VALUE: tuple[Field, ...] = (
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
        "plausible",
        NodeOf("plausible"),
        "可信范围",
        Text(
            "在此范围内的数 check 不再问，此外的提醒；不影响计分",
            "figures that `check` no longer asks about; it asks about any other; points are not touched",
        ),
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


PLAUSIBLE = NodeType(
    "plausible",
    "可信范围",
    Text(
        "哪些数可信，如 {between: [0, 120]}：check 不再问数的大小和正负",
        "which figures are plausible, such as {between: [0, 120]}: `check` asks no more of their size and sign",
    ),
    (
        Field(
            "between",
            ListOf(Decimal()),
            "范围",
            Text("[最小, 最大]，两端都可信", "[lowest, highest], both of them plausible"),
            required=True,
        ),
    ),
)
