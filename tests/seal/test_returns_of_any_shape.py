"""Whatever shape returns came in, and whatever it took to read them, their period can be sealed and proved."""

from pathlib import Path

import pytest

from tests.cli.running import run

SCHEME = """\
title: 例
year: 2017
frequency: quarter
units: {甲镇: {name: 甲镇}, 乙镇: {name: 乙镇}}
marks: {"—": missing, 待核: pending}
tables:
  表:
    title: 表
    indicators:
      产值: {name: 产值, number: 1, measure: 万元, nature: stock, targets: 20000}
      税收: {name: 税收, number: 2, measure: 万元, nature: flow, reported: period, targets: 400}
      面积: {name: 面积, number: 3, measure: 平方米, nature: stock, targets: 90}
      占比: {name: 占比, number: 4, measure: "%", nature: ratio, targets: 50}
"""
REST = """\
期间,单位,指标,数值
2017Q1,甲镇,税收,100
2017Q1,乙镇,税收,100
2017Q2,甲镇,税收,100
2017Q2,乙镇,税收,100
2017Q3,甲镇,税收,100
2017Q3,乙镇,税收,100
2017Q4,甲镇,税收,100
2017Q4,乙镇,税收,100
2017Q4,甲镇,面积,"1,090.50"
2017Q4,乙镇,面积,９０
2017Q4,甲镇,占比,47.0%
2017Q4,乙镇,占比,50
"""
OUTPUT = {
    "a measure above the head": "期间,2017Q4\n单位：亿元\n指标,甲镇,乙镇\n产值,2.1,1.9435\n",
    "a measure in the title": "2017年四季度产值（亿元）\n指标,甲镇,乙镇\n产值,2.1,1.9435\n",
    "a column of measures": "期间,2017Q4\n指标,计量单位,甲镇,乙镇\n产值,亿元,2.1,1.9435\n",
    "a measure behind the name": "期间,2017Q4\n指标,甲镇,乙镇\n产值（亿元）,2.1,1.9435\n",
    "a measure in one cell": "期间,2017Q4\n指标,甲镇,乙镇\n产值,2.1亿元,19435\n",
    "a measure that ends in no decimal": "期间,2017Q4\n单位：元\n指标,甲镇,乙镇\n产值,1234567.8,2222222.2\n",
    "a total row": "期间,2017Q4\n单位,产值\n甲镇,21000\n乙镇,19435\n合计,40435\n",
    "a total column": "期间,2017Q4\n指标,甲镇,乙镇,合计\n产值,21000,19435,40435\n",
    "a total of another quarter": "期间,单位,指标,数值\n2017Q2,甲镇,产值,1\n2017Q2,合计,产值,1\n2017Q4,甲镇,产值,21000\n",
    "decimal commas": "期间;2017Q4\n指标;甲镇;乙镇\n产值;21000,25;19435,5\n",
    "a correction in another measure": "期间,单位,指标,数值,原值,原因,签批人,日期\n"
    "2017Q4,甲镇,产值（亿元）,2.1,,,,\n2017Q4,乙镇,产值（亿元）,1.9,,,,\n2017Q4,乙镇,产值（亿元）,1.9435,1.9,漏报,局长,2018-01-08\n",
    "the same figure twice, in two measures": "期间,单位,指标,数值\n2017Q4,甲镇,产值,21000\n2017Q4,甲镇,产值,2.1亿元\n2017Q4,乙镇,产值,1\n",
    "quarters across, in another measure": "2017年产值（亿元）\n单位,指标,一季度,四季度\n甲镇,产值,0.5,2.1\n乙镇,产值,0.5,1.9\n",
    "a sheet of one unit": "填报单位：甲镇,,\n期间,2017Q4,\n指标,计量单位,完成,备注\n产值,亿元,2.1,现价亿元\n",
    "a note that names a measure": "期间,单位,指标,数值,备注\n2017Q4,甲镇,产值,21000,原报2.1亿元\n2017Q4,乙镇,产值,19435,单位：亿元\n",
    "a figure still in doubt": "期间,单位,指标,数值,状态\n2017Q4,甲镇,产值,2.1亿元,待核\n2017Q4,乙镇,产值,—,\n",
}


@pytest.mark.parametrize("returned", OUTPUT.values(), ids=OUTPUT)
def test_a_period_can_be_sealed_and_proved(tmp_path: Path, returned: str) -> None:
    for name, text in {
        "config/indicators.yaml": SCHEME,
        "data/2017-其余.csv": REST,
        "data/产值.csv": returned,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    sealed = run("publish", "2017Q4", "--with-gaps", at=tmp_path)
    assert sealed.code == 0, sealed.err
    verified = run("verify", "2017Q4", at=tmp_path)
    assert (verified.code, "相符" in verified.out) == (0, True), verified.out + verified.err
