"""A comparison is one file and one name: added to a copy of the tool, it is read, scored, told, read back and described."""

import json
from pathlib import Path

import pytest

from tests.scheme.copied import copied

ROOM = Path(__file__).with_name("part.py")
LINE = "from scorecard.scheme.compare.part import Part\n"
SCHEME = """\
title: 示例
year: 2017
frequency: quarter
units: {jia: {name: 甲镇, group: 东}, yi: {name: 乙镇, group: 西}, bing: {name: 丙镇, group: 西}}
tables:
  t:
    title: 任务表
    indicators:
      patents: {name: 专利, number: 1, rule: {compare: part, expected: 80%}}
      papers: {name: 论文, number: 2, rule: {compare: part, among: group, steps: {under: {each: 10%, deduct: 1, part: dropped}}}}
"""
ROWS = """\
期间,单位,指标,数值
2017Q4,甲镇,专利,30
2017Q4,乙镇,专利,60
2017Q4,丙镇,专利,10
2017Q4,甲镇,论文,5
2017Q4,乙镇,论文,6
2017Q4,丙镇,论文,2
"""


@pytest.fixture(scope="module")
def tool(tmp_path_factory):
    """Runs the copy of the tool that has the comparison, in a project that uses it."""
    return copied(
        tmp_path_factory,
        ROOM,
        "compare",
        {"Position, Rank)": "Position, Rank, Part)", "\n_ALL": f"\n{LINE}\n_ALL"},
        {"config/2017.yaml": SCHEME, "data/2017Q4.csv": ROWS},
    )


def scorecard(tool, *words):
    return tool("-m", "scorecard", *words)


def test_it_scores(tool):
    """30 of 100 is 37.5 % of the 80 % expected, 3.75 points; 6 of 8 in the group are 2.5 steps under 100 %, 8 points."""
    board = json.loads(scorecard(tool, "evaluate", "-f", "json"))
    rows = {row["unit"]: row["cells"] for row in board["tables"][0]["rows"]}
    assert {unit: [cell["points"] for cell in cells.values()] for unit, cells in rows.items()} == {
        "jia": [3.75, 10],
        "yi": [7.5, 8],
        "bing": [1.25, 3],
    }


def explained(tool, *words):
    return scorecard(tool, "explain", *words, "-f", "markdown", "--lang", "zh")


def test_it_tells_how(tool):
    patents = explained(tool, "甲镇", "patents")
    assert "30 ÷ 100 ÷ 80% = 37.5%" in patents
    assert "10 × 37.5% = 3.75" in patents
    assert "(100% − 75%) ÷ 10% = 2.5，不足一档不计" in explained(tool, "乙镇", "papers")


def test_it_is_read_back(tool):
    said = scorecard(tool, "check", "--read-back", "-f", "markdown", "--lang", "zh")
    assert "得分 = 分值 × 占比（应占80%），最高为分值，最低0分" in said
    assert "占比（应占100%）达到 100% 得满分；每低 10% 减1分" in said


def test_its_fields_are_refused_elsewhere(tool):
    said = tool("-c", MISUSED)
    assert said == "SC271 compare: part\nSC271 compare: difference, ratio, position\n"


MISUSED = f"""
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
text = {SCHEME!r}.replace("compare: part, expected", "compare: value, each: 1, expected")
text = text.replace("compare: part, among", "compare: part, without_self: true, among")
for fault in load_scheme(Source("s.yaml", text.encode())).faults:
    print(fault.code, fault.args["wanted"])
"""


def test_it_is_described(tool):
    page = tool("-c", "from tests.docs.reference import fields; print(*fields('rule', 'zh'), sep='\\n')")
    assert "| `expected` | `应占` |" in page
    schema = json.loads(scorecard(tool, "schema"))
    rule = schema["definitions"]["rule"]["properties"]
    assert "part" in rule["compare"]["enum"] and "expected" in rule
