"""Draws of weights, block after block on several threads, until all are made or somebody has waited long enough."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from scorecard.engine.draws import Draws
from scorecard.model.figure import Floats
from scorecard.study.sensitivity.ranks import Taken
from scorecard.study.sensitivity.weights import WeightSpread

MOST_RANKS = 2**28
"""So many ranks are kept at the most: half a gigabyte, or one where there are more than 32,000 units."""

Told = Callable[[int], None]
"""Is told from time to time how many draws are made."""


class DrawRequest(NamedTuple):
    """How many draws, from which seed, around the scheme's weights by how much, and on how many threads."""

    draws: int
    seed: int
    around: WeightSpread
    threads: int = 1


def draw_ranks(
    kernel: Draws, weights: Floats, asked: DrawRequest, told: Told, block: int | None = None
) -> Taken:
    """uint[N, D], the rank of every unit in every draw; fewer draws where Ctrl-C came, and none where it came first.

    The weights come from one source, one draw after the other, so that neither threads nor blocks change any; what
    is kept when it is broken off are the first so many draws.
    """
    source = np.random.Generator(np.random.PCG64(asked.seed))
    block = block or kernel.batch
    taken = np.empty((kernel.count, asked.draws), dtype=kernel.kind)
    begun = done = 0
    waiting: deque[tuple[int, Future[None]]] = deque()

    def work(at: int, factors: Floats) -> None:
        taken[:, at : at + len(factors)] = kernel.ranks(factors).T

    with ThreadPoolExecutor(asked.threads) as pool:
        try:
            while done < asked.draws:
                while begun < asked.draws and len(waiting) < 2 * asked.threads:
                    count = min(block, asked.draws - begun)
                    factors = asked.around.draw(source, weights, count)
                    waiting.append((count, pool.submit(work, begun, factors)))
                    begun += count
                count, first = waiting[0]
                first.result()
                waiting.popleft()
                done += count
                told(done)
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)
            while waiting and not waiting[0][1].cancelled():
                done += waiting.popleft()[0]
    return taken[:, :done]
