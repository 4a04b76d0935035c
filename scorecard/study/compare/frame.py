"""How the units and rows of a table lie on those of another year's, and the actuals of both, also in the period alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.engine.as_now import in_measure
from scorecard.engine.lineage import Lineage
from scorecard.engine.row_rounding import round_row_values
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Figure, Flags, as_figures, blank, where, with_columns
from scorecard.model.indicator import Indicator
from scorecard.model.measure import conversion_of_rows
from scorecard.model.observations import Ints
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit
from scorecard.study.compare.reasons import NOW, THEN, Reason

BY_UNIT = {"same": Reason.NONE, "came": Reason.CAME, "merged": Reason.MERGED, "split": Reason.SPLIT}


@dataclass(frozen=True, eq=False)
class Frame:
    """The units of now, and the rows of now followed by those that went.

    links, matched : by unit, what it was, and where the same unit stands in the table of then (-1: nowhere)
    rows_now, rows_then : by row, the indicator on each side; at_now, at_then : where it stands (-1: nowhere)
    """

    now: TableBoard
    then: TableBoard
    links: tuple[Lineage, ...]
    matched: Ints
    rows_now: tuple[Indicator | None, ...]
    rows_then: tuple[Indicator | None, ...]
    at_now: Ints
    at_then: Ints

    @property
    def rows(self) -> tuple[Indicator, ...]:
        """The rows, as they are now where they still are."""
        pairs = zip(self.rows_now, self.rows_then, strict=True)
        return tuple(row for row in (now or then for now, then in pairs) if row)

    def both(self, figures: Callable[[TableBoard], Figure]) -> tuple[Figure, Figure]:
        """Figures of either board laid on this frame; float64[U, I] now and then, NaN where there is none."""
        units = np.arange(len(self.matched), dtype=np.int32)
        now = take_cells(figures(self.now), units, self.at_now)
        return now, take_cells(figures(self.then), self.matched, self.at_then)

    def in_measure(self, then: Figure) -> Figure:
        """Figures of then laid on this frame, in the measures of now; as they are where these are of another thing."""
        rows = enumerate(zip(self.rows_then, self.rows_now, strict=True))
        pairs = ((i, old, new) for i, (old, new) in rows if old and new and is_converted(old, new))
        return with_columns(then, {i: in_measure(then[:, i], old, new) for i, old, new in pairs})

    def measured(self, figures: Callable[[TableBoard], Figure]) -> tuple[Figure, Figure]:
        """Figures in the measures of rows of either board laid on this frame, in those of now."""
        now, then = self.both(figures)
        return now, self.in_measure(then)

    @property
    def ratios(self) -> Flags:
        """bool[I], the rows whose figures cannot be added up."""
        return self.flags(lambda row: row.nature == "ratio" or row.measure == "%")

    def flags(self, of: Callable[[Indicator], bool]) -> Flags:
        """bool[I], what holds of the rows."""
        return np.array([of(row) for row in self.rows], dtype=np.bool_)

    def words(self, values: tuple[Figure, Figure], u: int, i: int) -> tuple[str, str]:
        """The words of a cell now and then, each as its own year has them; "" for numbers and for none."""
        sides = zip(values, (self.rows_now[i], self.rows_then[i]), strict=True)
        now, then = (row.word(float(side[u, i])) if row else "" for side, row in sides)
        return now, then

    def reasons(self) -> Ints:
        """int32[U, I], the first `Reason` that fits: the unit, the row, the status now, the status then."""
        status_now, status_then = (
            side.value for side in self.both(lambda board: as_figures(board.observations.status))
        )
        unit = np.array([BY_UNIT[link.kind] for link in self.links], dtype=np.int32)[:, None]
        row = np.array(list(map(row_reason, self.rows_now, self.rows_then)), dtype=np.int32)[None, :]
        by_now = np.where(status_now > Status.SHOWN, NOW + np.nan_to_num(status_now), 0)
        by_then = np.where(status_then > Status.SHOWN, THEN + np.nan_to_num(status_then), 0)
        reason = np.where(by_now > 0, by_now, by_then)
        reason = np.where(row > 0, row, reason)
        return np.where(unit > 0, unit, reason).astype(np.int32)

    def sum_merged(self, then: Figure, figures: Callable[[TableBoard], Figure]) -> Figure:
        """Figures of then with the sums of merged units in place; NaN where one of them has none."""
        filled = then.copy()
        at = {unit.id: n for n, unit in enumerate(self.then.units)}
        for u, link in enumerate(self.links):
            if link.kind == "merged":
                olds = np.array([at.get(unit.id, -1) for unit in link.then], dtype=np.int32)
                filled.put(u, take_cells(figures(self.then), olds, self.at_then).sum(axis=0))
        return filled


def frame(now: TableBoard, then: TableBoard, linked: Mapping[str, Lineage]) -> Frame:
    """The frame of a table now and then; `linked` says what each unit was."""
    chosen, matched = matches(now.units, then.units, linked)
    ours, theirs = now.table, then.table
    ids = [row.id for row in ours.rows] + [row.id for row in theirs.rows if row.id not in ours.index]
    at_now = [ours.index.get(id, -1) for id in ids]
    at_then = [theirs.index.get(id, -1) for id in ids]
    return Frame(
        now=now,
        then=then,
        links=chosen,
        matched=matched,
        rows_now=tuple(ours.rows[i] if i >= 0 else None for i in at_now),
        rows_then=tuple(theirs.rows[i] if i >= 0 else None for i in at_then),
        at_now=np.array(at_now, dtype=np.int32),
        at_then=np.array(at_then, dtype=np.int32),
    )


def matches(
    units: tuple[Unit, ...], olds: tuple[Unit, ...], linked: Mapping[str, Lineage]
) -> tuple[tuple[Lineage, ...], Ints]:
    """What each unit of a table or total was there, and where the same unit stands among the old ones."""
    at = {unit.id: n for n, unit in enumerate(olds)}
    lineages = (linked[unit.id] for unit in units)
    links = tuple(link if any(unit.id in at for unit in link.then) else Lineage("came") for link in lineages)
    places = [at[link.then[0].id] if link.kind == "same" else -1 for link in links]
    return links, np.array(places, dtype=np.int32)


def went(units: tuple[Unit, ...], olds: tuple[Unit, ...], linked: Mapping[str, Lineage]) -> tuple[Unit, ...]:
    """The old units that no unit of now was."""
    kept = {old.id for unit in units for old in linked[unit.id].then}
    return tuple(unit for unit in olds if unit.id not in kept)


def is_converted(then: Indicator, now: Indicator) -> bool:
    """Whether figures of a row as it was are other numbers in the measure that it has now."""
    conversion = conversion_of_rows(then.measure, now.measure)
    return conversion.known and not conversion.unchanged


def row_reason(now: Indicator | None, then: Indicator | None) -> Reason:
    """Why a row cannot be compared, whatever its cells say."""
    if then is None:
        return Reason.ROW_CAME
    if now is None:
        return Reason.ROW_WENT
    if not conversion_of_rows(then.measure, now.measure).known:
        return Reason.MEASURE
    if (now.judging is None) != (then.judging is None):
        return Reason.JUDGED
    if bool(now.words) != bool(then.words):
        return Reason.WORDS
    if now.score != then.score:
        return Reason.SCORE
    if now.nature != then.nature:
        return Reason.NATURE
    return Reason.NONE if now.direction == then.direction else Reason.DIRECTION


def take_cells(figures: Figure, units: Ints, rows: Ints) -> Figure:
    """The figures of some units and rows of an array; NaN where an index is -1.

    >>> take_cells(as_figures([[1.0, 2.0]]), np.array([0, -1]), np.array([1])).value.tolist()
    [[2.0], [nan]]
    """
    out = blank((len(units), len(rows)))
    out.put(np.ix_(units >= 0, rows >= 0), figures[np.ix_(units[units >= 0], rows[rows >= 0])])
    return out


def table_label(table: SchemeTable) -> Text:
    """A table by its annex number, else by its title."""
    if table.annex is None:
        return f"“{table.title}”"
    return message("annex {annex}", annex=table.annex)


def group_then(link: Lineage) -> str | None:
    """The group that a unit was in; None where it was in none, or was another unit."""
    return link.then[0].group if link.kind == "same" else None


def other_group(unit: Unit, link: Lineage) -> str | None:
    """The group that a unit was in, where that is another than now; None where it is the same, or there was none."""
    then = group_then(link)
    return then if then and then != unit.group else None


class Spans(NamedTuple):
    """For figures in the period: the board of the period before on each side, None in a first period."""

    now: Board | None
    then: Board | None


def compared_actuals(
    spans: Spans | None, laid: Frame, reason: Ints
) -> tuple[tuple[Figure, Figure], Flags, Ints]:
    """Actuals now and then, in the period where `spans` say so, of merged units against their sum.

    Beside them bool[U, I], where they are compared, and the reasons where they are not.
    """

    def figures(board: TableBoard) -> Figure:
        return own_period_values(spans, laid, board)

    now, then = laid.both(figures)
    worded = laid.flags(lambda row: bool(row.words))
    counts = laid.flags(lambda row: row.judging is None) & ~laid.ratios & ~worded
    counts &= np.array(list(map(row_reason, laid.rows_now, laid.rows_then))) == Reason.NONE
    then = laid.in_measure(where(counts, laid.sum_merged(then, figures), then))
    lacking = (reason == Reason.NONE) & (now.missing | then.missing)
    reason = np.where(lacking, Reason.SPAN, reason).astype(np.int32)
    merged = (reason == Reason.MERGED) & counts
    return (now, then), ((reason == Reason.NONE) | merged) & ~worded, reason


def own_period_values(spans: Spans | None, laid: Frame, board: TableBoard) -> Figure:
    """Values less those of the period before, for flows, where there is a period before; what is left is rounded."""
    value, exact = board.observations.value, board.observations.exact
    before = spans and (spans.now if board is laid.now else spans.then)
    if not before:
        return value
    counts = (row.nature == "flow" and not row.judging and not row.alone for row in board.table.rows)
    flows = np.flatnonzero(list(counts)).tolist()
    earlier = before.table(board.table.id).observations.exact
    alone = {i: round_row_values(board.table.rows[i], exact[:, i] - earlier[:, i]) for i in flows}
    return with_columns(value, alone)
