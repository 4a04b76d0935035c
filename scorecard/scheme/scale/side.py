"""One side of a starting point: so much for each step over or under it."""

from __future__ import annotations

from math import isfinite
from typing import Literal

from scorecard.base.message import Text, message, sense
from scorecard.base.records import dataclass
from scorecard.model.figure import Figure, Line, more_than, whole_figures, with_line
from scorecard.scheme.amount import Amount, amount_text, unsigned_amount
from scorecard.scheme.compared import ComparedFigure, Wording
from scorecard.scheme.field import Field, node_of, scheme_field
from scorecard.scheme.kinds import AmountOf, Quantity, Word
from scorecard.scheme.scale.door import ScaleRule
from scorecard.scheme.written import figure, number_text, operand

PART = Word(
    {
        "dropped": message("a part of a step counts nothing"),
        "counted": message("a part of a step counts as a whole one"),
        "pro_rata": message("a part of a step counts in proportion"),
    }
)
SLOPES = {
    "level": message("neither more nor less"),
    "proportional": message("in proportion: base × figure ÷ starting point"),
}


@dataclass(frozen=True)
class StepSide:
    """What figures on one side of a starting point do: so much for each step, at most `limit`.

    `add` is negative where points are deducted; `part` says what a step begun but not finished counts.
    """

    each: float = scheme_field(Quantity(), "每", message("the size of a step"), required=True)
    add: Amount = scheme_field(AmountOf(), "加", message("added for each (or else `deduct`)"), always=True)
    limit: Amount | None = scheme_field(
        AmountOf(), "至多", message("the most that is added or deducted"), by_name=True
    )
    part: Literal["dropped", "counted", "pro_rata"] = scheme_field(
        PART, "不足一档", message("what a part of a step counts"), required=True, empty="dropped"
    )

    @property
    def more(self) -> bool:
        """Whether points are added, and not deducted."""
        return self.add.value > 0


SIDE = node_of(
    StepSide,
    "side",
    "一侧",
    message("so much more or less for each step"),
    after={
        "add": (Field("deduct", AmountOf(), "减", message("deducted for each")),),
    },
    either=("add", "deduct"),
    by_reader=True,
)

Slope = StepSide | Literal["level", "proportional"]


def count(far: Figure, part: str) -> Figure:
    """How many steps a distance in steps is; one that is whole but for noise is whole.

    >>> from scorecard.model.figure import as_figures
    >>> [count((1 - as_figures([0.9, 0.875])) / 0.05, part).shown.tolist() for part in ("dropped", "step_count")]
    [[2.0, 2.0], [2.0, 3.0]]
    """
    if part == "pro_rata":
        return far
    return whole_figures(far, "down" if part == "dropped" else "up")


def read_slope(side: ScaleRule | Slope | None) -> Slope:
    """A side as it is written."""
    if side is None or isinstance(side, str | StepSide):
        return side or "level"
    each = side.get("each") if "each" in side else None
    if each is not None and each <= 0:
        side.fault("SC016", side.at("each"), found=side.text("each"), wanted=message("a number above 0"))
        each = None
    if "add" in side and "deduct" in side:
        side.fault("SC048", side.key("deduct"), a="add", b="deduct")
    elif not (side.wrote("add") or side.wrote("deduct")):
        side.fault(
            "SC013", side.span, field="add", called=SIDE.by_name["add"].called, of=SIDE.title, wanted=""
        )
    add = side.get("add") or Amount(0.0)
    if "deduct" in side:
        add = Amount(-side.get("deduct").value, side.get("deduct").share)
    return side.record(StepSide, each=1.0 if each is None else each, add=add)


def step_count(at: float, side: StepSide, basis: Figure, far: Figure, of: ComparedFigure) -> Figure:
    """How many steps there are, and what became of a part of one."""
    n = count(far, side.part)
    rest = {
        "dropped": message(", a part of a step counts nothing"),
        "counted": message(", a part of a step counts as one"),
        "pro_rata": "",
    }[side.part]

    def says(u: int) -> Text:
        ends = sorted((float(basis.shown[u]), at), reverse=True)
        high, low = (operand(number_text(end, of.briefly)) for end in ends)
        exactly = float(far.shown[u])
        formula = f"({high} − {low}) ÷ {number_text(side.each, of.exactly)} = {figure(exactly)}"
        part = "" if exactly == n.shown[u] else rest
        return message("{formula}{part}", formula=formula, part=part)

    def shown(u: int) -> Text:
        return message("{steps}", steps=figure(float(n.shown[u])))

    return with_line(
        n, lambda: Line(message("Steps"), says=says, shown=shown, told=lambda u: isfinite(far.value[u]))
    )


def limit_line(more: bool, change: Figure, limit: Figure) -> Line:
    """The line of the end of one side, where it cuts."""
    if more:
        name = sense("added", "Limit of steps")
        text = sense("added", "{points} is over the limit of {most}: {most} counts")
    else:
        name = sense("deducted", "Limit of steps")
        text = sense("deducted", "{points} is over the limit of {most}: {most} counts")

    def says(u: int) -> Text:
        points, most = (figure(float(figures.shown[u])) for figures in (change, limit))
        return text.fill(points=points, most=most)

    def told(u: int) -> bool:
        return isfinite(change.value[u]) and bool(more_than(change, limit)[u])

    return Line(name, says=says, told=told)


_EACH = {
    "dropped": message("for each {size} {way} it {amount} {change}, a part of it counts nothing"),
    "counted": message("for each {size} {way} it {amount} {change}, a part of it counts as a whole one"),
    "pro_rata": message("for each {size} {way} it {amount} {change}, a part of it in proportion"),
}


def slope_text(slope: Slope, over: bool, of: Wording) -> Text | None:
    """What figures on one side do; nothing is said of a level above, where the cap speaks for itself."""
    if slope == "level":
        return None if over else message("nothing less under it")
    if not isinstance(slope, StepSide):
        return message("over it in proportion") if over else message("under it in proportion")
    each, by = of.figure_with_measure(slope.each), amount_text(unsigned_amount(slope.add))
    way, does = (
        sense("a slope", "over") if over else sense("a slope", "under"),
        message("more") if slope.more else message("less"),
    )
    whole = _EACH[slope.part].fill(size=each, way=way, amount=by, change=does)
    if slope.limit is None:
        return whole
    most = amount_text(slope.limit)
    return message("{slope}, at most {most} {change}", slope=whole, most=most, change=does)
