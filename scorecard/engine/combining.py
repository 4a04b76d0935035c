"""Points put together from the rows up: how a heading makes one figure of its members, and its limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scorecard.engine.sharing import Shares, branches
from scorecard.model.board import Codes
from scorecard.model.figure import (
    Figure,
    Flags,
    added,
    blank,
    least,
    less_than,
    more_than,
    most,
    product,
    read,
    rounded,
    stack,
    where,
)
from scorecard.model.scheme import Branch, Total
from scorecard.model.status import Status
from scorecard.scheme.amount import amount


@dataclass(frozen=True, eq=False)
class Combined:
    """Points and full points of a table after combining; U units, I rows, H headings.

    counted, counted_full : float64[U, I], what each cell brings into the figure above it
    headings : their ids; heading_points, heading_full : float64[U, H]
    total : float64[U], what is known of the table's points; 0 where nothing is
    """

    counted: Figure
    counted_full: Figure
    headings: tuple[str, ...]
    heading_points: Figure
    heading_full: Figure
    total: Figure


def combined(tree: Branch, counted: Figure, shares: Shares, outside: Flags) -> Combined:
    """The points of every heading and of the table from those of its cells.

    counted : float64[U, I], points after sharing, NaN where there are none
    outside : bool[I], rows that count as bonus or deduction

    With P the full points of a heading, pᵢ and wᵢ points and full points of its n members that count:

    sum        Σ pᵢ
    mean       P · Σ(pᵢ/wᵢ) ÷ n            a member without points yet counts in n
    best       P · max(pᵢ/wᵢ)              the first of equal ones
    worst      P · min(pᵢ/wᵢ)
    chosen     P · pᵢ/wᵢ of the one member that has points
    geometric  P · Π max(0, pᵢ/wᵢ)^(wᵢ/Σw)  no figure while a member lacks its points

    Bonus and deduction are added to that; then `most` cuts, then `least` lifts, then it is rounded where
    the scheme says so. What does not count
    (all but the best, say) brings nothing and has no full points.

    Either R&D over sales (40 of 50) or R&D over costs (50 of 50), the better counts: 50 [S19].
    """
    found = _Combining(counted.copy(), shares.full.copy(), shares, outside)
    total = found.branch(tree)
    headings = [(one.heading, list(one.leaves)) for one in branches(tree) if one.heading]
    shape = len(counted), len(headings)
    points, full = blank(shape), blank(shape)
    for h, (id, leaves) in enumerate(headings):
        points.put((slice(None), h), found.headings[id])
        # What the rows below count for makes up the heading's full points, also where one alone counts.
        full.put((slice(None), h), found.full[:, leaves].sum())
    return Combined(
        found.counted,
        found.full,
        tuple(id for id, _ in headings),
        points,
        full,
        total.filled(0.0),
    )


class _Combining:
    """One walk from the leaves up; cells that count for less than they have are scaled on the way."""

    def __init__(self, counted: Figure, full: Figure, shares: Shares, outside: Flags) -> None:
        self.counted = counted
        self.full = full
        self.shares = shares
        self.outside = outside
        self.headings: dict[str, Figure] = {}

    def branch(self, branch: Branch) -> Figure:
        """float64[U], the points of a branch; NaN where nothing of it is known."""
        values = [self.branch(m) if isinstance(m, Branch) else self.counted[:, m] for m in branch.members]
        inside = [n for n, m in enumerate(branch.members) if not self.is_outside(m)]
        if branch.combine == "sum" or not inside:
            points = known_sum(values)
        else:
            beside = [values[n] for n in range(len(values)) if n not in inside]
            points = self.picked(branch, inside, stack([values[n] for n in inside]))
            points = known_sum([points, *beside])
        given = self.shares.of(branch)
        points = limited(points, branch, given)
        if branch.rounded is not None:
            points = rounded(points, *branch.rounded)
        if branch.heading:
            self.headings[branch.heading] = points
        return points

    def is_outside(self, member: Branch | int) -> bool:
        """Whether all of a member is bonus or deduction."""
        leaves = list(member.leaves) if isinstance(member, Branch) else [member]
        return bool(self.outside[leaves].all())

    def picked(self, branch: Branch, inside: list[int], values: Figure) -> Figure:
        """The figure of members that are not added up; values : float64[M, U]."""
        members = [branch.members[n] for n in inside]
        worth = stack(
            [self.shares.of(m) if isinstance(m, Branch) else self.shares.full[:, m] for m in members]
        )
        given = self.shares.of(branch)
        share = where(np.isinf(values.value) & (worth.value > 0), values, values / worth)
        weight = _weights(branch.combine, share, worth)
        for n, member in enumerate(members):
            self.scale(member, (given * weight[n] / worth[n]).filled(0.0))
        points = given * known_sum([share[n] * weight[n] for n in range(len(members))])
        if branch.combine != "geometric":
            return points
        counts = worth.value > 0
        whole = ~(share.missing & counts).any(axis=0) & counts.any(axis=0)
        powers = where(counts, share.filled(0.0) ** weight, 1.0)
        for member in members:
            self.scale(member, read(np.where(whole, 1.0, np.nan)), points_only=True)
        return where(whole, given * product([powers[n] for n in range(len(members))]), np.nan)

    def scale(self, member: Branch | int, factor: Figure, points_only: bool = False) -> None:
        """Everything of a member times a factor; float64[U]."""
        leaves = list(member.leaves) if isinstance(member, Branch) else [member]
        at = (slice(None), leaves)
        self.counted.put(at, self.counted[at] * factor[:, None])
        if points_only:
            return
        self.full.put(at, self.full[at] * factor[:, None])
        for one in branches(member) if isinstance(member, Branch) else []:
            if one.heading:
                self.headings[one.heading] = self.headings[one.heading] * factor


def _weights(how: str, share: Figure, worth: Figure) -> Figure:
    """How much of the heading each member makes up; float64[M, U], adding up to 1 where any counts."""
    counts = worth.value > 0
    if how == "mean":
        return (read(counts) / read(counts.sum(axis=0, keepdims=True))).filled(0.0)
    if how == "geometric":
        return (worth / worth.sum(axis=0)[None, :]).filled(0.0)
    # Of members that are the same but for noise the first is taken.
    taken, best = np.zeros(share.shape[1], dtype=np.int64), share[0]
    best = where(counts[0], best, np.nan)
    for n in range(1, len(counts)):
        better = less_than(share[n], best) if how == "worst" else more_than(share[n], best)
        better = counts[n] & (
            better | (best.missing & (share[n].known | ~counts[taken, np.arange(len(taken))]))
        )
        taken, best = np.where(better, n, taken), where(better, share[n], best)
    return read((np.arange(len(counts))[:, None] == taken[None, :]) & counts)


def known_sum(values: Sequence[Figure]) -> Figure:
    """Σ of what is known; NaN where nothing is."""
    nothing = np.logical_and.reduce([value.missing for value in values])
    return where(nothing, np.nan, added([value.filled(0.0) for value in values]))


def limited(points: Figure, held: Branch | Total, full: Figure) -> Figure:
    """Points of a branch or total between its limits, the lower one last.

    >>> from scorecard.model.scheme import Amount
    >>> limited(read([33.0, 12.0]), Branch((), most=Amount(30.0)), read([30.0, 30.0])).value.tolist()
    [30.0, 12.0]
    """
    if held.most is not None:
        points = least(points, amount(held.most, full))
    if held.least is not None:
        low = amount(held.least, full)
        points = most(points, where(np.isposinf(low.value), -np.inf, low))
    return points


def choose_one(tree: Branch, points: Figure, status: Codes) -> tuple[Figure, Codes, Flags]:
    """Under a heading of which one member is chosen, the others do not apply; several leave all pending.

    points : float64[U, I], NaN where there are none; status : int8[U, I]
    returns both as they hold then, and bool[U, I], the cells that were not chosen
    """
    points, status = points.copy(), status.copy()
    left = np.zeros(points.shape, dtype=np.bool_)
    for branch in branches(tree):
        if branch.combine != "chosen":
            continue
        below = [list(m.leaves) if isinstance(m, Branch) else [m] for m in branch.members]
        has = np.array([points.known[:, leaves].any(axis=1) for leaves in below])
        for leaves, own in zip(below, has, strict=True):
            one = has.sum(axis=0) == 1
            for i in leaves:
                unchosen = one & ~own & (status[:, i] == Status.MISSING)
                doubtful = (has.sum(axis=0) > 1) & (status[:, i] == Status.SCORED)
                points.put((doubtful, i), np.nan)
                status[:, i] = np.where(doubtful, Status.PENDING, status[:, i])
                status[:, i] = np.where(unchosen, Status.NOT_APPLICABLE, status[:, i])
                left[:, i] |= unchosen
    return points, status, left
