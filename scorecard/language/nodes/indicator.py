"""A row of a table, or a raw figure, and what it inherits."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.language.nodes.row_promise import PROMISE
from scorecard.language.nodes.row_value import VALUE
from scorecard.language.nodes.row_worth import WORTH
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import ListOf, MapOf, NodeOf, OneLine, Whole

NAMES: tuple[Field, ...] = (
    Field("name", OneLine(), "名称", message("the name in the notice"), required=True),
    Field("short", OneLine(), "简称", message("a short name")),
    Field(
        "number",
        Whole(1),
        "序号",
        message("the printed number; a row without one belongs to the number above"),
    ),
    Field(
        "aliases",
        ListOf(OneLine(), single=True),
        "别名",
        message("other spellings in returns"),
    ),
)

BELOW: tuple[Field, ...] = (
    Field(
        "children",
        MapOf(NodeOf("indicator")),
        "子项",
        message("the rows below a heading; their points add up to its own"),
    ),
    Field(
        "parts",
        MapOf(NodeOf("indicator")),
        "其中",
        message("of which: shown only, unless given points"),
    ),
)

REMARKS: tuple[Field, ...] = (
    Field("provider", OneLine(), "数据来源", message("who provides the figure"), inherited=True),
    Field(
        "responsible",
        OneLine(),
        "责任单位",
        message("who is responsible for it"),
        inherited=True,
    ),
    Field("source", OneLine(), "依据", message("where the indicator is taken from"), inherited=True),
    Field(
        "clause",
        OneLine(),
        "条款",
        message("the notice's own wording, printed by explain"),
        inherited=True,
    ),
    Field("note", OneLine(), "备注", message("printed below the table")),
)


INDICATOR = NodeType(
    "indicator",
    "指标",
    message("a row of a table; one with `children` is a heading"),
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
    message("a figure without points: reported, or computed by a formula; every unit has it"),
    tuple(f for f in INDICATOR.fields if f.name in _OF_INPUTS),
    apart=(("formula", "of"),),
)


DEFAULTS = NodeType(
    "defaults",
    "默认",
    message("fields for the indicators below"),
    tuple(f for f in INDICATOR.fields if f.inherited and f.name != "unscored"),
)
