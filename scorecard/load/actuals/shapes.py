"""Which of the five shapes a sheet has, and its reading in that shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from scorecard.base.fault import Fault, errors
from scorecard.load.actuals.about import SheetContext, read_about
from scorecard.load.actuals.across_heads import is_across_header
from scorecard.load.actuals.column_measures import stands_over
from scorecard.load.actuals.entries import Gatherings
from scorecard.load.actuals.forms import as_returned
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.lines_above import is_line_above
from scorecard.load.actuals.lines_below import part_below
from scorecard.load.actuals.long import is_long_header, read_long
from scorecard.load.actuals.measures import measure_in
from scorecard.load.actuals.own import OwnSheet
from scorecard.load.actuals.own_heads import is_own_header
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.rows import RowReader, SheetRead
from scorecard.load.actuals.second_heads import as_one_head, is_second_head
from scorecard.load.actuals.unread_measures import check_unread_measures
from scorecard.load.actuals.upper_heads import is_group_row, upper_head
from scorecard.load.actuals.values import Values
from scorecard.load.actuals.wide import WideSheet
from scorecard.load.actuals.wide_heads import labelled_shape, wide_shape
from scorecard.load.actuals.words import REQUIRED_HEAD, value_head
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme

Shape = Literal["long", "annex", "turned", "own", "across", "form"]
_SEARCHED = 20


def read_sheet(sheet: SheetRead, records: Sequence[Record]) -> tuple[Shape, int]:
    """Read a sheet of any shape; its shape and the number of values it speaks of."""
    before = sheet.gathered.counts()
    shape, rows = _read_returned(sheet, records)
    check_unread_measures(sheet, records, sheet.gathered.entered_since(before))
    return shape, rows


def _read_returned(sheet: SheetRead, records: Sequence[Record]) -> tuple[Shape, int]:
    """The same, of a form that was sent back, too."""
    returned = as_returned(sheet.path, records, _SEARCHED, sheet.gathered)
    if returned is not records:
        sheet.gathered.forms.add(sheet.path)
        return "form", _read_by_shape(sheet, returned)[1]
    return _read_by_shape(sheet, records)


def _read_by_shape(sheet: SheetRead, records: Sequence[Record]) -> tuple[Shape, int]:
    known = sheet.known
    across = _across_at(records[:_SEARCHED], known)
    if across is not None:
        return "across", _read_across(sheet, records, across)
    records = with_one_head(records, _SEARCHED, known)
    searched = records[:_SEARCHED]
    own = _own_at(records, known)
    if own is not None:
        return "own", _read_wide(sheet, records, own, "own")
    long = next((n for n, record in enumerate(searched) if is_long_header(record.cells)), None)
    if long is not None:
        return "long", read_long(sheet, records, long)
    for at, record in enumerate(searched):
        shape = None if is_line_above(record, known) else wide_shape(record, known)
        shape = shape or labelled_shape(record, records[at + 1 :], known)
        if shape:
            return shape, _read_wide(sheet, records, at, shape)
    own = _own_at(records, known, misspelt=True)
    if own is not None:
        return "own", _read_wide(sheet, records, own, "own")
    _no_header(sheet.path, records, sheet.gathered)
    return "long", 0


def _own_at(records: Sequence[Record], known: KnownSchemes, misspelt: bool = False) -> int | None:
    """Where the head of a unit's own sheet stands; its head of values may be `misspelt`."""
    rows = enumerate(records[:_SEARCHED])
    return next((n for n, row in rows if is_own_header(row, records[n + 1 :], known, misspelt)), None)


def _across_at(records: Sequence[Record], known: KnownSchemes) -> int | None:
    """Where the heads of a sheet with periods across stand; below the head of another shape there are only figures."""
    for n, record in enumerate(records):
        if is_across_header(record.cells, known.starts):
            return n
        headed = is_long_header(record.cells) or wide_shape(record, known)
        if headed and not is_line_above(record, known):
            return None
    return None


def has_header(records: Sequence[Record], known: KnownSchemes) -> bool:
    """Whether a sheet has the header of any shape."""
    searched = records[:_SEARCHED]
    return any(
        is_long_header(record.cells)
        or is_across_header(record.cells, known.starts)
        or is_own_header(record, records[n + 1 :], known)
        or (not is_line_above(record, known) and wide_shape(record, known) is not None)
        or labelled_shape(record, records[n + 1 :], known) is not None
        for n, record in enumerate(searched)
    )


def _read_across(sheet: SheetRead, records: Sequence[Record], at: int) -> int:
    from scorecard.load.actuals.across import as_long

    rows = as_long(sheet, records, at)
    if rows is None:
        faults = _cell_faults(
            sheet, lambda aside, latest: _enter_across(aside, as_long(aside, records, at, latest))
        )
        sheet.gathered.faults += [fault for fault in faults if fault.span.line > records[at].line]
        return 0
    return _enter_across(sheet, rows)


def _enter_across(sheet: SheetRead, rows: Sequence[Record] | None) -> int:
    head = next((n for n, record in enumerate(rows or ()) if is_long_header(record.cells)), None)
    return 0 if rows is None or head is None else read_long(sheet, rows, head)


def _read_wide(
    sheet: SheetRead, records: Sequence[Record], at: int, shape: Literal["annex", "turned", "own"]
) -> int:
    known, gathered = sheet.known, sheet.gathered
    at = at if shape == "own" else _last_header_row(records, at, shape, known)
    header, above = records[at].with_cell_columns(), records[:at]
    below, stating = part_below(records[at + 1 :])
    second = below[0] if shape == "turned" and below and is_second_head(header, below[0], known) else None
    heads = above[-1] if above and shape != "own" and _heads_over(above[-1], header, known) else None
    lines = [*(above[:-1] if heads else above), *stating]
    about = read_about(sheet, lines, header, own=shape == "own")
    if about is None:
        gathered.faults += _cell_faults(
            sheet, lambda aside, latest: _read_wide(aside, _with_period(records, at, latest), at + 1, shape)
        )
        return 0
    if about.when.scheme < 0:
        gathered.other_years.add(about.when.ordinal, [about.period], len(below))
        return len(below)
    grouped = bool(above) and is_group_row(above[-1], known.names[about.when.scheme])
    group_row = heads or (above[-1] if grouped else upper_head(above, header, known))
    rows = RowReader(sheet, _filled_header(group_row, header))
    if shape == "own":
        return OwnSheet(sheet, rows, about).read(below)
    if second:
        return _read_parted(sheet, header, second, about, below[1:])
    return WideSheet(sheet, rows, shape, about).read(group_row, below)


def _read_parted(
    sheet: SheetRead, upper: Record, lower: Record, about: SheetContext, below: Sequence[Record]
) -> int:
    """A sheet with units down, below the head of whose indicators stand 当季, 累计 and their like."""
    head = as_one_head(sheet, upper, lower, about)
    if head is None:
        return 0
    rows = RowReader(sheet, head.header)
    return WideSheet(sheet, rows, "turned", about, head.seconds).read(None, below)


_OF_PERIOD = frozenset(("SC123", "SC369", "SC371", "SC383", "SC384"))
"""What is wrong with a sheet by its period, or told without it already."""


def _cell_faults(sheet: SheetRead, read: Callable[[SheetRead, Scheme], object]) -> Sequence[Fault]:
    """What the cells of a sheet have wrong whose period cannot be told, as if it were of the latest year; nothing of it counts."""
    schemes = sheet.known.schemes
    if not schemes:
        return ()
    aside = Gatherings([[] for _ in schemes], [0 for _ in schemes])
    tried = sheet._replace(values=[Values(each, aside) for each in schemes], gathered=aside)
    read(tried, max(schemes, key=lambda scheme: scheme.year))
    return [fault for fault in errors(aside.faults) if fault.code not in _OF_PERIOD]


def _with_period(records: Sequence[Record], at: int, scheme: Scheme) -> Sequence[Record]:
    """A sheet with the last period of a year in a line of its own above all."""
    period = Period(scheme.year, 12).label(scheme.calendar)
    return [Record(records[at].line, ["期间", period], (1, 1)), *records]


def _last_header_row(records: Sequence[Record], at: int, shape: str, known: KnownSchemes) -> int:
    """The lower of two header rows, where merged labels stand above the names."""
    lower = at + 1
    if lower == len(records) or records[lower].cells == records[at].cells:
        return at
    merged = any(is_group_row(records[at], names) for names in known.names)
    merged = merged or _heads_over(records[at], records[lower], known)
    return lower if merged and wide_shape(records[lower], known) == shape else at


def _heads_over(upper: Record, lower: Record, known: KnownSchemes) -> bool:
    """Whether a row is the upper one of two header rows, and states measures."""
    return stands_over(upper, lower) and not is_line_above(upper, known)


def _filled_header(group_row: Record | None, header: Record) -> Record:
    """A header whose empty cells are filled by the labels merged over both of its rows."""
    if group_row is None:
        return header
    above = group_row.cells + [""] * len(header.cells)
    cells = [cell if cell.strip() else up for cell, up in zip(header.cells, above, strict=False)]
    return Record(header.line, cells, header.with_cell_columns().columns)


def _no_header(path: str, records: Sequence[Record], gathered: Gatherings) -> None:
    first = records[0]
    if len(first.cells) == 1 and first.cells[0].count("，") >= 2:
        gathered.fault("SC119", first.span(path))
        return
    gathered.fault("SC110", first.span(path), {"wanted": REQUIRED_HEAD})


def with_one_head(records: Sequence[Record], searched: int, known: KnownSchemes) -> Sequence[Record]:
    """The rows of a sheet, such a head put into one row: the name of the unit over its values, other words as they are."""
    for n, (upper, lower) in enumerate(pairwise(records[: searched + 1])):
        if sum(1 for cell in lower.cells if value_head(measure_in(cell)[0], known.starts)) < 2:
            continue
        units = [cell if any(names.units(cell) for names in known.names) else "" for cell in upper.cells]
        if sum(map(bool, units)) < 2:
            continue
        cells = list(_merge_heads(upper.cells, units, lower.cells, known.starts))
        return [*records[:n], Record(lower.line, cells, lower.with_cell_columns().columns), *records[n + 2 :]]
    return records


def _merge_heads(
    upper: Sequence[str], units: Sequence[str], lower: Sequence[str], starts: int
) -> Iterator[str]:
    """The cells of the one head; a unit stands over all columns up to the next filled cell beside it."""
    over = ""
    for n, text in enumerate(lower):
        above = upper[n] if n < len(upper) else ""
        over = units[n] if above.strip() else over
        head, measure = measure_in(text)
        if over and value_head(head, starts):
            yield f"{over}（{measure}）" if measure else over
        else:
            yield text if text.strip() else above
