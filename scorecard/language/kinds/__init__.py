"""What a field can hold. Each kind says itself in words and as JSON Schema (draft-07)."""

from scorecard.language.kinds.basic import Decimal, Flag, Free, Json, Kind, Line, Share, Whole, Word
from scorecard.language.kinds.custom import CustomOf
from scorecard.language.kinds.figures import BoundOf, KnotsOf, PairOf, Quantity, ReferenceOf, TargetsOf
from scorecard.language.kinds.node import Field, ListOf, MapOf, NodeOf, NodeType, WordOrNode
from scorecard.language.kinds.periods import LAST_YEAR, BaseYear, PaceOf, PartOfYear, PlanYears, When
from scorecard.language.kinds.points import AmountOf, PointsOf, PolicyOf

__all__ = [
    "LAST_YEAR",
    "AmountOf",
    "BaseYear",
    "BoundOf",
    "CustomOf",
    "Decimal",
    "Field",
    "Flag",
    "Free",
    "Json",
    "Kind",
    "KnotsOf",
    "Line",
    "ListOf",
    "MapOf",
    "NodeOf",
    "NodeType",
    "PaceOf",
    "PairOf",
    "PartOfYear",
    "PlanYears",
    "PointsOf",
    "PolicyOf",
    "Quantity",
    "ReferenceOf",
    "Share",
    "TargetsOf",
    "When",
    "Whole",
    "Word",
    "WordOrNode",
]
