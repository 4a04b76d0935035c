"""What must hold of every board, whatever the figures: monotony, symmetry, and limits."""

from decimal import ROUND_HALF_UP, Decimal
from operator import attrgetter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model.figure import Figure, at_least, at_most

UNITS = ("甲镇", "乙镇", "丙镇", "丁镇")
HIGHER = {
    "缺省": "{}",
    "比率上限": "{max_rate: 130%}",
    "不设上限": "{max_points: none, min_points: none}",
    "分档": "{bands: [{at_least: 100%, points: 10}, {above: 80%, points: 7.5}, {at_least: 50%, points: 3}, {points: 0}]}",
    "名次": "{compare: rank, each: -2}",
}
LOWER = {
    **HIGHER,
    "不设上限": "{reverse: mirror, max_points: none, min_points: none}",
    "镜像": "{reverse: mirror}",
}

whole = st.integers(0, 400)
targets = st.lists(st.integers(1, 200), min_size=4, max_size=4)
assessed_or_not = st.lists(st.none() | st.integers(1, 200), min_size=4, max_size=4)


def scheme_of(rows, more=""):
    """A scheme of four units; `rows` are the fields of each indicator."""
    units = ", ".join(f"{u}: {{name: {u}}}" for u in UNITS)
    indicators = "".join(
        f"      r{n}: {{name: 指标{n}, number: {n}, {row}}}\n" for n, row in enumerate(rows, 1)
    )
    head = f"title: 示例\nyear: 2017\n{more}units: {{{units}}}\n"
    return head + f"tables:\n  表:\n    title: 表\n    indicators:\n{indicators}"


def row_of(targets):
    return "targets: [" + ", ".join("--" if t is None else str(t) for t in targets) + "]"


def sent(*columns, units=UNITS):
    """The returns: a column of figures for each indicator, None where nothing is sent."""
    return [
        ("2017", unit, f"指标{n}", value)
        for n, column in enumerate(columns, 1)
        for unit, value in zip(units, column, strict=True)
        if value is not None
    ]


def _plain(column):
    """A column as plain numbers."""
    return column.shown if isinstance(column, Figure) else column


def monotone(board_of, rules, direction, goals, actuals, first, second):
    """The first unit's points for the worse and the better of two figures, by rule."""
    worse, better = (sorted((first, second)), sorted((first, second), reverse=True))[direction == "lower"]
    rows = [f"{row_of(goals)}, direction: {direction}, rule: {rule}" for rule in rules.values()]
    scheme = scheme_of(rows)
    for figure in (worse, better):
        column = [figure, *actuals[1:]]
        yield board_of(scheme, sent(*[column] * len(rows))).tables[0].points.shown[0]


@given(goals=targets, actuals=st.lists(whole, min_size=4, max_size=4), first=whole, second=whole)
def test_more_never_scores_less_where_higher_is_better(board_of, goals, actuals, first, second):
    worse, better = monotone(board_of, HIGHER, "higher", goals, actuals, first, second)
    assert dict(zip(HIGHER, worse <= better, strict=True)) == dict.fromkeys(HIGHER, True)


@given(goals=targets, actuals=st.lists(whole, min_size=4, max_size=4), first=whole, second=whole)
def test_less_never_scores_less_where_lower_is_better(board_of, goals, actuals, first, second):
    worse, better = monotone(board_of, LOWER, "lower", goals, actuals, first, second)
    assert dict(zip(LOWER, worse <= better, strict=True)) == dict.fromkeys(LOWER, True)


@given(
    order=st.permutations(range(4)),
    goals=st.lists(assessed_or_not, min_size=2, max_size=2),
    actuals=st.lists(st.lists(st.none() | whole, min_size=4, max_size=4), min_size=2, max_size=2),
    policy=st.sampled_from(["redistribute", "leave_out", "mean"]),
)
def test_permuting_units_permutes_points_and_ranks(board_of, order, goals, actuals, policy):
    more = f"unscored: {{not_applicable: {policy}}}\n"
    rules = ("rule: {max_rate: 130%}", "rule: {compare: rank, each: -2}")
    one = board_of(
        scheme_of([f"{row_of(g)}, {r}" for g, r in zip(goals, rules, strict=True)], more), sent(*actuals)
    )
    turned = [[column[n] for n in order] for column in goals]
    units = [UNITS[n] for n in order]
    text = scheme_of([f"{row_of(g)}, {r}" for g, r in zip(turned, rules, strict=True)], more)
    text = text.replace("    indicators:", f"    units: [{', '.join(units)}]\n    indicators:")
    other = board_of(text, sent(*actuals))
    for name in (
        "points",
        "counted",
        "total",
        "known",
        "ranks.overall",
        "ranks.best",
        "ranks.worst",
        "lacking",
    ):
        here, there = (_plain(attrgetter(name)(board.tables[0])) for board in (one, other))
        np.testing.assert_allclose(here[list(order)], there, rtol=1e-14, err_msg=name)


@given(
    goals=targets,
    actuals=st.lists(whole, min_size=4, max_size=4),
    factor=st.sampled_from([2, 3, 7, 10, 1000]),
)
def test_another_measure_changes_nothing(board_of, goals, actuals, factor):
    def scored(times):
        goal = row_of([t * times for t in goals])
        rows = [
            f"{goal}, direction: {d}, rule: {r}"
            for d, rs in (("higher", HIGHER), ("lower", LOWER))
            for r in rs.values()
        ]
        return board_of(scheme_of(rows), sent(*[[a * times for a in actuals]] * len(rows))).tables[0]

    one, other = scored(1), scored(factor)
    for name in ("points", "completion", "total", "ranks.overall"):
        np.testing.assert_array_equal(
            _plain(attrgetter(name)(one)), _plain(attrgetter(name)(other)), err_msg=name
        )


@given(
    goals=st.lists(assessed_or_not, min_size=3, max_size=3),
    actuals=st.lists(st.lists(st.none() | whole, min_size=4, max_size=4), min_size=3, max_size=3),
)
def test_totals_stay_within_full_points(board_of, goals, actuals):
    board = board_of(scheme_of([row_of(g) for g in goals]), sent(*actuals)).tables[0]
    anything = board.terms.target.known.any(axis=1)
    assert board.full_total.tolist() == np.where(anything, 30.0, 0.0).tolist()
    assert at_most(board.known, board.full_total).all() and at_least(board.known, 0.0).all()
    ranked = ~np.isnan(board.ranks.overall)
    assert (ranked == (~board.lacking.any(axis=1) & anything)).all()
    assert at_most(board.low[anything], board.high[anything]).all()
    assert (board.ranks.best[anything] <= board.ranks.worst[anything]).all()


@given(
    actuals=st.lists(st.none() | st.integers(0, 12), min_size=4, max_size=4),
    later=st.lists(st.integers(0, 12), min_size=4, max_size=4),
)
def test_the_rank_of_a_unit_that_reports_late_was_among_those_open(board_of, actuals, later):
    scheme = scheme_of(["targets: 10", "targets: 10"])
    before = board_of(scheme, sent([8, 6, 4, 2], actuals)).tables[0]
    complete = [late if sent_in is None else sent_in for sent_in, late in zip(actuals, later, strict=True)]
    after = board_of(scheme, sent([8, 6, 4, 2], complete)).tables[0]
    assert (before.ranks.best <= after.ranks.overall).all() and (
        after.ranks.overall <= before.ranks.worst
    ).all()


@given(actuals=st.lists(whole, min_size=4, max_size=4), decimals=st.integers(0, 3))
def test_the_same_printed_total_is_the_same_rank(board_of, actuals, decimals):
    scheme = scheme_of(["points: 3, targets: 7"], f"decimals: {{total: {decimals}}}\n")
    board = board_of(scheme, sent(actuals)).tables[0]
    exact = [Decimal(repr(total)) for total in board.total.tolist()]
    printed = [total.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) for total in exact]
    assert board.ranks.overall.tolist() == [1 + sum(other > one for other in printed) for one in printed]
