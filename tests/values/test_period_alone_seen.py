"""What others see of a row that is scored by the period alone, beside the same in plain fractions.

A formula, a rule or a target of another row goes by its count; a row that is itself scored by the period alone holds
itself against what others did in the period.
"""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.base.fault import errors
from scorecard.engine.run import score
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.past import Year
from scorecard.model.period_names import parse_period

SCHEME = """
title: 示例
year: {year}
frequency: quarter
units: {{甲: {{name: 甲镇}}, 乙: {{name: 乙镇}}}}
tables:
  表:
    title: 表
    indicators:
      申请: {{name: 申请, score: period, targets: 100}}
      授权: {{name: 授权, score: period, reported: period, targets: 100}}
      产值: {{name: 产值, points: 0}}
      合计: {{name: 合计, formula: 申请 + 授权, targets: 200}}
      取自: {{name: 取自, of: 申请, targets: 100}}
      增量: {{name: 增量, of: 申请, take: increment, rule: {{each: 1}}}}
      环比: {{name: 环比, of: 申请, take: period_increment, rule: {{each: 1}}}}
      平均: {{name: 平均, formula: units_mean(申请), targets: 100}}
      对照: {{name: 对照, rule: {{compare: ratio, against: {{indicator: 申请}}, max_points: none}}}}
      当期对照: {{name: 当期对照, score: period, rule: {{compare: ratio, against: {{indicator: 产值}}, max_points: none}}}}
      同比: {{name: 同比, score: period, rule: {{compare: ratio, against: last_year, max_points: none}}}}
      前提: {{name: 前提, rule: {{only_if: {{of: 申请, at_least: 30}}, each: 1, max_points: none}}}}
      跟随: {{name: 跟随, targets: {{indicator: 申请}}, rule: {{max_points: none}}}}
      当期跟随: {{name: 当期跟随, score: period, targets: {{indicator: 产值}}, rule: {{max_points: none}}}}
"""
SENT = ("申请", "授权", "产值", "对照", "当期对照", "同比", "前提", "跟随", "当期跟随")
YEAR = st.lists(st.integers(1, 30), min_size=4, max_size=4)


def counts(figures):
    """What the figures of the quarters come to, quarter by quarter."""
    return [sum(figures[: q + 1]) for q in range(len(figures))]


def board(now, before, quarter):
    """The board of a quarter; now, before : by year, row and unit, what was done in each quarter."""
    schemes = [
        load_scheme(Source(f"{year}.yaml", SCHEME.format(year=year).encode())).scheme for year in (2016, 2017)
    ]
    lines = ["period,unit,indicator,value"]
    for year, sent in ((2016, before), (2017, now)):
        for (row, unit), figures in sent.items():
            written = figures if row == "授权" else counts(figures)
            lines += [f"{year}Q{q + 1},{unit}镇,{row},{value}" for q, value in enumerate(written)]
    assert all(schemes)
    actuals = load_actuals((Source("a.csv", "\n".join(lines).encode()),), tuple(schemes))
    assert not errors(actuals.faults)
    years = {2016: Year(schemes[0], actuals.ledgers[2016])}
    found = score(schemes[1], actuals.ledgers[2017], parse_period(f"2017Q{quarter + 1}"), years=years)
    table = found.tables[0]
    return {row.id: (i, table) for i, row in enumerate(table.table.rows)}


def figures_of_all(draw):
    return {(row, unit): draw(YEAR) for row in SENT for unit in "甲乙"}


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), st.integers(0, 3))
def test_others_see_its_count(data, quarter):
    now, before = figures_of_all(data.draw), figures_of_all(data.draw)
    found = board(now, before, quarter)

    def count(row, unit="甲", of=now):
        return Fraction(sum(of[row, unit][: quarter + 1]))

    def own(row, of=now):
        return Fraction(of[row, "甲"][quarter])

    def value(row):
        i, table = found[row]
        return table.observations.value.shown[0, i]

    def points(row):
        i, table = found[row]
        return table.points.shown[0, i]

    def is_(shown, wanted):
        assert shown == pytest.approx(float(wanted), abs=1e-9)

    due = Fraction(quarter + 1, 4)
    is_(value("申请"), own("申请"))
    is_(value("合计"), count("申请") + count("授权"))
    is_(points("合计"), min(10, 10 * (count("申请") + count("授权")) / (200 * due)))
    is_(value("取自"), count("申请"))
    is_(value("增量"), count("申请") - count("申请", of=before))
    last = before["申请", "甲"][3] if quarter == 0 else now["申请", "甲"][quarter - 1]
    is_(value("环比"), own("申请") - last)
    is_(value("平均"), (count("申请") + count("申请", "乙")) / 2)
    is_(points("对照"), 10 * count("对照") / count("申请"))
    is_(points("当期对照"), 10 * own("当期对照") / own("产值"))
    is_(points("同比"), 10 * own("同比") / own("同比", of=before))
    is_(points("前提"), count("前提") if count("申请") >= 30 else 0)
    is_(points("跟随"), 10 * count("跟随") / count("申请"))
    is_(points("当期跟随"), 10 * own("当期跟随") / own("产值"))


def one_row(rows, lines, period):
    """The first unit's figures in a row, by its id: what stands, and how."""
    text = SCHEME.format(year=2017).split("      申请:", maxsplit=1)[0] + rows
    scheme = load_scheme(Source("s.yaml", text.encode()))
    assert not errors(scheme.faults)
    actuals = load_actuals(
        (Source("a.csv", ("period,unit,indicator,value\n" + lines).encode()),), (scheme.scheme,)
    )
    table = score(scheme.scheme, actuals.ledgers[2017], parse_period(period)).tables[0]
    return {
        row.id: (float(table.observations.value.shown[0, i]), table.observations.status_of(0, i).id)
        for i, row in enumerate(table.table.rows)
    }


BOTH = "      申请: {name: 申请, score: period, reported: %s, targets: 100%s}\n      加倍: {name: 加倍, formula: 申请 * 2, targets: 100}\n"


def test_the_count_is_known_where_the_figure_of_the_period_is_not():
    found = one_row(BOTH % ("cumulative", ""), "2017Q2,甲镇,申请,30\n", "2017Q2")
    assert found["申请"][1] == "missing" and found["加倍"] == (60, "scored")


def test_the_figure_of_the_period_is_known_where_the_count_is_not():
    found = one_row(BOTH % ("period", ""), "2017Q2,甲镇,申请,30\n", "2017Q2")
    assert found["申请"] == (30, "scored") and found["加倍"][1] == "missing"


def test_what_is_suspect_of_the_period_is_pending_in_its_count():
    rows = BOTH % ("cumulative", ", suspect: [{equals: 0}]")
    found = one_row(rows, "2017Q1,甲镇,申请,30\n2017Q2,甲镇,申请,30\n", "2017Q2")
    assert found["申请"] == (0, "pending") and found["加倍"] == (60, "pending")


EVERY = """
title: 示例
year: 2017
frequency: {frequency}
units: {{甲: {{name: 甲镇}}, 乙: {{name: 乙镇}}}}
tables:
  表:
    title: 表
    indicators:
      走访: {{name: 走访, score: {score}, points: 1000, rule: {{every: {every}, compare: value, each: 1}}}}
"""
MONTHS = st.lists(st.integers(0, 30), min_size=12, max_size=12)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    MONTHS,
    st.sampled_from([("year", 12), ("half", 6), ("quarter", 3), ("month", 1)]),
    st.sampled_from([("quarter", 3), ("month", 1)]),
    st.sampled_from(["period", "to_date"]),
)
def test_each_period_counts_by_what_the_scheme_says(done, scheme_step, every_step, score_by):
    (frequency, step), (every, length) = scheme_step, every_step
    if length > step:
        every, length = "month", 1
    text = EVERY.format(frequency=frequency, every=every, score=score_by)
    scheme = load_scheme(Source("s.yaml", text.encode()))
    assert not errors(scheme.faults)
    often = min(step, length)
    rows = [f"2017-{m:02},甲镇,走访,{sum(done[:m])}" for m in range(often, 13, often)]
    text = "\n".join(["period,unit,indicator,value", *rows])
    actuals = load_actuals((Source("a.csv", text.encode()),), (scheme.scheme,))
    assert not errors(actuals.faults)
    found = score(scheme.scheme, actuals.ledgers[2017], parse_period("2017")).tables[0]
    ends = range(length, 13, length)
    wanted = sum(sum(done[end - length : end] if score_by == "period" else done[:end]) for end in ends)
    assert found.points.shown[0, 0] == pytest.approx(min(wanted, 1000), abs=1e-9)
