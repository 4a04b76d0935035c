"""YAML as far as it is meant: anchors and merges work, what readers disagree about is refused."""

import pytest


def test_an_anchor_repeats_a_row_of_targets(read_rows):
    rows = """
申请: {name: 申请, number: 1, targets: &row [1, 2, 3]}
授权: {name: 授权, number: 2, targets: *row}
"""
    found = read_rows(rows).rows
    assert found["申请"].targets == found["授权"].targets


def test_a_merge_gives_what_a_row_does_not_say(read_rows):
    rows = """
申请: &common {name: 申请, number: 1, targets: [1, 2, 3], measure: 件, provider: 统计局}
授权: {<<: *common, name: 授权, number: 2, measure: 项}
商标: {name: 商标, <<: *common, number: 3}
"""
    found = read_rows(rows).rows
    assert [(r.number, r.measure, r.provider, len(r.targets)) for r in found.values()] == [
        (1, "件", "统计局", 1),
        (2, "项", "统计局", 1),
        (3, "件", "统计局", 1),
    ]


def test_of_several_merges_the_first_wins(read_rows):
    rows = """
甲项: &a {name: 甲项, number: 1, targets: 1, measure: 件, source: 甲}
乙项: &b {name: 乙项, number: 2, targets: 2, provider: 统计局, source: 乙}
丙项: {<<: [*a, *b], name: 丙项, number: 3}
"""
    row = read_rows(rows).rows["丙项"]
    assert (row.source, row.measure, row.provider) == ("甲", "件", "统计局")


def test_a_quoted_merge_key_is_a_plain_unknown_field(read_rows):
    found = read_rows(
        '申请: &a {name: 申请, number: 1, targets: 1}\n授权: {"<<": *a, name: 授权, number: 2, targets: 3}'
    )
    assert [fault.code for fault in found.errors] == ["SC017"]


def test_what_is_merged_must_be_a_mapping(read_rows):
    assert [f.code for f in read_rows("申请: {<<: [1, 2], name: 申请, number: 1, targets: 1}").errors] == [
        "SC001"
    ]


def test_a_bomb_of_anchors_is_refused(read):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert [fault.code for fault in read("\n".join(lines)).errors] == ["SC007"]


@pytest.mark.parametrize(
    "written",
    [
        "010",
        "-010",
        "007.5",
        "12:30",
        "1:2:3",
        "1_000",
        "1e3",
        "1.5E-2",
        "0x1F",
        "0b11",
        "0o17",
        "1,200",
        "1,200,000",
        ".5",
        "-.5",
        ".inf",
        ".nan",
        "2017-06-01",
        "1234567890123456",
        "0.1234567890123456789012345678901",
    ],
)
def test_a_number_that_readers_disagree_about_is_refused(read_rows, written):
    """In block style, where a comma is part of the number."""
    found = read_rows(
        f"申请:\n  name: 申请\n  number: 1\n  targets:\n    甲镇: {written}\n    乙镇: 1\n    街道: 1"
    )
    assert [fault.code for fault in found.errors] == ["SC009"]


@pytest.mark.parametrize(
    "written", ["no", "No", "NO", "yes", "on", "off", "y", "n", "true", "False", "null", "~"]
)
def test_a_word_that_readers_disagree_about_is_refused(read_rows, written):
    found = read_rows(f"申请: {{name: {written}, number: 1, targets: 5}}")
    assert [fault.code for fault in found.errors] == ["SC009"]
    assert read_rows(f'申请: {{name: "{written}", number: 1, targets: 5}}').rows[written].name == written


@pytest.mark.parametrize(
    "written", ['"47.0"', "四十七", "47件", "+-3", "1.2.3", "true", "[1, 2]", "{a: {b: 1}}"]
)
def test_a_target_is_a_number(read_rows, written):
    found = read_rows(f"申请: {{name: 申请, number: 1, targets: [{written}, 1, 2]}}")
    assert [fault.code for fault in found.errors] == ["SC014"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("47.0", 47.0),
        ("-500", -500.0),
        ("0.125", 0.125),
        ("+3", 3.0),
        ("100000000000000", 1e14),
        ("0.0000000000066", 6.6e-12),
    ],
)
def test_a_plain_number_is_read_as_written(read_rows, written, value):
    (row,) = read_rows(f"申请: {{name: 申请, number: 1, targets: {written}}}").rows.values()
    (cells,) = row.targets.values()
    assert (cells[0].value, cells[0].text) == (value, written)


@pytest.mark.parametrize("dash", ["--", "—", "——", '"--"'])
def test_not_assessed_may_be_written_with_any_dash(read_rows, dash):
    (row,) = read_rows(f"申请: {{name: 申请, number: 1, targets: [1, 2, {dash}]}}").rows.values()
    (cells,) = row.targets.values()
    assert not cells[2].assessed and cells[2].text == "--"


def test_comments_and_key_order_change_nothing(read):
    one = read(
        "title: 示例 # 题\nyear: 2017\nunits: {甲: {name: 甲镇}}\n"
        "tables:\n  表:\n    title: 表\n    indicators:\n      申请: {name: 申请, number: 1, targets: 5}\n"
    )
    other = read(
        "tables:\n  表:\n    indicators:\n      # 附件2\n      申请:\n        targets: 5\n        number: 1\n"
        "        name: 申请\n    title: 表\nunits:\n  甲:\n    name: 甲镇\nyear: 2017\ntitle: 示例\n"
    )
    assert one.scheme == other.scheme


@pytest.mark.parametrize(
    ("entries", "number"), [("[900, , 400]", "2"), ('["9,0", , 4]', "2"), ("['a,b', 'c', , 4]", "3")]
)
def test_an_empty_place_in_a_list_is_told_by_its_number(read, entries, number):
    (fault,) = (one for one in read(f"targets: {entries}\n").errors if one.code == "SC504")
    assert (fault.args["number"], fault.args["field"]) == (number, "targets")
