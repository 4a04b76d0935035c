"""What stands on a page, sorted for its template: heads, rows, cells with their classes, charts drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from scorecard.base.message import Lang, Text, message, say
from scorecard.render.heads import full_names, with_short_names
from scorecard.render.html.charts import draw_chart
from scorecard.render.html.paper import paper_classes, room_for_bars, spared_columns
from scorecard.render.html.svg import hatch, slim, steps
from scorecard.render.printed import PrintedDocument, PrintedListing, PrintedTable
from scorecard.render.safe import visible
from scorecard.tables.chart import Chart, Dots, Heat, Intervals, Slopes, YearLines
from scorecard.tables.table import Column, Document, Table, TonedCell

T = TypeVar("T")
_STEPS = "steps"
_SHADES = ("met", "unmet", "short", "shorter", "shortest", "missing", "none")


class ColumnHead(NamedTuple):
    """What heads a column, what stands small under it, and its name in full."""

    text: str
    below: str
    full: str
    classes: str


class PageCell(NamedTuple):
    """A cell; `name`: what its row goes by; `working`: under which id it is told how it came about; `bar`: a drawing."""

    text: str
    classes: str
    below: str
    working: str
    name: bool
    bar: Markup | None = None


class PageRow(NamedTuple):
    """A row with its group; `open`: it has no rank yet."""

    cells: tuple[PageCell, ...]
    group: str
    open: bool


class Body(NamedTuple):
    """Rows under the name of their group; "" where they are not parted."""

    name: str
    rows: tuple[PageRow, ...]


class PageTable(NamedTuple):
    """A table as the template writes it; `wide` are the classes of the paper it needs."""

    id: str
    annex: str
    titles: tuple[str, ...]
    label: str
    caption: str
    heads: tuple[ColumnHead, ...]
    bodies: tuple[Body, ...]
    legend: tuple[tuple[str, str], ...]
    tones: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    wide: str
    sortable: bool


class DrawnChart(NamedTuple):
    """A chart, drawn, with the text beside it."""

    kind: str
    title: str
    finding: str
    key: str
    drawing: Markup
    tones: tuple[tuple[str, str], ...]


class Working(NamedTuple):
    """How a cell came about: a line for each step."""

    id: str
    title: str
    rows: tuple[tuple[str, ...], ...]


class HtmlPage(NamedTuple):
    """All that stands on a page, in order."""

    titles: tuple[str, ...]
    flags: tuple[str, ...]
    lead: tuple[str, ...]
    tables: tuple[PageTable, ...]
    notes: tuple[str, ...]
    fill_in: tuple[str, ...]
    hatch: Markup
    charts: tuple[DrawnChart, ...]
    annexes: tuple[PageTable, ...]
    appendices: tuple[PrintedListing, ...]
    workings: tuple[Working, ...]
    workings_notes: tuple[str, ...]


def page_of(document: Document, printed: PrintedDocument, lang: Lang) -> HtmlPage:
    """The page of a document; `printed` is the same in words."""
    told = frozenset(table.id for table in document.workings)
    tables = [part for part in document.annexes if isinstance(part, Table)]
    annexes = [part for part in printed.annexes if isinstance(part, PrintedTable)]
    titles = printed.titles or tuple(title for table in printed.tables[:1] for title in table.titles)
    own_titles = bool(printed.titles)
    first = _tables(document.tables, printed.tables, told, lang)
    if not own_titles and first:
        first = (first[0]._replace(titles=()), *first[1:])
    return HtmlPage(
        titles=titles,
        flags=printed.flags,
        lead=printed.lead,
        tables=first,
        notes=printed.notes,
        fill_in=printed.fill_in,
        hatch=hatch(),
        charts=tuple(_figure(part, lang) for part in document.annexes if not isinstance(part, Table)),
        annexes=_tables(tables, annexes, told, lang),
        appendices=printed.appendices,
        workings=tuple(
            Working(table.id, " ".join(of.titles), of.rows)
            for table, of in zip(document.workings, printed.workings, strict=True)
        ),
        workings_notes=tuple(dict.fromkeys(note for of in printed.workings for note in of.notes)),
    )


def _tables(
    tables: Sequence[Table], printed: Sequence[PrintedTable], told: frozenset[str], lang: Lang
) -> tuple[PageTable, ...]:
    return tuple(_table(*pair, told, lang) for pair in zip(tables, printed, strict=True))


def _table(table: Table, printed: PrintedTable, told: frozenset[str], lang: Lang) -> PageTable:
    headed = with_short_names(printed)
    kinds = _kinds(table.columns)
    spared = spared_columns(headed)
    kinds = [f"{kind} spare" if k in spared else kind for k, kind in enumerate(kinds)]
    tones = {cell.tone for row in table.rows for cell in row if isinstance(cell, TonedCell)}
    shaded = bool(tones & {"met", "unmet", "short", "shorter", "shortest"})
    return _with_bars(
        table,
        headed,
        PageTable(
            id=table.id,
            annex=printed.annex,
            titles=printed.titles,
            label=" ".join(printed.titles) or printed.caption,
            caption=printed.caption,
            heads=tuple(_heads(printed, headed, kinds)),
            bodies=tuple(_bodies(table, headed, kinds, told, lang)),
            legend=full_names(printed, headed),
            tones=tuple(_shades(tones, lang)) if shaded else (),
            notes=printed.notes,
            wide=paper_classes(headed),
            sortable=len(table.rows) > 1 and bool(table.groups),
        ),
    )


def _with_bars(table: Table, printed: PrintedTable, page: PageTable) -> PageTable:
    """The same with a bar in each row: behind the figure it stands for, else at the end."""
    if printed.bars is None or not any(printed.bars.lengths):
        return page
    ids = [column.id for column in table.columns]
    at = ids.index(table.charted) + 1 if table.charted in ids else len(ids)
    spare = "" if room_for_bars(printed) else " spare"
    head, lengths, full = printed.bars
    longest = full or max(filter(None, lengths))
    cells = iter(
        PageCell("", f"bars{spare}", "", "", False, slim(length, longest, whole=full is not None))
        for length in lengths
    )
    bodies = tuple(
        body._replace(
            rows=tuple(row._replace(cells=_insert_cell(row.cells, at, next(cells))) for row in body.rows)
        )
        for body in page.bodies
    )
    return page._replace(
        heads=_insert_cell(page.heads, at, ColumnHead(head, "", "", f"bars{spare}")), bodies=bodies
    )


def _insert_cell(cells: tuple[T, ...], at: int, cell: T) -> tuple[T, ...]:
    return (*cells[:at], cell, *cells[at:])


def _heads(printed: PrintedTable, headed: PrintedTable, kinds: list[str]) -> Iterator[ColumnHead]:
    full = dict(printed.legend)
    for k, kind in enumerate(kinds):
        below = headed.below[k] if headed.below else ""
        yield ColumnHead(headed.header[k], below, full.get(printed.header[k], ""), kind)


def _bodies(
    table: Table, printed: PrintedTable, kinds: list[str], told: frozenset[str], lang: Lang
) -> Iterator[Body]:
    """The rows; in blocks where groups stand apart."""
    groups = printed.groups or ("",) * len(table.rows)
    rows = [
        _row(row, texts, colours, kinds, told, group, lang)
        for row, texts, colours, group in zip(table.rows, printed.rows, printed.colours, groups, strict=True)
    ]
    if not printed.blocks:
        yield Body("", tuple(rows))
        return
    starts = [n for n, group in enumerate(groups) if n == 0 or group != groups[n - 1]]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield Body(groups[start] or "—", tuple(rows[start:end]))


def _row(
    row: Sequence[object],
    texts: Sequence[str],
    colours: Sequence[str],
    kinds: list[str],
    told: frozenset[str],
    group: str,
    lang: Lang,
) -> PageRow:
    cells = []
    for cell, text, colour, kind in zip(row, texts, colours, kinds, strict=True):
        if kind == _STEPS:
            cells.append(PageCell("", kind, "", "", False, steps(text)))
            continue
        toned = cell if isinstance(cell, TonedCell) else None
        below = visible(say(toned.below, lang)) if toned else ""
        working = toned.working if toned and toned.working in told else ""
        cells.append(PageCell(text, f"{kind} {colour}".strip(), below, working, " k" in kind))
    ranks = [text for text, kind in zip(texts, kinds, strict=True) if kind.startswith("n r")]
    return PageRow(tuple(cells), group, bool(ranks) and not ranks[0][:1].isdigit())


def _shades(tones: Collection[str], lang: Lang) -> Iterator[tuple[str, str]]:
    """What each shade means, where it is used."""
    meant: dict[str, Text] = {
        "met": message("on target"),
        "unmet": message("below target"),
        "short": message("short by 10% or less"),
        "shorter": message("short by 25% or less"),
        "shortest": message("short by more than 25%"),
        "missing": message("missing or pending"),
        "none": message("not assessed"),
    }
    for tone in _SHADES:
        if tone in tones:
            yield tone, say(meant[tone], lang)


def _kinds(columns: Sequence[Column]) -> list[str]:
    """The classes of each column's cells: a number, a rank, a text, the name a row goes by (the last key), its mark."""
    names = max((n for n, column in enumerate(columns) if column.kind == "text" and column.key), default=-1)
    return [_kind(column, n == names) for n, column in enumerate(columns)]


def _kind(column: Column, names: bool) -> str:
    if column.kind != "text":
        return "n r" if column.id == "rank" else "n"
    if names:
        return "t k"
    if column.id == "trend":
        return _STEPS
    return "i" if column.key or column.id in ("moved", "met") else "t"


def _figure(chart: Chart, lang: Lang) -> DrawnChart:
    title, finding = visible(say(chart.title, lang)), visible(say(chart.finding, lang))
    tones: tuple[tuple[str, str], ...] = ()
    if isinstance(chart, Heat):
        tones = tuple(_shades({tone for row in chart.tones for tone in row}, lang))
    return DrawnChart(
        _KINDS[type(chart)], title, finding, visible(say(_key(chart), lang)), draw_chart(chart, lang), tones
    )


_KINDS: dict[type, str] = {
    Dots: "dots",
    Slopes: "slopes",
    Heat: "heat",
    YearLines: "lines",
    Intervals: "intervals",
}


def _key(chart: Chart) -> Text:
    """How a chart is read."""
    if isinstance(chart, Dots):
        if not chart.before:
            return message("The axis does not begin at zero.")
        return message(
            "A stroke is {before}; a full dot rose, a hollow one fell. The axis does not begin at zero.",
            before=chart.before,
        )
    if isinstance(chart, Slopes):
        return message("Solid lines rise, dashed ones fall; dotted: not ranked.")
    if isinstance(chart, Heat):
        return message(
            "Percent of what is due; the darker, the further short. Bars below: points lost by all units."
        )
    if isinstance(chart, Intervals):
        return message(
            "A dot is the rank given, a stroke the median; the bar holds 5 to 95 % of the draws, the line all of them."
        )
    if not chart.before:
        return message("The axis does not begin at zero.")
    return message(
        "Solid {now}, dashed {before}. The axis does not begin at zero.", now=chart.now, before=chart.before
    )
