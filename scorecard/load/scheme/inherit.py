"""What an indicator does not say itself: nearest wins, whole field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.scheme.fields import NodeRead, ReadValue
from scorecard.model.indicator import CountsAs, Direction
from scorecard.model.policy import UNSCORED, Policy, UnscoredPolicies
from scorecard.model.row_fields import INDICATOR, INPUT
from scorecard.scheme.target import PLACE

# A heading's points are the sum below it, so they never flow down.
_NEVER_DOWN = ("points",)


@dataclass(frozen=True)
class InheritedDefaults:
    """The defaults in force at some place: its own, then those further out."""

    defaults: NodeRead | None
    unscored: NodeRead | None
    outer: InheritedDefaults | None = None
    heading: bool = False

    def add_level(
        self, defaults: NodeRead | None, unscored: NodeRead | None, heading: bool = False
    ) -> InheritedDefaults:
        """The defaults one level further in."""
        return InheritedDefaults(defaults, unscored, self, heading)

    def nearest(self, name: str) -> ReadValue | None:
        """The nearest place where a field is said; None if nothing here or further out says it."""
        here: InheritedDefaults | None = self
        while here:
            read = here.defaults.fields.get(name) if here.defaults else None
            if read and not (here.heading and name in _NEVER_DOWN):
                return read
            here = here.outer
        return None

    def get(self, name: str) -> Any:
        """The nearest value of a field, else the language's own default."""
        read = self.nearest(name)
        return read.value if read else INDICATOR.by_name[name].default

    def as_near(self, name: str, other: str) -> bool:
        """Whether a field is said in the place where another one is said, or nearer."""
        here: InheritedDefaults | None = self
        while here:
            if here.defaults and name in here.defaults:
                return True
            if here.defaults and other in here.defaults:
                return False
            here = here.outer
        return False

    @property
    def reaches_all(self) -> bool:
        """Whether points are for rows without a number, too."""
        reach = self.nearest("reach")
        return reach is not None and reach.value == "all"

    @property
    def of_inputs(self) -> InheritedDefaults:
        """What is in force for raw figures: all that they have, where it reaches them; the policies in any case."""
        if self.defaults is None or not self.reaches_all:
            return InheritedDefaults(None, self.unscored)
        fields = {name: read for name, read in self.defaults.fields.items() if name in INPUT.by_name}
        return InheritedDefaults(replace(self.defaults, fields=fields), self.unscored)

    @property
    def direction(self) -> Direction:
        """Which way is better: as said, else lower for a place in a ranking and higher for all else."""
        if self.nearest("direction") is None and self.get("measure") == PLACE:
            return "lower"
        direction: Direction = self.get("direction")
        return direction

    @property
    def counts_as(self) -> CountsAs:
        """Whether it stands outside full points; what is below a bonus is one, too."""
        counts_as: CountsAs = self.get("counts_as")
        return counts_as

    def policy(self, status: str) -> Policy:
        """The nearest policy for a status."""
        node = self._nearest_policy(status)
        policy: Policy = node.get(status) if node else getattr(UnscoredPolicies(), status)
        return policy

    def policy_at(self, status: str) -> Span | None:
        """Where the nearest policy for a status stands; None if none is said."""
        node = self._nearest_policy(status)
        return node.at(status) if node else None

    def _nearest_policy(self, status: str) -> NodeRead | None:
        """The nearest node that says a policy for a status."""
        here: InheritedDefaults | None = self
        while here:
            if here.unscored and status in here.unscored:
                return here.unscored
            here = here.outer
        return None


def unscored_of(inherited: InheritedDefaults) -> UnscoredPolicies:
    """All policies in force."""
    return UnscoredPolicies(**{field.attribute: inherited.policy(field.name) for field in UNSCORED.fields})
