"""What could still come: the fewest and the most points of a table while cells are lacking, and whose points may move."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.records import dataclass
from scorecard.engine.apply_rule import Rounds
from scorecard.engine.attainable import attainable
from scorecard.engine.bare import policies_above
from scorecard.engine.compared_with import looks_at_units
from scorecard.engine.points import UNSCORED, Points, stated_points
from scorecard.engine.rules.rule import parts
from scorecard.model.board import Place
from scorecard.model.branch import Branch
from scorecard.model.figure import (
    Figure,
    Flags,
    collapse_flags,
    least,
    most,
    positive,
    where,
)
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Codes
from scorecard.model.others import Places, UnitQuestion
from scorecard.model.period_targets import RuleInputs
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.unit import Unit, Units


class OpenPoints(NamedTuple):
    """least, most : float64[U, I], the points of each cell, and of those that may move the fewest and the most

    moves : bool[U], whether any of them may move
    anything : bool[U], whether nothing can be said of the total, for what is left out of it may change
    """

    least: Figure
    most: Figure
    anything: Flags
    moves: Flags


def still_open(scheme: Scheme, scene: RuleInputs, scored: Points, rounds: Rounds) -> OpenPoints:
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
                instead.append((cells & here, stated_points(row, policy.amount, scene.terms.points[:, i])))
            elif policy.kind not in ("unranked", "carry"):
                anything |= cells & here
        anything |= cells & scene.terms.open[:, i]
        if policies_above(table, i):
            # With the first figure below a heading its rows do what they say themselves.
            anything |= cells
        for here, points in instead:
            fewest = where(here, least(fewest, points), fewest)
            greatest = where(here, most(greatest, points), greatest)
        low.put((cells, i), fewest[cells])
        high.put((cells, i), greatest[cells])
    return OpenPoints(low, high, anything, np.any(coming, axis=1))


def may_come(scene: RuleInputs, scored: Points) -> Flags:
    """bool[U, I], the cells whose points may still change as their unit sends what is missing.

    Also those for which a policy gives points meanwhile, and those whose objects may count elsewhere instead.
    """
    due = positive(scene.terms.points) & (scene.terms.due_now & collapse_flags(scene.terms.applicable))
    flags: Flags = due & (
        scored.lacking | (scored.status == Status.MISSING) | (scored.status == Status.PENDING)
    )
    for branch in scene.terms.table.tree.branches:
        if branch.per_item == "best":
            leaves = list(branch.leaves)
            flags[:, leaves] |= np.any(flags[:, leaves], axis=1)[:, None] & scored.points.known[:, leaves]
    return flags


def decided_tree(tree: Branch, end: Literal["least", "most"]) -> Branch:
    """The tree with each heading combined in the way that gives the least, or the most, that it may come to.

    Most come to one figure: a tree of such alone is itself.

    >>> decided_tree(Branch((0, 1), combine="chosen"), "most").combine
    'best'
    """

    def decide_branch(branch: Branch) -> Branch:
        way = branch.way.least if end == "least" else branch.way.most
        return branch if way == branch.combine else replace(branch, combine=way)

    return tree.change_branches(decide_branch)


def unforeseen(scene: RuleInputs, units: tuple[Unit, ...], scored: Points) -> Flags:
    """bool[U], the units whose points may move with figures that other units have not sent.

    Rules and formulas that compare units with each other, and policies that take the mean of the others, do that.
    """
    open_, rows = np.zeros(len(units), dtype=np.bool_), scene.terms.table.rows
    hanging = [i for i, row in enumerate(rows) if row.scores and _hangs_on_others(row)]
    if not (hanging or scene.awaited or scored.bare):
        return open_
    coming, assessed = may_come(scene, scored), scene.terms.assessed
    waits = _Waits(scene, units)
    for i, owing in scene.awaited.items():
        counts = positive(scene.terms.points[:, i]) & scene.terms.applicable[:, i]
        open_ |= counts & scene.terms.due_now[i] & waits.for_others(owing & assessed, False, i, "owing")
    for i in hanging:
        open_ |= _unforeseen_in_row(waits, i, coming[:, i], scored.status[:, i])
    for bare in scored.bare:
        if bare.policy.of_others:
            lacks = coming[:, list(bare.rows)].any(axis=1) & assessed
            by_group = bare.policy.kind == "group_mean" and not waits.group_open.any()
            open_ |= bare.units & waits.for_others(lacks, by_group, "heading", bare.heading)
    return open_


class _Waits:
    """Which units of a table wait for others, of all units or of their own group."""

    def __init__(self, scene: RuleInputs, units: tuple[Unit, ...]) -> None:
        self.scene, self.units = scene, units
        self.group_open = Units.from_sequence(units).group_open
        self._groups = np.array(scene.terms.groups, dtype=object)
        self._everyone = np.full(len(units), "all", dtype=object)

    def for_others(self, flags: Flags, by_group: bool, *name: Hashable) -> Flags:
        """bool[U], whether any other unit is flagged; `name` tells the question from others."""
        question = GroupWait(flags, self._groups if by_group else self._everyone)
        return self.scene.others.ask(("waits", *name), question)


def _unforeseen_in_row(waits: _Waits, i: int, coming: Flags, status: Codes) -> Flags:
    """The same of one row, by its rules, its judges' marks, and its policies; coming : bool[U], who may yet change it."""
    terms, units = waits.scene.terms, waits.units
    open_, row, lacks = np.zeros(len(units), dtype=np.bool_), terms.table.rows[i], coming & terms.assessed
    # Whose group is not known may come to be in any.
    anywhere = waits.for_others(lacks & waits.group_open, False, i, "anywhere")
    has = positive(terms.points[:, i])
    scores = has & terms.applicable[:, i]
    if row.judging and row.judging.fewest_marks:
        # One more mark may bring in all that its judge gave.
        open_ |= scores & waits.for_others(lacks, False, i, "marks")
    for rule, here in parts(row.rule, terms.groups):
        compare = rule.compare
        if compare.sees_others:
            by_group = compare.among == "group"
            open_ |= here & scores & (waits.for_others(lacks, by_group, i, repr(compare)) | anywhere)
        named = {reference.id for reference in compare.against if reference.kind == "unit"}
        if named:
            against = np.array([unit.id in named for unit in units], dtype=np.bool_)
            open_ |= here & scores & waits.for_others(coming & against, False, i, repr(compare), "named")
    for unscored in UNSCORED:
        policy = row.unscored.for_status(unscored)
        if policy.of_others:
            by_group = policy.kind == "group_mean"
            waiting = waits.for_others(lacks, by_group, i, unscored) | anywhere
            open_ |= (status == unscored) & has & waiting
    return open_


def _hangs_on_others(row: Indicator) -> bool:
    """Whether any of its points may move with figures of other units."""
    marks = row.judging is not None and bool(row.judging.fewest_marks)
    compared = any(looks_at_units(part.compare) for part in row.rule.parts)
    return marks or compared or any(row.unscored.for_status(status).of_others for status in UNSCORED)


@dataclass(frozen=True, eq=False)
class AnyUnit(UnitQuestion[Flags]):
    """Whether any unit at all is flagged; the same for all."""

    flags: Flags

    def answer(self) -> Flags:
        """bool[U], all or none."""
        return np.full(len(self.flags), self.flags.any())

    def answer_for_units(self, answer: Flags, at: Places) -> Flags:
        """For some units."""
        return answer[at]


@dataclass(frozen=True, eq=False)
class GroupWait(UnitQuestion[Flags]):
    """Whether any other unit is flagged, in the same group; nobody is in a group without a name.

    >>> flags = np.array([True, False, False])
    >>> GroupWait(flags, np.array(["a", "a", "b"], dtype=object)).answer().tolist()
    [False, True, False]
    """

    flags: Flags
    groups: NDArray[np.object_]

    def answer(self) -> Flags:
        """bool[U], whether any other is."""
        flags = np.zeros(len(self.flags), dtype=np.bool_)
        for group in set(self.groups[self.flags].tolist()) - {""}:
            inside = self.groups == group
            flags |= inside & (int((self.flags & inside).sum()) > self.flags.astype(np.int64))
        return flags

    def answer_for_units(self, answer: Flags, at: Places) -> Flags:
        """For some units."""
        return answer[at]


def unforeseen_of(ids: Iterable[str], boards: Mapping[str, Place], units: Sequence[Unit]) -> Flags:
    """bool[U], the units of a total of which some part is unforeseen."""
    names = {unit.id for id in ids for unit in _unforeseen_units(boards[id])}
    return np.array([unit.id in names for unit in units], dtype=np.bool_)


def _unforeseen_units(board: Place) -> Iterator[Unit]:
    return (unit for unit, flag in zip(board.units, board.unforeseen, strict=True) if flag)
