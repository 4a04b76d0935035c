"""What rows of a table are called: no two by the same id, name or number."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.base.names import spellings
from scorecard.base.span import Span
from scorecard.load.scheme.fields import FieldReader
from scorecard.model.indicator import Indicator


def check_names(reader: FieldReader, rows: Sequence[Indicator]) -> None:
    """No two rows share an id or answer to the same name."""
    ids: dict[str, Indicator] = {}
    for row in rows:
        other = ids.setdefault(row.id, row)
        if other is not row:
            reader.fault("SC053", row.span, id=row.id, line=str(other.span.line))
    names: dict[str, Indicator] = {}
    for row in rows:
        if row.heading:
            continue
        for name in (row.name, *row.aliases):
            for spelling in spellings(name):
                other = names.setdefault(spelling, row)
                if other is not row and other.id != row.id:
                    reader.fault("SC054", row.span, name=name, other=other.id, line=str(other.span.line))


def check_numbers(reader: FieldReader, rows: Sequence[Indicator]) -> None:
    """A number is printed once."""
    seen: dict[int, Span] = {}
    for row in rows:
        if row.number is not None and row.number in seen:
            reader.fault("SC055", row.span, number=str(row.number), line=str(seen[row.number].line))
        elif row.number is not None:
            seen[row.number] = row.span
