"""A way to combine is one file and one name: added to a copy of the tool, it is read, scored, told, read back and described."""

import json
from pathlib import Path

import pytest

from tests.scheme.copied import copied

ROOM = Path(__file__).with_name("two_best.py")
SCHEME = """\
title: 示例
year: 2017
frequency: quarter
units: {jia: {name: 甲镇}, yi: {name: 乙镇}}
tables:
  t:
    title: 任务表
    indicators:
      output:
        name: 成果
        number: 1
        points: 20
        combine: two_best
        children: {patents: {name: 专利, targets: 100}, papers: {name: 论文, targets: 100}, prizes: {name: 奖项, targets: 100}}
"""
ROWS = "期间,单位,指标,数值\n" + "".join(
    f"2017Q4,{unit},{row},{value}\n"
    for unit, values in {"甲镇": (60, 100, 80), "乙镇": (50, 20, 70)}.items()
    for row, value in zip(("专利", "论文", "奖项"), values, strict=True)
)


@pytest.fixture(scope="module")
def tool(tmp_path_factory):
    """Runs the copy of the tool that has the way, in a project that uses it."""
    return copied(
        tmp_path_factory,
        ROOM,
        "sum",
        {
            "Chosen, Geometric)": "Chosen, Geometric, TwoBest)",
            "\n_ALL": "\nfrom scorecard.scheme.sum.two_best import TwoBest\n\n_ALL",
        },
        {"config/2017.yaml": SCHEME, "data/2017Q4.csv": ROWS},
    )


def scorecard(tool, *words):
    return tool("-m", "scorecard", *words)


def test_it_scores(tool):
    """(100 % + 80 %) ÷ 2 of 20 is 18; (50 % + 70 %) ÷ 2 of 20 is 12."""
    board = json.loads(scorecard(tool, "evaluate", "-f", "json"))
    assert [row["total"] for row in board["tables"][0]["rows"]] == [18, 12]


def test_it_tells_how(tool):
    told = scorecard(tool, "explain", "甲镇", "output", "-f", "markdown", "--lang", "zh")
    assert "取得分率最高的两项：10 + 8 = 18" in told


def test_it_is_read_back(tool):
    said = scorecard(tool, "check", "--read-back", "-f", "markdown", "--lang", "zh")
    assert "取最好的两项得分率的平均" in said


def test_it_is_described(tool):
    schema = json.loads(scorecard(tool, "schema"))
    assert "two_best" in schema["definitions"]["indicator"]["properties"]["combine"]["enum"]
    assert "two_best" in schema["definitions"]["table"]["properties"]["combine"]["enum"]
