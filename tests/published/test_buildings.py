"""杭州市楼宇经济考核 (RULES 4.5): the best of each item 100, the worst 50, straight between; both readings of the sum."""

import pytest

from tests.published.published import rows, scored, text_of

SCHEME = text_of("杭州楼宇经济")
UNITS = ["甲区", "乙区", "丙区", "丁区", "戊区", "己区", "庚区", "辛区", "壬管委会", "癸管委会"]
ITEMS = {
    "楼宇个数": [20, 30, 40, 50, 60, 70, 80, 90, 100, 120],
    "楼宇税收": [5, 10, 15, 30, 25, 20, 35, 40, 45, 55],
    "楼宇税收增长率": [-5, 0, 5, 10, 15, 20, 10, 8, 6, 4],
    "楼宇个数增量": [0, 1, 2, 3, 4, 5, 6, 8, 9, 10],
}
FIGURES = {unit: {item: values[n] for item, values in ITEMS.items()} for n, unit in enumerate(UNITS)}
ADDED = rows(scored(SCHEME, FIGURES, "2013"))
MEAN = rows(scored(SCHEME.replace("combine: sum", "combine: mean"), FIGURES, "2013"))


def shares(row):
    """What each item comes to out of 100."""
    return {
        id: pytest.approx(cell["points"] / cell["full_points"] * 100) for id, cell in row["cells"].items()
    }


def test_the_best_has_100_and_the_worst_50():
    assert shares(ADDED["甲区"]) == {"count": 50, "tax": 50, "tax_growth": 50, "more": 50}
    # 50 + 50 × (4 + 5) ÷ 25 = 68 for growth; the best in all else.
    assert shares(ADDED["癸管委会"]) == {"count": 100, "tax": 100, "tax_growth": 68, "more": 100}
    assert shares(ADDED["己区"])["tax_growth"] == 100


def test_a_district_in_the_middle():
    # 50 + 50 × (50 − 20) ÷ 100; 50 + 50 × (30 − 5) ÷ 50; 50 + 50 × (10 + 5) ÷ 25; 50 + 50 × 3 ÷ 10.
    assert shares(ADDED["丁区"]) == {"count": 65, "tax": 75, "tax_growth": 80, "more": 65}
    # 65 × 25% + 75 × 30% + 80 × 25% + 65 × 20%
    assert ADDED["丁区"]["total"] == pytest.approx(16.25 + 22.5 + 20 + 13)


def test_the_arithmetic_mean_is_the_other_word():
    assert MEAN["丁区"]["total"] == pytest.approx((65 + 75 + 80 + 65) / 4)
    assert MEAN["甲区"]["total"] == ADDED["甲区"]["total"] == 50


def test_the_formula_as_printed_cannot_be_meant():
    # “单位分值 = (最大 − 最小) ÷ 50，中间得分 = (x − 最小) × 单位分值 + 50”, taken literally for the best of the first item.
    each = (120 - 20) / 50
    assert (120 - 20) * each + 50 == 250
    assert (120 - 20) / each + 50 == 100


def test_the_first_three_win():
    assert [ADDED[unit]["rank"] for unit in ("癸管委会", "壬管委会", "辛区", "庚区")] == [1, 2, 3, 4]
    assert {unit for unit, row in ADDED.items() if row["grade"] == "获奖"} == {"癸管委会", "壬管委会", "辛区"}


def test_one_unit_alone_is_neither_best_nor_worst():
    alone = rows(scored(SCHEME, {"甲区": FIGURES["甲区"]}, "2013"))["甲区"]
    assert alone["total"] is None and {cell["status"] for cell in alone["cells"].values()} == {"pending"}
