"""The figures that the units of a row are compared with, of all units of the table."""

from __future__ import annotations

from scorecard.base.records import dataclass
from scorecard.engine.rules import RuleColumn, gather
from scorecard.model.figure import Figure, Flags
from scorecard.model.others import Places, UnitQuestion
from scorecard.model.period_targets import RuleInputs
from scorecard.model.ranking import Ties
from scorecard.model.rule import Rule
from scorecard.model.unit import Unit
from scorecard.scheme.compare.door import Comparison
from scorecard.scheme.compare.others import Pool


@dataclass(frozen=True, eq=False)
class ComparedColumn(UnitQuestion[Pool]):
    """What a rule needs of a whole column: the figures of all units, and whom they are compared among."""

    value: Figure
    compared: Flags
    units: tuple[Unit, ...]
    rule: Rule
    ties: Ties

    def answer(self) -> Pool:
        """What the rule gathers of it; targets and points are nothing to others."""
        value, none = self.value, self.value
        compared, ties, rule, units = self.compared, self.ties, self.rule, self.units
        return gather(RuleColumn(value, none, none, compared, "higher", ties, rule, units=units))

    def answer_for_units(self, answer: Pool, at: Places) -> Pool:
        """Every unit is told of all."""
        return answer


def compared_with(scene: RuleInputs, i: int, column: RuleColumn) -> Pool:
    """What the rule of row `i` needs of all units of the table; column : that of all units of this run."""
    compare = column.rule.compare
    if not looks_at_units(compare):
        return gather(column)
    question = ComparedColumn(column.value, column.compared, column.units, column.rule, column.ties)
    return scene.others.ask((i, repr(compare)), question)


def looks_at_units(compare: Comparison) -> bool:
    """Whether a comparison needs the figure of another unit."""
    return compare.sees_others or any(reference.kind == "unit" for reference in compare.against)
