"""A board scored again with one figure changed is, figure by figure, the board of a ledger that has that figure."""

from __future__ import annotations

import random

import numpy as np
import pytest

from scorecard.base.fault import errors
from scorecard.engine.figures import official
from scorecard.engine.run import Rescorer, score
from scorecard.language.derived import RowPlace
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.ledger import CellKey, Role, ordinal
from scorecard.model.period import Period
from scorecard.study.gap.deciding import Deciding
from tests.boards import drawn_board

SCHEMES, TRIALS = 40, 6


def same(one, other):
    return np.array_equal(one, other, equal_nan=True)


def differing(board, cells, draw):
    """Where a board scored over and over, each time with other figures, differs from one that is formed anew."""
    again, deciding = Rescorer(board), Deciding.for_board(board)
    for n, row in cells:
        table = board.tables[n]
        cell = CellKey(ordinal(board.period), n, draw.randrange(len(table.units)), row)
        figures = {cell: draw.choice([0, 12.5, 97])}
        whole = score(board.scheme, board.ledger.with_value(cell, figures[cell]), board.period)
        moved = deciding.moved_by([RowPlace(n, row)])
        mine = again.rescore(figures, moved, deciding.tables_of(moved))
        tables = zip(mine.tables, whole.tables, strict=True)
        if not all(same(a.points.value, b.points.value) and same(a.met, b.met) for a, b in tables):
            yield cell, "points"
        for a, b in zip(mine.places, whole.places, strict=True):
            if not (same(a.total.value, b.total.value) and same(official(a), official(b))):
                yield cell, "total"
            if a.grade != b.grade or a.awards != b.awards:
                yield cell, "grade"


def test_only_what_moves_is_scored_again():
    compared = 0
    for seed in range(SCHEMES):
        board = drawn_board(seed)
        if board is None:
            continue
        draw = random.Random(seed)
        cells = [(n, i) for n, table in enumerate(board.tables) for i in range(len(table.table.rows))]
        assert [*differing(board, draw.choices(cells, k=TRIALS), draw)] == [], seed
        compared += 1
    assert compared > SCHEMES / 2


@pytest.mark.parametrize("first", [0, 1])
def test_an_object_that_counts_elsewhere_is_no_longer_kept_where_it_counted(first):
    rows = """\
title: 考核
year: 2017
frequency: year
units: {a: {name: 甲}, b: {name: 乙}}
tables:
  t:
    title: 表
    indicators:
      p:
        name: 奖项
        points: 10
        per_item: best
        children:
          x: {name: 国家, points: 5, per: year, rule: {compare: value, each: 4}}
          z: {name: 省, points: 5, per: year, rule: {compare: value, each: 1}}
"""
    sent = "期间,单位,指标,数值,对象\n2017,甲,国家,1,塔\n2017,甲,省,2,塔\n2017,甲,省,1,桥\n2017,乙,省,3,船\n"
    scheme = load_scheme(Source("a.yaml", rows.encode()))
    assert not errors(scheme.faults), scheme.faults
    actuals = load_actuals([Source("a.csv", sent.encode())], (scheme.scheme,))
    assert not errors(actuals.faults), actuals.faults
    board = score(scheme.scheme, actuals.ledgers[2017], Period(2017, 12))
    draw = random.Random(first)
    assert [*differing(board, [(0, (n + first) % 2) for n in range(12)], draw)] == []


def test_a_figure_takes_the_place_of_what_counts_for_its_cell():
    scheme = load_scheme(
        Source(
            "a.yaml",
            "title: 考核\nyear: 2017\nunits: {a: {name: 甲}, b: {name: 乙}}\n"
            "frequency: year\n"
            "tables: {t: {title: 表, indicators: {x: {name: 数, targets: 9}, m: {name: 评, judges: mean, points: 10}}}}\n".encode(),
        )
    ).scheme
    rows = "期间,单位,指标,数值,评委,原值,原因\n2017,甲,数,5,,,\n2017,甲,数,6,,5,核\n2017,甲,评,7,评委1,,\n2017,甲,评,9,评委2,,\n"
    ledger = load_actuals([Source("a.csv", rows.encode())], (scheme,)).ledgers[2017]
    period = Period(2017, 12)

    def values(changed):
        return score(scheme, changed, period).tables[0].observations.value.value.tolist()

    at = ordinal(period)
    nothing = [float("nan")] * 2
    assert same(values(ledger), [[6, 8], nothing])
    assert same(values(ledger.with_value(CellKey(at, 0, 0, 0), 8)), [[8, 8], nothing])
    assert same(values(ledger.with_value(CellKey(at, 0, 0, 1), 6.5)), [[6, 6.5], nothing])
    added = ledger.with_value(CellKey(at, 0, 1, 0), 4)
    assert same(values(added), [[6, 8], [4, float("nan")]])
    # What was read is as it was.
    assert len(added) == len(ledger) + 1 and ledger.role.tolist().count(Role.CORRECTED) == 1
