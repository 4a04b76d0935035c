"""Draws of weights, block after block on several threads, until all are made or somebody has waited long enough."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from math import sqrt
from typing import NamedTuple, Protocol

import numpy as np

from scorecard.engine.draws import Draws
from scorecard.model.figure import Floats
from scorecard.study.sensitivity.ranks import Taken


class WeightSpread(Protocol):
    """How far weights may be from those of the scheme; `word` is what that is called, `far` how far."""

    @property
    def word(self) -> str: ...  # noqa: D102

    @property
    def far(self) -> float: ...  # noqa: D102

    def draw(self, source: np.random.Generator, weights: Floats, count: int) -> Floats:
        """float64[D, M], the next draws, as factors on the weights; the drawn weights add up to what these do."""

    def factor_deviation(self, weights: Floats) -> Floats:
        """float64[M], how far the factors are from 1: their standard deviation."""


_LEAST = 1e-200


class Dirichlet(NamedTuple):
    """Shares of the whole around those of the scheme: the mean is the scheme's, w, the variance w (1 − w) ÷ (k + 1).

    k : the concentration, as if the scheme's shares had been found in so many cases

    Ten equal weights with k = 100: 10 % each, give or take 3.
    """

    concentration: float

    @property
    def word(self) -> str:
        """How close they are."""
        return "concentration"

    @property
    def far(self) -> float:
        """The concentration."""
        return self.concentration

    def draw(self, source: np.random.Generator, weights: Floats, count: int) -> Floats:
        """Gammas of the shape k·w, over their sum."""
        shares = weights / weights.sum()
        drawn = source.standard_gamma(self.concentration * shares, size=(count, len(weights)))
        # A share too small for a number is still above 0.
        np.maximum(drawn, _LEAST, out=drawn)
        drawn /= drawn.sum(axis=1, keepdims=True)
        factors: Floats = drawn / shares
        return factors

    def factor_deviation(self, weights: Floats) -> Floats:
        """√((1 − w) ÷ w ÷ (k + 1))"""
        shares = weights / weights.sum()
        deviation: Floats = np.sqrt((1 - shares) / shares / (self.concentration + 1))
        return deviation


class WeightBand(NamedTuple):
    """Each weight by itself up to so much more or less, any as likely as another; then scaled to add up again.

    20 %: a weight of 10 is drawn between 8 and 12.
    """

    share: float

    @property
    def word(self) -> str:
        """How far they go."""
        return "share"

    @property
    def far(self) -> float:
        """The share."""
        return self.share

    def draw(self, source: np.random.Generator, weights: Floats, count: int) -> Floats:
        """1 + s·u, u from −1 to 1."""
        drawn = 1 + self.share * (2 * source.random((count, len(weights))) - 1)
        factors: Floats = drawn * (weights.sum() / (drawn @ weights)[:, None])
        return factors

    def factor_deviation(self, weights: Floats) -> Floats:
        """s ÷ √3"""
        return np.full(len(weights), self.share / sqrt(3))


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
