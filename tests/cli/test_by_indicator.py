"""One row alone: a row without points goes by the places that it shows, and is no unranked one where it shows none."""

import pytest

from tests.cli.running import run
from tests.whatif.projects import write

SCHEME = """\
title: 考核
year: 2026
units: {jia: {name: 甲镇}, yi: {name: 乙镇}, bing: {name: 丙镇}}
tables:
  t:
    title: 任务表
    indicators:
      firms: {name: 企业, number: 1, nature: stock, targets: 10}
      energy: {name: 能耗, number: 2, nature: stock, points: 0, direction: lower, rank: table}
      staff: {name: 人数, number: 3, nature: stock, points: 0}
"""
SENT = (
    "期间,单位,指标,数值\n"
    + "".join(f"2026,{unit},企业,10\n2026,{unit},人数,5\n" for unit in ("甲镇", "乙镇", "丙镇"))
    + ("2026,甲镇,能耗,3\n2026,乙镇,能耗,2\n2026,丙镇,能耗,2.5\n")
)


@pytest.mark.parametrize(
    ("row", "ranks"),
    [
        ("能耗", [("乙镇", "1"), ("丙镇", "2"), ("甲镇", "3")]),
        ("人数", [("甲镇", ""), ("乙镇", ""), ("丙镇", "")]),
        ("企业", [("甲镇", "1"), ("乙镇", "1"), ("丙镇", "1")]),
    ],
)
def test_the_places_of_one_row(tmp_path, row, ranks):
    said = run("evaluate", "--by", row, "-f", "csv", "-q", at=write(tmp_path, SCHEME, SENT))
    assert said.code == 0, said.err
    lines = [line.split(",") for line in said.out.splitlines()[1:4]]
    assert [(line[1], line[0]) for line in lines] == ranks
