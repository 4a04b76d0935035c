"""What may be sent in where that hangs on other figures: chosen as a plain loop would, told by explain and read back."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.base.message import say
from scorecard.model.allowed import AllowedRange
from scorecard.model.condition import Bound, Condition
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.figure import as_figures
from scorecard.study.disallowed import NONE, UNKNOWN, chosen_rows
from scorecard.study.explain.cell import explain_cell
from scorecard.tables.readback import readback_document
from tests.study.calculator import board_of

SCHEME = """
title: 示例
year: 2017
units: {甲: {name: 甲公司}, 乙: {name: 乙公司}, 丙: {name: 丙公司}}
inputs: {一类: {name: 一类知识产权}}
tables:
  表:
    title: 表
    indicators:
      先进:
        name: 先进程度
        number: 1
        points: 8
        judges: mean
        allowed: [{if: {of: 一类, at_least: 1}, whole: true, between: [7, 8]}, {if: {of: 一类, below: 0}}, {between: [0, 6]}]
"""
ACTUALS = """期间,单位,指标,数值,评委
2017,甲公司,一类知识产权,2,
2017,乙公司,一类知识产权,0,
2017,甲公司,先进程度,7,专家1
2017,乙公司,先进程度,5.5,专家1
2017,丙公司,先进程度,5,专家1
"""


@pytest.fixture
def board(tmp_path):
    return board_of(tmp_path, SCHEME, ACTUALS, "2017")


def told(board, u):
    table = board.tables[0]
    steps = explain_cell(board, table, table.units[u], table.table.rows[0]).steps
    return [
        (say(s.what, "zh"), say(s.formula, "zh")) for s in steps if say(s.what, "zh") in ("条件", "允许值")
    ]


def test_explain_says_which_row_counts_and_why(board):
    assert told(board, 0) == [
        ("条件", "须“一类知识产权”达到1，现为 2：成立"),
        ("允许值", "“一类知识产权”达到1：只能报 7 至 8 的整数"),
    ]
    assert told(board, 1) == [
        ("条件", "须“一类知识产权”达到1，现为 0：不成立"),
        ("条件", "须“一类知识产权”低于0，现为 0：不成立"),
        ("允许值", "其余情形：只能报 0 至 6 的数"),
    ]
    assert told(board, 2)[-1] == ("允许值", "要看的数还没有，无法核对")


def test_it_is_read_back_row_by_row(board):
    document = readback_document(board.scheme, None)
    cells = [
        say(cell, lang)
        for table in document.tables
        for row in table.rows
        for cell in row
        for lang in ("zh", "en")
    ]
    said = "\n".join(cells)
    assert (
        "“一类知识产权”达到1的，只能报 7 至 8 的整数；“一类知识产权”低于0的，可以报任何数；其余情形的，只能报 0 至 6 的数"
        in said
    )
    assert "otherwise: numbers from 0 to 6" in said


rows = st.lists(st.none() | st.integers(0, 4), min_size=1, max_size=4)
figures = st.lists(st.none() | st.integers(0, 5), min_size=1, max_size=5)


@given(rows, figures)
def test_the_first_row_that_holds(edges, values):
    allowed = tuple(
        AllowedRange(
            conditions=() if edge is None else (Condition("a", "value", (Bound("at_least", float(edge)),)),)
        )
        for edge in edges
    )
    figure = as_figures([np.nan if value is None else float(value) for value in values])
    table = SimpleNamespace(
        named=({ExternalFigure("a"): figure},),
        table=SimpleNamespace(rows=(SimpleNamespace(allowed_if=allowed),)),
        units=tuple(values),
    )
    wanted = []
    for value in values:
        found = NONE
        for n, edge in enumerate(edges):
            if edge is not None and value is None:
                found = UNKNOWN
                break
            if edge is None or value >= edge:
                found = n
                break
        wanted.append(found)
    assert chosen_rows(table, 0).tolist() == wanted
