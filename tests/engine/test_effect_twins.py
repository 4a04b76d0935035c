"""Effects beside the same in plain loops: totals set, ranks issued once more, grades capped and moved."""

import json
from math import isnan

import pytest
from by_hand import rank_by_hand
from hypothesis import given
from hypothesis import strategies as st

LADDER = ("优秀", "良好", "合格", "不合格")
GRADES = [
    {"grade": "优秀", "top": 1},
    {"grade": "良好", "top": "50%"},
    {"grade": "合格"},
    {"grade": "不合格", "given": True},
]
CONDITIONS = (
    {"at_least": 60},
    {"below": 50},
    {"of": "rank", "at_most": 2},
    {"of": "rank_from_last", "at_most": 2},
    {"of": "事故", "at_least": 1},
    {"of": "事故.met", "equals": 0},
    {"any": [{"of": "综合.rank", "at_most": 1}, {"of": "综合.rank_from_last", "at_most": 1}]},
)
OUTCOMES = (
    {"total": 0},
    {"total": 5},
    {"unranked": True},
    {"grade": "不合格"},
    {"grade": "合格"},
    {"no_higher_than": "良好"},
    {"no_higher_than": "合格"},
    {"shift": 1},
    {"shift": -2},
    {"ineligible": True},
    {"total": 0, "grade": "不合格"},
)
effects = st.lists(st.tuples(st.sampled_from(CONDITIONS), st.sampled_from(OUTCOMES)), min_size=1, max_size=4)
units = st.lists(
    st.tuples(st.none() | st.sampled_from([0, 40, 50, 60, 60, 80, 100]), st.sampled_from([0, 1])),
    min_size=2,
    max_size=7,
)


def scheme_of(count, wanted, assigned):
    names = {f"u{n}": {"name": f"单位{n}"} for n in range(count)}
    names["u0"] |= {"grade": assigned} if assigned else {}
    rows = {
        "综合": {"name": "综合项", "number": 1, "points": 100, "targets": 100},
        "事故": {
            "name": "事故起数",
            "number": 2,
            "points": 0,
            "direction": "lower",
            "relation": "at_most",
            "targets": 0,
        },
    }
    scheme = {
        "title": "示例",
        "year": 2017,
        "units": names,
        "grades": GRADES,
        "effects": [{"name": f"第{n}条", "if": cond, "then": then} for n, (cond, then) in enumerate(wanted)],
        "tables": {"表": {"title": "表", "indicators": rows}},
    }
    return json.dumps(scheme, ensure_ascii=False)


def from_last(value, values):
    return None if value is None else 1 + sum(v is not None and v < value for v in values)


def holds(condition, u, totals, accidents):
    if "any" in condition:
        return any(holds(one, u, totals, accidents) for one in condition["any"])
    own = {
        "total": totals[u],
        "rank": rank_by_hand(totals[u], totals, "competition"),
        "rank_from_last": from_last(totals[u], totals),
        "综合.rank": rank_by_hand(totals[u], totals, "competition"),
        "综合.rank_from_last": from_last(totals[u], totals),
        "事故": accidents[u],
        "事故.met": int(accidents[u] == 0),
    }[condition.get("of", "total")]
    if own is None:
        return False
    tests = {
        "at_least": lambda edge: own >= edge,
        "below": lambda edge: own < edge,
        "at_most": lambda edge: own <= edge,
        "equals": lambda edge: own == edge,
    }
    return all(test(condition[word]) for word, test in tests.items() if word in condition)


def lowest(grades):
    return max(grades, key=LADDER.index) if grades else None


def moved(grade, thens):
    """The grade capped, then moved a step at a time; 不合格 is only given, so no step ends there."""
    cap = lowest([then["no_higher_than"] for then in thens if "no_higher_than" in then])
    at = LADDER.index(grade)
    best = LADDER.index(cap) if cap else 0
    at = max(at, best)
    steps = sum(then.get("shift", 0) for then in thens)
    for _ in range(abs(steps)):
        if steps > 0 and at > best:
            at -= 1
        elif steps < 0 and at < 2:
            at += 1
    return LADDER[at]


def by_hand(given, wanted, assigned):
    """Totals, ranks and grades after effects, one unit after the other."""
    totals, accidents = [value for value, _ in given], [each for _, each in given]
    hit = [[then for cond, then in wanted if holds(cond, u, totals, accidents)] for u in range(len(given))]
    after = [min((t["total"] for t in hit[u] if "total" in t), default=totals[u]) for u in range(len(given))]
    out = [any(then.get("unranked") for then in each) for each in hit]
    keys = [None if out[u] else after[u] for u in range(len(given))]
    ranks = [rank_by_hand(key, keys, "competition") for key in keys]
    grades = [lowest([t["grade"] for t in each if "grade" in t]) for each in hit]
    forced = [bool(grade) for grade in grades]
    grades[0] = grades[0] or assigned
    never = [any(then.get("ineligible") for then in each) for each in hit]
    open_ = [
        not grades[u] and not out[u] and not never[u] and after[u] is not None for u in range(len(given))
    ]
    # Places are a share of those ranked before any effect; who is struck takes none.
    ranked = sum(totals[u] is not None and not (u == 0 and assigned) for u in range(len(given)))
    zeroed = [any(then.get("total") == 0 for then in each) for each in hit]
    caps = [lowest([t["no_higher_than"] for t in each if "no_higher_than" in t]) for each in hit]
    for name, count in (("优秀", 1), ("良好", ranked // 2)):
        barred = [
            zeroed[u] or (caps[u] and LADDER.index(caps[u]) > LADDER.index(name)) for u in range(len(given))
        ]
        here = [u for u in range(len(given)) if open_[u] and ranks[u] is not None and not barred[u]]
        pool = sorted(ranks[u] for u in here)
        edge = pool[min(count, len(pool)) - 1] if pool and count else 0
        for u in here:
            if ranks[u] <= edge:
                grades[u], open_[u] = name, False
    grades = ["合格" if open_[u] else grades[u] for u in range(len(given))]
    final = [
        None if never[u] else grade if forced[u] or not grade else moved(grade, hit[u])
        for u, grade in enumerate(grades)
    ]
    return hit, after, ranks, final


@given(units, effects, st.sampled_from([None, "优秀", "不合格"]))
def test_effects_are_judged_once_and_ranks_issued_once_more(board_of, given, wanted, assigned):
    rows = [(2017, f"单位{n}", "综合项", value) for n, (value, _) in enumerate(given) if value is not None]
    rows += [(2017, f"单位{n}", "事故起数", each) for n, (_, each) in enumerate(given)]
    table = board_of(scheme_of(len(given), wanted, assigned), rows).tables[0]
    hit, totals, ranks, grades = by_hand(given, wanted, assigned)
    assert table.effected.held.sum(axis=1).tolist() == [len(each) for each in hit]
    assert [None if isnan(total) else total for total in table.total.tolist()] == pytest.approx(totals)
    assert [None if isnan(rank) else rank for rank in table.ranks.overall] == ranks
    assert [grade or None for grade in table.grade] == grades


def test_ties_are_counted_from_the_last_anew(board_of):
    wanted = [({"of": "rank_from_last", "at_most": 2}, {"ineligible": True})]
    rows = [(2017, f"单位{n}", "综合项", value) for n, value in enumerate((90, 80, 80, 70))]
    rows += [(2017, f"单位{n}", "事故起数", 0) for n in range(4)]
    table = board_of(scheme_of(4, wanted, None), rows).tables[0]
    assert table.effected.held[:, 0].tolist() == [False, True, True, True]


def test_what_is_missing_no_longer_matters_where_the_total_is_set(board_of):
    rows = [(2017, "单位0", "综合项", 90), (2017, "单位0", "事故起数", 0), (2017, "单位1", "事故起数", 1)]
    veto = [({"of": "事故.met", "equals": 0}, {"total": 0})]
    table = board_of(scheme_of(2, veto, None), rows).tables[0]
    assert table.total.value.tolist() == [90, 0]
    assert table.ranks.overall.tolist() == [1, 2]
    assert table.ranks.best.tolist() == table.ranks.worst.tolist() == [1, 2]
    assert table.partial.tolist() == [False, False]
    assert table.lacking.any(axis=1).tolist() == [False, True]
