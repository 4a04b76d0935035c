"""Changes in mid-year: dated, addressed by name, in order of time."""

import pytest

from scorecard.model.period import Period
from scorecard.model.rule import Rule
from scorecard.scheme.target import Target

ROWS = """
专利:
  name: 专利
  number: 6
  children:
    申请: {name: 专利申请, points: 3, targets: [10, 20, 30]}
    授权: {name: 发明授权, points: 7, targets: [10, 20, --], aliases: [授权数]}
活动: {name: 5.18期间来访, number: 8, targets: 1}
重视: {name: 重视程度, number: 9, judges: mean}
存量: {name: 存量, number: 10, nature: stock, rule: {compare: value, each: 1}}
级别: {name: 级别, number: 11, rule: {choices: {甲: 10, 乙: 5}}}
"""


def amended(read_rows, *amendments):
    lines = "".join(
        f"  - {{from: {since}, source: 〔2017〕88号, set: {{{what}}}}}\n" for since, what in amendments
    )
    return read_rows(ROWS, f"amendments:\n{lines}")


def changes(found):
    return [
        (a.since.month, c.table, c.indicator, c.unit, c.value, c.before, c.after)
        for a in found.scheme.amendments
        for c in a.changes
    ]


def test_a_target_is_named_by_unit_and_indicator(read_rows):
    found = amended(read_rows, ("2017Q3", "targets.乙镇.发明授权: 8.50"))
    assert changes(found) == [(9, "表", "授权", 1, Target(8.5, "8.50"), "20", "8.50")]
    assert found.scheme.amendments[0].source == "〔2017〕88号"
    assert found.rows["发明授权"].targets[Period(2017, 12)][1].text == "20"


@pytest.mark.parametrize(
    "written",
    [
        "targets.乙镇.发明授权: 8",
        "targets.乙.授权: 8",
        "targets.乙镇.授权数: 8",
        "targets: {乙镇: {发明授权: 8}}",
        "targets: {乙镇.发明授权: 8}",
        "targets.乙镇: {发明授权: 8}",
        "' targets . 乙镇 . 发明授权 ': 8",
    ],
)
def test_an_address_may_be_written_in_several_ways(read_rows, written):
    assert changes(amended(read_rows, ("2017Q3", written))) == [
        (9, "表", "授权", 1, Target(8.0, "8"), "20", "8")
    ]


def test_an_indicator_s_name_may_hold_dots(read_rows):
    found = amended(read_rows, ("2017Q3", "targets.乙镇.5.18期间来访: 2, points.5.18期间来访: 4"))
    assert [(c[2], c[3]) for c in changes(found)] == [("活动", 1), ("活动", None)]


def test_points_and_rules_hold_for_all_units(read_rows):
    what = "points.专利申请: 4, points.发明授权: 6, rule.专利申请: {max_rate: 120%}"
    points, sibling, rule = changes(amended(read_rows, ("2017Q3", what)))
    assert sibling[4] == (6.0, 6.0, 6.0)
    assert points == (9, "表", "申请", None, (4.0, 4.0, 4.0), "3", "4")
    assert isinstance(rule[4], Rule) and rule[4].max_rate == 1.2


def test_a_cell_can_be_taken_out_of_the_assessment(read_rows):
    found = amended(read_rows, ("2017Q3", "targets.乙镇.发明授权: --"))
    assert not found.scheme.amendments[0].changes[0].value.assessed


def test_later_amendments_come_after_earlier_ones(read_rows):
    found = amended(read_rows, ("2017Q4", "targets.甲镇.专利申请: 8"), ("2017Q2", "targets.甲镇.专利申请: 9"))
    assert [(a.since.month, a.changes[0].after) for a in found.scheme.amendments] == [(6, "9"), (12, "8")]


@pytest.mark.parametrize(
    ("since", "what", "code"),
    [
        ("2018Q1", "targets.甲镇.专利申请: 8", "SC058"),
        ("2017-05", "targets.甲镇.专利申请: 8", "SC058"),
        ("年中", "targets.甲镇.专利申请: 8", "SC014"),
        ("2017Q3", "targets.丁镇.专利申请: 8", "SC033"),
        ("2017Q3", "targets.镇.专利申请: 8", "SC510"),
        ("2017Q3", "targets.甲镇.专利: 8", "SC060"),
        ("2017Q3", "points.商标: 8", "SC060"),
        ("2017Q3", "targets.甲镇: 8", "SC056"),
        ("2017Q3", "name.专利申请: 新名", "SC056"),
        ("2017Q3", "targets.甲镇.专利申请: 010", "SC009"),
        ("2017Q3", "points.专利申请: -1", "SC016"),
        ("2017Q3", "rule.专利申请: {max_rat: 120%}", "SC012"),
        ("2017Q3", "rule.专利申请: 5", "SC014"),
        ("2017Q3", "rule.重视程度: {max_rate: 120%}", "SC048"),
        ("2017Q3", "points.专利申请: {镇: 4}", "SC037"),
        ("2017Q3", "points.专利申请: {镇: 4, 街道: 3, 园区: 3}", "SC033"),
        ("2017Q3", "points.专利申请: [4, 3]", "SC014"),
        ("2017Q3", "targets.甲镇.专利申请: [1, 2]", "SC014"),
        ("2017Q3", "targets.甲镇.重视程度: 8", "SC521"),
        ("2017Q3", "targets.甲镇.专利申请: 0", "SC038"),
        # What a rule needs it needs wherever it is written.
        ("2017Q3", "rule.存量: {compare: completion}", "SC036"),
        ("2017Q3", "rule.存量: {compare: difference, against: target, each: 1}", "SC036"),
        ("2017Q3", "rule.专利申请: {against: stretch}", "SC077"),
        ("2017Q3", "rule.专利申请: {every: quarter, compare: ratio, against: last_period}", "SC490"),
        ("2017Q3", "targets.甲镇.专利申请: {indicator: 级别}", "SC296"),
    ],
)
def test_what_cannot_be_amended_is_a_fault(read_rows, since, what, code):
    assert [fault.code for fault in amended(read_rows, (since, what)).errors] == [code]


def test_a_flow_that_is_only_now_counted_by_the_quarter_is_asked_which_figure_counts(read_rows):
    found = amended(read_rows, ("2017Q3", "rule.专利申请: {every: quarter, compare: value, each: 1}"))
    assert [fault.code for fault in found.faults] == ["SC514"]


@pytest.mark.parametrize(
    ("first", "second", "before", "after"),
    [
        ("targets.甲镇.专利申请: 8", "targets.甲镇.专利申请: 9", ("10", "8"), ("8", "9")),
        ("points.活动: 20", "points.活动: 30", ("10", "20"), ("20", "30")),
    ],
)
def test_an_amendment_starts_from_what_the_one_before_made(read_rows, first, second, before, after):
    found = amended(read_rows, ("2017Q3", second), ("2017Q2", first))
    told = [(change.before, change.after) for each in found.scheme.amendments for change in each.changes]
    assert told == [before, after]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("targets.甲镇.专利申请: 8", "targets.甲.申请: 9"),
        ("points.活动: 8", "points.活动: 9"),
        ("rule.活动: {max_rate: 120%}", "rule.活动: {max_rate: 150%}"),
    ],
)
def test_nothing_is_set_twice_from_one_period_on(read_rows, first, second):
    assert [fault.code for fault in amended(read_rows, ("2017Q3", first), ("2017-09", second)).errors] == [
        "SC525"
    ]
    assert amended(read_rows, ("2017Q3", first), ("2017Q4", second)).errors == ()


@pytest.mark.parametrize(
    "what",
    [
        "targets.甲镇.新签: {indicator: 来访}",
        "rule.新签: {compare: ratio, against: {indicator: 来访}}",
        "rule.新签: {compare: value, each: 1, only_if: {of: 来访, at_least: 1}}",
    ],
)
def test_an_amendment_sets_no_half_year_beside_a_quarter(read_rows, what):
    rows = (
        "新签: {name: 新签, number: 1, score: period, due_in: [Q2, Q4], targets: 5}\n"
        "来访: {name: 来访, number: 2, targets: 1}"
    )
    more = f"amendments:\n  - {{from: 2017Q4, source: 调整, set: {{{what}}}}}\n"
    assert [fault.code for fault in read_rows(rows, more).errors] == ["SC524"]


@pytest.mark.parametrize(
    ("limit", "points"), [("", "5"), (", max_points: 3", "3"), (", max_points: 30%", "30%")]
)
def test_an_amended_rule_of_a_bonus_keeps_the_limit_unless_it_sets_another(read_rows, limit, points):
    rows = "加分: {name: 加分, number: 1, nature: stock, counts_as: bonus, max_points: 5, rule: {compare: value, each: 1}}"
    rule = f"{{compare: value, each: 2{limit}}}"
    found = read_rows(rows, f"amendments:\n  - {{from: 2017Q3, source: 调整, set: {{rule.加分: {rule}}}}}\n")
    (change,) = found.scheme.amendments[0].changes
    most = change.value.max_points
    assert (f"{most.value:.0%}" if most.share else f"{most.value:g}") == points


@pytest.mark.parametrize("since", ["2017Q2", "2017Q3"])
def test_a_stretch_target_may_be_set_with_the_rule_that_looks_at_it_or_before(read_rows, since):
    targets = "targets.甲镇.专利申请: {must: 8, stretch: 9}"
    rule = "rule.专利申请: {against: stretch}"
    assert amended(read_rows, (since, targets), ("2017Q3", rule)).errors == ()
    assert [f.code for f in amended(read_rows, ("2017Q4", targets), ("2017Q3", rule)).errors] == ["SC077"]


def test_the_address_that_the_cure_of_a_name_of_two_rows_gives_is_of_one(read_rows):
    rows = "rme: {name: 甲, number: 1, targets: 5}\nb: {name: Rme, number: 2, targets: 5}"
    more = "amendments:\n  - {{from: 2017Q3, source: 调整, set: {{points.{name}: 4}}}}\n"
    (fault,) = read_rows(rows, more.format(name="rme")).errors
    assert fault.code == "SC316"
    assert read_rows(rows, more.format(name=str(fault.args["inside"]))).errors == ()
