"""Points put together from the rows up: how a heading makes one figure of its members, and its limits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scorecard.engine.quantity import divide, rounded, settle
from scorecard.engine.rules.rule import amount
from scorecard.engine.sharing import Shares, branches
from scorecard.model.board import Codes, Flags, Floats
from scorecard.model.scheme import Branch, Total
from scorecard.model.status import Status


@dataclass(frozen=True, eq=False)
class Combined:
    """Points and full points of a table after combining; U units, I rows, H headings.

    counted, counted_full : float64[U, I], what each cell brings into the figure above it
    headings : their ids; heading_points, heading_full : float64[U, H]
    total : float64[U], what is known of the table's points; 0 where nothing is
    """

    counted: Floats
    counted_full: Floats
    headings: tuple[str, ...]
    heading_points: Floats
    heading_full: Floats
    total: Floats


def combined(tree: Branch, counted: Floats, shares: Shares, outside: Flags) -> Combined:
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
    with np.errstate(invalid="ignore"):
        total = found.branch(tree)
    whole = settle(found.full)
    headings = [(one.heading, list(one.leaves)) for one in branches(tree) if one.heading]
    shape = len(counted), len(headings)
    points, full = np.full(shape, np.nan), np.zeros(shape)
    for h, (id, leaves) in enumerate(headings):
        points[:, h] = settle(found.headings[id])
        # What the rows below count for makes up the heading's full points, also where one alone counts.
        full[:, h] = settle(whole[:, leaves].sum(axis=1))
    return Combined(
        settle(found.counted),
        whole,
        tuple(id for id, _ in headings),
        points,
        full,
        settle(np.where(np.isnan(total), 0.0, total)),
    )


class _Combining:
    """One walk from the leaves up; cells that count for less than they have are scaled on the way."""

    def __init__(self, counted: Floats, full: Floats, shares: Shares, outside: Flags) -> None:
        self.counted = counted
        self.full = full
        self.shares = shares
        self.outside = outside
        self.headings: dict[str, Floats] = {}

    def branch(self, branch: Branch) -> Floats:
        """float64[U], the points of a branch; NaN where nothing of it is known."""
        values = [self.branch(m) if isinstance(m, Branch) else self.counted[:, m] for m in branch.members]
        inside = [n for n, m in enumerate(branch.members) if not self.is_outside(m)]
        if branch.combine == "sum" or not inside:
            points = _added(values)
        else:
            beside = [values[n] for n in range(len(values)) if n not in inside]
            points = self.picked(branch, inside, np.array([values[n] for n in inside]))
            points = _added([points, *beside])
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

    def picked(self, branch: Branch, inside: list[int], values: Floats) -> Floats:
        """The figure of members that are not added up; values : float64[M, U]."""
        members = [branch.members[n] for n in inside]
        worth = np.array(
            [self.shares.of(m) if isinstance(m, Branch) else self.shares.full[:, m] for m in members]
        )
        given = self.shares.of(branch)
        share = np.where(worth > 0, divide(values, worth), np.nan)
        weight = _weights(branch.combine, share, worth)
        for member, factor in zip(members, np.nan_to_num(divide(given * weight, worth)), strict=True):
            self.scale(member, factor)
        points = given * _added(list(share * weight))
        if branch.combine != "geometric":
            return points
        whole = ~(np.isnan(share) & (worth > 0)).any(axis=0) & (worth > 0).any(axis=0)
        powers = np.where(worth > 0, np.maximum(np.nan_to_num(share), 0.0) ** weight, 1.0)
        for member in members:
            self.scale(member, np.where(whole, 1.0, np.nan), points_only=True)
        return np.where(whole, given * powers.prod(axis=0), np.nan)

    def scale(self, member: Branch | int, factor: Floats, points_only: bool = False) -> None:
        """Everything of a member times a factor; float64[U]."""
        leaves = list(member.leaves) if isinstance(member, Branch) else [member]
        self.counted[:, leaves] *= factor[:, None]
        if points_only:
            return
        self.full[:, leaves] *= factor[:, None]
        for one in branches(member) if isinstance(member, Branch) else []:
            if one.heading:
                self.headings[one.heading] = self.headings[one.heading] * factor


def _weights(how: str, share: Floats, worth: Floats) -> Floats:
    """How much of the heading each member makes up; float64[M, U], adding up to 1 where any counts."""
    counts = worth > 0
    if how == "mean":
        return np.nan_to_num(divide(counts.astype(np.float64), counts.sum(axis=0, keepdims=True) + 0.0))
    if how == "geometric":
        return np.nan_to_num(divide(worth, worth.sum(axis=0, keepdims=True)))
    keys = np.where(np.isnan(share), -np.inf, -share if how == "worst" else share)
    keys = np.where(counts, np.maximum(keys, -1e300), -np.inf)
    chosen: Floats = (np.arange(len(keys))[:, None] == np.argmax(keys, axis=0)[None, :]) & counts
    return chosen.astype(np.float64)


def _added(values: list[Floats]) -> Floats:
    """Σ of what is known; NaN where nothing is."""
    stacked = np.array(values)
    return np.where(np.isnan(stacked).all(axis=0), np.nan, np.nansum(stacked, axis=0))


def limited(points: Floats, held: Branch | Total, full: Floats) -> Floats:
    """Points of a branch or total between its limits, the lower one last; settled before they are compared.

    >>> from scorecard.model.scheme import Amount
    >>> limited(np.array([33.0, 12.0]), Branch((), most=Amount(30.0)), np.array([30.0, 30.0])).tolist()
    [30.0, 12.0]
    """
    points = settle(points)
    if held.most is not None:
        points = np.minimum(points, amount(held.most, full))
    if held.least is not None:
        low = amount(held.least, full)
        points = np.maximum(points, np.where(np.isposinf(low), -np.inf, low))
    return points


def choose_one(tree: Branch, points: Floats, status: Codes) -> tuple[Floats, Codes, Flags]:
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
        has = np.array([~np.isnan(points[:, leaves]).all(axis=1) for leaves in below])
        for leaves, own in zip(below, has, strict=True):
            one = has.sum(axis=0) == 1
            for i in leaves:
                unchosen = one & ~own & (status[:, i] == Status.MISSING)
                doubtful = (has.sum(axis=0) > 1) & (status[:, i] == Status.SCORED)
                points[doubtful, i] = np.nan
                status[:, i] = np.where(doubtful, Status.PENDING, status[:, i])
                status[:, i] = np.where(unchosen, Status.NOT_APPLICABLE, status[:, i])
                left[:, i] |= unchosen
    return points, status, left
