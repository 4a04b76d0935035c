"""What the number of a target means: this or more, less than this, about this, from one to the other.

A cell says it as the name of its number, `{above: 5000}`; a row for all its cells, `relation: above`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal as Exactly
from math import inf
from typing import Literal, NamedTuple

from scorecard.base.message import Text, message, sense
from scorecard.base.records import dataclass
from scorecard.scheme.field import Field
from scorecard.scheme.kinds import Decimal, PairOf, Word

TargetRelation = Literal["at_least", "above", "at_most", "below", "equals", "about", "between"]


class ValueRange(NamedTuple):
    """Where an actual keeps a promise: from `lower` to `upper`; `strict`: an end itself is not enough."""

    lower: float
    upper: float
    strict: bool = False


def _two_ends(lower: float, upper: float, tolerance: float) -> ValueRange:
    """From one end to the other, each moved outward by a share of the lower; worked out on the decimals as written."""
    low, high = Exactly(repr(lower)), Exactly(repr(upper))
    about = abs(low) * Exactly(repr(tolerance))
    return ValueRange(float(low - about), float(high + about))


@dataclass(frozen=True)
class Meaning:
    """One meaning: how it is written, what keeps it, how it is said and printed.

    met : what it takes to keep a target of it
    range : the actuals that keep it, by the number, the upper end (else the number again) and the tolerance
    before, after : what a notice prints beside the number
    of_figure : what a notice prints before the figure of another year or row
    ranged : whether it has two ends, so that an actual can be past the target
    """

    field: Field
    met: Text
    range: Callable[[float, float, float], ValueRange]
    before: str = ""
    after: str = ""
    of_figure: str = ""
    ranged: bool = False


_MEANINGS = (
    Meaning(
        Field("at_least", Decimal(), "达到", sense("bound of a target", "this or more")),
        message("met by the target or more"),
        lambda number, upper, tolerance: ValueRange(number, inf),
        after="以上",
        of_figure="不低于",
    ),
    Meaning(
        Field("above", Decimal(), "超过", sense("bound of a target", "more than this")),
        message("met by more than the target"),
        lambda number, upper, tolerance: ValueRange(number, inf, strict=True),
        before="超",
        of_figure="高于",
    ),
    Meaning(
        Field("at_most", Decimal(), "不高于", sense("bound of a target", "this or less")),
        message("met by the target or less"),
        lambda number, upper, tolerance: ValueRange(-inf, number),
        before="不高于",
        of_figure="不高于",
    ),
    Meaning(
        Field("below", Decimal(), "低于", sense("bound of a target", "less than this")),
        message("met by less than the target"),
        lambda number, upper, tolerance: ValueRange(-inf, number, strict=True),
        before="低于",
        of_figure="低于",
    ),
    Meaning(
        Field("equals", Decimal(), "等于", message("this exactly")),
        message("met by the target exactly"),
        lambda number, upper, tolerance: _two_ends(number, upper, 0.0),
        before="=",
        of_figure="等于",
        ranged=True,
    ),
    Meaning(
        Field("about", Decimal(), "左右", message("about this, by the tolerance of the scheme")),
        message("met within the tolerance declared by `about`"),
        _two_ends,
        after="左右",
        of_figure="约为",
        ranged=True,
    ),
    Meaning(
        Field("between", PairOf(), "区间", message("from one to the other, both included")),
        message("met between two ends, both included"),
        lambda number, upper, tolerance: _two_ends(number, upper, 0.0),
        ranged=True,
    ),
)

MEANINGS: Mapping[str, Meaning] = {meaning.field.name: meaning for meaning in _MEANINGS}
"""By the word that says it: a `TargetRelation`."""

RELATION = Word({name: meaning.met for name, meaning in MEANINGS.items()})
"""The words that a row says for all its cells."""
