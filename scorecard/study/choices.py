"""The choices that hold on a board, in the sentences that `check --read-back` says them in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Literal, TypeVar

import numpy as np

from scorecard.base.message import Text, comma_list, message, semicolon_list
from scorecard.engine.figures import official
from scorecard.model.board import Board, Place, TableBoard
from scorecard.model.indicator import Indicator
from scorecard.model.rounding import RowRounding
from scorecard.model.status import Status
from scorecard.study.explain.rounding import rounding_text, row_rounding_text
from scorecard.study.note import Note
from scorecard.study.readback.general import INTERIM_TEXT
from scorecard.study.readback.outcome import rank_on
from scorecard.study.readback.policy import STATUS, does, policy_text
from scorecard.study.readback.sentence import join_sentences

Chosen = TypeVar("Chosen", bound=Hashable)
_Unscored = Literal["missing", "pending", "not_applicable"]
_CODES: dict[_Unscored, str] = {
    "missing": "missing",
    "pending": "pending",
    "not_applicable": "not_applicable_rule",
}


def choices(board: Board) -> tuple[Note, ...]:
    """What rows, ranks and rounding follow: of each choice the one that holds, and for whom where it differs."""
    return (
        *_interim(board),
        *_policies(board, "missing"),
        *(_policies(board, "pending") if _any_pending(board) else ()),
        *_policies(board, "not_applicable"),
        *_ranks(board),
        *_rounding(board),
    )


def _interim(board: Board) -> Iterator[Note]:
    """What points are against before the end, of the rows that are held against a target."""
    scheme = board.scheme
    if scheme.frequency == "year" and not scheme.is_plan:
        return
    rows = [row for _, _, row in _scored_rows(board) if row.targets]
    for sentence in _choice_sentences(
        [(row, row.interim) for row in rows], lambda interim: INTERIM_TEXT[interim]
    ):
        yield Note("interim", sentence)


def _policies(board: Board, status: _Unscored) -> Iterator[Note]:
    """What becomes of cells of a status, of the rows that are worth points."""
    rows = [(row, getattr(row.unscored, status)) for _, _, row in _scored_rows(board)]
    policies = list(dict.fromkeys(policy for _, policy in rows))
    if len(policies) == 1:
        yield Note(_CODES[status], join_sentences((policy_text(status, policies[0]),)))
    elif policies:
        parts = semicolon_list(_parts(rows, does))
        yield Note(
            _CODES[status], join_sentences((message("{name}: {text}", name=STATUS[status], text=parts),))
        )


def _any_pending(board: Board) -> bool:
    """Whether a cell that is worth points waits for somebody to look."""
    return any(
        bool((table.observations.status[:, i] == Status.PENDING).any()) for table, i, _ in _scored_rows(board)
    )


def _scored_rows(board: Board) -> Iterator[tuple[TableBoard, int, Indicator]]:
    """The rows that are due and worth points to anybody."""
    for table in board.tables:
        worth = (table.terms.points.value > 0).any(axis=0) & table.terms.due_now
        for i, row in enumerate(table.table.rows):
            if row.scores and not table.table.inputs and worth[i]:
                yield table, i, row


def _choice_sentences(
    rows: Sequence[tuple[Indicator, Chosen]], say: Callable[[Chosen], Text]
) -> Iterator[Text]:
    """A sentence for each choice; those that are not that of all rows name theirs."""
    if len({chosen for _, chosen in rows}) == 1:
        yield join_sentences((say(rows[0][1]),))
    elif rows:
        for part in _parts(rows, say):
            yield join_sentences((part,))


def _parts(rows: Sequence[tuple[Indicator, Chosen]], say: Callable[[Chosen], Text]) -> list[Text]:
    """Each choice with its rows, the commonest last, for all other rows."""
    rows_of: dict[Chosen, list[str]] = {}
    for row, chosen in rows:
        rows_of.setdefault(chosen, []).append(row.short)
    *fewer, most = sorted(rows_of, key=lambda one: len(rows_of[one]))
    texts = []
    for chosen in fewer:
        names, subject = comma_list(list(dict.fromkeys(rows_of[chosen]))), say(chosen)
        texts.append(message("{names}: {subject}", names=names, subject=subject))
    subject = say(most)
    return [*texts, message("all other items: {subject}", subject=subject)]


def _ranks(board: Board) -> Iterator[Note]:
    """What ranks are formed on, of the tables and totals that have any; by name where they differ."""
    titles_of: dict[Text, list[str]] = {}
    places: tuple[Place, ...] = (*board.totals, *board.tables)
    for place in places:
        if not np.isnan(official(place)).all():
            of = place.of
            titles_of.setdefault(rank_on(board.scheme, of, inside=of.ranking.among == "group"), []).append(
                of.title
            )
    for sentence, titles in titles_of.items():
        if len(titles_of) == 1:
            yield Note("rank_on", join_sentences((sentence,)))
        else:
            names = comma_list(titles)
            yield Note("rank_on", join_sentences((message("{names}: {words}", names=names, words=sentence),)))


def _rounding(board: Board) -> Iterator[Note]:
    sentence = rounding_text(board.scheme.rounding)
    if sentence:
        yield Note("rounding", join_sentences((sentence,)))
    rows_of: dict[RowRounding, list[str]] = {}
    for table in board.tables:
        for row in table.table.rows:
            if row.rounding.value is not None:
                rows_of.setdefault(row.rounding, []).append(row.short)
    for how, rows in rows_of.items():
        names, words = comma_list(list(dict.fromkeys(rows))), row_rounding_text(how)
        yield Note("rounding", join_sentences((message("{names}: {words}", names=names, words=words),)))
