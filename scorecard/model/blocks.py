"""A scheme and its ledger cut into blocks of units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np

from scorecard.base.records import dataclass
from scorecard.model.amendment import AmendedField, Amendment, amend
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Detail, Details, Ledger
from scorecard.model.others import Places
from scorecard.model.period import Period
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.model.shared import OneForAll
from scorecard.model.table import SchemeTable
from scorecard.scheme.target import Target

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class UnitBlock:
    """Some units with all that was promised to them, and all that was sent of them.

    units : where they stand among the units of the whole scheme, ascending
    places : by table, where those of the block stand among all units of the table
    """

    scheme: Scheme
    ledger: Ledger
    units: Places
    places: tuple[Places, ...]


def block_of(scheme: Scheme, ledger: Ledger, units: Places) -> UnitBlock:
    """The block of some units of a scheme, named by their places in it.

    What a row, a table or a heading is because of units that are not in the block, it stays.
    """
    seat = np.full(len(scheme.units), -1, dtype=np.int64)
    seat[units] = np.arange(len(units))
    places = tuple(
        np.flatnonzero(seat[np.array(table.units, dtype=np.int64)] >= 0) for table in scheme.tables
    )
    tables = tuple(_table(table, seat, at) for table, at in zip(scheme.tables, places, strict=True))
    at_of = {table.id: at for table, at in zip(scheme.tables, places, strict=True)}
    amendments = tuple(_amendments(scheme, at_of))
    own = tuple(scheme.units[u] for u in units.tolist())
    cut = replace(scheme, units=own, tables=tables, amendments=amendments)
    return UnitBlock(cut, _ledger(ledger, scheme, places), units, places)


def _table(table: SchemeTable, seat: Places, at: Places) -> SchemeTable:
    return replace(
        table,
        units=tuple(int(seat[table.units[n]]) for n in at.tolist()),
        tree=table.tree.change_branches(
            lambda branch: replace(branch, points=_entries_of_units(branch.points, at))
        ),
        indicators=tuple(_row(row, at) for row in table.indicators),
    )


def _row(row: Indicator, at: Places) -> Indicator:
    return replace(
        row,
        points=_entries_of_units(row.points, at),
        applies=_entries_of_units(row.applies, at),
        targets={period: _entries_of_units(cells, at) for period, cells in row.targets.items()},
        target_spans={},
        of_all=row.of_all_units,
    )


def _entries_of_units(entries: Sequence[T], at: Places) -> Sequence[T]:
    """The entries of some units; none where nothing is said of any."""
    if isinstance(entries, OneForAll):
        return OneForAll(entries[0], len(at)) if entries else entries
    return tuple(entries[n] for n in at.tolist()) if entries else ()


def _amendments(scheme: Scheme, at_of: Mapping[str, Places]) -> Iterator[Amendment]:
    """The amendments for the units of a block, each with what its rows then are because of all units."""
    whole = {table.id: table for table in scheme.tables}
    for amendment in scheme.amendments:
        for table in dict.fromkeys(change.table for change in amendment.changes):
            whole[table] = amend(whole[table], amendment.changes, Period(scheme.year, 12))
        changes = (_change_for_units(change, whole, at_of[change.table]) for change in amendment.changes)
        yield replace(amendment, changes=tuple(changes))


def _change_for_units(change: AmendedField, whole: Mapping[str, SchemeTable], at: Places) -> AmendedField:
    """What an amendment changes for some units; of the target of another one, what the row is because of it."""
    of_all = whole[change.table].row(change.indicator).of_all_units
    if isinstance(change.value, Rule):
        return replace(change, of_all=of_all)
    if isinstance(change.value, Target):
        here = np.flatnonzero(at == change.unit).tolist()
        return replace(change, unit=here[0] if here else None, of_all=of_all)
    return replace(change, value=_entries_of_units(change.value, at), of_all=of_all)


class _SilentDetails(Details):
    """Entries that say nothing beside their numbers: nobody asks in a block."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def make_entry(self, place: int) -> Detail:
        """Nothing."""
        return Detail("")


def _ledger(ledger: Ledger, scheme: Scheme, places: Sequence[Places]) -> Ledger:
    """The entries of some units, in their order; places : by table, where these stand among its units."""
    unit = np.full(len(ledger), -1, dtype=np.int32)
    for t, (table, at) in enumerate(zip(scheme.tables, places, strict=True)):
        now = np.full(len(table.units), -1, dtype=np.int32)
        now[at] = np.arange(len(at))
        mine = ledger.table == t
        unit[mine] = now[ledger.unit[mine]]
    kept = np.flatnonzero(unit >= 0)
    place = np.full(len(ledger) + 1, -1, dtype=np.int32)
    place[kept] = np.arange(len(kept))
    columns: dict[str, Any] = {
        field.name: getattr(ledger, field.name)[kept]
        for field in fields(ledger)
        if isinstance(getattr(ledger, field.name), np.ndarray)
    }
    # What an entry corrects is of the same cell.
    columns |= {"unit": unit[kept], "previous": place[columns["previous"]]}
    return replace(
        ledger, **columns, details=_SilentDetails(len(kept)), totals_left_out=0, other_years=0, blanks={}
    )
