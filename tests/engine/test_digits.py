"""Printed digits of whole figures, and sums in any order, against exact arithmetic; the long run is `python -m tests.digits`."""

import numpy as np
import pytest

from tests.digits import wrong_digits, wrong_sums


def test_every_digit_is_that_of_exact_arithmetic():
    compared, wrong = np.sum([wrong_digits(target) for target in (*range(1, 41), 700, 1200, 1500)], axis=0)
    assert compared > 600_000 and wrong == 0


@pytest.mark.parametrize("count", [4, 12])
def test_months_that_add_up_to_the_target_meet_it_in_any_order(count):
    assert np.sum([wrong_sums(count, seed) for seed in range(5)], axis=0).tolist() == [5000, 0]
