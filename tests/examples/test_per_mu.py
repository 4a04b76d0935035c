"""Firms by what they bring per mu: cells worked by hand, every total again in plain fractions, A to D by quota."""

import csv
import itertools
import runpy
from fractions import Fraction
from pathlib import Path

import pytest

from scorecard.base.fault import errors
from scorecard.model.period_names import parse_period
from scorecard.study.warnings import board_warnings
from scorecard.tables.record import record
from scorecard.workspace import read_workspace

FIRMS = Path(__file__).resolve().parents[2] / "examples" / "per-mu"
# Weight, benchmark, and which raw figures are divided by which; only flows are due by half in the middle of the year.
ITEMS = {
    "tax_per_mu": (30, 15, "入库税收", "用地面积", 1, True),
    "added_per_mu": (25, 100, "增加值", "用地面积", 1, True),
    "labour": (10, 28, "增加值", "年平均职工人数", 1, True),
    "per_energy": (10, Fraction("3.2"), "增加值", "综合能耗", 1, False),
    "per_emission": (10, 1000, "增加值", "主要污染物排放当量", 1, False),
    "research_share": (15, 3, "研发经费", "营业收入", 100, False),
}
HALVES = {"2018H1": Fraction(1, 2), "2018H2": Fraction(1)}


@pytest.fixture(scope="module")
def table():
    workspace = read_workspace(FIRMS)
    assert not errors(workspace.faults)

    def of(period):
        board = workspace.board(parse_period(period))
        assert not workspace.faults and not board_warnings(board)
        return {row["name"]: row for row in record(board, "zh")["tables"][0]["rows"]}

    return {period: of(period) for period in HALVES}


# The raw figures of three firms, of the year: 9 mu, 45 of taxes, 387 of added value, 20 people, 74 t of coal
# equivalent, 0.36 t of emissions, 20 of research in 1393 of revenue; and so on.
BY_HAND = [
    ("2018H2", "示例企业001", "tax_per_mu", 45 / 9, "10.00"),  # 5 ÷ 15 × 30
    ("2018H2", "示例企业001", "added_per_mu", 387 / 9, "10.75"),  # 43 ÷ 100 × 25
    ("2018H2", "示例企业001", "labour", 387 / 20, "6.91"),  # 19.35 ÷ 28 × 10 = 6.9107
    ("2018H2", "示例企业001", "per_energy", 387 / 74, "16.34"),  # 5.2297 ÷ 3.2 × 10: no cap
    ("2018H2", "示例企业001", "per_emission", 387 / 0.36, "10.75"),  # 1075 ÷ 1000 × 10
    ("2018H2", "示例企业001", "research_share", 20 / 1393 * 100, "7.18"),  # 1.4358% ÷ 3% × 15
    ("2018H2", "示例企业013", "tax_per_mu", 335 / 12, "55.83"),  # 27.9167 ÷ 15 × 30
    ("2018H2", "示例企业013", "research_share", 412 / 6530 * 100, "31.55"),
    ("2018H1", "示例企业001", "tax_per_mu", 20.32 / 9, "9.03"),  # 2.2578 ÷ 7.5 × 30: half a year
    ("2018H1", "示例企业001", "per_energy", 174.73 / 33.41, "16.34"),  # a ratio: against the whole benchmark
    ("2018H1", "示例企业002", "tax_per_mu", 224.76 / 81, "11.10"),  # 2.7748 ÷ 7.5 × 30 = 11.0993
]


@pytest.mark.parametrize(("period", "firm", "id", "actual", "printed"), BY_HAND)
def test_by_hand(table, period, firm, id, actual, printed):
    cell = table[period][firm]["cells"][id]
    assert (cell["actual"], cell["printed"]) == (pytest.approx(actual, rel=1e-9), printed)


def test_a_total_by_hand(table):
    row = table["2018H2"]["示例企业001"]
    assert row["printed"] == "61.93"  # 10 + 10.75 + 6.9107 + 16.3429 + 10.75 + 7.1787 = 61.9323
    assert (row["full_points"], row["grade"]) == (100, "C")


def raw(period):
    path = next((FIRMS / "data").glob(f"{period}-*.csv"))
    lines = path.read_text(encoding="utf-8").splitlines()[2:]
    return {row["单位"]: row for row in csv.DictReader(lines)}


@pytest.mark.parametrize("period", HALVES)
def test_every_total_again(table, period):
    """Σ figure ÷ benchmark × weight, in fractions; who has no emissions gets the mean of the others of the industry."""
    figures, gone = raw(period), HALVES[period]
    points, industries = {}, {firm: row["group"] for firm, row in table[period].items()}
    for firm in industries:
        of = figures[firm]
        points[firm] = {
            id: None
            if Fraction(of[below]) == 0
            else Fraction(of[above]) / Fraction(of[below]) * times / (bench * (gone if flow else 1)) * weight
            for id, (weight, bench, above, below, times, flow) in ITEMS.items()
        }
    means = {}
    for industry in set(industries.values()):
        emitting = [of["per_emission"] for firm, of in points.items() if industries[firm] == industry]
        emitting = [one for one in emitting if one is not None]
        means[industry] = sum(emitting) / len(emitting)
    assert (len(points), len(means)) == (312, 6)
    assert sum(of["per_emission"] is None for of in points.values()) == 13
    for firm, of in points.items():
        total = sum(means[industries[firm]] if one is None else one for one in of.values())
        assert table[period][firm]["total"] == pytest.approx(float(total), abs=1e-9), firm


@pytest.mark.parametrize("period", HALVES)
def test_a_to_d_by_quota(table, period):
    ranked = sorted(table[period].values(), key=lambda row: row["rank"])
    assert all(a["total"] >= b["total"] - 0.005 for a, b in itertools.pairwise(ranked))
    grades = [row["grade"] for row in ranked]
    # Of 304: 25% are 76; 45% are 136.8, the fraction dropped; 5% are 15.2, one more; the rest are C.
    assert {grade: grades.count(grade) for grade in "ABCD"} == {"A": 76, "B": 136, "C": 76, "D": 16}
    # New firms have their place among the others, but take none of a quota.
    assert grades.count("不定等级") == 8
    assert [grade for grade in grades if grade != "不定等级"] == sorted(
        "A" * 76 + "B" * 136 + "C" * 76 + "D" * 16
    )


def test_the_files_are_what_the_script_writes():
    for path, text in runpy.run_path(str(FIRMS / "generate.py"))["written"]().items():
        assert path.read_text(encoding="utf-8") == text, path.name
