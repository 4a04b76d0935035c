"""Months or quarters across: a row for each unit and indicator, or for each of one of them; read as the long shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.load.actuals.across_counts import check_counts
from scorecard.load.actuals.across_heads import YEAR, HeadColumns, head_columns, made_dates
from scorecard.load.actuals.file_names import stems
from scorecard.load.actuals.known import INDICATOR, UNIT, KnownSchemes
from scorecard.load.actuals.measures import StatedMeasure, measure_in_column, measure_in_head, measure_said
from scorecard.load.actuals.names import SchemeNames
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.rows import SheetRead
from scorecard.model.period_names import part_with_year
from scorecard.model.scheme import Scheme

_HEAD = ("period", "unit", "indicator", "value", "measure")


def as_long(
    sheet: SheetRead, records: Sequence[Record], at: int, latest: Scheme | None = None
) -> Sequence[Record] | None:
    """The sheet below the header `records[at]` with a row for each figure; None where it cannot be told what they are of.

    What stands above says the year where the heads do not, and the unit or indicator that has no column; else the
    name of the sheet or file does.

    latest : whose year it is tried with, dates that Excel made being the periods they were, to see its cells alone
    """
    header, above = records[at].with_cell_columns(), records[:at]
    path, starts = sheet.path, sheet.known.starts
    if latest is None and made_dates(sheet, header):
        return None
    columns = head_columns(sheet, header, records[at + 1 :])
    texts = [cell for record in above for cell in record.cells if cell.strip()]
    names = [*texts, *stems(path)]
    told: set[str] = set()
    year = _year(sheet, header, columns, names, told)
    if year is None and latest:
        year = str(latest.year)
    whose = _whose(sheet, header, columns, names, told)
    if year is None or whose is None:
        return None
    below = records[at + 1 :]
    # What says the year, or whose figures they are, may state a measure, too.
    kept = [record if not told.intersection(record.cells) else _measures_of(record) for record in above]
    kept += [_measures_of(record) for record in below if not _figures(record, columns)]
    head = _head(header, columns)
    heads = {n: header.span(path, n) for n in columns.periods}
    dated = {n: _head_with_year(text, year, starts) for n, text in columns.periods.items()}
    columns = columns._replace(periods=dated)
    if latest is None:
        check_counts(sheet, header, columns, above, below, whose)
    rows = (row for record in below for row in _rows(sheet, record, columns, heads, whose))
    return [*(record for record in kept if any(record.cells)), head, *rows]


def _measures_of(record: Record) -> Record:
    """A line with nothing but the cells that state a measure."""
    record = record.with_cell_columns()
    return record._replace(cells=[cell if measure_said(cell) else "" for cell in record.cells])


def _figures(record: Record, columns: HeadColumns) -> bool:
    """Whether a row has anything below the periods."""
    cells = record.with_cell_columns().cells
    return any(n < len(cells) and cells[n].strip() for n in columns.periods)


def _head(header: Record, columns: HeadColumns) -> Record:
    """The head of the long shape, with the measures that the heads of names state."""
    heads, places = list(_HEAD), [1] * len(_HEAD)
    for field, n in (("unit", columns.unit), ("indicator", columns.indicator)):
        measure = measure_in_head(header.cells[n]) if n >= 0 else ""
        if measure:
            at = _HEAD.index(field)
            heads[at], places[at] = f"{field}（{measure}）", header.column(n)
    return Record(header.line, heads, tuple(places))


def _year(
    sheet: SheetRead, header: Record, columns: HeadColumns, names: Sequence[str], told: set[str]
) -> str | None:
    """The year of heads that say none; "" where each says its own."""
    bare = [n for n, text in columns.periods.items() if not YEAR.search(text)]
    if not bare:
        return ""
    years: dict[str, str] = {}
    for text in names:
        for year in YEAR.findall(text):
            years.setdefault(year, text)
    if sheet.known.starts != 1 and len(years) == 2 and max(map(int, years)) - min(map(int, years)) == 1:
        # From October 2017 to September 2018: one year, called by its last month's.
        last = max(years)
        told.update(years.values())
        return last
    if len(years) != 1:
        args = {"head": columns.periods[bare[0]], "found": ", ".join(years)}
        sheet.gathered.fault("SC495" if years else "SC494", header.span(sheet.path, bare[0]), args)
        return None
    [(year, _)] = years.items()
    told.update(text for text in names if year in text)
    return year


def _whose(
    sheet: SheetRead, header: Record, columns: HeadColumns, names: Sequence[str], told: set[str]
) -> tuple[str, str] | None:
    """The unit and the indicator that the whole sheet is of, "" where a column says them."""
    unit = "" if columns.unit >= 0 else _one(names, sheet.known, told, _unit_in)
    indicator = "" if columns.indicator >= 0 else _one(names, sheet.known, told, _indicator_in)
    for name, side in ((unit, UNIT), (indicator, INDICATOR)):
        if name is None:
            sheet.gathered.fault("SC496", header.span(sheet.path), {"what": side})
    return None if unit is None or indicator is None else (unit, indicator)


_Find = Callable[[str, SchemeNames], str]
_KEYED = pattern(r"[^:：]{1,12}[:：]\s*(.+)", re.DOTALL)


def _one(names: Sequence[str], known: KnownSchemes, told: set[str], find: _Find) -> str | None:
    """What the first text says that says any."""
    for text in names:
        for each in known.names:
            name = find(text, each)
            if name:
                told.add(text)
                return name
    return None


def _unit_in(text: str, names: SchemeNames) -> str:
    """The unit that a line or a name speaks of."""
    keyed = _KEYED.fullmatch(text.strip())
    unit = names.reporting(keyed[1] if keyed else text)
    unit = names.unit_within(text) if unit is None else unit
    return "" if unit is None else names.scheme.units[unit].name


def _indicator_in(text: str, names: SchemeNames) -> str:
    """The indicator that a line or a name speaks of; of names within one another the longest."""
    keyed = _KEYED.fullmatch(text.strip())
    whole = keyed[1] if keyed else text
    if names.places(whole):
        return whole
    folded = fold_name(text)
    rows = (row for table in names.scheme.tables for row in table.rows)
    spoken = {
        row.name: fold_name(row.name) for row in rows if len(row.name) > 1 and fold_name(row.name) in folded
    }
    longest = [
        name for name, own in spoken.items() if not any(own in other != own for other in spoken.values())
    ]
    return longest[0] if len(longest) == 1 else ""


def _rows(
    sheet: SheetRead,
    record: Record,
    columns: HeadColumns,
    heads: Mapping[int, Span],
    whose: tuple[str, str],
) -> Iterator[Record]:
    """A row for each figure of a row, every cell of it where it stands in the sheet: the period in the header."""
    record = record.with_cell_columns()

    def cell_text(n: int) -> str:
        return record.cells[n] if 0 <= n < len(record.cells) else ""

    unit, indicator = (
        cell_text(n) if n >= 0 else text
        for n, text in zip((columns.unit, columns.indicator), whose, strict=True)
    )
    for n, period in columns.periods.items():
        if cell_text(n).strip():
            at = record.column(n)
            of_unit, of_row, of_measure = (
                record.column(m) if m >= 0 else at for m in (columns.unit, columns.indicator, columns.measure)
            )
            measure, in_head = measure_in_column(cell_text(columns.measure)), columns.measures.get(n, "")
            if measure and in_head:
                said = (
                    StatedMeasure(in_head, heads[n]),
                    StatedMeasure(measure, record.span(sheet.path, columns.measure)),
                )
                sheet.gathered.agree(said, indicator)
            cells = [period, unit, indicator, cell_text(n), measure or in_head]
            yield Record(record.line, cells, (at, of_unit, of_row, at, of_measure), {0: heads[n]})


def _head_with_year(head: str, year: str, starts: int) -> str:
    """A period as its head says it, with the year."""
    if not year or YEAR.search(head):
        return head
    return part_with_year(head, int(year), starts)
