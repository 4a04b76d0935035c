"""The charts of a board: totals against last year's, who passed whom, where units fall short, the course of the year."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np

from scorecard.base.decimals import brief_percent, decimal_text, plain
from scorecard.base.message import Text, comma_list, message, plural, sentences
from scorecard.engine.figures import official
from scorecard.model.board import Board, Place, TableBoard
from scorecard.model.status import Status
from scorecard.study.compare.changes import BoardComparison
from scorecard.study.compare.moved import Subject, most_moved, some_names, uphill
from scorecard.study.overview.leaders import totals_open
from scorecard.study.overview.lost import lost, short_of
from scorecard.study.totals import part_name
from scorecard.study.trend.series import TrendSubject, series
from scorecard.tables import words
from scorecard.tables.chart import Dot, Dots, Heat, Slope, Slopes, Way, YearLine, YearLines
from scorecard.tables.ranking import inside_groups
from scorecard.tables.table import optional
from scorecard.tables.tones import tones
from scorecard.tables.view import View, groups_of, order_by_group

_MOST_UNITS = 60
_MOST_LINES = 24


def dots(
    board: Board, place: Place, view: View, comparison: BoardComparison | None, change: Subject | None
) -> Dots | None:
    """Totals from the best to the last, each against last year's; None for too many to be told apart."""
    order = view.ranked_units(place)
    if not 1 < len(order) <= _MOST_UNITS:
        return None
    compared = comparison is not None and change is not None and change.ranking.total.known
    rows = tuple(_dot(place, u, change if compared else None) for u in order)
    if all(row.now is None for row in rows):
        return None
    finding: Text = ""
    if comparison is not None and change is not None and compared:
        finding = _furthest(board, change)
    return Dots(
        title=message("Totals") if not compared else message("Totals and last year's"),
        finding=finding,
        now=board.title,
        before=comparison.then_title if comparison is not None and compared else "",
        rows=rows,
        decimals=board.scheme.decimals.total,
    )


def _dot(place: Place, u: int, change: Subject | None) -> Dot:
    total = float(place.total.shown[u])
    lacks = totals_open(place)[u]
    low, high = float(place.low.shown[u]), float(place.high.shown[u])
    open_ = (low, high) if lacks and isfinite(low) and isfinite(high) else None
    before = float(change.ranking.total.then[u]) if change else float("nan")
    by = float(change.ranking.total.change[u]) if change else float("nan")
    way = _way(-by if place.of.ranking.lowest_first else by)
    return Dot(place.units[u].short, optional(total), optional(before), open_, way)


def _way(by: float) -> Way:
    return "rise" if by > 0 else "fall" if by < 0 else ""


def _furthest(board: Board, change: Subject) -> Text:
    """Whose total rose and fell most, the better way first."""
    by, decimals, up = change.ranking.total.change, board.scheme.decimals.total, uphill(change)
    sentences_of: list[Text] = []
    for way, words_ in ((up, _FURTHEST[up]), (-up, _FURTHEST[-up])):
        most = float(np.nanmax(by * way))
        if most > 0:
            names = some_names(
                [change.ranking.units[u].short for u in np.flatnonzero(by * way == most).tolist()]
            )
            sentences_of.append(words_.fill(names=names, by=decimal_text(most, decimals)))
    return sentences(sentences_of) if sentences_of else ""


_FURTHEST = {
    1: message("{names} gained most, {by:# point|# points}."),
    -1: message("{names} lost most, {by:# point|# points}."),
}


def slopes(
    board: Board, place: Place, view: View, comparison: BoardComparison, change: Subject
) -> Slopes | None:
    """A line for each unit from its rank then to its rank now; None where there are no ranks, or too many."""
    ranking = change.ranking
    order = view.order(place.units, official(place))
    known = ~np.isnan(ranking.rank.change)
    if inside_groups(place) or not known.any() or not 1 < len(order) <= _MOST_UNITS:
        return None
    moved = most_moved(comparison, change) or ()
    furthest = {u for each in moved for u in each.units}
    rows = tuple(
        Slope(
            place.units[u].short,
            optional(float(ranking.rank.then[u])),
            optional(float(ranking.rank.now[u])),
            _way(-float(ranking.rank.change[u])),
            u in furthest,
        )
        for u in order
    )
    texts: list[Text] = []
    for each in moved:
        names = some_names([place.units[u].short for u in each.units])
        up = (
            message("{names} up {places:# place|# places}.")
            if each.way > 0
            else message("{names} down {places:# place|# places}.")
        )
        texts.append(up.fill(names=names, places=plain(each.by)))
        count = len(ranking.passing.passed_by(each.units[0])) if len(each.units) == 1 else 0
        if each.way < 0 and count:
            texts.append(plural("It was passed by {count} unit.", "It was passed by {count} units.", count))
    return Slopes(
        title=message("Ranks and last year's"),
        finding=sentences(texts) if texts else message("No rank{place} changed.", place=""),
        before=comparison.then_title,
        now=board.title,
        rows=rows,
    )


def heat(board: Board, table: TableBoard, view: View) -> Heat | None:
    """Progress of every unit in every indicator that has a target, shaded by how far it is short of what is due."""
    chosen = [
        i for i, row in enumerate(table.table.rows) if row.targets and row.scores and table.terms.due_now[i]
    ]
    order = order_by_group(table.units, view.ranked_units(table))
    if len(chosen) < 2 or not 1 < len(order) <= _MOST_UNITS:
        return None
    gone = lost(table).shown
    decimals = board.scheme.decimals.points
    worst = sorted((i for i in chosen if gone[i] > 0), key=lambda i: (-gone[i], i))[:3]
    finding: Text = ""
    if worst and not table.table.ranking.lowest_first:
        told = comma_list(
            plural(
                "{row} ({points:# point|# points}; {count} unit short)",
                "{row} ({points:# point|# points}; {count} units short)",
                short_of(table, i),
                row=table.table.rows[i].short,
                points=decimal_text(gone[i], decimals),
            )
            for i in worst
        )
        finding = message("Most points were lost in {rows}.", rows=told)
    paces = [float(table.terms.pace.value[i]) for i in chosen]
    toned = tones(table)
    return Heat(
        title=message("{table}: progress against what is due", table=part_name(board.scheme, table.table.id)),
        finding=finding,
        columns=tuple(table.table.rows[i].short for i in chosen),
        below=tuple("" if np.isnan(pace) or pace == 1 else brief_percent(pace) for pace in paces),
        names=tuple(table.units[u].short for u in order),
        groups=groups_of(table.units, order),
        cells=tuple(tuple(_progress(table, u, i) for i in chosen) for u in order),
        tones=tuple(tuple(toned[u][i] for i in chosen) for u in order),
        lost=tuple(float(gone[i]) for i in chosen),
        decimals=1,
    )


def _progress(table: TableBoard, u: int, i: int) -> float | Text:
    progress = float(table.progress.shown[u, i])
    status = table.observations.status_of(u, i)
    if status == Status.SCORED and isfinite(progress):
        return progress
    points = float(table.points.shown[u, i])
    if status == Status.SCORED and not np.isnan(points):
        return decimal_text(points, 2)
    return words.mark(status)


def lines(place: Place, view: View, now: Sequence[Board], before: Sequence[Board]) -> YearLines | None:
    """The total of each unit over the periods of the year, and of the year before; None where there is no course."""
    order = view.ranked_units(place)
    if len(now) < 2 or not 1 < len(order) <= _MOST_LINES:
        return None
    subject, title = _followed_subject(place, now)
    ours, theirs = _course(subject, now), _course(subject, before)
    scheme = now[-1].scheme
    rows = tuple(
        YearLine(
            place.units[u].short,
            _unit_course(ours, place.units[u].id),
            _unit_course(theirs, place.units[u].id),
        )
        for u in order
    )
    if not any(sum(figure is not None for figure in row.now) > 1 for row in rows):
        return None
    return YearLines(
        title=message("{title} over the year", title=title),
        finding="",
        periods=tuple(board.period.label(scheme.calendar)[4:] for board in now),
        now=str(now[-1].period.year),
        before=str(before[-1].period.year) if before else "",
        rows=rows,
        decimals=scheme.decimals.total,
    )


def _followed_subject(place: Place, boards: Sequence[Board]) -> tuple[TrendSubject, Text]:
    """The total; where it is not formed in some periods, the table of the largest weight that is there in more of them."""
    scheme = boards[-1].scheme
    if isinstance(place, TableBoard):
        return TrendSubject("table", place.of.id, place.of.id), part_name(scheme, place.of.id)
    tables = {table.id for table in scheme.tables}
    parts = sorted(
        (id for id in place.total_of.weights if id in tables), key=lambda id: -place.total_of.weights[id]
    )
    ways: list[tuple[TrendSubject, Text]] = [
        (TrendSubject("total", place.of.id, place.of.id), place.of.title)
    ]
    ways += [(TrendSubject("table", id, id), part_name(scheme, id)) for id in parts]
    return max(
        ways,
        key=lambda way: sum(any(not np.isnan(f) for f in each.values()) for each in _course(way[0], boards)),
    )


def _course(what: TrendSubject, boards: Sequence[Board]) -> list[dict[str, float]]:
    """The figures of each period by the id of the unit."""
    points = []
    for board in boards:
        here = series(board, what, "points")
        points.append(
            {}
            if here is None
            else dict(zip((u.id for u in here.units), here.values.shown.tolist(), strict=True))
        )
    return points


def _unit_course(course: list[dict[str, float]], unit: str) -> tuple[float | None, ...]:
    return tuple(optional(each.get(unit, float("nan"))) for each in course)
