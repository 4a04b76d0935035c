"""Full points of items that do not apply go to their assessed siblings, inside the parent first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scorecard.model.figure import Figure, Flags, added, blank, same, where
from scorecard.model.scheme import Branch


@dataclass(frozen=True, eq=False)
class Shares:
    """Full points after sharing.

    full : float64[U, I], of every cell; given : float64[U], of a branch, see `of`
    """

    full: Figure
    given: Mapping[int, Figure]

    def of(self, branch: Branch) -> Figure:
        """float64[U], the full points of a branch."""
        return self.given[id(branch)]


def counted_full(tree: Branch, full: Figure, shared: Flags) -> Shares:
    """Full points of every cell and branch after sharing.

    full   : float64[U, I], full points that count in the period
    shared : bool[U, I], cells whose full points go to their siblings

    Inside each branch the branch's full points are split over the members that have an assessed
    cell, in proportion to the members' own full points; a branch without any hands its own up.
    A branch that combines its members otherwise than by adding them up has full points of its own:
    its members keep theirs, in the measure in which the branch keeps its own.

    Worth 3, 3 and 4 inside an item of 10, the last not applicable: 5, 5 and 0.

    >>> tree = Branch((Branch((0, 1, 2)),))
    >>> from scorecard.model.figure import read
    >>> counted_full(tree, read([[3.0, 3.0, 4.0]]), np.array([[False, False, True]])).full.shown.tolist()
    [[5.0, 5.0, 0.0]]
    """
    counted = blank(full.shape).filled(0.0).copy()
    own = where(shared, 0.0, full)
    given: dict[int, Figure] = {}
    _spread(tree, where(_assessed(tree, own), full_points(tree, full), 0.0), full, own, counted, given)
    return Shares(counted, given)


def _spread(
    branch: Branch, part: Figure, full: Figure, own: Figure, counted: Figure, given: dict[int, Figure]
) -> None:
    given[id(branch)] = part
    base = [where(_assessed(member, own), full_points(member, full), 0.0) for member in branch.members]
    whole = added(base) if branch.combine == "sum" else full_points(branch, full)
    for member, share in zip(branch.members, base, strict=True):
        # What keeps all there is receives it whole, untouched by a quotient; of nothing, nothing is kept.
        all_of_it = same(share, whole) & (whole.value > 0)
        received = where(all_of_it, part, (part * (share / whole)).filled(0.0))
        if isinstance(member, Branch):
            _spread(member, received, full, own, counted, given)
        else:
            counted.put((slice(None), member), received)


def _leaves(member: Branch | int) -> list[int]:
    return list(member.leaves) if isinstance(member, Branch) else [member]


def _assessed(member: Branch | int, own: Figure) -> Flags:
    """bool[U], whether anything of a member counts."""
    counting: Flags = np.any(own.value[:, _leaves(member)] > 0, axis=1)
    return counting


def full_points(member: Branch | int, full: Figure) -> Figure:
    """float64[U], the full points of a row or branch before sharing; headings that combine have their own.

    Two alternatives worth 50 each under a heading of 50: 50, not 100.

    >>> either = Branch((0, 1), "either", "best", (50.0,))
    >>> from scorecard.model.figure import read
    >>> full_points(Branch((either, 2)), read([[50.0, 50.0, 20.0]])).shown.tolist()
    [70.0]
    """
    of_cells = full[:, _leaves(member)].sum()
    if isinstance(member, int) or all(one.combine == "sum" for one in branches(member)):
        return of_cells
    if member.combine != "sum":
        return where(of_cells.value > 0, np.array(member.points), 0.0)
    return added([full_points(one, full) for one in member.members])


def branches(branch: Branch) -> list[Branch]:
    """A branch and all below it, in printed order."""
    below = [one for m in branch.members if isinstance(m, Branch) for one in branches(m)]
    return [branch, *below]


def counted_points(points: Figure, full: Figure, counted: Figure) -> Figure:
    """Points after sharing: each cell's points × its counted ÷ own full points; NaN stays NaN."""
    unshared = (full.value <= 0) | same(counted, full)
    return where(unshared, points, points * (counted / full).filled(0.0))
