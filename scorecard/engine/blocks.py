"""Units scored in blocks: each block by itself, what all of them decide together, and what comes of it for each block.

1. A block works out its cells as a run in one piece does (`formed_of`). What it would ask of all units it tells.
2. The questions of all blocks, laid together, are answered; where an answer moved anything, the blocks work once more.
3. Totals, full points and what else ranks, effects, grades and totals ask for is laid together column by column, and all
   of that is decided on the columns of all units by the functions that decide it in one piece (`outcomes`).
4. Each block is told what became of its units.

No formula stands here. Where the blocks are is a matter of `Blocks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar

import numpy as np

from scorecard.engine.outcome_of import OutcomeOf, outcome_of, with_outcome
from scorecard.engine.past import FormedTables, formed_of
from scorecard.engine.period_state import PeriodState
from scorecard.engine.run import board_of, outcomes
from scorecard.engine.whole import ColumnAt, WholeTable, board_without_units, column_of
from scorecard.model.blocks import UnitBlock
from scorecard.model.board import Board, TableBoard
from scorecard.model.others import (
    Key,
    Places,
    UnitQuestion,
    UnitsOfBlock,
    are_same_question,
    join_questions,
    same_column,
)
from scorecard.model.past import Years
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme

P = ParamSpec("P")
T = TypeVar("T")

Answers = Mapping[Key, Any]


class ScoredBlock(NamedTuple):
    """A block whose cells are scored; asked : what it asked of all units."""

    block: UnitBlock
    now: PeriodState
    formed: FormedTables
    asked: Mapping[Key, UnitQuestion[Any]]


class Blocks(Protocol):
    """Where blocks of units are, and scored; all lists are by block."""

    @property
    def places(self) -> Sequence[Sequence[Places]]:
        """By table, where the units of each stand among all those of the table."""

    @property
    def units(self) -> Sequence[Places]:
        """Where the units of each stand among those of the scheme."""

    def score(self, answers: Sequence[Answers]) -> None:
        """Score the cells of each with what is known of all units."""

    def each(
        self, function: Callable[Concatenate[ScoredBlock, P], T], *args: P.args, **named: P.kwargs
    ) -> list[T]:
        """A function of each scored block."""

    def one(self, function: Callable[Concatenate[ScoredBlock, P], T], *args: P.args, **named: P.kwargs) -> T:
        """A function of the first, where all are alike."""

    def finish(self, outcome: Sequence[OutcomeOf], then: Callable[[Board], T]) -> Iterator[T]:
        """What is made of the board of each, told what came of its units, one after the other."""


def score_block(block: UnitBlock, period: Period, years: Years, answers: Answers) -> ScoredBlock:
    """The cells of a block."""
    asked: dict[Key, UnitQuestion[Any]] = {}
    now = PeriodState(block.scheme, block.ledger, period, years, others=UnitsOfBlock(answers, asked))
    return ScoredBlock(block, now, formed_of(now), asked)


def finish_board(one: ScoredBlock, outcome: OutcomeOf) -> Board:
    """The board of a block."""
    tables, totals = with_outcome(one.formed.tables, outcome)
    return board_of(one.now, tables, totals, one.formed.rounds)


def score_in_blocks(
    scheme: Scheme, period: Period, blocks: Blocks, then: Callable[[Board], T]
) -> Iterator[T]:
    """What is made of the boards of all blocks of a scheme, each the board of its units in a run in one piece.

    blocks : the units of the scheme, each in one of them
    """
    settle(blocks)
    whole = [_whole_table(scheme, n, period, blocks) for n in range(len(scheme.tables))]
    tables, totals = outcomes(scheme, whole)
    return blocks.finish([outcome_of(tables, totals, scheme, units) for units in blocks.units], then)


def settle(blocks: Blocks) -> None:
    """Score the blocks until what they ask of all units moves no more: once where nothing is asked.

    A question may hang on the answer to another, so that the first answers are those of blocks that knew none.
    """
    answers: list[Answers] = [{} for _ in blocks.places]
    known: Mapping[Key, UnitQuestion[Any]] | None = None
    while True:
        blocks.score(answers)
        asked = blocks.each(_block_questions)
        questions = {
            key: join_questions(
                [of_block[key] for of_block in asked], [of[_table(key)] for of in blocks.places]
            )
            for key in (asked[0] if asked else ())
        }
        if any(of_block.keys() != questions.keys() for of_block in asked):
            raise RuntimeError("blocks ask different questions")
        if not questions or (
            known and all(are_same_question(question, known[key]) for key, question in questions.items())
        ):
            return
        whole = {key: question.answer() for key, question in questions.items()}
        told: list[Answers] = [
            {key: questions[key].answer_for_units(answer, of[_table(key)]) for key, answer in whole.items()}
            for of in blocks.places
        ]
        if known is None and all(map(_as_by_itself, asked, told)):
            return
        answers, known = told, questions


def _as_by_itself(asked: Mapping[Key, UnitQuestion[Any]], told: Answers) -> bool:
    """Whether a block that knew of no others went by what all come to: where nobody lacks anything, say."""
    return all(same_column(question.answer(), told[key]) for key, question in asked.items())


def _block_questions(one: ScoredBlock) -> Mapping[Key, UnitQuestion[Any]]:
    return one.asked


def _table(key: Key) -> int:
    """The table that a question is asked in: named behind the period, and how it is counted."""
    return int(str(key[2]))


def _whole_table(scheme: Scheme, n: int, period: Period, blocks: Blocks) -> TableBoard:
    """The board of all units of a table, before ranks."""

    def fetch(columns: Sequence[ColumnAt]) -> list[list[Any]]:
        return blocks.each(_columns, n, columns)

    first = blocks.one(_table_without_units, n)
    return WholeTable(scheme, n, period, first, fetch, [of[n] for of in blocks.places]).board()


def _columns(one: ScoredBlock, n: int, columns: Sequence[ColumnAt]) -> list[Any]:
    return [column_of(one.formed.tables[n], column) for column in columns]


def _table_without_units(one: ScoredBlock, n: int) -> TableBoard:
    return board_without_units(one.formed.tables[n])


def contiguous(count: int, size: int) -> list[Places]:
    """The places of so many units in blocks of at most a size, in their order.

    >>> [block.tolist() for block in contiguous(5, 2)]
    [[0, 1], [2, 3], [4]]
    """
    return [np.arange(start, min(start + size, count)) for start in range(0, count, size)]
