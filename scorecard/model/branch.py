"""How the rows of a table hang together: headings over rows, and how points below become one figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from functools import cached_property
from operator import is_
from typing import Literal

from scorecard.base.records import dataclass
from scorecard.model.figure.rounding import RoundingMode
from scorecard.scheme.amount import Amount
from scorecard.scheme.sum import Composite


@dataclass(frozen=True)
class Branch(Composite):
    """Rows that share points: a heading's children, a numbered row with its unnumbered ones, the table.

    A member is a further branch or the index of a row of `SchemeTable.rows`. `combine` is how the
    members' points become one figure; unless they are added up, `points` are the branch's own full
    points, one per unit. `most`, `least` hold the figure between two limits, bonuses included; then it
    is `rounded` for real, to so many decimals and which way, where the scheme's `rounding` says so.
    `per_item` `best`: an object reported under several of the rows counts once, where it gives most.
    """

    members: tuple[Branch | int, ...]
    heading: str | None = None
    combine: str = "sum"
    points: Sequence[float] = ()
    most: Amount | None = None
    least: Amount | None = None
    rounded: tuple[int, RoundingMode] | None = field(default=None, compare=False)
    per_item: Literal["all", "best"] = "all"

    @property
    def branches(self) -> list[Branch]:
        """Itself and all branches below, in printed order."""
        below = [inner for m in self.members if isinstance(m, Branch) for inner in m.branches]
        return [self, *below]

    def rows_under(self, heading: str) -> tuple[int, ...]:
        """All rows below a heading; none where it does not stand in the branch."""
        return next((branch.leaves for branch in self.branches if branch.heading == heading), ())

    def change_branches(self, change: Callable[[Branch], Branch]) -> Branch:
        """The same with every branch changed, the lower ones first; itself where none is."""
        members = tuple(m.change_branches(change) if isinstance(m, Branch) else m for m in self.members)
        kept = all(map(is_, members, self.members))
        return change(self if kept else replace(self, members=members))

    @property
    def limited(self) -> bool:
        """Whether its figure has a limit."""
        return self.most is not None or self.least is not None

    @property
    def held(self) -> bool:
        """Whether its figure is held between limits, or rounded."""
        return self.limited or self.rounded is not None

    @property
    def additive(self) -> bool:
        """Whether its figure is nothing but the sum over its members."""
        return self.way.adds_up and not self.held

    @cached_property
    def plain(self) -> bool:
        """Whether all its points are simply added up, here and below."""
        return all(branch.additive for branch in self.branches)

    @cached_property
    def leaves(self) -> tuple[int, ...]:
        """All rows below, in printed order."""
        return tuple(leaf for m in self.members for leaf in (m.leaves if isinstance(m, Branch) else (m,)))
