"""Values made up of objects: which rows of the ledger they are, and which count elsewhere."""

from __future__ import annotations

import numpy as np

from scorecard.model.figure import Figure, Flags, ordinals, stack, where
from scorecard.model.ledger import Ledger, Role
from scorecard.model.observations import Ints, Items
from scorecard.model.parts import Parts
from scorecard.model.period_targets import PeriodTargets
from scorecard.model.status import Status
from scorecard.scheme.amount import Amount, amount


def items_of(ledger: Ledger, position: int, terms: PeriodTargets, parts: Parts) -> Items:
    """The objects that the values of one table are made up of in a period.

    position : the table's place among the scheme's; parts : the reports its values are made up of
    """
    rows = terms.table.rows
    entry = np.zeros(0, np.int32)
    if ledger.items:
        taken = (ledger.table == position) & (ledger.role == Role.STANDING) & (ledger.item >= 0)
        taken &= parts.entries(ledger, position)
        entry = np.flatnonzero(taken).astype(np.int32)
    cell = ledger.unit[entry].astype(np.int64) * len(rows) + ledger.row[entry]
    by_cell = np.argsort(cell, kind="stable")
    entry, cell = entry[by_cell], cell[by_cell]
    elsewhere = np.full(len(entry), -1, dtype=np.int32)
    for branch in terms.table.tree.branches if len(entry) else []:
        if branch.per_item == "best":
            inside = np.isin(ledger.row[entry], branch.leaves)
            elsewhere[inside] = _counted_once(ledger, entry[inside], _gains(ledger, entry[inside], terms))
    return Items(entry, cell, elsewhere, len(rows))


def _gains(ledger: Ledger, entry: Ints, terms: PeriodTargets) -> Figure:
    """float64[N], how much each object gives (or takes) by the `each` of its row; −1 for none without a number."""
    each = [
        amount(row.rule.scale.per_one or Amount(0.0), terms.points[:, i])
        for i, row in enumerate(terms.table.rows)
    ]
    worth = stack(each, axis=1)[ledger.unit[entry], ledger.row[entry]]
    known = ledger.status[entry] == Status.SCORED
    return where(known, abs(worth * np.nan_to_num(ledger.value[entry])), -1.0)


def _counted_once(ledger: Ledger, entry: Ints, gain: Figure) -> Ints:
    """int32[N], of each entry the one of the same unit and object that counts instead; −1 where it counts itself.

    The one that gives most counts; of equal ones the first in the order of rows, then of time.
    """
    unit, item = ledger.unit[entry], ledger.item[entry]
    order = np.lexsort((ledger.period[entry], ledger.row[entry], -ordinals(gain), item, unit))
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = (np.diff(unit[order]) != 0) | (np.diff(item[order]) != 0)
    # Each place of the order points to the first of its group.
    leader = np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    counted = np.full(len(entry), -1, dtype=np.int32)
    counted[order[~first]] = entry[order[leader[~first]]]
    return counted


def set_aside(items: Items, entries: int) -> Flags:
    """bool[entries], the rows of the ledger whose objects count elsewhere."""
    aside = np.zeros(entries, dtype=np.bool_)
    aside[items.entry[items.elsewhere >= 0]] = True
    return aside
