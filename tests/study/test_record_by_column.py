"""The JSON of many units is made by columns, some units at a time: each cell says what it would say by itself."""

from __future__ import annotations

import json
from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model.status import Status
from scorecard.render.json import to_json
from scorecard.tables import record as records
from scorecard.tables.record import record, record_by_rows
from scorecard.tables.record_cells import number, printed_text
from tests.boards import boards_of

OUTSIDE = (Status.NOT_DUE, Status.NOT_APPLICABLE)


@pytest.fixture(scope="module")
def boards():
    return boards_of(25, 5)


def test_each_cell_says_its_own_figures(boards):
    compared = 0
    for board in boards:
        for table, made in zip(board.tables, record(board, "zh")["tables"], strict=True):
            seen, terms = table.observations, table.terms
            for u, line in enumerate(made["rows"]):
                assert list(line["cells"]) == [row.id for row in table.table.rows]
                for i, row in enumerate(table.table.rows):
                    cell, points = line["cells"][row.id], float(table.points.shown[u, i])
                    status = Status(int(seen.status[u, i]))
                    has_full = (row.scores and status not in OUTSIDE) or not isnan(points)
                    full = table.full.shown[u, i] if has_full and not row.outside else np.nan
                    said = {
                        "actual": None if row.words else number(seen.value.shown[u, i]),
                        "target": number(terms.target.shown[u, i]),
                        "target_printed": terms.text(u, i) or None,
                        "due": number(terms.due.shown[u, i]),
                        "completion": number(table.completion.shown[u, i]),
                        "pace": number(terms.pace.shown[i]),
                        "progress": number(table.progress.shown[u, i]),
                        "met": bool(table.met[u, i]),
                        "points": number(points),
                        "counted": number(table.counted.shown[u, i]),
                        "full_points": number(full),
                        "printed": printed_text(points, board.scheme.decimals.points),
                        "status": status.id,
                        "carried": bool(seen.carried[u, i]),
                    }
                    assert {name: cell[name] for name in said} == said
                    assert ("answered" in cell) == bool(seen.answered[u, i])
                    assert ("suspect" in cell) == bool(seen.suspect[u, i])
                    assert ("word" in cell) == bool(row.words)
                    assert ("relation" in cell) == bool(
                        (target := terms.cells[i][u])
                        and target.assessed
                        and (target.relation is not None or target.stretch is not None)
                    )
                    compared += 1
    assert compared > 500


def test_the_rows_are_the_same_however_many_are_made_at_a_time(boards, monkeypatch):
    whole = [to_json(record_by_rows(board, "zh")) for board in boards]
    monkeypatch.setattr(records, "_PIECE", 2)
    assert [to_json(record_by_rows(board, "zh")) for board in boards] == whole
    for board in boards:
        for table in record_by_rows(board, "zh")["tables"]:
            assert [table["rows"][n] for n in range(len(table["rows"]))] == list(table["rows"])


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(-1e6, 1e6) | st.text('},{\n "\\镇', max_size=6)
FLAT = st.dictionaries(st.text("a{},\n", max_size=3), LEAVES, max_size=3)


@given(
    st.recursive(
        LEAVES | FLAT,
        lambda some: (
            st.lists(some, max_size=3) | st.dictionaries(st.text("ab}", max_size=2), some, max_size=3)
        ),
        max_leaves=12,
    )
)
def test_groups_that_are_written_at_once_are_written_as_any(data):
    assert (
        to_json({"x": [[[[data]]]]}) == json.dumps({"x": [[[[data]]]]}, indent=2, ensure_ascii=False) + "\n"
    )
