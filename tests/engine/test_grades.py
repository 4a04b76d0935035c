"""Grades beside the same in plain loops; counts, edges and ties of quotas."""

from math import ceil, floor, nan

import numpy as np
import pytest
from by_hand import array, numbers, rank_by_hand
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine.conditions import holds
from scorecard.engine.grades import GradeStanding, grades_of
from scorecard.model.condition import Bound, Condition
from scorecard.model.figure import as_figures, lift
from scorecard.model.grade import Grade, GradeQuota, Quota
from scorecard.model.unit import Unit

ROUNDED = {"down": floor, "up": ceil, "half_up": lambda x: floor(x + 0.5)}


def at_least(value):
    return (Condition(bounds=(Bound("at_least", float(value)),)),)


def best(share):
    return GradeQuota.for_all("top", Quota(share))


grades = st.builds(
    Grade,
    st.sampled_from("ABCDE"),
    st.sampled_from([(), at_least(60), at_least(80)]),
    st.none() | st.sampled_from([0.2, 0.25, 0.45, 1.0]).map(best),
    st.sampled_from(list(ROUNDED)),
    st.sampled_from(["include", "exclude"]),
) | st.builds(
    lambda grade, end, number: Grade(grade, places=GradeQuota.for_all(end, Quota(number=number))),
    st.sampled_from("ABCDE"),
    st.sampled_from(["top", "bottom"]),
    st.integers(1, 4),
)


def by_hand(entries, totals, ranks):
    """Walk the grades, the rest last; each takes from those that have none yet."""
    found = [""] * len(totals)
    open_ = [True] * len(totals)
    ranked = sum(r is not None for r in ranks)
    for entry in sorted(entries, key=lambda e: e.rest):
        way = -1 if entry.end == "bottom" else 1
        pool = sorted(r * way for u, r in enumerate(ranks) if open_[u] and r is not None)
        quota = entry.quota()
        count = quota and (quota.number or ROUNDED[entry.whole](round(ranked * quota.share, 9)))
        taken = []
        for u, total in enumerate(totals):
            if not open_[u]:
                continue
            if total is None:
                open_[u] = False
                continue
            if entry.conditions and total < entry.conditions[0].bounds[0].value:
                continue
            if quota is not None:
                if ranks[u] is None or not count or not pool:
                    continue
                edge = pool[min(count, len(pool)) - 1]
                tied_over = sum(r <= edge for r in pool) > count
                key = ranks[u] * way
                if key > edge or (key == edge and tied_over and entry.edge_tie == "exclude"):
                    continue
            taken.append(u)
        for u in taken:
            found[u], open_[u] = entry.grade, False
    return found


def graded(entries, units, total, rank, groups):
    total = lift(total)
    standing, nothing = GradeStanding(units, total, rank, groups, rank), [None] * len(units)
    return grades_of(entries, standing, lambda id, what: total, nothing).grade


@given(
    st.lists(st.none() | st.sampled_from([50, 60, 70, 80, 90]), min_size=1, max_size=11),
    st.lists(grades, min_size=1, max_size=4),
)
def test_grades_are_the_first_that_holds(totals, entries):
    ranks = [rank_by_hand(t, totals, "competition") for t in totals]
    units = tuple(Unit(f"u{n}", f"单位{n}", f"单位{n}") for n in range(len(totals)))
    total = array(totals)
    found = graded(tuple(entries), units, total, numbers(ranks), ("",) * len(units))
    assert list(found) == by_hand(entries, totals, ranks)


@pytest.mark.parametrize(
    ("ranked", "share", "whole", "count"),
    [
        (11, 0.25, "up", 3),
        (11, 0.45, "down", 4),
        (11, 0.05, "up", 1),
        (10, 0.3, "down", 3),
        (4, 0.05, "down", 0),
    ],
)
def test_a_share_becomes_a_count_as_declared(ranked, share, whole, count):
    assert Grade("A", places=best(share), whole=whole).count(ranked) == count


def test_quotas_of_groups_are_counted_in_each():
    units = tuple(Unit(f"u{n}", f"单位{n}", f"单位{n}", group="镇" if n < 4 else "街道") for n in range(6))
    rank = np.array([1.0, 2, 3, 4, 1, 2])
    total = as_figures(100 - rank)
    entries = (Grade("优", places=best(0.5)), Grade("良"))
    found = graded(entries, units, total, rank, tuple(unit.group for unit in units))
    assert found == ("优", "优", "良", "良", "优", "良")


def test_each_group_has_a_quota_of_its_own():
    units = tuple(Unit(f"u{n}", f"单位{n}", f"单位{n}", group="镇" if n < 4 else "街道") for n in range(6))
    rank = np.array([1.0, 2, 3, 4, 1, 2])
    quotas = GradeQuota("top", (("镇", Quota(number=3)), ("街道", Quota(share=0.5))))
    found = graded(
        (Grade("优", places=quotas), Grade("良")),
        units,
        as_figures(100 - rank),
        rank,
        tuple("镇镇镇镇") + ("街道",) * 2,
    )
    assert found == ("优", "优", "优", "良", "优", "良")


def test_points_from_a_rate_that_does_not_divide_are_on_their_bound():
    third = as_figures(60.0) * (as_figures([1.0, 2.0]) / 3)
    twenty, forty = (
        Condition(bounds=(Bound(word, at),)) for word, at in (("at_least", 20.0), ("above", 40.0))
    )
    assert holds((twenty,), lambda id, what: third).tolist() == [True, True]
    assert holds((forty,), lambda id, what: third).tolist() == [False, False]


def test_words_decide_the_edge_and_no_value_never_holds():
    value = as_figures([0.1, 0.3, 0.29, nan]) + as_figures([0.2, 0.0, 0.0, 0.0])
    words = {"at_least": [1, 1, 0, 0], "above": [0, 0, 0, 0], "at_most": [1, 1, 1, 0], "below": [0, 0, 1, 0]}
    for word, wanted in {**words, "equals": [1, 1, 0, 0]}.items():
        condition = Condition(bounds=(Bound(word, 0.3),))
        assert holds((condition,), lambda id, what: value).tolist() == [bool(w) for w in wanted]
    either = Condition(
        any=(Condition(bounds=(Bound("below", 0.3),)), Condition(bounds=(Bound("above", 1.0),)))
    )
    assert holds((either,), lambda id, what: value).tolist() == [False, False, True, False]
