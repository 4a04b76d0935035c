"""What a package needs to offer a scale of its own; see docs/plugins.md.

The package names it in the entry point group `scorecard.rules`.
"""

from scorecard.base.message import Text, term
from scorecard.model.figure import Worked
from scorecard.scheme.amount import Amount
from scorecard.scheme.field import Field
from scorecard.scheme.kinds import AmountOf, Decimal, Flag, ListOf, Quantity, Share, Whole, Word

# Packages know it under its first name.
from scorecard.scheme.kinds import OneLine as Line
from scorecard.scheme.scale.foreign import CustomScale, Floats, Settings
from scorecard.scheme.written import exact, figure, operand, percent

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
