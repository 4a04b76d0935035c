"""Returns of a year that starts in October, in every shape; months are worked out by hand."""

import itertools

import pytest

from scorecard.base.message import say
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.ledger import label_of
from scorecard.model.period import Calendar, Period
from scorecard.model.period_names import parse_period

PERIODS = [
    (Calendar(frequency, starts), Period(2018, month))
    for frequency, step in (("month", 1), ("quarter", 3), ("half", 6), ("year", 12))
    for starts in (2, 7, 10, 12)
    for month in range(step, 13, step)
]


def scheme(frequency="month", reported="cumulative"):
    text = f"""
title: 示例
year: 2018
frequency: {frequency}
starts: October
units: {{a: {{name: 甲镇}}, b: {{name: 乙镇}}}}
tables:
  t:
    title: 表
    indicators:
      tax: {{name: 税收, number: 1, reported: {reported}, targets: 100}}
      money: {{name: 投资, number: 2, reported: {reported}, targets: 100}}
"""
    file = load_scheme(Source("scheme.yaml", text.encode()))
    assert file.scheme is not None, [say(fault.message, "en") for fault in file.faults]
    return file.scheme


def sent(text, path="data/2018.csv", **about):
    """The figures as unit, row, period and value; the faults there are."""
    own = scheme(**about)
    actuals = load_actuals([Source(path, text.encode())], (own,))
    codes = [fault.code for fault in actuals.faults]
    ledger = actuals.ledgers.get(2018)
    found = [
        (
            own.units[int(ledger.unit[n])].id,
            own.tables[0].rows[int(ledger.row[n])].id,
            label_of(int(ledger.period[n]), int(ledger.months[n]), own.reporting),
            float(ledger.value[n]),
        )
        for n in range(len(ledger) if ledger else 0)
    ]
    return sorted(found), codes


@pytest.mark.parametrize(("calendar", "period"), PERIODS)
def test_every_name_that_is_printed_is_read(calendar, period):
    titles = (say(period.title(calendar), lang) for lang in ("zh", "en"))
    read = {parse_period(name, calendar.starts) for name in (period.label(calendar), *titles)}
    assert read - {None} == {period}
    assert parse_period(period.label(calendar), calendar.starts) == period


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("2017-10", "2017-10"),
        ("2018年9月", "2018-09"),
        ("December 2017", "2017-12"),
        ("2018Q1", "2017-12"),
        ("2018年1-3月", None),
        ("2017年10月—2018年3月", "2018-03"),
        ("2018", "2018-09"),
        ("2017年10-12月", "2017-12"),
    ],
)
def test_long(name, label):
    found, codes = sent(f"期间,单位,指标,数值\n{name},甲镇,税收,5\n")
    assert (found, codes) == (([("a", "tax", label, 5.0)], []) if label else ([], ["SC383"]))


@pytest.mark.parametrize(
    ("name", "label", "codes"),
    [
        ("2017年10月—2018年1月", "2017-10/2018-01", []),
        ("2018H1", "2017-10/2018-03", []),
        ("2018年1-3月", "2018-01/2018-03", []),
        ("2018年8-10月", None, ["SC498"]),
    ],
)
def test_months_that_are_added_up(name, label, codes):
    found, told = sent(f"期间,单位,指标,数值\n{name},甲镇,税收,5\n", reported="period")
    assert ([one[2] for one in found], told) == ([label] if label else [], codes)


@pytest.mark.parametrize("title", ["2018年完成情况", "2018财年完成情况", "2017年10月至2018年9月完成情况"])
def test_months_across_are_of_the_year_assessed(title):
    found, codes = sent(f"{title},,,,\n单位,指标,10月,12月,1月,9月\n甲镇,税收,1,2,3,4\n", "data/年报.csv")
    labels = ["2017-10", "2017-12", "2018-01", "2018-09"]
    assert ([one[2:] for one in found], codes) == (list(zip(labels, (1.0, 2.0, 3.0, 4.0), strict=True)), [])


@pytest.mark.parametrize(
    "path", ["data/2017-12.csv", "data/2017年12月.csv", "data/2018Q1.csv", "data/2018年一季度.csv"]
)
def test_wide_by_its_file_name(path):
    found, codes = sent("指标,甲镇,乙镇\n税收,1,2\n投资,3,4\n", path, frequency="quarter")
    assert {one[2] for one in found} == {"2018Q1"} and len(found) == 4 and codes == []


@pytest.mark.parametrize("head", ["10-12月累计", "10月-12月累计完成", "累计完成", "2017年10-12月累计"])
def test_heads_of_a_unit_s_own_sheet(head):
    text = f"填报单位：甲镇,,\n指标,目标,{head}\n税收,100,7\n"
    found, codes = sent(text, "data/2017-12.csv")
    assert found == [("a", "tax", "2017-12", 7.0)] and codes == []


@pytest.mark.parametrize("date", ["2017/12/31", "Dec-17", "43100"])
def test_a_date_probably_was_a_month_of_the_calendar(date):
    text = f"期间,单位,指标,数值\n{date},甲镇,税收,5\n"
    own = scheme("quarter")
    (fault,) = load_actuals([Source("data/2018.csv", text.encode())], (own,)).faults
    assert fault.code == "SC158" and "2018Q1" in say(fault.cure, "en")


def test_every_month_is_of_one_year():
    ends = [
        parse_period(f"{year}-{month:02d}", 10)
        for year, month in itertools.product((2017, 2018), range(1, 13))
    ]
    assert [end.month for end in ends] == [*range(4, 13), 1, 2, 3] * 2
    assert [end.year for end in ends] == [2017] * 9 + [2018] * 12 + [2019] * 3
