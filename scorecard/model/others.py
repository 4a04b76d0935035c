"""What is asked of all units together, where a run may hold only some of them: a block.

A rule that ranks, a mean of the others, a formula over units look at every unit. They ask `AllUnits`. A run in one piece
has all units and answers itself; a block tells what it would put to the question, and is given the answer that the
questions of all blocks, laid together in the order of the units, come to. The answer is worked out by the same function
either way, over the same column.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from scorecard.base.records import dataclass
from scorecard.model.figure import Figure, concatenate

A = TypeVar("A")

Places = NDArray[np.signedinteger[Any]]

Key = tuple[Hashable, ...]
"""By what name a question is known in every block: the period, how it is counted, the table, then what is asked there.

A record of the scheme goes in as its text: one that holds no number where one may stand is not equal to its own copy.
"""


@dataclass(frozen=True, eq=False)
class UnitQuestion(ABC, Generic[A]):
    """A question about all units of a table.

    Its fields are columns with one entry for each unit (figures, arrays, tuples), or settings, the same in every block.
    """

    @abstractmethod
    def answer(self) -> A:
        """What it comes to."""

    @abstractmethod
    def answer_for_units(self, answer: A, at: Places) -> A:
        """What of the answer concerns the units in some places."""


class AllUnits:
    """Where questions about all units are asked; here of a run that holds them all."""

    def ask(self, name: Key, question: UnitQuestion[A]) -> A:
        """The answer, for each unit of this run where it is one figure for each.

        Whether a question is asked at all must not hang on figures, or a block that has no need of the answer would
        not tell what others need of it.
        """
        return question.answer()

    def within_place(self, *place: Hashable) -> AllUnits:
        """The same for one table, one period: questions of the same name are others there."""
        return self


ALONE = AllUnits()


class UnitsOfBlock(AllUnits):
    """The same of a run that holds a block of units.

    answers : what is known by now; where an answer is not, the block's own units stand for all
    asked : the questions of this run
    """

    def __init__(
        self, answers: Mapping[Key, Any], asked: dict[Key, UnitQuestion[Any]], place: Key = ()
    ) -> None:
        self.answers = answers
        self.asked = asked
        self.place = place

    def ask(self, name: Key, question: UnitQuestion[A]) -> A:
        """The answer that all blocks came to, once it is known."""
        key = (*self.place, *name)
        self.asked[key] = question
        if key not in self.answers:
            return question.answer()
        answer: A = self.answers[key]
        return answer

    def within_place(self, *place: Hashable) -> UnitsOfBlock:
        """The same, its questions named after a place."""
        return UnitsOfBlock(self.answers, self.asked, (*self.place, *place))


def join_questions(questions: Sequence[UnitQuestion[A]], places: Sequence[Places]) -> UnitQuestion[A]:
    """One question of those of all blocks, its columns in the order of the units.

    places : by block, where its units stand among all those of the table
    """
    first, order = questions[0], np.argsort(np.concatenate(places), kind="stable")
    columns = {}
    for field in fields(first):
        parts = [getattr(question, field.name) for question in questions]
        if is_column(parts[0]):
            columns[field.name] = in_unit_order(parts, order)
    return replace(first, **columns)


def is_column(value: object) -> bool:
    """Whether a field of a question has an entry for each unit."""
    return isinstance(value, (Figure, np.ndarray, tuple))


def in_unit_order(parts: Sequence[Any], order: Places) -> Any:
    """The columns of several blocks one after the other, then in the order of the units."""
    if isinstance(parts[0], Figure):
        return concatenate(parts)[order]
    if isinstance(parts[0], np.ndarray):
        return np.concatenate(parts)[order]
    every = [entry for part in parts for entry in part]
    return tuple(every[n] for n in order.tolist())


def are_same_question(question: UnitQuestion[Any], other: UnitQuestion[Any]) -> bool:
    """Whether two questions are the same to the last bit, so that their answers are."""
    return all(
        same_column(getattr(question, field.name), getattr(other, field.name))
        for field in fields(question)
        if is_column(getattr(question, field.name))
    )


def same_column(column: Any, other: Any) -> bool:
    """Whether two columns are the same to the last bit."""
    if isinstance(column, Figure):
        # Whether what is not there stands as it was read, nobody asks.
        read = (figures.read | figures.missing for figures in (column, other))
        pairs = (column.value, other.value), (column.error, other.error), tuple(read)
        return all(np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in pairs)
    if isinstance(column, np.ndarray):
        return np.array_equal(column, other, equal_nan=column.dtype.kind == "f")
    return bool(column == other)
