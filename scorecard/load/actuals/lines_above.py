"""The lines above a sheet, cell by cell: which say something of it by a known word, and which are titles or signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.measures import is_measure
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import ABOVE, above_of

_KEYED = pattern(r"([^:：]{1,12})[:：]\s*(.*)", re.DOTALL)


class SaidPart(NamedTuple):
    """One thing a line says, and where; of a measure, whether it is said of items that are named beside it."""

    text: str
    span: Span
    of_items: bool = False


def lines_above(path: str, above: Sequence[Record]) -> tuple[dict[str, list[SaidPart]], list[SaidPart]]:
    """What the lines say, by field, and the texts of titles and signatures."""
    lines: dict[str, list[SaidPart]] = {}
    titles: list[SaidPart] = []
    for record in above:
        entries, loose = _spoken(path, record)
        titles += loose
        for field, entry in entries:
            if entry.text:
                lines.setdefault(field, []).append(entry)
    return lines, titles


def is_line_above(record: Record, known: KnownSchemes) -> bool:
    """Whether a row is one of the lines that may stand above a sheet: it only says what is known of one."""
    first = next((cell for cell in record.cells if cell.strip()), "")
    entries, loose = _spoken("", record)
    fields = [field for field, _ in entries]
    if loose or not fields or (fields == ["table"] and len(record.cells) > 1 and not entries[0][1].text):
        return False
    if "unit" in fields and not _KEYED.fullmatch(first):
        # 单位,税收 heads a turned sheet; 单位,春江镇 says whose a sheet is, 单位,万元 in which measure.
        texts = [entry.text for field, entry in entries if field == "unit"]
        return all(
            is_measure(text) or any(names.reporting(text) is not None for names in known.names)
            for text in texts
        )
    return True


def _spoken(path: str, record: Record) -> tuple[list[tuple[str, SaidPart]], list[SaidPart]]:
    """What the cells of a line say, by field, and the texts that say nothing known."""
    record = record.with_cell_columns()
    entries: list[tuple[str, SaidPart]] = []
    loose: list[SaidPart] = []
    waiting = ""
    for number, cell in enumerate(record.cells):
        text = cell.strip()
        if not text:
            continue
        here = record.span(path, number)
        keyed = _KEYED.fullmatch(text)
        field = above_of(keyed[1] if keyed else text)
        if waiting and not (field in ABOVE and (keyed or waiting == "unit")):
            entries.append((waiting, SaidPart(text, here)))
            waiting = ""
        elif field in ABOVE and field:
            waiting = ""
            if keyed and keyed[2].strip():
                entries.append((field, SaidPart(keyed[2].strip(), here)))
            else:
                waiting = field
        else:
            loose.append(SaidPart(text, here))
    if waiting and not entries and not loose:
        entries.append((waiting, SaidPart("", record.span(path))))
    return entries, loose
