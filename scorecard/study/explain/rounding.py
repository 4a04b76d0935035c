"""Real rounding in words, and as a step that can be redone."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.model.figure import Style, read, rounded
from scorecard.model.figure.rounding import RoundingMode
from scorecard.model.scheme import Rounding
from scorecard.study.explain.step import Step, exact, figure, fixed, hundredths

_NOTHING_MORE = Text("", "")
_MODES = {
    "half_up": Text("四舍五入", "half-up"),
    "half_even": Text("四舍六入五成双", "half to even"),
    "down": Text("舍去尾数", "down"),
    "up": Text("有尾数即进一", "up"),
}
_LEVELS = (
    ("completion", Text("完成率（百分数）", "completion (in percent)")),
    ("points", Text("各项得分", "points of each row")),
    ("headings", Text("标题得分", "points of headings")),
    ("total", Text("表的总分", "a table's total")),
    ("overall", Text("加权总分", "a weighted total")),
)


def way(places: int, mode: RoundingMode) -> Text:
    """How a figure is rounded.

    >>> way(2, "half_up").zh, way(0, "down").en
    ('四舍五入保留 2 位', 'rounded down to a whole number')
    """
    how, to = _MODES[mode], _places(places)
    return Text(f"{how.zh}{to.zh}", f"rounded {how.en} to {to.en}")


def _places(places: int) -> Text:
    if places == 0:
        return Text("取整数", "a whole number")
    return Text(f"保留 {places} 位", f"{places} decimal" if places == 1 else f"{places} decimals")


def rounded_step(
    what: Text, before: float, after: float, places: int, mode: RoundingMode, more: Text = _NOTHING_MORE
) -> Step:
    """One figure before and after; `more` follows the arithmetic."""
    said, shown = rounding_formula(before, after, places, mode)
    return Step(what, Text(f"{said.zh}{more.zh}", f"{said.en}{more.en}"), after, shown)


def rounding_formula(
    before: float, after: float, places: int, mode: RoundingMode = "half_up", style: Style = "brief"
) -> tuple[Text, str]:
    """One figure before and after, and what is shown of it; a rate is rounded in percent."""
    sign = ""
    if style == "percent":
        before, after, places, sign = hundredths(before), hundredths(after), places - 2, "%"
    said = way(places, mode)
    whole, shown = f"{_enough(before, after, places, mode)}{sign}", f"{fixed(after, places)}{sign}"
    return Text(f"{whole} {said.zh} = {shown}", f"{whole} {said.en} = {shown}"), shown


def _enough(before: float, after: float, places: int, mode: RoundingMode) -> str:
    """A figure in 4 decimals, unless these would be rounded otherwise than the figure itself."""
    short = figure(before)
    return short if float(rounded(read(float(short)), places, mode)) == after else exact(before)


def rounding_text(rounding: Rounding) -> Text | None:
    """The levels that are rounded for real, as a sentence; None where none is.

    >>> rounding_text(Rounding(points=2, total=0)).zh
    '修约（四舍五入）：各项得分保留 2 位，表的总分取整数；修约后的数进入下一步'
    """
    levels = [(name, getattr(rounding, level)) for level, name in _LEVELS]
    said = [(name, _places(places)) for name, places in levels if places is not None]
    if not said:
        return None
    how = _MODES[rounding.mode]
    zh = "，".join(f"{name.zh}{to.zh}" for name, to in said)
    en = ", ".join(f"{name.en} to {to.en}" for name, to in said)
    return Text(
        f"修约（{how.zh}）：{zh}；修约后的数进入下一步",
        f"rounded for real, {how.en}: {en}; what is rounded goes into the next step",
    )
