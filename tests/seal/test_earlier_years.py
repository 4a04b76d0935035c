"""A seal keeps the rows of earlier years that figures were looked up in, whichever of their periods."""

from pathlib import Path

import pytest

from scorecard.model.period import Period
from scorecard.seal.opened import sealed_board
from scorecard.workspace import read_workspace
from tests.seal.project import body, change, differences, publish, verify

UNITS = "units: {甲: {name: 甲镇}, 丙: {name: 丙镇, was: [子, 丑]}}"
NOW = f"""\
title: 今年
year: 2017
frequency: quarter
{UNITS}
tables:
  表:
    title: 表
    indicators:
      等级: {{name: 质量等级, number: 1, nature: stock, rule: {{compare: ratio, against: last_year}}}}
      产值: {{name: 产值, number: 2, pace: none, rule: {{compare: ratio, against: {{year: 2016}}, only_if: {{of: 等级, above: 1}}}}}}
"""
THEN = """\
title: 去年
year: 2016
frequency: quarter
units: {甲: {name: 甲镇}, 子: {name: 子镇}, 丑: {name: 丑镇}}
tables:
  表:
    title: 表
    indicators:
      等级: {name: 质量等级, number: 1, nature: stock, targets: 1}
      产值: {name: 产值, number: 2, targets: 1, reported: period}
"""
ROWS = """\
期间,单位,指标,数值
2016Q1,甲镇,产值,5
2016Q2,甲镇,产值,5
2016Q3,甲镇,产值,5
2016Q4,甲镇,产值,5
2016Q1,子镇,产值,1
2016Q2,子镇,产值,1
2016Q3,子镇,产值,1
2016Q4,子镇,产值,1
2016Q1,丑镇,产值,2
2016Q2,丑镇,产值,2
2016Q3,丑镇,产值,2
2016Q4,丑镇,产值,2
2016Q2,甲镇,质量等级,4
2016Q2,子镇,质量等级,1
2016Q2,丑镇,质量等级,3
2016Q4,甲镇,质量等级,9
2017Q2,甲镇,质量等级,4
2017Q2,丙镇,质量等级,3
2017Q2,甲镇,产值,9
2017Q2,丙镇,产值,9
"""


@pytest.fixture
def sealed_year(tmp_path: Path) -> Path:
    for path, text in (("config/a.yaml", NOW), ("config/b.yaml", THEN), ("data/a.csv", ROWS)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8", newline="\n")
    assert publish(tmp_path, period="2017Q2").code == 0
    return tmp_path


def test_what_two_periods_of_one_year_gave_is_sealed_once_and_nothing_else_of_it(sealed_year):
    (kept,) = body(sealed_year, "2017Q2")["years"]
    rows = kept["rows"]["text"][1:]
    assert len(rows) == 12 + 3
    assert not any("2016Q4,甲,表/等级" in row for row in rows)
    assert verify(sealed_year).code == 0


def test_the_account_counts_them_as_used(sealed_year):
    account = read_workspace(sealed_year).board(Period(2017, 6)).account
    assert (account.rows, account.used, account.other_periods) == (20, 19, 1)


def test_a_seal_proves_itself_without_the_files_of_the_earlier_year(sealed_year):
    board = read_workspace(sealed_year).board(Period(2017, 6))
    (sealed_year / "config" / "b.yaml").unlink()
    seal = sealed_board(sealed_year, Period(2017, 6))
    assert board.tables[0].points.tolist() == [[10, 4.5], [7.5, 7.5]]
    assert seal.board.tables[0].points.tolist() == board.tables[0].points.tolist()


def test_a_changed_figure_of_the_earlier_year_is_told(sealed_year):
    change(sealed_year, "data/a.csv", "2016Q2,丑镇,质量等级,3", "2016Q2,丑镇,质量等级,2")
    assert ("丙", "等级", "points", 7.5, 10.0) in [one[:5] for one in differences(sealed_year)]
