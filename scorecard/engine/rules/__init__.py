"""Rules at work: `gather` what a rule needs of the whole column, `award` points, say the `bounds` of them."""

from scorecard.engine.rules.award import award, bounds
from scorecard.engine.rules.basis import gather
from scorecard.engine.rules.rule import Award, Pool, RuleColumn

__all__ = ["Award", "Pool", "RuleColumn", "award", "bounds", "gather"]
