"""Every line of an explanation says what it is of: which total, which heading, which figure, and where it stands."""

from scorecard.base.message import say
from scorecard.study.explain.cell import explain_cell, explain_totals
from tests.study.calculator import board_of, write

HEAD = """title: 示例
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
"""
ROWS = "期间,单位,指标,数值\n2017,甲镇,一,80\n2017,甲镇,二,50\n2017,乙镇,一,60\n2017,乙镇,二,100\n"
ONE = "期间,单位,指标,数值\n2017,甲镇,一,80\n2017,乙镇,一,60\n"
NESTED = f"""{HEAD}tables:
  t:
    title: 表
    indicators:
      外:
        name: 外项
        number: 1
        points: 20
        children:
          内: {{name: 内项, points: 20, children: {{
            一: {{name: 一, points: 10, targets: 100}}, 二: {{name: 二, points: 10, targets: 100}}}}}}
"""
TOTALS = f"""{HEAD}tables:
  a: {{title: 甲表, indicators: {{一: {{name: 一, number: 1, targets: 100}}}}}}
  b: {{title: 乙表, indicators: {{二: {{name: 二, number: 1, targets: 100}}}}}}
totals:
  平: {{title: 均分, weights: {{a: 50, b: 50}}}}
  偏: {{title: 偏分, weights: {{a: 80, b: 20}}}}
"""
GEOMETRIC = f"""{HEAD}tables:
  t:
    title: 表
    indicators:
      几: {{name: 几何项, number: 1, points: 20, combine: geometric, children: {{
        一: {{name: 一, points: 12, targets: 100}}, 二: {{name: 二, points: 8, targets: 100}}}}}}
"""


def lines(board, row, table=0):
    board_table = board.tables[table]
    steps = explain_cell(board, board_table, board_table.units[0], board_table.table.row(row)).steps
    return [(say(step.what, "en"), say(step.formula, "en"), step.inputs) for step in steps]


def test_a_heading_is_told_after_the_headings_it_is_made_of(tmp_path):
    told = [what for what, _, _ in lines(board_of(tmp_path, NESTED, ROWS, "2017"), "一")]
    assert told.index("“内项”") < told.index("“外项”")


def test_of_several_totals_each_line_names_its_own(tmp_path):
    board = board_of(tmp_path, TOTALS, ROWS, "2017")
    told = [say(step.what, "en") for step in explain_totals(board, board.scheme.units[0])]
    assert told == [
        *("均分: Weighted", "均分: Weighted", "均分", "均分: Rank"),
        *("偏分: Weighted", "偏分: Weighted", "偏分", "偏分: Rank"),
    ]


def test_one_total_needs_no_name(tmp_path):
    board = board_of(tmp_path, TOTALS[: TOTALS.index("  偏")], ROWS, "2017")
    told = [say(step.what, "en") for step in explain_totals(board, board.scheme.units[0])]
    assert told == ["Weighted", "Weighted", "均分", "Rank"]


def test_the_exponents_of_a_geometric_mean_have_names(tmp_path):
    told = lines(board_of(tmp_path, GEOMETRIC, ROWS, "2017"), "一")
    inputs = next(inputs for what, _, inputs in told if what == "“几何项”")
    named = {say(one.name, "en"): one.value for one in inputs}
    assert named["一: full points"] == 12
    assert named["二: full points"] == 8


def test_a_limit_that_does_not_cut_is_no_figure_of_the_next_line(tmp_path):
    rule = "rule: {compare: value, bands: [{at_least: 90, points: 10}, {points: -3}], max_points: 10, min_points: 0}"
    scheme = f"{HEAD}tables: {{t: {{title: 表, indicators: {{一: {{name: 一, number: 1, {rule}}}}}}}}}\n"
    told = lines(board_of(tmp_path, scheme, ONE, "2017"), "一")
    inputs = next(inputs for what, _, inputs in told if what == "Floor")
    assert [(say(one.name, "en"), one.value) for one in inputs] == [("Points", -3)]


def test_a_target_from_a_file_is_shown_where_it_stands(tmp_path):
    scheme = f"{HEAD}tables: {{t: {{title: 表, targets: {{from: targets.csv}}, indicators: {{一: {{name: 一, number: 1}}}}}}}}\n"
    write(tmp_path / "config" / "targets.csv", "指标,甲镇,乙镇\n一,100,90\n")
    told = lines(
        board_of(tmp_path, scheme, ONE, "2017"),
        "一",
    )
    (given,) = next(inputs for what, _, inputs in told if what == "Target")
    assert (given.span.path.split("/")[-1], given.span.line) == ("targets.csv", 2)


def test_a_line_says_what_decided_that_it_is_its_formula(tmp_path):
    rule = "rule: {compare: position, against: [worst, best], if_equal: full}"
    scheme = f"{HEAD}tables: {{t: {{title: 表, indicators: {{一: {{name: 一, number: 1, {rule}}}}}}}}}\n"
    board = board_of(tmp_path, scheme, ONE, "2017")
    table = board.tables[0]
    steps = explain_cell(board, table, table.units[0], table.table.row("一")).steps
    assert [step.because for step in steps if step.because] == [("60 ≠ 80",)]
