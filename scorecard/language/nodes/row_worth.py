"""What a row is worth: points, limits, its rule, and for whom it is assessed."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.scheme.field import Field
from scorecard.scheme.kinds import AmountOf, Decimal, ListOf, NodeOf, OneLine, PointsOf
from scorecard.scheme.sum import COMBINE
from scorecard.scheme.words import (
    COUNTS_AS,
    MONOTONE,
    PER_ITEM,
)

WORTH: tuple[Field, ...] = (
    Field(
        "points",
        PointsOf(),
        "分值",
        message("full points; 10 for a numbered row, none for a part"),
        inherited=True,
    ),
    Field(
        "stated",
        Decimal(0),
        "所印分值",
        message(
            "the points the notice prints, where they are not those that count: `check` asks, `points` hold"
        ),
    ),
    Field(
        "weight",
        Decimal(0),
        "权重",
        message("a share of the parent's points, in proportion to the siblings' weights; or else `points`"),
    ),
    Field(
        "counts_as",
        COUNTS_AS,
        "计入",
        message("a bonus or deduction stands outside full points and says its limit, or none"),
        default="base",
    ),
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
    Field(
        "max_points",
        AmountOf(none=True),
        "得分上限",
        message("the most points of the row or heading, bonuses included; a bonus must say it"),
    ),
    Field(
        "min_points",
        AmountOf(none=True),
        "得分下限",
        message("the fewest points; a deduction must say it"),
    ),
    Field(
        "applies_to",
        ListOf(OneLine(), single=True),
        "适用",
        message("assessed for these units or groups only"),
        inherited=True,
    ),
    Field(
        "rule",
        NodeOf("rule"),
        "计分规则",
        message("in proportion to completion, capped at full points, floor 0, if not said"),
        inherited=True,
    ),
    Field(
        "monotone",
        MONOTONE,
        "单调",
        message("whether a better figure may score less: `check` tries every row in its direction"),
        default="direction",
        inherited=True,
    ),
    Field(
        "unscored",
        NodeOf("unscored"),
        "未计分处理",
        message("for this indicator"),
        inherited=True,
    ),
)
