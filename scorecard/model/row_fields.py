"""How a row is written: what its record declares, and what the record holds otherwise than it is written."""

from __future__ import annotations

from dataclasses import replace

from scorecard.base.message import message
from scorecard.model.indicator import Indicator
from scorecard.model.judging import FIELDS as JUDGED
from scorecard.model.light import LIGHTS
from scorecard.model.shown import ShownColumn
from scorecard.scheme.field import Field, fields_of, node_of
from scorecard.scheme.kinds import AmountOf, Decimal, MapOf, NodeOf, OneLine
from scorecard.scheme.sum import COMBINE
from scorecard.scheme.target import RELATION
from scorecard.scheme.words import PER_ITEM, REACH, TAKE

_OF_ANOTHER_ROW = (
    Field("of", OneLine(), "取自", message("the figure of another row; nothing is sent in for it")),
    Field("take", TAKE, "取值", message("what is taken of the other row"), default="level", inherited=True),
)
"""A formula of the record."""

_WEIGHT = Field(
    "weight",
    Decimal(0),
    "权重",
    message("a share of the parent's points, in proportion to the siblings' weights; or else `points`"),
)
"""Points of the record."""

_OF_HEADINGS = (
    Field(
        "combine",
        COMBINE,
        "合成",
        message(
            "how the rows below make the heading's points; unless `sum`, theirs are the heading's if not said"
        ),
        default="sum",
    ),
    Field(
        "per_item",
        PER_ITEM,
        "同一对象",
        message("how an object counts that is reported under several rows of a heading"),
        default="all",
    ),
)
_LIMITS = (
    Field(
        "max_points",
        AmountOf(none=True),
        "得分上限",
        message("the most points of the row or heading, bonuses included; a bonus must say it"),
    ),
    Field(
        "min_points", AmountOf(none=True), "得分下限", message("the fewest points; a deduction must say it")
    ),
)
"""Limits of the rule; those of a heading stand, with how it combines, in the tree of who shares points with whom."""

_RELATION = Field(
    "relation",
    RELATION,
    "目标性质",
    message(
        "what the numbers mean; at least them, or at most them where lower is better; a cell may say its own"
    ),
    inherited=True,
)
"""A part of each target."""

_BELOW = (
    Field(
        "children",
        MapOf(NodeOf("indicator")),
        "子项",
        message("the rows below a heading; their points add up to its own"),
    ),
    Field("parts", MapOf(NodeOf("indicator")), "其中", message("of which: shown only, unless given points")),
)
"""Rows of their own."""

INDICATOR = node_of(
    Indicator,
    "indicator",
    "指标",
    message("a row of a table; one with `children` is a heading"),
    after={
        "due_in": JUDGED,
        "formula": _OF_ANOTHER_ROW,
        "stated": (_WEIGHT,),
        "counts_as": (*_OF_HEADINGS, *_LIMITS),
        "targets": (_RELATION,),
        "interim": (LIGHTS, *fields_of(ShownColumn)),
        "zero_target": _BELOW,
    },
    apart=(
        *(("points", "weight"), ("formula", "of"), ("formula", "judges"), ("of", "judges")),
        *(("formula", "may_not_apply"), ("of", "may_not_apply"), ("judges", "may_not_apply")),
    ),
)

_OF_INPUTS = frozenset(
    {
        *("name", "short", "aliases", "measure", "nature", "direction", "reported", "due_in"),
        *(
            "allowed",
            "suspect",
            "may_not_apply",
            "plausible",
            "formula",
            "of",
            "take",
            "applies_to",
            "unscored",
        ),
        *("rounding", "rank", "class", "decimals", "provider", "responsible", "source", "clause", "note"),
    }
)

INPUT = replace(
    INDICATOR,
    name="input",
    chinese="原始数据",
    help=message("a figure without points: reported, or computed by a formula; every unit has it"),
    fields=tuple(field for field in INDICATOR.fields if field.name in _OF_INPUTS),
    apart=(("formula", "of"), ("formula", "may_not_apply"), ("of", "may_not_apply")),
)

DEFAULTS = replace(
    INDICATOR,
    name="defaults",
    chinese="默认",
    help=message("fields for the indicators below"),
    fields=(
        *(field for field in INDICATOR.fields if field.inherited and field.name != "unscored"),
        Field(
            "reach",
            REACH,
            "及于",
            message("which rows take them; parts, headings and raw figures never take points"),
            default="numbered",
        ),
    ),
    apart=(),
    record=None,
)
