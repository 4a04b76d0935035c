"""Rules at work: `gather` what a rule needs of the whole column, `award` points, say the `bounds` of them."""

from scorecard.engine.rules.award import award, bounds, gather
from scorecard.engine.rules.rule import Award, RuleColumn

__all__ = ["Award", "RuleColumn", "award", "bounds", "gather"]
