"""The whole of a period: every table, every total, and where the rows went."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from scorecard.engine.account import account
from scorecard.engine.derived_targets import linked_targets
from scorecard.engine.external import RuleScenes
from scorecard.engine.kept import KeptRowResults
from scorecard.engine.lookback import earlier_periods
from scorecard.engine.past import formed_of, unranked_with_past
from scorecard.engine.per_period import Rounds
from scorecard.engine.period_state import PeriodState
from scorecard.engine.post_ranking import table_outcome, total_outcome
from scorecard.engine.table import ranked_table, reweighed_table
from scorecard.engine.totals import score_totals
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.figure import Floats
from scorecard.model.ledger import CellKey, Ledger
from scorecard.model.past import NO_YEARS, Years
from scorecard.model.period import Period
from scorecard.model.period_targets import RuleInputs
from scorecard.model.scheme import Scheme


def score(
    scheme: Scheme,
    ledger: Ledger,
    period: Period,
    elsewhere: int = 0,
    years: Years = NO_YEARS,
    now: PeriodState | None = None,
) -> Board:
    """completion ▶ points ▶ totals ▶ ranks ▶ effects ▶ grades, for one period of one scheme.

    years : the earlier years that formulas, targets and rules may look back to
    now : what holds and was observed in the period, where that is known already
    """
    now = now or PeriodState(scheme, ledger, period, years)
    formed = formed_of(now)
    # With each unit in its group, where groups follow from figures.
    tables, totals = outcomes(now.scheme, formed.tables)
    return board_of(now, tables, totals, formed.rounds, elsewhere)


def inputs_of_rules(now: PeriodState) -> tuple[RuleInputs, ...]:
    """What the rules of each table are given in a period, before any points."""
    outside = RuleScenes(now, linked_targets(now))
    return tuple(map(outside.scene, range(len(now.scheme.tables))))


def board_of(
    now: PeriodState,
    tables: tuple[TableBoard, ...],
    totals: tuple[TotalBoard, ...],
    rounds: Rounds,
    elsewhere: int = 0,
) -> Board:
    """The board of a period, with where every row went and all that was looked back to."""
    past = tables[0].past if tables else None
    back = earlier_periods(now, (*rounds.asked_figures(), *(past.asked_figures() if past else ())))
    rows = account(now.scheme, now.ledger, now.period, tables, elsewhere, back)
    return Board(now.scheme, now.period, now.ledger, tables, totals, rows, now.years, back)


class Rescorer:
    """A board that is scored over and over, each time with some figures of its period changed.

    What no such figure can change is formed once: the periods before, and what was promised.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self._now = PeriodState.from_board(board)
        self._kept: dict[int, dict[object, object]] = {n: {} for n in range(len(board.tables))}
        # Whatever is looked up in other periods is so by the time a board is formed.
        formed_of(self._now)

    def rescore(
        self, figures: Mapping[CellKey, float], moved: Mapping[int, Collection[int]], tables: Collection[int]
    ) -> Board:
        """The board with other figures.

        moved : by table, the rows that those figures reach, be it by way of others; all others stay as they were scored
        tables : those to be scored. What is said of the rows, and what was looked up, stays that of the board.
        """
        ledger = self.board.ledger
        for cell, figure in figures.items():
            ledger = ledger.with_value(cell, figure)
        now = self._now.again(ledger, {cell.table for cell in figures}, moved)
        same = now.groups == self._now.groups
        kept = {n: KeptRowResults(known, moved.get(n, ())) for n, known in self._kept.items()} if same else {}
        outside = RuleScenes(now, linked_targets(now, kept), kept)
        rounds = Rounds(outside)
        again = tuple(
            ranked_table(now.scheme, unranked_with_past(outside, rounds, n, table.past))
            if n in tables
            else table.before
            for n, table in enumerate(self.board.tables)
        )
        ranked, totals = _outcomes(now.scheme, again)
        return replace(self.board, scheme=now.scheme, ledger=ledger, tables=ranked, totals=totals)


def outcomes(
    scheme: Scheme, unranked: Sequence[TableBoard]
) -> tuple[tuple[TableBoard, ...], tuple[TotalBoard, ...]]:
    """The tables ranked, with what comes of them, and the totals."""
    return _outcomes(scheme, tuple(ranked_table(scheme, board) for board in unranked))


def _outcomes(
    scheme: Scheme, scored: tuple[TableBoard, ...]
) -> tuple[tuple[TableBoard, ...], tuple[TotalBoard, ...]]:
    """The tables with what comes of them, and the totals."""
    tables = tuple(table_outcome(scheme, board, scored) for board in scored)
    totals = score_totals(scheme, tables, lambda board, done: total_outcome(scheme, board, tables, done))
    return tables, totals


def reweigh_board(
    board: Board, rows: Mapping[str, Floats], parts: Mapping[str, Mapping[str, float]] | None = None
) -> Board:
    """The board with other weights: the points that rules gave stay, and all that is made of them is made anew.

    rows : by table, float64[I], how many times a row counts, 0 where it is left out
    parts : by total, and in it by table or total, how many times its weight counts
    """
    scheme = replace(
        board.scheme,
        totals=tuple(
            replace(total, weights=_times(total.weights, (parts or {}).get(total.id, {})))
            for total in board.scheme.totals
        ),
    )
    again = tuple(
        reweighed_table(scheme, table.before, rows[table.table.id])
        if table.table.id in rows
        else table.before
        for table in board.tables
    )
    tables, totals = _outcomes(scheme, again)
    return replace(board, scheme=scheme, tables=tables, totals=totals)


def _times(weights: Mapping[str, Fraction], factors: Mapping[str, float]) -> dict[str, Fraction]:
    return {id: weight * Fraction(factors.get(id, 1.0)) for id, weight in weights.items()}
