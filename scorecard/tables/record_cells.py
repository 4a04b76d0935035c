"""The cells of a board as plain data, made column by column for some units at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isnan
from typing import Any

import numpy as np

from scorecard.base.decimals import decimal_text, decimal_texts
from scorecard.base.message import Lang, say
from scorecard.engine.judges import counted_marks, jury_means, left_out
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Flags, Floats
from scorecard.model.indicator import Indicator
from scorecard.model.judging import Judging
from scorecard.model.status import Status
from scorecard.scheme.target import Target
from scorecard.study.note import Note

Json = dict[str, Any]


def number(figure: float) -> float | int | None:
    """A figure for JSON: whole numbers without a point, none for NaN."""
    figure = float(figure)
    if isnan(figure):
        return None
    return int(figure) if figure.is_integer() and abs(figure) < 1e15 else figure


def notes_record(notes: Iterable[Note], lang: Lang) -> list[Json]:
    """Notes, each under its code."""
    return [{"code": note.code, "text": say(note.text, lang)} for note in notes]


def printed_text(figure: float, decimals: int, partial: bool = False) -> str | None:
    """A figure as it is printed: half-up; in brackets where it is only what is known so far."""
    if isnan(figure):
        return None
    text = decimal_text(figure, decimals)
    return f"（{text}）" if partial else text


def shown_figures(board: TableBoard, units: range) -> Mapping[str, Floats]:
    """The figures of the cells of some units as they are shown, float64[units, I] each."""
    terms = board.terms
    figures = {
        "actual": board.observations.value,
        "target": terms.target,
        "due": terms.due,
        "completion": board.completion,
        "progress": board.progress,
        "points": board.points,
        "counted": board.counted,
        "full": board.full,
    }
    return {name: figure[units.start : units.stop].shown for name, figure in figures.items()}


_ABSENT = object()
"""Stands where a cell does not say what others of its column say."""


class _UnitCells:
    """What is said of the cells of a row, name by name, each a list over some units."""

    def __init__(self) -> None:
        self._columns: dict[str, Sequence[object]] = {}
        self._absent = False

    def add(self, **columns: Sequence[object]) -> None:
        """What every cell says."""
        self._columns |= columns

    def add_fields(self, cells: Sequence[Json]) -> None:
        """What some cells say and others do not: a group of each, which may be empty."""
        for name in dict.fromkeys(name for each in cells for name in each):
            self._columns[name] = [each.get(name, _ABSENT) for each in cells]
            self._absent |= any(name not in each for each in cells)

    def cells(self) -> list[Json]:
        """The cells, each with what it says, in the order in which the names were added."""
        names, rows = tuple(self._columns), zip(*self._columns.values(), strict=True)
        if not self._absent:
            return [dict(zip(names, row, strict=True)) for row in rows]
        return [
            {name: value for name, value in zip(names, row, strict=True) if value is not _ABSENT}
            for row in rows
        ]


def cells_of_row(
    whole: Board, board: TableBoard, i: int, units: range, shown: Mapping[str, Floats], corrected: Flags
) -> list[Json]:
    """The cells of a row for some units.

    shown : their figures; corrected : bool[units], where a figure was corrected
    """
    row, seen, terms = board.table.rows[i], board.observations, board.terms
    at, count = slice(units.start, units.stop), len(units)
    figures = {name: each[:, i] for name, each in shown.items()}
    status = seen.status[at, i]
    asked = np.isin(status, (Status.NOT_DUE, Status.NOT_APPLICABLE), invert=True) & row.scores
    has_full = (asked | ~np.isnan(figures["points"])) & (not row.outside)
    targets = [terms.cells[i][u] for u in units]
    columns = _UnitCells()
    columns.add(actual=[None] * count if row.words else _numbers(figures["actual"]))
    if row.words:
        columns.add(word=[row.word(actual) or None for actual in figures["actual"].tolist()])
    columns.add(target=_numbers(figures["target"]), target_printed=_texts_of(targets, row))
    columns.add_fields([_target_fields(target, row) for target in targets])
    columns.add(
        due=_numbers(figures["due"]),
        completion=_numbers(figures["completion"]),
        pace=[number(terms.pace.shown[i])] * count,
        progress=_numbers(figures["progress"]),
        met=board.met[at, i].tolist(),
    )
    columns.add_fields([_light(board, u, i) | _display_fields(board, u, i) for u in units])
    columns.add(
        points=_numbers(figures["points"]),
        counted=_numbers(figures["counted"]),
        full_points=_numbers(np.where(has_full, figures["full"], np.nan)),
        printed=_printed_texts(figures["points"], whole.scheme.decimals.points),
        status=[_STATUS[code] for code in status.tolist()],
        judges=[_marks(board, u, i) for u in units] if row.judging else [None] * count,
    )
    if row.judging:
        columns.add_fields([_left_out(board, i, row.judging)] * count)
        columns.add_fields([_juries(board, u, i, row.judging) for u in units])
    if len(seen.items.entry):
        columns.add_fields([_items(whole, board, u, i) for u in units])
    columns.add(corrected=corrected.tolist(), carried=seen.carried[at, i].tolist())
    for name, flags in (("answered", seen.answered[at, i]), ("suspect", seen.suspect[at, i])):
        columns.add_fields([{name: True} if flag else {} for flag in flags.tolist()] if flags.any() else ())
    if board.by_period and board.by_period[i]:
        columns.add_fields([_period_points(whole, board, u, i) for u in units])
    return columns.cells()


_STATUS = {int(status): status.id for status in Status}


def _numbers(figures: Floats) -> list[float | int | None]:
    """The figures of a column for JSON, as `number` gives each."""
    with np.errstate(invalid="ignore"):
        is_whole = (figures == np.rint(figures)) & (np.abs(figures) < 1e15)
    numbers = figures.astype(object)
    numbers[is_whole] = figures[is_whole].astype(np.int64)
    numbers[np.isnan(figures)] = None
    made: list[float | int | None] = numbers.tolist()
    return made


def _printed_texts(figures: Floats, decimals: int) -> list[str | None]:
    """The figures of a column as `printed_text` gives each."""
    known = ~np.isnan(figures)
    texts = iter(decimal_texts(figures[known].tolist(), decimals))
    return [next(texts) if is_known else None for is_known in known.tolist()]


def _texts_of(targets: Sequence[Target | None], row: Indicator) -> list[str | None]:
    """The targets of a column as they are written; one that many units have is written once."""
    texts = {
        id(target): target.notice_text(row.measure) or None
        for target in {id(t): t for t in targets}.values()
        if target
    }
    return [texts.get(id(target)) for target in targets]


def _items(whole: Board, board: TableBoard, u: int, i: int) -> Json:
    """The objects a value is made up of; nothing where it is one figure."""
    items, ledger = board.observations.items, whole.ledger
    here = items.cell_slice(u, i)
    objects = [
        {
            "item": ledger.items[ledger.item[entry]],
            "value": number(float(ledger.value[entry])),
            "counted": elsewhere < 0,
        }
        for entry, elsewhere in zip(items.entry[here].tolist(), items.elsewhere[here].tolist(), strict=True)
    ]
    return {"items": objects} if objects else {}


def _light(board: TableBoard, u: int, i: int) -> Json:
    """The light of a cell and the words beside it; nothing where its row has no lights."""
    if not board.table.rows[i].lights:
        return {}
    light = board.light(u, i)
    return {"light": light.colour if light else None, "light_said": (light.say or None) if light else None}


def _display_fields(board: TableBoard, u: int, i: int) -> Json:
    """The class of a cell and its place; nothing where its row shows none."""
    display = board.table.rows[i].shown
    return {
        **({"class": board.cell_class(u, i) or None} if display.classes else {}),
        **({"place": number(board.place(u, i))} if display.rank else {}),
    }


def _period_points(whole: Board, board: TableBoard, u: int, i: int) -> Json:
    """The points of each period that a rule adds up."""
    calendar = whole.scheme.calendar
    each = board.by_period[i].items()
    return {"by_period": {period.label(calendar): number(float(points.shown[u])) for period, points in each}}


def _target_fields(cell: Target | None, row: Indicator) -> Json:
    """What a target means where it is more than a number, and its second number.

    `target_upper`: the upper end of a range; `stretch`: the stretch target.
    """
    if cell is None or not cell.assessed or (cell.relation is None and cell.stretch is None):
        return {}
    return {
        "relation": cell.meaning(row.direction),
        "target_upper": number(cell.upper.value) if cell.upper else None,
        "stretch": number(cell.stretch.value) if cell.stretch else None,
    }


def _marks(board: TableBoard, u: int, i: int) -> list[float | int | None]:
    return [number(mark) for mark in board.observations.marks.shown[u, i]]


def _left_out(board: TableBoard, i: int, judging: Judging) -> Json:
    """By judge, whether the marks of the row are left out; nothing where none are."""
    few = left_out(board.observations.marks[:, i], judging)
    return {"judges_left_out": few.tolist()} if few.any() else {}


def _juries(board: TableBoard, u: int, i: int, judging: Judging) -> Json:
    """The mean of each jury, null without its quorum; nothing where there are no juries."""
    if not judging.juries:
        return {}
    seen = board.observations
    counted = counted_marks(seen.marks[:, i], judging)
    means = jury_means(counted[u : u + 1], judging, seen.judges)[0].shown
    return {"juries": {jury.name: number(mean) for jury, mean in zip(judging.juries, means, strict=True)}}
