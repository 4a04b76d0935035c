"""What must be said of how the value of a row came to be scored."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.text import Text, listed
from scorecard.language.derived import of_last_year
from scorecard.model.board import Board
from scorecard.study.note import Note


def value_notes(board: Board) -> Iterator[Note]:
    """Rows assessed on last year's figure, and rows scored by the period alone."""
    rows = [row for table in board.tables for row in table.table.rows if row.scores]
    last_year = [row.short for row in rows if of_last_year(row)]
    if last_year:
        names = listed(last_year)
        yield Note(
            "last_year",
            Text(f"{names.zh}：用上年数据考核。", f"{names.en}: assessed on last year's figure."),
        )
    alone = [row.short for row in rows if row.alone]
    if alone:
        names = listed(alone)
        yield Note(
            "in_period",
            Text(
                f"{names.zh}：按当期数（本期累计减上期累计）计分，序时目标只算当期。",
                f"{names.en}: scored by the period alone (its count less the count before), against what is due in it.",
            ),
        )
