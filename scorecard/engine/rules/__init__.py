"""The scoring rules. Each is two pure functions: `gather` what it needs of the whole column, `award` points."""

from __future__ import annotations

from scorecard.engine.rules import bands, each, proportional
from scorecard.engine.rules.rule import Award, Column, ScoringRule
from scorecard.model.scheme import Rule


def rule_for(rule: Rule) -> ScoringRule:
    """The functions that a declared rule stands for."""
    if rule.bands:
        return bands.RULE
    return each.RULE if rule.each else proportional.RULE


__all__ = ["Award", "Column", "ScoringRule", "rule_for"]
