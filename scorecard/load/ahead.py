"""Work on one thing after the other, a few of them at once."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")

_MOST_PROCESSES = 4
"""What more of them make is not taken fast enough."""
_WAITING = 4
"""So many things may wait for each process, or for being taken."""


def ahead(work: Callable[[_T], _R], things: Iterable[_T]) -> Iterator[_R]:
    """What is made of things, in their order; of a few more than were asked for, in a process for each processor.

    Threads are no help: work of many short steps takes the interpreter at each of them, and one thread at a time has it.
    The processes are forked, so that nothing is read or sent before they begin; where that is not safe, all is done here.

    >>> list(ahead(abs, iter(range(-6, 0))))
    [6, 5, 4, 3, 2, 1]
    """
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if processes == 1 or sys.platform != "linux":
        yield from map(work, things)
        return
    # Nothing small waits for these to be imported.
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    waiting: deque[Future[_R]] = deque()
    with ProcessPoolExecutor(processes, get_context("fork"), _begin, (work,)) as pool:
        for thing in things:
            with warnings.catch_warnings():
                # The threads that a fork leaves behind are those of numpy, which sleep.
                warnings.simplefilter("ignore", DeprecationWarning)
                waiting.append(pool.submit(_made, thing))
            if len(waiting) > _WAITING * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_work: Callable[[Any], Any]
"""In a process that was forked: the work it is for."""


def _begin(work: Callable[[Any], Any]) -> None:
    """Begin a process; who breaks off speaks to the one that forked it."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _made(thing: Any) -> Any:
    return _work(thing)
