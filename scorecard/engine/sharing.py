"""Full points of items that do not apply go to their assessed siblings, inside the parent first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scorecard.engine.quantity import divide, settle
from scorecard.model.board import Flags, Floats
from scorecard.model.scheme import Branch


@dataclass(frozen=True, eq=False)
class Shares:
    """Full points after sharing.

    full : float64[U, I], of every cell; given : float64[U], of a branch, see `of`
    """

    full: Floats
    given: Mapping[int, Floats]

    def of(self, branch: Branch) -> Floats:
        """float64[U], the full points of a branch."""
        return self.given[id(branch)]


def counted_full(tree: Branch, full: Floats, shared: Flags) -> Shares:
    """Full points of every cell and branch after sharing.

    full   : float64[U, I], full points that count in the period
    shared : bool[U, I], cells whose full points go to their siblings

    Inside each branch the branch's full points are split over the members that have an assessed
    cell, in proportion to the members' own full points; a branch without any hands its own up.
    A branch that combines its members otherwise than by adding them up has full points of its own:
    its members keep theirs, in the measure in which the branch keeps its own.

    Worth 3, 3 and 4 inside an item of 10, the last not applicable: 5, 5 and 0.

    >>> tree = Branch((Branch((0, 1, 2)),))
    >>> counted_full(tree, np.array([[3.0, 3.0, 4.0]]), np.array([[False, False, True]])).full.tolist()
    [[5.0, 5.0, 0.0]]
    """
    counted = np.zeros(full.shape)
    own = np.where(shared, 0.0, full)
    given: dict[int, Floats] = {}
    _spread(tree, _whole(tree, full) * _assessed(tree, own), full, own, counted, given)
    return Shares(settle(counted), given)


def _spread(
    branch: Branch, part: Floats, full: Floats, own: Floats, counted: Floats, given: dict[int, Floats]
) -> None:
    given[id(branch)] = settle(part)
    base = [_whole(member, full) * _assessed(member, own) for member in branch.members]
    whole = np.sum(base, axis=0) if branch.combine == "sum" else _whole(branch, full)
    for member, share in zip(branch.members, base, strict=True):
        received = np.nan_to_num(part * divide(share, whole))
        if isinstance(member, Branch):
            _spread(member, received, full, own, counted, given)
        else:
            counted[:, member] = received


def _leaves(member: Branch | int) -> list[int]:
    return list(member.leaves) if isinstance(member, Branch) else [member]


def _assessed(member: Branch | int, own: Floats) -> Flags:
    """bool[U], whether anything of a member counts."""
    assessed: Flags = own[:, _leaves(member)].sum(axis=1) > 0
    return assessed


def _whole(member: Branch | int, full: Floats) -> Floats:
    """float64[U], the full points of a member by the scheme, of what is due."""
    of_cells: Floats = full[:, _leaves(member)].sum(axis=1)
    if isinstance(member, int) or all(one.combine == "sum" for one in branches(member)):
        return of_cells
    if member.combine != "sum":
        return np.where(of_cells > 0, np.array(member.points), 0.0)
    whole: Floats = np.sum([_whole(one, full) for one in member.members], axis=0)
    return whole


def branches(branch: Branch) -> list[Branch]:
    """A branch and all below it, in printed order."""
    below = [one for m in branch.members if isinstance(m, Branch) for one in branches(m)]
    return [branch, *below]


def full_points(tree: Branch, full: Floats) -> Floats:
    """float64[U], the full points of a table before sharing; headings that combine have their own.

    Two alternatives worth 50 each under a heading of 50: 50, not 100.

    >>> either = Branch((0, 1), "either", "best", (50.0,))
    >>> full_points(Branch((either, 2)), np.array([[50.0, 50.0, 20.0]])).tolist()
    [70.0]
    """
    return settle(_whole(tree, full))


def counted_points(points: Floats, full: Floats, counted: Floats) -> Floats:
    """Points after sharing: each cell's points × its counted ÷ own full points; NaN stays NaN."""
    factor = np.where(full > 0, np.nan_to_num(divide(counted, full)), 1.0)
    return settle(points * factor)
