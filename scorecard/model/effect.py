"""What follows from results beyond points: vetoes, caps on grades, shifts, loss of eligibility."""

from __future__ import annotations

from dataclasses import dataclass, field

from scorecard.base.span import Span
from scorecard.model.condition import Condition


@dataclass(frozen=True)
class Then:
    """What an effect does; nothing where a field is as it is by default.

    `total` is what the total becomes; `grade` what the grade becomes, `no_higher_than` the best it
    may be, `shift` by how many steps it moves up (or down, below 0).
    """

    total: float | None = None
    unranked: bool = False
    grade: str | None = None
    no_higher_than: str | None = None
    shift: int = 0
    ineligible: bool = False

    @property
    def moves_ranks(self) -> bool:
        """Whether ranks have to be issued once more."""
        return self.unranked or self.total is not None

    @property
    def on_grades(self) -> bool:
        """Whether it means something only where grades are given."""
        return bool(self.grade or self.no_higher_than or self.shift or self.ineligible)


@dataclass(frozen=True)
class Effect:
    """An effect: its name in the notice, the conditions that must all hold, and what follows."""

    name: str
    conditions: tuple[Condition, ...]
    then: Then
    span: Span = field(default=Span("", 0), compare=False, repr=False)
