"""Headings that combine, limit and stand outside full points, beside the same in loops over exact fractions."""

from fractions import Fraction
from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.engine.combining import combine_points
from scorecard.engine.sharing import counted_full
from scorecard.model.branch import Branch
from scorecard.model.figure import as_figures
from scorecard.scheme.amount import Amount

HOW = ("sum", "mean", "best", "worst", "geometric")


@st.composite
def headings(draw, depth=0):
    """A heading: how it combines, its own points, its limits, its rows and headings."""
    how = draw(st.sampled_from(HOW))
    rows = st.tuples(
        st.sampled_from([2, 3, 5]), st.integers(0, 8), st.sampled_from(["base", "base", "na", "bonus"])
    )
    members = draw(
        st.lists(rows if depth > 1 else rows | headings(depth + 1), min_size=1, max_size=3)  # type: ignore[arg-type]
    )
    most = draw(st.none() | st.sampled_from([4, 7]))
    least = draw(st.none() | st.sampled_from([0, 2]))
    return {
        "how": how,
        "points": draw(st.sampled_from([4, 10])),
        "members": members,
        "most": most,
        "least": least,
    }


def cells(heading):
    found = []
    for member in heading["members"]:
        found += cells(member) if isinstance(member, dict) else [member]
    return found


def tree(heading, start=0):
    members, at = [], start
    for member in heading["members"]:
        if isinstance(member, dict):
            branch, at = tree(member, at)
            members.append(branch)
        else:
            members.append(at)
            at += 1
    points = (float(heading["points"]),) if heading["how"] != "sum" else ()
    limits = [None if heading[name] is None else Amount(float(heading[name])) for name in ("most", "least")]
    return Branch(tuple(members), f"h{start}.{at}.{id(heading)}", heading["how"], points, *limits), at


def counts(member):
    """Whether anything of a member is assessed inside full points."""
    if isinstance(member, dict):
        return any(counts(one) for one in member["members"])
    return member[2] == "base"


def is_bonus(member):
    return all(row[2] == "bonus" for row in (cells(member) if isinstance(member, dict) else [member]))


def whole(member):
    """Full points by the scheme: those of all rows below, or the heading's own where it combines."""
    if not isinstance(member, dict):
        return 0 if member[2] == "bonus" else Fraction(member[0])
    if member["how"] == "sum":
        return sum(whole(one) for one in member["members"])
    inside = any(row[2] != "bonus" for row in cells(member))
    return Fraction(member["points"]) if inside else 0


def by_hand(member, given):
    """The points of a row or heading that is given so many full points; None where nothing is known."""
    if not isinstance(member, dict):
        worth, points, kind = member
        if kind == "bonus":
            return Fraction(points)
        return None if kind == "na" else Fraction(points) * given / worth
    assessed = [one for one in member["members"] if counts(one)]
    below = sum(whole(one) for one in assessed) if member["how"] == "sum" else whole(member)
    values, shares, bonus = [], [], []
    for one in member["members"]:
        part = given * whole(one) / below if counts(one) and below else Fraction(0)
        value = by_hand(one, part)
        if value is None:
            continue
        if is_bonus(one):
            bonus.append(value)
        else:
            values.append(value)
            if part:
                shares.append((value / part, part))
    points = picked(member["how"], given, values, shares)
    if points is None and not bonus:
        return None
    points = (points or 0) + sum(bonus)
    if member["most"] is not None:
        points = min(points, member["most"])
    return points if member["least"] is None else max(points, member["least"])


def picked(how, given, values, shares):
    if how == "sum":
        return sum(values) if values else None
    if not shares:
        return None
    if how == "mean":
        return given * sum(s for s, _ in shares) / len(shares)
    if how in ("best", "worst"):
        return given * (max if how == "best" else min)(s for s, _ in shares)
    product = 1.0
    for share, worth in shares:
        product *= float(max(0, share)) ** float(worth / sum(w for _, w in shares))
    return float(given) * product


def scored(heading):
    branch, _ = tree(heading)
    rows = cells(heading)
    points = as_figures([[nan if kind == "na" else float(p) for _, p, kind in rows]])
    outside = np.array([kind == "bonus" for *_, kind in rows])
    full = as_figures(np.array([[float(w) for w, *_ in rows]]) * ~outside)
    shares = counted_full(branch, full, np.array([[kind == "na" for *_, kind in rows]]))
    return combine_points(branch, points, full, shares, outside)


@given(headings())
def test_a_heading_makes_its_points_as_by_hand(heading):
    given_points = whole(heading) if counts(heading) else Fraction(0)
    wanted = by_hand(heading, given_points)
    found = scored(heading)
    assert float(found.total[0]) == pytest.approx(float(wanted or 0), abs=1e-8)
    assert isnan(found.heading_points[0, 0]) == (wanted is None)
    assert float(found.heading_full[0, 0]) == pytest.approx(float(given_points), abs=1e-9)


@given(headings())
def test_full_points_of_what_counts_add_up_to_those_of_the_whole(heading):
    found = scored(heading)
    wanted = whole(heading) if counts(heading) else 0
    assert float(found.counted_full[0].sum()) == pytest.approx(float(wanted), abs=1e-9)


def test_the_first_of_equal_shares_is_the_best():
    either = Branch((Branch((0, 1), "either", "best", (50.0,)),))
    full = as_figures([[50.0, 50.0]])
    shares = counted_full(either, full, np.zeros((1, 2), dtype=bool))
    found = combine_points(either, as_figures([[30.0, 30.0]]), full, shares, np.zeros(2, dtype=bool))
    assert found.counted.shown.tolist() == [[30.0, 0.0]]
    assert found.counted_full.shown.tolist() == [[50.0, 0.0]]
