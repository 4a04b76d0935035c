"""The figure of a heading, and of the table: what its members make together, between its limits, rounded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from scorecard.base.decimals import brief
from scorecard.base.message import Text, message, sense
from scorecard.engine.counting import Counting, Earned
from scorecard.engine.sharing import Names, Shares, leaves_of, with_member_line
from scorecard.model.branch import Branch
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    absent,
    any_of,
    as_number,
    either,
    intro_and_formula,
    known_sum,
    least,
    most,
    positive,
    rounded,
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
    points, earned : by heading, float64[U], and by branch, what was made so far; countings : by branch, how it counts
    sums : by branch, float64[U], what its members make; written : bool[U], whether any of them is written out
    formed : by branch, bool[U], whether a geometric mean could be formed
    cut : by heading, "" for the table, bool[U], whether a limit changed its points
    own : by branch, float64[U], its points by themselves, whatever they count for
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
        self.countings: dict[int, Counting] = {}
        self.sums: dict[int, Figure] = {}
        self.written: dict[int, Flags] = {}
        self.formed: dict[int, Flags] = {}
        self.cut: dict[str, Flags] = {}
        self.own: dict[int, Figure] = {}

    def figure(self, branch: Branch) -> Figure:
        """float64[U], the points of a branch; NaN where nothing of it is known."""
        for member in branch.members:
            if isinstance(member, Branch):
                self.figure(member)
        made = self.branch_points(branch)
        named = branch.heading or branch is self.tree
        points = with_line(made, lambda: self.line(branch, made)) if named else made
        counted = Earned(points, self.beside(branch))
        counting = self.countings[id(branch)] = Counting(
            self.shares.own[id(branch)],
            self.final.member_full(branch),
            self.final.part.get(id(branch)),
            counted.beside is not None,
        )
        own = counting.by_itself(counted, self.final.alone.get(id(branch)))
        if branch.held:
            own = self.within_limits(branch, own, counting)
            counted = self.as_counted(branch, own, counted, counting) if counting.anywhere else own
        points = counted.points
        if branch.heading:
            self.points[branch.heading] = points
        if branch is not self.tree:
            points = with_member_line(points, self.names, branch)
        self.earned[id(branch)], self.own[id(branch)] = Earned(points, counted.beside), own.points
        return points

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
        return where(positive(self.shares.member_full(member)), points, np.nan)

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
        counts = [positive(self.shares.member_full(m)) for m, _ in inside]
        lacks = [here & absent(points) for here, (_, points) in zip(counts, inside, strict=True)]
        formed = any_of(counts) & ~any_of(lacks)
        self.formed[id(branch)] = formed
        worth = [as_number(self.full_points(m)) for m, _ in inside]
        whole = as_number(sum_figures(worth))
        shares = [
            MemberShare(self.factor(m).filled(0.0), w, here)
            for here, w, (m, _) in zip(counts, worth, inside, strict=True)
        ]
        product = branch.way.product(as_number(self.full_points(branch)), shares, whole)
        return None if product is None else where(formed, product, np.nan)

    def factor(self, member: Branch | int) -> Figure:
        """The share of its full points that a member brings into a product."""
        points, worth = self.by_itself(member)
        return as_number(most(points, 0.0)) / as_number(worth)

    def by_itself(self, member: Branch | int) -> tuple[Figure, Figure]:
        """What a member earned, of its full points: bonuses are not worth less beside more full points."""
        points, worth = self.member_points(member), self.full_points(member)
        if not isinstance(member, Branch) or self.earned[id(member)].beside is None:
            return points, worth
        counting = self.countings[id(member)]
        own = counting.by_itself(self.earned[id(member)], self.final.alone.get(id(member)))
        line = Line(_OWN.fill(name=self.title(member)), told=lambda u: bool(counting.otherwise[u]))
        points = where(counting.otherwise, with_line(own.points, line), points)
        return points, where(counting.otherwise, counting.full, worth)

    def full_points(self, member: Branch | int) -> Figure:
        """float64[U], the full points that a row or branch counts for, under its name."""
        name = message("{name}: {subject}", name=self.names(member), subject=FULL)
        return with_line(self.final.member_full(member), lambda: Line(name, told=untold))

    def within_limits(self, branch: Branch, own: Earned, counting: Counting) -> Earned:
        """What a branch earned by itself between its limits, and rounded where the scheme says so."""
        points = own.points
        if counting.anywhere:
            rescaled = partial(self.is_rescaled, branch, counting)
            points = with_line(points, lambda: Line(_OWN.fill(name=self.title(branch)), told=rescaled))
        kept = self.limited(branch, points, counting) if branch.limited else points
        if branch.rounded is not None:
            after = rounded(kept, *branch.rounded)
            worth = self.worth(branch, after, lambda u: not counting.apart[u])
            kept = with_line(after, lambda: Line(_ROUNDED.fill(name=self.title(branch)), shown=worth))
        return own.changed_to(kept, counting.full.value > 0)

    def limited(self, branch: Branch, points: Figure, counting: Counting) -> Figure:
        """Points of a branch by itself between its limits."""
        limited = apply_limits(points, branch, counting.full)
        if not self.is_outside(branch):
            # Where none of its full points are left, a lower limit gives back deductions and adds nothing to them.
            inside, made = counting.full.value > 0, limited
            limited = either(inside, lambda: made, lambda: least(made, most(points, 0.0)))
        self.cut[branch.heading or ""] = limited_units(points, limited) & counting.counts
        last = branch.rounded is None
        worth = self.worth(branch, limited, lambda u: last and not counting.apart[u])
        return with_line(limited, limit_line(lambda: self.title(branch), points, limited, branch, worth))

    def as_counted(self, branch: Branch, own: Earned, before: Earned, counting: Counting) -> Earned:
        """What counts of that; before : what counted before limits and rounding."""
        counted = counting.as_counted(own)
        points = where(counting.counts, counted.points, before.points)
        rescaled, worth = partial(self.is_rescaled, branch, counting), self.worth(branch, points)
        line = Line(_SCALED.fill(name=self.title(branch)), shown=worth, told=rescaled)
        return Earned(with_line(points, line), counted.beside)

    def is_rescaled(self, branch: Branch, counting: Counting, u: int) -> bool:
        """Whether a limit or rounding changed points that count for other than they are by themselves."""
        changed = branch.rounded is not None or bool(self.cut[branch.heading or ""][u])
        return bool(changed and counting.counts[u] and counting.apart[u])

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


FULL = sense("what a row is worth", "full points")
_ROUNDED = message("{name} rounded")
_OWN = message("{name} by itself")
_SCALED = message("{name} as it counts")
