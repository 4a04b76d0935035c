"""The ledger: flat columns of all entries of a scheme, those settled one by one and those of plain rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scorecard.load.actuals.entries import Entry, SettledEntry
from scorecard.load.actuals.plain_rows import DetailsRead, PlainRows, canonical_order, cells_of
from scorecard.model.ledger import IN_ITS_LINE, Ledger, Role
from scorecard.model.status import Status


class _Both:
    """Entries settled one by one and those of plain rows, in canonical order.

    order : int64[N], which of them stands at each place, None where each stands at its own
    """

    def __init__(self, entries: Sequence[Entry], plain: Sequence[PlainRows]) -> None:
        self._plain = plain
        self._own = len(entries)
        self._several = bool(entries) or len(plain) > 1
        self._count = len(entries) + sum(len(rows.line) for rows in plain)
        self._order = canonical_order([cells_of(entries), *(rows.cells for rows in plain)]) if plain else None

    def places(self) -> Mapping[int, int]:
        """Where each entry settled one by one stands."""
        if self._order is None:
            return {n: n for n in range(self._own)}
        places = np.flatnonzero(self._order < self._own)
        return dict(zip(self._order[places].tolist(), places.tolist(), strict=True))

    def column(self, kind: type, own: Sequence[object], of_plain: Sequence[NDArray[Any]]) -> NDArray[Any]:
        """A column of both; where all are alike it takes no room."""
        made = np.array(own, np.dtype(kind))
        if not self._plain:
            return made
        made = np.concatenate([made, *of_plain] if self._own else of_plain) if self._several else of_plain[0]
        if bool((made == made[0]).all()):
            return np.broadcast_to(made[:1].copy(), made.shape)
        return made if self._order is None else made[self._order]

    def alike(self, kind: type, own: Sequence[object], value: int) -> NDArray[Any]:
        """The same, with one value for all plain rows."""
        if self._plain and all(each == value for each in own):
            return np.broadcast_to(np.array(value, np.dtype(kind)), (self._count,))
        return self.column(kind, own, [np.full(len(rows.line), value, kind) for rows in self._plain])


def build_ledger(
    settled: Sequence[SettledEntry],
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
    column, alike, places = both.column, both.alike, both.places()
    previous = [places[s.previous] if s.previous >= 0 else -1 for s in settled]
    file = column(
        np.int32,
        [file_of[e.path] for e in entries],
        [np.broadcast_to(np.int32(file_of[rows.file.path]), rows.line.shape) for rows in plain],
    )
    line = column(np.int32, [e.line for e in entries], [rows.line for rows in plain])
    return Ledger(
        period=column(np.int32, [e.period for e in entries], [rows.period for rows in plain]),
        table=column(np.int32, [e.table for e in entries], [rows.table for rows in plain]),
        unit=column(np.int32, [e.unit for e in entries], [rows.unit for rows in plain]),
        row=column(np.int32, [e.row for e in entries], [rows.row for rows in plain]),
        judge=alike(np.int32, [judge_of[e.judge] for e in entries], -1),
        item=alike(np.int32, [item_of[e.item] for e in entries], -1),
        months=alike(np.int32, [e.months for e in entries], 0),
        value=column(np.float64, [e.value for e in entries], [rows.value for rows in plain]),
        status=alike(np.int8, [e.status for e in entries], Status.SCORED),
        role=alike(np.int8, [s.role for s in settled], Role.STANDING),
        previous=alike(np.int32, previous, -1),
        file=file,
        line=line,
        column=alike(np.int32, [e.column for e in entries], IN_ITS_LINE),
        details=DetailsRead(
            {places[n]: e.detail for n, e in enumerate(entries)},
            {file_of[rows.file.path]: rows.file for rows in plain},
            file,
            line,
        ),
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
