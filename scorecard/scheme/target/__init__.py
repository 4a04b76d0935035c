"""Targets: what a number means, two levels, and numbers that are worked out from a figure."""

from scorecard.scheme.target.link import Link, WrittenNumber
from scorecard.scheme.target.meaning import MEANINGS, RELATION, TargetRelation, ValueRange
from scorecard.scheme.target.target import NOT_ASSESSED, PLACE, TARGET, Target, each_once

__all__ = [
    "MEANINGS",
    "NOT_ASSESSED",
    "PLACE",
    "RELATION",
    "TARGET",
    "Link",
    "Target",
    "TargetRelation",
    "ValueRange",
    "WrittenNumber",
    "each_once",
]
