"""What an indicator does not say itself: the nearest place that says it wins, whole field."""

import pytest

FOUR_PLACES = """
自己: {name: 自己说, number: 1, targets: 9, FIELD: OWN}
标题:
  name: 标题
  number: 2
  FIELD: HEADING
  children:
    随标题: {name: 随标题, points: 5, targets: 9}
    也自己: {name: 也自己说, points: 5, targets: 9, FIELD: OWN}
随表: {name: 随表, number: 3, targets: 9}
"""
# The field, what the scheme, the table, the heading and the row say, and how each is read.
FIELDS = [
    ("interim", "year", "none", "due", "year", lambda row: row.interim),
    ("direction", "lower", "higher", "lower", "higher", lambda row: row.direction),
    ("provider", "统计局", "科技局", "经发局", "人社局", lambda row: row.provider),
    ("measure", "件", "个", "项", "人", lambda row: row.measure),
    ("reported", "period", "cumulative", "period", "cumulative", lambda row: row.reported),
    ("pace", "none", "linear", "none", "linear", lambda row: row.pace),
]


def places(field, heading, own):
    return FOUR_PLACES.replace("FIELD", field).replace("HEADING", heading).replace("OWN", own)


@pytest.mark.parametrize(
    ("field", "scheme", "table", "heading", "own", "of"), FIELDS, ids=lambda f: str(f)[:12]
)
def test_the_nearest_place_wins(read_rows, field, scheme, table, heading, own, of):
    rows = places(field, heading, own)
    by_table = read_rows(rows, f"defaults: {{{field}: {scheme}}}\n", f"defaults: {{{field}: {table}}}").rows
    by_scheme = read_rows(rows, f"defaults: {{{field}: {scheme}}}\n").rows
    for found in (by_table, by_scheme):
        assert of(found["自己说"]) == of(found["也自己说"]) == own
        assert of(found["随标题"]) == heading
    assert of(by_table["随表"]) == table
    assert of(by_scheme["随表"]) == scheme


def test_policies_are_inherited_one_by_one(read_rows):
    rows = """
自己: {name: 自己说, number: 1, targets: 9, unscored: {missing: -3}}
随表: {name: 随表, number: 2, targets: 9}
"""
    found = read_rows(
        rows, "unscored: {missing: 0, pending: leave_out}\n", "unscored: {not_applicable: mean}"
    ).rows
    assert str(found["自己说"].unscored.missing) == "-3"
    assert str(found["随表"].unscored.missing) == "0"
    for row in found.values():
        assert (str(row.unscored.pending), str(row.unscored.not_applicable)) == ("leave_out", "mean")


def test_a_rule_is_inherited_whole(read_rows):
    rows = """
自己: {name: 自己说, number: 1, targets: 9, rule: {min_points: 2}}
随表: {name: 随表, number: 2, targets: 9}
"""
    found = read_rows(rows, "defaults: {rule: {max_rate: 120%}}\n").rows
    assert found["随表"].rule.max_rate == 1.2
    assert found["自己说"].rule.max_rate is None
    assert found["自己说"].rule.min_points.value == 2


def test_points_of_a_heading_do_not_flow_down(read_rows):
    rows = """
专利:
  name: 专利
  number: 1
  points: 20
  children:
    申请: {name: 专利申请, points: 8, targets: 9}
    授权: {name: 发明授权, points: 12, targets: 9}
人才: {name: 人才, number: 2, targets: 9}
"""
    found = read_rows(rows, "defaults: {points: 5}\n").rows
    assert {name: row.full for name, row in found.items()} == {
        "专利": 20,
        "专利申请": 8,
        "发明授权": 12,
        "人才": 5,
    }


def test_names_targets_and_notes_are_a_row_s_own(read_rows):
    rows = """
机构:
  name: 机构
  number: 1
  targets: 9
  note: 备注
  short: 构
  parts: {省级: {name: 省级以上, targets: 3}}
"""
    part = read_rows(rows).rows["省级以上"]
    assert (part.note, part.short, part.number, part.full) == (None, "省级以上", None, 0)


def test_defaults_that_do_not_concern_a_row_are_no_fault(read_rows):
    rows = """
高企: {name: 高企, number: 1, nature: stock, targets: 9}
重视: {name: 重视, number: 2, judges: mean}
机构: {name: 机构, number: 3, targets: 9, parts: {省级: {name: 省级以上}}}
"""
    found = read_rows(rows, "defaults: {pace: [10%, 20%, 50%, 100%], panel: 5, rule: {max_points: 100%}}\n")
    assert (found.rows["高企"].pace, found.rows["重视"].pace) == ("none", "none")
    assert found.rows["机构"].pace[0] == (3, 0.1)
    assert found.rows["重视"].judging.panel == 5
    assert not found.rows["省级以上"].scores


def test_a_row_without_targets_lacks_them_whatever_rule_it_inherits(read_rows):
    found = read_rows("申请: {name: 专利申请, number: 1}", "defaults: {rule: {max_points: 100%}}\n")
    assert [fault.code for fault in found.errors] == ["SC036"]


def test_a_percentage_is_a_ratio_unless_said(read_rows):
    rows = """
占比: {name: 占比, number: 1, measure: "%", targets: 9}
增量: {name: 增量, number: 2, measure: "%", nature: flow, targets: 9}
件数: {name: 件数, number: 3, measure: 件, targets: 9}
"""
    found = read_rows(rows).rows
    assert [row.nature for row in found.values()] == ["ratio", "flow", "flow"]
