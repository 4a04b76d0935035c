"""A board scored again with one figure changed is, figure by figure, the board of a ledger that has that figure."""

from __future__ import annotations

import json
import random

import numpy as np

from scorecard.base.fault import errors
from scorecard.engine.figures import official
from scorecard.engine.run import Again, score
from scorecard.language.derived import RowPlace
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.ledger import CellKey, Role, ordinal
from scorecard.model.period import Period
from scorecard.study.gap.deciding import Deciding
from tests.random_schemes.agreement import csv
from tests.random_schemes.draws import scheme_and_returns

SCHEMES = 40


def drawn(seed):
    """A random scheme with its board; None where it is refused."""
    scheme, sent, year, month = scheme_and_returns(seed)
    file = load_scheme(Source("indicators.yaml", json.dumps(scheme, ensure_ascii=False).encode()))
    if errors(file.faults):
        return None
    actuals = load_actuals([Source("data/a.csv", csv(scheme, sent).encode())], (file.scheme,))
    if errors(actuals.faults):
        return None
    return score(file.scheme, actuals.ledgers[file.scheme.year], Period(year, month))


def same(one, other):
    return np.array_equal(one, other, equal_nan=True)


def test_only_the_tables_that_move_are_scored_again():
    compared = 0
    for seed in range(SCHEMES):
        board = drawn(seed)
        if board is None:
            continue
        draw = random.Random(seed)
        n = draw.randrange(len(board.tables))
        table = board.tables[n]
        cell = CellKey(
            ordinal(board.period), n, draw.randrange(len(table.units)), draw.randrange(len(table.table.rows))
        )
        figures = {cell: draw.choice([0, 12.5, 97])}
        ledger = board.ledger.with_value(cell, figures[cell])
        deciding = Deciding.of(board)
        moved = deciding.moved_by([RowPlace(n, cell.row)])
        again, whole = (
            Again(board).scored(figures, moved, deciding.tables_of(moved)),
            score(board.scheme, ledger, board.period),
        )
        for mine, theirs in zip(again.tables, whole.tables, strict=True):
            assert same(mine.points.value, theirs.points.value) and same(mine.met, theirs.met), seed
        for mine, theirs in zip(again.places, whole.places, strict=True):
            assert same(mine.total.value, theirs.total.value) and same(official(mine), official(theirs)), seed
            assert mine.grade == theirs.grade and mine.awards == theirs.awards, seed
        compared += 1
    assert compared > SCHEMES / 2


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
