"""The heads of a unit's own sheet: which columns hold its indicators, values and measures, and what stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scorecard.base.message import Text, comma_list
from scorecard.base.names import fold_name, nearest
from scorecard.load.actuals.by_content import holds_measures
from scorecard.load.actuals.entries import Gatherings
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.measures import measure_in
from scorecard.load.actuals.names import SchemeNames, hint
from scorecard.load.actuals.numbers import quotable_text
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.rows import RowReader
from scorecard.load.actuals.value_columns import of_this_period
from scorecard.load.actuals.words import (
    BESIDE,
    INDICATORS,
    MEASURES,
    NUMBERING,
    TARGETS,
    ValueHead,
    field_of,
    says_another_time,
    value_head,
)
from scorecard.model.period import Period

_HEADS = (*INDICATORS, *TARGETS, "计量单位", "完成", "完成数", "实际完成", "累计完成", "当季完成", "序号")
_NOTES = {"备注": "note", "note": "note", "来源": "source", "数据来源": "source", "source": "source"}
_KNOWN = INDICATORS | NUMBERING | TARGETS | MEASURES | BESIDE | frozenset(_NOTES)


def is_own_header(
    record: Record, below: Sequence[Record], known: KnownSchemes, misspelt: bool = False
) -> bool:
    """Whether a row heads a unit's own sheet: it names indicators and values, and no unit or period.

    misspelt : whether a head that is like one of values will do
    """
    heads = [measure_in(cell)[0] for cell in record.cells]
    if not INDICATORS.intersection(heads) or "period" in map(field_of, heads):
        return False
    meant = (nearest(head, _HEADS) or "" for head in heads) if misspelt else heads
    if not any(value_head(fold_name(head), known.starts) for head in meant):
        return False
    if any(names.units(cell) for names in known.names for cell in record.cells if cell.strip()):
        return False
    units = [n for n, head in enumerate(heads) if field_of(head) == "unit"]
    return not any(
        names.units(row.cells[n])
        for names in known.names
        for row in below
        for n in units
        if n < len(row.cells)
    )


class OwnColumns(NamedTuple):
    """What the columns hold; the head of the label may be merged over further columns of names."""

    label: int
    further: list[int]
    values: list[tuple[int, ValueHead]]
    measures: list[int]
    numbers: list[int]
    targets: list[int]
    notes: dict[str, int]


class OwnHeads:
    """Reads the heads of one sheet."""

    def __init__(self, rows: RowReader, names: SchemeNames, period: Period, gathered: Gatherings) -> None:
        self._rows = rows
        self._names = names
        self._period = period
        self._gathered = gathered

    def columns(self, records: Sequence[Record]) -> OwnColumns:
        """What each column is, by the names that stand below and by what the heads say of the period."""
        places = OwnColumns(-1, [], [], [], [], [], {})
        kinds = (NUMBERING, places.numbers), (TARGETS, places.targets), (MEASURES, places.measures)
        for number in range(self._rows.width):
            text = self._rows.header.cells[number]
            if holds_measures(records, number, measure_in(text)[0], [self._names]):
                places.measures.append(number)
                continue
            head = self._head_meant(text, number, bool(places.values))
            if head is None:
                continue
            kind = value_head(head, self._names.scheme.first_month)
            known = next((columns for words, columns in kinds if head in words), None)
            if places.label < 0 and head in INDICATORS:
                places = places._replace(label=number)
            elif known is not None:
                known.append(number)
            elif kind:
                places.values.append((number, kind))
            elif head in _NOTES:
                places.notes[_NOTES[head]] = number
            elif head in INDICATORS:
                first = self._rows.header.cells[places.label]
                self._gathered.named_twice(self._rows.header.span(self._rows.path, number), first, text)
            elif not head and places.label == number - 1 - len(places.further) >= 0:
                names = (row.cells[number] for row in records if number < len(row.cells))
                places.further.extend([number] if any(map(self._names.places, names)) else [])
        scheme, header = self._names.scheme, self._rows.header
        values = of_this_period(places.values, self._rows.path, header, self._period, scheme, self._gathered)
        return places._replace(values=list(values))

    def _head_meant(self, text: str, number: int, valued: bool) -> str | None:
        """A head as it is known; one that nobody declared is passed over, unless it resembles one: that is told, and meant.

        valued : whether values stand in a column before; a misspelt head is then not taken for a second one
        """
        head = measure_in(text)[0]
        starts = self._names.scheme.first_month
        if not head or head in _KNOWN or value_head(head, starts):
            return head
        span = self._rows.header.span(self._rows.path, number)
        near = None if says_another_time(text) or len(text) > 40 else nearest(text, _HEADS)
        if near is None:
            self._gathered.pass_over(text, span)
            return None
        args: dict[str, Text] = {
            "name": quotable_text(text),
            "hint": hint(near),
            "known": comma_list(list(_HEADS)),
        }
        self._gathered.fault("SC112", span, args)
        return None if valued and value_head(fold_name(near), starts) else fold_name(near)
