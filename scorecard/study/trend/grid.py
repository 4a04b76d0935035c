"""The figures of several boards side by side: what of a count was done in a period alone, in which groups places are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import message
from scorecard.base.names import some
from scorecard.base.records import dataclass
from scorecard.engine.lineage import take_places
from scorecard.engine.row_rounding import round_row_values
from scorecard.model.board import Board, Place
from scorecard.model.figure import Figure, Flags, blank, where
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import ordinal
from scorecard.model.observations import Codes
from scorecard.model.period import MONTHS, Period
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.study.notes import Note
from scorecard.study.trend.series import NOT_COMPARABLE, Series, Show, TrendSubject, earlier_ids

Fits = Callable[[Board, Board], bool]
Rows = Sequence[Indicator | None]
"""The row as each board has it; of totals, and where there is none, None."""


@dataclass(frozen=True, eq=False)
class TrendGrid:
    """values : float64[U, B], statuses : int8[U, B]; one column per board; exact : the values before rows rounded them."""

    values: Figure
    statuses: Codes
    exact: Figure


def grid_of(
    boards: Sequence[Board], series_of: Sequence[Series | None], units: tuple[Unit, ...], adds_up: bool
) -> TrendGrid:
    """The figures of all boards, those of units that became one together, where they add up."""
    values, exact = blank((len(units), len(boards))), blank((len(units), len(boards)))
    statuses = np.full(values.shape, NOT_COMPARABLE, dtype=np.int8)
    schemes = sorted({board.scheme.year: board.scheme for board in boards}.values(), key=lambda s: s.year)
    for n, (board, line) in enumerate(zip(boards, series_of, strict=True)):
        if line is None:
            continue
        at = {unit.id: u for u, unit in enumerate(line.units)}
        ids_of = earlier_ids(units, board.scheme, schemes)
        parts = [_places(unit, ids_of[unit.id], at, adds_up) for unit in units]
        alone = np.array([places[0] if len(places) == 1 else -1 for places in parts], dtype=np.int32)
        for made, figures in ((values, line.values), (exact, line.exact)):
            made.put((slice(None), n), take_places(figures, alone))
        statuses[alone >= 0, n] = line.statuses[alone[alone >= 0]]
        for k, places in enumerate(parts):
            if len(places) > 1:
                for made, figures in ((values, line.values), (exact, line.exact)):
                    made.put((k, n), figures[places].sum())
                lacks = [u for u in places if line.values.missing[u]]
                statuses[k, n] = line.statuses[(lacks or places)[0]]
    return TrendGrid(values, statuses, exact)


def _places(unit: Unit, ids: Sequence[str], at: Mapping[str, int], adds_up: bool) -> list[int]:
    """Where the units stand that a unit was, by their ids; none where one is not there, or their figures do not add up."""
    whole = all(id in at for id in ids) and (tuple(ids) == (unit.id,) or adds_up)
    return [at[id] for id in ids] if whole else []


def nothing_of(grid: TrendGrid) -> TrendGrid:
    """The same without any figure."""
    nothing = blank(grid.values.shape)
    return TrendGrid(nothing, grid.statuses, nothing)


def own_period_figures(grid: TrendGrid, boards: Sequence[Board], rows: Rows) -> TrendGrid:
    """Each period's own figure of what is counted up: cumulative − previous cumulative of that count.

    The first period of a year (of what counts over a whole plan: of its first year) is its own figure; missing if
    either is.

    Cumulative 200, 437, missing, 1000: own 200, 237, missing, missing. A row that is rounded is so once the count
    before is taken off.
    """
    values, statuses = grid.exact.copy(), grid.statuses.copy()
    before = earlier(boards, spans(boards), same_count)
    for n, (board, row) in enumerate(zip(boards, rows, strict=True)):
        year = board.period.year
        begins = year if row is None else board.scheme.years_of(row, year)[0]
        if board.period == Period(begins, MONTHS[board.scheme.frequency]):
            continue
        m = before[n]
        then = grid.exact[:, m] if m >= 0 else blank(len(values))
        why = grid.statuses[:, m] if m >= 0 else np.full(len(values), Status.MISSING)
        values.put((slice(None), n), grid.exact[:, n] - then)
        lost = values.missing[:, n] & grid.exact.known[:, n]
        statuses[lost, n] = why[lost]
    return TrendGrid(_round_by_row(values, rows), statuses, values)


def year_figures(grid: TrendGrid, boards: Sequence[Board], rows: Rows) -> TrendGrid:
    """Of what a plan counts from its first year, this year's figure alone; all else as it is.

    Counted 100 in a plan's first year and 210 in its second: 100, 110.
    """
    values = grid.exact.copy()
    at = {board.period: n for n, board in enumerate(boards)}
    for n, (board, row) in enumerate(zip(boards, rows, strict=True)):
        year = board.period.year
        if row is None or row.per != "plan" or year == board.scheme.years[0]:
            continue
        before = at.get(Period(year - 1, 12), -1)
        same = before >= 0 and same_count(board, boards[before])
        count = grid.exact[:, before] if same else np.nan
        values.put((slice(None), n), grid.exact[:, n] - count)
    return TrendGrid(_round_by_row(values, rows), grid.statuses, values)


def _round_by_row(exact: Figure, rows: Rows) -> Figure:
    """Figures as they count, by the row of each board."""
    values = exact.copy()
    for n, row in enumerate(rows):
        if row:
            values.put((slice(None), n), round_row_values(row, exact[:, n]))
    return values


def earlier(boards: Sequence[Board], months: Sequence[int], fits: Fits) -> NDArray[np.int32]:
    """Where the board so many months before each one stands, -1 where there is none that fits."""
    at = {ordinal(board.period): n for n, board in enumerate(boards)}
    positions = [at.get(ordinal(board.period) - m, -1) for board, m in zip(boards, months, strict=True)]
    kept = [m if m >= 0 and fits(boards[n], boards[m]) else -1 for n, m in enumerate(positions)]
    return np.array(kept, dtype=np.int32)


def spans(boards: Sequence[Board]) -> list[int]:
    """How many months each period stands for."""
    return [MONTHS[board.scheme.frequency] for board in boards]


def same_count(now: Board, then: Board) -> bool:
    """Whether both are of one scheme's year."""
    return now.scheme.year == then.scheme.year


Groups = NDArray[np.object_]
"""object[U, B], by unit and board the group whose places are shown; "" where they are those of all, None where it has none."""

_MOST_NAMED = 20


def groups_of(boards: Sequence[Board], what: TrendSubject, show: Show, units: tuple[Unit, ...]) -> Groups:
    """Inside which group the place of each unit is, period by period."""
    groups = np.full((len(units), len(boards)), None, dtype=object)
    if show != "rank" or what.kind not in ("table", "total"):
        return groups
    for n, board in enumerate(boards):
        places: list[Place] = [*board.tables, *board.totals]
        place = next((other for other in places if other.of.id == what.id), None)
        if place:
            among = place.of.ranking.among
            of = {unit.id: (unit.group or "") if among == "group" else "" for unit in place.units}
            groups[:, n] = [of.get(unit.id) for unit in units]
    return groups


def without_other_groups(growth: Figure, before: NDArray[np.int32], groups: Groups) -> Figure:
    """float64[U, B], the growth of places without that between different groups."""
    return where(_other(before, groups), np.nan, growth)


def _other(before: NDArray[np.int32], groups: Groups) -> Flags:
    then = groups[:, before]
    pairs = zip(groups.ravel().tolist(), then.ravel().tolist(), strict=True)
    other = np.array([None not in (a, b) and a != b for a, b in pairs], dtype=np.bool_)
    other_group: Flags = (before >= 0) & other.reshape(groups.shape)
    return other_group


def group_notes(
    before: NDArray[np.int32], groups: Groups, units: tuple[Unit, ...], within: Sequence[int]
) -> Iterator[Note]:
    """Who was in another group in the period that is compared with."""
    moved: Flags = np.any(_other(before, groups)[:, within], axis=1)
    if moved.any():
        names = some(
            [unit.short for unit, flag in zip(units, moved.tolist(), strict=True) if flag], _MOST_NAMED
        )
        sentence = message("{names} changed group: places in different groups are not compared.", names=names)
        yield Note("group_changed", sentence)
