"""What a total is weighed of: what each of its members brings, and how much each counts for, laid open.

With Pᵢ the full points of member i, cᵢ what a unit has of them, aᵢ whether any of it is for the unit, b what is added
beside full points:

    total = Σ Pᵢ · Σ aᵢ·cᵢ ÷ Σ aᵢ·Pᵢ + b

What does not apply is so given to the other members, and where all apply the quotient is 1. Other weights of the
members are their Pᵢ and cᵢ times a factor of each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from scorecard.engine.sharing import full_points, leaves_of
from scorecard.engine.total_parts import made_of
from scorecard.model.board import Board, Place, TableBoard, TotalBoard
from scorecard.model.branch import Branch
from scorecard.model.figure import Figure, Floats, as_figures, known_sum, same, stack, where

Member = Branch | int


class WeighedTotal(NamedTuple):
    """A total laid open; U units, M members.

    members : their ids: of a table its headings and rows, of a total its tables and totals
    weights : float64[M], what each is worth by the scheme
    points, counts, full : float64[U, M], what a unit has of each, what that is out of, and the same with what does
        not apply to the unit; 0 where there is nothing
    added : float64[U], what is added to that
    """

    members: tuple[str, ...]
    weights: Floats
    points: Figure
    counts: Figure
    full: Figure
    added: Figure

    def total(self) -> Figure:
        """float64[U], the total by the weights of the scheme."""
        made, counted, full = self.points.sum(), self.counts.sum(), self.full.sum()
        return where(same(counted, full), made, made * full / counted) + self.added


def weighing(board: Board, place: Place) -> WeighedTotal | None:
    """What a table or total is weighed of; None where fewer than two members have any weight."""
    return _table_weighing(place) if isinstance(place, TableBoard) else _total_weighing(board, place)


def members_of(board: TableBoard) -> list[Member]:
    """The rows and headings that a table weighs against each other: those of the first heading that has several."""
    return _weighed_members(board, _down_to_members(board)[-1])


def _down_to_members(board: TableBoard) -> list[Branch]:
    """The table, and while it has but one heading, that one."""
    trees = [board.table.tree]
    while trees[-1].additive:
        members = _weighed_members(board, trees[-1])
        if len(members) != 1 or not isinstance(members[0], Branch):
            break
        trees.append(members[0])
    return trees


def _weighed_members(board: TableBoard, tree: Branch) -> list[Member]:
    """The members of a heading that have full points, not those that are only added or taken away."""
    inside = [member for member in tree.members if not board.outside[leaves_of(member)].all()]
    return [_without_extras(board, member) for member in inside]


def _extras(board: TableBoard) -> list[Member]:
    """What is only added or taken away beside the members, with the limits of its own headings."""
    beside: list[Member] = []
    for tree in _down_to_members(board):
        for member in tree.members:
            own: Sequence[Member] = (member,)
            if isinstance(member, Branch) and not member.heading:
                own = member.members
            beside += [each for each in own if board.outside[leaves_of(each)].all()]
    return beside


def _without_extras(board: TableBoard, member: Member) -> Member:
    """A numbered item without the bonuses and deductions that stand behind it and have no number of their own."""
    if not isinstance(member, Branch) or member.heading:
        return member
    inside = tuple(each for each in member.members if not board.outside[leaves_of(each)].all())
    if len(inside) == len(member.members):
        return member
    return inside[0] if len(inside) == 1 else replace(member, members=inside)


def member_id(board: TableBoard, member: Member) -> str:
    """The id of a member of a table: of its heading, or of the first of its rows."""
    heading = member.heading if isinstance(member, Branch) else None
    return heading or board.table.rows[leaves_of(member)[0]].id


def _table_weighing(board: TableBoard) -> WeighedTotal | None:
    members = members_of(board)
    points, counts, full = [], [], []
    for member in members:
        leaves = leaves_of(member)
        own = full_points(member, board.full)
        received = board.counted_full[:, leaves].sum()
        here = received.value > 0
        has = _points(board, member).filled(0.0)
        points.append(where(here, where(same(own, received), has, has * own / received), 0.0).filled(0.0))
        counts.append(where(here, own, 0.0))
        full.append(own)
    others = [_points(board, member).filled(0.0) for member in _extras(board)]
    ids = [member_id(board, member) for member in members]
    return _laid_open(
        ids, points, counts, full, known_sum([as_figures(np.zeros(len(board.units))), *others], [])
    )


def _points(board: TableBoard, member: Member) -> Figure:
    """float64[U], what a member of a table brings."""
    if isinstance(member, Branch) and member.heading:
        return board.heading_points[:, board.headings.index(member.heading)]
    leaves = leaves_of(member)
    return known_sum([board.counted[:, i] for i in leaves], [])


def _total_weighing(board: Board, place: TotalBoard) -> WeighedTotal | None:
    total = place.total_of
    boards: Mapping[str, Place] = {each.of.id: each for each in board.places}
    made = made_of(total, boards, place.units)
    parts = [part for part in made.whole if not total.weights or total.weights.get(part.id)]
    points, counts, full = [], [], []
    for part in parts:
        worth = part.weight if total.weights else where(part.assesses, part.full, part.due_full)
        brings = part.weight * part.total / part.full if total.weights else part.total
        points.append(where(part.assesses, brings, 0.0))
        counts.append(where(made.counts_for_unit(part), worth, 0.0))
        full.append(worth)
    extra = [made.extra(part, part.total) for part in made.added]
    ids = [part.id for part in parts]
    return _laid_open(
        ids, points, counts, full, known_sum([as_figures(np.zeros(len(place.units))), *extra], [])
    )


def _laid_open(
    ids: Sequence[str],
    points: Sequence[Figure],
    counts: Sequence[Figure],
    full: Sequence[Figure],
    added: Figure,
) -> WeighedTotal | None:
    """The members that have any weight, each worth what it is worth to the unit that it is worth most to."""
    weights = [float(figure.filled(0.0).value.max(initial=0.0)) for figure in full]
    at = [n for n, weight in enumerate(weights) if weight > 0]
    if len(at) < 2:
        return None
    return WeighedTotal(
        members=tuple(ids[n] for n in at),
        weights=np.array([weights[n] for n in at]),
        points=stack([points[n] for n in at], axis=1),
        counts=stack([counts[n] for n in at], axis=1),
        full=stack([full[n] for n in at], axis=1),
        added=added,
    )


def is_weighted_sum(place: Place) -> bool:
    """Whether a total is a weighted sum of its members and nothing else: no limit, coverage or effect changes it.

    A member that has bonuses beside its full points does not count as many times as they do; nor, where it is given
    full points of what does not apply, one that is held to so many points or rounded.
    """
    of = place.of
    if of.coverage is not None or of.effects:
        return False
    if isinstance(place, TotalBoard):
        return place.total_of.way.adds_up and place.total_of.most is None and place.total_of.least is None
    members = members_of(place)
    mixed = any(place.outside[leaves_of(member)].any() for member in members)
    limited = any(_is_held(branch) for m in members if isinstance(m, Branch) for branch in m.branches)
    plain = not mixed and not (limited and place.shared.any())
    return plain and all(tree.additive for tree in _down_to_members(place))


def _is_held(branch: Branch) -> bool:
    """Whether a heading is rounded, or held to points that are no share of its full points."""
    limits = [limit for limit in (branch.most, branch.least) if limit is not None]
    return branch.rounded is not None or not all(limit.share for limit in limits)


def row_factors(board: TableBoard, weighed: WeighedTotal, factors: Floats) -> Floats:
    """float64[I], how many times each row counts where the members of its table count so many times.

    A bonus or deduction inside a heading counts for what it is, whatever the heading is worth.
    """
    by_id = dict(zip(weighed.members, factors.tolist(), strict=True))
    by_row = np.ones(len(board.table.rows))
    for member in members_of(board):
        inside = [i for i in leaves_of(member) if not board.outside[i]]
        by_row[inside] = by_id.get(member_id(board, member), 1.0)
    return by_row
