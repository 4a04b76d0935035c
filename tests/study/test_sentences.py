"""What is printed of ranks inside groups, quotas after quotas, classes, stand-ins and units without a total."""

import pytest

from scorecard.base.message import say
from scorecard.study.explain.cell import explain_totals
from scorecard.study.notes import notes
from scorecard.tables.evaluation import evaluation, sheet
from scorecard.tables.view import View
from tests.render.rendered import render
from tests.study.calculator import board_of

HEAD = "期间,单位,指标,数值\n"


def small(
    tmp_path, more, rows, actuals, units="甲: {name: 甲厂, group: 一组}, 乙: {name: 乙厂, group: 二组}"
):
    scheme = f"title: 例\nyear: 2018\n{more}\nunits: {{{units}}}\ntables: {{表: {{title: 表, indicators: {{{rows}}}}}}}\n"
    return board_of(tmp_path, scheme, HEAD + actuals, "2018")


def told(board, code):
    return [say(note.text, "zh") for note in notes(board) if note.code == code]


def printed(board, form="plain", **chosen):
    page = sheet(board, **chosen) if form == "csv" else evaluation(board, **chosen)
    return render(page, form, "zh", width=160)


ROW = "项: {name: 项, number: 1, nature: stock, targets: 10}"


@pytest.mark.parametrize("form", ["plain", "terminal", "markdown", "html", "csv"])
def test_ranks_inside_groups_are_printed_behind_their_group(tmp_path, form):
    units = "甲: {name: 甲厂, group: 一组}, 乙: {name: 乙厂, group: 二组}, 丙: {name: 丙厂, group: 一组}"
    sent = "2018,甲厂,项,4\n2018,乙厂,项,9\n2018,丙厂,项,8\n"
    board = small(tmp_path, "ranking: {among: group}", ROW, sent, units)
    page = printed(board, form)
    assert "一组" in page and "二组" in page and "组内名次" in page
    # One group after the other, each from its top.
    page = page[page.index("组内名次") :]
    assert page.index("丙厂") < page.index("甲厂") < page.index("乙厂")
    assert "组内名次按打印的总分" in told(board, "rank_on")[0]


def test_a_unit_without_a_group_is_told_so(tmp_path):
    units = "甲: {name: 甲厂, group: 一组}, 乙: {name: 乙厂}"
    board = small(tmp_path, "ranking: {among: group}", ROW, "2018,甲厂,项,4\n2018,乙厂,项,9\n", units)
    assert told(board, "without_group") == ["乙厂没有分组，“表”的名次在组内产生，不排名。"]
    said = [say(step.formula, "zh") for step in explain_totals(board, board.scheme.units[1])]
    assert "名次在组内产生，该单位没有分组" in said


def test_a_quota_after_another_says_whom_it_leaves_out_and_where_its_places_are(tmp_path):
    units = ", ".join(f"u{n}: {{name: {n}号}}" for n in range(1, 9))
    sent = "".join(f"2018,{n}号,项,{10 - n}\n" for n in range(1, 9))
    grades = "grades: [{grade: 优, top: 25%}, {grade: 良, top: 50%}, {grade: 差}]"
    board = small(tmp_path, grades, ROW, sent, units)
    assert board.tables[0].grade == ("优", "优", "良", "良", "良", "良", "差", "差")

    def why(u):
        steps = explain_totals(board, board.scheme.units[u])
        return next(say(step.formula, "zh") for step in steps if say(step.what, "zh") == "等次")

    assert why(0) == "排名前 25%（舍去小数：8 × 25%，2 个，第 1 至第 2 名，末位并列的都算）"
    assert why(5) == (
        "除去已有等次的（“优” 2 个），其余按名次再取 50%（舍去小数：8 × 50%，4 个，第 3 至第 6 名，末位并列的都算）"
    )
    assert "良：已得“优”的除外，按名次再取 50%" in told(board, "grades")[0]


def test_a_note_has_the_points_of_each_class(tmp_path):
    rows = "项: {name: 项, number: 1, nature: stock, targets: 10, points: {一组: 12, 二组: 7}}"
    board = small(tmp_path, "ranking: {by: share}", rows, "2018,甲厂,项,4\n2018,乙厂,项,9\n")
    assert "项：一组12分、二组7分" in printed(board)
    assert all("打印的总分" not in text for text in told(board, "rank_on"))
    assert "一组12分" not in printed(board, view=View("二组"))


def test_a_nought_that_was_not_reported_is_seen_and_its_policy_told(tmp_path):
    rows = f"{ROW[:-1]}, unscored: {{missing: 0}}}}, 次: {{name: 次, number: 2, nature: stock, targets: 10}}"
    board = small(tmp_path, "", rows, "2018,甲厂,项,4\n2018,甲厂,次,4\n2018,乙厂,次,9\n")
    assert "0.00 未报" in printed(board)
    assert told(board, "stood_in") == ["乙厂的“项”未报，该项计0分。"]
    assert told(board, "missing")[0].startswith("未报：项，该项计0分；其他各项，")


def test_a_unit_with_a_bonus_alone_has_its_own_reason(tmp_path):
    units = ", ".join(f"{n}: {{name: {n}厂}}" for n in "甲乙丙")
    rows = (
        "项: {name: 项, number: 1, nature: stock, targets: [10, 10, --]}, "
        "加: {name: 加, number: 2, counts_as: bonus, max_points: 5, rule: {each: 1}}"
    )
    board = small(
        tmp_path,
        "",
        rows,
        "2018,甲厂,项,4\n2018,乙厂,项,9\n2018,丙厂,加,3\n2018,甲厂,加,0\n2018,乙厂,加,0\n",
        units,
    )
    assert told(board, "without_total")[0].startswith("丙厂在“表”中没有考核到有分值的项目")
    assert not any("分摊给" in text for text in told(board, "not_applicable"))
    steps = explain_totals(board, board.scheme.units[2])
    assert any("没有考核到有分值的项目" in say(step.formula, "zh") for step in steps)
    assert not any("只有一个单位" in say(step.formula, "zh") for step in steps)
