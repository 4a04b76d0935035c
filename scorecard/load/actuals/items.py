"""Objects of cells: the rows of a cell are all of objects, or it has one row of its own."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.load.actuals.entries import Entry, Gatherings
from scorecard.model.ledger import period_of
from scorecard.model.scheme import Scheme


def check_items(scheme: Scheme, entries: Sequence[Entry], gathered: Gatherings) -> None:
    """A fault for each value without an object in a cell that also has objects."""
    first: dict[tuple[int, ...], Entry] = {}
    for entry in sorted((e for e in entries if e.item), key=lambda e: e.span):
        first.setdefault((*entry[:4], entry.months), entry)
    if not first:
        return
    for entry in entries:
        other = first.get((*entry[:4], entry.months))
        if other is None or entry.item or entry.judge:
            continue
        table = scheme.tables[entry.table]
        gathered.fault(
            "SC231",
            entry.span,
            {
                "period": period_of(entry.period).label(scheme.calendar),
                "unit": scheme.units[table.units[entry.unit]].short,
                "indicator": table.rows[entry.row].name,
                "item": other.detail.item,
                "other": other.place,
            },
        )
