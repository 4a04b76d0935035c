"""Small things that are said of rows: the place the rule goes by, which way is better, what share an item has."""

from __future__ import annotations

import json

from tests.cli.running import run
from tests.whatif.projects import HEAD, write

ROWS = """\
      d: {name: 差错, counts_as: deduction, rule: {compare: value, each: -1, min_points: -5}}
      r:
        name: 排位
        points: {镇: 10, 街道: 20}
        rule: {compare: rank, among: %s, bands: [{at_most: 2, points: 100%%}, {points: 50%%}]}
      s: {name: 企业, points: 10, targets: 10}
"""
SENT = "期间,单位,指标,数值\n" + "".join(
    f"2017Q4,{unit},d,{d}\n2017Q4,{unit},r,{r}\n2017Q4,{unit},s,{s}\n"
    for unit, d, r, s in (("jia", 1, 30, 5), ("yi", 2, 20, 6), ("bing", 0, 10, 7))
)


def project(root, among="table"):
    return write(root, HEAD + ROWS % among, SENT)


def out(root, *args):
    said = run(*args, at=root, columns=160)
    assert said.code == 0, said.err
    return said.out


def places(root):
    """The places of the units by `trend` and by `evaluate --by`, which are the same."""
    trend = json.loads(out(root, "trend", "排位", "--show", "rank", "-f", "json"))
    told = {row["unit"]: row["values"][-1] for row in trend["rows"]}
    lines = out(root, "evaluate", "--by", "排位", "-f", "csv", "-q").splitlines()
    names = {"甲镇": "jia", "乙镇": "yi", "丙街道": "bing"}
    by = {
        names[cells[1]]: float(cells[0])
        for cells in (line.split(",") for line in lines)
        if cells[1:2] and cells[1] in names
    }
    assert by == told
    return told


def test_a_row_whose_rule_goes_by_places_shows_these_and_not_those_of_its_points(tmp_path):
    # The first two have the same points, for the band is from the first place to the second.
    assert places(project(tmp_path / "table")) == {"jia": 1, "yi": 2, "bing": 3}
    assert places(project(tmp_path / "group", "group")) == {"jia": 1, "yi": 2, "bing": 1}


def test_more_is_not_said_to_be_better_of_what_is_taken_away(tmp_path):
    read = out(project(tmp_path), "check", "--read-back")
    deduction = next(line for line in read.splitlines() if "差错" in line and "流量" in line)
    assert "越高越好" not in deduction and read.count("越高越好") >= 2


def test_an_item_worth_more_to_one_group_has_no_single_share(tmp_path):
    said = " ".join(out(project(tmp_path), "sensitivity", "--draws", "50", "--lang", "en").split())
    # 10 of 20 points for a town, 20 of 30 for a street.
    assert "the weight of 排位, which is 50% to 66.67% of the whole by unit" in said


COMPUTED = """\
title: 考核
year: 2017
frequency: quarter
units: {jia: {name: 甲镇}, yi: {name: 乙镇}}
inputs:
  a: {name: 甲数, nature: stock}
  b: {name: 乙数, nature: stock}
tables:
  t:
    title: 任务表
    indicators:
      apart: {name: 差额, formula: "abs(a - b)", targets: 10}
      root: {name: 方根, formula: "sqrt(a)", targets: 10}
"""


def test_functions_and_figures_that_do_not_end_read_alike_on_every_line(tmp_path):
    sent = "期间,单位,指标,数值\n" + "".join(
        f"2017Q4,{u},{row},{n}\n" for u in ("jia", "yi") for row, n in (("a", 7), ("b", 13))
    )
    root = write(tmp_path, COMPUTED, sent)
    assert "绝对值（甲数 − 乙数）；绝对值(7 − 13) = 6" in out(root, "explain", "甲镇", "差额")
    assert "abs(7 − 13) = 6" in out(root, "explain", "甲镇", "差额", "--lang", "en")
    # 2.6457513110646: as on the line of the formula.
    assert "2.6458 ÷ 10 = 26.4575%" in out(root, "explain", "甲镇", "方根")
