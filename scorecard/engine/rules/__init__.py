"""The scoring rules. Each is two pure functions: `gather` what it needs of the whole column, `award` points."""

from __future__ import annotations

from scorecard.engine.rules import bands, choices, custom, each, line, proportional, steps
from scorecard.engine.rules.gate import gated
from scorecard.engine.rules.rule import Award, Column, Pool, ScoringRule
from scorecard.model.rule import Rule, Scale

_BY_SCALE: dict[Scale, ScoringRule] = {
    "proportional": proportional.RULE,
    "bands": bands.RULE,
    "choices": choices.RULE,
    "line": line.RULE,
    "steps": steps.RULE,
    "each": each.RULE,
    "custom": custom.RULE,
}


def rule_for(rule: Rule) -> ScoringRule:
    """The functions that a declared rule stands for."""
    scale = _BY_SCALE[rule.scale]
    return gated(scale) if rule.only_if else scale


__all__ = ["Award", "Column", "Pool", "ScoringRule", "rule_for"]
