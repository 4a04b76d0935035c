"""The figure of a heading, and of the table: what its members make together, between its limits, rounded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from scorecard.base.decimals import brief
from scorecard.base.message import Text, message
from scorecard.engine.sharing import Names, Shares, called, leaves_of
from scorecard.model.branch import Branch
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    added,
    as_number,
    known_sum,
    least,
    most,
    named,
    product_of,
    rounded,
    same,
    where,
)
from scorecard.model.figure.operation import operation
from scorecard.model.total import Total
from scorecard.scheme.amount import amount

COMBINED = {
    "sum": message("the sum over its rows"),
    "mean": message("the mean of the shares of its rows"),
    "best": message("the row with the best share"),
    "worst": message("the row with the worst share"),
    "chosen": message("the one row that was reported"),
    "geometric": message("the weighted geometric mean of the shares of its rows"),
}
"""How a heading makes its points, in words."""

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

    def figure(self, branch: Branch) -> Figure:
        """float64[U], the points of a branch; NaN where nothing of it is known."""
        for member in branch.members:
            if isinstance(member, Branch):
                self.figures[id(member)] = self.figure(member)
        points = self.made(branch)
        if branch.heading or branch is self.tree:
            made = points
            points = self.within_limits(branch, named(made, lambda: self.line(branch, made)))
        if branch.heading:
            self.points[branch.heading] = points
        return points if branch is self.tree else called(points, self.names, branch)

    def title(self, branch: Branch) -> Text:
        """What the lines of a branch are called."""
        name = self.names(branch)
        return message("“{name}”", name=name) if branch.heading else name

    def multiplies(self, branch: Branch, row: int) -> bool:
        """Whether a row is a factor of a geometric mean, and not a bonus or deduction beside it."""
        factors = (m for m in branch.members if not self.is_outside(m))
        return id(branch) in self.formed and any(row in leaves_of(m) for m in factors)

    def of(self, member: Branch | int) -> Figure:
        """float64[U], the points of a row, or of a branch that was made before."""
        return self.figures[id(member)] if isinstance(member, Branch) else self.counted[member]

    def made(self, branch: Branch) -> Figure:
        """What the members of a branch make, before any limit."""
        members = [(member, self.of(member)) for member in branch.members]
        inside = [(member, points) for member, points in members if not self.is_outside(member)]
        if branch.combine == "geometric" and inside:
            extra = [(member, points) for member, points in members if self.is_outside(member)]
            mean = self.geometric(branch, inside)
            self.written[id(branch)] = self.final.of(branch).value > 0
            return self.added(branch, [(branch, mean), *extra])
        if branch.combine != "sum":
            members = [(member, self.shared(member, points)) for member, points in members]
        return self.added(branch, members)

    def shared(self, member: Branch | int, points: Figure) -> Figure:
        """Points that are a share of full points; what is worth nothing has none, whatever its points."""
        return points if self.is_outside(member) else where(self.shares.of(member).value > 0, points, np.nan)

    def added(self, branch: Branch, addends: Members) -> Figure:
        """The sum of what is known; written out is what has full points or stands outside them.

        A branch that is nothing but the sum of its members is written out as these.
        """
        figures, written = [], []
        for member, points in addends:
            adds_up = branch.combine == "sum" and isinstance(member, Branch) and member.additive
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
        return self.final.of(member).value > 0

    def geometric(self, branch: Branch, inside: Members) -> Figure:
        """P · Π max(0, pᵢ/wᵢ)^(wᵢ/Σw); none while a member lacks its points."""
        counts = [self.shares.of(m).value > 0 for m, _ in inside]
        lacks = [here & points.missing for here, (_, points) in zip(counts, inside, strict=True)]
        formed = np.any(counts, axis=0) & ~np.any(lacks, axis=0)
        self.formed[id(branch)] = formed
        worth = [as_number(self.final.of(m)) for m, _ in inside]
        whole = as_number(added(worth))
        powers = [
            where(
                here,
                (as_number(most(points, 0.0)) / w).filled(0.0) ** (w / whole).filled(0.0),
                1.0,
            )
            for here, w, (_, points) in zip(counts, worth, inside, strict=True)
        ]
        mean = as_number(self.final.of(branch)) * product_of(powers, counts)
        return where(formed, mean, np.nan)

    def within_limits(self, branch: Branch, points: Figure) -> Figure:
        """The figure of a branch between its limits, and rounded where the scheme says so."""
        limits = branch.most is not None or branch.least is not None
        if not limits and branch.rounded is None:
            return points
        full, now = self.shares.of(branch), self.final.of(branch)
        if full is now:
            return self.bounded(branch, points, full)
        # A heading above counts it for less: limits and rounding are of its own points.
        here = now.value > 0

        def told(u: int) -> bool:
            changed = branch.rounded is not None or bool(self.cut[branch.heading or ""][u])
            return bool(here[u]) and changed and not same(now, full)[u]

        own = where(here, points * as_number(full) / as_number(now), points)
        own = named(own, lambda: Line(_OWN.fill(name=self.title(branch)), told=told))
        kept = self.bounded(branch, own, full, last=lambda u: bool(same(now, full)[u]))
        if limits:
            self.cut[branch.heading or ""] &= here
        after = where(here, kept * as_number(now) / as_number(full), points)
        shown = self.worth(branch, after)
        return named(after, lambda: Line(_SCALED.fill(name=self.title(branch)), shown=shown, told=told))

    def bounded(self, branch: Branch, points: Figure, full: Figure, last: Last = always) -> Figure:
        """The same of a branch that counts for all it has; last : by unit, whether that is its figure."""
        held = points
        if branch.most is not None or branch.least is not None:
            held = limited(points, branch, full)
            cut = self.cut[branch.heading or ""] = points.known & ~same(points, held)
            shown = self.worth(branch, held, lambda u: branch.rounded is None and last(u))
            held = named(held, limit_line(lambda: self.title(branch), cut, shown))
        if branch.rounded is None:
            return held
        after = rounded(held, *branch.rounded)
        shown = self.worth(branch, after, last)
        return named(after, lambda: Line(_ROUNDED.fill(name=self.title(branch)), shown=shown))

    def line(self, branch: Branch, points: Figure) -> Line:
        """The line of what the members of a branch make."""
        intro = COMBINED[branch.combine] if branch.combine != "sum" else None
        formed = self.formed.get(id(branch))

        def says(u: int) -> Text | None:
            absent = formed is not None and not formed[u]
            return message("an item is lacking, so there is no geometric mean") if absent else None

        def last(u: int) -> bool:
            cut = self.cut.get(branch.heading or "")
            return branch.rounded is None and (cut is None or not cut[u])

        shown = self.worth(branch, points, last)
        return Line(self.title(branch), says=says, intro=lambda u: None if says(u) else intro, shown=shown)

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


_ROUNDED = message("{name} rounded")
_OWN = message("{name} by itself")
_SCALED = message("{name} as it counts")
LIMIT = message("Limit of {name}")


@operation()
def limited(points: Figure, held: Branch | Total, full: Figure) -> Figure:
    """Points of a branch or total between its limits, the lower one last.

    >>> from scorecard.model.figure import read
    >>> from scorecard.model.rule import Amount
    >>> limited(read([33.0, 12.0]), Branch((), most=Amount(30.0)), read([30.0, 30.0])).value.tolist()
    [30.0, 12.0]
    """
    if held.most is not None:
        points = least(points, amount(held.most, full))
    if held.least is not None:
        low = amount(held.least, full)
        points = most(points, where(np.isposinf(low.value), -np.inf, low))
    return points


def limit_line(name: Callable[[], Text], cut: Flags, shown: Callable[[int], Text]) -> Callable[[], Line]:
    """The line of the limit of a branch or total, told of the units whose points it changed."""
    return lambda: Line(LIMIT.fill(name=name()), shown=shown, told=lambda u: bool(cut[u]))
