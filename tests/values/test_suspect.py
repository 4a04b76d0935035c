"""Suspect values: pending, and what follows from them too; confirmed ones count; nothing else changes."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.base.fault import errors
from scorecard.engine.run import score
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.period_names import parse_period
from scorecard.model.status import Status

SCHEME = """
title: 示例
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}}
inputs:
  数: {name: 数, nature: stock%s}
tables:
  表:
    title: 表
    indicators:
      倍: {name: 倍数, formula: 数 * 2, targets: 40}
      原: {name: 原数, nature: stock, targets: 20%s}
"""
CELLS = st.lists(st.none() | st.tuples(st.integers(0, 6), st.booleans()), min_size=6, max_size=6)


def board(cells, said):
    scheme = load_scheme(Source("s.yaml", (SCHEME % (said, said)).encode())).scheme
    lines = ["period,unit,indicator,value,was,reason"]
    for n, cell in enumerate(cells):
        if cell is None:
            continue
        where = f"2017,{'甲乙丙'[n % 3]}镇,{'数' if n < 3 else '原数'}"
        lines.append(f"{where},{cell[0]},,")
        lines += [f"{where},{cell[0]},{cell[0]},核实"] if cell[1] else []
    actuals = load_actuals((Source("a.csv", "\n".join(lines).encode()),), (scheme,))
    assert not errors(actuals.faults)
    return score(scheme, actuals.ledgers[2017], parse_period("2017"))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(CELLS)
def test_what_is_suspect_and_not_confirmed_is_pending_with_all_that_follows(cells):
    plain, held = (board(cells, said) for said in ("", ", suspect: {any: [{equals: 0}, {above: 4}]}"))
    table, raw = held.tables
    for n, cell in enumerate(cells):
        u, suspect = n % 3, cell is not None and (cell[0] == 0 or cell[0] > 4) and not cell[1]
        own = raw if n < 3 else table
        i = 0 if n < 3 else 1
        assert bool(own.observations.suspect[u, i]) == suspect
        assert (own.observations.status[u, i] == Status.PENDING) == suspect
        if n < 3:
            assert (table.observations.status[u, 0] == Status.PENDING) == suspect
    # The values are printed as before, and what is not suspect has the same points.
    for before, after in zip(plain.tables, held.tables, strict=True):
        assert np.array_equal(before.observations.value.shown, after.observations.value.shown, equal_nan=True)
        same = after.observations.status != Status.PENDING
        assert np.array_equal(before.points.shown[same], after.points.shown[same], equal_nan=True)
