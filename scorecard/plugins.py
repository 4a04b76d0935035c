"""What a package needs to offer a scale of its own; see docs/plugins.md.

The package names it in the entry point group `scorecard.rules`.
"""

from scorecard.base.message import Text, term
from scorecard.language.custom import CustomScale
from scorecard.language.kinds import (
    AmountOf,
    Decimal,
    Field,
    Flag,
    Line,
    ListOf,
    Quantity,
    Share,
    Whole,
    Word,
)
from scorecard.model.custom import Floats, Settings, Worked
from scorecard.model.rule import Amount
from scorecard.study.explain.step import exact, figure, operand, percent

__all__ = [
    "Amount",
    "AmountOf",
    "CustomScale",
    "Decimal",
    "Field",
    "Flag",
    "Floats",
    "Line",
    "ListOf",
    "Quantity",
    "Settings",
    "Share",
    "Text",
    "Whole",
    "Word",
    "Worked",
    "exact",
    "figure",
    "operand",
    "percent",
    "term",
]
