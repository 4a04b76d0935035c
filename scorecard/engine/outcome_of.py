"""What became of some units, taken from what became of all: ranks, effects, grades, totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from scorecard.model.board import Place, TableBoard, TotalBoard
from scorecard.model.figure import Figure
from scorecard.model.others import Places
from scorecard.model.outcome import EffectOutcome, Ranks
from scorecard.model.scheme import Scheme

_OF_TABLE = (
    *("total", "known", "low", "high", "ranks", "unforeseen", "grade", "awards", "effected"),
    *("lights", "classes", "places"),
)
"""The fields of the board of a table that other units have a say in once its points stand."""


class OutcomeOf(NamedTuple):
    """What became of some units; tables : of each table those fields that are another's say too."""

    tables: tuple[Mapping[str, Any], ...]
    totals: tuple[TotalBoard, ...]


def outcome_of(
    tables: Sequence[TableBoard], totals: Sequence[TotalBoard], scheme: Scheme, units: Places
) -> OutcomeOf:
    """What became of some units of the scheme, named by their places in it."""
    own = {scheme.units[u].id for u in units.tolist()}

    def own_places(board: Place) -> Places:
        return np.flatnonzero(np.array([unit.id in own for unit in board.units], dtype=np.bool_))

    return OutcomeOf(
        tuple(
            {name: _field_of_units(name, getattr(board, name), own_places(board)) for name in _OF_TABLE}
            for board in tables
        ),
        tuple(_total(board, own_places(board)) for board in totals),
    )


def with_outcome(
    tables: Sequence[TableBoard], outcome: OutcomeOf
) -> tuple[tuple[TableBoard, ...], tuple[TotalBoard, ...]]:
    """The boards of a block, told what became of its units."""
    told = (replace(board, **came) for board, came in zip(tables, outcome.tables, strict=True))
    return tuple(told), outcome.totals


def _total(board: TotalBoard, at: Places) -> TotalBoard:
    columns = {
        name: _field_of_units(name, value, at)
        for name, value in vars(board).items()
        if name not in ("total_of", "awards")
    }
    return replace(board, **columns)


def _field_of_units(name: str, value: Any, at: Places) -> Any:
    """What of a field concerns some units; what a quota came to concerns all."""
    if name == "awards" or value is None:
        return value
    if isinstance(value, EffectOutcome):
        parts = {attribute: _field_of_units(attribute, part, at) for attribute, part in vars(value).items()}
        return replace(value, **parts)
    if isinstance(value, Ranks):
        return Ranks._make(column[at] for column in value)
    if isinstance(value, Mapping):
        return {id: column[at] for id, column in value.items()}
    if isinstance(value, (Figure, np.ndarray)):
        return value[at]
    return tuple(value[n] for n in at.tolist()) if value else value
