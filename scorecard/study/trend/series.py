"""One figure of every unit in one period, whatever the figure is of, and the same unit in other years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from scorecard.base.message import Text, message
from scorecard.engine.lineage import Lineage, links
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.figure import Figure, Flags, Floats, as_figures, where
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Codes
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.study.places import better, places_by, places_of_row

Kind = Literal["row", "heading", "table", "total"]
Show = Literal["value", "completion", "points", "rank"]

NOT_COMPARABLE, UNRANKED, NO_TARGET = 6, 7, 8
_BESIDE = {
    NOT_COMPARABLE: ("not_comparable", message("n/c")),
    UNRANKED: ("unranked", message("unranked")),
    NO_TARGET: ("no_target", message("no target")),
}
_NO_FIGURE = (Status.PENDING, Status.MISSING)


def status_id(code: int) -> str:
    """The word of the JSON for a status of a trend: those of a cell, and three more.

    >>> status_id(0), status_id(NOT_COMPARABLE)
    ('scored', 'not_comparable')
    """
    return _BESIDE[code][0] if code in _BESIDE else Status(code).id


def status_text(code: int) -> Text:
    """The word that is printed."""
    return _BESIDE[code][1] if code in _BESIDE else Status(code).text


class TrendSubject(NamedTuple):
    """What is followed over time: a row, a heading, the total of a table, or a weighted total.

    `table` is the id of the table it stands in; of a weighted total, its own id.
    """

    kind: Kind
    id: str
    table: str


class Series(NamedTuple):
    """Figures of one period.

    values : float64[U], NaN where there is none; statuses : int8[U]
    unrounded : the values before their row rounded them, where it does
    """

    units: tuple[Unit, ...]
    values: Figure
    statuses: Codes
    unrounded: Figure | None = None

    @property
    def exact(self) -> Figure:
        """The values before any rounding of their row."""
        return self.values if self.unrounded is None else self.unrounded


def shows(what: TrendSubject) -> tuple[Show, ...]:
    """The figures there are of it, the usual one first."""
    return ("value", "completion", "points", "rank") if what.kind == "row" else ("points", "rank")


def row_of(board: Board, what: TrendSubject) -> Indicator | None:
    """The indicator meant, as the period's scheme has it; None for totals and where there is none."""
    table = _table_of(board, what)
    if table is None or what.kind not in ("row", "heading"):
        return None
    wanted = (row for row in table.table.indicators if row.id == what.id)
    return next((row for row in wanted if row.heading == (what.kind == "heading")), None)


def series(board: Board, what: TrendSubject, show: Show) -> Series | None:
    """The figures of one period, as `evaluate` prints them; None where the scheme has no such thing."""
    if what.kind == "total":
        total = next((t for t in board.totals if t.total_of.id == what.id), None)
        return None if total is None else _total_series(board, total, show)
    table = _table_of(board, what)
    if table is None:
        return None
    if what.kind == "table":
        return _table_series(table, show)
    row = row_of(board, what)
    if row is None:
        return None
    return _heading_series(table, what.id, show) if row.heading else _row_series(table, row, show)


def _table_of(board: Board, what: TrendSubject) -> TableBoard | None:
    return next((t for t in board.tables if t.table.id == what.table), None)


def _total_series(board: Board, total: TotalBoard, show: Show) -> Series:
    tables = [table for table in board.tables if table.table.id in total.per_point]
    unreported = {
        unit.id
        for table in tables
        for unit, code in zip(table.units, _lack(table, table.lacking), strict=True)
        if code == Status.MISSING
    }
    pending = [unit.id not in unreported for unit in total.units]
    status = np.where((total.status == Status.MISSING) & pending, Status.PENDING, total.status)
    if show != "rank":
        return Series(total.units, total.total, status.astype(np.int8))
    rank = as_figures(total.ranks.official(total.of.ranking.among))
    return Series(total.units, rank, _mark_absent(rank, status, UNRANKED))


def _lack(table: TableBoard, lacking: Flags, rows: Sequence[int] | slice = slice(None)) -> Codes:
    """int8[U], what lacks for the points of some rows: a figure not reported, else one pending, else nothing."""
    status = table.observations.status[:, rows]
    pending = (lacking & (status == Status.PENDING)).any(axis=1)
    missing = (lacking & (status != Status.PENDING)).any(axis=1)
    return np.select([missing, pending], [Status.MISSING, Status.PENDING], Status.SCORED).astype(np.int8)


def _table_series(table: TableBoard, show: Show) -> Series:
    nothing = table.full_total.value <= 0
    status = np.where(nothing, Status.NOT_DUE, _lack(table, table.lacking)).astype(np.int8)
    if show != "rank":
        return Series(table.units, table.total, status)
    rank = as_figures(table.ranks.official(table.table.ranking.among))
    return Series(table.units, rank, _mark_absent(rank, status, UNRANKED))


def _row_series(table: TableBoard, row: Indicator, show: Show) -> Series:
    i = table.table.index[row.id]
    status = table.observations.status[:, i]
    if show == "points":
        return Series(table.units, table.points[:, i], status)
    if show == "rank":
        rank = _places_as_figures(table, places_of_row(table, i))
        return Series(table.units, rank, _mark_absent(rank, status, UNRANKED))
    status = np.where(_without_points(table, i), Status.SHOWN, status).astype(np.int8)
    # A value that is pending or carried over is printed by `evaluate`, but it is no report of this period.
    reported = ~np.isin(status, _NO_FIGURE)
    if show == "value":
        seen = table.observations
        value, exact = (where(reported, table[:, i], np.nan) for table in (seen.value, seen.exact))
        return Series(table.units, value, status, exact)
    completion = where(reported, table.completion[:, i], np.nan)
    return Series(table.units, completion, _mark_absent(completion, status, NO_TARGET))


def _without_points(table: TableBoard, i: int) -> Flags:
    """bool[U], the cells whose figure is there although its points are not.

    It is held against a period before the first, say, or the rule counts each period and an earlier one is lacking.
    """
    seen, settled = table.observations, ~table.unsettled[:, i]
    lacking = (seen.status[:, i] == Status.MISSING) & seen.value[:, i].known & ~seen.carried[:, i]
    flags: Flags = settled & ((seen.status[:, i] == Status.PENDING) | lacking)
    return flags


def _heading_series(table: TableBoard, id: str, show: Show) -> Series:
    """Points of a heading: the sum over its children as counted; none while one of them is lacking."""
    h, leaves = table.headings.index(id), list(table.table.tree.rows_under(id))
    lacking = table.lacking[:, leaves]
    points = where(lacking.any(axis=1), np.nan, table.heading_points[:, h])
    below = table.observations.status[:, leaves]
    settled = np.where(points.missing, below[:, 0], Status.SCORED)
    status = np.where(lacking.any(axis=1), _lack(table, lacking, leaves), settled)
    if show != "rank":
        return Series(table.units, points, status.astype(np.int8))
    rank = _places_as_figures(table, places_by(table, better(table, points / table.heading_full[:, h])))
    return Series(table.units, rank, _mark_absent(rank, status, UNRANKED))


def _places_as_figures(table: TableBoard, places: Floats) -> Figure:
    """Places as figures; a unit alone has none."""
    return as_figures(places if len(table.units) > 1 else np.full(len(table.units), np.nan))


def _mark_absent(figures: Figure, status: Codes, code: int) -> Codes:
    """The statuses, with `code` where a cell is settled and yet has no such figure."""
    settled = np.isin(status, (Status.SCORED, Status.SHOWN))
    return np.where(figures.missing & settled, code, status).astype(np.int8)


def earlier_ids(
    units: Sequence[Unit], scheme: Scheme, schemes: Sequence[Scheme]
) -> Mapping[str, tuple[str, ...]]:
    """By unit, the ids that it goes by in an earlier scheme, by `was:`; itself where nothing is said.

    Several: they were merged into it. None: they were split up, and no share of the old is its own.
    `schemes` are all those in between, by year.
    """
    ids_of: dict[str, tuple[str, ...]] = {unit.id: (unit.id,) for unit in units}
    later = list({other.year: other for other in schemes if other.year >= scheme.year}.values())
    for older, newer in reversed(list(pairwise(later))):
        linked = links(newer, older)
        ids_of = {
            unit: tuple(earlier for id in ids for earlier in _earlier_ids(id, linked.get(id)))
            for unit, ids in ids_of.items()
        }
    return ids_of


def _earlier_ids(id: str, link: Lineage | None) -> tuple[str, ...]:
    """The ids of what a unit was; itself where it was nothing, so that it is found in no scheme."""
    if link is None or link.kind == "came":
        return (id,)
    return () if link.kind == "split" else tuple(old.id for old in link.then)
