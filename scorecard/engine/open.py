"""What could still come: the fewest and the most points of a table while cells are lacking, and whose points may move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np

from scorecard.engine.apply_rule import Rounds
from scorecard.engine.attainable import attainable
from scorecard.engine.bare import above
from scorecard.engine.columns import assessed_of
from scorecard.engine.points import Points, given
from scorecard.engine.rules.parts import parts
from scorecard.engine.sharing import branches
from scorecard.model.board import RuleInputs, TableBoard, TotalBoard
from scorecard.model.branch import Branch
from scorecard.model.figure import Figure, Flags, least, most, where
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.unit import Unit


class Open(NamedTuple):
    """least, most : float64[U, I], the points of each cell, and of those that may move the fewest and the most

    moves : bool[U], whether any of them may move
    anything : bool[U], whether nothing can be said of the total, for what is left out of it may change
    """

    least: Figure
    most: Figure
    anything: Flags
    moves: Flags


def still_open(scheme: Scheme, scene: RuleInputs, scored: Points, rounds: Rounds) -> Open:
    """What the cells of a table could still bring.

    A cell without a figure brings what its rule may give, or what a policy gives meanwhile.

    9 points known, and a row of 10 in proportion lacking: 9 to 19.
    """
    table = scene.terms.table
    low, high = scored.points.copy(), scored.points.copy()
    coming = may_come(scene, scored)
    anything = np.zeros(len(coming), dtype=np.bool_)
    for i, row in enumerate(table.rows):
        cells = coming[:, i]
        if not row.scores or not cells.any():
            continue
        ends = attainable(scheme, scene, i, rounds, cells)
        fewest, greatest = ends.least, ends.most
        # What stands there now, its own points or those of a policy, may as well stay.
        instead = [(cells & scored.points.known[:, i], scored.points[:, i])]
        missing, pending = (scored.status[:, i] == status for status in (Status.MISSING, Status.PENDING))
        of_policies = [(row.unscored.missing, missing), (row.unscored.pending, pending | ends.pending)]
        if row.answers:
            # It may yet be answered with “not applicable”.
            of_policies.append((row.unscored.not_applicable, np.ones_like(missing)))
        for policy, here in of_policies:
            if policy.kind == "amount":
                instead.append((cells & here, given(row, policy.amount, scene.terms.points[:, i])))
            elif policy.kind not in ("unranked", "carry"):
                anything |= cells & here
        anything |= cells & scene.terms.open[:, i]
        if above(table, i):
            # With the first figure below a heading its rows do what they say themselves.
            anything |= cells
        for here, points in instead:
            fewest = where(here, least(fewest, points), fewest)
            greatest = where(here, most(greatest, points), greatest)
        low.put((cells, i), fewest[cells])
        high.put((cells, i), greatest[cells])
    return Open(low, high, anything, np.any(coming, axis=1))


def may_come(scene: RuleInputs, scored: Points) -> Flags:
    """bool[U, I], the cells whose points may still change as their unit sends what is missing.

    Also those for which a policy gives points meanwhile, and those whose objects may count elsewhere instead.
    """
    due = scene.terms.due_now & scene.terms.applicable & (scene.terms.points.value > 0)
    found: Flags = due & (scored.lacking | np.isin(scored.status, (Status.MISSING, Status.PENDING)))
    for branch in branches(scene.terms.table.tree):
        if branch.per_item == "best":
            leaves = list(branch.leaves)
            found[:, leaves] |= np.any(found[:, leaves], axis=1)[:, None] & scored.points.known[:, leaves]
    return found


def decided(tree: Branch, end: Literal["least", "most"]) -> Branch:
    """The tree with each heading combined in the way that gives the least, or the most, that it may come to.

    >>> decided(Branch((0, 1), combine="chosen"), "most").combine
    'best'
    """
    members = tuple(decided(one, end) if isinstance(one, Branch) else one for one in tree.members)
    way = tree.way.least if end == "least" else tree.way.most
    return replace(tree, members=members, combine=way)


def unforeseen(scene: RuleInputs, units: tuple[Unit, ...], scored: Points) -> Flags:
    """bool[U], the units whose points may move with figures that other units have not sent.

    Rules and formulas that compare units with each other, and policies that take the mean of the others, do that.
    """
    found, coming = np.zeros(len(units), dtype=np.bool_), may_come(scene, scored)
    for i, owing in scene.awaited.items():
        counts = (scene.terms.points.value[:, i] > 0) & scene.terms.applicable[:, i]
        found |= counts & scene.terms.due_now[i] & _of_others(owing & assessed_of(units), None)
    for i, row in enumerate(scene.terms.table.rows):
        lacks = coming[:, i] & assessed_of(units)
        if not row.scores or not coming[:, i].any():
            continue
        groups = np.array([unit.group or "" for unit in units], dtype=object)
        # Whose group is not known may come to be in any.
        anywhere = _of_others(lacks & np.array([unit.group_open for unit in units], dtype=np.bool_), None)
        has = scene.terms.points.value[:, i] > 0
        if row.judging and row.judging.fewest_marks:
            # One more mark may bring in all that its judge gave.
            found |= has & scene.terms.applicable[:, i] & _of_others(lacks, None)
        scores = has & scene.terms.applicable[:, i]
        for rule, here in parts(row.rule, scene.terms.groups):
            if rule.compare.sees_others:
                among = rule.compare.among == "group"
                found |= here & scores & (_of_others(lacks, groups if among else None) | anywhere)
            held = {one.id for one in rule.compare.against if one.kind == "unit"}
            against = np.array([unit.id in held for unit in units], dtype=np.bool_)
            found |= here & scores & _of_others(coming[:, i] & against, None)
        for status in (Status.MISSING, Status.PENDING, Status.NOT_APPLICABLE):
            policy = row.unscored.of(status)
            if policy.kind in ("mean", "group_mean"):
                follows = (scored.status[:, i] == status) & has
                among = policy.kind == "group_mean"
                found |= follows & (_of_others(lacks, groups if among else None) | anywhere)
    groups = np.array([unit.group or "" for unit in units], dtype=object)
    for bare in scored.bare:
        if bare.policy.kind in ("mean", "group_mean"):
            lacks = coming[:, list(bare.rows)].any(axis=1) & assessed_of(units)
            # Whose group is not known may come to be in any.
            settled = not any(unit.group_open for unit in units)
            alike = groups if bare.policy.kind == "group_mean" and settled else None
            found |= bare.units & _of_others(lacks, alike)
    return found


def _of_others(flags: Flags, groups: np.ndarray[tuple[int], np.dtype[np.object_]] | None) -> Flags:
    """bool[U], whether any other unit is flagged, in the same group where groups are given.

    >>> _of_others(np.array([True, False, False]), None).tolist()
    [False, True, True]
    """
    if groups is None:
        return int(flags.sum()) > flags.astype(np.int64)
    found = np.zeros(len(flags), dtype=np.bool_)
    for group in set(groups[flags].tolist()) - {""}:
        inside = groups == group
        found |= inside & (int((flags & inside).sum()) > flags.astype(np.int64))
    return found


def unforeseen_of(
    ids: Iterable[str], boards: Mapping[str, TableBoard | TotalBoard], units: Sequence[Unit]
) -> Flags:
    """bool[U], the units of a total of which some part is unforeseen."""
    names = {unit.id for id in ids for unit in _unforeseen_units(boards[id])}
    return np.array([unit.id in names for unit in units], dtype=np.bool_)


def _unforeseen_units(board: TableBoard | TotalBoard) -> Iterator[Unit]:
    return (unit for unit, flag in zip(board.units, board.unforeseen, strict=True) if flag)
