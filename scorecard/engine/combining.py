"""Points put together from the rows up: how a heading makes one figure of its members, and its limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.engine.choosing import settle_shares
from scorecard.engine.headings import Headings
from scorecard.engine.sharing import Names, Shares, leaves_of, no_name, with_member_line
from scorecard.model.branch import Branch
from scorecard.model.figure import Figure, Flags, Line, blank, same, stack_columns, where, with_line
from scorecard.model.observations import Codes
from scorecard.model.status import Status


@dataclass(frozen=True, eq=False)
class Combined:
    """Points and full points of a table after combining; U units, I rows, H headings.

    counted, counted_full : float64[U, I], what each cell brings into the figure above it
    headings : their ids; heading_points, heading_full : float64[U, H]; heading_own : float64[U, H], see `Headings.own`
    total : float64[U], what is known of the table's points; 0 where nothing is
    cut : by heading, "" for the table, bool[U], whether a limit changed its points
    """

    counted: Figure
    counted_full: Figure
    headings: tuple[str, ...]
    heading_points: Figure
    heading_full: Figure
    heading_own: Figure
    total: Figure
    cut: Mapping[str, Flags]


def combine_points(
    tree: Branch, points: Figure, full: Figure, shares: Shares, outside: Flags, names: Names = no_name
) -> Combined:
    """The points of every heading and of the table from those of its cells.

    points, full : float64[U, I], before sharing; points NaN where there are none
    outside : bool[I], rows that count as bonus or deduction
    names : what the lines of an explanation call a row or branch

    With P the full points of a heading, pᵢ and wᵢ points and full points of its n members that count:

    The ways to combine stand in `scheme.sum`: Σ pᵢ, or P times what each makes of the shares pᵢ/wᵢ.

    Unless it is a product, what a member brings is its own share of its part of P, so that all are sums: first it
    is settled how many full points each cell counts for (`choosing`), then its points are taken in that measure and
    added up. Bonus and deduction are added to that; then `most` cuts, then `least` lifts, then it is rounded where
    the scheme says so. What does not count (all but the best, say) brings nothing and has no full points.

    Either R&D over sales (40 of 50) or R&D over costs (50 of 50), the better counts: 50 [S19].
    """
    final = settle_shares(tree, points, full, shares, outside)
    rows = range(points.shape[1])
    counted = {i: with_member_line(final.row_points(points[:, i], full[:, i], i), names, i) for i in rows}
    making = Headings(tree, counted, shares, final, outside, names)
    total = making.figure(tree)
    branches = [branch for branch in tree.branches if branch.heading]
    headings = tuple(branch.heading for branch in tree.branches if branch.heading)
    none = blank((len(points), 0))
    products = [branch for branch in tree.branches if id(branch) in making.formed]
    return Combined(
        stack_columns([_row_contribution(making, products, i, points[:, i], full[:, i]) for i in rows]),
        final.full,
        headings,
        stack_columns([making.points[id] for id in headings]) if headings else none,
        # What the rows below count for makes up the heading's full points, also where one alone counts.
        stack_columns([final.full[:, list(branch.leaves)].sum() for branch in branches])
        if branches
        else none,
        stack_columns([making.own[id(branch)] for branch in branches]) if branches else none,
        total.filled(0.0),
        making.cut,
    )


def _row_contribution(
    making: Headings, products: Sequence[Branch], i: int, points: Figure, full: Figure
) -> Figure:
    """What a row counts for; nothing where a geometric mean of it could not be formed.

    products : the branches that are no sum of their members
    """
    counted, worth = making.counted[i], making.final.full[:, i]
    above = [branch for branch in products if making.multiplies(branch, i)]
    formed = [making.formed[id(branch)] for branch in above]
    kept = where(np.logical_and.reduce(formed), counted, np.nan) if formed else counted

    def says(u: int) -> Text:
        unformed = (branch.way.unformed for branch in above if not making.formed[id(branch)][u])
        lacking = next((texts for texts in unformed if texts), None)
        if lacking and kept.missing[u]:
            return lacking[1]
        return message("it is not the row that counts in its heading")

    def told(u: int) -> bool:
        moved = points.known[u] and full.value[u] > 0 and not same(full, worth)[u]
        return bool(moved and (kept.missing[u] or not worth.value[u] > 0))

    def shown(u: int) -> Text:
        return "0" if kept.known[u] else message("not formed")

    return with_line(kept, lambda: Line(message("Combined"), says=says, shown=shown, told=told))


def choose_one(tree: Branch, points: Figure, status: Codes, outside: Flags) -> tuple[Figure, Codes, Flags]:
    """Under a heading of which one member is chosen, the others do not apply; several leave all pending.

    A bonus or deduction of 0 says nothing of what was chosen.

    points : float64[U, I], NaN where there are none; status : int8[U, I]
    outside : bool[I], rows that count as bonus or deduction, and are none to choose from
    returns both as they hold then, and bool[U, I], the cells that were not chosen
    """
    left = np.zeros(points.shape, np.bool_, "F")
    picking = [branch for branch in tree.branches if branch.way.one_only]
    if not picking:
        return points, status, left
    columns, status = [points[:, i] for i in range(points.shape[1])], status.copy()
    for branch in picking:
        below = [leaves for leaves in map(leaves_of, branch.members) if not outside[leaves].all()]
        has = np.array(
            [np.any([_has_any(columns[i], outside[i]) for i in leaves], axis=0) for leaves in below]
        )
        for leaves, own in zip(below, has, strict=True):
            single = has.sum(axis=0) == 1
            for i in leaves:
                unchosen = single & ~own & (status[:, i] == Status.MISSING)
                doubtful = (has.sum(axis=0) > 1) & (status[:, i] == Status.SCORED)
                columns[i] = where(doubtful, np.nan, columns[i])
                status[:, i] = np.where(doubtful, Status.PENDING, status[:, i])
                status[:, i] = np.where(unchosen, Status.NOT_APPLICABLE, status[:, i])
                left[:, i] |= unchosen
    return stack_columns(columns), status, left


def _has_any(points: Figure, outside: bool) -> Flags:
    """bool[U], whether a row has points that tell what was chosen."""
    return points.known & ~same(points, 0.0) if outside else points.known
