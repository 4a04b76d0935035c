"""What a field can hold. Each kind says itself in words and as JSON Schema (draft-07)."""

from scorecard.scheme.kinds.basic import (
    Decimal,
    FileOf,
    Flag,
    Free,
    Json,
    Kind,
    Moves,
    OneLine,
    Share,
    Whole,
    Word,
)
from scorecard.scheme.kinds.custom import CustomOf
from scorecard.scheme.kinds.figures import (
    BoundOf,
    EqualOf,
    KnotsOf,
    PairOf,
    Quantity,
    ReferenceOf,
    TargetsOf,
)
from scorecard.scheme.kinds.node import (
    ListOf,
    MapOf,
    NodeOf,
    OneOrList,
    OneOrMap,
    WordOrNode,
)
from scorecard.scheme.kinds.periods import LAST_YEAR, BaseYear, PaceOf, PartOfYear, PlanYears, When
from scorecard.scheme.kinds.points import AmountOf, PointsOf, PolicyOf, QuotaOf, WeightsOf

__all__ = [
    "LAST_YEAR",
    "AmountOf",
    "BaseYear",
    "BoundOf",
    "CustomOf",
    "Decimal",
    "EqualOf",
    "FileOf",
    "Flag",
    "Free",
    "Json",
    "Kind",
    "KnotsOf",
    "ListOf",
    "MapOf",
    "Moves",
    "NodeOf",
    "OneLine",
    "OneOrList",
    "OneOrMap",
    "PaceOf",
    "PairOf",
    "PartOfYear",
    "PlanYears",
    "PointsOf",
    "PolicyOf",
    "Quantity",
    "QuotaOf",
    "ReferenceOf",
    "Share",
    "TargetsOf",
    "WeightsOf",
    "When",
    "Whole",
    "Word",
    "WordOrNode",
]
