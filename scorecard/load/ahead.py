"""Work on one thing after the other, a few of them at once."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_T = TypeVar("_T")
_R = TypeVar("_R")

_MOST_PROCESSES = 4
"""What more of them make is not taken fast enough."""
_MADE, _FAILED, _END = range(3)
"""What a process sends: what it made, why it failed, that there are no more things."""


def ahead(work: Callable[[_T], _R], things: Iterator[_T]) -> Iterator[_R]:
    """What is made of things, in their order; each process goes through all things and makes its share, a little ahead.

    Threads are no help: work of many short steps takes the interpreter at each of them, and one thread at a time has it.
    The processes are forked, so that nothing has to be read or sent before they begin; where that is not safe, or one is
    a helper already, all is made here.

    >>> list(ahead(abs, iter(range(-6, 0))))
    [6, 5, 4, 3, 2, 1]
    """
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if processes == 1 or sys.platform != "linux" or _is_helper():
        yield from map(work, things)
        return
    begun = _begin_processes(work, things, processes)
    try:
        for _, receiver in cycle(begun):
            try:
                kind, what = receiver.recv()
            except EOFError:
                # The system ends a process, say, where memory runs out.
                raise ChildProcessError("a process that did a part of the work was ended") from None
            if kind == _END:
                break
            if kind == _FAILED:
                raise what
            yield what
    finally:
        # Who finds nobody to send to ends.
        for process, receiver in begun:
            receiver.close()
            process.join()


def _is_helper() -> bool:
    """Whether this process is one that may not have others."""
    from multiprocessing import current_process

    return bool(current_process().daemon)


def _begin_processes(
    work: Callable[[Any], Any], things: Iterator[Any], processes: int
) -> list[tuple[BaseProcess, Connection]]:
    """Begin so many processes; each with the end of the pipe at which it is heard."""
    # Nothing small waits for it to be imported.
    from multiprocessing import get_context

    context = get_context("fork")
    begun: list[tuple[BaseProcess, Connection]] = []
    for n in range(processes):
        receiver, sender = context.Pipe(duplex=False)
        share, others = islice(things, n, None, processes), [receiver, *(other for _, other in begun)]
        process = context.Process(target=_make, args=(work, share, sender, others), daemon=True)
        with warnings.catch_warnings():
            # The threads that a fork leaves behind are those of numpy, which sleep.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        sender.close()
        begun.append((process, receiver))
    return begun


def _make(
    work: Callable[[Any], Any], things: Iterator[Any], sender: Connection, receivers: Sequence[Connection]
) -> None:
    """In a process of its own: make a share, and send it; who breaks off speaks to the one that began it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for receiver in receivers:
        receiver.close()
    try:
        for thing in things:
            sender.send((_MADE, work(thing)))
        sender.send((_END, None))
    except BrokenPipeError:
        return
    except Exception as failure:
        sender.send((_FAILED, failure))
