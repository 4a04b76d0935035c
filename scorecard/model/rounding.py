"""Where rounding is real, and how many decimals are printed."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.model.figure.rounding import RoundingMode
from scorecard.scheme.field import Field, node_of, scheme_field
from scorecard.scheme.kinds import PLACES
from scorecard.scheme.words import RANK_ON, ROUNDING_MODE


@dataclass(frozen=True)
class Rounding:
    """The levels at which rounding is real (None: never rounded on the way), in decimals, and which way.

    points, headings : of a row, of a heading; total, overall : of a table, of a weighted total
    completion : of the percentage that rules compare
    """

    points: int | None = scheme_field(
        PLACES, "得分", message("points are rounded to this many decimals, then added")
    )
    total: int | None = scheme_field(
        PLACES, "总分", message("a table's total is rounded to this many decimals")
    )
    headings: int | None = scheme_field(
        PLACES, "标题得分", message("a heading's points are rounded to this many decimals, then added")
    )
    overall: int | None = scheme_field(
        PLACES, "加权总分", message("a weighted total is rounded to this many decimals")
    )
    completion: int | None = scheme_field(
        PLACES,
        "完成率",
        message("completion, in percent, is rounded to this many decimals before points"),
    )
    mode: RoundingMode = scheme_field(
        ROUNDING_MODE,
        "方式",
        message("which way these levels are rounded; printing is always half-up"),
        default="half_up",
    )


UNROUNDED = Rounding()

_RANK_ON = Field(
    "rank_on",
    RANK_ON,
    "排名依据",
    message("which total ranks, grades and effects go by"),
    default="printed",
)
"""Kept with how ranks are formed."""

ROUNDING = node_of(
    Rounding,
    "rounding",
    "修约",
    message("nothing is rounded on the way unless said"),
    after={"mode": (_RANK_ON,)},
)


@dataclass(frozen=True)
class RowRounding:
    """How the figure of a row is rounded before anything is made of it; as it is where no decimals are said."""

    value: int | None = scheme_field(
        PLACES,
        "数值",
        message(
            "its value is rounded to this many decimals, then compared, ranked, classed and used in formulas"
        ),
    )
    mode: RoundingMode = scheme_field(
        ROUNDING_MODE,
        "方式",
        message("which way it is rounded; printing is always half-up"),
        default="half_up",
    )


AS_IT_IS = RowRounding()
"""A row whose figure counts as it is."""

ROW_ROUNDING = node_of(
    RowRounding,
    "row_rounding",
    "数值修约",
    message("the figure of a row is not rounded unless said; `decimals` only print"),
)


@dataclass(frozen=True)
class Decimals:
    """How many decimals are printed."""

    points: int = scheme_field(PLACES, "得分", message("points"), default=2)
    total: int = scheme_field(PLACES, "总分", message("totals"), default=2)
    completion: int = scheme_field(PLACES, "完成率", message("completion, in percent"), default=2)


DECIMALS = node_of(Decimals, "decimals", "小数位", message("how many decimals are printed"))
