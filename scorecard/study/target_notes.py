"""What must be said of targets that are more than a number: the choices a notice leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.message import Text, comma_list, message
from scorecard.model.board import Board
from scorecard.model.indicator import Indicator
from scorecard.scheme.target import Target
from scorecard.study.readback.general import about_text
from scorecard.study.readback.sentence import join_sentences


def target_notes(board: Board) -> Iterator[tuple[str, Text]]:
    """How wide “about” is, what is past a range worth, what a place and two levels count; with their codes."""
    cells = [
        (row, cells_of[u])
        for table in board.tables
        for u in range(len(table.units))
        for row, cells_of in zip(table.table.rows, table.terms.cells, strict=True)
    ]
    pairs = [(row, cell) for row, cell in cells if cell is not None and cell.assessed]
    tolerances = {
        cell.tolerance for _, cell in pairs if cell.relation == "about" and cell.tolerance is not None
    }
    for share in sorted(tolerances):
        yield "about", join_sentences((about_text(share),))
    yield from _ranges(pairs)
    yield from _places(pairs)
    yield from _levels(pairs)
    yield from _links(pairs)


def _names(rows: list[Indicator]) -> Text:
    return comma_list(list(dict.fromkeys(row.short for row in rows)))


def _rows_sentence(rows: list[Indicator], sentence: Text) -> Text:
    """A sentence about some rows."""
    names = _names(rows)
    return join_sentences((message("{names}: {words}", names=names, words=sentence),))


def _ranges(pairs: list[tuple[Indicator, Target]]) -> Iterator[tuple[str, Text]]:
    """Rows by what completion is past the upper end of their ranges."""
    by_sentence: dict[Text, list[Indicator]] = {}
    for row, cell in pairs:
        if cell.ranged and not row.met_only:
            from scorecard.study.readback.target import past_range

            by_sentence.setdefault(past_range(row), []).append(row)
    for sentence, rows in by_sentence.items():
        yield "range", _rows_sentence(rows, sentence)


def _places(pairs: list[tuple[Indicator, Target]]) -> Iterator[tuple[str, Text]]:
    rows = [row for row, _ in pairs if row.met_only]
    if rows:
        from scorecard.study.readback.target import PLACE_TEXT

        yield "place", _rows_sentence(rows, PLACE_TEXT)


def _links(pairs: list[tuple[Indicator, Target]]) -> Iterator[tuple[str, Text]]:
    rows = [row for row, cell in pairs if cell.link and not cell.known]
    if rows:
        names = _names(rows)
        yield (
            "no_base",
            message(
                "{names}: the target is worked out from a figure that is lacking, so there is none.",
                names=names,
            ),
        )


def _levels(pairs: list[tuple[Indicator, Target]]) -> Iterator[tuple[str, Text]]:
    for against in ("must", "stretch"):
        rows = [
            row
            for row, cell in pairs
            if cell.stretch and any(rule.compare.level == against for rule in row.rule.parts)
        ]
        if rows:
            from scorecard.study.readback.target import levels_text

            yield "two_levels", _rows_sentence(rows, levels_text(rows[0]))
