"""Months or quarters across: a row for each unit and indicator, or for each of one of them; read as the long shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from scorecard.base.message import Text, message
from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.load.actuals.file_names import stems
from scorecard.load.actuals.known import INDICATOR, UNIT, KnownSchemes, year_and_month
from scorecard.load.actuals.measures import measure_in
from scorecard.load.actuals.names import NameProblem, SchemeNames
from scorecard.load.actuals.numbers import quotable_text
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.rows import SheetRead
from scorecard.load.actuals.wide import pass_over
from scorecard.load.actuals.words import (
    BESIDE,
    FIELDS,
    INDICATORS,
    NUMBERING,
    TARGETS,
    UNITS,
    says_another_time,
    value_head,
)
from scorecard.model.period_names import parse_part, parse_period, part_with_year
from scorecard.model.scheme import Scheme

_YEAR = pattern(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_MEASURES = frozenset({fold_name(FIELDS["measure"]), "measure", "unitofmeasure"})
_HEAD = ("period", "unit", "indicator", "value", "measure")


class _HeadColumns(NamedTuple):
    """Where what stands: the periods with their names; units, indicators and measures, −1 where there is no such column.

    total : the column of what the periods come to, which is not read
    """

    periods: dict[int, str]
    unit: int
    indicator: int
    measure: int
    total: int


def is_across_header(cells: Sequence[str], starts: int = 1) -> bool:
    """Whether a row heads periods across: two of them or more, beside the names of units or indicators.

    >>> is_across_header(["单位", "指标", "1月", "2月"]), is_across_header(["指标", "甲镇", "乙镇"])
    (True, False)
    >>> is_across_header(["指标", "第二季度", "1-6月累计"])
    False
    """
    if not any(measure_in(cell)[0] in INDICATORS | UNITS for cell in cells):
        return False
    return len({_end(cell, starts) for cell in cells} - {None}) > 1


def _end(cell: str, starts: int) -> tuple[int, int] | None:
    """When a period in a head ends; year 0 where it says none. Also of a date that Excel made of it, told later."""
    if not cell.strip().isdecimal() and (date := year_and_month(cell.strip())):
        return date
    end = parse_period(cell, starts) if _YEAR.search(cell) else None
    if end is None and (part := parse_part(cell, starts)) and not cell.strip().isdecimal():
        end = part.period
    return (end.year, end.month) if end else None


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
    if latest is None and _made_dates(sheet, header):
        return None
    columns = _columns(sheet, header)
    texts = [cell for record in above for cell in record.cells if cell.strip()]
    names = [*texts, *stems(path)]
    told: set[str] = set()
    year = _year(sheet, header, columns, names, told)
    if year is None and latest:
        year = str(latest.year)
    whose = _whose(sheet, header, columns, names, told)
    if year is None or whose is None:
        return None
    kept = [record for record in above if not told.intersection(record.cells)]
    head = Record(header.line, list(_HEAD), (1,) * len(_HEAD))
    heads = {n: header.span(path, n) for n in columns.periods}
    below = records[at + 1 :]
    if latest is None:
        _check_counts(sheet, header, columns, texts, below, whose[1])
    rows = (row for record in below for row in _rows(record, columns, heads, year, starts, whose))
    return [*kept, head, *rows]


def _made_dates(sheet: SheetRead, header: Record) -> bool:
    """Whether Excel made dates of heads, each a fault with the period that it probably was."""
    found = False
    for n, cell in enumerate(header.cells):
        dated = _end(cell, sheet.known.starts) and year_and_month(cell.strip())
        problem = sheet.known.when(cell) if dated else None
        if isinstance(problem, NameProblem):
            sheet.gathered.problem(problem, header.span(sheet.path, n))
            found = True
    return found


def _columns(sheet: SheetRead, header: Record) -> _HeadColumns:
    """What each column is; a remark on those that are passed over, a fault for one that ends when another does."""
    periods: dict[int, str] = {}
    columns: dict[str, int] = {}
    ends: dict[tuple[int, int], str] = {}
    for n, cell in enumerate(header.cells):
        head, end = measure_in(cell)[0], _end(cell, sheet.known.starts)
        field = "indicator" if head in INDICATORS else "measure" if head in _MEASURES else "unit"
        if end:
            if end in ends:
                sheet.gathered.named_twice(header.span(sheet.path, n), ends[end], cell, ends=True)
            else:
                dated = year_and_month(cell.strip())
                ends[end] = cell.strip()
                periods[n] = f"{end[0]}年{end[1]}月" if dated and not cell.strip().isdecimal() else ends[end]
        elif head in INDICATORS | UNITS | _MEASURES and field not in columns:
            columns[field] = n
        elif cell.strip() and head not in NUMBERING | BESIDE | TARGETS:
            if _comes_to(head, sheet.known.starts):
                columns["total"] = n
            else:
                pass_over(cell, header.span(sheet.path, n), sheet.gathered)
    fields = ("unit", "indicator", "measure", "total")
    return _HeadColumns(periods, *(columns.get(field, -1) for field in fields))


def _check_counts(
    sheet: SheetRead,
    header: Record,
    columns: _HeadColumns,
    above: Sequence[str],
    below: Sequence[Record],
    indicator: str,
) -> None:
    """Note where a title, or a column of what the periods come to, says that they count otherwise than the scheme has it."""
    says = [text for text in above if not _DENIED.search(text)]
    titles = [text for text in says if bool(_ALONE.search(text)) != bool(_TO_DATE.search(text))]
    if not titles and columns.total < 0:
        return
    for record in map(Record.with_cell_columns, below):
        name = record.cells[columns.indicator] if 0 <= columns.indicator < len(record.cells) else indicator
        rows = (cell.indicator for names in sheet.known.names for cell in names.places(name))
        flows = [row for row in rows if row.nature == "flow" and not (row.heading or row.judging)]
        alone = _ALONE.search(titles[0]) is not None if titles else _is_alone(record, columns)
        other = next((row for row in flows if alone is not None and row.added_up != alone), None)
        if other:
            said = titles[0] if titles else header.cells[columns.total]
            found, wanted = (_EACH, _COUNT) if alone else (_COUNT, _EACH)
            args: dict[str, Text] = {"said": quotable_text(said.strip()), "name": other.name}
            at = record.span(sheet.path, max(columns.total, 0))
            sheet.gathered.fault("SC526", at, {**args, "found": found, "wanted": wanted})
            return


_ALONE, _TO_DATE = pattern("当季|单季|当月|单月|当期"), pattern("累计")
_DENIED = pattern("(?:[非不未]|不含|不是|不计)(?:当|单|累计)")
_COMES_TO, _SOMETHING_ELSE = (
    pattern("累计|[合总小共]计|^(?:sub|grand)?total$|^sum$"),
    pattern("目标|任务|计划|增|减|排|名|差|率|比|分"),
)
_EACH, _COUNT = message("those of each period alone"), message("counts since the year began")


def _comes_to(head: str, starts: int) -> bool:
    """Whether a head (folded) is over what the periods come to: not over last year's, a target, a growth or a rank.

    >>> [_comes_to(head, 1) for head in ("累计", "年累计数", "合计", "累计目标", "上年累计", "合计排名")]
    [True, True, True, False, False, False]
    """
    if says_another_time(head) or _SOMETHING_ELSE.search(head):
        return False
    return value_head(head, starts) == "cumulative" or _COMES_TO.search(head) is not None


def _is_alone(record: Record, columns: _HeadColumns) -> bool | None:
    """Whether what the periods come to is their sum, and not the last of them; None where that cannot be told."""
    texts = [record.cells[n].strip() for n in (*columns.periods, columns.total) if 0 <= n < len(record.cells)]
    filled = [text for text in texts if text]
    if columns.total < 0 or len(filled) < 3 or not all(map(_PLAIN.fullmatch, filled)):
        return None
    *figures, comes_to = map(Fraction, filled)
    return (
        None
        if sum(figures) == figures[-1] or comes_to not in (sum(figures), figures[-1])
        else comes_to == sum(figures)
    )


_PLAIN = pattern(r"-?\d+(?:\.\d+)?")


def _year(
    sheet: SheetRead, header: Record, columns: _HeadColumns, names: Sequence[str], told: set[str]
) -> str | None:
    """The year of heads that say none; "" where each says its own."""
    bare = [n for n, text in columns.periods.items() if not _YEAR.search(text)]
    if not bare:
        return ""
    years: dict[str, str] = {}
    for text in names:
        for year in _YEAR.findall(text):
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
    sheet: SheetRead, header: Record, columns: _HeadColumns, names: Sequence[str], told: set[str]
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
    record: Record,
    columns: _HeadColumns,
    heads: Mapping[int, Span],
    year: str,
    starts: int,
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
    for n, head in columns.periods.items():
        if cell_text(n).strip():
            at = record.column(n)
            of_unit, of_row, of_measure = (
                record.column(m) if m >= 0 else at for m in (columns.unit, columns.indicator, columns.measure)
            )
            cells = [
                _head_with_year(head, year, starts),
                unit,
                indicator,
                cell_text(n),
                cell_text(columns.measure),
            ]
            yield Record(record.line, cells, (at, of_unit, of_row, at, of_measure), {0: heads[n]})


def _head_with_year(head: str, year: str, starts: int) -> str:
    """A period as its head says it, with the year."""
    if not year or _YEAR.search(head):
        return head
    return part_with_year(head, int(year), starts)
