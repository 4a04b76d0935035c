"""Doubts are found by arrays, and those that are told are made; cell by cell the same are found at the same places."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from unittest.mock import Mock

import pytest

from scorecard.base.decimals import plain
from scorecard.base.fault import Fault, sort_faults
from scorecard.base.message import say
from scorecard.base.span import Span
from scorecard.base.telling import telling
from scorecard.load.ahead import ahead
from scorecard.model.board import Board
from scorecard.model.figure import more_than
from scorecard.model.ledger import Role, ordinal
from scorecard.study.warnings import board_warnings, first_warnings
from scorecard.workspace import read_workspace
from tests.boards import boards_of
from tests.faults.gallery import build

CODES = {"SC212", "SC213", "SC214", "SC215", "SC218", "SC233", "SC518"}

Doubt = tuple[str, Span, tuple[tuple[str, str], ...]]


@pytest.fixture(scope="module")
def boards() -> list[Board]:
    return boards_of(40)


@pytest.fixture(scope="module")
def doubts(boards: list[Board]) -> list[tuple[Fault, ...]]:
    """All that is doubtful, board by board."""
    return [board_warnings(board) for board in boards]


def doubt(code: str, span: Span, **args: str) -> Doubt:
    return code, span, tuple(sorted(args.items()))


def unwanted(board: Board) -> list[Doubt]:
    """Numbers that are not asked for, and exemptions that a return grants itself, entry by entry."""
    ledger, found = board.ledger, []
    for entry in range(len(ledger)):
        if ledger.role[entry] != Role.STANDING or ledger.period[entry] != ordinal(board.period):
            continue
        if not 0 <= ledger.table[entry] < len(board.tables):
            continue
        table = board.tables[ledger.table[entry]]
        u, i = int(ledger.unit[entry]), int(ledger.row[entry])
        row, seen, raw = table.table.rows[i], table.observations, ledger.details[entry].raw
        names = {"unit": table.units[u].short, "indicator": row.short}
        number = ledger.value[entry] == ledger.value[entry]
        asked = table.terms.applicable[u, i] or seen.answered[u, i]
        early = row.judging is not None and not table.terms.due_now[i]
        if number and not asked:
            found.append(doubt("SC212", ledger.span(entry), value=raw, **names))
        elif number and row.derived:
            found.append(doubt("SC218", ledger.span(entry), value=raw, **names))
        elif number and (seen.set_aside[u, i] or early):
            found.append(doubt("SC215", ledger.span(entry), value=raw, **names))
        elif seen.exempted[u, i]:
            code = "SC213" if row.targets else "SC518"
            found.append(doubt(code, ledger.span(entry), mark=raw, **names))
    return found


def of_cells(board: Board) -> list[Doubt]:
    """Parts that are larger than their whole, and values that are not taken at their word, cell by cell."""
    found = []
    for table in board.tables:
        seen, rows, index = table.observations, table.table.rows, table.table.index
        for u, unit in enumerate(table.units):
            for i, row in enumerate(rows):
                entry, value = int(seen.entry[u, i]), float(seen.value[u, i])
                span = board.ledger.span(entry) if entry >= 0 else row.span
                names = {"unit": unit.short, "indicator": row.short}
                if row.relation == "part" and row.parent in index and not row.words:
                    whole = index[row.parent]
                    if more_than(seen.value[u, i], seen.value[u, whole]):
                        beside = {"whole": rows[whole].short, "value": plain(float(seen.value[u, whole]))}
                        found.append(doubt("SC214", span, part=plain(value), **beside, **names))
                if seen.suspect[u, i]:
                    found.append(doubt("SC233", span, value=row.word(value) or plain(value), **names))
    return found


def test_the_same_doubts_are_found_cell_by_cell(
    boards: list[Board], doubts: list[tuple[Fault, ...]], tmp_path: Path
) -> None:
    codes: Counter[str] = Counter()
    larger = read_workspace(build("SC214-part", tmp_path))
    part = larger.board(larger.periods[-1])
    for board, found in [*zip(boards, doubts, strict=True), (part, board_warnings(part))]:
        told = {
            doubt(f.code, f.span, **{name: say(text, "zh") for name, text in f.args.items()})
            for f in found
            if f.code in CODES
        }
        wanted = {*unwanted(board), *of_cells(board)}
        assert told == wanted
        codes.update(code for code, _, _ in wanted)
    assert set(codes) == CODES


@pytest.mark.parametrize("most", [1, 2, 20])
def test_what_is_told_is_what_would_be_told_of_all(
    boards: list[Board], doubts: list[tuple[Fault, ...]], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scorecard.base.telling.MOST_OF_A_KIND", most)
    counted = 0
    for board, found in zip(boards, doubts, strict=True):
        every = sort_faults(found)
        first, untold = first_warnings(board, most)
        assert telling(first, untold) == telling(every)
        assert len(first) + untold.counts.total() == len(every)
        assert {f.span.path for f in first} | untold.files == {f.span.path for f in every}
        counted += untold.counts.total()
    assert most == 20 or counted > 0


def test_several_processes_find_what_one_finds(boards: list[Board], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard.study.plausible.reports._AT_ONCE", 8)
    shared = Mock(side_effect=ahead)
    monkeypatch.setattr("scorecard.load.ahead.ahead", shared)
    found = [first_warnings(board, 2) for board in boards[:12]]
    assert shared.called
    monkeypatch.setattr("scorecard.load.ahead.ahead", map)
    assert found == [first_warnings(board, 2) for board in boards[:12]]
    assert any(untold.counts for _, untold in found)
