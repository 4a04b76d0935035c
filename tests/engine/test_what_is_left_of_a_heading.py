"""What the rows of a heading count for while others of them are left out, do not apply or are not due."""

from tests.study.calculator import board_of

LEFT_OUT = """
title: 示例
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}}
unscored: {missing: leave_out}
defaults: {nature: stock}
tables:
  t:
    title: 表
    indicators:
      h:
        name: 创新
        points: 10
        children:
          a: {name: 研发, points: 3, targets: 100}
          b: {name: 专利, points: 3, targets: [100, --, --]}
          c: {name: 人才, points: 4, targets: 100}
      g: {name: 外贸, points: 10, children: {d: {name: 出口, points: 10, targets: 100}}}
"""
NOT_DUE = """
title: 示例
year: 2017
frequency: quarter
units: {甲: {name: 甲镇}}
defaults: {nature: stock, pace: none}
tables:
  t:
    title: 表
    indicators:
      h:
        name: 创新
        points: 20
        combine: mean
        children:
          a: {name: 研发, targets: 100}
          b: {name: 专利, targets: 100, due_in: [Q4]}
      g: {name: 外贸, points: 10, children: {d: {name: 出口, points: 10, targets: 100}}}
"""


def returns(*lines):
    return "\n".join(["period,unit,indicator,value", *lines, ""])


def test_what_is_left_out_takes_no_part_of_what_does_not_apply(tmp_path):
    # None reports 研发, and 专利 is for 甲 alone. 丙 reports nothing of 创新.
    sent = ["甲,b,50", "甲,c,100", "甲,d,100", "乙,c,50", "乙,d,100", "丙,d,80"]
    table = board_of(tmp_path, LEFT_OUT, returns(*(f"2017,{line}" for line in sent)), "2017").tables[0]
    assert table.counted_full.shown.tolist() == [[0, 3, 4, 10], [0, 0, 7, 10], [0, 0, 0, 13]]
    # 甲 1.5 + 4 + 10 of 17; 乙 half of 7, and 10; 丙 80 % of the 10 and of the 3 that 专利 hands on.
    assert table.total.shown.tolist() == [15.5, 13.5, 10.4]
    assert table.full_total.shown.tolist() == [17, 17, 13]


def test_what_is_not_due_takes_no_part_in_a_mean_and_none_of_its_points(tmp_path):
    sent = returns("2017Q2,甲,a,80", "2017Q2,甲,d,100", "2017Q4,甲,a,80", "2017Q4,甲,b,40", "2017Q4,甲,d,100")
    half = board_of(tmp_path, NOT_DUE, sent, "2017Q2").tables[0]
    assert (half.total.shown.tolist(), half.full_total.shown.tolist()) == ([26], [30])
    year = board_of(tmp_path, NOT_DUE, sent, "2017Q4").tables[0]
    assert (year.total.shown.tolist(), year.full_total.shown.tolist()) == ([22], [30])
