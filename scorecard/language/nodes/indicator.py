"""A row of a table, or a raw figure, and what it inherits."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.language.nodes.row_promise import PROMISE
from scorecard.language.nodes.row_value import VALUE
from scorecard.language.nodes.row_worth import WORTH
from scorecard.scheme.kinds import (
    Field,
    Line,
    ListOf,
    MapOf,
    NodeOf,
    NodeType,
    Whole,
)

NAMES: tuple[Field, ...] = (
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
)

BELOW: tuple[Field, ...] = (
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
)

REMARKS: tuple[Field, ...] = (
    Field("provider", Line(), "数据来源", Text("由谁提供数据", "who provides the figure"), inherited=True),
    Field(
        "responsible",
        Line(),
        "责任单位",
        Text("由谁负责完成", "who is responsible for it"),
        inherited=True,
    ),
    Field("source", Line(), "依据", Text("指标的出处", "where the indicator is taken from"), inherited=True),
    Field(
        "clause",
        Line(),
        "条款",
        Text("考核办法原文，由 explain 打印", "the notice's own wording, printed by explain"),
        inherited=True,
    ),
    Field("note", Line(), "备注", Text("印在表下", "printed below the table")),
)


INDICATOR = NodeType(
    "indicator",
    "指标",
    Text("表中的一行；有 children 的是标题行", "a row of a table; one with `children` is a heading"),
    (*NAMES, *VALUE, *WORTH, *PROMISE, *BELOW, *REMARKS),
    apart=(("points", "weight"), ("formula", "of"), ("formula", "judges"), ("of", "judges")),
)


_OF_INPUTS = (
    *("name", "short", "aliases", "measure", "nature", "direction", "reported", "due_in", "formula", "of"),
    *(
        "take",
        "allowed",
        "suspect",
        "plausible",
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
