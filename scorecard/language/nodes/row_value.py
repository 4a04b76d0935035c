"""Where the value of a row comes from: what kind of figure it is, who sends it, which may be sent."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import (
    Decimal,
    Flag,
    ListOf,
    NodeOf,
    OneLine,
    OneOrList,
    OneOrMap,
    PartOfYear,
    Whole,
)
from scorecard.scheme.words import (
    DIRECTION,
    JUDGES,
    NATURE,
    REPORTED,
    SCORE,
    TAKE,
)

VALUE: tuple[Field, ...] = (
    Field("measure", OneLine(), "计量单位", message("such as %, pieces"), inherited=True),
    Field(
        "nature",
        NATURE,
        "性质",
        message("flow, stock or ratio; ratio where the measure is %"),
        inherited=True,
    ),
    Field(
        "direction",
        DIRECTION,
        "方向",
        message("which way is better"),
        default="higher",
        inherited=True,
    ),
    Field(
        "reported",
        REPORTED,
        "报送",
        message("how a flow is sent in"),
        default="cumulative",
        inherited=True,
    ),
    Field(
        "score",
        SCORE,
        "计分口径",
        message(
            "whether the count of a flow or the period's own figure is scored, against what is due in it"
        ),
        default="to_date",
        inherited=True,
    ),
    Field(
        "due_in",
        ListOf(PartOfYear(), single=True),
        "考核期",
        message("assessed in these periods only"),
        inherited=True,
    ),
    Field(
        "judges",
        OneOrMap(JUDGES, Decimal(0)),
        "评委",
        message(
            "how judges' marks become one value; or the weights of the means of juries {{JURY: 70, "
            "…}}, which make 100"
        ),
        inherited=True,
    ),
    Field(
        "panel",
        Whole(1),
        "评委人数",
        message("how many judges there should be"),
        inherited=True,
    ),
    Field(
        "quorum",
        OneOrMap(Whole(1), Whole(1)),
        "最少评委",
        message(
            "fewer marks are pending; more than half if not said; with juries of each of them, or "
            "{{JURY: number}}"
        ),
        inherited=True,
    ),
    Field(
        "scale",
        Decimal(0),
        "满分刻度",
        message(
            "the highest mark; the full points if not said, no end where a rule makes points of it otherwise"
        ),
        inherited=True,
    ),
    Field(
        "allowed",
        OneOrList(NodeOf("allowed")),
        "允许值",
        message(
            "which figures (or marks of a judge) may be sent in; any other is a fault in the data; "
            "of several rows the first counts whose conditions hold"
        ),
        inherited=True,
    ),
    Field(
        "suspect",
        ListOf(NodeOf("condition"), single=True),
        "存疑",
        message(
            "such a value is pending and not scored, such as {{equals: 0}}; a correction by the "
            "same value, with a reason, confirms it"
        ),
        inherited=True,
    ),
    Field(
        "plausible",
        NodeOf("plausible"),
        "可信范围",
        message("figures that `check` no longer asks about; it asks about any other; points are not touched"),
        inherited=True,
    ),
    Field(
        "formula",
        OneLine(),
        "公式",
        message(
            "computed from other figures: + - * / ( ), min max abs ln exp sqrt mean sum, "
            "last_year(x) years_ago(x, n) target(x); nothing is sent in for it"
        ),
    ),
    Field(
        "of",
        OneLine(),
        "取自",
        message("the figure of another row; nothing is sent in for it"),
    ),
    Field(
        "take",
        TAKE,
        "取值",
        message("what is taken of the other row"),
        default="level",
        inherited=True,
    ),
)


ALLOWED = NodeType(
    "allowed",
    "允许值",
    message("what may be sent in"),
    (
        Field(
            "words",
            ListOf(OneLine()),
            "词",
            message("a word instead of a number: one of these, such as [yes, no]"),
        ),
        Field("whole", Flag(), "整数", message("whole numbers only"), default=False),
        Field(
            "between",
            ListOf(Decimal()),
            "范围",
            message("[lowest, highest], both of them allowed"),
        ),
        Field(
            "if",
            ListOf(NodeOf("condition"), single=True),
            "条件",
            message("for units for which these conditions, on figures of other rows, all hold"),
        ),
    ),
)


PLAUSIBLE = NodeType(
    "plausible",
    "可信范围",
    message(
        "which figures are plausible, such as {{between: [0, 120]}}: `check` asks no more of "
        "their size and sign"
    ),
    (
        Field(
            "between",
            ListOf(Decimal()),
            "范围",
            message("[lowest, highest], both of them plausible"),
            required=True,
        ),
    ),
)
