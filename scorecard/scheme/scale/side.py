"""One side of a starting point: so much for each step over or under it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from scorecard.base.text import Text
from scorecard.model.figure import Figure, Line, more_than, named, whole
from scorecard.scheme.amount import Amount, amount_text, unsigned
from scorecard.scheme.compared import Compared, Wording
from scorecard.scheme.kinds import AmountOf, Field, NodeType, Quantity, Word
from scorecard.scheme.scale.door import Written
from scorecard.scheme.written import figure, operand, written

PART = Word(
    {
        "dropped": Text("不足一档不计", "a part of a step counts nothing"),
        "counted": Text("不足一档按一档计", "a part of a step counts as a whole one"),
        "pro_rata": Text("按比例折算", "a part of a step counts in proportion"),
    }
)
SLOPES = {
    "level": Text("不加不减", "neither more nor less"),
    "proportional": Text(
        "按比例：基准得分 × 所比的量 ÷ 起点", "in proportion: base × figure ÷ starting point"
    ),
}

SIDE = NodeType(
    "side",
    "一侧",
    Text("每多少，加或减多少", "so much more or less for each step"),
    (
        Field("each", Quantity(), "每", Text("一档的大小", "the size of a step"), required=True),
        Field(
            "add",
            AmountOf(),
            "加",
            Text("每档加多少（与 deduct 二选一）", "added for each (or else `deduct`)"),
        ),
        Field("deduct", AmountOf(), "减", Text("每档减多少", "deducted for each")),
        Field(
            "limit", AmountOf(), "至多", Text("这一侧至多加、减多少", "the most that is added or deducted")
        ),
        Field(
            "part", PART, "不足一档", Text("不足一档怎样计", "what a part of a step counts"), required=True
        ),
    ),
    either=("add", "deduct"),
)


class Side(NamedTuple):
    """What figures on one side of a starting point do: so much for each step, at most `limit`.

    `add` is negative where points are deducted; `part` says what a step begun but not finished counts.
    """

    each: float
    add: Amount
    part: Literal["dropped", "counted", "pro_rata"]
    limit: Amount | None = None

    @property
    def more(self) -> bool:
        """Whether points are added, and not deducted."""
        return self.add.value > 0


Slope = Side | Literal["level", "proportional"]


def count(far: Figure, part: str) -> Figure:
    """How many steps a distance in steps is; one that is whole but for noise is whole.

    >>> from scorecard.model.figure import read
    >>> [count((1 - read([0.9, 0.875])) / 0.05, part).shown.tolist() for part in ("dropped", "counted")]
    [[2.0, 2.0], [2.0, 3.0]]
    """
    if part == "pro_rata":
        return far
    return whole(far, "down" if part == "dropped" else "up")


def read_slope(side: Written | Slope | None) -> Slope:
    """A side as it is written."""
    if side is None or isinstance(side, str | Side):
        return side or "level"
    each = side.get("each") if "each" in side else None
    if each is not None and each <= 0:
        wanted = Text("大于 0 的数", "a number above 0")
        side.fault("SC016", side.at("each"), found=side.text("each"), wanted=wanted)
        each = None
    if "add" in side and "deduct" in side:
        side.fault("SC048", side.key("deduct"), a="add", b="deduct")
    elif not (side.wrote("add") or side.wrote("deduct")):
        side.fault("SC013", side.span, field="add", zh="加", of=Text(SIDE.zh, SIDE.name))
    add = side.get("add") or Amount(0.0)
    if "deduct" in side:
        add = Amount(-side.get("deduct").value, side.get("deduct").share)
    return Side(1.0 if each is None else each, add, side.get("part") or "dropped", side.get("limit"))


def counted(at: float, side: Side, basis: Figure, far: Figure, of: Compared) -> Figure:
    """How many steps there are, and what became of a part of one."""
    n = count(far, side.part)
    rest = {
        "dropped": Text("，不足一档不计", ", a part of a step counts nothing"),
        "counted": Text("，不足一档按一档计", ", a part of a step counts as one"),
        "pro_rata": Text("", ""),
    }[side.part]

    def says(u: int) -> Text:
        ends = sorted((float(basis.shown[u]), at), reverse=True)
        high, low = (operand(written(end, of.briefly)) for end in ends)
        exactly = float(far.shown[u])
        formula = f"({high} − {low}) ÷ {written(side.each, of.exactly)} = {figure(exactly)}"
        part = Text("", "") if exactly == n.shown[u] else rest
        return Text(formula + part.zh, formula + part.en)

    def shown(u: int) -> Text:
        steps = figure(float(n.shown[u]))
        return Text(f"{steps} 档", steps)

    return named(n, lambda: Line(Text("档数", "Steps"), says=says, shown=shown))


def limit_line(what: Text, change: Figure, limit: Figure) -> Line:
    """The line of the end of one side, where it cuts."""

    def says(u: int) -> Text:
        points, most = (figure(float(figures.shown[u])) for figures in (change, limit))
        return Text(
            f"{points} 高于{what.zh}上限 {most}，计 {most}",
            f"{points} is over the limit of {most}: {most} counts",
        )

    return Line(
        Text(f"{what.zh}上限", "Limit of steps"), says=says, told=lambda u: bool(more_than(change, limit)[u])
    )


def slope_text(slope: Slope, over: bool, of: Wording) -> Text | None:
    """What figures on one side do; nothing is said of a level above, where the cap speaks for itself."""
    if slope == "level":
        return None if over else Text("低于的不减", "nothing less under it")
    if not isinstance(slope, Side):
        side = Text("高于", "over") if over else Text("低于", "under")
        return Text(f"{side.zh}的按比例得分", f"{side.en} it in proportion")
    each, by = of.sized(slope.each), amount_text(unsigned(slope.add))
    part = _part_text(slope.part, each)
    way, does = (
        Text("超", "over") if over else Text("低", "under"),
        Text("加", "more") if slope.more else Text("减", "less"),
    )
    zh = f"每{way.zh} {_spaced(each.zh)}{does.zh}{by.zh}，{part.zh}"
    en = f"for each {each.en} {way.en} it {by.en} {does.en}, {part.en}"
    if slope.limit is None:
        return Text(zh, en)
    most = amount_text(slope.limit)
    return Text(f"{zh}，最多{does.zh}{most.zh}", f"{en}, at most {most.en} {does.en}")


def _part_text(part: str, each: Text) -> Text:
    """What a part of a step counts."""
    short = _spaced(each.zh)
    return {
        "dropped": Text(f"不足 {short}不计", "a part of it counts nothing"),
        "counted": Text(f"不足 {short}按 {short}计", "a part of it counts as a whole one"),
        "pro_rata": Text("按比例折算", "a part of it in proportion"),
    }[part]


def _spaced(figure: str) -> str:
    """A figure before Chinese words: a blank behind digits and signs, none behind words."""
    return f"{figure} " if figure.isascii() else figure
