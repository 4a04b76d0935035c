"""What is printed of many units is made by columns, some units at a time: it is what unit after unit would say."""

from __future__ import annotations

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.base.decimals import plain
from scorecard.base.message import say
from scorecard.engine.figures import official, part_due
from scorecard.model.board import Board, TableBoard
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.tables import table as tables
from scorecard.tables import words
from scorecard.tables.evaluation import sheet
from scorecard.tables.table import Cell, FlaggedFigure, OutOf, Partial
from scorecard.tables.view import View
from tests.boards import boards_of
from tests.render.rendered import render


@pytest.fixture(scope="module")
def boards():
    return boards_of(12, 9)


def order_of(view: View, units: tuple[Unit, ...], rank: list[float], inside: bool) -> list[int]:
    """The order in plain loops."""
    groups: list[str] = []
    for unit in units:
        if unit.group and unit.group not in groups:
            groups.append(unit.group)
    chosen = []
    for u, unit in enumerate(units):
        if view.group in (None, unit.group) and (not view.units or unit.id in view.units):
            block = (groups.index(unit.group) if unit.group else len(groups)) if inside else 0
            chosen.append((block, isnan(rank[u]), 0.0 if isnan(rank[u]) else rank[u], u))
    ordered: list[int] = []
    for block in range(len(groups) + 1):
        of_block = [u for place, _, _, u in sorted(chosen) if place == block]
        ordered += of_block[: view.top]
    return ordered


@given(
    st.lists(
        st.tuples(
            st.sampled_from([1.0, 1.5, 2.0, 3.0, float("nan")]), st.sampled_from([None, "镇", "街道", ""])
        ),
        max_size=12,
    ),
    st.sampled_from([None, 1, 3]),
    st.sampled_from([None, "镇"]),
    st.sampled_from([(), ("1", "3", "4")]),
    st.booleans(),
)
def test_units_stand_in_the_order_of_their_ranks(drawn, top, group, ids, inside):
    units = tuple(Unit(str(n), str(n), str(n), group) for n, (_, group) in enumerate(drawn))
    rank = [rank for rank, _ in drawn]
    view = View(group, top, ids)
    assert view.order(units, np.array(rank), inside) == order_of(view, units, rank, inside)


def line_of(board: Board, table: TableBoard, u: int) -> list[Cell]:
    """A unit's line of the sheet of points: rank, name, points and total, one after another."""
    rank = float(official(table)[u])
    line: list[Cell] = [table.units[u].group or "—"] if table.table.ranking.among == "group" else []
    unranked = words.UNRANKED if table.due else Status.NOT_DUE.text
    line += [unranked if isnan(rank) else rank, table.units[u].short]
    for i, row in enumerate(table.table.rows):
        if row.scores:
            points, status = float(table.points.shown[u, i]), Status(int(table.observations.status[u, i]))
            if isnan(points):
                line.append(words.mark(status))
            elif status in (Status.MISSING, Status.PENDING, Status.NOT_APPLICABLE):
                line.append(FlaggedFigure(points, status.text, ""))
            else:
                line.append(points)
    total, lacks = float(table.total.shown[u]), bool(table.partial[u])
    cell = Partial(float(table.known.shown[u])) if lacks else total
    part = float(part_due(table).value[u])
    full = OutOf(cell, float(table.due_full.shown[u]))
    line.append(None if isnan(total) and not lacks else cell if part == 1 else full)
    return line


def points_sheets(board: Board, view: View):
    """The sheets of points of a board, each with its table."""
    many = {each.table.id: each for each in board.tables if len(each.units) > 1 and not each.table.inputs}
    return [(many[made.id], made) for made in sheet(board, view).tables if made.id in many]


@pytest.mark.parametrize("top", [None, 2])
def test_the_points_of_each_unit_stand_in_its_line(boards, top):
    compared = 0
    for board in boards:
        for table, made in points_sheets(board, View(top=top)):
            inside = table.table.ranking.among == "group"
            order = order_of(View(top=top), table.units, official(table).tolist(), inside)
            lines = [line_of(board, table, u) for u in order]
            assert [list(row[: len(line)]) for row, line in zip(made.rows, lines, strict=True)] == lines
            compared += len(lines)
    assert compared > 50


def test_a_sheet_is_the_same_however_many_rows_are_made_at_a_time(boards, monkeypatch):
    whole = [render(sheet(board), "csv", "zh") for board in boards]
    monkeypatch.setattr(tables, "PIECE", 3)
    monkeypatch.setattr("scorecard.render.csv.PIECE", 2)
    assert [render(sheet(board), "csv", "zh") for board in boards] == whole


def worth_of(table: TableBoard, i: int, units: list[int]) -> str:
    """The full points of a row for some units, in plain loops."""
    by_group: dict[str, set[float]] = {}
    for u in units:
        if not table.terms.open[u, i]:
            by_group.setdefault(table.units[u].group or "", set()).add(float(table.terms.points.shown[u, i]))
    figures = sorted({figure for some in by_group.values() for figure in some}) or [table.table.rows[i].full]
    if len(figures) == 1:
        return f"{plain(figures[0])}分"
    if "" not in by_group and all(len(some) == 1 for some in by_group.values()):
        return "、".join(f"{group}{plain(max(some))}分" for group, some in by_group.items())
    return f"{plain(figures[0])}至{plain(figures[-1])}分"


def test_what_a_row_is_worth_is_said_of_each_group(boards):
    several = 0
    for board in boards:
        for table in board.tables:
            for i, row in enumerate(table.table.rows):
                for units in (list(range(len(table.units))), list(range(0, len(table.units), 2))):
                    if row.scores and units:
                        told = say(words.worth(table, i, units), "zh")
                        assert told.replace(" ", "") == worth_of(table, i, units)
                        several += "至" in told or "、" in told
    assert several > 0
