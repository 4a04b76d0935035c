"""A table of a scheme."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property

import numpy as np

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.branch import Branch
from scorecard.model.effect import Effect
from scorecard.model.figure import Flags, lasting
from scorecard.model.grade import Grade
from scorecard.model.indicator import Indicator
from scorecard.model.ranking import Ranking, ranking_parts
from scorecard.scheme.field import Field, node_of, scheme_field
from scorecard.scheme.kinds import AmountOf, Decimal, FileOf, ListOf, MapOf, NodeOf, OneLine, Share, Whole
from scorecard.scheme.sum import COMBINE_TABLE


@dataclass(frozen=True)
class SchemeTable:
    """A printed table of the notice: indicators down, units across.

    `units` are indices into the scheme's units, in the order of every row. The scheme's `inputs`
    stand in a table of their own, which is never ranked and printed only when it is named. With
    `coverage` a unit is ranked only where at least this share of its full points is scored.
    """

    id: str
    tree: Branch
    title: str = scheme_field(OneLine(), "标题", message("the title of the table"), required=True, empty="")
    annex: int | None = scheme_field(Whole(1), "附件号", message("printed as 附件N"), by_name=True)
    units: tuple[int, ...] = scheme_field(
        ListOf(OneLine()),
        "单位",
        message("units or groups, the order of every row of targets; all assessed units if not said"),
        always=True,
        settled=True,
    )
    indicators: tuple[Indicator, ...] = scheme_field(
        MapOf(NodeOf("indicator")),
        "指标",
        message("the indicators, in printed order"),
        required=True,
        settled=True,
    )
    stated: float | None = scheme_field(
        Decimal(0),
        "所印总分值",
        message(
            "the points the notice prints, where its items make another sum: `check` asks, the items hold"
        ),
    )
    coverage: float | None = scheme_field(
        Share(),
        "覆盖面",
        message(
            "the least share of a unit's full points that must be scored, or it is unranked; for "
            "use with missing: leave_out"
        ),
    )
    ranking: Ranking = scheme_field(
        NodeOf("ranking"),
        "排名",
        message("for this table"),
        empty=Ranking(),
        settled=True,
        parts=ranking_parts,
    )
    grades: tuple[Grade, ...] = scheme_field(
        ListOf(NodeOf("grade")), "等次", message("the grades of this table"), empty=(), settled=True
    )
    source: str | None = scheme_field(OneLine(), "依据", message("where the table is taken from"))
    note: str | None = scheme_field(OneLine(), "备注", message("printed below the table"))
    effects: tuple[Effect, ...] = ()
    inputs: bool = False
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @cached_property
    def rows(self) -> tuple[Indicator, ...]:
        """The indicators that have values, in printed order: the columns of every array."""
        return tuple(i for i in self.indicators if not i.heading)

    @cached_property
    def index(self) -> dict[str, int]:
        """Where each row stands among `rows`, by id."""
        return {row.id: n for n, row in enumerate(self.rows)}

    @cached_property
    def outside(self) -> Flags:
        """bool[I], the rows that stand outside full points."""
        return lasting(np.array([row.outside for row in self.rows], dtype=np.bool_))

    @cached_property
    def scores(self) -> Flags:
        """bool[I], the rows that have points."""
        return lasting(np.array([row.scores for row in self.rows], dtype=np.bool_))

    def row(self, id: str) -> Indicator:
        """The row or heading with this id."""
        return next(row for row in self.indicators if row.id == id)


_TARGETS_AND_POINTS = (
    Field(
        "targets",
        FileOf("targets.xlsx"),
        "目标值",
        message(
            "the targets of all rows from a table like the annex in another file, by names; "
            "relative to the scheme"
        ),
    ),
    Field("points", Decimal(0), "总分值", message("a check: the full points must add up to this")),
)
"""Become those of the rows, and are held against them."""

_TREE = (
    Field(
        "max_points",
        AmountOf(none=True),
        "得分上限",
        message("the most the total may be, bonuses included; no limit if not said"),
    ),
    Field(
        "min_points",
        AmountOf(none=True),
        "得分下限",
        message("the least the total may be; no limit if not said"),
    ),
    Field(
        "combine",
        COMBINE_TABLE,
        "合成",
        message("how the rows make the total; points must be said unless they are added up"),
        default="sum",
    ),
)
"""Stand on its tree, as those of a heading stand on its branch."""

_FOR_ROWS = (
    Field("defaults", NodeOf("defaults"), "默认", message("for every indicator of the table")),
    Field("unscored", NodeOf("unscored"), "未计分处理", message("for this table")),
)
_COLUMNS = Field(
    "columns", MapOf(OneLine()), "列名", message("in a sheet with units down: header → indicator")
)
"""Become further names of the rows."""

TABLE = node_of(
    SchemeTable,
    "table",
    "表",
    message("a printed table of the notice"),
    after={
        "indicators": _TARGETS_AND_POINTS,
        "stated": _TREE,
        "coverage": _FOR_ROWS,
        "grades": (_COLUMNS,),
    },
)
