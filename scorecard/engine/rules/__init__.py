"""Rules at work: `gather` what a rule needs of the whole column, `award` points, say the `bounds` of them."""

from scorecard.engine.rules.award import award, bounds
from scorecard.engine.rules.basis import gather
from scorecard.engine.rules.rule import Award, Column, Pool

__all__ = ["Award", "Column", "Pool", "award", "bounds", "gather"]
