"""Full points of items that do not apply go to their assessed siblings, inside the parent first."""

from __future__ import annotations

import numpy as np

from scorecard.engine.quantity import divide, settle
from scorecard.model.board import Flags, Floats
from scorecard.model.scheme import Branch


def counted_full(tree: Branch, full: Floats, shared: Flags) -> Floats:
    """Full points of every cell after sharing; float64[U, I].

    full   : float64[U, I], full points that count in the period
    shared : bool[U, I], cells whose full points go to their siblings

    Inside each branch the branch's full points are split over the members that have an assessed
    cell, in proportion to the members' own full points; a branch without any hands its own up.

    Worth 3, 3 and 4 inside an item of 10, the last not applicable: 5, 5 and 0.

    >>> tree = Branch((Branch((0, 1, 2)),))
    >>> counted_full(tree, np.array([[3.0, 3.0, 4.0]]), np.array([[False, False, True]])).tolist()
    [[5.0, 5.0, 0.0]]
    """
    counted = np.zeros(full.shape)
    own = np.where(shared, 0.0, full)
    leaves = list(tree.leaves)
    _spread(tree, full[:, leaves].sum(axis=1) * (own[:, leaves].sum(axis=1) > 0), full, own, counted)
    return settle(counted)


def _spread(branch: Branch, given: Floats, full: Floats, own: Floats, counted: Floats) -> None:
    below = [list(m.leaves) if isinstance(m, Branch) else [m] for m in branch.members]
    assessed = [own[:, leaves].sum(axis=1) > 0 for leaves in below]
    base = [full[:, leaves].sum(axis=1) * has for leaves, has in zip(below, assessed, strict=True)]
    whole = np.sum(base, axis=0) if base else given
    for member, share in zip(branch.members, base, strict=True):
        part = np.nan_to_num(given * divide(share, whole))
        if isinstance(member, Branch):
            _spread(member, part, full, own, counted)
        else:
            counted[:, member] = part


def counted_points(points: Floats, full: Floats, counted: Floats) -> Floats:
    """Points after sharing: each cell's points × its counted ÷ own full points; NaN stays NaN."""
    factor = np.where(full > 0, np.nan_to_num(divide(counted, full)), 1.0)
    return settle(points * factor)
