"""How the marks of judges become one value: panels, and juries that weigh differently."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import KW_ONLY, field
from fractions import Fraction
from math import isinf
from typing import Literal

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.model.identity import where_said
from scorecard.scheme.field import Field, fields_of, scheme_field
from scorecard.scheme.kinds import Decimal, Flag, OneOrMap, WeightOf, Whole
from scorecard.scheme.words import JUDGES


@dataclass(frozen=True)
class Jury:
    """Judges whose mean counts by a weight; `weight` is the exact part of 100, which those of a row make."""

    name: str
    weight: Fraction
    judges: tuple[str, ...]
    quorum: int | None = None

    @property
    def least(self) -> int:
        """The fewest marks that make a mean: the quorum, else more than half of the judges."""
        return self.quorum or len(self.judges) // 2 + 1


@dataclass(frozen=True)
class Judging:
    """How the marks of a panel become one value. Marks run from 0 to `scale`, which may be without end."""

    how: Literal["mean", "median", "trimmed", "juries"] = scheme_field(
        OneOrMap(JUDGES, WeightOf()),
        "评委",
        message(
            "how judges' marks become one value; or the weights of the means of juries {{JURY: 70, "
            "…}}, which make 100, fractions among them (1/3)"
        ),
        name="judges",
        always=True,
        settled=True,
        inherited=True,
    )
    _: KW_ONLY
    panel: int | None = scheme_field(
        Whole(1), "评委人数", message("how many judges there should be"), inherited=True
    )
    quorum: int | None = scheme_field(
        OneOrMap(Whole(1), Whole(1)),
        "最少评委",
        message(
            "fewer marks are pending; more than half if not said; with juries of each of them, or "
            "{{JURY: number}}"
        ),
        inherited=True,
    )
    scale: float = scheme_field(
        Decimal(0),
        "满分刻度",
        message(
            "the highest mark; the full points if not said, no end where a rule makes points of it otherwise"
        ),
        always=True,
        settled=True,
        inherited=True,
    )
    fewest_marks: int | None = scheme_field(
        Whole(1),
        "最少打分数",
        message(
            "a judge who marked fewer units of the table in this row is left out, with all marks of the row"
        ),
        inherited=True,
        parts=where_said("fewest_marks", usual=None),
    )
    juries: tuple[Jury, ...] = ()
    scale_said: bool = field(default=False, compare=False)

    @property
    def least(self) -> int:
        """The fewest marks that make a value: the quorum, else more than half of the panel; trimming wants three."""
        if self.juries:
            return sum(jury.least for jury in self.juries)
        declared = self.quorum or (self.panel // 2 + 1 if self.panel else 1)
        return max(declared, 3) if self.how == "trimmed" else declared

    @property
    def open_ended(self) -> bool:
        """Whether marks have no upper end: places, counts."""
        return isinf(self.scale)

    def wanting(self, marked: Collection[str]) -> Mapping[Jury | None, int]:
        """How many more marks are wanted, by jury where there are juries; those with enough are left out.

        marked : the judges who gave a mark

        >>> Judging("mean", scale=10, quorum=3).wanting({"a"})
        {None: 2}
        """
        if not self.juries:
            return {None: self.least - len(marked)}
        lacks = {jury: jury.least - len({*marked} & {*jury.judges}) for jury in self.juries}
        return {jury: number for jury, number in lacks.items() if number > 0}

    def jury_of(self, judge: str) -> Jury | None:
        """The jury that a judge sits on here."""
        return next((jury for jury in self.juries if judge in jury.judges), None)


_PROPORTIONAL = Field(
    "proportional",
    Flag(),
    "权重按比例",
    message("true: weights of juries need not make 100, each counts in proportion to their sum"),
    default=False,
    inherited=True,
)
"""Becomes weights that make 100."""

FIELDS = (*fields_of(Judging)[:1], _PROPORTIONAL, *fields_of(Judging)[1:])
"""What is written of judges on a row."""
