"""How many full points rows and branches count for once headings settled which of their members count."""

from __future__ import annotations

from scorecard.engine.headings import Headings
from scorecard.engine.sharing import Shares, leaves_of, no_name
from scorecard.model.branch import Branch
from scorecard.model.figure import (
    Figure,
    Flags,
    RememberedFigure,
    as_it_came_out,
    bare,
    stack_columns,
    told_as,
)


def settle_shares(tree: Branch, points: Figure, full: Figure, shares: Shares, outside: Flags) -> Shares:
    """Full points of every row and branch, each in the measure in which the headings above count it.

    A heading that adds up counts its members for all they have. Of one that combines them otherwise a member counts
    for its part: an equal one of a mean, all or nothing where one is picked, by full points of a geometric mean.

    points, full : float64[U, I], before sharing; shares : full points after it
    outside : bool[I], rows that count as bonus or deduction
    """
    if all(branch.way.adds_up for branch in tree.branches):
        return shares
    settling = _Settling(points, full, shares, outside)
    settling.settle(tree)
    return settling.now


class _Settling:
    """One walk from the rows up; what a heading counts in part is scaled with all below it."""

    def __init__(self, points: Figure, full: Figure, shares: Shares, outside: Flags) -> None:
        self.points = points
        self.own = full
        self.shares = shares
        self.outside = outside
        self.full = [shares.full[:, i] for i in range(full.shape[1])]
        self.given = dict(shares.given)
        self.extra: dict[int, Figure] = {}
        self.part: dict[int, Figure] = {}
        self.alone: dict[int, Figure] = {}

    @property
    def now(self) -> Shares:
        """What everything counts for by now."""
        return Shares(
            stack_columns(self.full), self.given, self.shares.own, self.extra, self.part, self.alone
        )

    def settle(self, branch: Branch) -> None:
        """Settle what the members of a branch count for, the lower headings first."""
        for member in branch.members:
            if isinstance(member, Branch):
                self.settle(member)
        members = [m for m in branch.members if not self.outside[leaves_of(m)].all()]
        if branch.way.adds_up or not members:
            return
        worth = [self.shares.member_full(member) for member in members]
        now = self.now
        shares = [self.share(member, now) for member in members]
        weights = branch.way.weights(shares, worth)
        for member, weight, share, full in zip(members, weights, shares, worth, strict=True):
            # How the part of a member came about is told by its heading.
            made = weight if isinstance(weight, RememberedFigure) else as_it_came_out(weight, share)
            part = told_as(made, bare(weight))
            self.scale(member, (self.shares.member_full(branch) * part / full).filled(0.0))

    def share(self, member: Branch | int, now: Shares) -> Figure:
        """The share of its full points that a member has by itself, as it stands by now."""
        counted = {i: now.row_points(self.points[:, i], self.own[:, i], i) for i in leaves_of(member)}
        if isinstance(member, int):
            return counted[member] / self.shares.member_full(member)
        making = Headings(member, counted, self.shares, now, self.outside, no_name)
        making.figure(member)
        # Those of a heading further in were settled before it was chosen or not.
        self.alone = {id: bare(own) for id, own in making.own.items()} | self.alone
        points, worth = making.by_itself(member)
        return points / worth

    def scale(self, member: Branch | int, factor: Figure) -> None:
        """Everything of a member times a factor; float64[U]."""
        for i in leaves_of(member):
            self.full[i] = self.full[i] * factor
            if self.outside[i]:
                self.extra[i] = self.extra[i] * factor if i in self.extra else factor
        for below in member.branches if isinstance(member, Branch) else []:
            self.given[id(below)] = self.given[id(below)] * factor
            self.part[id(below)] = self.part[id(below)] * factor if id(below) in self.part else factor
