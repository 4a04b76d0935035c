"""Full points of items that do not apply go to their assessed siblings, inside the parent first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

import numpy as np

from scorecard.base.decimals import brief, plain
from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.model.branch import Branch
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    RememberedFigure,
    any_of,
    as_number,
    collapse_flags,
    either,
    positive,
    same,
    stack_columns,
    sum_figures,
    told_as,
    untold,
    where,
    with_line,
)

Names = Callable[[Branch | int], Text]
"""What the lines of an explanation call a row or a branch."""


def no_name(_: Branch | int) -> Text:
    """No name: nothing is told where nothing remembers."""
    return ""


def with_member_line(points: Figure, names: Names, member: Branch | int) -> Figure:
    """Points of a row or branch, by its name in the lines of what is made of them."""
    return with_line(points, lambda: Line(names(member), told=untold))


@dataclass(frozen=True, eq=False)
class Shares:
    """Full points after sharing.

    full : float64[U, I], of every cell; given : float64[U], of a branch, see `member_full`
    own : float64[U], what a branch is worth by itself, before others gave theirs to it
    extra, part : by row outside full points, and by branch, how much of it the headings above count, where these
        count it in part; float64[U]
    alone : by branch below a heading that may not count it, float64[U], its own points all the same
    """

    full: Figure
    given: Mapping[int, Figure]
    own: Mapping[int, Figure]
    extra: Mapping[int, Figure] = field(default_factory=dict)
    part: Mapping[int, Figure] = field(default_factory=dict)
    alone: Mapping[int, Figure] = field(default_factory=dict)

    def member_full(self, member: Branch | int) -> Figure:
        """float64[U], the full points of a row or branch."""
        return self.given[id(member)] if isinstance(member, Branch) else self.full[:, member]

    def for_all(self, units: int) -> Shares:
        """Those of one unit as those of so many."""
        full = [self.full[:, i].for_all(units) for i in range(self.full.shape[1])]
        given, own = (
            {branch: worth.for_all(units) for branch, worth in of.items()} for of in (self.given, self.own)
        )
        return Shares(stack_columns(full), given, own)

    def row_points(self, points: Figure, full: Figure, i: int) -> Figure:
        """float64[U], what a row counts for; points, full : of the row, before sharing."""
        counted = counted_points(points, full, self.full[:, i])
        return counted * self.extra[i] if i in self.extra else counted


def counted_full(tree: Branch, full: Figure, shared: Flags, names: Names = no_name) -> Shares:
    """Full points of every cell and branch after sharing.

    full   : float64[U, I], full points that count in the period
    shared : bool[U, I], cells whose full points go to their siblings
    names  : what the lines of an explanation call a row or branch

    Inside each branch the branch's full points are split over the members that have an assessed
    cell, in proportion to the members' own full points; a branch without any hands its own up.
    A branch that combines its members otherwise than by adding them up has full points of its own:
    its members keep theirs, in the measure in which the branch keeps its own.

    Worth 3, 3 and 4 inside an item of 10, the last not applicable: 5, 5 and 0.

    >>> tree = Branch((Branch((0, 1, 2)),))
    >>> from scorecard.model.figure import as_figures
    >>> counted_full(tree, as_figures([[3.0, 3.0, 4.0]]), np.array([[False, False, True]])).full.shown.tolist()
    [[5.0, 5.0, 0.0]]
    """
    if (
        full.columns
        and not collapse_flags(shared).any()
        and all(column.once is not None for column in full.columns)
    ):
        # The same for all units.
        return counted_full(tree, full[:1], shared[:1]).for_all(len(full))
    own = [where(shared[:, i], 0.0, full[:, i]) for i in range(full.shape[1])]
    sharing = _Sharing(full, own, names)
    whole = where(_anything_counts(tree, own), full_points(tree, full), 0.0)
    sharing.spread(tree, whole, whole)
    return Shares(stack_columns([sharing.counted[i] for i in range(len(own))]), sharing.given, sharing.worth)


class _Sharing:
    """Full points on their way from the table down to the rows.

    full, own : by row, before sharing, and without those of rows that share theirs
    counted, given : by row and by branch, what was given so far
    worth : by branch, what it is worth by itself
    """

    def __init__(self, full: Figure, own: Sequence[Figure], names: Names) -> None:
        self.full = full
        self.own = own
        self.names = names
        self.counted: dict[int, Figure] = {}
        self.given: dict[int, Figure] = {}
        self.worth: dict[int, Figure] = {}

    def spread(self, branch: Branch, given: Figure, worth: Figure) -> None:
        """Split what a branch is given over its members."""
        self.given[id(branch)], self.worth[id(branch)] = given, worth
        base = [
            where(_anything_counts(member, self.own), full_points(member, self.full), 0.0)
            for member in branch.members
        ]
        whole = sum_figures(base) if branch.way.adds_up else full_points(branch, self.full)
        untouched = same(given, whole)
        for member, share in zip(branch.members, base, strict=True):
            received = _part(given, share, whole)
            if isinstance(received, RememberedFigure):
                received = told_as(received, where(untouched, share, received))
            received = with_line(
                received, _worth_now(self.names, branch, member, given, share, whole, received)
            )
            if isinstance(member, Branch):
                self.spread(member, received, share)
            else:
                self.counted[member] = received


def _part(given: Figure, share: Figure, whole: Figure) -> Figure:
    """What a member receives, whose share is one of a whole."""
    # What keeps all there is receives it whole, untouched by a quotient; of nothing, nothing is kept.
    all_of_it = same(share, whole) & positive(whole)
    return either(all_of_it, lambda: given, lambda: (given * (share / whole)).filled(0.0))


def _worth_now(
    names: Names,
    branch: Branch,
    member: Branch | int,
    given: Figure,
    share: Figure,
    whole: Figure,
    received: Figure,
) -> Callable[[], Line]:
    """The line of what a member of a branch is given, told where the branch is given another figure than its own."""

    def says(u: int) -> Text:
        a, b, c, result = (float(f[u]) for f in (given, share, whole, received))
        formula = f"{brief(a)} × {plain(b)} ÷ {plain(c)} = {brief(result)}"
        return message("{intro}: {formula}", intro=names(member), formula=formula)

    def told(u: int) -> bool:
        alone = leaves_of(member) == leaves_of(branch)
        return not alone and not bool(same(given, whole)[u]) and bool(received.value[u] > 0)

    return lambda: Line(WORTH_NOW, says=says, told=told)


WORTH_NOW = message("Worth now")


def leaves_of(member: Branch | int) -> list[int]:
    """The rows of a branch, or the one row."""
    return list(member.leaves) if isinstance(member, Branch) else [member]


def _anything_counts(member: Branch | int, own: Sequence[Figure]) -> Flags:
    """bool[U], whether anything of a member counts."""
    return any_of([positive(own[i]) for i in leaves_of(member)])


def full_points(member: Branch | int, full: Figure) -> Figure:
    """float64[U], the full points of a row or branch before sharing; headings that combine have their own.

    Two alternatives worth 50 each under a heading of 50: 50, not 100.

    >>> either = Branch((0, 1), "either", "best", (50.0,))
    >>> from scorecard.model.figure import as_figures
    >>> full_points(Branch((either, 2)), as_figures([[50.0, 50.0, 20.0]])).shown.tolist()
    [70.0]
    """
    of_cells = full[:, leaves_of(member)].sum()
    if isinstance(member, int) or all(branch.way.adds_up for branch in member.branches):
        return of_cells
    if not member.way.adds_up:
        return where(positive(of_cells), np.array(member.points), 0.0)
    return sum_figures([full_points(part, full) for part in member.members])


COUNTED = message("Counted")


def counted_points(points: Figure, full: Figure, counted: Figure) -> Figure:
    """Points after sharing: each cell's points × its counted ÷ own full points; NaN stays NaN."""
    unshared = ~positive(full) | same(counted, full)
    after = either(unshared, lambda: points, lambda: points * (as_number(counted) / full).filled(0.0))

    def told(u: int) -> bool:
        return bool(points.known[u] and counted.value[u] > 0 and not unshared[u])

    return with_line(after, lambda: Line(COUNTED, told=told))
