"""Headings below which nothing is scored, and the points that stand in for those of their rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from scorecard.base.decimals import brief, brief_percent, plain
from scorecard.base.message import Text, message
from scorecard.engine.combining import combine_points
from scorecard.engine.means import MANY, POLICY, mean_of_others, members_of, others_text
from scorecard.engine.sharing import counted_full, full_points
from scorecard.model.board import TableBoard
from scorecard.model.branch import Branch
from scorecard.model.figure import Figure, Flags, Line, as_figures, constant, where, with_line
from scorecard.model.policy import Policy
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit


class BareHeading(NamedTuple):
    """A heading that says what holds for units of which nothing below it is scored.

    heading : its id; name : what it is called
    rows : those below it, but for bonuses and deductions
    cells : bool[U, I], the cells that it says the points of
    """

    heading: str
    name: str
    branch: Branch
    policy: Policy
    rows: tuple[int, ...]
    cells: Flags

    @property
    def units(self) -> Flags:
        """bool[U], the units that it speaks of."""
        flags: Flags = np.any(self.cells, axis=1)
        return flags


def policy_of(table: SchemeTable, branch: Branch) -> Policy | None:
    """What a heading says of units of which nothing below it is scored; None where its rows say it, each by itself."""
    policy = table.row(branch.heading).unscored.heading if branch.heading else None
    return None if policy is None or policy.kind == "by_row" else policy


def bare_headings(table: SchemeTable, known: Flags, missing: Flags) -> tuple[BareHeading, ...]:
    """The headings below which nothing is scored for some unit, the innermost first: the nearest speaks for a row.

    known : bool[U, I], cells with points of their own; missing : bool[U, I], cells that are missing or pending

    Of two rows under a heading one unit lacks both and another unit one: the heading speaks for the first unit alone.
    """
    taken, bares = np.zeros(known.shape, dtype=np.bool_), []
    headings = [inner for inner in table.tree.branches if inner.heading]
    for branch in reversed(headings):
        policy = policy_of(table, branch)
        rows = rows_inside(table, branch)
        if policy is None or not rows or branch.heading is None:
            continue
        cells = np.zeros(known.shape, dtype=np.bool_)
        nothing: Flags = ~np.any(known[:, rows], axis=1)
        cells[:, rows] = missing[:, rows] & nothing[:, None]
        cells &= ~taken
        taken |= cells
        if cells.any():
            name = table.row(branch.heading).short
            bares.append(BareHeading(branch.heading, name, branch, policy, rows, cells))
    return tuple(bares)


def bare_of(board: TableBoard) -> tuple[BareHeading, ...]:
    """The same of a table that is scored."""
    table, branch_of = board.table, {branch.heading: branch for branch in board.table.tree.branches}

    def bare(heading: str, cells: Flags) -> BareHeading | None:
        branch = branch_of[heading]
        policy = policy_of(table, branch)
        return policy and BareHeading(
            heading, table.row(heading).short, branch, policy, rows_inside(table, branch), cells
        )

    return tuple(bare_heading for pair in board.bare.items() if (bare_heading := bare(*pair)))


def rows_inside(table: SchemeTable, branch: Branch) -> tuple[int, ...]:
    """The rows below a heading, but for bonuses and deductions."""
    return tuple(i for i in branch.leaves if not table.rows[i].outside)


def policies_above(table: SchemeTable, i: int) -> tuple[Policy, ...]:
    """What the headings above a row say of units of which nothing below them is scored, where they say anything."""
    policies = (policy_of(table, branch) for branch in table.tree.branches if i in branch.leaves)
    return tuple(policy for policy in policies if policy and policy.kind != "unranked")


def share_of(
    bare: BareHeading, points: Figure, full: Figure, shared: Flags, lacking: Flags, known: Flags
) -> Figure:
    """float64[U], the share of its full points that a heading has by itself, whatever the headings above make of it.

    points, full : float64[U, I]; shared, lacking : bool[U, I]; known : bool[U, I], cells with points of their own
    Nothing of a unit for which the heading lacks anything, or nothing of it is scored.

    8 of 10: 80 %.
    """
    leaves, rows = list(bare.branch.leaves), list(bare.rows)
    tree = _alone(bare.branch, {i: n for n, i in enumerate(leaves)})
    outside = np.array([i not in rows for i in leaves], dtype=np.bool_)
    # What others earned beside full points is not handed on.
    own, worth = where(np.tile(outside, (len(full), 1)), 0.0, points[:, leaves]), full[:, leaves]
    made = combine_points(tree, own, worth, counted_full(tree, worth, shared[:, leaves]), outside)
    whole = full_points(tree, worth)
    formed = known[:, rows].any(axis=1) & ~lacking[:, rows].any(axis=1) & (whole.value > 0)
    return where(formed, made.total / whole, np.nan)


def _alone(branch: Branch, at: Mapping[int, int]) -> Branch:
    """A branch with its rows in other places."""
    members = tuple(
        _alone(member, at) if isinstance(member, Branch) else at[member] for member in branch.members
    )
    return replace(branch, members=members)


def instead_of(
    bare: BareHeading, worth: Figure, whole: Figure, shares: Figure, units: tuple[Unit, ...]
) -> Figure:
    """float64[U], the points of a row that the policy of its heading gives.

    worth, whole : float64[U], full points of the row and of the heading; shares : float64[U], see `share_of`

    The others have 80 % and 90 % of the heading: 5.1 for a row of 6 below it, 3.4 for one of 4.
    """
    if bare.policy.kind == "amount":
        return _stated_heading_points(bare, worth, whole)
    return _as_others(bare, worth, shares, units)


def worth_of(bare: BareHeading, full: Figure) -> Figure:
    """float64[U], the full points of the heading, from those of all rows."""
    below = np.isin(np.arange(full.shape[1]), bare.rows)
    return full_points(bare.branch, where(below, full, 0.0))


def _stated_heading_points(bare: BareHeading, worth: Figure, whole: Figure) -> Figure:
    """A part of the points that are stated for the heading, or the stated share of the row's own."""
    stated = bare.policy.amount
    share = constant(stated.value) if stated.share else constant(stated.value) / whole
    points = worth * share

    def says(u: int) -> Text:
        part = (
            brief_percent(stated.value)
            if stated.share
            else f"{brief(stated.value)} ÷ {plain(float(whole[u]))}"
        )
        formula = f"{plain(float(worth[u]))} × {part} = {brief(float(points[u]))}"
        return _STATED.fill(heading=bare.name, formula=formula)

    return with_line(points, lambda: Line(POLICY, says=says))


def _as_others(bare: BareHeading, worth: Figure, shares: Figure, units: tuple[Unit, ...]) -> Figure:
    """As large a share of the row as the others have of the heading, in the mean."""
    policy, whole = bare.policy, as_figures(np.ones(len(shares)))
    mean = mean_of_others(policy, shares, whole, units)
    points = worth * mean

    def formula(u: int) -> str:
        others = members_of(policy, shares, whole, units, u)
        each = [brief_percent(float(shares[n])) for n in others]
        added = brief_percent(float(shares[others].sum())) if len(others) > MANY else f"({' + '.join(each)})"
        share = brief_percent(float(mean[u]))
        return f"{added} ÷ {len(others)} = {share}; {plain(float(worth[u]))} × {share} = {brief(float(points[u]))}"

    def says(u: int) -> Text:
        return _MEAN.fill(heading=bare.name, whose=others_text(policy, units[u]), formula=formula(u))

    def inputs(u: int) -> list[tuple[Text, float]]:
        return [(units[n].short, float(shares[n])) for n in members_of(policy, shares, whole, units, u)]

    return with_line(points, lambda: Line(POLICY, says=says, others=inputs))


_STATED = message("nothing of “{heading}” is scored: {formula}")
_MEAN = message("nothing of “{heading}” is scored; the mean share of {whose} in it: {formula}")
