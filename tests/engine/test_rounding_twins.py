"""Real rounding at every level, beside plain decimals rounded on paper."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model.figure import as_figures, rounded
from tests.study.calculator import board_of

MODES = {
    "half_up": ROUND_HALF_UP,
    "half_down": ROUND_HALF_DOWN,
    "half_even": ROUND_HALF_EVEN,
    "down": ROUND_FLOOR,
    "up": ROUND_CEILING,
}


def on_paper(figure, decimals, mode):
    """A fraction rounded; a sign is put aside first. None where nothing is rounded."""
    if decimals is None:
        return figure
    size = Fraction(1, 10**decimals)
    steps, rest = divmod(abs(figure), size)
    up = {"half_up": rest * 2 >= size, "half_down": rest * 2 > size, "down": False, "up": rest > 0}.get(
        mode, rest * 2 > size or (rest * 2 == size and steps % 2)
    )
    whole = (steps + bool(up)) * size
    return whole if figure >= 0 else -whole


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), st.integers(0, 4), st.sampled_from(list(MODES)))
def test_each_way_is_that_of_paper(number, written, decimals, mode):
    exact = Decimal(number).scaleb(-written)
    wanted = abs(exact).quantize(Decimal(1).scaleb(-decimals), MODES[mode]).copy_sign(exact)
    assert float(rounded(as_figures(float(exact)), decimals, mode)) == float(wanted)
    assert on_paper(Fraction(exact), decimals, mode) == Fraction(wanted)


@given(st.lists(st.integers(-9999, 9999), min_size=2), st.integers(0, 3), st.sampled_from(list(MODES)))
def test_more_is_never_rounded_to_less(numbers, decimals, mode):
    figures = np.array(sorted(numbers)) / 1000
    assert (np.diff(rounded(as_figures(figures), decimals, mode).value) >= 0).all()


@pytest.mark.parametrize("mode", list(MODES))
def test_what_is_round_already_stays(mode):
    figures = as_figures([0.1, 1.1, 2.675, 0.0, np.nan, -4.35]) + as_figures([0.2, 2.2, 0.0, 0.0, 0.0, 0.0])
    np.testing.assert_array_equal(rounded(figures, 3, mode).value, [0.3, 3.3, 2.675, 0, np.nan, -4.35])


SCHEME = """
title: 示例
year: 2017
units: {{甲: {{name: 甲镇}}, 乙: {{name: 乙镇}}}}
rounding: {{points: {points}, headings: {headings}, total: {total}, overall: {overall}, completion: {completion}, mode: {mode}}}
tables:
  表:
    title: 表
    indicators:
      专利:
        name: 专利
        number: 1
        max_points: 9.5
        children:
          申请: {{name: 申请, points: 6, targets: 700, rule: {{max_rate: 110%}}}}
          授权: {{name: 授权, points: 4, targets: 300}}
      项目: {{name: 项目, number: 2, points: 7, targets: 900}}
totals: {{总分: {{表: 100}}}}
"""
decimals = st.none() | st.integers(0, 3)


@given(
    st.fixed_dictionaries(
        dict.fromkeys(("points", "headings", "total", "overall", "completion"), decimals)
    ).filter(lambda levels: any(places is not None for places in levels.values())),
    st.sampled_from(list(MODES)),
    st.tuples(*[st.integers(0, 1000)] * 3),
)
def test_every_level_goes_into_the_next(tmp_path_factory, levels, mode, actuals):
    said = {level: places for level, places in levels.items() if places is not None}
    text = SCHEME.format(**dict.fromkeys(levels, 0), mode=mode)
    line = f"rounding: {{{', '.join(f'{k}: {v}' for k, v in said.items())}, mode: {mode}}}"
    text = "\n".join(line if one.startswith("rounding") else one for one in text.split("\n"))
    rows = "".join(
        f"2017,甲镇,{name},{value}\n" for name, value in zip(("申请", "授权", "项目"), actuals, strict=True)
    )
    board = board_of(tmp_path_factory.mktemp("case"), text, "期间,单位,指标,数值\n" + rows, "2017")
    way = {level: (levels[level], mode) for level in levels}

    def points(value, target, full, most):
        rate = Fraction(value, target)
        if levels["completion"] is not None:
            rate = on_paper(rate, levels["completion"] + 2, mode)
        return on_paper(full * min(rate, most), *way["points"])

    children = points(actuals[0], 700, 6, Fraction(11, 10)) + points(actuals[1], 300, 4, 1)
    heading = on_paper(min(children, Fraction(19, 2)), *way["headings"])
    total = on_paper(heading + points(actuals[2], 900, 7, 1), *way["total"])
    overall = on_paper(100 * total / 17, *way["overall"])
    table = board.tables[0]
    assert table.heading_points.value[0, 0] == pytest.approx(float(heading), abs=1e-9)
    assert table.total.value[0] == pytest.approx(float(total), abs=1e-9)
    assert board.totals[0].total.value[0] == pytest.approx(float(overall), abs=1e-9)
