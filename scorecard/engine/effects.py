"""Effects: vetoes and what else follows from results, judged once on totals and ranks as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isnan

import numpy as np

from scorecard.base.message import Text, comma_list, message
from scorecard.engine.conditions import Figures, holds, judge
from scorecard.engine.ranking import RankingExits, rank_table, rank_total
from scorecard.model.board import Place, TableBoard, TotalBoard
from scorecard.model.condition import RANKS, Condition
from scorecard.model.effect import Effect
from scorecard.model.figure import (
    Figure,
    Flags,
    Line,
    any_of,
    least,
    least_of,
    more_than,
    most,
    where,
    with_line,
)
from scorecard.model.outcome import EffectOutcome
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.scheme import written


def affected_table(scheme: Scheme, board: TableBoard, figure: Figures, lacks: Flags) -> TableBoard:
    """The board of a table after its effects: totals set, ranks removed, the other ranks issued once more.

    lacks : bool[U], the units of which a figure is missing anywhere, so that an effect may yet strike them
    """
    effects = board.table.effects
    was = EffectOutcome(
        holding_effects(effects, board, figure), board.total, board.known, board.low, board.high, board.ranks
    )
    may = _possible_effects(effects, board, figure, lacks) & ~was.held
    if not _moves(effects, was.held | may):
        return replace(board, effected=was)
    total, known, low, high = set_totals(effects, was)
    low, high = _might_set(effects, may, low, high)
    moving = board.unforeseen | _waits_on_places(effects, lacks)
    after = replace(board, total=total, known=known, low=low, high=high, effected=was, unforeseen=moving)
    return rank_table(scheme, after, RankingExits(taken_out(effects, was.held), taken_out(effects, may)))


def affected_total(
    scheme: Scheme,
    board: TotalBoard,
    figure: Figures,
    tables: Sequence[TableBoard],
    totals: Sequence[TotalBoard],
    lacks: Flags,
) -> TotalBoard:
    """The same of a total, formed after `totals`; one that is not formed stays so."""
    effects = board.total_of.effects
    holding = holding_effects(effects, board, figure)
    was = EffectOutcome(holding, board.total, board.known, board.low, board.high, board.ranks)
    may = (
        _possible_effects(effects, board, figure, lacks)
        & ~holding
        & (board.status != Status.NOT_DUE)[:, None]
    )
    if not _moves(effects, holding | may):
        return replace(board, effected=was)
    total, known, low, high = set_totals(effects, was)
    low, high = _might_set(effects, may, low, high)
    moving = board.unforeseen | _waits_on_places(effects, lacks)
    settled = (board.status == Status.MISSING) & total.known
    after = replace(
        board,
        total=total,
        known=known,
        low=low,
        high=high,
        status=np.where(settled, np.int8(Status.SCORED), board.status),
        effected=was,
        unforeseen=moving,
    )
    return rank_total(
        scheme, after, tables, totals, RankingExits(taken_out(effects, holding), taken_out(effects, may))
    )


def holding_effects(effects: tuple[Effect, ...], board: Place, figure: Figures) -> Flags:
    """bool[U, E], which effects hold for which assessed units."""
    flags: Flags = np.stack(judged_each(effects, board, figure), axis=1)
    return flags


def judged_each(effects: tuple[Effect, ...], board: Place, figure: Figures) -> list[Flags]:
    """The same effect by effect, bool[U] each."""
    assessed = np.array([unit.assessed for unit in board.units], dtype=np.bool_)
    if isinstance(board, TotalBoard):
        # A total that is not formed stays so.
        assessed &= ~np.isin(board.status, (Status.NOT_DUE, Status.NOT_APPLICABLE))
    return [assessed & holds(effect.conditions, figure) for effect in effects]


def _possible_effects(effects: tuple[Effect, ...], board: Place, figure: Figures, lacks: Flags) -> Flags:
    """bool[U, E], which effects may yet strike units that lack a figure: no condition fails for good."""
    may = np.array([unit.assessed for unit in board.units], dtype=np.bool_) & lacks
    # Where the total may move nothing is told of it yet.
    moves = more_than(board.high, board.low)
    flags: Flags = np.stack(
        [may & (moves | ~judge(effect.conditions, figure).fails) for effect in effects], axis=1
    )
    return flags


def _waits_on_places(effects: tuple[Effect, ...], lacks: Flags) -> Flags:
    """bool[U], the units whose totals or ranks hang on places, while places are still open: all or none."""
    open_ = any(effect.then.moves_ranks and _asks_places(effect.conditions) for effect in effects)
    return np.full(len(lacks), open_ and bool(lacks.any()))


def _asks_places(conditions: tuple[Condition, ...]) -> bool:
    return any(condition.what in RANKS or _asks_places(condition.any) for condition in conditions)


def _might_set(effects: tuple[Effect, ...], may: Flags, low: Figure, high: Figure) -> tuple[Figure, Figure]:
    """Least and most, where an effect that may yet strike sets the total."""
    for e, effect in enumerate(effects):
        if effect.then.total is not None:
            low = where(may[:, e], least(low, effect.then.total), low)
            high = where(may[:, e], most(high, effect.then.total), high)
    return low, high


def _moves(effects: tuple[Effect, ...], held: Flags) -> bool:
    """Whether any unit's total or rank is another now."""
    return any(effect.then.moves_ranks and held[:, e].any() for e, effect in enumerate(effects))


def set_totals(effects: tuple[Effect, ...], was: EffectOutcome) -> tuple[Figure, Figure, Figure, Figure]:
    """Total, points known, least and most: those of units whose total an effect says are that total.

    Of several the lowest holds. What such a unit lacks no longer matters.

    >>> from scorecard.model.effect import Consequence
    >>> nothing = (Effect("否决", (), Consequence(total=0.0)),)
    >>> from scorecard.model.figure import as_figures
    >>> from scorecard.model.outcome import empty_ranks
    >>> totals = as_figures([90.0, np.nan])
    >>> was = EffectOutcome(np.array([[False], [True]]), *(totals,) * 4, empty_ranks(2))
    >>> set_totals(nothing, was)[0].value.tolist()
    [90.0, 0.0]
    """
    totals_set = [(effect.then.total, was.held[:, e]) for e, effect in enumerate(effects)]
    return set_by([(total, flags) for total, flags in totals_set if total is not None], was)


def set_by(
    totals: Sequence[tuple[float, Flags]], was: EffectOutcome
) -> tuple[Figure, Figure, Figure, Figure]:
    """The same; totals : the totals that effects say, each with bool[U], whose it is."""
    if not totals:
        return was.total, was.known, was.low, was.high
    fixed = any_of([flags for _, flags in totals])
    lowest = least_of([where(flags, total, np.inf) for total, flags in totals])
    total, known, low, high = (
        where(fixed, lowest, figures) for figures in (was.total, was.known, was.low, was.high)
    )
    return with_line(total, lambda: _set_line(was, totals, fixed)), known, low, high


def _set_line(was: EffectOutcome, totals: Sequence[tuple[float, Flags]], fixed: Flags) -> Line:
    """The line of a total that effects set."""

    def says(u: int) -> Text:
        before = was.total.at(u)
        text = message("incomplete before") if isnan(before) else _BEFORE.fill(before=written.figure(before))
        several = [written.exact(total) for total, flags in totals if flags[u]]
        lowest = message(", the lowest of {figures}", figures=comma_list(several)) if len(several) > 1 else ""
        return message("{before}{lowest}", before=text, lowest=lowest)

    return Line(message("Total set"), says=says, told=lambda u: bool(fixed[u]))


_BEFORE = message("{before} before")


def taken_out(effects: tuple[Effect, ...], held: Flags) -> Flags:
    """bool[U], the units that an effect takes out of the ranking."""
    return _any(held, [effect.then.unranked for effect in effects])


def left_out(place: Place) -> RankingExits | None:
    """The units that effects took out of the ranking of a board; None where none was asked."""
    if place.effected is None:
        return None
    out = taken_out(place.of.effects, place.effected.held)
    return RankingExits(out, np.zeros_like(out))


def ineligible_units(effects: tuple[Effect, ...], held: Flags) -> Flags:
    """bool[U], the units that an effect makes ineligible: no grade, no place in a quota."""
    return _any(held, [effect.then.ineligible for effect in effects])


def _any(held: Flags, chosen: list[bool]) -> Flags:
    flags: Flags = np.logical_or.reduce(held & np.array(chosen, dtype=np.bool_), axis=1)
    return flags
