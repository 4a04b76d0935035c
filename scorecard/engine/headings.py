"""The figure of a heading, and of the table: what its members make together, between its limits, rounded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from scorecard.base.decimals import brief
from scorecard.base.message import Text, message, sense
from scorecard.engine.sharing import Names, Shares, leaves_of, with_member_line
from scorecard.model.branch import Branch
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    absent,
    any_of,
    as_number,
    intro_and_formula,
    known_sum,
    least,
    most,
    rounded,
    same,
    sum_figures,
    untold,
    where,
    with_line,
)
from scorecard.scheme.sum import MemberShare
from scorecard.scheme.sum.limits import apply_limits, limit_line, limited_units

Last = Callable[[int], bool]


def always(_: int) -> bool:
    """Of every unit."""
    return True


Members = list[tuple[Branch | int, Figure]]


class Earned(NamedTuple):
    """What a branch earned; float64[U] each.

    points : all of it; beside : what of that bonuses and deductions brought, None where there are none
    """

    points: Figure
    beside: Figure | None

    def out_of(self, given: Figure, full: Figure, beside: Figure | None) -> Earned:
        """What was earned out of the full points given, out of others; beside : what bonuses and deductions then count for.

        30 of 30 and 2.5, out of 40: 42.5.
        """
        inside = self.points if self.beside is None else self.points - as_number(self.beside)
        inside = inside * as_number(full) / as_number(given)
        return Earned(inside if beside is None else inside + as_number(beside), beside)

    def limited(self, kept: Figure) -> Earned:
        """The same where a limit took some of the points, or gave some: of bonuses or deductions first.

        2.5 of 32.5 cut to 32: 2.
        """
        if self.beside is None:
            return Earned(kept, None)
        less, more = most(self.points - kept, 0.0), most(kept - self.points, 0.0)
        left = self.beside - least(less, most(self.beside, 0.0)) + least(more, most(-self.beside, 0.0))
        return Earned(kept, left)


class Headings:
    """The figures of the branches of a table, from the rows up.

    counted : by row, float64[U], what it counts for, NaN where there is nothing
    shares, final : full points of rows and branches, before and after headings settled which of them count
    outside : bool[I], rows that count as bonus or deduction
    points, earned : by heading, float64[U], and by branch, what was made so far
    sums : by branch, float64[U], what its members make; written : bool[U], whether any of them is written out
    formed : by branch, bool[U], whether a geometric mean could be formed
    cut : by heading, "" for the table, bool[U], whether a limit changed its points
    own : by heading, "" for the table, float64[U], its points by themselves, whatever they count for
    """

    def __init__(
        self,
        tree: Branch,
        counted: Mapping[int, Figure],
        shares: Shares,
        final: Shares,
        outside: Flags,
        names: Names,
    ) -> None:
        self.tree = tree
        self.counted = counted
        self.shares = shares
        self.final = final
        self.outside = outside
        self.names = names
        self.points: dict[str, Figure] = {}
        self.earned: dict[int, Earned] = {}
        self.sums: dict[int, Figure] = {}
        self.written: dict[int, Flags] = {}
        self.formed: dict[int, Flags] = {}
        self.cut: dict[str, Flags] = {}
        self.own: dict[str, Figure] = {}

    def figure(self, branch: Branch) -> Figure:
        """float64[U], the points of a branch; NaN where nothing of it is known."""
        for member in branch.members:
            if isinstance(member, Branch):
                self.figure(member)
        made = self.branch_points(branch)
        earned = Earned(made, self.beside(branch))
        if branch.heading or branch is self.tree:
            told = with_line(made, lambda: self.line(branch, made))
            earned = self.within_limits(branch, Earned(told, earned.beside))
        points = earned.points
        if branch.heading:
            self.points[branch.heading] = points
        named = points if branch is self.tree else with_member_line(points, self.names, branch)
        self.earned[id(branch)] = Earned(named, earned.beside)
        return named

    def title(self, branch: Branch) -> Text:
        """What the lines of a branch are called."""
        name = self.names(branch)
        return message("“{name}”", name=name) if branch.heading else name

    def multiplies(self, branch: Branch, row: int) -> bool:
        """Whether a row is a factor of a geometric mean, and not a bonus or deduction beside it."""
        factors = (m for m in branch.members if not self.is_outside(m))
        return id(branch) in self.formed and any(row in leaves_of(m) for m in factors)

    def member_points(self, member: Branch | int) -> Figure:
        """float64[U], the points of a row, or of a branch that was made before."""
        return self.earned[id(member)].points if isinstance(member, Branch) else self.counted[member]

    def branch_points(self, branch: Branch) -> Figure:
        """What the members of a branch make, before any limit."""
        members = [(member, self.member_points(member)) for member in branch.members]
        inside = [(member, points) for member, points in members if not self.is_outside(member)]
        product = self.product(branch, inside) if branch.way.unformed and inside else None
        if product is not None:
            extra = [(member, points) for member, points in members if self.is_outside(member)]
            self.written[id(branch)] = self.final.member_full(branch).value > 0
            return self.sum_members(branch, [(branch, product), *extra])
        if not branch.way.adds_up:
            members = [(member, self.shareable_points(member, points)) for member, points in members]
        return self.sum_members(branch, members)

    def shareable_points(self, member: Branch | int, points: Figure) -> Figure:
        """Points that are a share of full points; what is worth nothing has none, whatever its points."""
        if self.is_outside(member):
            return points
        return where(self.shares.member_full(member).value > 0, points, np.nan)

    def sum_members(self, branch: Branch, addends: Members) -> Figure:
        """The sum of what is known; written out is what has full points or stands outside them.

        A branch that is nothing but the sum of its members is written out as these.
        """
        figures, written = [], []
        for member, points in addends:
            adds_up = branch.way.adds_up and isinstance(member, Branch) and member.additive
            figures.append(self.sums[id(member)] if adds_up else points)
            written.append(points.known & self.is_written(member))
        self.sums[id(branch)] = made = known_sum(figures, written)
        self.written[id(branch)] = np.logical_or.reduce(written)
        return made

    def is_written(self, member: Branch | int) -> Flags:
        """bool[U], whether a member counts for anything, be it outside full points."""
        if isinstance(member, Branch):
            return self.written[id(member)]
        if self.outside[member]:
            part = self.final.extra.get(member)
            return self.counted[member].known if part is None else part.value > 0
        return self.final.member_full(member).value > 0

    def product(self, branch: Branch, inside: Members) -> Figure | None:
        """What a way makes of the members that is no sum; none while a member lacks its points."""
        counts = [self.shares.member_full(m).value > 0 for m, _ in inside]
        lacks = [here & absent(points) for here, (_, points) in zip(counts, inside, strict=True)]
        formed = np.any(counts, axis=0) & ~any_of(lacks)
        self.formed[id(branch)] = formed
        worth = [as_number(self.full_points(m)) for m, _ in inside]
        whole = as_number(sum_figures(worth))
        shares = [
            MemberShare(self.own_share(m, points, w).filled(0.0), w, here)
            for here, w, (m, points) in zip(counts, worth, inside, strict=True)
        ]
        product = branch.way.product(as_number(self.full_points(branch)), shares, whole)
        return None if product is None else where(formed, product, np.nan)

    def own_share(self, member: Branch | int, points: Figure, worth: Figure) -> Figure:
        """The share of its full points that a member has by itself: bonuses are not worth less beside more full points."""
        if isinstance(member, Branch) and (beside := self.earned[id(member)].beside) is not None:
            now, full = self.final.member_full(member), self.shares.own[id(member)]
            part, other = self.final.part.get(id(member)), now.value != full.value
            own = self.earned[id(member)].out_of(now, full, _whole_of(beside, part))
            line = Line(_OWN.fill(name=self.title(member)), told=lambda u: bool(other[u]))
            points, worth = where(other, with_line(own.points, line), points), where(other, full, worth)
        return as_number(most(points, 0.0)) / as_number(worth)

    def full_points(self, member: Branch | int) -> Figure:
        """float64[U], the full points that a row or branch counts for, under its name."""
        name = message("{name}: {subject}", name=self.names(member), subject=FULL)
        return with_line(self.final.member_full(member), lambda: Line(name, told=untold))

    def within_limits(self, branch: Branch, earned: Earned) -> Earned:
        """What a branch earned between its limits, and rounded where the scheme says so.

        A heading above may count it for less, and others may give it theirs: limits and rounding are of its own points.
        """
        id_ = branch.heading or ""
        full, now = self.shares.own[id(branch)], self.final.member_full(branch)
        part = self.final.part.get(id(branch))
        here, other, apart = now.value > 0, now.value != full.value, ~same(now, full)
        if part is not None and earned.beside is not None:
            # What others gave it and what the headings above leave of it may come out even; its bonuses do not.
            other, apart = other | (part.value != 1), apart | (part.value != 1)
        if not other.any():
            self.own[id_] = kept = self.limit_branch(branch, earned.points, full)
            return earned.limited(kept)
        own = earned.out_of(now, full, _whole_of(earned.beside, part))
        uncounted = where(here, earned.points, self.final.alone.get(id_, earned.points))
        own = Earned(where(here & other, own.points, uncounted), own.beside)
        if not branch.held:
            self.own[id_] = own.points
            return earned

        def told(u: int) -> bool:
            changed = branch.rounded is not None or bool(self.cut[id_][u])
            return bool(here[u] and changed and apart[u])

        line = Line(_OWN.fill(name=self.title(branch)), told=told)
        own = Earned(with_line(own.points, line), own.beside)
        self.own[id_] = kept = self.limit_branch(branch, own.points, full, lambda u: not apart[u])
        if id_ in self.cut:
            self.cut[id_] &= here
        limited = own.limited(kept)
        counted = limited.out_of(full, now, _part_of(limited.beside, part))
        after = where(other, where(here, counted.points, earned.points), kept)
        line = Line(_SCALED.fill(name=self.title(branch)), shown=self.worth(branch, after), told=told)
        return Earned(with_line(after, line), counted.beside)

    def beside(self, branch: Branch) -> Figure | None:
        """float64[U], what bonuses and deductions bring to a branch; of what a product is made of, nothing is beside it."""
        product = id(branch) in self.formed
        each: list[Figure] = []
        for member in branch.members:
            if isinstance(member, Branch):
                brought = self.earned[id(member)].beside
                if brought is not None and (self.is_outside(member) or not product):
                    each.append(brought)
            elif self.outside[member]:
                each.append(self.counted[member].filled(0.0))
        return sum_figures(each) if each else None

    def limit_branch(self, branch: Branch, points: Figure, full: Figure, last: Last = always) -> Figure:
        """The same of a branch that counts for all it has; last : by unit, whether that is its figure."""
        limited = points
        if branch.limited:
            limited = apply_limits(points, branch, full)
            self.cut[branch.heading or ""] = limited_units(points, limited)
            worth_line = self.worth(branch, limited, lambda u: branch.rounded is None and last(u))
            limited = with_line(
                limited, limit_line(lambda: self.title(branch), points, limited, branch, worth_line)
            )
        if branch.rounded is None:
            return limited
        after = rounded(limited, *branch.rounded)
        worth_line = self.worth(branch, after, last)
        return with_line(after, lambda: Line(_ROUNDED.fill(name=self.title(branch)), shown=worth_line))

    def line(self, branch: Branch, points: Figure) -> Line:
        """The line of what the members of a branch make."""
        intro = None if branch.way.adds_up else branch.way.sentence
        formed = self.formed.get(id(branch))

        def says(u: int) -> Text | None:
            absent = formed is not None and not formed[u]
            if branch.way.unformed and absent:
                return branch.way.unformed[0]
            return intro_and_formula(intro) if intro else None

        def last(u: int) -> bool:
            cut = self.cut.get(branch.heading or "")
            return branch.rounded is None and (cut is None or not cut[u])

        worth_line = self.worth(branch, points, last)
        return Line(self.title(branch), says=says, shown=worth_line)

    def worth(self, branch: Branch, points: Figure, last: Last = always) -> Callable[[int], str]:
        """What stands for the points of a branch: over its full points, if it has any, where nothing comes after."""

        def shown(u: int) -> str:
            number, whole = brief(float(points[u])), float(self.final.full[:, list(branch.leaves)].sum()[u])
            return f"{number} / {brief(whole)}" if whole and last(u) else number

        return shown

    def is_outside(self, member: Branch | int) -> bool:
        """Whether all of a member is bonus or deduction."""
        leaves = list(member.leaves) if isinstance(member, Branch) else [member]
        return bool(self.outside[leaves].all())


def _whole_of(beside: Figure | None, part: Figure | None) -> Figure | None:
    """What counts in part, in whole; nothing of that of which nothing counts."""
    return beside if beside is None or part is None else where(part.value > 0, beside / part, 0.0)


def _part_of(beside: Figure | None, part: Figure | None) -> Figure | None:
    return beside if beside is None or part is None else beside * part


FULL = sense("what a row is worth", "full points")
_ROUNDED = message("{name} rounded")
_OWN = message("{name} by itself")
_SCALED = message("{name} as it counts")
