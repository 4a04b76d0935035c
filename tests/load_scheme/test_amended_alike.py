"""What an amendment makes of a row is what the row would be if it were written so, and is asked the same."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from scorecard.model.amendment import amend
from scorecard.model.period import Period
from tests.load_scheme.conftest import Reading, scheme_of_rows

YEAR_END = Period(2017, 12)
FIXED = (
    *(
        "direction: lower",
        "rounding: {value: 0}",
        "zero_target: full",
        "nature: stock",
        "score: period",
        "max_points: 12",
    ),
    *("counts_as: bonus, max_points: 5", "counts_as: deduction, min_points: -5", "reported: period"),
    *(
        "counts_as: bonus, max_points: 5, unscored: {missing: 50%}",
        "pace: {Q1: 10%, Q2: 20%, Q3: 30%, Q4: 100%}",
    ),
)
TARGETS = (
    *(("10", "20", "--"), ("--", "--", "--"), ("0", "20", "30"), ("8.55", "20", "30")),
    ("{must: 8, stretch: 9}", "20", "30"),
)
# A number that is amended keeps the meaning that the cell had.
MEANT = (*TARGETS, ("{at_most: 0}", "1", "2"), ("{about: 5}", "3", "4"), ("{indicator: 外}", "20", "30"))
BANDS = "{bands: [{at_least: 90%, points: 10}, {points: 0}]}"
STEPS = "{steps: {over: {each: 10%, part: dropped, add: 1, limit: 5}, under: {each: 10%, part: dropped, deduct: 1}}}"
RULES = (
    *("{max_rate: 120%}", BANDS, STEPS, "{compare: value, each: 1}", "{compare: value, each: -2}"),
    *(
        "{against: stretch}",
        "{compare: position, against: [85, 20]}",
        "{compare: position, against: [20, 85]}",
    ),
    *("{compare: ratio, against: last_period}", "{compare: difference, against: target, each: 1}"),
    *(
        "{compare: position, against: [last_period, target]}",
        "{by_group: {镇: {each: -1}, 街道: {max_rate: 90%}}}",
    ),
    *(
        "{compare: ratio, against: {indicator: 外}}",
        "{every: month, compare: value, each: 1}",
        "{every: quarter, compare: value, each: 1}",
    ),
)
POINTS = ("0", "10", "8")


def written(fixed, targets, rule, points, *more):
    fields = (f"name: 项目, number: 1, points: {points}", fixed, rule and f"rule: {rule}", *more)
    listed = targets and f"targets: [{', '.join(targets)}]"
    return f"项: {{{', '.join(filter(None, (*fields, listed)))}}}\n外: {{name: 外, number: 2, targets: 5}}"


def codes(found: Reading):
    return sorted(fault.code for fault in found.faults)


def alike(first, then, fixed, *more):
    """A row that is amended from one state to another one, and the row that is written so."""
    sets = [f"targets.{u}.项目: {cell}" for u, cell in zip(("甲镇", "乙镇", "丙街道"), then[0], strict=False)]
    sets += [f"rule.项目: {then[1]}", f"points.项目: {then[2]}"]
    changes = "".join(f"      {one}\n" for one in sets)
    amendment = f"amendments:\n  - from: 2017Q1\n    source: 文\n    set:\n{changes}"
    before = scheme_of_rows(written(fixed, *first, *more))
    amended = scheme_of_rows(written(fixed, *first, *more), amendment)
    return before, amended, scheme_of_rows(written(fixed, *then, *more))


def assert_alike(before, amended, plain):
    # What was wrong before is not the amendment's, and is told once.
    assume(not before.faults)
    assert codes(amended) == codes(plain), [fault.lines("en") for fault in (*amended.faults, *plain.faults)]
    if not amended.errors:
        (table, *_), (wanted, *_) = amended.scheme.tables, plain.scheme.tables
        changes = amended.scheme.amendments[0].changes
        assert amend(table, changes, YEAR_END).row("项") == wanted.row("项")


def states(targets):
    return st.tuples(st.sampled_from(targets), st.sampled_from(RULES), st.sampled_from(POINTS))


@given(first=states(TARGETS), then=states(MEANT), fixed=st.sampled_from(("", *FIXED)))
def test_a_row_with_targets(first, then, fixed):
    assert_alike(*alike(first, then, fixed))


@given(first=states([()]), then=states([()]), fixed=st.sampled_from(("", *FIXED)))
def test_a_row_without_targets(first, then, fixed):
    assert_alike(*alike(first, then, fixed))


MARKED = st.tuples(
    st.just(()), st.sampled_from(("{max_rate: 90%}", "{at: 1, each: -2%}", BANDS)), st.sampled_from(POINTS)
)


@given(
    first=MARKED,
    then=MARKED,
    fixed=st.sampled_from(("", "direction: lower", "counts_as: bonus, max_points: 5")),
)
def test_a_row_that_is_marked(first, then, fixed):
    assert_alike(*alike(first, then, fixed, "judges: mean, scale: 100"))
