"""The figure of a heading, and of the table: what its members make together, between its limits, rounded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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


class Headings:
    """The figures of the branches of a table, from the rows up.

    counted : by row, float64[U], what it counts for, NaN where there is nothing
    shares, final : full points of rows and branches, before and after headings settled which of them count
    outside : bool[I], rows that count as bonus or deduction
    points, figures : by heading and by branch, float64[U], what was made so far
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
        self.figures: dict[int, Figure] = {}
        self.sums: dict[int, Figure] = {}
        self.written: dict[int, Flags] = {}
        self.formed: dict[int, Flags] = {}
        self.cut: dict[str, Flags] = {}
        self.own: dict[str, Figure] = {}

    def figure(self, branch: Branch) -> Figure:
        """float64[U], the points of a branch; NaN where nothing of it is known."""
        for member in branch.members:
            if isinstance(member, Branch):
                self.figures[id(member)] = self.figure(member)
        points = self.branch_points(branch)
        if branch.heading or branch is self.tree:
            made = points
            points = self.within_limits(branch, with_line(made, lambda: self.line(branch, made)))
        if branch.heading:
            self.points[branch.heading] = points
        return points if branch is self.tree else with_member_line(points, self.names, branch)

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
        return self.figures[id(member)] if isinstance(member, Branch) else self.counted[member]

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
            MemberShare((as_number(most(points, 0.0)) / w).filled(0.0), w, here)
            for here, w, (_, points) in zip(counts, worth, inside, strict=True)
        ]
        product = branch.way.product(as_number(self.full_points(branch)), shares, whole)
        return None if product is None else where(formed, product, np.nan)

    def full_points(self, member: Branch | int) -> Figure:
        """float64[U], the full points that a row or branch counts for, under its name."""
        name = message("{name}: {subject}", name=self.names(member), subject=FULL)
        return with_line(self.final.member_full(member), lambda: Line(name, told=untold))

    def within_limits(self, branch: Branch, points: Figure) -> Figure:
        """The figure of a branch between its limits, and rounded where the scheme says so.

        A heading above may count it for less, and others may give it theirs: limits and rounding are of its own points.
        Bonuses and deductions count for what they are; a limit that cuts takes what stands outside full points first.
        """
        limits = branch.most is not None or branch.least is not None
        full, now = self.shares.own[id(branch)], self.final.member_full(branch)
        here, other = now.value > 0, now.value != full.value
        if not other.any():
            kept = self.limit_branch(branch, points, full)
            self.own[branch.heading or ""] = kept
            return kept
        beside, part = self.beside(branch)
        inside = points if beside is None else points - _in_part(beside, part)
        own = inside * as_number(full) / as_number(now)
        own = where(here & other, own if beside is None else own + beside, points)
        if not limits and branch.rounded is None:
            self.own[branch.heading or ""] = own
            return points

        def told(u: int) -> bool:
            changed = branch.rounded is not None or bool(self.cut[branch.heading or ""][u])
            return bool(here[u]) and changed and not same(now, full)[u]

        own = with_line(own, lambda: Line(_OWN.fill(name=self.title(branch)), told=told))
        kept = self.limit_branch(branch, own, full, last=lambda u: bool(same(now, full)[u]))
        self.own[branch.heading or ""] = kept
        if limits:
            self.cut[branch.heading or ""] &= here
        left = None if beside is None else as_number(_left_of(beside, own, kept))
        counted = (kept if left is None else kept - left) * as_number(now) / as_number(full)
        counted = counted if left is None else counted + _in_part(left, part)
        after = where(other, where(here, counted, points), kept)
        worth_line = self.worth(branch, after)
        return with_line(
            after, lambda: Line(_SCALED.fill(name=self.title(branch)), shown=worth_line, told=told)
        )

    def beside(self, branch: Branch) -> tuple[Figure | None, Figure | None]:
        """float64[U], what bonuses and deductions below a branch bring by themselves, None where there are none.

        Beside it how much of that counts, where a heading above counts the branch in part; None where all does.
        """
        rows = [i for i in branch.leaves if self.outside[i]]
        counted = [self.counted[i].filled(0.0) for i in rows]
        extra = self.final.extra
        own = [
            where(extra[i].value > 0, points / extra[i], 0.0) if i in extra else points
            for i, points in zip(rows, counted, strict=True)
        ]
        if not rows:
            return None, None
        whole, brought = sum_figures(counted), sum_figures(own)
        if not any(i in extra for i in rows):
            return brought, None
        return brought, as_number(where(brought.value == 0, 1.0, whole / brought))

    def limit_branch(self, branch: Branch, points: Figure, full: Figure, last: Last = always) -> Figure:
        """The same of a branch that counts for all it has; last : by unit, whether that is its figure."""
        limited = points
        if branch.most is not None or branch.least is not None:
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


def _in_part(figure: Figure, part: Figure | None) -> Figure:
    return figure if part is None else figure * part


def _left_of(beside: Figure, own: Figure, kept: Figure) -> Figure:
    """What is left of bonuses or deductions where a limit took some of the points, or gave some: of these first.

    2.5 of 32.5 cut to 32: 2.
    """
    less, more = most(own - kept, 0.0), most(kept - own, 0.0)
    return beside - least(less, most(beside, 0.0)) + least(more, most(-beside, 0.0))


FULL = sense("what a row is worth", "full points")
_ROUNDED = message("{name} rounded")
_OWN = message("{name} by itself")
_SCALED = message("{name} as it counts")
