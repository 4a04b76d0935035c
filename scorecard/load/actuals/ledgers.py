"""The ledger: flat columns of all entries of a scheme, those settled one by one and those of plain rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scorecard.load.actuals.entries import Entry, Settled
from scorecard.load.actuals.plain_rows import DetailsRead, PlainRows, cells_of, in_order
from scorecard.model.ledger import Ledger, Role
from scorecard.model.status import Status


class _Both:
    """Entries settled one by one and those of plain rows, in canonical order.

    order : int64[N], which of them stands at each place; place : int64[N], where each of them stands
    """

    def __init__(self, entries: Sequence[Entry], plain: Sequence[PlainRows]) -> None:
        self.plain = plain
        cells = [cells_of(entries), *(rows.cells for rows in plain)]
        self.order = in_order(cells) if plain else np.arange(len(entries))
        self.place = np.empty(len(self.order), np.int64)
        self.place[self.order] = np.arange(len(self.order))

    def column(self, kind: type, own: Sequence[object], of_plain: Sequence[NDArray[Any]]) -> NDArray[Any]:
        """A column of both."""
        made = np.array(own, np.dtype(kind))
        if not self.plain:
            return made
        return np.concatenate([made, *of_plain])[self.order].astype(kind, copy=False)

    def alike(self, value: int) -> list[NDArray[np.int8]]:
        """One value for all plain rows."""
        return [np.full(len(rows.line), value, np.int8) for rows in self.plain]


def build_ledger(
    settled: Sequence[Settled],
    judges: Sequence[str],
    left_out: int = 0,
    other_years: int = 0,
    plain: Sequence[PlainRows] = (),
) -> Ledger:
    """The flat columns of entries that stand in canonical order, and of plain rows, each alone in its cell."""
    entries = [s.entry for s in settled]
    files = tuple(sorted({*(e.path for e in entries), *(rows.file.path for rows in plain)}))
    file_of = {path: n for n, path in enumerate(files)}
    judge_of = {name: n for n, name in enumerate(judges)} | {"": -1}
    items = _item_names(entries)
    item_of = {key: n for n, key in enumerate(items)} | {"": -1}
    both = _Both(entries, plain)
    column, alike = both.column, both.alike
    previous = [int(both.place[s.previous]) if s.previous >= 0 else -1 for s in settled]
    return Ledger(
        period=column(np.int32, [e.period for e in entries], [rows.period for rows in plain]),
        table=column(np.int32, [e.table for e in entries], [rows.table for rows in plain]),
        unit=column(np.int32, [e.unit for e in entries], [rows.unit for rows in plain]),
        row=column(np.int32, [e.row for e in entries], [rows.row for rows in plain]),
        judge=column(np.int32, [judge_of[e.judge] for e in entries], alike(-1)),
        item=column(np.int32, [item_of[e.item] for e in entries], alike(-1)),
        months=column(np.int32, [e.months for e in entries], alike(0)),
        value=column(np.float64, [e.value for e in entries], [rows.value for rows in plain]),
        status=column(np.int8, [e.status for e in entries], alike(Status.SCORED)),
        role=column(np.int8, [s.role for s in settled], alike(Role.STANDING)),
        previous=column(np.int32, previous, alike(-1)),
        file=column(
            np.int32,
            [file_of[e.path] for e in entries],
            [np.full(len(rows.line), file_of[rows.file.path], np.int32) for rows in plain],
        ),
        line=column(np.int32, [e.line for e in entries], [rows.line for rows in plain]),
        column=column(np.int32, [e.column for e in entries], [rows.column for rows in plain]),
        details=DetailsRead([e.detail for e in entries], plain, both.order),
        judges=tuple(judges),
        items=tuple(items.values()),
        files=files,
        totals_left_out=left_out,
        other_years=other_years,
    )


def _item_names(entries: Sequence[Entry]) -> dict[str, str]:
    """The objects by their folded names, in order, each as it is written; of several spellings the shortest."""
    written: dict[str, str] = {}
    for entry in entries:
        if entry.item:
            spelled = written.get(entry.item, entry.detail.item), entry.detail.item
            written[entry.item] = min(spelled, key=lambda name: (len(name), name))
    return dict(sorted(written.items()))
