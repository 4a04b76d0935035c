"""The heads of a sheet with periods across: which columns are periods, which are what the periods come to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.load.actuals.by_content import holds_measures
from scorecard.load.actuals.known import year_and_month
from scorecard.load.actuals.measures import measure_in
from scorecard.load.actuals.names import NameProblem
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.rows import SheetRead
from scorecard.load.actuals.words import (
    BESIDE,
    FIELDS,
    INDICATORS,
    NUMBERING,
    TARGETS,
    UNITS,
    is_unit_head,
    value_head,
)
from scorecard.model.period import Period
from scorecard.model.period_names import parse_part, parse_period

YEAR = pattern(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_MEASURES = frozenset({fold_name(FIELDS["measure"]), "measure", "unitofmeasure"})


class TotalHead(NamedTuple):
    """The head of a column of what the periods come to, which is held against them and not read.

    until : the last month that it counts, 0: that of the last figure; None where that cannot be told
    year : the year that it says, 0: none
    """

    until: int | None
    year: int


class HeadColumns(NamedTuple):
    """Where what stands: the periods with their names; units, indicators and measures, −1 where there is no such column.

    measures : by the columns of periods, the measure that the head states
    """

    periods: dict[int, str]
    measures: dict[int, str]
    totals: dict[int, TotalHead]
    unit: int
    indicator: int
    measure: int


def is_across_header(cells: Sequence[str], starts: int = 1) -> bool:
    """Whether a row heads periods across: beside the names of units or indicators two of them or more, beside both one.

    >>> is_across_header(["单位", "指标", "1月", "2月"]), is_across_header(["指标", "甲镇", "乙镇"])
    (True, False)
    >>> is_across_header(["指标", "第二季度", "1-6月累计"])
    False
    """
    heads = [measure_in(cell)[0] for cell in cells]
    named = [not INDICATORS.isdisjoint(heads), any(map(is_unit_head, heads))]
    ends = {end for cell in cells if (end := _end(cell, starts))}
    valued = any(value_head(head, starts) for head in heads if not _end(head, starts))
    return any(named) and len(ends) > (0 if all(named) and not valued else 1)


def _without_measure(head: str) -> tuple[str, str]:
    """A head of a period without the measure behind it, and that measure; "" where it states none."""
    name, measure = measure_in(head)
    return (name if measure else head.strip()), measure


def _end(cell: str, starts: int) -> tuple[int, int] | None:
    """When a period in a head ends; year 0 where it says none. Also of a date that Excel made of it, told later."""
    cell, _ = _without_measure(cell)
    if not cell.strip().isdecimal() and (date := year_and_month(cell.strip())):
        return date
    end = parse_period(cell, starts) if YEAR.search(cell) else None
    if end is None and (part := parse_part(cell, starts)) and not cell.strip().isdecimal():
        end = part.period
    return (end.year, end.month) if end else None


def made_dates(sheet: SheetRead, header: Record) -> bool:
    """Whether Excel made dates of heads, each a fault with the period that it probably was."""
    found = False
    for n, cell in enumerate(header.cells):
        dated = _end(cell, sheet.known.starts) and year_and_month(cell.strip())
        problem = sheet.known.when(cell) if dated else None
        if isinstance(problem, NameProblem):
            sheet.gathered.problem(problem, header.span(sheet.path, n))
            found = True
    return found


def head_columns(sheet: SheetRead, header: Record, below: Sequence[Record]) -> HeadColumns:
    """What each column is; a remark on those that are passed over, a fault for one that ends when another does."""
    periods: dict[int, str] = {}
    measures: dict[int, str] = {}
    totals: dict[int, TotalHead] = {}
    columns: dict[str, int] = {}
    ends: dict[tuple[int, int], str] = {}
    heads = [measure_in(cell)[0] for cell in header.cells]
    units = set(heads) & UNITS or set(filter(is_unit_head, heads))
    for n, cell in enumerate(header.cells):
        head, end = heads[n], _end(cell, sheet.known.starts)
        field = "indicator" if head in INDICATORS else "measure" if head in _MEASURES else "unit"
        if end:
            if end in ends:
                sheet.gathered.named_twice(header.span(sheet.path, n), ends[end], cell, ends=True)
            else:
                ends[end], measure = _without_measure(cell)
                measures |= {n: measure} if measure else {}
                dated = year_and_month(ends[end]) and not ends[end].isdecimal()
                periods[n] = f"{end[0]}年{end[1]}月" if dated else ends[end]
        elif "measure" not in columns and holds_measures(below, n, head, sheet.known.names):
            columns["measure"] = n
        elif head in INDICATORS | units | _MEASURES and field not in columns:
            columns[field] = n
        elif cell.strip() and head not in NUMBERING | BESIDE | TARGETS:
            if total := total_head(head, sheet.known.starts):
                totals[n] = total
            else:
                sheet.gathered.pass_over(cell, header.span(sheet.path, n))
    fields = ("unit", "indicator", "measure")
    return HeadColumns(periods, measures, totals, *(columns.get(field, -1) for field in fields))


_SUM = (
    r"累[计积]|[合总小共]计|总[数量额值和]|汇总|至今|(?:sub|grand)?totals?|sum|ytd|todate|cumulative|cum\.?"
)
_OF_YEAR = r"[自从]?年初(?:以来)?|年内|[本当]?(?<![半全])年度?|annual|year|full"
_DONE = "完成|实际|金额|情况|[数值量额]|actual|achieved|done|figures?"
_BESIDE = r"(?:19|20)\d{2}年?|(?<=全年)度|各(?:期|季度?|月份?)|本期|截[至止]|目前|[底末:()]|ofthe|forthe"
_IS_SUM, _IS_OF_YEAR, _IS_DONE = map(pattern, (_SUM, _OF_YEAR, _DONE))
_WORDS = pattern("|".join((_BESIDE, _SUM, _OF_YEAR, _DONE)))
_PART_ALONE, _TO_DATE = pattern("小计|subtotal"), pattern("截[至止]")


def total_head(head: str, starts: int = 1) -> TotalHead | None:
    """What a head (folded) counts that is over what the periods come to; None of any other.

    It says nothing but known words and a time: what is of last year, a target, a growth or a rank says more.

    >>> [total_head(head).until for head in ("累计", "年累计数", "总数", "全年数", "上半年合计", "截至9月累计", "yeartodate")]
    [0, 0, 0, 12, 6, 9, 0]
    >>> [total_head(head).until for head in ("小计", "二季度合计", "6月累计")]
    [None, None, None]
    >>> {total_head(head) for head in ("累计目标", "上年累计", "合计排名", "累计增长", "非累计", "开工以来累计", "年度")}
    {None}
    """
    time = _WORDS.sub("", head)
    part = parse_part(time, starts) if time else None
    if time and part is None:
        return None
    of_year = part.first("month") == Period(0, 1) if part else bool(_IS_OF_YEAR.search(head))
    if not _IS_SUM.search(head) and not (of_year and _IS_DONE.search(head)):
        return None
    said = YEAR.search(head)
    year = int(said[0]) if said else 0
    if _PART_ALONE.search(head):
        return TotalHead(None, year)
    if part is None:
        return TotalHead(0, year)
    return TotalHead(part.period.month if of_year or _TO_DATE.search(head) else None, year)
