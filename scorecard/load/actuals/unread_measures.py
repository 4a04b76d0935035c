"""Measures that are named around the figures of a sheet, and in which no figure of it was read.

A title, a head, a line below or a file's name may say 亿元 in words that nothing reads, and every figure is then off by a
factor. What such words mean is not guessed: where they stand, and how the figures were read, is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from scorecard.base.message import Text
from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.load.actuals.entries import Entry
from scorecard.load.actuals.file_names import stems
from scorecard.load.actuals.measures import is_measure, measure_in
from scorecard.load.actuals.numbers import quotable_text
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.rows import SheetRead
from scorecard.load.actuals.words import BESIDE, TARGETS
from scorecard.model.measure import convert, parse_measure

_BRACKETED = pattern(r"[（(\[【〔「『<《〈{]([^（）()\[\]【】〔〕「」『』<>《》〈〉{}]*)")
_WORD = pattern(r"[\w%‰]+")
_BEFORE = pattern(r"(?:.*单位|以|按|均?为|人民币|现价|当年价|rmb)+")
_BEHIND = pattern(r"(?:为单位|完成情况|情况|统计|填报|计算|计价|计|rmb|口径|版)+$")
_GIVEN_IN = pattern(
    r"[以按用]([十百千万亿]*(?:元|美元|欧元|吨|亩|平方米|立方米|公里|人|件))(?=[列填报表核]|统计|反映|公布)"
)
_OTHER_SIGNS = str.maketrans({"億": "亿", "萬": "万", "圆": "元", "圓": "元"})
_TENFOLD = pattern(r"(?<![\d.])10(?=[百千万亿]+(?:元|美元|欧元|吨)$)")
_SIZED = pattern(
    r"(?<![\d一二三四五六七八九十百千万亿每过超逾近约上数几])[十百千万亿]+(?:元|美元|欧元|吨|亩|克|公里|平方米|立方米|吨标准煤|千瓦时|瓦时|度)$"
)
"""A multiple of what is measured, at the end of other words; 每亿元, 过亿元 and 50亿元 are of another matter."""
_CONTRADICTED = frozenset(("SC360", "SC363"))
"""What is told of measures that were read, and forbids their figures."""
_BARE = ("万", "百万", "千万", "亿")


# Most sheets of a project say the same words.
@lru_cache(maxsize=4096)
def named_measures(text: str) -> tuple[str, ...]:
    """The measures that words may mean for the figures beside them.

    >>> [named_measures(f"2026年产值{each}") for each in ("〔亿元〕", "（以亿元计）", "亿元完成情况", "（产值：亿元，专利：件）")]
    [('亿元',), ('亿元',), ('亿元',), ('亿元', '件')]
    >>> named_measures("2026Q4-单位亿元"), named_measures("2026年万元GDP能耗、过亿元项目、新增5亿元"), named_measures("附件（十）")
    (('亿元',), (), ())
    >>> [named_measures(each) for each in ("（億元）", "（10亿元）", "金额以亿元列示", "2026Q4-亿元版", "按亿元项目计")]
    [('亿元',), ('十亿元',), ('亿元',), ('亿元',), ()]
    """
    if text.isascii():
        return ()
    folded = fold_name(text).translate(_OTHER_SIGNS)
    words = [*_BRACKETED.findall(folded), *_WORD.findall(folded), *_GIVEN_IN.findall(folded)]
    return tuple(dict.fromkeys(measure for word in words if (measure := _measure_of(word))))


def _measure_of(word: str) -> str:
    """The measure a word is, but for what goes with one, or that it ends in; "" for neither."""
    alone = _BEHIND.sub("", word)
    opening = _BEFORE.match(alone)
    alone = alone[opening.end() :] if opening else alone
    if _TENFOLD.match(alone):
        return _TENFOLD.sub("十", alone)
    if not parse_measure(alone).base:
        return alone if alone in _BARE else ""
    sized = _SIZED.search(alone)
    return alone if is_measure(alone) else sized[0] if sized else ""


class MeasuredRow(NamedTuple):
    """A row by its name, and the measure of its figures."""

    name: str
    measure: str


def measured_otherwise(measure: str, rows: Sequence[MeasuredRow]) -> MeasuredRow | None:
    """The first row whose figures would be others in a measure; None where some row is measured so.

    >>> rows = [MeasuredRow("专利", "件"), MeasuredRow("产值", "万元")]
    >>> measured_otherwise("亿元", rows).name, measured_otherwise("亿", rows[1:]).name, measured_otherwise("件", rows)
    ('产值', '产值', None)
    """
    fits = [(row, convert(_in_full(measure, row), row.measure)) for row in rows if row.measure]
    if any(conversion.unchanged for _, conversion in fits):
        return None
    return next((row for row, conversion in fits if conversion.known), None)


def unread_args(text: str, measure: str, row: MeasuredRow) -> dict[str, str | Text]:
    """What fills the sentence of a measure that words name, and in which the figures of a row are not read."""
    return {
        "text": quotable_text(text),
        "said": _in_full(measure, row),
        "indicator": row.name,
        "measure": row.measure,
    }


def _in_full(measure: str, row: MeasuredRow) -> str:
    """亿 alone is so many of what a row is measured in."""
    return measure if parse_measure(measure).base else measure + parse_measure(row.measure).base


_Rows = AbstractSet[tuple[int, int, int]]
"""Rows by the number of their scheme, their table and their place in it."""


class _NamingCell(NamedTuple):
    """Words that name a measure: which, where, and the ids of the rows whose label they are; without, of all figures."""

    text: str
    measure: str
    span: Span
    labelled: frozenset[str] = frozenset()


def check_unread_measures(
    sheet: SheetRead,
    records: Sequence[Record],
    entered: Sequence[Sequence[Entry]],
    others: Callable[[], _Rows] = frozenset,
) -> None:
    """A warning for each measure that is named around figures which it could be of, and which were not read in it.

    entered : by number of the scheme what was read of this sheet
    others : the rows of which more was read, from records that name no measure
    """
    told = {fault.code for fault in sheet.gathered.faults if fault.span.path == sheet.path}
    named = [] if told & _CONTRADICTED else list(_naming_cells(sheet, records, entered))
    if not named:
        return
    rows = others() | {(n, entry.table, entry.row) for n, entries in enumerate(entered) for entry in entries}
    schemes, stated = sheet.known.schemes, sheet.gathered.measured
    each = [schemes[n].tables[table].rows[row] for n, table, row in sorted(rows)]
    silent = [row for row in each if (sheet.path, row.id) not in stated]
    doubted: set[tuple[str, frozenset[str]]] = set()
    for text, measure, span, labelled in named:
        measured = [
            MeasuredRow(row.name, row.measure) for row in silent if not labelled or row.id in labelled
        ]
        meant = measured_otherwise(measure, measured)
        if meant and (measure, labelled) not in doubted:
            doubted.add((measure, labelled))
            sheet.gathered.fault("SC540", span, unread_args(text, measure, meant))


def _naming_cells(
    sheet: SheetRead, records: Sequence[Record], entered: Sequence[Sequence[Entry]]
) -> Iterator[_NamingCell]:
    """What names a measure: the file's name, labels of rows, and words that stand where no figure does."""
    for stem in stems(sheet.path):
        for measure in named_measures(stem):
            yield _NamingCell(stem, measure, Span(sheet.path, 1))
    words = {cell: named_measures(cell) for cell in {cell for record in records for cell in record.cells}}
    naming = {cell for cell, measures in words.items() if measures}
    if not naming:
        return
    passed = {fault.span for fault in sheet.gathered.faults if fault.code == "SC364"}
    schemes, figures = sheet.known.schemes, dict[int, set[str]]()
    for scheme, entries in zip(schemes, entered, strict=True):
        for entry in entries:
            figures.setdefault(entry.line, set()).add(scheme.tables[entry.table].rows[entry.row].id)
    for record in records:
        for n, cell in enumerate(record.cells):
            if cell not in naming:
                continue
            span = record.span(sheet.path, n)
            places = (place for names in sheet.known.names for place in names.places(cell))
            labelled = frozenset(place.indicator.id for place in places)
            # Of two rows of one name, the figures on a line are of one.
            labelled &= figures.get(record.line, labelled)
            beside = span in passed or measure_in(cell)[0] in TARGETS | BESIDE
            if labelled or not (beside or record.line in figures):
                yield from (_NamingCell(cell.strip(), measure, span, labelled) for measure in words[cell])
