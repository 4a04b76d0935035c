"""Work on one thing after the other, a few of them at once."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")

_FEW = 4
"""So few things are not worth a thread."""
_MOST_THREADS = 4


def ahead(work: Callable[[_T], _R], things: Iterator[_T]) -> Iterator[_R]:
    """What is made of things, in their order; of a few more than were asked for, on a thread for each processor.

    >>> list(ahead(abs, iter(range(-6, 0))))
    [6, 5, 4, 3, 2, 1]
    """
    first = list(islice(things, _FEW))
    threads = min(os.cpu_count() or 1, _MOST_THREADS)
    if len(first) < _FEW or threads == 1:
        yield from map(work, chain(first, things))
        return
    # Nothing small waits for it to be imported.
    from concurrent.futures import Future, ThreadPoolExecutor

    waiting: deque[Future[_R]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for thing in chain(first, things):
            waiting.append(pool.submit(work, thing))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
