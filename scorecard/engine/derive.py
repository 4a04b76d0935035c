"""What is worked into what was observed: derived rows, and values that a scheme does not take at their word."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scorecard.engine.conditions import holds
from scorecard.engine.formula import evaluate, needed_figures
from scorecard.engine.reach import Reach
from scorecard.engine.row_rounding import with_column
from scorecard.language.formula_tree import Formula
from scorecard.model.figure import Figure, Flags, where
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import Ledger
from scorecard.model.observations import Codes, Observations
from scorecard.model.period_targets import PeriodTargets
from scorecard.model.status import Status


def derive_column(formula: Formula, reach: Reach, held: PeriodTargets, i: int) -> tuple[Figure, Codes]:
    """The values of a derived row, and how each cell stands: float64[U], int8[U].

    A figure that is pending makes the result pending, where the formula goes by it at all. Where there is no result, it is missing if a
    figure it needs is missing (or not due), not applicable if one is not for the unit, and pending if
    all are there and only cannot be worked out, such as a division by 0. What `mean` and `sum` leave
    out makes nothing missing. Not rounded yet.

    Example: `rd / gdp * 100` of 391.08 and 10800 is 3.6211…; with rd missing, missing.
    """
    value = evaluate(formula, reach)
    statuses = [(reach.status(figure), here) for figure, here in needed_figures(formula.tree, reach).items()]

    def any_is(*which: Status) -> Flags:
        flags = np.zeros(len(value), dtype=np.bool_)
        for status, here in statuses:
            for wanted in which:
                flags |= here & (status == wanted)
        return flags

    none = value.missing
    scored = Status.SCORED if held.table.rows[i].scores else Status.SHOWN
    status = np.select(
        [
            ~held.applicable[:, i],
            np.full(len(value), not held.due_now[i]),
            ~none & ~any_is(Status.PENDING),
            none & any_is(Status.MISSING, Status.NOT_DUE),
            none & any_is(Status.NOT_APPLICABLE),
        ],
        [Status.NOT_APPLICABLE, Status.NOT_DUE, scored, Status.MISSING, Status.NOT_APPLICABLE],
        default=Status.PENDING,
    ).astype(np.int8)
    return where(held.applicable[:, i], value, np.nan), status


def with_derived_row(
    seen: Observations, i: int, row: Indicator, column: tuple[Figure, Codes]
) -> Observations:
    """The observations of a table with a derived row worked in.

    A number sent for it is set aside; "pending" sent for it holds, for a figure may be withheld
    although all it needs is known.
    """
    value, status = column
    sent = seen.set_aside[:, i] | (seen.value[:, i].known & ~seen.carried[:, i])
    withheld = (seen.status[:, i] == Status.PENDING) & (status != Status.NOT_APPLICABLE)
    columns = {
        "status": np.where(withheld, Status.PENDING, status),
        "set_aside": sent,
        "carried": False,
        "exempted": False,
    }
    changed = {name: getattr(seen, name).copy() for name in columns}
    for name, flags in columns.items():
        changed[name][:, i] = flags
    return replace(with_column(seen, i, row, value), **changed)


def suspect_units(row: Indicator, i: int, reach: Reach, seen: Observations, ledger: Ledger) -> Flags:
    """bool[U], where the value of row `i` fulfils the conditions under which it is suspect.

    Its own value is meant where a condition names none; others' values and targets may be looked at
    too. A value that a correction has confirmed, by the same value and a reason, is not suspect.

    Source: a value of 0 or too little a sign of a false return, not the best value (零、缺报).
    """

    def figure(id: str, what: str) -> Figure:
        if not id:
            return seen.value[:, i]
        return reach.target(id) if what == "target" else reach.value(id)

    flags = holds(row.suspect, figure) & np.isin(seen.status[:, i], (Status.SCORED, Status.SHOWN))
    flags |= holds(row.suspect, figure) & seen.carried[:, i]
    return flags & ~_confirmed_units(seen, i, ledger)


def _confirmed_units(seen: Observations, i: int, ledger: Ledger) -> Flags:
    """bool[U], where the standing row repeats the value it corrects."""
    entry = seen.entry[:, i]
    if not len(ledger):
        return np.zeros(len(entry), dtype=np.bool_)
    before = np.where(entry >= 0, ledger.previous[entry], -1)
    same: Flags = ledger.value[entry] == ledger.value[before]
    return same & (before >= 0)


def made_pending(seen: Observations, i: int, flags: Flags) -> Observations:
    """The observations with the suspect values of a row pending."""
    status, suspect, carried = seen.status.copy(), seen.suspect.copy(), seen.carried.copy()
    status[flags, i], suspect[flags, i], carried[flags, i] = Status.PENDING, True, False
    return replace(seen, status=status, suspect=suspect, carried=carried)
