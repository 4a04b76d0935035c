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
    *('measure: "%"', "nature: ratio, decimals: 1", "per: year", "per: plan", "measure: 位"),
    *("zero_target: not_applicable", "interim: year", "over_range: full", "due_in: [Q2, Q4]"),
)
TARGETS = (
    *(("10", "20", "--"), ("--", "--", "--"), ("0", "20", "30"), ("8.55", "20", "30")),
    ("{must: 8, stretch: 9}", "20", "30"),
)
# A number that is amended keeps the meaning that the cell had.
MEANT = (
    *(*TARGETS, ("{at_most: 0}", "1", "2"), ("{about: 5}", "3", "4"), ("{indicator: 外}", "20", "30")),
    *(("{times: 2, base: last_year}", "20", "30"), ("{times: 1, base: last_year, base_value: 7}", "--", "3")),
    *(("{times: 2, base: 2014}", "20", "30"), ("10", "20", "{times: 2, base: 2014, base_value: 61}")),
    *(("{between: [2, 3]}", "{above: 2}", "3"), ("{equals: 100}", "{below: 4}", "{at_least: 8.5}")),
)
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
    *("{compare: met}", "{compare: rank, each: -1}", "{each: 2, at: 1}", "{max_rate: 80%}"),
    *(
        "{compare: value, line: [[0, 0], [5, 10]]}",
        "{compare: value, bands: [{at_least: 5, points: 100%}, {points: 0}]}",
        "{compare: ratio, against: best}",
    ),
)
POINTS = (
    *("0", "10", "8", "7.5", "{镇: 8, 街道: 10}", "{镇: 8, 街道: 0}", "{甲镇: 6, 乙镇: 7, 丙街道: 0}"),
    "{镇: 6, 街道: 6}",
)


def listed(targets):
    """The targets of three units; of a stage and of the year where there are twice as many."""
    *stages, first, second, third = targets
    year = f"[{first}, {second}, {third}]"
    return f"{{2017Q2: [{', '.join(stages)}], 2017: {year}}}" if stages else year


def written(fixed, targets, rule, points, *more):
    fields = (f"name: 项目, number: 1, points: {points}", fixed, rule and f"rule: {rule}", *more)
    promised = targets and f"targets: {listed(targets)}"
    return f"项: {{{', '.join(filter(None, (*fields, promised)))}}}\n外: {{name: 外, number: 2, targets: 5}}"


def set_targets(targets):
    """Each target as it is amended, with that of its stage where there is one."""
    *stages, first, second, third = targets
    for n, (unit, year) in enumerate({"甲镇": first, "乙镇": second, "丙街道": third}.items()):
        yield f"targets.{unit}.项目: " + (f"{{2017Q2: {stages[n]}, 2017: {year}}}" if stages else year)


def codes(found: Reading):
    return sorted(fault.code for fault in found.faults)


def alike(first, then, fixed, *more, plan=""):
    """A row that is amended from a state to another one, and the row that is written so."""
    sets = [*(set_targets(then[0]) if then[0] else ()), f"rule.项目: {then[1]}", f"points.项目: {then[2]}"]
    changes = "".join(f"      {one}\n" for one in sets)
    since = "2015Q1" if plan else "2017Q1"
    amendment = f"amendments:\n  - from: {since}\n    source: 文\n    set:\n{changes}"
    before, amended, plain = (
        scheme_of_rows(written(fixed, *state, *more), top, plan=plan)
        for state, top in ((first, ""), (first, amendment), (then, ""))
    )
    return before, amended, plain


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


FIXED_ROWS = st.sampled_from(("", *FIXED))


@given(first=states(TARGETS), then=states(MEANT), fixed=FIXED_ROWS)
def test_a_row_with_targets(first, then, fixed):
    assert_alike(*alike(first, then, fixed))


@given(first=states(TARGETS), then=states(MEANT), fixed=FIXED_ROWS)
def test_a_row_of_a_plan(first, then, fixed):
    assert_alike(*alike(first, then, fixed, plan="2015-2017"))


def staged(targets):
    return st.tuples(st.sampled_from(targets), st.sampled_from(targets)).map(lambda two: (*two[0], *two[1]))


@given(
    first=st.tuples(staged(TARGETS), st.sampled_from(RULES), st.sampled_from(POINTS)),
    then=st.tuples(staged(MEANT), st.sampled_from(RULES), st.sampled_from(POINTS)),
    fixed=FIXED_ROWS,
)
def test_a_row_with_targets_of_stages(first, then, fixed):
    assert_alike(*alike(first, then, fixed))


@given(first=states([()]), then=states([()]), fixed=FIXED_ROWS)
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


CHOICES = (
    "{choices: {甲级: 10, 乙级: 5}}",
    "{choices: {甲级: 100%, 乙级: 50%}}",
    "{choices: {甲级: 3, 乙级: -1}}",
)


@given(
    first=st.tuples(st.just(()), st.sampled_from(CHOICES), st.sampled_from(POINTS)),
    then=st.tuples(st.just(()), st.sampled_from(CHOICES), st.sampled_from(POINTS)),
    fixed=st.sampled_from(("", "counts_as: bonus, max_points: 5", "allowed: {words: [甲级, 乙级]}")),
)
def test_a_row_of_words(first, then, fixed):
    assert_alike(*alike(first, then, fixed))
