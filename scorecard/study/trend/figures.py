"""One figure over periods: what it was, and how it grew on last year and on the period before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.records import dataclass
from scorecard.engine.as_now import in_measure
from scorecard.engine.row_rounding import round_row_values
from scorecard.model.board import Board
from scorecard.model.figure import Figure, Floats, more_than, where
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import ordinal
from scorecard.model.observations import Codes
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.unit import Unit
from scorecard.study.compare.frame import is_converted, row_reason
from scorecard.study.compare.reasons import Reason
from scorecard.study.notes import Note
from scorecard.study.trend.grid import (
    Groups,
    TrendGrid,
    earlier,
    grid_of,
    group_notes,
    groups_of,
    nothing_of,
    own_period_figures,
    same_count,
    spans,
    without_other_groups,
    year_figures,
)
from scorecard.study.trend.notes import notes_of
from scorecard.study.trend.series import Series, Show, TrendSubject, row_of, series

Growth = Literal["percent", "percentage_points", "difference", "points", "places"]


@dataclass(frozen=True, eq=False)
class Trend:
    """A figure of U units over P periods, in order of time.

    name : of the indicator, table or total; measure : the figure's measure, "" where it has none
    row : the indicator as the latest scheme has it, None for totals
    units : as the latest scheme that has them names them
    labels : the periods as their schemes write them
    values : float64[U, P], in the measure (completion: a fraction), NaN where there is no figure
    statuses : int8[U, P], `Status`, or `NOT_COMPARABLE`, `UNRANKED`, `NO_TARGET`
    year_on_year : float64[U, P], growth on the same period of the year before
    on_previous : float64[U, P], growth on the period before; of a counted-up figure, that of the
        period's own figure
    words : by unit and period, the word where the row takes words; empty for figures
    growth : what the two are in

        percent             (now − then) ÷ then × 100, NaN where then is 0 or less
        percentage_points   now − then, of a ratio in %; of a completion, times 100
        difference          now − then, of any other ratio, in its measure
        points              now − then, of points and marks
        places              then − now, of ranks: places gained

    All are NaN where either figure is missing or not comparable.
    """

    what: TrendSubject
    show: Show
    in_period: bool
    name: str
    measure: str
    row: Indicator | None
    scheme: Scheme
    units: tuple[Unit, ...]
    periods: tuple[Period, ...]
    labels: tuple[str, ...]
    values: Floats
    statuses: Codes
    year_on_year: Floats
    on_previous: Floats
    growth: Growth
    notes: tuple[Note, ...]
    words: tuple[tuple[str, ...], ...] = ()


def trend(
    boards: Sequence[Board],
    what: TrendSubject,
    show: Show = "value",
    units: Sequence[str] | None = None,
    first: Period | None = None,
    last: Period | None = None,
    in_period: bool = False,
) -> Trend:
    """A figure over the boards between two periods, for units by id (all, if not said).

    Boards outside the stretch serve as what is compared with. `in_period` turns the cumulative
    values of a flow into each period's own. There must be a board in the stretch that has the figure.
    """
    ordered = sorted(boards, key=lambda board: ordinal(board.period))
    within = [n for n, b in enumerate(ordered) if is_inside(b.period, first, last)]
    series_of = [series(board, what, show) for board in ordered]
    latest = _latest(series_of, within, what)
    row = row_of(ordered[latest], what)
    chosen = _units([series_of[n] for n in reversed(within)], units)
    grids = _grids(ordered, what, show, row, series_of, chosen)
    seen = grids.own if in_period else grids.whole
    counted = show == "value" and is_counted(row)
    before = _compared_with(ordered, counted, counted and in_period, show, row)
    groups, growth = groups_of(ordered, what, show, chosen), _growth_of(show, row)
    on_year, on_previous = (
        _grown(grid.values, then, groups, show, growth)[:, within].shown
        for grid, then in zip((seen if in_period else grids.of_year, grids.own), before, strict=True)
    )
    stretch = [ordered[n] for n in within]
    notes = notes_of(stretch, what, row, chosen, show, show == "value" and _adds_up(row))
    return Trend(
        what=what,
        show=show,
        in_period=in_period and counted,
        name=row.name if row else _title(ordered[latest], what),
        measure=_measure(show, row),
        row=row,
        scheme=ordered[latest].scheme,
        units=chosen,
        periods=tuple(board.period for board in stretch),
        labels=tuple(board.label for board in stretch),
        values=seen.values[:, within].shown,
        statuses=seen.statuses[:, within],
        year_on_year=on_year,
        on_previous=on_previous,
        growth=growth,
        notes=(*notes, *group_notes(before[1], groups, chosen, within)),
        words=tuple(tuple(line[n] for n in within) for line in grids.words),
    )


class _Grids(NamedTuple):
    """A figure over all boards as it is printed, of the period and of the year alone, and in words."""

    whole: TrendGrid
    own: TrendGrid
    of_year: TrendGrid
    words: list[list[str]]


def _grids(
    boards: Sequence[Board],
    what: TrendSubject,
    show: Show,
    row: Indicator | None,
    series_of: Sequence[Series | None],
    units: tuple[Unit, ...],
) -> _Grids:
    """The figures of all boards that have the same thing, in its present measure."""
    pairs = zip(boards, series_of, strict=True)
    same = [one and _as_now(board, one, what, show, row) for board, one in pairs]
    whole = grid_of(boards, same, units, show == "value" and _adds_up(row))
    if show == "value" and row and row.words:
        # A word has no size: there is nothing to draw, and nothing that could grow.
        nothing = nothing_of(whole)
        return _Grids(nothing, nothing, nothing, _words(boards, whole, what))
    if show != "value" or not is_counted(row):
        return _Grids(whole, whole, whole, [])
    rows = [_rounded_as_now(row_of(board, what), row) for board in boards]
    return _Grids(whole, own_period_figures(whole, boards, rows), year_figures(whole, boards, rows), [])


def _as_now(
    board: Board, one: Series, what: TrendSubject, show: Show, reference: Indicator | None
) -> Series | None:
    """The figures of a board as those of the row as it is now; None where it is another thing."""
    row = row_of(board, what)
    if row is None or reference is None:
        return one if row is reference else None
    if row_reason(reference, row) not in (Reason.NONE, Reason.DIRECTION):
        return None
    if show != "value" or not is_converted(row, reference):
        return one
    exact = in_measure(one.exact, row, reference)
    return one._replace(values=round_row_values(reference, exact), unrounded=exact)


def _rounded_as_now(row: Indicator | None, reference: Indicator | None) -> Indicator | None:
    """A row whose figures are rounded as those of now where they are put into its measure."""
    converted = row and reference and is_converted(row, reference)
    return replace(row, rounding=reference.rounding) if row and reference and converted else row


def _grown(figures: Figure, before: NDArray[np.int32], groups: Groups, show: Show, growth: Growth) -> Figure:
    """float64[U, B], what is printed of a growth: none between places in different groups."""
    scale = 100.0 if show == "completion" else 1.0
    return without_other_groups(growth_on(figures * scale, before, growth), before, groups)


def _latest(series_of: Sequence[Series | None], within: Sequence[int], what: TrendSubject) -> int:
    """The last board of the stretch that has the figure."""
    latest = next((n for n in reversed(within) if series_of[n] is not None), None)
    if latest is None:
        raise LookupError(f"no board has {what.table}.{what.id}")
    return latest


def _adds_up(row: Indicator | None) -> bool:
    """Whether the values of several units make one together."""
    return row is not None and row.nature != "ratio" and row.judging is None and not row.words


def _words(boards: Sequence[Board], grid: TrendGrid, what: TrendSubject) -> list[list[str]]:
    """The words of every unit over the boards, as each period's scheme has them; "" where there is none."""
    rows = [row_of(board, what) for board in boards]
    return [
        [row.word(float(v)) if row else "" for row, v in zip(rows, of_unit, strict=True)]
        for of_unit in grid.values.shown
    ]


def is_counted(row: Indicator | None) -> bool:
    """Whether the values of a row are counted up over the year."""
    counts = row is not None and row.nature == "flow" and row.judging is None and not row.heading
    return counts and row is not None and not row.alone


def growth_on(values: Figure, before: NDArray[np.int32], growth: Growth) -> Figure:
    """The growth of every column on another one; float64[U, B].

    before : int32[B], the column compared with, -1 for none

    percent             (now − then) ÷ then, a fraction; NaN where then is not above 0
    places              then − now
    all else            now − then

    >>> from scorecard.model.figure import as_figures
    >>> growth_on(as_figures([[0.0, 40.0, 54.0]]), np.array([-1, 0, 1], dtype=np.int32), "percent").shown.tolist()
    [[nan, nan, 0.35]]
    """
    then = where(before >= 0, values[:, before], np.nan)
    change = values - then
    if growth == "percent":
        return change / where(more_than(then, 0.0), then, np.nan)
    return -change if growth == "places" else change


def is_inside(period: Period, first: Period | None, last: Period | None) -> bool:
    """Whether a period lies in a stretch, whose ends may be open."""
    return (first is None or period >= first) and (last is None or period <= last)


def _units(series_of: Sequence[Series | None], wanted: Sequence[str] | None) -> tuple[Unit, ...]:
    """The units, in the order of the latest period; then those that only earlier ones have."""
    every: dict[str, Unit] = {}
    for row in series_of:
        for unit in row.units if row else ():
            every.setdefault(unit.id, unit)
    return tuple(every.values()) if wanted is None else tuple(every[id] for id in wanted)


def _compared_with(
    boards: Sequence[Board], counted: bool, own: bool, show: Show, row: Indicator | None
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The columns that growth on last year and on the period before are measured from.

    A period's own figure is only compared with one as long; a completion that is counted up from
    January is not compared across the turn of the year.
    """
    restarts = show == "completion" and is_counted(row)
    last_year = earlier(boards, [12] * len(boards), _as_long if own else _any)
    alone = show == "value" and row is not None and row.alone
    last_year = earlier(boards, [12] * len(boards), _as_long) if alone else last_year
    each_year = row is not None and row.per == "year"
    anew = (lambda now, then: now.period.year == then.period.year) if each_year else same_count
    fits = _as_long if counted or alone else anew if restarts else _any
    previous = earlier(boards, spans(boards), fits)
    return last_year, previous


def _any(now: Board, then: Board) -> bool:
    return True


def _as_long(now: Board, then: Board) -> bool:
    return now.scheme.frequency == then.scheme.frequency


def _growth_of(show: Show, row: Indicator | None) -> Growth:
    if show == "rank":
        return "places"
    if show == "completion":
        return "percentage_points"
    if show == "points" or row is None or row.judging:
        return "points"
    if row.nature != "ratio":
        return "percent"
    return "percentage_points" if row.measure == "%" else "difference"


def _measure(show: Show, row: Indicator | None) -> str:
    if show == "value" and row is not None:
        return row.measure
    return {"value": "", "completion": "%", "points": "分", "rank": ""}[show]


def _title(board: Board, what: TrendSubject) -> str:
    if what.kind == "total":
        return next(t.total_of.title for t in board.totals if t.total_of.id == what.id)
    return board.table(what.id).table.title
