"""Work that is done a few things ahead is done in the order of the things, whatever processors there are."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from time import sleep
from unittest.mock import patch

import pytest

from scorecard.load.ahead import ahead


@pytest.mark.parametrize("processors", [1, 2, 8])
@pytest.mark.parametrize("count", [0, 1, 4, 5, 50])
def test_what_is_made_comes_in_the_order_of_the_things(processors: int, count: int) -> None:
    def slow_at_first(n: int) -> int:
        sleep(0.002 if n < 3 else 0.0)
        return n * n

    with patch("os.cpu_count", return_value=processors):
        assert list(ahead(slow_at_first, iter(range(count)))) == [n * n for n in range(count)]


@pytest.mark.parametrize("processors", [1, 4])
def test_the_first_failure_is_the_one_that_is_told(processors: int) -> None:
    def fails_from(n: int) -> int:
        if n >= 7:
            sleep(0.01 if n == 7 else 0.0)
            raise ValueError(n)
        return n

    seen = []
    with patch("os.cpu_count", return_value=processors), pytest.raises(ValueError, match=r"^7$"):
        for made in ahead(fails_from, iter(range(100))):
            seen.append(made)
    assert seen == list(range(7))


def test_a_process_that_is_ended_from_outside_ends_the_work() -> None:
    def dies_at(n: int) -> int:
        if n == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    with patch("os.cpu_count", return_value=2), pytest.raises(ChildProcessError):
        list(ahead(dies_at, iter(range(10))))


def test_only_a_few_things_are_taken_ahead() -> None:
    taken = []

    def things() -> Iterator[int]:
        for n in range(1000):
            taken.append(n)
            yield n

    with patch("os.cpu_count", return_value=2):
        made = ahead(abs, things())
        next(made)
        assert len(taken) < 10
        made.close()  # type: ignore[attr-defined]
