"""Blocks of units on a Dask cluster: the same functions as in one process, run where the blocks are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from scorecard import __version__
from scorecard.engine.blocks import Answers, ScoredBlock, finish_board, score_block
from scorecard.engine.outcome_of import OutcomeOf
from scorecard.model.blocks import UnitBlock
from scorecard.model.board import Board
from scorecard.model.others import Places
from scorecard.model.past import Years
from scorecard.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from distributed import Client

P = ParamSpec("P")
T = TypeVar("T")


class UnreachableCluster(Exception):
    """Nothing that can score answers at the address."""


class BlocksOnDask:
    """Blocks held by the workers of a cluster; see `Blocks`."""

    def __init__(self, client: Client, blocks: Iterable[UnitBlock], period: Period, years: Years) -> None:
        self.client = client
        self.period = period
        self.places: list[Sequence[Places]] = []
        self.units: list[Places] = []
        self.blocks: list[Any] = []
        # In a list: a mapping would be taken apart, its years shared with other runs by their numbers.
        (self.years,) = client.scatter([years], hash=False, broadcast=True)
        self.scored: list[Any] = []
        for block in blocks:
            # One after the other, so that this machine holds no more than one of them.
            self.places.append(block.places)
            self.units.append(block.units)
            self.blocks.append(client.scatter(block, hash=False))

    def score(self, answers: Sequence[Answers]) -> None:
        """Score the cells of each."""
        self.scored = [
            self._submit(score_block, block, self.period, self.years, known)
            for block, known in zip(self.blocks, answers, strict=True)
        ]

    def each(
        self, function: Callable[Concatenate[ScoredBlock, P], T], *args: P.args, **named: P.kwargs
    ) -> list[T]:
        """A function of each."""
        results: list[T] = self.client.gather(
            [self._submit(function, board, *args, **named) for board in self.scored]
        )
        return results

    def one(self, function: Callable[Concatenate[ScoredBlock, P], T], *args: P.args, **named: P.kwargs) -> T:
        """A function of the first."""
        result: T = self._submit(function, self.scored[0], *args, **named).result()
        return result

    def finish(self, outcome: Sequence[OutcomeOf], then: Callable[[Board], T]) -> Iterator[T]:
        """What is made of the board of each."""
        waiting = [
            self._submit(_finish_block, board, came, then)
            for board, came in zip(self.scored, outcome, strict=True)
        ]
        self.scored = []
        for n in range(len(waiting)):
            made: T = waiting[n].result()
            waiting[n] = None
            yield made

    def _submit(self, function: Callable[..., Any], *args: Any, **named: Any) -> Any:
        return self.client.submit(function, *args, pure=False, **named)


def _finish_block(one: ScoredBlock, outcome: OutcomeOf, then: Callable[[Board], T]) -> T:
    return then(finish_board(one, outcome))


@contextmanager
def cluster(address: str | None) -> Iterator[Client]:
    """A client of the cluster at an address; without one, of a cluster of this machine's own processes."""
    from distributed import Client, LocalCluster

    if address is None:
        with LocalCluster(dashboard_address=None, silence_logs=50) as own, Client(own) as client:
            yield client
        return
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError) as error:
        raise UnreachableCluster(str(error)) from error
    with client:
        versions = client.run(_version)
        if not versions:
            raise UnreachableCluster("it has no workers")
        others = sorted({version for version in versions.values() if version != __version__})
        if others:
            raise UnreachableCluster(f"scorecard {', '.join(others)} ≠ {__version__}")
        yield client


def _version() -> str:
    return __version__
