"""The figures that were sent in for a table, beside what each is held against."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from scorecard.base.records import dataclass
from scorecard.model.board import Board, TableBoard
from scorecard.model.counted import is_countable
from scorecard.model.figure import Flags, Floats
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Ledger, Role, ordinal
from scorecard.model.measure import conversion_of_rows
from scorecard.model.period import MONTHS
from scorecard.model.table import SchemeTable
from scorecard.study.plausible.kinds import CellFigures, middle

Whole = NDArray[np.int64]

_NET = ("净", "增减", "net ", "Net ")
"""In the name of a row: a difference of counts, which may be below 0."""
_AT_ONCE = 1 << 19
"""So many figures, about, are looked at together: what is worked out beside each takes far more room than the figure."""


@dataclass(frozen=True, eq=False)
class Reports:
    """The standing numbers of a table in a year, up to a period; N of them, by cell and in order of time.

    entry : int64[N], the entry of the ledger; unit, row : int64[N]; period : int64[N], its ordinal
    value : float64[N]; item : bool[N], of one object of the cell
    before : float64[N], the figure of the period before, NaN where there is none
    earlier : int64[N], the entry of that figure where it is of the same ledger, −1 elsewhere
    when : int64[N], the ordinal of the period before
    longer : float64[N], how many times the months of that period a figure is for; 1 where no more
    """

    entry: Whole
    unit: Whole
    row: Whole
    period: Whole
    value: Floats
    item: Flags
    before: Floats
    earlier: Whole
    when: Whole
    longer: Floats

    def __len__(self) -> int:
        return len(self.entry)


def parts_of_reports(board: Board, position: int) -> tuple[list[range], Callable[[range], Reports]]:
    """What was sent in for a table this year, some neighbouring rows at a time: the rows, and what makes their reports."""
    count, now = len(board.tables[position].table.rows), ordinal(board.period)
    standing = _standing(board.ledger, position, now // 12 * 12, now)
    step = max(1, _AT_ONCE * count // max(1, int(np.count_nonzero(standing))))
    parts = [range(first, min(first + step, count)) for first in range(0, count, step)]
    return parts, partial(reports, board, position, standing)


def reports(board: Board, position: int, standing: Flags, rows: range) -> Reports:
    """What was sent in for some neighbouring rows this year, each with the figure of the period before.

    In the first period of a year that is, of a level or ratio, the latest figure of the year before; of a
    count that begins anew, the figure of the same period of that year.
    """
    table, ledger = board.tables[position].table, board.ledger
    entry, cell = _entries_by_cell(ledger, standing, len(table.rows), rows)
    period, value = ledger.period[entry].astype(np.int64), ledger.value[entry]
    item = ledger.item[entry] >= 0
    follows = np.zeros(len(entry), dtype=np.bool_)
    follows[1:] = (cell[1:] == cell[:-1]) & ~item[1:] & ~item[:-1]
    # The first follows nothing, so that it does not matter what is rolled to its place.
    before = np.where(follows, np.roll(value, 1), np.nan)
    earlier = np.where(follows, np.roll(entry, 1), -1)
    when = np.where(follows, np.roll(period, 1), 0)
    longer, months = np.ones(len(entry)), ledger.months[entry]
    if (months > 0).any():
        months = np.where(months > 0, months, MONTHS[board.scheme.frequency])
        longer = np.where(follows, np.maximum(months / np.roll(months, 1), 1), 1.0)
    unit, row = cell // len(table.rows), cell % len(table.rows)
    sent = Reports(entry, unit, row, period, value, item, before, earlier, when, longer)
    _last_year(board, position, sent, ~follows & ~item, rows)
    return sent


def _standing(ledger: Ledger, position: int, since: int, until: int) -> Flags:
    """bool[N], the entries of a table's standing, unjudged numbers of some periods."""
    standing: Flags = (
        (ledger.table == position)
        & (ledger.role == Role.STANDING)
        & (ledger.judge < 0)
        & ~np.isnan(ledger.value)
        & (ledger.period >= since)
        & (ledger.period <= until)
    )
    return standing


def _entries_by_cell(ledger: Ledger, standing: Flags, count: int, rows: range) -> tuple[Whole, Whole]:
    """The standing entries of some rows, and their cells as unit × `count` rows + row, in the order of cells and time."""
    chosen = np.flatnonzero(standing & (ledger.row >= rows.start) & (ledger.row < rows.stop))
    cell = ledger.unit[chosen].astype(np.int64) * count + ledger.row[chosen]
    # All are of one year.
    order = np.argsort(cell * 12 + ledger.period[chosen] % 12, kind="stable")
    return chosen[order], cell[order]


def _last_year(board: Board, position: int, sent: Reports, first: Flags, rows: range) -> None:
    """Fill in what stood there last year for the first figures of this one, where the same row had one."""
    past = board.years.get(board.period.year - 1)
    table = board.tables[position].table
    then = None if past is None else next((each for each in past.scheme.tables if each.id == table.id), None)
    if past is None or then is None or not first.any():
        return
    n = past.scheme.tables.index(then)
    start = (board.period.year - 1) * 12
    places = [then.index[row.id] for row in table.rows[rows.start : rows.stop] if row.id in then.index]
    of_rows = range(min(places, default=0), max(places, default=-1) + 1)
    standing = _standing(past.ledger, n, start, start + 11)
    entry, cell = _entries_by_cell(past.ledger, standing, len(then.rows), of_rows)
    whole = past.ledger.item[entry] < 0
    entry, cell = entry[whole], cell[whole]
    if not len(entry):
        return
    units = {unit: u for u, unit in enumerate(then.units)}
    unit_then = np.array([units.get(unit, -1) for unit in table.units])[sent.unit]
    row_then = np.array([then.index.get(row.id, -1) for row in table.rows])[sent.row]
    same = np.array(
        [row.id in then.index and _are_of_one_kind(row, then.rows[then.index[row.id]]) for row in table.rows],
        dtype=np.bool_,
    )[sent.row]
    wanted = unit_then * len(then.rows) + row_then
    level = _row_flags(table, lambda row: row.nature != "flow")[sent.row]
    key = cell * 12 + past.ledger.period[entry] % 12
    # The latest of the year for a level, the same period for a count.
    at = np.searchsorted(key, wanted * 12 + np.where(level, 11, sent.period % 12), side="right") - 1
    positions = np.maximum(at, 0)
    fits = (at >= 0) & (cell[positions] == wanted) & (level | (key[positions] % 12 == sent.period % 12))
    fits &= first & same & (unit_then >= 0) & (row_then >= 0)
    factor = np.array(
        [_factor(row, then.rows[then.index[row.id]]) if row.id in then.index else 1.0 for row in table.rows]
    )
    sent.before[fits] = past.ledger.value[entry[positions[fits]]] * factor[sent.row[fits]]
    sent.when[fits] = past.ledger.period[entry[positions[fits]]]


def _are_of_one_kind(row: Indicator, then: Indicator) -> bool:
    """Whether figures of two years are of one kind, so that their sizes can be compared."""
    same = (row.nature, row.reported, row.words) == (then.nature, then.reported, then.words)
    return same and conversion_of_rows(then.measure, row.measure).known


def _factor(row: Indicator, then: Indicator) -> float:
    """What a figure of last year is multiplied by to stand in the measure of this one."""
    return float(conversion_of_rows(then.measure, row.measure).factor)


def figures(board: TableBoard, sent: Reports) -> CellFigures:
    """The figures of a table, each beside its target, what stood there before, and the middle of all units.

    A figure that its row does not ask for, or that is no number, is held against nothing.
    """
    table, terms = board.table, board.terms

    def entry_flags(told: Callable[[Indicator], bool]) -> Flags:
        return _row_flags(table, told)[sent.row]

    asked = (
        entry_flags(lambda row: not (row.heading or row.derived or row.words or row.judging))
        & terms.applicable[sent.unit, sent.row]
    )
    value = np.where(asked, sent.value, np.nan)
    target = np.where(entry_flags(lambda row: row.met_only), np.nan, terms.target.shown[sent.unit, sent.row])
    others = np.where(sent.item, np.nan, _middles(sent, value))
    none = (np.nan, np.nan)
    limits = [(row.plausible.low, row.plausible.high) if row.plausible else none for row in table.rows]
    low, high = (np.array([limit[end] for limit in limits])[sent.row] for end in (0, 1))
    sure = entry_flags(lambda row: is_countable(row.measure) and not any(word in row.name for word in _NET))
    # Where no measure is said, a whole number beside a target above 0 is taken for a count.
    unsaid = entry_flags(lambda row: not row.measure and row.nature != "ratio" and row.direction == "higher")
    unsaid &= (value == np.floor(value)) & (target > 0) & ~(sent.before < 0)
    percent = entry_flags(lambda row: row.measure == "%")
    return CellFigures(
        value=value,
        target=target,
        before=sent.before,
        others=others,
        low=low,
        high=high,
        settled=entry_flags(_has_allowed_range),
        counts=(sure | unsaid) & ~(target < 0),
        percent=percent,
        level=entry_flags(lambda row: row.nature != "flow"),
        lower=entry_flags(lambda row: row.direction == "lower"),
        cumulative=entry_flags(lambda row: row.nature == "flow" and row.reported == "cumulative")
        & ~sent.item,
        same_year=sent.earlier >= 0,
        converted=np.zeros(len(sent), dtype=np.bool_),
        longer=sent.longer,
    )


def _has_allowed_range(row: Indicator) -> bool:
    """Whether the scheme says between which ends figures may be sent in."""
    ends = (*([row.allowed] if row.allowed else []), *row.allowed_if)
    return any(np.isfinite(end.low) or np.isfinite(end.high) for end in ends)


def _row_flags(table: SchemeTable, told: Callable[[Indicator], bool]) -> Flags:
    """bool[I], what is told of each row."""
    return np.array([told(row) for row in table.rows], dtype=np.bool_)


def _middles(sent: Reports, value: Floats) -> Floats:
    """The middle figure of all units in the row and period of each; float64[N]."""
    out = np.full(len(value), np.nan)
    for here in _columns(sent):
        out[here] = middle(value[here])
    return out


def _columns(sent: Reports) -> Iterator[Whole]:
    """The places of each row and period."""
    if not len(sent):
        return
    key = (sent.row - sent.row.min()) * 12 + sent.period % 12
    # Numbers that need no more than two bytes are sorted by counting.
    order = np.argsort(key.astype(np.min_scalar_type(key.max())), kind="stable")
    ends = np.flatnonzero(np.diff(key[order])) + 1
    yield from np.split(order, ends)
