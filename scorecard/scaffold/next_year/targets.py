"""Which targets next year's scheme asks for, each with last year's target and figure."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from scorecard.base.names import fold_name
from scorecard.engine.terms import amend_table
from scorecard.load.actuals.labels import label_key
from scorecard.model.board import Board
from scorecard.model.groups import OfClass
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit
from scorecard.study.forms.beside import shown_figure, year_target
from scorecard.study.forms.form import Shown

NOT_ASSESSED = "--"
# A name that begins so is a formula to a spreadsheet that reads text.
_FORMULA = ("=", "+", "-", "@")


class AskedTarget(NamedTuple):
    """A target to be filled in.

    unit, indicator : as they are written, so that each means this one alone
    target, actual : last year's; what was reported, as far as anything was
    filled : what the scheme itself says already: that the row is not for this unit
    """

    unit: str
    indicator: str
    measure: str
    target: Shown
    actual: Shown
    filled: str


def asked_targets(board: Board) -> dict[str, tuple[AskedTarget, ...]]:
    """By table those of its rows that have targets, row by row all units, or all classes where targets go by them.

    Tables without any are left out.
    """
    asked = {
        table.table.id: tuple(
            one
            for i, row in enumerate(table.terms.table.rows)
            if row.targets
            for one in (
                _class_targets(board, n, i)
                or [_asked_target(board, n, u, i) for u in range(len(table.units))]
            )
        )
        for n, table in enumerate(board.tables)
    }
    return {id: targets for id, targets in asked.items() if targets}


def _class_targets(board: Board, n: int, i: int) -> list[AskedTarget]:
    """A row's targets by class, where groups follow from figures and each class has one target; else none.

    What amendments gave a whole class is the class's; what they gave single units stands behind, unit by unit.
    """
    groups, table = board.scheme.groups, board.tables[n]
    row = table.terms.table.rows[i]
    if groups is None or not row.by_class:
        return []
    written = {of.word: of.tables[n].rows[i] for of in groups.of_class}
    if not all(map(_one_target, written.values())):
        return []
    rows = {of.word: _amended_table(board, of, n).rows[i] for of in groups.of_class}
    rows = {word: now if _one_target(now) else written[word] for word, now in rows.items()}
    name = _row_name(row, table.table)
    classes = [
        AskedTarget(
            word,
            name,
            row.measure,
            NOT_ASSESSED if (target := year_target(of_class, 0, board.scheme)) is None else target,
            None,
            "" if any(of_class.applies) else NOT_ASSESSED,
        )
        for word, of_class in rows.items()
    ]
    own = (
        u
        for u, unit in enumerate(table.units)
        if unit.group in rows
        and year_target(row, u, board.scheme) != year_target(rows[unit.group], u, board.scheme)
    )
    return classes + [_asked_target(board, n, u, i) for u in own]


def _amended_table(board: Board, of: OfClass, n: int) -> SchemeTable:
    """A table as it is for a class by now."""
    return amend_table(replace(board.scheme, amendments=of.amendments), of.tables[n], board.period)


def _one_target(row: Indicator) -> bool:
    """Whether all units have the same targets."""
    return all(len(set(cells)) <= 1 for cells in row.targets.values())


def _asked_target(board: Board, n: int, u: int, i: int) -> AskedTarget:
    table = board.tables[n]
    # With what was amended in the course of the year.
    row = table.terms.table.rows[i]
    status = table.observations.status_of(u, i)
    actual = shown_figure(table.observations.value[u, i], row)
    target = year_target(row, u, board.scheme)
    return AskedTarget(
        _unit_name(table.units[u]),
        _row_name(row, table.table),
        row.measure,
        NOT_ASSESSED if target is None else target,
        status if actual is None and status in (Status.MISSING, Status.PENDING) else actual,
        "" if row.applies[u] else NOT_ASSESSED,
    )


def _unit_name(unit: Unit) -> str:
    return unit.id if unit.short.startswith(_FORMULA) else unit.short


def _row_name(row: Indicator, table: SchemeTable) -> str:
    """Its name where no other row answers to it, else its id."""
    taken = Counter(key for other in table.indicators for key in _keys(other))
    own = {fold_name(row.name), _key(row.name, row)}
    alone = all(taken[key] == 1 for key in own)
    return row.name if alone and not row.name.startswith(_FORMULA) else row.id


def _keys(row: Indicator) -> set[str]:
    names = row.names
    return {fold_name(name) for name in names} | {_key(name, row) for name in names}


def _key(name: str, row: Indicator) -> str:
    return label_key(name, frozenset((fold_name(row.measure),)) if row.measure else frozenset())
