"""What was done in a period alone, beside the same in plain fractions."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.base.fault import errors
from scorecard.engine.run import score
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.period_names import parse_period
from tests.study.calculator import board_of

SCHEME = """
title: 示例
year: 2017
frequency: quarter
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
tables:
  表:
    title: 表
    indicators:
      数: {name: 项目数, score: period, reported: %s, targets: [40, 20], pace: [10%%, 30%%, 60%%, 100%%]%s}
"""
PACE = [Fraction(10, 100), Fraction(30, 100), Fraction(60, 100), Fraction(1)]
QUARTERS = st.lists(st.none() | st.integers(0, 30), min_size=4, max_size=4)


def board(reported, due_in, rows, quarter):
    more = ", due_in: [Q2, Q4]" if due_in else ""
    scheme = load_scheme(Source("s.yaml", (SCHEME % (reported, more)).encode())).scheme
    lines = [f"2017Q{q + 1},甲镇,项目数,{v}" for q, v in enumerate(rows) if v is not None]
    text = "period,unit,indicator,value\n" + "\n".join(lines)
    actuals = load_actuals((Source("a.csv", text.encode()),), (scheme,))
    assert not errors(actuals.faults)
    return score(scheme, actuals.ledgers[2017], parse_period(f"2017Q{quarter + 1}"))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(QUARTERS, st.sampled_from(["cumulative", "period"]), st.booleans(), st.integers(0, 3))
def test_the_period_alone(rows, reported, due_in, quarter):
    found = board(reported, due_in, rows, quarter).tables[0]
    if due_in and quarter in (0, 2):
        assert found.observations.status[0, 0] == 3
        return
    before = {False: quarter - 1, True: quarter - 2}[due_in]
    pace = PACE[quarter] - (PACE[before] if before >= 0 else 0)
    assert found.terms.due.shown[0, 0] == pytest.approx(float(40 * pace), abs=1e-9)
    if reported == "cumulative":
        used = [rows[quarter], rows[before] if before >= 0 else 0]
        wanted = None if None in used else Fraction(used[0] - used[1])
    else:
        used = rows[before + 1 : quarter + 1]
        wanted = None if None in used else Fraction(sum(used))
    value = found.observations.value.shown[0, 0]
    if wanted is None:
        assert value != value and found.observations.status[0, 0] == 2
        return
    assert value == pytest.approx(float(wanted))
    share = min(max(wanted / (40 * pace), Fraction(0)), Fraction(1))
    assert found.points.shown[0, 0] == pytest.approx(float(10 * share), abs=1e-9)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(QUARTERS)
def test_the_periods_of_a_year_add_up_to_its_count(rows):
    figures = [0 if v is None else v for v in rows]
    counts = [sum(figures[: q + 1]) for q in range(4)]
    alone = [board("cumulative", False, counts, q).tables[0].observations.value.shown[0, 0] for q in range(4)]
    assert alone == figures


PLAN = """
title: 规划
plan: 2016-2017
frequency: half
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
tables:
  表:
    title: 表
    indicators:
      数: {name: 项目数, score: period, targets: 80}
      倍: {name: 翻番数, score: period, per: year, targets: {times: 2, base: 2016}}
"""


def test_in_a_plan_the_half_year_alone_is_due_a_quarter_of_it(tmp_path):
    rows = "期间,单位,指标,数值\n2016,甲镇,项目数,30\n2017H1,甲镇,项目数,12\n2017,甲镇,项目数,30\n"
    rows += "2016H1,甲镇,翻番数,4\n2016,甲镇,翻番数,10\n2017H1,甲镇,翻番数,5\n2017,甲镇,翻番数,14\n"
    first, second = (board_of(tmp_path, PLAN, rows, p).tables[0] for p in ("2017H1", "2017"))
    assert (first.observations.value.shown[0, 0], first.terms.due.shown[0, 0]) == (12, 20)
    assert (second.observations.value.shown[0, 0], second.terms.due.shown[0, 0]) == (18, 20)
    # The base year counts as a whole: 2 × 10, of which half is due in the second half.
    assert (second.terms.target.shown[0, 1], second.terms.due.shown[0, 1]) == (20, 10)
    assert second.observations.value.shown[0, 1] == 9
