"""A figure over periods: units down, periods across, a line of bars, and the latest growth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.base.decimals import plain
from scorecard.base.message import Lang, Text, message, sense
from scorecard.model.figure import Floats
from scorecard.model.status import Status
from scorecard.study.note import Note
from scorecard.study.trend.figures import Trend, is_counted
from scorecard.study.trend.series import status_id, status_text
from scorecard.tables import words
from scorecard.tables.chart import BARS
from scorecard.tables.numbers import full_name, printed_value
from scorecard.tables.record_cells import Json, notes_record, number
from scorecard.tables.table import Cell, Column, Document, Kind, Table

# A blank that stays one: renderers take ordinary blanks away from the ends of a cell.
GAP = "\u2800"


def sparkline(values: Floats, inverted: bool = False) -> str:
    """One bar per figure, scaled from the lowest to the highest of the row; a blank for none.

    bar = ⌊(v − min) ÷ (max − min) × 6 + ½⌋; the middle one where all are equal.
    `inverted`: the lowest figure stands highest, as the first rank should.

    >>> sparkline(np.array([10.0, np.nan, 25.0, 40.0])).replace(GAP, " ")
    '▁ ▄▇'
    """
    known = np.isfinite(values)
    if not known.any():
        return GAP * len(values)
    scaled = -values if inverted else values
    low, high = float(np.nanmin(scaled)), float(np.nanmax(scaled))
    top = len(BARS) - 1
    heights = np.full(len(values), top // 2)
    if high > low:
        heights[known] = np.floor((scaled[known] - low) / (high - low) * top + 0.5).astype(int)
    return "".join(BARS[h] if k else GAP for h, k in zip(heights.tolist(), known.tolist(), strict=True))


def trend_document(trends: Sequence[Trend], narrow: bool = False) -> Document:
    """A table for each figure of the same thing (two where `narrow`), and the notes they share."""
    first = trends[0]
    span = (first.labels[0], first.labels[-1])
    stretch = (
        message("Trend, {span} to {span_2}", span=span[0], span_2=span[1])
        if len(first.labels) > 1
        else span[0]
    )
    texts = [note.text for trend in trends for note in trend.notes]
    texts += [note for trend in trends for note in _reading(trend)]
    texts += [_DASH for trend in trends if any(np.isnan(g).any() for _, g in _growths(trend, _latest(trend)))]
    return Document(
        titles=(_title(first), stretch),
        tables=tuple(
            table
            for t in trends
            for table in (_two_tables(t) if narrow and not t.words else (_one_table(t),))
        ),
        notes=tuple(dict.fromkeys((*texts, *_lines(first)))),
    )


def _title(trend: Trend) -> Text:
    if trend.row is None:
        return trend.name
    name = full_name(trend.row)
    if trend.row.relation != "part":
        return name
    rows = {row.id: row.name for row in trend.scheme.table(trend.what.table).indicators}
    return message("{parent}, {name}", parent=rows[trend.row.parent or ""], name=name)


def _one_table(trend: Trend) -> Table:
    """Periods, bars and growth beside each other."""
    periods, growths = _periods(trend), _latest_growths(trend)
    bars = [] if trend.words else [_bars(trend)]
    return _put_together(trend, "", _heading(trend), [*periods, *bars, *growths])


def _two_tables(trend: Trend) -> tuple[Table, Table]:
    """The periods, and below them the bars beside the latest figure and its growth."""
    periods = _periods(trend)
    below = [_bars(trend), periods[_latest(trend)], *_latest_growths(trend)]
    title = message("Trend and growth")
    return _put_together(trend, "", _heading(trend), periods), _put_together(trend, ".growth", title, below)


# A column and its cells, one for each unit.
_Filled = tuple[Column, list[Cell]]


def _put_together(trend: Trend, part: str, title: Text, filled: list[_Filled]) -> Table:
    columns = (Column("unit", words.UNIT, key=True), *(column for column, _ in filled))
    rows = tuple((unit.short, *(cells[u] for _, cells in filled)) for u, unit in enumerate(trend.units))
    return Table(f"trend.{trend.what.id}.{trend.show}{part}", (title,), columns, rows)


def _periods(trend: Trend) -> list[_Filled]:
    kind, decimals = _printed_as(trend)
    return [
        (Column(label, label, kind, decimals), [_cell(trend, u, p) for u in range(len(trend.units))])
        for p, label in enumerate(trend.labels)
    ]


def _bars(trend: Trend) -> _Filled:
    lines: list[Cell] = [sparkline(figures, inverted=trend.show == "rank") for figures in trend.values]
    return Column("trend", message("Trend")), lines


def _latest_growths(trend: Trend) -> list[_Filled]:
    latest = _latest(trend)
    return [
        (_growth_column(trend, latest, heads), [_growth(figure, trend.growth) for figure in figures])
        for heads, figures in _growths(trend, latest)
    ]


def _growths(trend: Trend, latest: int) -> list[tuple[dict[str, Text], Floats]]:
    """Both kinds of growth in the latest period, float64[U]; one that no unit has is not printed."""
    both = ((_LAST_YEAR, trend.year_on_year[:, latest]), (_PREVIOUS, trend.on_previous[:, latest]))
    return [(heads, figures) for heads, figures in both if np.isfinite(figures).any()]


def _latest(trend: Trend) -> int:
    """The latest period that any unit has a figure in."""
    known = np.flatnonzero(np.isfinite(trend.values).any(axis=0))
    if trend.words:
        known = np.flatnonzero([any(words_of) for words_of in zip(*trend.words, strict=True)])
    return int(known[-1]) if len(known) else len(trend.periods) - 1


def _printed_as(trend: Trend) -> tuple[Kind, int | None]:
    decimals = trend.scheme.decimals
    if trend.show == "rank":
        return "rank", None
    if trend.show == "completion":
        return "percent", decimals.completion
    if trend.show == "value":
        return "number", trend.row.shown.decimals if trend.row else None
    return "number", decimals.points if trend.row else decimals.total


def _heading(trend: Trend) -> Text:
    if trend.show != "value":
        return {"completion": words.COMPLETION, "points": words.POINTS, "rank": words.RANK}[trend.show]
    alone = trend.row is not None and trend.row.alone
    if not is_counted(trend.row) and not alone:
        return words.ACTUAL
    if trend.in_period or alone:
        return message("Actual in the period")
    if _counts_from_plan(trend):
        return message("Actual since the plan began")
    return message("Actual since {beginning}", beginning=trend.scheme.calendar.beginning)


def _counts_from_plan(trend: Trend) -> bool:
    """Whether its figures count from the first year of a plan."""
    return trend.scheme.is_plan and trend.row is not None and trend.row.per == "plan"


def _cell(trend: Trend, u: int, p: int) -> Cell:
    if trend.words and trend.words[u][p]:
        return trend.words[u][p]
    if np.isfinite(trend.values[u, p]):
        figure = float(trend.values[u, p])
        return printed_value(trend.row, figure) if trend.row and trend.show == "value" else figure
    code = int(trend.statuses[u, p])
    return words.NOT_APPLICABLE if code == Status.NOT_APPLICABLE else status_text(code)


_LAST_YEAR: dict[str, Text] = {
    "percent": message("on last year"),
    "percentage_points": message("on last year (pp)"),
    "difference": sense("heading of a column", "on last year"),
    "points": message("on last year (points)"),
    "places": message("rank on last year"),
}
_PREVIOUS: dict[str, Text] = {
    "percent": message("on previous"),
    "percentage_points": message("on previous (pp)"),
    "difference": sense("heading of a column", "on previous"),
    "points": message("on previous (points)"),
    "places": message("rank on previous"),
}


def _growth_column(trend: Trend, latest: int, heads: dict[str, Text]) -> Column:
    head, label = heads[trend.growth], trend.labels[latest]
    id = "year_on_year" if heads is _LAST_YEAR else "on_previous"
    kind: Kind = "percent" if trend.growth == "percent" else "number"
    return Column(id, message("{label} {head}", label=label, head=head), kind, 2, signed=True)


def _growth(figure: float, growth: str) -> Cell:
    """A growth, which is printed with its sign; places gained or lost with an arrow; a dash where there is none."""
    if np.isnan(figure):
        return "—"
    if growth == "places":
        return f"↑{plain(figure)}" if figure > 0 else f"↓{plain(-figure)}" if figure < 0 else "→0"
    return float(figure)


def _reading(trend: Trend) -> list[Text]:
    """How the figures and their growth are to be read."""
    texts: list[Text] = []
    if is_counted(trend.row) and trend.show == "value":
        counted = _CUMULATIVE.fill(beginning=trend.scheme.calendar.beginning)
        texts.append(_OWN if trend.in_period else _BY_PLAN if _counts_from_plan(trend) else counted)
    if is_counted(trend.row) and trend.show == "completion":
        texts.append(_ANEW)
    if trend.growth == "places":
        texts.append(_PLACES)
    return texts


_CUMULATIVE = message(
    "Actuals are counted from {beginning}, and growth on last year is that of the count; "
    "growth on the previous period is that of the period's own figure (the count less the "
    "count before)."
)
_BY_PLAN = message(
    "Actuals are counted from the plan's first year, and growth on last year is that of "
    "the year's own count; growth on the previous period is that of the period's own "
    "figure (the count less the count before)."
)
_OWN = message(
    "A period's own figure is its count less the count before (the year's first period: "
    "its count); missing if either is."
)
_ANEW = message("Completion starts anew each year, so the first period has no growth on the previous one.")
_DASH = message("Growth is “—” where a figure is missing or not comparable, or the base is not above 0.")
_PLACES = message("Bars of ranks stand highest for the first; ↑ is places gained, ↓ lost, → unchanged.")


def _lines(trend: Trend) -> list[Text]:
    if len(trend.labels) < 2 or trend.words:
        return []
    return [
        message(
            "Bars run from each row's own lowest to its highest and do not compare rows; a blank "
            "is no figure."
        )
    ]


def trend_record(trends: Sequence[Trend], lang: Lang) -> Json:
    """The first figure as plain data, the others under `also`; figures unrounded, null for none."""
    first, *others = (_record(trend, lang) for trend in trends)
    return {**first, "also": others}


def _record(trend: Trend, lang: Lang) -> Json:
    return {
        "what": trend.what.id,
        "kind": trend.what.kind,
        "table": trend.what.table if trend.what.kind != "total" else None,
        "name": trend.name,
        "show": trend.show,
        "measure": trend.measure,
        "nature": trend.row.nature if trend.row and not trend.row.heading else None,
        "in_period": trend.in_period,
        "growth": trend.growth,
        "periods": list(trend.labels),
        "rows": [
            {
                "unit": unit.id,
                "name": unit.name,
                "values": [number(v) for v in trend.values[u]],
                **({"words": [word or None for word in trend.words[u]]} if trend.words else {}),
                "statuses": [status_id(int(code)) for code in trend.statuses[u]],
                "year_on_year": [number(v) for v in trend.year_on_year[u]],
                "on_previous": [number(v) for v in trend.on_previous[u]],
            }
            for u, unit in enumerate(trend.units)
        ],
        "notes": notes_record((*trend.notes, *(Note("reading", text) for text in _reading(trend))), lang),
    }
