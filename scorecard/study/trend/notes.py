"""What must be said below a trend: what is illustrative, not comparable, renamed, or weighed otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from scorecard.base.decimals import plain
from scorecard.base.message import Message, Text, comma_list, message, semicolon_list, sense
from scorecard.engine.sharing import full_points
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import where
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Scheme
from scorecard.model.total import weight_text
from scorecard.model.unit import Unit
from scorecard.study.compare.frame import is_converted, row_reason
from scorecard.study.compare.reasons import Reason
from scorecard.study.corrections import entries_of
from scorecard.study.notes import Note, illustrative_entries
from scorecard.study.totals import made_text, part_name
from scorecard.study.trend.series import Show, TrendSubject, earlier_ids, row_of, series


def notes_of(
    boards: Sequence[Board],
    what: TrendSubject,
    row: Indicator | None,
    units: tuple[Unit, ...],
    show: Show,
    adds_up: bool,
) -> tuple[Note, ...]:
    """The notes of the boards shown, in order of time.

    row : the indicator as the latest scheme has it; adds_up : figures of merged units may be added
    """
    yearly = list({board.scheme.year: board for board in boards}.values())
    return (
        *_illustrative(boards, what),
        *(note for board in yearly for note in _other(board, what, show, row)),
        *(note for board in yearly for note in _units(board, yearly, what, units, adds_up)),
        *_scale(boards, what, show),
    )


def _illustrative(boards: Sequence[Board], what: TrendSubject) -> Iterator[Note]:
    if any(np.isin(illustrative_entries(board), list(_entries(board, what))).any() for board in boards):
        yield Note("illustrative", message("Actuals are illustrative, not real statistics."))


def _entries(board: Board, what: TrendSubject) -> Iterator[int]:
    """The ledger entries behind a board's figures."""
    for table in board.tables:
        if what.kind == "total":
            if not any(table.table.id in t.per_point for t in board.totals if t.total_of.id == what.id):
                continue
        elif table.table.id != what.table:
            continue
        for i, row in enumerate(table.table.rows):
            if what.kind not in ("row", "heading") or what.id in (row.id, row.parent):
                for u in range(len(table.units)):
                    yield from entries_of(table, u, i)


def _other(board: Board, what: TrendSubject, show: Show, reference: Indicator | None) -> Iterator[Note]:
    """A year whose scheme has nothing to compare, or something else by that name."""
    year = board.scheme.year
    row = row_of(board, what)
    if series(board, what, show) is None:
        text = message("The scheme of {year} has no such table or total: not comparable (n/c).")
        if reference:
            text = message("The scheme of {year} has no such item: not comparable (n/c).")
        yield Note("not_comparable", text.fill(year=year))
        return
    if row is None or reference is None:
        return
    reason = row_reason(reference, row)
    if reason in _DIFFERS:
        yield Note("not_comparable", _DIFFERS[reason](row, reference).fill(year=year))
        return
    if is_converted(row, reference) and show == "value":
        sentence = message(
            "In {year} the measure is “{before}”; the figures are converted into “{now}”.",
            year=year,
            before=row.measure,
            now=reference.measure,
        )
        yield Note("measure", sentence)
    if row.name != reference.name:
        yield Note(
            "renamed",
            message(
                "In {year} the item is called “{row}”; it is the same indicator.", year=year, row=row.name
            ),
        )


_NATURE = {"flow": message("flow"), "stock": message("stock"), "ratio": message("ratio")}
_MEASURE = message("In {year} the measure is “{before}”, not “{now}”: not comparable (n/c).")
_A_NATURE = message("In {year} the item is a {before}, not a {now}: not comparable (n/c).")
_IS = message("In {year} the item is {before}, not {now}: not comparable (n/c).")
_JUDGED = {True: sense("an item", "marked by judges"), False: sense("an item", "reported")}
_WORDS = {True: sense("an item", "said in words"), False: sense("an item", "a number")}
_ALONE = {True: message("scored by the period alone"), False: message("scored by the count of the year")}
_DIFFERS: Mapping[Reason, Callable[[Indicator, Indicator], Message]] = {
    Reason.MEASURE: lambda then, now: _MEASURE.fill(before=then.measure, now=now.measure),
    Reason.NATURE: lambda then, now: _A_NATURE.fill(before=_NATURE[then.nature], now=_NATURE[now.nature]),
    Reason.JUDGED: lambda then, now: _IS.fill(
        before=_JUDGED[bool(then.judging)], now=_JUDGED[bool(now.judging)]
    ),
    Reason.WORDS: lambda then, now: _IS.fill(before=_WORDS[bool(then.words)], now=_WORDS[bool(now.words)]),
    Reason.SCORE: lambda then, now: _IS.fill(before=_ALONE[then.alone], now=_ALONE[now.alone]),
}
"""What is told of a row that is another thing in a year than it is now; the year is filled in."""


def _units(
    board: Board, boards: Sequence[Board], what: TrendSubject, units: tuple[Unit, ...], adds_up: bool
) -> Iterator[Note]:
    """Units that go by another name in a year, were merged or split since, or were not there."""
    points = series(board, what, "points")
    if points is None:
        return
    year, names = board.scheme.year, {unit.id: unit for unit in points.units}
    ids_of = earlier_ids(units, board.scheme, [each.scheme for each in boards])
    absent = []
    for unit in units:
        ids = ids_of[unit.id]
        if ids == (unit.id,) and unit.id in names:
            yield from _renaming_notes(year, unit, names[unit.id])
        elif ids and ids != (unit.id,) and all(id in names for id in ids):
            yield _merger_note(year, unit, [names[id].short for id in ids], adds_up)
        elif not ids:
            yield _split_note(year, unit)
        else:
            absent.append(unit.short)
    if absent:
        who = comma_list(absent)
        yield Note(
            "not_comparable",
            message("{units} is not assessed in {year}: not comparable (n/c).", year=year, units=who),
        )


def _renaming_notes(year: int, now: Unit, then: Unit) -> Iterator[Note]:
    if now.name != then.name:
        yield Note(
            "renamed",
            message(
                "{now} is called {before} in {year}; it is the same unit.",
                now=now.name,
                year=year,
                before=then.name,
            ),
        )


def _merger_note(year: int, unit: Unit, parts: list[str], adds_up: bool) -> Note:
    names = comma_list(parts)
    if adds_up:
        return Note(
            "merged",
            message(
                "The figures of {unit} in {year} are those of {names} together.",
                unit=unit.short,
                year=year,
                names=names,
            ),
        )
    return Note(
        "not_comparable",
        message(
            "{unit} was formed from {names}; such figures of {year} do not add up: not comparable (n/c).",
            unit=unit.short,
            names=names,
            year=year,
        ),
    )


def _split_note(year: int, unit: Unit) -> Note:
    return Note(
        "not_comparable",
        message(
            "{unit} came of a split and has no figures of its own in {year}: not comparable (n/c).",
            unit=unit.short,
            year=year,
        ),
    )


def _scale(boards: Sequence[Board], what: TrendSubject, show: Show) -> Iterator[Note]:
    """Points of different years or periods that are out of different full points or weights."""
    if show not in ("points", "rank"):
        return
    runs: list[tuple[str, Text]] = []
    for board in boards:
        full = _full(board, what, boards[-1].scheme)
        if full is not None and (not runs or runs[-1][1] != full):
            runs.append((board.label, full))
    if len(runs) > 1:
        head = message("Weights") if what.kind == "total" else message("Full points")
        words = semicolon_list(
            message("from {label} {words}", label=label, words=said) for label, said in runs
        )
        yield Note("full_points", message("{head} changed: {words}.", head=head, words=words))


def _full(board: Board, what: TrendSubject, latest: Scheme) -> Text | None:
    """What the points are out of: a total's weights, else full points; None where nothing is due."""
    if what.kind == "total":
        total = next((t.total_of for t in board.totals if t.total_of.id == what.id), None)
        if total is None:
            return None
        if not total.weights:
            return made_text(board.scheme, total)
        parts = [(_where(latest, id), weight_text(weight)) for id, weight in total.weights.items()]
        return comma_list((message("{name} {w}", name=name, w=w) for name, w in parts))
    table = next((t for t in board.tables if t.table.id == what.table), None)
    if table is None:
        return None
    full = _full_points(table, what)
    return message("{full}", full=plain(full)) if full else None


def _full_points(table: TableBoard, what: TrendSubject) -> float:
    """The full points due in the period, of those units that can have most."""
    inside = np.array([not row.outside for row in table.table.rows], dtype=np.bool_)
    counting = table.terms.due_now & inside
    worth = where(counting, table.terms.points, 0.0)
    branch = next((b for b in table.table.tree.branches if b.heading == what.id and b.points), None)
    if what.kind == "table":
        return float(full_points(table.table.tree, worth).shown.max())
    if what.kind != "row" and branch is not None:
        return max(branch.points)
    also = () if what.kind == "row" else (what.id,)
    rows = [n for n, r in enumerate(table.table.rows) if r.id == what.id or r.parent in also]
    return float(worth[:, rows].sum().shown.max())


def _where(scheme: Scheme, id: str) -> Text:
    """A table or total of the latest scheme, by its id if that has none."""
    known = {table.id for table in scheme.tables} | {total.id for total in scheme.totals}
    return part_name(scheme, id) if id in known else id
