"""On random schemes: parts add up, reversing turns every sign, the order of units means nothing."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.model.period import Period
from scorecard.study.compare.attribution import SCOPE
from scorecard.study.compare.comparison import compare
from tests.diff.projects import opened, rows_of, told, write

pytestmark = pytest.mark.long

RULES = [
    "{}",
    "{max_rate: 130%}",
    "{compare: value, bands: [{at_least: 60, points: 100%}, {at_least: 30, points: 50%}, {points: 0}]}",
    "{bands: [{at_least: 100%, points: 100%}, {at_least: 80%, points: 4}, {points: 1}]}",
    "{compare: rank, each: -1}",
    "{compare: rank, from: bottom, each: -20%}",
    "{compare: met}",
    "{compare: value, only_if: {at_least: 40}, steps: {at: 40, base: 50%, under: level}}",
    "{compare: ratio, against: best}",
    "{compare: ratio, against: mean, without_self: true, max_rate: 150%}",
    "{compare: difference, against: median, steps: {base: 50%, under: {each: 5, deduct: 1, part: counted}}}",
    "{compare: position, if_equal: full}",
    "{max_extra: 2}",
    "{by_group: {a: {max_rate: 120%}, b: {compare: rank, each: -2}}}",
    "{only_if: {of: r0, at_least: 50}}",
    "{bands: [{if: {of: r0.completion, below: 100%}, points: 4}, {at_least: 100%, points: 100%}, {points: 0}]}",
    "{compare: ratio, against: last_year, max_points: 150%}",
    "{compare: ratio, against: last_period, max_points: 150%}",
    "{steps: {over: {each: 5%, add: 0.5, limit: 3, part: dropped}, under: {each: 3%, deduct: 10%, part: counted}}}",
    "{compare: value, line: [[20, 0], [60, 80%], [100, 100%]]}",
    "{compare: value, each: 0.25, at: 20}",
    "{compare: rank, bands: [{at_most: 1, points: 100%}, {at_most: 3, points: 60%}, {points: 10%}]}",
]
EXTRAS = [
    "",
    "rounding: {points: 1}",
    "rounding: {completion: 0, total: 1, overall: 0, mode: down}",
    "unscored: {missing: 0}",
]
UNITS = 4


@dataclass(frozen=True)
class Row:
    points: int
    rule: int
    lower: bool
    targets: tuple[int | None, ...]
    values: tuple[int | None, ...]


def rows(lower):
    target = st.one_of(st.integers(10, 90), st.none()) if not lower else st.integers(10, 90)
    return st.builds(
        Row,
        points=st.sampled_from([5, 10]),
        rule=st.integers(0, len(RULES) - 1),
        lower=st.just(lower),
        targets=st.tuples(*[target] * UNITS),
        values=st.tuples(*[st.integers(0, 132).map(lambda v: v if v <= 120 else None)] * UNITS),
    )


@st.composite
def years(draw):
    """Two years of up to four rows; a row may come, go, or change everything but its direction."""
    lower = draw(st.lists(st.booleans(), min_size=1, max_size=4))
    both = []
    for _ in range(2):
        kept = {
            f"r{n}": draw(rows(flag)) for n, flag in enumerate(lower) if n == 0 or draw(st.integers(0, 4))
        }
        both.append((kept, draw(st.sampled_from(EXTRAS))))
    return both


def scheme(year, table, extra, order):
    lines = [f"title: {year}", f"year: {year}", "frequency: year", extra, "units:"]
    lines += [f"  u{u}: {{name: 单位{u}, group: {'ab'[u // 2]}}}" for u in order]
    lines += ["tables:", "  towns:", "    title: 表", "    indicators:"]
    for n, (id, row) in enumerate(table.items()):
        targets = ", ".join("--" if row.targets[u] is None else str(row.targets[u]) for u in order)
        way = ", direction: lower" if row.lower else ""
        lines.append(
            f"      {id}: {{name: 指标{id}, number: {n + 1}, nature: stock, points: {row.points}{way}, "
            f"targets: [{targets}], rule: {RULES[row.rule]}}}"
        )
    return "\n".join([*lines, "totals:", "  overall: {towns: 100}", ""])


def boards(both, order):
    """The boards of the two years, the later first."""
    with tempfile.TemporaryDirectory() as folder:
        text = "".join(
            f"{year},u{u},{id},{value}\n"
            for year, (table, _) in zip((2016, 2017), both, strict=True)
            for id, row in table.items()
            for u, value in enumerate(row.values)
            if value is not None
        )
        schemes = [scheme(y, t, extra, order) for y, (t, extra) in zip((2016, 2017), both, strict=True)]
        workspace = opened(write(Path(folder), schemes, text))
        return workspace.board(Period(2017, 12)), workspace.board(Period(2016, 12))


QUIET = settings(suppress_health_check=list(HealthCheck))


@QUIET
@given(years(), st.permutations(range(UNITS)))
def test_what_holds_of_every_comparison(both, order):
    """What is drawn is read and compared once for all that is asked of them."""
    now, then = boards(both, range(UNITS))
    comparison = compare(now, then)
    the_parts_add_up(comparison)
    a_rank_change_is_those_who_passed_less_those_passed(comparison)
    reversing_the_years_reverses_every_sign(comparison, compare(then, now))
    the_order_of_units_means_nothing(comparison, compare(*boards(both, order)))


def the_parts_add_up(comparison):
    for part in (*comparison.tables, *comparison.totals):
        ranking = part.ranking
        known = ~np.isnan(ranking.total.change)
        gap = ranking.because.shown[known].sum(axis=1) - ranking.total.change[known]
        assert np.abs(gap).max(initial=0) < 1e-9
        assert np.isnan(ranking.because.shown[~known]).all()
    (table,) = comparison.tables
    counted = np.nan_to_num(table.points.now) - np.nan_to_num(table.points.then)
    told_of = ~np.isnan(table.because.shown).any(axis=2)
    assert np.abs(table.because.shown.sum(axis=2) - counted)[told_of].max(initial=0) < 1e-9
    known = ~np.isnan(table.ranking.total.change)
    # What real rounding of the total takes or gives is of no cell: it is scope.
    gap = (table.because.shown[known].sum(axis=1) - table.ranking.because.shown[known])[:, :SCOPE]
    assert np.abs(gap).max(initial=0) < 1e-9


def a_rank_change_is_those_who_passed_less_those_passed(comparison):
    for part in (*comparison.tables, *comparison.totals):
        ranking = part.ranking
        for u, change in enumerate(ranking.rank.change):
            passed, passed_by = ranking.passing.passed(u), ranking.passing.passed_by(u)
            assert change == len(passed_by) - len(passed) if not np.isnan(change) else not passed + passed_by


def reversing_the_years_reverses_every_sign(there, back):
    for one, other in zip((*there.tables, *there.totals), (*back.tables, *back.totals), strict=True):
        np.testing.assert_allclose(one.ranking.because.shown, -other.ranking.because.shown, atol=1e-9)
        np.testing.assert_allclose(one.ranking.total.change, -other.ranking.total.change, atol=1e-9)
        np.testing.assert_array_equal(one.ranking.rank.change, -other.ranking.rank.change)
        for u in range(len(one.ranking.units)):
            names = {passer.id for passer in other.ranking.passing.passed_by(u)}
            passed = tuple(unit for unit in there.now.scheme.units if unit.id in names)
            assert one.ranking.passing.passed(u) == passed
    (one,), (other,) = there.tables, back.tables
    at = [[row.id for row in other.frame.rows].index(row.id) for row in one.frame.rows]
    np.testing.assert_allclose(one.because.shown, -other.because.shown[:, at], atol=1e-9)
    np.testing.assert_allclose(one.actual.change, -other.actual.change[:, at], atol=1e-9)


def the_order_of_units_means_nothing(comparison, turned):
    plain, turned = rows_of(told(comparison)), rows_of(told(turned))
    for unit, row in plain.items():
        other = turned[unit]
        assert set(row.pop("passed")) == set(other.pop("passed"))
        assert set(row.pop("passed_by")) == set(other.pop("passed_by"))
        assert row == other
