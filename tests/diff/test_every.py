"""A rule that counts each month, between two years: the causes add up, and turn round with the years."""

import numpy as np
import pytest

from scorecard.model.figure import sum_figures
from scorecard.model.period import Period
from scorecard.study.compare.comparison import compare
from tests.diff.projects import opened, write

RULE = "{every: month, compare: rank, only_if: {of: r1, at_least: %d}, bands: [{at_most: 1, points: 2}, {points: 1}], max_points: 12}"


def scheme(year, least, frequency="month"):
    return "\n".join(
        [
            f"title: {year}\nyear: {year}\nfrequency: {frequency}",
            "units: {u0: {name: 甲}, u1: {name: 乙}, u2: {name: 丙}}",
            "tables:\n  towns:\n    title: 表\n    indicators:",
            f"      r0: {{name: 名次, number: 1, points: 12, nature: stock, rule: {RULE % least}}}",
            "      r1: {name: 增速, number: 2, nature: stock, targets: 10}",
            "",
        ]
    )


@pytest.fixture(scope="module")
def boards(tmp_path_factory):
    draw = np.random.default_rng(7)
    rows = "".join(
        f"{year}-{month:02d},u{u},r{r},{draw.integers(1, 20)}\n"
        for year in (2016, 2017)
        for month in (1, 2, 3)
        for u in range(3)
        for r in range(2)
    )
    root = write(tmp_path_factory.mktemp("years"), [scheme(2016, 4), scheme(2017, 8)], rows)
    workspace = opened(root)
    return workspace.board(Period(2016, 3)), workspace.board(Period(2017, 3))


def test_the_causes_of_a_change_add_up_and_turn_round(boards):
    then, now = boards
    (table,), (back,) = compare(now, then).tables, compare(then, now).tables
    change = (now.tables[0].points - then.tables[0].points).shown
    assert np.abs(change[:, 0]).sum() > 0
    np.testing.assert_allclose(table.because.shown.sum(axis=2), change, atol=1e-9)
    np.testing.assert_allclose(table.because.shown, -back.because.shown, atol=1e-9)


def test_the_points_of_the_months_are_the_points_of_the_row(boards):
    for board in boards:
        table = board.tables[0]
        months = table.by_period[0]
        assert [period.month for period in months] == [1, 2, 3]
        np.testing.assert_allclose(sum_figures(list(months.values())).shown, table.points.shown[:, 0])


def counted(year, frequency, every, each, due=""):
    """A scheme of one row that counts each month or quarter, so much for each of what was reported."""
    due_in = "due_in: [" + ", ".join(f'"{month}"' for month in due.split(",")) + "], " if due else ""
    row = f"{{name: 项, number: 1, points: 100, nature: stock, {due_in}rule: {{every: {every}, compare: value, each: {each}}}}}"
    return (
        f"title: {year}\nyear: {year}\nfrequency: {frequency}\nunits: {{u0: {{name: 甲}}, u1: {{name: 乙}}}}\n"
        f"tables: {{towns: {{title: 表, indicators: {{r0: {row}}}}}}}\n"
    )


def test_shares_worked_out_by_hand_with_a_month_that_is_due_in_one_year_only(tmp_path):
    """Each month's figure times 1 in 2016, times 2 in 2017, where March is no longer due.

    2016: 2 + 3 + 1 + 2 = 8; 2017: (4 + 3 + 3) × 2 = 20. The months due go with the targets. The figures of 2017
    with the months of 2016 have none for March: half way, 14, by either rule. With the months of 2017 those of
    2016 give 7 and 14, those of 2017 by the rule of 2016 10; all of 2016 by the rule of 2017 16.

    actual  (14 − 8)/3 + (10 − 7)/6 + (14 − 16)/6 + (20 − 14)/3
    target  (7 − 8)/3 + (10 − 14)/6 + (14 − 16)/6 + (20 − 14)/3
    rule    (16 − 8)/3 + (14 − 14)/6 + (14 − 7)/6 + (20 − 10)/3
    """

    figures = {2016: (2, 3, 1, 2), 2017: (4, 3, 9, 3)}
    rows = "".join(
        f"{number}-{month:02d},u0,r0,{value}\n"
        for number, values in figures.items()
        for month, value in enumerate(values, start=1)
    )
    root = write(
        tmp_path,
        [counted(2016, "month", "month", 1, "01,02,03,04"), counted(2017, "month", "month", 2, "01,02,04")],
        rows,
    )
    workspace = opened(root)
    then, now = workspace.board(Period(2016, 4)), workspace.board(Period(2017, 4))
    assert [board.tables[0].points.shown[0, 0] for board in (then, now)] == [8, 20]
    (table,) = compare(now, then).tables
    np.testing.assert_allclose(table.because.shown[0, 0], [25 / 6, 2 / 3, 0, 43 / 6, 0, 0], atol=1e-9)


def test_shares_worked_out_by_hand_where_one_year_counts_quarters_and_the_other_months(tmp_path):
    """2016 counts the quarter, 5; 2017 its months, 1 + 2 + 3 = 6.

    By the rule of 2016 only the quarter is asked for: 5, or 3 with the figures of 2017. By that of 2017 whatever is
    taken from 2016 lacks January and February: half way, 5.5, unless all is of 2017.

    actual  −2 in half of all orders, and 6 − 5.5 where it comes last, in a fifth: −0.9
    target, points, reference  6 − 5.5 where they come last: 0.1 each
    rule    5.5 − 5 where it comes before actual, in half; 5.5 − 3 after it but not last, in three tenths; 6 − 3 last
    """
    rows = "2016Q1,u0,r0,5\n2017-01,u0,r0,1\n2017-02,u0,r0,2\n2017Q1,u0,r0,3\n"
    schemes = [counted(2016, "quarter", "quarter", 1), counted(2017, "quarter", "month", 1)]
    workspace = opened(write(tmp_path, schemes, rows))
    then, now = workspace.board(Period(2016, 3)), workspace.board(Period(2017, 3))
    assert [board.tables[0].points.shown[0, 0] for board in (then, now)] == [5, 6]
    (table,) = compare(now, then).tables
    np.testing.assert_allclose(table.because.shown[0, 0], [-0.9, 0.1, 0.1, 1.6, 0.1, 0], atol=1e-9)
