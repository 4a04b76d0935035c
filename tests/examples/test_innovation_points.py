"""Innovation points of 320 firms: cells by hand, stages and every total again in fractions, quotas in each stage."""

import csv
import itertools
import runpy
from fractions import Fraction as F

import pytest

from tests.examples.worked import EXAMPLES, equal, figure, scored

FIRMS = EXAMPLES / "innovation-points"
YEARS = ("2021", "2022")
# Full points of the five indicators by stage, and the points for each invention.
WEIGHTS = {
    "初创期": (30, 25, 20, 10, 15),
    "成长期": (25, 15, 20, 25, 15),
    "稳定期": (20, 10, 25, 20, 25),
}
EACH = {"初创期": F(4), "成长期": F(2), "稳定期": F(1, 2)}


@pytest.fixture(scope="module")
def table():
    return {year: tables["firms"] for year, tables in scored("innovation-points", *YEARS).items()}


BY_HAND = [
    # A start-up: 35.3 of 873.5 for research is 4.04%, between 3% (40%) and 6% (80%); 2 of 10 people; 4 inventions.
    (
        "2022",
        "示例企业003",
        "research_share",
        (F(2, 5) + F(2, 5) * (F("35.3") / F("873.5") * 100 - 3) / 3) * 30,
    ),
    ("2022", "示例企业003", "scientists_share", F(60, 100) * 25),  # exactly 20%: the band says “or more”
    ("2022", "示例企业003", "inventions", F(4 * 4)),
    ("2022", "示例企业003", "contracts_share", F("79.4") / F("873.5") * 100 / 15 * 15),
    # A settled firm: 2594 of 41410.9 for research is 6.26%, past 6% (80%) towards 10%.
    (
        "2022",
        "示例企业005",
        "research_share",
        (F(4, 5) + F(1, 5) * (F(2594) / F("41410.9") * 100 - 6) / 4) * 20,
    ),
    ("2022", "示例企业005", "scientists_share", F(10)),  # 217 of 546
    ("2022", "示例企业005", "inventions", F(25)),  # 52 × 0.5 = 26, at most 25
    ("2022", "示例企业006", "scientists_share", F(0)),  # 1 of 11 is under 10%
    ("2022", "示例企业006", "inventions", F(20)),  # 10 × 4 = 40, at most 20
    ("2022", "示例企业001", "inventions", F(9 * 2)),  # growing
    ("2022", "示例企业001", "contracts_share", F(15)),  # 18.5%: past the corner
    ("2021", "示例企业003", "research_share", F(30)),  # 75.5 of 729: past 10%
]


@pytest.mark.parametrize(("year", "firm", "id", "points"), BY_HAND)
def test_by_hand(table, year, firm, id, points):
    equal(figure(table[year][firm], id, "points"), points)


def sent(year):
    lines = (FIRMS / "data" / f"{year}-企业.csv").read_text(encoding="utf-8").splitlines()[2:]
    return {
        row["单位"]: {name: F(of) for name, of in row.items() if name != "单位"}
        for row in csv.DictReader(lines)
    }


def stage(of):
    if of["成立年限"] < 5 and of["营业收入"] < 2000:
        return "初创期"
    return "成长期" if of["营业收入"] < 20000 else "稳定期"


def line(corners, x):
    """Straight between the corners, level beyond them."""
    if x >= corners[-1][0]:
        return F(corners[-1][1])
    (a, low), (b, high) = next(pair for pair in itertools.pairwise(corners) if x < pair[1][0])
    return low + (high - low) * (x - a) / (b - a)


@pytest.mark.parametrize("year", YEARS)
def test_the_stage_follows_from_the_figures(table, year):
    assert {firm: row["group"] for firm, row in table[year].items()} == {
        firm: stage(of) for firm, of in sent(year).items()
    }


@pytest.mark.parametrize("year", YEARS)
def test_every_total_again(table, year):
    firms = sent(year)
    growth = {firm: of["营业收入"] / of["上年营业收入"] - 1 for firm, of in firms.items()}
    ends = {}
    for group in WEIGHTS:
        of_group = [growth[firm] for firm, of in firms.items() if stage(of) == group]
        ends[group] = min(of_group), max(of_group)
    for firm, of in firms.items():
        group = stage(of)
        least, most = ends[group]
        research, people, inventions, rise, trade = WEIGHTS[group]
        share = of["科技人员"] / of["职工总数"] * 100
        band = max((20 * k for k in range(1, 6) if share >= 5 + 5 * k), default=0)
        total = (
            line([(0, F(0)), (3, F(2, 5)), (6, F(4, 5)), (10, F(1))], of["研发费用"] / of["营业收入"] * 100)
            * research
            + F(band, 100) * people
            + min(of["有效发明专利"] * EACH[group], inventions)
            + line([(0, F(1, 5)), (1, F(1))], (growth[firm] - least) / (most - least)) * rise
            + line([(0, F(0)), (15, F(1))], of["技术合同成交额"] / of["营业收入"] * 100) * trade
        )
        equal(table[year][firm]["total"], total)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("group", WEIGHTS)
def test_places_and_quotas_are_those_of_the_stage(table, year, group):
    """The first 20% of the stage, then the next 30%, fractions dropped; a tie at the edge is in."""
    rows = [row for row in table[year].values() if row["group"] == group]
    printed = sorted((F(row["printed"]) for row in rows), reverse=True)
    first, second = len(rows) * 20 // 100, len(rows) * 30 // 100
    chosen = sum(of >= printed[first - 1] for of in printed)
    for row in rows:
        of = F(row["printed"])
        assert row["group_rank"] == 1 + sum(other > of for other in printed)
        grade = (
            "重点支持"
            if of >= printed[first - 1]
            else "优先支持"
            if of >= printed[chosen + second - 1]
            else "培育"
        )
        assert row["grade"] == grade, row["name"]


def test_there_are_many_firms_and_some_change_their_stage(table):
    assert len(table["2022"]) == len(table["2021"]) == 320
    moved = [firm for firm, row in table["2022"].items() if row["group"] != table["2021"][firm]["group"]]
    assert len(moved) == 32


def test_the_files_are_what_the_script_writes():
    for path, text in runpy.run_path(str(FIRMS / "generate.py"))["written"]().items():
        assert path.read_text(encoding="utf-8") == text, path.name
