"""Measures that are named around the figures of a sheet, and in which no figure of it was read.

A title, a head, a line below or a file's name may say 亿元 in words that nothing reads, and every figure is then off by a
factor. What such words mean is not guessed: where they stand, and how the figures were read, is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from scorecard.base.fault import Fault
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
    r"(?<![\d一二三四五六七八九十百千万亿每过超逾近约上数几达破满足])[十百千万亿]+(?:元|美元|欧元|吨|亩|克|公里|平方米|立方米|吨标准煤|千瓦时|瓦时|度)$"
)
"""A multiple of what is measured, at the end of other words; 每亿元, 过亿元 and 50亿元 are of another matter."""
BESIDE_FIGURES = ("单位", "元")
"""What a remark on a figure holds where it names its measure."""
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


def may_measure_beside(text: str) -> bool:
    """Whether a remark on a figure may name its measure: with 单位, or one of money; 件 and 家 are said of other things, too.

    >>> [may_measure_beside(text) for text in ("单位为亿元", "（亿元）", "2025年为3.2亿元", "3家", "牵头单位")]
    [True, True, False, False, False]
    """
    return any(sign in text for sign in BESIDE_FIGURES) and bool(named_measures(text))


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


class NamingWords(NamedTuple):
    """Words that name measures: which, and where; the number of their line, 0 in the name of a file or sheet."""

    text: str
    measures: Sequence[str]
    span: Span
    line: int


def naming_words(path: str, records: Sequence[Record]) -> Iterator[NamingWords]:
    """What names a measure in a sheet: its name, that of its file, and cells."""
    for stem in stems(path):
        if measures := named_measures(stem):
            yield NamingWords(stem, measures, Span(path, 1), 0)
    named = {cell: named_measures(cell) for cell in {cell for record in records for cell in record.cells}}
    if not any(named.values()):
        return
    for record in records:
        for n, cell in enumerate(record.cells):
            if named[cell]:
                yield NamingWords(cell.strip(), named[cell], record.span(path, n), record.line)


def measure_doubts(code: str, named: Iterable[tuple[NamingWords, Sequence[MeasuredRow]]]) -> Iterator[Fault]:
    """A warning for each measure that words name and that rows beside them, of which figures were read, could be in."""
    told: set[tuple[str, tuple[MeasuredRow, ...]]] = set()
    for words, rows in named:
        for measure in words.measures:
            meant, key = measured_otherwise(measure, rows), (measure, tuple(rows))
            if meant and key not in told:
                told.add(key)
                yield Fault(code, words.span, _doubt_args(words.text, measure, meant))


def _doubt_args(text: str, measure: str, row: MeasuredRow) -> dict[str, str | Text]:
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
    named = list(naming_words(sheet.path, records))
    if not named or sheet.path in sheet.gathered.contradicted:
        return
    rows = others() | {(n, entry.table, entry.row) for n, entries in enumerate(entered) for entry in entries}
    each = [sheet.known.schemes[n].tables[table].rows[row] for n, table, row in sorted(rows)]
    silent = [row for row in each if (sheet.path, row.id) not in sheet.gathered.measured]
    of_each = (
        (words, [MeasuredRow(row.name, row.measure) for row in silent if not ids or row.id in ids])
        for words, ids in _speaking_of_rows(sheet, named, entered)
    )
    sheet.gathered.faults += measure_doubts("SC540", of_each)


def _speaking_of_rows(
    sheet: SheetRead, named: Iterable[NamingWords], entered: Sequence[Sequence[Entry]]
) -> Iterator[tuple[NamingWords, frozenset[str]]]:
    """The words that stand where no figure does; or that are labels of rows, or remarks beside figures, with the ids of these."""
    figures: dict[int, set[str]] = {}
    for scheme, entries in zip(sheet.known.schemes, entered, strict=True):
        for entry in entries:
            figures.setdefault(entry.line, set()).add(scheme.tables[entry.table].rows[entry.row].id)
    for words in named:
        here = frozenset(figures.get(words.line, ()))
        if not words.line:
            yield words, here
        elif here or (sheet.path, words.line) not in sheet.gathered.unscored:
            places = (place for names in sheet.known.names for place in names.places(words.text))
            labelled = frozenset(place.indicator.id for place in places)
            # Of two rows of one name, the figures on a line are of one.
            labelled = labelled & here if here else labelled
            ids = here if not labelled and may_measure_beside(words.text) else labelled
            beside = words.span in sheet.gathered.passed or measure_in(words.text)[0] in TARGETS | BESIDE
            if ids or not (here or beside):
                yield words, ids
