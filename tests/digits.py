"""Every printed digit of whole figures against exact arithmetic, and sums of months in every order.

`python -m tests.digits` goes through all whole actuals up to whole targets up to 1500, nine full points, none to three
decimals and every rounding mode, then through sums of 4 and of 12 figures with two decimals in a thousand orders each.
It takes seconds, prints what it compared and how much was wrong, and ends with 1 if anything was.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np

from scorecard.model.figure import as_figures, at_least, at_most, rounded, sum_figures
from scorecard.scheme.compare.rate import rate

FULL_POINTS = (3, 5, 6, 7, 9, 10, 12, 15, 20)
DECIMALS = range(4)
ORDERS = 1000


def exact(product, target):
    """What p × x × 10^d ÷ t is as a whole number, by rounding mode, in whole numbers alone."""
    whole, left = np.divmod(product, target)
    return {
        "half_up": whole + (2 * left >= target),
        "half_down": whole + (2 * left > target),
        "half_even": whole + ((2 * left > target) | ((2 * left == target) & (whole % 2 == 1))),
        "down": whole,
        "up": whole + (left > 0),
    }


def wrong_digits(target):
    """How many digits of points are compared for all whole actuals up to a target, and how many are wrong."""
    actuals = np.arange(target + 1)
    completion = rate(as_figures(actuals), as_figures(np.full(len(actuals), target)), "higher")
    compared = wrong = 0
    for full in FULL_POINTS:
        points = full * completion
        for decimals in DECIMALS:
            scale = 10**decimals
            for mode, wanted in exact(full * actuals * scale, target).items():
                found = np.rint(rounded(points, decimals, mode).value * scale).astype(np.int64)
                compared, wrong = compared + len(found), wrong + int((found != wanted).sum())
    return compared, wrong


def wrong_sums(count, seed):
    """Of figures in cents up to a million, added in a thousand orders: how many orders miss their own sum."""
    rng = np.random.default_rng(seed)
    cents = rng.integers(0, 10**8, count)
    target, orders = cents.sum() / 100, np.array([rng.permutation(count) for _ in range(ORDERS)])
    sums = sum_figures([as_figures(cents[orders[:, n]] / 100) for n in range(count)])
    right = at_least(sums, target) & at_most(sums, target) & ~at_least(sums, target + 0.01)
    return ORDERS, int((~right | (sums.shown != target)).sum())


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--targets", type=int, default=1500)
    asked.add_argument("--sums", type=int, default=200)
    given = asked.parse_args()
    digits = np.sum([wrong_digits(target) for target in range(1, given.targets + 1)], axis=0)
    sums = np.sum([wrong_sums(count, seed) for count in (4, 12) for seed in range(given.sums)], axis=0)
    print(f"digits: {digits[0]} compared, {digits[1]} wrong; sums: {sums[0]} orders, {sums[1]} wrong")
    return int(digits[1] + sums[1] > 0)


if __name__ == "__main__":
    sys.exit(main())
