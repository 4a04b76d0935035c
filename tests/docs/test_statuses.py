"""One test per line of the table of cells without points."""

import pytest

from tests.docs.statuses import CASES, outcome

# status, actual, points, full points of the cell; is the unit ranked? Half of the year's 10 is due: 5.
EXPECTED = {
    "a number": ("scored", 4, 8, 10, True),
    "`0`": ("scored", 0, 0, 10, True),
    "no row, or an empty cell": ("missing", None, None, 10, False),
    "`--` against a target": ("missing", None, None, 10, False),
    "a number, with status `pending`": ("pending", 5, None, 10, False),
    "the scheme's target is `--`": ("not_applicable", None, None, None, True),
    "the scheme's target is `--`, a number is sent anyway": ("not_applicable", None, None, None, True),
    "not due in this period (`due_in`)": ("not_due", None, None, None, True),
    "a row without points (a part)": ("shown", 1, None, None, True),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sent.en)
def test_what_a_return_does(case):
    row = outcome()[case.unit]
    cell = row["cells"][case.indicator]
    found = (cell["status"], cell["actual"], cell["points"], cell["full_points"], row["rank"] is not None)
    assert found == EXPECTED[case.sent.en]


def test_the_points_of_what_does_not_apply_go_to_its_siblings():
    exempt = outcome()["exempt"]
    assert (exempt["earned"], exempt["full_points"], exempt["total"]) == (10, 20, 20)


def test_what_is_not_due_leaves_the_full_points_of_all():
    assert {row["full_points"] for row in outcome().values()} == {20}
