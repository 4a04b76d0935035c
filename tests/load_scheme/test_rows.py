"""How the rows of a printed table hang together: numbers, headings, parts, targets, units."""

from math import isnan

import pytest

from scorecard.model.branch import Branch
from scorecard.model.period import Period
from scorecard.model.ranking import Ranking

ANNEX = """
占比: {name: 占比, number: 1, nature: ratio, targets: 9}
专利:
  name: 专利
  number: 6
  children:
    申请: {name: 专利申请, points: 3, targets: 9}
    授权: {name: 发明授权, points: 7, targets: 9}
活动:
  name: 产学研活动
  number: 8
  points: 5
  targets: 9
  parts: {五一八: {name: 5.18期间来访, targets: 1}}
协议: {name: 产学研协议, points: 5, targets: 9}
"""


def shape(branch, rows):
    """A tree of branches as nested lists of names."""
    return [shape(m, rows) if isinstance(m, Branch) else rows[m].name for m in branch.members]


def test_an_unnumbered_row_joins_the_number_above(read_rows):
    found = read_rows(ANNEX)
    table = found.scheme.tables[0]
    assert {row.name: row.item for row in table.indicators} == {
        "占比": 1,
        "专利": 6,
        "专利申请": 6,
        "发明授权": 6,
        "产学研活动": 8,
        "5.18期间来访": 8,
        "产学研协议": 8,
    }
    assert shape(table.tree, table.rows) == [
        ["占比"],
        [["专利申请"], ["发明授权"]],
        ["产学研活动", ["5.18期间来访"], "产学研协议"],
    ]


def test_relations_and_depths_are_those_of_the_print(read_rows):
    found = read_rows(ANNEX).rows
    assert {name: (row.relation, row.parent, row.depth) for name, row in found.items()} == {
        "占比": ("numbered", None, 0),
        "专利": ("numbered", None, 0),
        "专利申请": ("child", "专利", 1),
        "发明授权": ("child", "专利", 1),
        "产学研活动": ("numbered", None, 0),
        "5.18期间来访": ("part", "活动", 1),
        "产学研协议": ("child", None, 0),
    }
    assert [name for name, row in found.items() if not row.scores and not row.heading] == ["5.18期间来访"]


def test_an_unnumbered_row_below_a_heading_joins_its_number(read_rows):
    rows = """
专利:
  name: 专利
  number: 1
  children: {申请: {name: 专利申请, points: 10, targets: 9}}
商标: {name: 商标, points: 5, targets: 9}
"""
    table = read_rows(rows).scheme.tables[0]
    assert shape(table.tree, table.rows) == [[[["专利申请"]], "商标"]]
    assert [row.item for row in table.rows] == [1, 1]


def test_a_table_without_numbers_has_a_number_for_each_row(read_rows):
    table = read_rows("申请: {name: 申请, targets: 9}\n授权: {name: 授权, targets: 9}").scheme.tables[0]
    assert [row.full for row in table.rows] == [10, 10]
    assert shape(table.tree, table.rows) == [["申请"], ["授权"]]


def test_targets_in_a_row_for_all_by_unit_by_group_and_by_stage(read_rows):
    rows = """
一行: {name: 一行, number: 1, targets: [1, --, 3.50]}
共同: {name: 共同, number: 2, targets: 7}
单位: {name: 按单位, number: 3, targets: {丙街道: 3, 甲: 1, 乙镇: --}}
分组: {name: 按分组, number: 4, targets: {镇: 5, 街道: 6}}
单独: {name: 分组后单独, number: 5, targets: {镇: 5, 街道: 6, 乙镇: 9}}
阶段: {name: 阶段, number: 6, targets: {2017: [1, 2, 3], 2017Q2: {镇: 1, 街道: 2}, 2016: 4}}
"""
    found = read_rows(rows).rows
    year = Period(2017, 12)
    written = {name: [target.text for target in row.targets[year]] for name, row in found.items()}
    assert written == {
        "一行": ["1", "--", "3.50"],
        "共同": ["7", "7", "7"],
        "按单位": ["1", "--", "3"],
        "按分组": ["5", "5", "6"],
        "分组后单独": ["5", "9", "6"],
        "阶段": ["1", "2", "3"],
    }
    assert isnan(found["一行"].targets[year][1].value) and found["一行"].targets[year][2].value == 3.5
    assert [t.value for t in found["阶段"].targets[Period(2017, 6)]] == [1, 1, 2]
    assert [t.value for t in found["阶段"].targets[Period(2016, 12)]] == [4, 4, 4]


def test_units_of_a_table_may_be_named_in_any_way(read_rows):
    scheme = read_rows(
        "申请: {name: 申请, number: 1, targets: [3, 1, 2]}", table="units: [丙街道, 镇]"
    ).scheme
    assert [unit.name for unit in scheme.units_of(scheme.tables[0])] == ["丙街道", "甲镇", "乙镇"]


def test_units_that_are_only_shown_stand_in_a_table_where_it_says_so(read):
    head = "title: 示例\nyear: 2017\nunits: {全区: {name: 全区, assessed: false}, 甲: {name: 甲镇}}\n"
    table = "title: 表, indicators: {申请: {name: 申请, number: 1, targets: 5}}"
    scheme = read(f"{head}tables:\n  一: {{{table}}}\n  二: {{units: [全区], {table}}}\n").scheme
    assert [[u.name for u in scheme.units_of(t)] for t in scheme.tables] == [["甲镇"], ["全区"]]


def test_defaults_of_a_scheme_that_says_only_what_it_must(read):
    scheme = read(
        "title: 示例\nyear: 2017\nunits: {甲: {name: 甲镇}}\n"
        "tables: {表: {title: 表, indicators: {申请: {name: 申请, number: 1, targets: 5}}}}\n"
    ).scheme
    row = scheme.tables[0].rows[0]
    assert (scheme.frequency, scheme.language, scheme.interim) == ("year", "zh", "due")
    assert scheme.ranking == Ranking("table", None, None, "competition", (), "printed")
    assert (row.nature, row.direction, row.pace, row.reported, row.full) == (
        "flow",
        "higher",
        "linear",
        "cumulative",
        10,
    )
    assert [str(p) for p in (row.unscored.missing, row.unscored.not_applicable, row.unscored.pending)] == [
        "unranked",
        "redistribute",
        "unranked",
    ]
    assert (scheme.rounding.points, scheme.rounding.total, scheme.decimals.points, scheme.decimals.total) == (
        None,
        None,
        2,
        2,
    )


def test_the_points_a_table_says_are_checked_for_each_group(read_rows):
    rows = """
农业: {name: 农业科技, number: 1, points: {镇: 4, 街道: 0}, targets: 9}
活动: {name: 科普活动, number: 2, points: {镇: 6, 街道: STREET}, targets: 9}
"""
    assert read_rows(rows.replace("STREET", "10"), table="points: 10").errors == ()
    wrong = read_rows(rows.replace("STREET", "9"), table="points: 10").errors
    assert [fault.code for fault in wrong] == ["SC041"]


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("points: 10", ["SC272"]),
        # A limit of the row is one, and a bonus begins at 0 unless it says otherwise.
        ("points: 10, max_points: 12", []),
        ("counts_as: bonus, max_points: 5", []),
        ("counts_as: bonus, max_points: none", []),
    ],
)
def test_what_is_added_to_the_full_points_wants_an_end(read_rows, fields, codes):
    rule = "{steps: {over: {each: 10%, add: 1, part: dropped}, under: level}}"
    found = read_rows(f"甲项: {{name: 甲项, number: 1, targets: 5, {fields}, rule: {rule}}}")
    assert [fault.code for fault in found.errors] == codes
