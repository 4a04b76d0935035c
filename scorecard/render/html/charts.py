"""Charts as drawings: figures stand beside their marks, and nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from markupsafe import Markup

from scorecard.base.decimals import decimal_text, percent, plain
from scorecard.base.message import Lang, Text, message, say
from scorecard.base.width import fold, width
from scorecard.render.html import svg
from scorecard.render.safe import visible
from scorecard.tables.chart import Chart, Dot, Dots, Heat, Intervals, Slope, Slopes, YearLine, YearLines

_WIDE, _ROW = 430, 25
_PAGE = 880
_ACROSS = 5
_LABEL = 18
_PER_COLUMN = 6.2


def draw_chart(chart: Chart, lang: Lang) -> Markup:
    """A chart as a drawing."""
    label = visible(f"{say(chart.title, lang)} {say(chart.finding, lang)}").strip()
    return _DRAWN[type(chart)](chart, label, lang)


def _label_width(names: Sequence[list[str]]) -> float:
    """How much room names need beside a chart."""
    return 12 + _PER_COLUMN * max((width(line) for lines in names for line in lines), default=0)


def _rows(names: Sequence[list[str]], top: float) -> list[float]:
    """The height of each row: taller where its name takes several lines."""
    heights, at = [], top
    for lines in names:
        heights.append(at + _tall(lines) / 2)
        at += _tall(lines)
    return [*heights, at]


def _tall(name: list[str]) -> float:
    """How high a row is."""
    return max(_ROW, 13 * len(name) + 6)


def _axis(ticks: Sequence[float], x: Callable[[float], float], bottom: float) -> Iterator[Markup]:
    """A thin line for each round figure, under its number."""
    for tick in ticks:
        yield svg.line(x(tick), 20, x(tick), bottom, "gr")
        yield svg.text(x(tick), 14, plain(tick), "s m")


def _dots(chart: Dots, label: str, lang: Lang) -> Markup:
    names = [svg.name(row.name, lang, _LABEL) for row in chart.rows]
    *heights, bottom = _rows(names, 24)
    left, right = _label_width(names), _WIDE - 74.0
    known = [
        figure
        for row in chart.rows
        for figure in (row.now, row.before, *(row.open or ()))
        if figure is not None
    ]
    ticks = svg.ticks(min(known), max(known))
    low, high = min(ticks[0], *known), max(ticks[-1], *known)

    def x(figure: float) -> float:
        share: float = (figure - low) / ((high - low) or 1)
        return left + 6 + share * (right - left - 12)

    def shapes() -> Iterator[Markup]:
        yield from _axis(ticks, x, bottom)
        for row, lines, y in zip(chart.rows, names, heights, strict=True):
            yield from svg.texts(left - 6, y + 4, lines, "e")
            yield from _dot_row(row, x, y)
            yield svg.text(_WIDE - 2, y + 4, _dot_text(row, chart.decimals, lang), "e")

    return svg.figure(_WIDE, bottom + 4, label, shapes())


def _dot_row(row: Dot, place: Callable[[float], float], y: float) -> Iterator[Markup]:
    if row.open is not None:
        yield svg.line(place(row.open[0]), y, max(place(row.open[1]), place(row.open[0]) + 3), y, "rg")
    if row.before is not None and row.now is not None:
        yield svg.line(place(row.before), y, place(row.now), y, f"ln {row.way}".strip())
    if row.before is not None:
        yield svg.line(place(row.before), y - 6, place(row.before), y + 6, "tk")
    if row.now is not None:
        yield svg.dot(place(row.now), y, 4.6, f"dt {row.way}".strip())


def _dot_text(row: Dot, decimals: int, lang: Lang) -> str:
    if row.now is not None:
        return decimal_text(row.now, decimals)
    if row.open is not None:
        low, high = (decimal_text(end, decimals) for end in row.open)
        return f"{low}–{high}"
    return say(message("unranked"), lang)


def _intervals(chart: Intervals, label: str, lang: Lang) -> Markup:
    """A thin line for all draws, a thick one for most of them, a stroke for the median, a dot for the rank given."""
    names = [svg.name(row.name, lang, _LABEL) for row in chart.rows]
    *heights, bottom = _rows(names, 24)
    left, right = _label_width(names) + 26, _PAGE - 90.0
    last = max(max(row.rank, row.whole[1]) for row in chart.rows)
    ticks = [tick for tick in svg.ticks(1, last) if tick >= 1 and tick == int(tick)]
    ticks = ticks if ticks[:1] == [1.0] else [1.0, *ticks]

    def x(rank: float) -> float:
        return left + 10 + (rank - 1) / ((last - 1) or 1) * (right - left - 20)

    def shapes() -> Iterator[Markup]:
        yield from _axis(ticks, x, bottom)
        for row, lines, y in zip(chart.rows, names, heights, strict=True):
            yield from svg.texts(left - 26, y + 4, lines, "e")
            yield svg.text(left - 4, y + 4, plain(row.rank), "e")
            yield svg.line(x(row.whole[0]), y, x(row.whole[1]), y, "ln")
            yield svg.box(x(row.most[0]) - 3, y - 4, x(row.most[1]) - x(row.most[0]) + 6, 8, "most")
            yield svg.line(x(row.median), y - 7, x(row.median), y + 7, "tk")
            yield svg.dot(x(row.rank), y, 3.6, "dt")
            if row.fragile:
                yield svg.text(_PAGE - 84, y + 4, say(message("fragile"), lang))

    return svg.figure(_PAGE, bottom + 4, label, shapes())


def _slopes(chart: Slopes, label: str, lang: Lang) -> Markup:
    names = [svg.name(row.name, lang, _LABEL) for row in chart.rows]
    side = _label_width(names) + 34
    tall = max(map(_tall, names))
    before = _places([row.before for row in chart.rows])
    now = _places([row.now for row in chart.rows])
    bottom = 28 + tall * len(chart.rows)

    def y(place: int) -> float:
        return 28 + tall * (place + 0.5)

    def shapes() -> Iterator[Markup]:
        yield svg.text(side, 14, visible(say(chart.before, lang)), "s e")
        yield svg.text(_WIDE - side, 14, visible(say(chart.now, lang)), "s")
        for n, (row, lines) in enumerate(zip(chart.rows, names, strict=True)):
            start, end = y(before[n]), y(now[n])
            classes = _slope_classes(row)
            yield svg.line(side + 6, start, _WIDE - side - 6, end, f"sl {classes}".strip())
            yield svg.dot(side + 6, start, 3, "ho" if row.before is None else "dt")
            yield svg.dot(_WIDE - side - 6, end, 3, "ho" if row.now is None else "dt")
            yield from svg.texts(side - 26, start + 4, lines, f"e {classes}".strip())
            yield svg.text(side - 2, start + 4, _rank(row.before), f"e {classes}".strip())
            yield svg.text(_WIDE - side + 2, end + 4, _rank(row.now), classes)
            yield from svg.texts(_WIDE - side + 26, end + 4, lines, classes)

    return svg.figure(_WIDE, bottom + 4, label, shapes())


def _slope_classes(row: Slope) -> str:
    if row.before is None or row.now is None:
        return "gone"
    most = "most " if row.moved_most else ""
    return f"{most}{row.way}".strip()


def _places(ranks: Sequence[float | None]) -> list[int]:
    """Which place from the top each rank is drawn at; what has none comes last."""
    order = sorted(range(len(ranks)), key=lambda n: (ranks[n] is None, ranks[n] or 0, n))
    places = [0] * len(ranks)
    for place, n in enumerate(order):
        places[n] = place
    return places


def _rank(rank: float | None) -> str:
    return "—" if rank is None else plain(rank)


def _heat(chart: Heat, label: str, lang: Lang) -> Markup:
    names = [svg.name(name, lang, _LABEL) for name in chart.names]
    heads = [svg.head(name, lang) for name in chart.columns]
    below = [visible(say(text, lang)) for text in chart.below]
    # Letters are larger in print than on a screen, so names are given more room.
    left, each = (
        1.2 * _label_width(names),
        max(54.0, 4 + 7.2 * max(width(line) for head in heads for line in head)),
    )
    wide = left + each * len(heads) + 4
    top = 13.0 * max(len(lines) for lines in heads) + 8 + (13 if any(below) else 0)
    heights, y = [], top
    for n, group in enumerate(chart.groups):
        y += 8 if n and group != chart.groups[n - 1] else 0
        heights.append(y)
        y += _tall(names[n])
    bottom = y

    def shapes() -> Iterator[Markup]:
        if any(below):
            yield svg.text(left - 8, top - 7, say(message("Pace"), lang), "s e")
        for k, lines in enumerate(heads):
            x = left + each * (k + 0.5)
            foot = top - 8 - (13 if any(below) else 0)
            yield from (
                svg.text(x, foot - 13 * (len(lines) - 1 - n), line, "m") for n, line in enumerate(lines)
            )
            if below[k]:
                yield svg.text(x, top - 7, below[k], "s m")
        for n, lines in enumerate(names):
            tall = _tall(lines)
            yield from svg.texts(left - 8, heights[n] + tall / 2 + 4, lines, "e")
            for k, (cell, tone) in enumerate(zip(chart.cells[n], chart.tones[n], strict=True)):
                kind = tone or "plain"
                yield svg.box(left + each * k + 1, heights[n] + 1, each - 2, tall - 2, kind)
                words = _heat_text(cell, chart.decimals, lang)
                yield svg.text(left + each * (k + 0.5), heights[n] + tall / 2 + 4, words, f"m {kind}")
        yield from _lost(chart, left, each, bottom, lang)

    return svg.figure(max(wide, _PAGE), bottom + 66, label, shapes())


def _heat_text(cell: float | Text, decimals: int, lang: Lang) -> str:
    if isinstance(cell, float):
        return percent(cell, decimals).removesuffix("%")
    return visible(say(cell, lang))


def _lost(chart: Heat, left: float, each: float, top: float, lang: Lang) -> Iterator[Markup]:
    """Under each column a bar from zero: the points that all units lost."""
    most = max(chart.lost, default=0)
    yield svg.text(left - 8, top + 18, say(message("points lost"), lang), "e s")
    for k, points in enumerate(chart.lost):
        tall = 36 * points / most if most else 0
        yield svg.box(left + each * (k + 0.2), top + 8, each * 0.6, max(tall, 0.5), "bar")
        yield svg.text(left + each * (k + 0.5), top + 22 + tall, decimal_text(points, 2), "s m")


def _lines(chart: YearLines, label: str, lang: Lang) -> Markup:
    names = [fold(visible(say(row.name, lang)), 20) for row in chart.rows]
    across, wide = _ACROSS, _PAGE / _ACROSS
    count = max(len(chart.periods), *(len(row.before) for row in chart.rows))
    head = 14.0 * max(len(lines) for lines in names) + 6
    tall = head + 84
    known = [f for row in chart.rows for f in (*row.now, *row.before) if f is not None]
    low, high = min(known), max(known)

    def shapes() -> Iterator[Markup]:
        for n, (row, lines) in enumerate(zip(chart.rows, names, strict=True)):
            x, y = wide * (n % across), tall * (n // across)
            yield from (svg.text(x + 4, y + 12 + 14 * k, line) for k, line in enumerate(lines))
            yield from _small(row, chart, (low, high), (x, y + head), count, lang)

    return svg.figure(_PAGE, tall * -(-len(chart.rows) // across) + 6, label, shapes())


def _small(
    row: YearLine,
    chart: YearLines,
    ends: tuple[float, float],
    corner: tuple[float, float],
    count: int,
    lang: Lang,
) -> Iterator[Markup]:
    """One small chart of so many periods: the year before dashed, this year solid with its last figure."""
    left, top = corner
    low, high = ends

    def x(n: int) -> float:
        return left + 10 + 104.0 * n / max(1, count - 1)

    def y(figure: float) -> float:
        return top + 8 + 46 * (high - figure) / ((high - low) or 1)

    yield svg.line(left + 4, top + 58, left + 120, top + 58, "gr")
    for figures, classes in ((row.before, "before"), (row.now, "now")):
        points = [(x(n), y(figure)) for n, figure in enumerate(figures) if figure is not None]
        if len(points) > 1:
            yield svg.polyline(points, classes)
    last = next((n for n in reversed(range(len(row.now))) if row.now[n] is not None), None)
    if last is not None:
        figure = row.now[last]
        assert figure is not None
        yield svg.dot(x(last), y(figure), 2.6, "pn")
        yield svg.text(x(last) + 5, y(figure) - 4, decimal_text(figure, chart.decimals), "s")
    for n, period in enumerate(chart.periods):
        yield svg.text(x(n), top + 70, visible(say(period, lang)), "s m")


_DRAWN: dict[type, Callable[[Any, str, Lang], Markup]] = {
    Dots: _dots,
    Slopes: _slopes,
    Heat: _heat,
    Intervals: _intervals,
    YearLines: _lines,
}
