"""A scale is one file and one line: added to a copy of the tool, it is read, scored, told, read back and described."""

import json
from pathlib import Path

import pytest

from tests.scheme.copied import copied

ROOM = Path(__file__).with_name("square_root.py")
LINE = "from scorecard.scheme.scale.square_root import SquareRoot\n"
SCHEME = """\
title: 示例
year: 2017
frequency: quarter
units: {jia: {name: 甲镇}, yi: {name: 乙镇}, bing: {name: 丙镇}}
tables:
  t:
    title: 任务表
    indicators:
      patents: {name: 专利, number: 1, targets: [100, 100, 100], rule: {root: 80%, max_points: 9}}
"""
ROWS = "期间,单位,指标,数值\n2017Q4,甲镇,专利,64\n2017Q4,乙镇,专利,400\n2017Q4,丙镇,专利,0\n"


@pytest.fixture(scope="module")
def tool(tmp_path_factory):
    """Runs the copy of the tool that has the scale, in a project that uses it."""
    return copied(
        tmp_path_factory,
        ROOM,
        "scale",
        {
            "BrokenLine, Steps, Each)": "BrokenLine, Steps, Each, SquareRoot)",
            "\nBUILT_IN": f"\n{LINE}\nBUILT_IN",
        },
        {"config/2017.yaml": SCHEME, "data/2017Q4.csv": ROWS},
    )


def scorecard(tool, *words):
    return tool("-m", "scorecard", *words)


def test_it_scores(tool):
    """0.8 × 10 × √0.64 = 6.4; √4 would be 16, over the 9 that are the most."""
    board = json.loads(scorecard(tool, "evaluate", "-f", "json"))
    points = [row["earned"] for row in board["tables"][0]["rows"]]
    assert sorted(points) == [0, 6.4, 9]


def test_it_tells_how(tool):
    assert "10 × 80% × 64%^0.5 = 6.4" in scorecard(
        tool, "explain", "甲镇", "patents", "-f", "markdown", "--lang", "zh"
    )
    capped = scorecard(tool, "explain", "乙镇", "patents", "-f", "markdown", "--lang", "zh")
    assert "10 × 80% × 400%^0.5 = 16" in capped
    assert "16 高于上限 9，计 9" in capped


def test_it_is_read_back(tool):
    said = scorecard(tool, "check", "--read-back", "-f", "markdown", "--lang", "zh")
    assert "得分 = 分值的80% × √序时完成率，最高为9分，最低0分" in said


def test_it_is_described(tool):
    page = tool("-c", "from tests.docs.reference import fields; print(*fields('rule', 'zh'), sep='\\n')")
    assert "| `root` | `开方` |" in page
    assert "`each`, `root`, `custom` 至多写一个" in page
    schema = json.loads(scorecard(tool, "schema"))
    assert "root" in schema["definitions"]["rule"]["properties"]
