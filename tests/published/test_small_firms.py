"""科技型中小企业评价 (RULES 4.1) and 创新型中小企业评价 (4.2): every edge of every band, and who passes."""

import pytest

from tests.published.published import rows, scored, text_of

TECH, INNOVATIVE = text_of("科技型中小企业"), text_of("创新型中小企业")

# What the published text gives at each edge and just below it, typed from it.
TECH_EDGES = {
    "科技人员占职工总数的比例": {
        30: 20, 29.99: 16, 25: 16, 24.99: 12, 20: 12, 19.99: 8, 15: 8, 14.99: 4, 10: 4, 9.99: 0, 0: 0, 100: 20,
    },
    "研发费用占销售收入的比例": {
        6: 50, 5.99: 40, 5: 40, 4.99: 30, 4: 30, 3.99: 20, 3: 20, 2.99: 10, 2: 10, 1.99: 0, 0: 0,
    },
    "研发费用占成本费用的比例": {
        30: 50, 29.99: 40, 25: 40, 24.99: 30, 20: 30, 19.99: 20, 15: 20, 14.99: 10, 10: 10, 9.99: 0,
    },
    "Ⅰ类知识产权": {0: 0, 1: 30, 2: 30},
    "Ⅱ类知识产权": {0: 0, 1: 6, 2: 12, 3: 18, 4: 24, 9: 24},
}  # fmt: skip
INNOVATIVE_EDGES = {
    "高价值Ⅰ类知识产权": {0: 0, 1: 20},
    "自主研发Ⅰ类知识产权": {0: 0, 1: 15},
    "Ⅰ类知识产权": {0: 0, 1: 10},
    "Ⅱ类知识产权": {0: 0, 1: 5, 9: 5},
    "研发费用占营业收入的比例": {5: 20, 4.99: 15, 3: 15, 2.99: 10, 2: 10, 1.99: 5, 1: 5, 0.99: 0},
    "主营业务收入增长率": {15: 20, 14.99: 15, 10: 15, 9.99: 10, 5: 10, 4.99: 5, 0: 5, -0.01: 0},
    "资产负债率": {0: 10, 55: 10, 55.01: 5, 74.99: 5, 75: 0, 100: 0},
    "主导产品所属领域": {"战略性新兴产业": 10, "其他": 5},
    "主营业务收入占营业收入的比例": {70: 20, 69.99: 15, 60: 15, 59.99: 10, 55: 10, 54.99: 5, 50: 5, 49.99: 0},
}
# Where the text does not say which end a band includes, the other reading gives the band below.
UPPER_END = {
    "研发费用占营业收入的比例": {3: 10, 2: 5, 5: 20, 1: 5, 3.01: 15, 2.01: 10},
    "主营业务收入增长率": {10: 10, 5: 5, 15: 20, 0: 5, 10.01: 15, 5.01: 10},
    "主营业务收入占营业收入的比例": {60: 10, 55: 5, 70: 20, 50: 5, 60.01: 15, 55.01: 10},
}


def with_upper_ends(scheme):
    """The other reading: the six rows whose end the text leaves open say `above`."""
    for low, points in ((3, 15), (2, 10), (10, 15), (5, 10), (60, 15), (55, 10)):
        written = f"- {{at_least: {low}, points: {points}}}"
        assert scheme.count(written) == 1
        scheme = scheme.replace(written, f"- {{above: {low}, points: {points}}}")
    return scheme


def many_firms(scheme, count):
    """The scheme for as many firms as there are edges."""
    firms = "".join(f"  f{n}: {{name: 企业{n}}}\n" for n in range(count))
    before, _, after = scheme.partition("  jia: {name: 甲公司}\n  yi: {name: 乙公司}\n")
    return before + firms + after


def points_at(scheme, edges):
    """For each row, the points at each of its edges: all in one board, a firm for each edge."""
    most = max(len(at) for at in edges.values())
    figures = {f"企业{n}": {} for n in range(most)}
    for row, at in edges.items():
        for n, value in enumerate(at):
            figures[f"企业{n}"][row] = value
    board = scored(many_firms(scheme, most), figures, "2022")
    names = {row["name"]: row["id"] for row in board["tables"][0]["indicators"]}
    found = rows(board)
    return {
        row: {value: found[f"企业{n}"]["cells"][names[row]]["points"] for n, value in enumerate(at)}
        for row, at in edges.items()
    }


@pytest.mark.parametrize(
    ("scheme", "edges"),
    [(TECH, TECH_EDGES), (INNOVATIVE, INNOVATIVE_EDGES), (with_upper_ends(INNOVATIVE), UPPER_END)],
    ids=["科技型", "创新型", "创新型，含上端"],
)
def test_every_edge(scheme, edges):
    assert points_at(scheme, edges) == edges


def test_the_two_readings_differ_at_six_figures_only():
    lower, upper = (
        points_at(INNOVATIVE, INNOVATIVE_EDGES),
        points_at(with_upper_ends(INNOVATIVE), INNOVATIVE_EDGES),
    )
    differ = {row: [v for v in lower[row] if lower[row][v] != upper[row][v]] for row in lower}
    assert {row: values for row, values in differ.items() if values} == {
        "研发费用占营业收入的比例": [3, 2],
        "主营业务收入增长率": [10, 5],
        "主营业务收入占营业收入的比例": [60, 55],
    }


def tech(staff, sales, costs, first, second):
    names = (
        "科技人员占职工总数的比例",
        "研发费用占销售收入的比例",
        "研发费用占成本费用的比例",
        "Ⅰ类知识产权",
        "Ⅱ类知识产权",
    )
    return dict(zip(names, (staff, sales, costs, first, second), strict=True))


# The two cases that RULES 4.1 states, and the pass mark itself.
TECH_CASES = [
    (tech(26, 4.9, 31, 0, 2), 16 + 50 + 12, "通过"),
    (tech(9.9, 6, 30, 1, 4), 0 + 50 + 30, "不通过"),
    (tech(10, 4.9, 14, 0, 4), 4 + 30 + 24, "不通过"),
    (tech(15, 4, 14, 0, 4), 8 + 30 + 24, "通过"),
    (tech(20, 3, 0, 1, 0), 12 + 20 + 30, "通过"),
    (tech(10, 3, 20, 0, 4), 4 + 30 + 24, "不通过"),
    (tech(15, 5, 0, 0, 2), 8 + 40 + 12, "通过"),
]


@pytest.mark.parametrize(("firm", "total", "grade"), TECH_CASES)
def test_who_is_a_technology_firm(firm, total, grade):
    row = rows(scored(TECH, {"甲公司": firm}, "2022"))["甲公司"]
    assert (row["total"], row["grade"]) == (total, grade)


def test_a_firm_that_chooses_one_ratio_reports_one():
    chosen = TECH.replace("points: 50\n        combine: best", "points: 50\n        combine: chosen")
    assert chosen != TECH
    firm = tech(26, 4.9, 31, 0, 2)
    del firm["研发费用占成本费用的比例"]
    both = rows(scored(chosen, {"甲公司": tech(26, 4.9, 31, 0, 2), "乙公司": firm}, "2022"))
    assert (both["乙公司"]["total"], both["乙公司"]["grade"]) == (16 + 30 + 12, "不通过")
    assert both["甲公司"]["total"] is None


NONE = {
    "近三年获国家级、省级科技奖励": 0,
    "获高新技术企业等荣誉": 0,
    "拥有省部级以上研发机构": 0,
    "近三年新增股权融资总额": 499.99,
}


def innovative(
    valuable=0, own=0, first=0, second=0, rd=0, sales=0, debt=50, field="战略性新兴产业", main=70, **direct
):
    names = list(INNOVATIVE_EDGES)
    figures = dict(zip(names, (valuable, own, first, second, rd, sales, debt, field, main), strict=True))
    return {**figures, **NONE, **direct}


# Points: innovation 40 = patents 20 + spending 20; growth 30 = sales 20 + debt 10; focus 30 = field 10 + share 20.
INNOVATIVE_CASES = [
    (innovative(valuable=1, own=1, first=2, rd=5, sales=15), 100, "通过"),
    # The best of the four kinds of patents counts, not their sum: 15 + 5, with 5 + 10 and 10 + 20.
    (innovative(own=1, first=1, second=3, rd=1, sales=0), 20 + 15 + 30, "通过"),
    # Each least sum by itself: 19 is not reached in innovation (10 + 5), growth (5 + 5), focus (5 + 5).
    (innovative(first=1, rd=1, sales=15), 15 + 30 + 30, "不通过"),
    (innovative(valuable=1, rd=5, sales=0, debt=60), 40 + 10 + 30, "不通过"),
    (innovative(valuable=1, rd=5, sales=15, field="其他", main=50), 40 + 30 + 10, "不通过"),
    # All three just reached, but 20 + 15 + 15 = 50 is below 60.
    (innovative(own=1, rd=1, sales=0, debt=50, field="其他", main=55), 20 + 15 + 15, "不通过"),
    # 60 exactly.
    (innovative(own=1, rd=1, sales=5, debt=50, field="战略性新兴产业", main=55), 20 + 20 + 20, "通过"),
    # Any one of four conditions, whatever the points.
    (innovative(rd=0, **{"近三年获国家级、省级科技奖励": 1}), 0 + 15 + 30, "直接通过"),
    (innovative(rd=0, **{"获高新技术企业等荣誉": 1}), 45, "直接通过"),
    (innovative(rd=0, **{"拥有省部级以上研发机构": 1}), 45, "直接通过"),
    (innovative(rd=0, **{"近三年新增股权融资总额": 500}), 45, "直接通过"),
    (innovative(rd=0), 45, "不通过"),
]


@pytest.mark.parametrize(("firm", "total", "grade"), INNOVATIVE_CASES)
def test_who_is_an_innovative_firm(firm, total, grade):
    row = rows(scored(INNOVATIVE, {"甲公司": firm}, "2022"))["甲公司"]
    assert (row["total"], row["grade"]) == (total, grade)
