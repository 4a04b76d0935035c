"""Real rounding in words, and as a step that can be redone."""

from __future__ import annotations

from scorecard.base.decimals import decimal_text
from scorecard.base.message import Text, message, plural, sense, sequence
from scorecard.model.figure import Style, as_figures, rounded
from scorecard.model.figure.rounding import RoundingMode
from scorecard.model.rounding import Rounding, RowRounding
from scorecard.scheme.written import exact, figure, hundredths
from scorecard.study.explain.step import Step

_NOTHING_MORE = ""
_MODES = {
    "half_up": message("half-up"),
    "half_down": message("half-down"),
    "half_even": message("half to even"),
    "down": sense("rounding", "down"),
    "up": sense("rounding", "up"),
}
_LEVELS = (
    ("completion", message("completion (in percent)")),
    ("points", message("points of each row")),
    ("headings", message("points of headings")),
    ("total", message("a table's total")),
    ("overall", message("a weighted total")),
)


def way(places: int, mode: RoundingMode) -> Text:
    """How a figure is rounded.

    >>> way(2, "half_up").say("zh"), way(0, "down").say("en")
    ('四舍五入保留 2 位', 'rounded down to a whole number')
    """
    return message("rounded {manner} to {target}", manner=_MODES[mode], target=_places(places))


def _places(places: int) -> Text:
    if places == 0:
        return message("a whole number")
    return plural("{count} decimal", "{count} decimals", places)


def rounded_step(
    what: Text, before: float, after: float, places: int, mode: RoundingMode, more: Text = _NOTHING_MORE
) -> Step:
    """One figure before and after; `more` follows the arithmetic."""
    sentence, printed = rounding_formula(before, after, places, mode)
    return Step(what, message("{words}{rest}", words=sentence, rest=more), after, printed)


def rounding_formula(
    before: float, after: float, places: int, mode: RoundingMode = "half_up", style: Style = "brief"
) -> tuple[Text, str]:
    """One figure before and after, and what is shown of it; a rate is rounded in percent."""
    sign = ""
    if style == "percent":
        before, after, places, sign = hundredths(before), hundredths(after), places - 2, "%"
    whole, result = f"{_enough(before, after, places, mode)}{sign}", f"{decimal_text(after, places)}{sign}"
    return message("{whole} {words} = {shown}", whole=whole, words=way(places, mode), shown=result), result


def _enough(before: float, after: float, places: int, mode: RoundingMode) -> str:
    """A figure in 4 decimals, unless these would be rounded otherwise than the figure itself."""
    short = figure(before)
    return short if float(rounded(as_figures(float(short)), places, mode)) == after else exact(before)


def rounding_text(rounding: Rounding) -> Text | None:
    """The levels that are rounded for real, as a sentence; None where none is.

    >>> rounding_text(Rounding(points=2, total=0)).say("zh")
    '修约（四舍五入）：各项得分保留 2 位，表的总分取整数；修约后的数进入下一步'
    """
    levels = [(name, getattr(rounding, level)) for level, name in _LEVELS]
    levels_rounded = [(name, _places(places)) for name, places in levels if places is not None]
    if not levels_rounded:
        return None
    words = sequence(
        (message("{name} to {target}", name=name, target=to) for name, to in levels_rounded), message(", ")
    )
    return message(
        "rounded for real, {manner}: {words}; what is rounded goes into the next step",
        manner=_MODES[rounding.mode],
        words=words,
    )


def row_rounding_text(how: RowRounding) -> Text | None:
    """How the figure of a row is rounded, as a sentence; None where it counts as it is.

    >>> row_rounding_text(RowRounding(1, "half_even")).say("zh")
    '数值先四舍六入五成双保留 1 位，再作任何计算'
    """
    if how.value is None:
        return None
    return message("the figure is {words} before anything is made of it", words=way(how.value, how.mode))
