"""Rules at work: `gather` what a rule needs of the whole column, `award` points, say the `bounds` of them."""

from scorecard.engine.rules.award import award, bounds, gather
from scorecard.engine.rules.rule import Award, RuleColumn
from scorecard.scheme.compare.others import Pool

__all__ = ["Award", "Pool", "RuleColumn", "award", "bounds", "gather"]
