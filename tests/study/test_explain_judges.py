"""What `explain`, the JSON and the printed tables say of juries and of rules on marks."""

import json

import pytest

from scorecard.base.message import say
from scorecard.study.explain.cell import explain_cell
from scorecard.study.seats import seats
from scorecard.tables.record import record
from tests.cli.running import run
from tests.study.calculator import board_of, redo, write

SCHEME = """
title: 示例
year: 2017
units: {甲: {name: 甲队}, 乙: {name: 乙队}, 丙: {name: 丙队}}
juries: {园区: [张评委, 王评委, 李评委], 乡镇: [赵评委]}
tables:
  表:
    title: 招商工作队考核
    indicators:
      打分: {name: 打分, number: 1, judges: {园区: 70, 乡镇: 30}}
      名次: {name: 排名, number: 2, direction: lower, judges: mean, quorum: 2, rule: {at: 1, each: -2%}}
"""
ACTUALS = """期间,单位,指标,数值,评委
2017,甲队,打分,9,张评委
2017,甲队,打分,8,王评委
2017,甲队,打分,7,赵评委
2017,乙队,打分,9,张评委
2017,丙队,打分,9,王评委
2017,丙队,打分,10,张评委
2017,丙队,打分,9,李评委
2017,丙队,打分,6,赵评委
2017,甲队,排名,1,张评委
2017,甲队,排名,2,赵评委
2017,乙队,排名,3,张评委
"""


@pytest.fixture
def board(tmp_path):
    return board_of(tmp_path, SCHEME, ACTUALS, "2017")


def steps(board, u, i, lang="zh"):
    table = board.tables[0]
    explained = explain_cell(board, table, table.units[u], table.table.rows[i])
    return {
        say(step.what, lang): (say(step.formula, lang), say(step.shown, lang)) for step in explained.steps
    }


def test_marks_by_jury_their_means_and_the_weighted_sum(board):
    said = steps(board, 0, 0)
    assert "2017 报 9" in said["张评委（园区）"][0] and said["赵评委（乡镇）"][1] == "7"
    assert said["缺席"][0].startswith("李评委（园区）没有打分")
    assert said["园区"] == ("(9 + 8) ÷ 2 = 8.5（3 名评委中 2 名打分，至少 2 名）", "8.5")
    assert said["乡镇"][0].startswith("7 ÷ 1 = 7（")
    assert said["加权平均"] == ("(70 × 8.5 + 30 × 7) ÷ 100 = 8.05", "8.05")
    assert said["得分率"][0] == "8.05 ÷ 10 = 80.5%"
    assert said["计分规则"][0].startswith("得分 = 分值 × 得分率")
    assert redo(said["加权平均"][0]) == 1


def test_the_same_in_english(board):
    said = steps(board, 0, 0, "en")
    assert said["园区"][0] == "(9 + 8) ÷ 2 = 8.5 (2 of 3 judges gave a mark, at least 2 must)"
    assert said["Weighted mean"][1] == "8.05"


def test_a_jury_below_its_quorum_says_what_it_wants(board):
    said = steps(board, 1, 0)
    assert said["园区"] == ("3 名评委中 1 名打分，不足 2 名", "待核")
    assert said["为什么"][0] == "园区打分的评委不足 2 名、乡镇打分的评委不足 1 名"
    assert said["要补什么"][0] == "园区再有 1 名评委打分、乡镇再有 1 名评委打分"
    assert steps(board, 1, 0, "en")["What is needed"][0] == "1 more mark of 园区, 1 more mark of 乡镇"


def test_places_given_by_judges(board):
    said = steps(board, 0, 1)
    assert said["平均分"][0] == "(1 + 2) ÷ 2 = 1.5"
    assert said["得分"] == ("10 − 10 × 2% × (1.5 − 1) = 9.9", "9.9")
    assert said["计分规则"][0] == "得分 = 分值 − 分值的2% × (评分 − 1)，最高为分值，最低0分"


def test_the_record_has_the_means_of_juries(board):
    table = record(board, "zh")["tables"][0]
    cells = [row["cells"] for row in table["rows"]]
    assert cells[0]["打分"]["juries"] == {"园区": 8.5, "乡镇": 7}
    assert cells[1]["打分"]["juries"] == {"园区": None, "乡镇": None}
    assert "juries" not in cells[0]["名次"]
    assert [row["rule"] for row in table["indicators"]] == ["judges juries", "judges mean, value each"]
    json.dumps(table, allow_nan=False)


@pytest.mark.parametrize(("lang", "heads"), [("zh", "（乡镇）  乡镇平均"), ("en", "(园区)")])
def test_the_printed_sheet_of_marks_has_a_column_for_each_jury(tmp_path, lang, heads):
    write(tmp_path / "config" / "indicators.yaml", SCHEME)
    write(tmp_path / "data" / "a.csv", ACTUALS)
    said = run("evaluate", "-p", "2017", "-t", "表", "--lang", lang, at=tmp_path, columns=160)
    assert said.code == 0, said.err
    assert heads in said.out


def named(tmp_path, judges, marks, more=""):
    """What the judges of one row are called in print, where they give 9, 8, 7… in turn."""
    scheme = f"""
title: 示例
year: 2017
{more}
units: {{甲: {{name: 甲队}}}}
tables: {{表: {{title: 表, indicators: {{打分: {{name: 打分, number: 1, {judges}}}}}}}}}
"""
    rows = "".join(f"2017,甲队,打分,{9 - n},{judge}\n" for n, judge in enumerate(marks))
    board = board_of(tmp_path, scheme, "期间,单位,指标,数值,评委\n" + rows, "2017")
    return [say(seat.called, "zh") for seat in seats(board, board.tables[0], 0)], set(steps(board, 0, 0))


@pytest.mark.parametrize(
    ("marks", "called"),
    [
        (["评委2", "评委3"], ["评委2", "评委3"]),
        (["Mary Smith", "John Doe"], ["John Doe", "Mary Smith"]),
    ],
)
def test_judges_go_by_the_names_the_returns_give(tmp_path, marks, called):
    names, told = named(tmp_path, "judges: mean", marks)
    assert names == called and set(called) <= told


@pytest.mark.parametrize(
    ("marks", "called"),
    [
        (["王评委", "张评委"], ["评委1", "评委2"]),
        # Counted from 1 the second would be 评委2, which is the name of the first.
        (["评委2", "黎评委"], ["评委2", "评委3"]),
        (["评委1", "评委2"], ["评委1", "评委2"]),
    ],
)
def test_hidden_judges_are_numbered_and_no_number_is_another_judges_name(tmp_path, marks, called):
    names, told = named(tmp_path, "judges: mean", marks, "judges_shown: false")
    assert names == called and set(called) <= told
    assert not told & (set(marks) - set(called))


def test_hidden_judges_of_juries_are_numbered_in_their_jury(tmp_path):
    more = "judges_shown: false\njuries: {园区: [张评委, 王评委], 乡镇: [赵评委]}"
    names, _ = named(tmp_path, "judges: {园区: 70, 乡镇: 30}", ["王评委", "赵评委"], more)
    assert names == ["园区评委1", "园区评委2", "乡镇评委1"]


def test_an_unknown_judge_is_told_with_the_nearest(tmp_path):
    assert board_of(tmp_path, SCHEME, ACTUALS + "2017,乙队,打分,9,汪评委\n", "2017") is None


@pytest.mark.parametrize(
    ("rule", "words", "line"),
    [
        ("{compare: ratio, against: best}", "得分 = 分值 × 与最好值之比", "与最好值之比"),
        ("{compare: difference, against: mean, each: 1}", "得分 = 1分 × 与平均值之差", "与平均值之差"),
        ("{judges}", "得分 = 分值 × 得分率", "得分率"),
    ],
)
def test_a_mark_held_against_others_is_no_share_of_its_scale(tmp_path, rule, words, line):
    own = "" if rule == "{judges}" else f", rule: {rule}"
    scheme = SCHEME.replace(", judges: {园区: 70, 乡镇: 30}", f", judges: mean, quorum: 1{own}")
    told = steps(board_of(tmp_path, scheme, ACTUALS, "2017"), 0, 0)
    assert told["计分规则"][0].startswith(words)
    assert line in told
