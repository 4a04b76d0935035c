"""What is asked of a heading's points is told its own, also where others that do not apply gave it theirs."""

from tests.study.calculator import board_of

SCHEME = """
title: 示例
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
tables:
  t:
    title: 表
    grades: [{grade: 优, if: {of: h1.points, above: 8.5}}, {grade: 良}]
    indicators:
      h1: {name: 第一项, points: 10, children: {p1: {name: 存量1, points: 10, nature: stock, targets: 100}}}
      h2: {name: 第二项, points: 10, children: {p2: {name: 存量2, points: 10, nature: stock, targets: [100, --]}}}
  after:
    title: 后表
    indicators:
      own: {name: 第一项得分, formula: points(h1), rule: {each: 1, max_points: none}}
      part: {name: 第一项得分率, formula: share(h1), rule: {each: 1, max_points: none}}
      place: {name: 第一项名次, formula: rank(h1), rule: {each: 1, max_points: none}}
"""
RETURNS = """period,unit,indicator,value
2017,甲,p1,90
2017,甲,p2,90
2017,乙,p1,80
"""


def test_eight_of_ten_stay_eight_though_they_count_for_sixteen_of_twenty(tmp_path):
    board = board_of(tmp_path, SCHEME, RETURNS, "2017")
    table, after = board.tables
    assert table.heading_points.shown[:, table.headings.index("h1")].tolist() == [9, 16]
    assert table.grade == ("优", "良")
    assert after.observations.value.shown.tolist() == [[9, 0.9, 1], [8, 0.8, 2]]
