"""Limits and rounding of a heading are of its own points, also where others that do not apply gave it theirs."""

from fractions import Fraction

import pytest

from tests.study.calculator import board_of

HEAD = """
title: 示例
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
"""
HEADING = """
      h{n}:
        name: 第{n}项
        points: 10
        {limit}
        children:
          p{n}: {{name: 存量{n}, points: 5, nature: stock, targets: {targets}}}
          q{n}: {{name: 质量{n}, points: 5, nature: stock, targets: {targets}}}
"""


def project(limit, marks, rounding=""):
    """Four headings of 10 points, the last of which is not for 乙; of both rows of each, the same mark."""
    headings = "".join(
        HEADING.format(n=n, limit=limit, targets="100" if n < 4 else "[100, --]") for n in (1, 2, 3, 4)
    )
    scheme = f"{HEAD}{rounding}\ntables:\n  t:\n    title: 表\n    indicators:\n{headings}"
    lines = [
        f"2017,{unit},{row}{n},{mark}"
        for unit in ("甲", "乙")
        for n, mark in zip((1, 2, 3, 4), marks, strict=True)
        for row in "pq"
        if unit == "甲" or n < 4
    ]
    return scheme, "\n".join(["period,unit,indicator,value", *lines, ""])


@pytest.mark.parametrize(
    ("limit", "rounding", "marks", "earned"),
    [
        # Who meets all that is asked of it has all points, whatever else is not for it.
        ("max_points: 10", "", (100, 100, 100, 100), (40, 30)),
        ("max_points: 100%", "", (100, 100, 100, 100), (40, 30)),
        # 8, 10 and 10 of 10 each, cut to 9: 8 + 9 + 9 of 30
        ("max_points: 9", "", (80, 100, 100, 100), (35, 26)),
        # At least 6: 6 + 10 + 10 of 30.
        ("min_points: 6", "", (20, 100, 100, 100), (36, 26)),
        # 7.7 is 8 of 10: 8 + 10 + 10 of 30.
        ("", "rounding: {headings: 0}", (77, 100, 100, 100), (38, 28)),
    ],
)
def test_of_four_headings_one_is_not_for_a_unit(tmp_path, limit, rounding, marks, earned):
    scheme, returns = project(limit, marks, rounding)
    table = board_of(tmp_path, scheme, returns, "2017").tables[0]
    assert tuple(table.earned.shown.tolist()) == earned
    # What 乙 earned of the 30 points that are for it counts for 40.
    assert table.total.shown.tolist() == [
        earned[0],
        pytest.approx(float(Fraction(earned[1] * 4, 3)), abs=1e-12),
    ]


def test_a_bonus_counts_for_what_it_is_and_a_limit_takes_it_first(tmp_path):
    # Both have 30 + 2.5 in the first heading, of which 32 count; the second, of 10, is not for 乙.
    scheme = f"""{HEAD}
tables:
  t:
    title: 表
    indicators:
      h:
        name: 第一项
        points: 30
        max_points: 32
        children:
          p: {{name: 存量, points: 30, nature: stock, targets: 100}}
          b: {{name: 加分, counts_as: bonus, max_points: none, rule: {{each: 0.5}}}}
      g: {{name: 第二项, points: 10, children: {{q: {{name: 质量, points: 10, nature: stock, targets: [100, --]}}}}}}
  after:
    title: 后表
    indicators:
      own: {{name: 得分, formula: points(h), rule: {{each: 1, max_points: none}}}}
      part: {{name: 得分率, formula: share(h), rule: {{each: 1, max_points: none}}}}
"""
    returns = (
        "period,unit,indicator,value\n2017,甲,p,100\n2017,甲,b,5\n2017,甲,q,100\n2017,乙,p,100\n2017,乙,b,5\n"
    )
    table, after = board_of(tmp_path, scheme, returns, "2017").tables
    assert table.total.shown.tolist() == [42, 42]
    assert after.observations.value.shown[:, 0].tolist() == [32, 32]
    assert after.observations.value.shown[0, 1] == after.observations.value.shown[1, 1]


INNER = """
      outer:
        name: 创新
        points: 40
        max_points: 42
        children:
          h:
            name: 投入
            points: 30
            max_points: 32
            children:
              p: {name: 研发投入, points: 30, nature: stock, targets: 100}
              b: {name: 重大项目, counts_as: bonus, max_points: none, rule: {each: 0.5}}
          q: {name: 专利, points: 10, nature: stock, targets: [100, --]}
      g: {name: 外贸, points: 10, children: {r: {name: 出口, points: 10, nature: stock, targets: [100, --]}}}
"""
MEAN = """
      outer:
        name: 创新
        points: 40
        combine: mean
        max_points: 41
        children:
          h:
            name: 投入
            points: 40
            children:
              p: {name: 研发投入, points: 40, nature: stock, targets: 100}
              b: {name: 重大项目, counts_as: bonus, max_points: none, rule: {each: 0.5}}
          q: {name: 专利, points: 40, nature: stock, targets: 100}
      g: {name: 外贸, points: 10, children: {r: {name: 出口, points: 10, nature: stock, targets: [100, --]}}}
"""


@pytest.mark.parametrize(
    ("indicators", "projects", "own"),
    [
        # 30 and 2.5 for five major projects, of which 2 count; with the patents 42 of 40.
        (INNER, 5, 42),
        # One project: 30.5 and 10.
        (INNER, 1, Fraction(81, 2)),
        # Half of the bonus counts, as half of its heading does: 40 and 1.25, of which 1.
        (MEAN, 5, 41),
        (MEAN, 2, Fraction(81, 2)),
    ],
)
def test_who_meets_all_that_is_asked_of_it_has_as_many_points_beside_it(tmp_path, indicators, projects, own):
    # What is not for 乙 makes the rest worth more, but never the bonus, and takes none of it.
    scheme = f"{HEAD}\ntables:\n  t:\n    title: 表\n    indicators:\n{indicators}"
    met = [f"2017,{unit},{row},100" for unit in "甲乙" for row in "pqr"]
    lines = [
        line for line in met if line not in ("2017,乙,r,100", "2017,乙,q,100" if indicators is INNER else "")
    ]
    lines += [f"2017,{unit},b,{projects}" for unit in "甲乙"]
    table = board_of(tmp_path, scheme, "\n".join(["period,unit,indicator,value", *lines, ""]), "2017").tables[
        0
    ]
    assert table.heading_own.shown[:, table.headings.index("outer")].tolist() == [float(own), float(own)]
    assert table.total.shown.tolist() == [float(own + 10), float(own + 10)]


MEAN = """
tables:
  t:
    title: 表
    indicators:
      m:
        name: 平均
        number: 1
        points: 10
        combine: mean
        children:
          h1:
            name: 第一项
            points: 10
            max_points: LIMIT
            children:
              k: {name: 存量, points: 10, nature: stock, targets: 100}
              b: {name: 加分, counts_as: bonus, max_points: 3, rule: {each: 1}}
          h2: {name: 第二项, points: 10, nature: stock, targets: 100}
      z: {name: 另一项, number: 2, points: 10, nature: stock, targets: [100, --]}
"""


@pytest.mark.parametrize(
    ("limit", "total"),
    [
        # 自身 9 + 3 = 12，限 11：先减加分，余 2；平均算一半，乙的另一项不考核，分值归此：9 + 2/2 + 5。
        ("11", Fraction(15)),
        ("10", Fraction(29, 2)),
        ("12", Fraction(31, 2)),
    ],
)
def test_half_a_bonus_is_limited_whole_where_the_full_points_come_out_even(tmp_path, limit, total):
    returns = [("甲", "k", 90), ("甲", "b", 3), ("甲", "h2", 50), ("甲", "z", 80)]
    returns += [("乙", "k", 90), ("乙", "b", 3), ("乙", "h2", 50)]
    text = "\n".join(
        ["period,unit,indicator,value", *(f"2017,{u},{row},{mark}" for u, row, mark in returns), ""]
    )
    board = board_of(tmp_path, HEAD + MEAN.replace("LIMIT", limit), text, "2017")
    assert Fraction(str(board.tables[0].total.shown[1])) == total


GEOMETRIC = """
tables:
  t:
    title: 表
    indicators:
      g:
        name: 几何平均
        number: 1
        points: 10
        combine: geometric
        children:
          h1:
            name: 第一项
            points: 5
            children:
              k: {name: 存量, points: 5, nature: stock, targets: 5}
              b: {name: 加分, counts_as: bonus, max_points: none, rule: {each: 1}}
          h2: {name: 第二项, points: 5, nature: stock, targets: 5}
      z: {name: 另一项, number: 2, points: 10, nature: stock, targets: [10, --]}
"""


def test_a_bonus_in_a_product_is_worth_the_same_beside_what_does_not_apply(tmp_path):
    returns = [("甲", "k", 2), ("甲", "b", 1), ("甲", "h2", 2), ("甲", "z", 0)]
    returns += [("乙", "k", 2), ("乙", "b", 1), ("乙", "h2", 2)]
    text = "\n".join(
        ["period,unit,indicator,value", *(f"2017,{u},{row},{mark}" for u, row, mark in returns), ""]
    )
    (table,) = board_of(tmp_path, HEAD + GEOMETRIC, text, "2017").tables
    g = table.headings.index("g")
    # 甲 10 × √(3/5 × 2/5)；乙的另一项不考核，20 分按同样的得分率。
    own, counted = table.heading_own.shown[:, g], table.heading_points.shown[:, g]
    assert own.tolist() == pytest.approx([10 * 0.24**0.5] * 2)
    assert counted.tolist() == pytest.approx([10 * 0.24**0.5, 20 * 0.24**0.5])


BARE = """
      outer:
        name: 创新
        points: 40
        children:
          h:
            name: 投入
            points: 30
            LIMIT
            children:
              p: {name: 研发投入, points: 30, nature: stock, targets: [100, --]}
              b: {name: 重大项目, counts_as: bonus, max_points: none, rule: {each: 0.25}}
              d: {name: 失信, counts_as: deduction, min_points: none, rule: {compare: value, each: -1}}
          q: {name: 专利, points: 10, nature: stock, targets: 100}
      g: {name: 外贸, points: 10, children: {r: {name: 出口, points: 10, nature: stock, targets: [100, --]}}}
"""


@pytest.mark.parametrize(
    ("limit", "rounding", "bonuses", "deductions", "beside"),
    [
        # Nothing is left that there could be 3 points of; a limit gives back what was deducted, as far as it goes.
        ("min_points: 3", "", 0, 0, 0),
        ("min_points: 3", "", 1, 0, Fraction(1, 4)),
        ("min_points: 3", "", 1, 5, 0),
        ("min_points: -2", "", 1, 5, -2),
        ("min_points: -2", "", 1, 1, Fraction(-3, 4)),
        ("{min_points: -2, max_points: 1}", "", 8, 0, 1),
        # 0.25 is rounded to 0.3, and −0.75 to −0.8, which count for what they are.
        ("", "rounding: {headings: 1}", 1, 0, Fraction(3, 10)),
        ("", "rounding: {headings: 1}", 1, 1, Fraction(-4, 5)),
    ],
)
def test_a_heading_of_which_a_bonus_is_left_has_no_points_to_hold(
    tmp_path, limit, rounding, bonuses, deductions, beside
):
    # 乙 has the patents alone: all of their 50 points, and beside them what stands outside full points.
    limit = limit.strip("{}").replace(", ", "\n            ")
    scheme = (
        f"{HEAD}{rounding}\ntables:\n  t:\n    title: 表\n    indicators:\n{BARE.replace('LIMIT', limit)}"
    )
    marks = [("甲", "p", 100), ("甲", "q", 100), ("甲", "r", 100), ("乙", "q", 100)]
    marks += [(unit, row, count) for unit in "甲乙" for row, count in (("b", bonuses), ("d", deductions))]
    lines = [f"2017,{unit},{row},{mark}" for unit, row, mark in marks]
    (table,) = board_of(
        tmp_path, scheme, "\n".join(["period,unit,indicator,value", *lines, ""]), "2017"
    ).tables
    assert Fraction(str(table.total.shown[1])) == 50 + beside


BONUS_INSIDE = """
tables:
  t:
    title: 表
    indicators:
      h:
        name: 大项
        points: 8
        {limit}
        children:
          k: {{name: 实绩, points: 8, nature: stock, targets: 100}}
          g:
            name: 加分
            counts_as: bonus
            max_points: 2
            children:
              b: {{name: 获奖, max_points: none, rule: {{each: 1}}, {only}}}
      o: {{name: 另项, points: 12, nature: stock, targets: ["--", 100]}}
{unscored}"""


@pytest.mark.parametrize("limit", ["max_points: 10", "min_points: 0"])
@pytest.mark.parametrize(
    ("only", "unscored"),
    [("applies_to: 乙", ""), ("source: 无", "unscored: {missing: leave_out}")],
)
def test_a_bonus_of_which_nothing_is_known_takes_nothing_away(tmp_path, limit, only, unscored):
    scheme = HEAD + BONUS_INSIDE.format(limit=limit, only=only, unscored=unscored)
    returns = (
        "period,unit,indicator,value\n2017,甲,实绩,75\n2017,乙,实绩,75\n2017,乙,获奖,0\n2017,乙,另项,100\n"
    )
    table = board_of(tmp_path, scheme, returns, "2017").tables[0]
    # 6 of the 8 points that are for 甲 count for 15 of 20.
    assert table.total.shown.tolist() == [15, 18]
