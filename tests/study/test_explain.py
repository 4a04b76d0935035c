"""What the lines of `explain` say, kind of rule by kind of rule."""

from pathlib import Path

import pytest

from scorecard.base.message import say
from scorecard.model.period_names import parse_period
from scorecard.study.explain.cell import explain_cell, explain_heading
from scorecard.study.notes import notes
from scorecard.workspace import read_workspace
from tests.study.calculator import board_of, redo

ROOT = Path(__file__).parents[2]

HEAD = """
title: 示例
year: 2017
frequency: quarter
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}}
tables:
  表:
    title: 表
    indicators:
"""


def lines(tmp_path, row, actuals, period="2017Q4", unit=0, i=0, head=HEAD, columns="期间,单位,指标,数值"):
    """The steps of one cell by name, as printed: formula, result."""
    board = board_of(tmp_path, f"{head}      {row}\n", f"{columns}\n{actuals}\n", period)
    table = board.tables[0]
    explained = explain_cell(board, table, table.units[unit], table.table.rows[i])
    return {
        say(step.what, "zh"): (say(step.formula, "zh"), say(step.shown, "zh")) for step in explained.steps
    }


def test_in_proportion_against_what_is_due(tmp_path):
    said = lines(
        tmp_path, "专: {name: 专利申请, number: 1, targets: 910}", "2017Q2,甲镇,专利申请,437", "2017Q2"
    )
    assert said["序时目标"][0] == "910 × 50% = 455"
    assert said["完成率"][0] == "437 ÷ 910 = 48.0220%"
    assert said["序时完成率"][0] == "437 ÷ 455 = 96.0440%"
    assert said["比序时进度"] == ("48.0220% − 50% = -1.9780%", "落后 1.9780 个百分点")
    assert said["得分"] == ("10 × 96.0440% = 9.6044", "9.6044")
    assert said["印出"][1] == "9.60"


def test_capped_at_full_points_and_at_a_rate(tmp_path):
    said = lines(tmp_path, "甲: {name: 项, number: 1, targets: 100}", "2017Q4,甲镇,项,130")
    assert (said["得分"][0], said["封顶"]) == ("10 × 130% = 13", ("13 高于上限 10，计 10", "10"))
    said = lines(
        tmp_path, "甲: {name: 项, number: 1, targets: 100, rule: {max_rate: 120%}}", "2017Q4,甲镇,项,130"
    )
    assert said["率的上限"][1] == "120%"
    assert said["得分"][0] == "10 × 120% = 12"
    assert "封顶" not in said


def test_held_by_the_floor(tmp_path):
    said = lines(
        tmp_path, "甲: {name: 项, number: 1, targets: 100, rule: {min_points: 2}}", "2017Q4,甲镇,项,10"
    )
    assert (said["得分"][0], said["保底"][1]) == ("10 × 10% = 1", "2")


def test_lower_is_better_as_quotient_and_as_mirror(tmp_path):
    row = "天: {{name: 天数, number: 1, nature: stock, direction: lower, targets: 5, rule: {{max_points: none{}}}}}"
    said = lines(tmp_path, row.format(""), "2017Q4,甲镇,天数,4")
    assert (said["完成率"][0], said["得分"][0]) == (
        "5 ÷ 4 = 125%",
        "10 × 125% = 12.5",
    )
    said = lines(tmp_path, row.format(", reverse: mirror"), "2017Q4,甲镇,天数,4")
    assert (said["完成率"][0], said["得分"][0]) == ("2 − 4 ÷ 5 = 120%", "10 × 120% = 12")


def test_an_actual_of_zero_where_lower_is_better_takes_the_cap(tmp_path):
    row = "天: {name: 天数, number: 1, nature: stock, direction: lower, targets: 5}"
    said = lines(tmp_path, row, "2017Q4,甲镇,天数,0")
    assert said["封顶"] == ("∞ 高于上限 10，计 10", "10")


def test_a_target_of_zero(tmp_path):
    row = "事: {name: 事故, number: 1, nature: stock, direction: lower, targets: 0}"
    assert lines(tmp_path, row, "2017Q4,甲镇,事故,0")["得分"][0] == "10 × 100% = 10"
    assert lines(tmp_path, row, "2017Q4,甲镇,事故,1")["得分"][0] == "10 × 0% = 0"
    row = "高: {name: 项, number: 1, targets: 0, zero_target: full}"
    said = lines(tmp_path, row, "2017Q4,甲镇,项,0")
    assert said["得分"][0] == "10 × 100% = 10"


def test_a_band_is_named_with_its_edges(tmp_path):
    row = (
        "甲: {name: 项, number: 1, targets: 700, rule: {bands: ["
        "{at_least: 100%, points: 100%}, {at_least: 60%, below: 100%, points: 60%}, {points: 0}]}}"
    )
    said = lines(tmp_path, row, "2017Q4,甲镇,项,630")
    assert said["档次"] == (
        "序时完成率 90%，属于“60%（含）至 100%（不含）”一档：分值的60%",
        "60%（含）至 100%（不含）",
    )
    assert said["得分"][0] == "10 × 60% = 6"


def test_by_rank_with_those_that_stand_before(tmp_path):
    row = "投: {name: 投资, number: 1, nature: stock, rule: {compare: rank, each: -0.5}}"
    sent = "2017Q4,甲镇,投资,300\n2017Q4,乙镇,投资,400\n2017Q4,丙镇,投资,400"
    said = lines(tmp_path, row, sent)
    assert said["得分"][0] == "10 − 0.5 × (3 − 1) = 9"
    assert said["本项名次"] == ("1 + 2 = 3（3 个单位中更好的：乙镇 400、丙镇 400）", "第3名")


@pytest.mark.parametrize(
    ("rule", "line", "told"),
    [
        ("{compare: rank, each: -0.5}", "本项名次", "1 + 1 = 2（3 个单位中更好的：乙镇 20.7373）"),
        ("{compare: ratio, against: mean}", "平均值", "(14.8837 + 20.7373 + 8.6580) ÷ 3 = 14.7597"),
        ("{compare: ratio, against: median}", "中位数", "从小到大：8.6580、14.8837、20.7373"),
    ],
)
def test_figures_of_others_that_were_worked_out_are_told_in_brief(tmp_path, rule, line, told):
    row = f"""甲: {{name: 产值, points: 0}}
      乙: {{name: 人口, points: 0}}
      丙: {{name: 人均, number: 1, formula: 甲 / 乙 * 100, rule: {rule}}}"""
    figures = (("甲镇", 32, 215), ("乙镇", 45, 217), ("丙镇", 20, 231))
    sent = "\n".join(f"2017Q4,{unit},产值,{a}\n2017Q4,{unit},人口,{b}" for unit, a, b in figures)
    assert lines(tmp_path, row, sent, i=2)[line][0] == told


PANEL = HEAD.replace("tables:", "defaults: {panel: 5, scale: 10}\ntables:")
MARKS = "\n".join(f"2017Q4,甲镇,项,{mark},评委{j}" for j, mark in ((1, 9), (2, 8), (4, 7), (5, 9.5)))
JUDGED = "期间,单位,指标,数值,评委"


@pytest.mark.parametrize(
    ("how", "name", "formula"),
    [
        ("mean", "平均分", "(9 + 8 + 7 + 9.5) ÷ 4 = 8.375"),
        ("trimmed", "平均分", "(9 + 8) ÷ 2 = 8.5"),
        ("median", "中位数", "(8 + 9) ÷ 2 = 8.5"),
    ],
)
def test_a_panel_shows_each_mark_and_what_they_come_to(tmp_path, how, name, formula):
    row = f"甲: {{name: 项, number: 1, judges: {how}}}"
    said = lines(tmp_path, row, MARKS, head=PANEL, columns=JUDGED)
    assert said["评委1"][1] == "9"
    assert said["有效人数"][0] == "4 名打分，够 3 名"
    assert said[name][0] == formula
    assert ("去高去低" in said) == (how == "trimmed")


def test_too_few_marks_are_pending_and_say_how_many_are_wanted(tmp_path):
    row = "甲: {name: 项, number: 1, judges: mean}"
    said = lines(tmp_path, row, MARKS.split("\n2017Q4,甲镇,项,7")[0], head=PANEL, columns=JUDGED)
    assert said["为什么"] == ("打分的评委不足 3 名", "待核")
    assert said["要补什么"][0] == "再有 1 名评委打分"


def test_missing_says_what_to_send_and_which_ranks_are_open(tmp_path):
    row = "甲: {name: 项, number: 1, targets: 100}"
    said = lines(tmp_path, row, "2017Q4,乙镇,项,90\n2017Q4,丙镇,项,80")
    assert said["为什么"] == ("没有报 2017Q4 的数；未报不是 0", "未报")
    assert said["要补什么"][0] == "补报一行：2017Q4,甲镇,项,数值"
    assert said["方案规定"][0] == "未报的：不得分，也不按0分；单位不排名"
    assert said["名次"] == ("缺 项；补齐后表内总分在 0 至 10 之间，表内名次可能在第1至第3之间", "未排名")


def test_missing_with_an_amount_of_points(tmp_path):
    head = HEAD.replace("tables:", "unscored: {missing: 60%}\ntables:")
    said = lines(tmp_path, "甲: {name: 项, number: 1, targets: 100}", "2017Q4,乙镇,项,90", head=head)
    assert said["方案规定"] == ("未报的按比例计：10 × 60% = 6", "6")


def test_not_applicable_and_the_share_of_the_others(tmp_path):
    row = """甲: {name: 甲项, number: 1, targets: [--, 9, 9]}
      乙: {name: 乙项, number: 2, targets: 100}
      丙: {name: 丙项, number: 3, targets: 100}"""
    sent = "2017Q4,甲镇,甲项,40\n2017Q4,甲镇,乙项,81\n2017Q4,甲镇,丙项,90"
    said = lines(tmp_path, row, sent)
    assert said["搁置"][1] == "不用"
    assert said["为什么"][1] == "不适用"
    said = lines(tmp_path, row, sent, i=1)
    assert said["分摊"] == ("不适用：甲项 10；分值按比例分摊给其他项", "10 → 15")
    assert said["折算分值"][0] == "乙项：30 × 10 ÷ 20 = 15"
    assert said["计入得分"][0] == "8.1 × 15 ÷ 10 = 12.15"


def test_not_due_says_when_it_is(tmp_path):
    row = "甲: {name: 项, number: 1, targets: 100, due_in: [Q2, Q4]}"
    said = lines(tmp_path, row, "2017Q3,甲镇,项,80", "2017Q3")
    assert said["为什么"] == ("本项只在 2017Q2、2017Q4 考核", "未到期")


def test_pending_shows_the_value_without_points(tmp_path):
    row = "甲: {name: 项, number: 1, targets: 100}"
    said = lines(tmp_path, row, "2017Q4,甲镇,项,80,待核", columns="期间,单位,指标,数值,状态")
    assert said["完成率"][0].startswith("80 ÷ 100 = 80%")
    assert said["为什么"][1] == "待核"
    assert "得分" not in said


def test_figures_of_single_periods_are_added_up_or_wanting(tmp_path):
    row = "甲: {name: 项, number: 1, targets: 910, reported: period}"
    said = lines(tmp_path, row, "2017Q1,甲镇,项,200\n2017Q2,甲镇,项,237", "2017Q2")
    assert said["累计"] == ("200 + 237 = 437", "437")
    said = lines(tmp_path, row, "2017Q2,甲镇,项,237", "2017Q2")
    assert said["累计"] == ("2017Q1 没有数，不能相加", "未报")


def test_a_chain_of_corrections_is_told_in_order_with_its_places(tmp_path):
    head = f"{HEAD}      甲: {{name: 项, number: 1, targets: 100}}\n"
    sent = (
        "期间,单位,指标,数值,原值,原因,签批人\n"
        "2017Q4,甲镇,项,70,,,\n2017Q4,甲镇,项,72,70,更正：补计,\n2017Q4,甲镇,项,71,72,复核：核减,督查室\n"
    )
    board = board_of(tmp_path, head, sent, "2017Q4")
    table = board.tables[0]
    steps = explain_cell(board, table, table.units[0], table.table.rows[0]).steps[:3]
    assert [say(step.formula, "zh") for step in steps] == [
        "2017Q4 报 70",
        "70 → 72（更正：补计）",
        "72 → 71（复核：核减；督查室签批）",
    ]
    assert [(s.path, s.line) for step in steps for s in step.spans] == [
        ("data/actuals.csv", n) for n in (2, 3, 4)
    ]


def test_real_rounding_is_a_step_of_its_own(tmp_path):
    head = HEAD.replace("tables:", "rounding: {points: 2}\ntables:")
    said = lines(tmp_path, "甲: {name: 项, number: 1, targets: 3}", "2017Q4,甲镇,项,2", head=head)
    assert said["得分"][1] == "6.6667"
    assert said["修约"] == ("6.6667 四舍五入保留 2 位 = 6.67，以后各步用修约后的数", "6.67")
    assert said["表内总分"][0] == "6.67 = 6.67"


def test_an_amended_target_is_told_with_its_paper(tmp_path):
    scheme = (
        f"{HEAD}      甲: {{name: 项, number: 1, targets: 10}}\n"
        "amendments: [{from: 2017Q3, source: 〔2017〕88号, set: {targets.甲镇.项: 8}}]\n"
    )
    for period, told in (("2017Q2", None), ("2017Q4", "自 2017Q3 起调整 10 → 8（〔2017〕88号）")):
        board = board_of(tmp_path, scheme, f"期间,单位,指标,数值\n{period},甲镇,项,4\n", period)
        table = board.tables[0]
        said = {
            say(s.what, "zh"): say(s.formula, "zh")
            for s in explain_cell(board, table, table.units[0], table.table.rows[0]).steps
        }
        assert said.get("调整") == told
        assert said["目标值"] == "2017 年目标 10"


def test_amended_points_and_rules_are_told_as_what_they_are(tmp_path):
    scheme = (
        f"{HEAD}      甲: {{name: 项, number: 1, targets: 10}}\n      乙: {{name: 另, number: 2, targets: 10}}\n"
        "amendments: [{from: 2017Q3, source: 〔2017〕88号, set: {points.项: 15, points.另: 5, rule.项: {compare: met}}}]\n"
    )
    board = board_of(tmp_path, scheme, "期间,单位,指标,数值\n2017Q4,甲镇,项,4\n", "2017Q4")
    table = board.tables[0]
    steps = explain_cell(board, table, table.units[0], table.table.rows[0]).steps
    assert [say(step.formula, "zh") for step in steps if say(step.what, "zh") == "调整"] == [
        "自 2017Q3 起调整 分值 10 → 15（〔2017〕88号）",
        "自 2017Q3 起调整 计分规则（〔2017〕88号）",
    ]
    assert [say(note.text, "zh") for note in notes(board) if note.code == "amended"] == [
        "自2017Q3起调整：“项”分值 10 → 15（〔2017〕88号）。",
        "自2017Q3起调整：“另”分值 10 → 5（〔2017〕88号）。",
        "自2017Q3起调整：“项”计分规则（〔2017〕88号）。",
    ]


def test_a_stage_target_is_what_is_due(tmp_path):
    row = "甲: {name: 项, number: 1, targets: {2017: 910, 2017Q2: 500}}"
    said = lines(tmp_path, row, "2017Q2,甲镇,项,437", "2017Q2")
    assert said["阶段目标"][1] == "500"
    assert said["得分"][0] == "10 × 87.4% = 8.74"


def test_a_heading_is_its_children_added_up():
    board = read_workspace(ROOT).board(parse_period("2017Q4"))
    table = board.table("towns")
    heading = next(row for row in table.table.indicators if row.heading)
    explained = explain_heading(board, table, table.units[0], heading)
    total = next(step for step in explained.steps if say(step.what, "zh") == f"“{heading.short}”")
    assert total.result == explained.points == float(table.heading_points[0, 0])
    assert redo(say(total.formula, "zh")) == 1


ROUNDED = """
title: 示例
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}}
rounding: {completion: 1, points: 1, headings: 0, total: 1, overall: 0, mode: down}
totals: {总分: {表: 100}}
tables:
  表:
    title: 表
    indicators:
"""


def test_every_level_that_is_rounded_is_a_step_of_its_own(tmp_path):
    said = lines(
        tmp_path,
        "专利: {name: 专利, number: 1, points: 9, children: {申: {name: 申请, points: 9, targets: 700}}}",
        "2017,甲镇,申请,500",
        "2017",
        head=ROUNDED,
    )
    assert said["完成率"][0].startswith("500 ÷ 700 = 71.4286%")
    assert said["完成率修约"] == ("71.4286% 舍去尾数保留 1 位 = 71.4%", "71.4%")
    assert said["得分"][0] == "9 × 71.4% = 6.426"
    assert said["修约"] == ("6.426 舍去尾数保留 1 位 = 6.4，以后各步用修约后的数", "6.4")
    assert said["“专利”修约"] == ("6.4 舍去尾数取整数 = 6", "6 / 9")
    assert said["总分修约"][0] == "6 舍去尾数保留 1 位 = 6.0"
    assert said["加权总分修约"][0] == "66.6667 舍去尾数取整数 = 66"


def test_a_figure_is_shown_with_all_that_decides_its_rounding(tmp_path):
    said = lines(
        tmp_path,
        "专: {name: 专利, number: 1, points: 10, targets: 100000}",
        "2017,甲镇,专利,64999.9",
        "2017",
        head=ROUNDED.replace(
            "completion: 1, points: 1, headings: 0, total: 1, overall: 0, mode: down", "points: 1"
        ),
    )
    assert said["修约"][0].startswith("6.5000 四舍五入保留 1 位 = 6.5，")
    said = lines(
        tmp_path,
        "专: {name: 专利, number: 1, points: 10, targets: 100000}",
        "2017,甲镇,专利,64999.9",
        "2017",
        head=ROUNDED.replace("completion: 1, points: 1, headings: 0, total: 1, overall: 0", "points: 1"),
    )
    assert said["修约"][0].startswith("6.49999 舍去尾数保留 1 位 = 6.4，")


def test_figures_far_below_one_keep_their_digits(tmp_path):
    over = "{each: 0.0000000000001, add: 1, part: dropped}"
    steps = f"{{at: 0.000000000001, base: 0, over: {over}, under: level}}"
    row = f"汞: {{name: 汞, number: 1, nature: stock, rule: {{steps: {steps}}}}}"
    said = lines(tmp_path, row, "2017Q4,甲镇,汞,0.0000000000013")
    assert said["档数"][0] == "(0.0000000000013 − 0.000000000001) ÷ 0.0000000000001 = 3"


def test_no_growth_on_what_was_not_above_nought(tmp_path):
    head = HEAD.replace("tables:", "inputs: {利: {name: 利润, nature: stock}}\ntables:").replace(
        "year: 2017", "plan: 2016-2017"
    )
    said = lines(
        tmp_path,
        '增: {name: 增幅, number: 1, measure: "%", of: 利, take: growth, targets: 5}',
        "2016Q4,甲镇,利润,-5\n2017Q4,甲镇,利润,-4",
        head=head,
    )
    assert "上年的数不大于 0，没有增幅" in said["为什么"][0]
    assert "take: increment" in said["要补什么"][0]


@pytest.mark.parametrize("own", ["nature: stock", "nature: stock, formula: 甲乙 + 0"])
def test_nothing_above_nought_to_divide_by_is_no_fault_of_the_row(tmp_path, own):
    head = HEAD.replace("tables:", "inputs: {甲乙: {name: 甲乙, nature: stock}}\ntables:")
    named = "甲乙" if "formula" in own else "项"
    sent = "\n".join(
        f"2017Q4,{unit},{named},{value}" for unit, value in (("甲镇", -1), ("乙镇", 0), ("丙镇", -2))
    )
    row = f"项: {{name: 项, number: 1, {own}, rule: {{compare: ratio, against: best}}}}"
    said = lines(tmp_path, row, sent, head=head)
    assert said["为什么"][0] == "按计分规则算不出分（目标值或完成值不能相除）"
    assert "unscored.pending" in said["要补什么"][0]


def test_a_figure_that_no_choice_has_is_told_with_what_the_scheme_says_of_it(tmp_path):
    row = "甲: {name: 项, number: 1, unscored: {pending: 3}, rule: {compare: value, choices: {0: 0, 1: 10}}}"
    said = lines(tmp_path, row, "2017Q4,甲镇,项,5")
    assert said["为什么"][0] == "计分规则的选项里没有这个数"
    assert said["方案规定"] == ("待核的计 3 分", "3")
    assert "得分" not in said


def test_an_empty_cell_of_a_sheet_is_told_with_its_place(tmp_path):
    """Of a sheet with units down or across, and of none where nobody sent anything."""
    row = "专: {name: 专利申请, number: 1, targets: 910}"
    rows = f"{HEAD}      {row}\n      发: {{name: 发明授权, number: 2, targets: 70}}\n"
    sheets = (
        ("2017Q2,,\n单位,专利申请,发明授权\n甲镇,437,3\n乙镇,,2\n", 4),
        ("2017Q2,,\n指标,甲镇,乙镇\n专利申请,437,\n发明授权,3,2\n", 3),
    )
    for n, (sheet, line) in enumerate(sheets):
        place = tmp_path / str(n)
        place.mkdir()
        board = board_of(place, rows, f"期间,{sheet}", "2017Q2")
        table = board.tables[0]
        of = {unit.id: explain_cell(board, table, unit, table.table.rows[0]).steps[0] for unit in table.units}
        assert say(of["乙"].formula, "zh") == "报表中 2017Q2 的这一格是空的"
        assert [(one.span.line, one.value) for one in of["乙"].inputs] == [(line, "")]
        assert (say(of["丙"].formula, "zh"), of["丙"].inputs) == ("数据中没有 2017Q2 的这一项", ())


def test_where_a_mark_was_sent_it_is_changed_and_no_second_row_is_asked_for(tmp_path):
    row = "专: {name: 专利申请, number: 1, targets: 910}"
    marked = lines(tmp_path, row, "2017Q4,甲镇,专利申请,--", head=f'marks: {{"--": not_applicable}}\n{HEAD}')
    assert marked["要补什么"][0] == (
        "把 data/actuals.csv:2 的“--”改成数值；或补报一行更正，原值写“--”，并写明原因"
    )
    blank = lines(tmp_path, row, "2017Q4,甲镇,专利申请,")
    assert blank["要补什么"][0] == "在 data/actuals.csv:2 的空格里填上数值"
    assert (
        lines(tmp_path, row, "2017Q4,乙镇,专利申请,9")["要补什么"][0] == "补报一行：2017Q4,甲镇,专利申请,数值"
    )


def test_a_heading_tells_the_headings_below_it(tmp_path):
    leaf = "{{name: {0}, points: {1}, targets: 10}}".format
    inner = f"小: {{name: 小项, points: 6, children: {{甲: {leaf('甲', 4)}, 乙: {leaf('乙', 2)}}}}}"
    rows = f"{{大: {{name: 大项, number: 1, points: 10, children: {{{inner}, 丙: {leaf('丙', 4)}}}}}}}"
    scheme = f"title: 例\nyear: 2017\nunits: {{镇: {{name: 镇}}}}\ntables: {{表: {{title: 表, indicators: {rows}}}}}\n"
    board = board_of(
        tmp_path, scheme, "期间,单位,指标,数值\n2017,镇,甲,5\n2017,镇,乙,10\n2017,镇,丙,10\n", "2017"
    )
    table = board.tables[0]
    told = explain_heading(board, table, table.units[0], table.table.row("大"))
    assert [(say(step.what, "zh"), step.result) for step in told.steps][:5] == [
        ("甲", 2.0),
        ("乙", 2.0),
        ("丙", 4.0),
        ("“小项”", 4.0),
        ("“大项”", 8.0),
    ]


@pytest.mark.parametrize(
    "row", ["rule: {compare: ratio, against: last_year}", "targets: 1, formula: last_year(乙)"]
)
def test_a_row_that_last_years_scheme_does_not_have_is_told_as_that(tmp_path, row):
    def scheme(year, rows):
        return f"title: 例\nyear: {year}\nunits: {{镇: {{name: 镇}}}}\ntables: {{表: {{title: 表, indicators: {{{rows}}}}}}}\n"

    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    of_row = f"甲: {{name: 甲, nature: stock, points: 10, {row}}}, "
    (tmp_path / "config/2016.yaml").write_text(
        scheme(2016, "丙: {name: 丙, nature: stock, points: 10, targets: 10}"), "utf-8"
    )
    (tmp_path / "config/2017.yaml").write_text(
        scheme(2017, of_row + "乙: {name: 乙, nature: stock, points: 10, targets: 10}"), "utf-8"
    )
    returns = "期间,单位,指标,数值\n2016,镇,丙,5\n2017,镇,乙,10\n" + (
        "" if "formula" in row else "2017,镇,甲,5\n"
    )
    (tmp_path / "data/a.csv").write_text(returns, "utf-8")
    board = read_workspace(tmp_path).board(parse_period("2017"))
    table = board.tables[0]
    steps = explain_cell(board, table, table.units[0], table.table.row("甲")).steps
    assert "2016年方案没有这一项" in [say(step.formula, "zh") for step in steps]
