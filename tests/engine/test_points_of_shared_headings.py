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


BEST = """
title: 示例
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
tables:
  t:
    title: 表
    indicators:
      m:
        name: 择优
        number: 1
        points: 10
        combine: WAY
        children:
          h1: {name: 第一项, points: 10, children: {p1: {name: 存量1, points: 10, nature: stock, targets: 100}}}
          h2: {name: 第二项, points: 10, max_points: 7, children: {p2: {name: 存量2, points: 10, nature: stock, targets: 100}}}
  after:
    title: 后表
    indicators:
      own: {name: 第二项得分, formula: points(h2), rule: {each: 1, max_points: none}}
      part: {name: 第二项得分率, formula: share(h2), rule: {each: 1, max_points: none}}
      place: {name: 第二项名次, formula: rank(h2), rule: {each: 1, max_points: none}}
"""


def test_a_heading_that_is_not_the_best_has_points_all_the_same(tmp_path):
    returns = "period,unit,indicator,value\n2017,甲,p1,80\n2017,甲,p2,60\n2017,乙,p1,30\n2017,乙,p2,90\n"
    table, after = board_of(tmp_path, BEST.replace("WAY", "best"), returns, "2017").tables
    # 甲镇以第一项 8 分计；第二项仍是 6 分。乙镇第二项 9 分，限额 7 分。
    assert table.heading_points.shown[:, table.headings.index("h2")].tolist() == [0, 7]
    assert after.observations.value.shown.tolist() == [[6, 0.6, 2], [7, 0.7, 1]]


def test_a_heading_that_is_not_the_worst_has_them_too(tmp_path):
    returns = "period,unit,indicator,value\n2017,甲,p1,50\n2017,甲,p2,60\n2017,乙,p1,80\n2017,乙,p2,90\n"
    _, after = board_of(tmp_path, BEST.replace("WAY", "worst"), returns, "2017").tables
    assert after.observations.value.shown.tolist() == [[6, 0.6, 2], [7, 0.7, 1]]


CHOSEN = """
title: 示例
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}}
tables:
  t:
    title: 表
    indicators:
      m:
        name: 任选
        number: 1
        points: 10
        max_points: 9
        combine: chosen
        children:
          c1: {name: 第一种, points: 10, nature: stock, targets: 100}
          c2: {name: 第二种, points: 10, nature: stock, targets: 100}
          b: {name: 加分, counts_as: bonus, max_points: 3, rule: {each: 1}}
"""


def test_a_bonus_beside_choices_is_none_of_them(tmp_path):
    cells = [("甲", "c2", 100), ("甲", "b", 1), ("乙", "c1", 50), ("乙", "b", 0)]
    cells += [("丙", "c1", 50), ("丙", "c2", 60), ("丙", "b", 1)]
    lines = ["period,unit,indicator,value", *(f"2017,{unit},{row},{value}" for unit, row, value in cells)]
    returns = "\n".join(lines)
    (table,) = board_of(tmp_path, CHOSEN, returns, "2017").tables
    # 甲镇 10 + 1，限 9；乙镇 5；丙镇报了两种，待核。
    assert table.total.shown.tolist()[:2] == [9, 5] and table.lacking.any(axis=1).tolist() == [
        False,
        False,
        True,
    ]


INSIDE = """
title: 示例
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}, 丁: {name: 丁镇}}
tables:
  t:
    title: 表
    indicators:
      m:
        name: 任选
        number: 1
        points: 10
        combine: chosen
        children:
          h1:
            name: 第一种
            children:
              c1: {name: 存量1, points: 10, nature: stock, targets: 100}
              b1: {name: 加分, counts_as: bonus, max_points: 3, rule: {each: 1}}
          h2:
            name: 第二种
            children:
              c2: {name: 存量2, points: 10, nature: stock, targets: 100}
              b2: {name: 扣分, counts_as: deduction, min_points: -3, rule: {each: -1}}
"""


def test_a_bonus_or_deduction_of_nothing_chooses_nothing(tmp_path):
    # 甲、丙报了另一种的加分 0、扣分 0；乙只报了一种；丁两种都做了，待核。
    cells = [("甲", "c2", 80), ("甲", "b2", 1), ("甲", "b1", 0), ("乙", "c1", 90), ("乙", "b1", 2)]
    cells += [
        ("丙", "c1", 50),
        ("丙", "b1", 1),
        ("丙", "b2", 0),
        ("丁", "c2", 80),
        ("丁", "b2", 0),
        ("丁", "b1", 2),
    ]
    lines = ["period,unit,indicator,value", *(f"2017,{unit},{row},{value}" for unit, row, value in cells)]
    (table,) = board_of(tmp_path, INSIDE, "\n".join(lines), "2017").tables
    assert table.total.shown.tolist()[:3] == [7, 11, 6]
    assert table.lacking.any(axis=1).tolist() == [False, False, False, True]
