"""What rows, headings and tables come to by amendments, beside what a row alone is asked."""

import pytest


def told(read_rows, rows, *sets, table=""):
    lines = "".join(f"  - {{from: 2017Q3, source: 文, set: {{{what}}}}}\n" for what in sets)
    found = read_rows(rows, f"amendments:\n{lines}", table)
    return [fault.code for fault in found.faults]


def place_of(found, words):
    """The line and the column where a text stands."""
    lines = found.text.splitlines()
    line = next(n for n, line in enumerate(lines) if words in line)
    return [line + 1, lines[line].index(words) + 1]


TWO = "甲项: {name: 甲项, number: 1, targets: 5}\n乙项: {name: 乙项, number: 2, targets: 5}"


def test_what_was_wrong_before_is_told_once(read_rows):
    row = "存量: {name: 存量, number: 1, nature: stock, rule: {against: stretch}, targets: 5}"
    assert told(read_rows, row, "points.存量: 8, targets.甲镇.存量: 6") == ["SC077"]
    assert told(read_rows, row, "rule.存量: {against: stretch, max_rate: 90%}") == ["SC077", "SC077"]


def test_a_stretch_target_that_is_amended_away_is_missed_there(read_rows):
    rows = "存量: {name: 存量, number: 1, rule: {against: stretch}, targets: [{must: 8, stretch: 9}, 5, 5]}"
    found = read_rows(rows, "amendments:\n  - {from: 2017Q3, source: 文, set: {targets.甲镇.存量: 5}}\n")
    (fault,) = found.faults
    assert (fault.code, [fault.span.line, fault.span.column]) == ("SC077", place_of(found, "targets.甲镇"))


def test_a_fault_stands_where_the_amendment_makes_it(read_rows):
    rows = "存量: {name: 存量, number: 1, points: 0, nature: stock, targets: [5, 0, 5]}"
    found = read_rows(rows, "amendments:\n  - {from: 2017Q3, source: 文, set: {points.存量: 5}}\n")
    (fault,) = found.faults
    assert (fault.code, [fault.span.line, fault.span.column]) == ("SC038", place_of(found, "points.存量"))


def test_of_many_amended_targets_the_one_of_0_is_pointed_at(read_rows):
    rows = "存量: {name: 存量, number: 1, targets: 5}"
    more = "amendments:\n  - {from: 2017Q3, source: 文, set: {targets.甲镇.存量: 4, targets.乙镇.存量: 0, points.存量: 9}}\n"
    found = read_rows(rows, more)
    (fault,) = found.faults
    assert (fault.code, [fault.span.line, fault.span.column]) == ("SC038", place_of(found, "targets.乙镇"))


def test_words_that_come_to_points_want_choices(read_rows):
    rows = "级别: {name: 级别, number: 1, points: 0, allowed: {words: [甲级, 乙级]}}"
    choices = "rule.级别: {choices: {甲级: 10, 乙级: 5}}"
    assert told(read_rows, rows, "points.级别: 10") == ["SC293"]
    assert told(read_rows, rows, f"points.级别: 10, {choices}") == []
    assert told(read_rows, rows, "points.级别: 10", choices) == []


def test_targets_can_be_amended_once_there_are_any(read_rows):
    rows = "存量: {{name: 存量, number: 1, rule: {{compare: value, each: 1}}{targets}}}"
    assert told(read_rows, rows.format(targets=""), "targets.甲镇.存量: 5") == ["SC521"]
    assert told(read_rows, rows.format(targets=", targets: --"), "targets.甲镇.存量: 5") == []


def test_a_unit_outside_the_table_has_no_target_to_amend(read_rows):
    assert told(read_rows, TWO, "targets.丙街道.甲项: 6", table="units: [甲, 乙]") == ["SC341"]


def test_the_rows_of_a_table_still_make_its_points(read_rows):
    points = "points: 20"
    assert told(read_rows, TWO, "points.甲项: 12", table=points) == ["SC528"]
    assert told(read_rows, TWO, "points.甲项: 12, points.乙项: 8", table=points) == []
    # From two documents of one day.
    assert told(read_rows, TWO, "points.甲项: 12", "points.乙项: 8", table=points) == []
    assert told(read_rows, TWO, "points.甲项: 12") == []


@pytest.mark.parametrize(
    ("combine", "what", "codes"),
    [
        ("mean", "points.申请: 8", ["SC527"]),
        ("best", "points.申请: 8", ["SC527"]),
        ("geometric", "points.申请: 8", []),
        # It no longer counts at all.
        ("mean", "points.申请: 0", []),
        ("mean", "points.专利: 8", ["SC522"]),
    ],
)
def test_points_below_a_heading_that_does_not_add_up(read_rows, combine, what, codes):
    children = "{申请: {name: 申请, points: 5, targets: 5}, 授权: {name: 授权, points: 5, targets: 5}}"
    rows = f"专利: {{name: 专利, number: 1, points: 10, combine: {combine}, children: {children}}}"
    assert told(read_rows, rows, what) == codes


def test_points_of_a_table_that_takes_the_mean(read_rows):
    table = "points: 100\ncombine: mean"
    assert told(read_rows, TWO, "points.甲项: 12", table=table) == ["SC527"]
    # A row without a number shares the one above, and then points divide it.
    rows = TWO.replace("number: 2", "points: 5") + "\n丙项: {name: 丙项, number: 2, targets: 5}"
    assert told(read_rows, rows, "points.甲项: 12", table=table) == []


def test_below_a_heading_where_an_object_counts_once(read_rows):
    each = "nature: stock, points: 5, rule: {compare: value, each: 2}"
    children = f"{{国家级: {{name: 国家级, {each}}}, 省级: {{name: 省级, {each}}}}}"
    rows = f"平台: {{name: 平台, number: 1, per_item: best, children: {children}}}"
    turned = "rule.{}: {{compare: value, each: -1}}"
    assert told(read_rows, rows, turned.format("国家级")) == ["SC299"]
    assert told(read_rows, rows, f"{turned.format('国家级')}, {turned.format('省级')}") == []


STAGED = "存量: {name: 存量, number: 1, targets: {2017Q3: [6, 7, --], 2017: [9, 10, 11]}}"


@pytest.mark.parametrize(
    ("sets", "codes"),
    [
        (("targets.甲镇.存量: 20",), ["SC535"]),
        # Of one row the first unit is told.
        (("targets.甲镇.存量: 20, targets.乙镇.存量: 20",), ["SC535"]),
        (("targets.丙街道.存量: --",), ["SC535"]),
        (("targets.甲镇.存量: {2017Q3: 15, 2017: 20}",), []),
        (("targets.甲镇.存量: {2017Q3: 6, 2017: 20}",), []),
        (("targets.甲镇.存量: {2017Q3: --}",), []),
        (("targets.甲镇.存量: {2017: 20}",), ["SC535"]),
        # From two documents of one day.
        (("targets.甲镇.存量: 20", "targets.甲镇.存量: {2017Q3: 15}"), []),
        (("targets.甲镇.存量: {2017Q3: 15}", "targets.甲镇.存量: {2017Q3: 16}"), ["SC525"]),
        (("targets.甲镇.存量: {2017Q2: 15, 2017Q3: 15, 2017: 20}",), ["SC521"]),
        (("targets.甲镇.存量: {2017Q3: [1, 2, 3], 2017: 20}",), ["SC014", "SC535"]),
        (("targets.甲镇.存量: {2017Q3: 15, 年末: 20}",), ["SC047"]),
        (("targets.甲镇.存量: {甲镇: 15}",), ["SC014"]),
    ],
)
def test_stage_targets_still_to_come_are_amended_too_or_asked_about(read_rows, sets, codes):
    assert sorted(told(read_rows, STAGED, *sets)) == codes


def test_a_stage_that_is_over_is_not_amended(read_rows):
    def codes(since, what):
        more = f"amendments:\n  - {{from: {since}, source: 文, set: {{targets.甲镇.存量: {what}}}}}\n"
        return [fault.code for fault in read_rows(STAGED, more).faults]

    assert codes("2017Q4", "20") == []
    assert codes("2017Q4", "{2017Q3: 5, 2017: 20}") == ["SC536"]
    assert codes("2017Q3", "{2017Q3: 5, 2017: 20}") == []


@pytest.mark.parametrize(
    ("fields", "what", "codes"),
    [
        ("judges: mean", "points.态度: 8", ["SC537"]),
        ("judges: mean", "points.态度: {镇: 8, 街道: 6}", ["SC537"]),
        ("judges: mean, scale: 10", "points.态度: 8", []),
        ("judges: mean, scale: 100", "points.态度: 8", []),
        ("judges: mean", "points.态度: 10", []),
        ("judges: mean", "points.态度: 0", []),
        ("judges: mean, rule: {at: 1, each: -2%}", "points.态度: 8", []),
    ],
)
def test_marks_go_as_high_as_before(read_rows, fields, what, codes):
    assert told(read_rows, f"态度: {{name: 态度, number: 1, {fields}}}", what) == codes


def test_points_are_amended_by_group(read_rows):
    more = "amendments:\n  - {from: 2017Q3, source: 文, set: {points.甲项: {镇: 6, 街道: 12}}}\n"
    more += (
        "  - {from: 2017Q4, source: 文, set: {points.甲项: 8, points.乙项: {街道: 1, 甲镇: 2, 乙镇: 3}}}\n"
    )
    found = read_rows(TWO.replace("name: 乙项", "name: 乙项, points: {镇: 4, 街道: 5}"), more)
    assert [fault.code for fault in found.faults] == []
    changes = [change for each in found.scheme.amendments for change in each.changes]
    assert [(change.value, change.was, change.after) for change in changes] == [
        ((6.0, 6.0, 12.0), "10", "镇 6、街道 12"),
        ((8.0, 8.0, 8.0), "镇 6、街道 12", "8"),
        ((2.0, 3.0, 1.0), "镇 4、街道 5", "街道 1、甲镇 2、乙镇 3"),
    ]


def test_seals_know_points_of_groups_by_the_most_of_them(read_rows):
    rows = TWO.replace("name: 乙项", "name: 乙项, points: {镇: 4, 街道: 5}")
    found = read_rows(rows, "amendments:\n  - {from: 2017Q3, source: 文, set: {points.乙项: 8}}\n")
    (change,) = found.scheme.amendments[0].changes
    assert (change.was, change.before, change.after) == ("镇 4、街道 5", "5", "8")
