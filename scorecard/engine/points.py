"""From completion to points, row by row, and what the unscored cells do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from scorecard.base.decimals import brief, brief_percent, plain
from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.engine.apply_rule import Rounds, rule_award
from scorecard.engine.bare import BareHeading, bare_headings, instead_of, share_of, worth_of
from scorecard.engine.combining import choose_one
from scorecard.engine.coverage import table_coverage
from scorecard.engine.kept import ANEW, RowResults
from scorecard.engine.means import POLICY, mean_line, mean_of_others
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    as_figures,
    at_least,
    lasting,
    less_than,
    positive,
    rounded,
    stack_columns,
    where,
    with_line,
)
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Codes
from scorecard.model.others import ALONE, AllUnits
from scorecard.model.period import Period
from scorecard.model.period_targets import RuleInputs
from scorecard.model.policy import Policy
from scorecard.model.rounding import Rounding
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit
from scorecard.scheme.amount import Amount, amount


@dataclass(frozen=True, eq=False)
class Points:
    """Points of every cell of a table; U units, I rows.

    basis, points : float64[U, I]; full : float64[U, I], full points that count, 0 where none do
    shared : bool[U, I], the cell's full points go to its siblings
    lacking : bool[U, I], for want of this cell the unit has no total
    covered, coverable : float64[U], full points that are scored, and those that are due
    status : int8[U, I], the observations' status; a value no rule can score is pending
    by_period : by row, the points of the periods that its rule adds up, each float64[U]
    bare : the headings below which nothing is scored for some unit, and that say what stands in for it
    """

    basis: Figure
    points: Figure
    full: Figure
    shared: Flags
    lacking: Flags
    covered: Figure
    coverable: Figure
    status: Codes
    by_period: tuple[Mapping[Period, Figure], ...] = ()
    bare: tuple[BareHeading, ...] = ()


def score_points(
    scene: RuleInputs,
    units: tuple[Unit, ...],
    rounding: Rounding,
    rounds: Rounds | None = None,
    kept: RowResults = ANEW,
) -> Points:
    """Points of a table, before shares for items that do not apply.

    units : those of the table; ranks and means are formed over the assessed ones
    rounds : what rules are given in each period so far, where one counts each of them
    """
    terms, seen = scene.terms, scene.observations
    shape = seen.value.shape
    nothing = as_figures(np.full(shape[0], np.nan))
    basis, points = [nothing] * shape[1], [nothing] * shape[1]
    status, stands = seen.status.copy("K"), seen.status == Status.SCORED
    by_period: list[Mapping[Period, Figure]] = [{} for _ in terms.table.rows]
    for i, row in enumerate(terms.table.rows):
        if not row.scores:
            continue
        award = kept.get_or_make("award", (i,), partial(rule_award, scene, i, units, rounding, rounds or {}))
        by_period[i] = award.by_period
        scored = (stands[:, i] | seen.carried[:, i]) & ~terms.open[:, i]
        points[i] = where(scored, _round_points(award.points, rounding), np.nan)
        basis[i] = where(scored, award.basis, np.nan)
        without = stands[:, i] & points[i].missing
        if without.any():
            lacking = np.where(terms.open[:, i], Status.PENDING, award.lacking)
            status[:, i] = np.where(without, lacking, status[:, i])
    table = terms.table
    own, status, unchosen = choose_one(table.tree, stack_columns(points), status, table.outside)
    # What was not chosen gets nothing, whatever the policy says: else two would be chosen.
    full = where(terms.due_now & ~unchosen, terms.points, 0.0)
    nowhere = lasting(np.zeros(shape, np.bool_))
    cover = table_coverage(terms, own, full)
    earned = Points(stack_columns(basis), own, full, nowhere, nowhere, *cover, status, tuple(by_period))
    return _apply_policies(earned, scene, units, rounding)


def _round_points(figures: Figure, rounding: Rounding) -> Figure:
    return rounded(figures, rounding.points, rounding.mode)


UNSCORED = (Status.MISSING, Status.PENDING, Status.NOT_APPLICABLE)


class _StandIns:
    """Points and full points, by row, while policies speak; bool[U, I], whose full points are shared, and what is lacking."""

    def __init__(self, scored: Points, rows: Sequence[Indicator]) -> None:
        self.points = [scored.points[:, i] for i in range(len(rows))]
        self.full = [where(not row.outside, scored.full[:, i], 0.0) for i, row in enumerate(rows)]
        self.shared, self.lacking = (np.zeros(scored.status.shape, np.bool_, "F") for _ in range(2))
        self.rows = rows

    def apply(self, policy: Policy, cells: Flags, i: int, instead: Callable[[], Figure]) -> None:
        """Let a policy speak for some units in a row; instead : the points that it gives, if it gives any."""
        if policy.gives:
            given = instead()
            self.points[i] = where(cells, given, self.points[i])
            self.lacking[cells, i] = given.missing[cells]
        elif policy.kind == "leave_out":
            self.full[i] = where(cells, 0.0, self.full[i])
        elif policy.kind == "redistribute":
            self.shared[cells, i] = not self.rows[i].outside
        else:
            self.lacking[cells, i] = True

    def settled(self, scored: Points, bare: tuple[BareHeading, ...]) -> Points:
        """What is made of it all."""
        return replace(
            scored,
            points=stack_columns(self.points),
            full=stack_columns(self.full),
            shared=lasting(self.shared),
            lacking=lasting(self.lacking),
            bare=bare,
        )


def _apply_policies(scored: Points, scene: RuleInputs, units: tuple[Unit, ...], rounding: Rounding) -> Points:
    """Each status that brings no points of its own does what the scheme says of it.

    Below the coverage that is wanted nothing stands in for what is missing: it is lacking. Where nothing below a
    heading is scored, and the heading says what then holds, that goes before what its rows say.
    """
    table = scene.terms.table
    worth_some = positive(scored.full)
    uncovered = _below_coverage(scored, table.coverage)
    missing = _missing(scored, table) & worth_some & ~uncovered[:, None]
    bare = bare_headings(table, scored.points.known & worth_some, missing)
    of_heading = np.logical_or.reduce([heading.cells for heading in bare], initial=False)
    of_heading = np.broadcast_to(of_heading, missing.shape)
    stand_ins = _StandIns(scored, table.rows)
    there = [status for status in UNSCORED if (scored.status == status).any()]
    for i, row in enumerate(table.rows):
        own, worth = scored.points[:, i], scored.full[:, i]
        for status in UNSCORED:
            policy = row.unscored.for_status(status)
            if not row.scores or not (status in there or policy.of_others):
                continue
            cells = (scored.status[:, i] == status) & own.missing & worth_some[:, i] & ~of_heading[:, i]
            if not (cells.any() or policy.of_others):
                # A class of units whose points are 0 has nothing to share or to lack.
                continue
            if status != Status.NOT_APPLICABLE:
                stand_ins.lacking[cells & uncovered, i] = True
                cells = cells & ~uncovered
            instead = partial(_instead, scene, i, status, own, worth, units, rounding)
            stand_ins.apply(policy, cells, i, instead)
    made = stand_ins.settled(scored, bare)
    for heading in bare:
        made = _apply_heading_policy(made, heading, scored, units, rounding)
    return made


def _instead(
    scene: RuleInputs,
    i: int,
    status: Status,
    own: Figure,
    worth: Figure,
    units: tuple[Unit, ...],
    rounding: Rounding,
) -> Figure:
    """What stands in for the points of a row; nothing where nobody knows what the cell is worth."""
    settled, others = where(scene.terms.open[:, i], np.nan, worth), scene.others.within_place(i, status)
    return stand_in(scene.terms.table.rows[i], status, own, settled, units, rounding, others)


def _below_coverage(scored: Points, wanted: float | None) -> Flags:
    """bool[U], the units of whose points less is scored than the scheme wants."""
    flags: Flags = less_than(scored.covered / scored.coverable, wanted or 0.0) & (wanted is not None)
    return flags


def _missing(scored: Points, table: SchemeTable) -> Flags:
    """bool[U, I], the cells that have no points because something is missing or pending."""
    lacks = (scored.status == Status.MISSING) | (scored.status == Status.PENDING)
    flags: Flags = lacks & scored.points.missing & table.scores
    return flags


def _apply_heading_policy(
    made: Points, bare: BareHeading, scored: Points, units: tuple[Unit, ...], rounding: Rounding
) -> Points:
    """The points with those that a heading says of its rows; the headings further in have said theirs.

    scored : as it was before anything stood in
    """
    points, full, lacking = made.points.copy(), made.full.copy(), made.lacking.copy()
    if bare.policy.kind == "leave_out":
        full.put(bare.cells, 0.0)
    elif not bare.policy.gives:
        lacking |= bare.cells
    else:
        shares = share_of(bare, made.points, made.full, made.shared, made.lacking, scored.points.known)
        whole = worth_of(bare, scored.full)
        for i in bare.rows:
            cells, given = bare.cells[:, i], instead_of(bare, scored.full[:, i], whole, shares, units)
            points.put((slice(None), i), where(cells, _round_points(given, rounding), points[:, i]))
            lacking[:, i] |= cells & given.missing
    return replace(made, points=points, full=full, lacking=lacking)


def stand_in(
    row: Indicator,
    status: Status,
    points: Figure,
    full: Figure,
    units: tuple[Unit, ...],
    rounding: Rounding,
    others: AllUnits = ALONE,
) -> Figure:
    """float64[U], the points that the policy of a status gives instead of those that are lacking.

    points, full : float64[U], points of the row, NaN where a unit has none of its own, and full points
    """
    policy, name = row.unscored.for_status(status), status.text
    if policy.kind == "amount":
        instead = stated_points(row, policy.amount, full)
        return with_line(instead, lambda: _share_line(policy.amount, name, full, instead))
    mean = mean_of_others(policy, points, full, units, others)
    told = with_line(mean, lambda: mean_line(policy, name, points, full, units, mean))
    return _round_points(told, rounding)


def stated_points(row: Indicator, stated: Amount, full: Figure) -> Figure:
    """float64[U], the points that a policy states; a deduction never gives any."""
    points = amount(stated, full)
    return where(at_least(points, 0.0), 0.0, points) if row.counts_as == "deduction" else points


def _share_line(stated: Amount, name: Text, full: Figure, points: Figure) -> Line:
    def says(u: int) -> Text:
        share, points_text = brief_percent(stated.value), brief(float(points[u]))
        formula = message("{name}: {full} × {share} = {points}")
        return formula.fill(name=name, full=plain(float(full[u])), share=share, points=points_text)

    return Line(POLICY, says=says)
