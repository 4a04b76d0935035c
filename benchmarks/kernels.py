"""From a matrix of actuals to ranks, beside the same expressions alone: python benchmarks/kernels.py [RUNS].

Three ways from actuals and targets to points, totals and ranks: numpy alone, numpy with every figure's error bound (what
is needed to call two totals equal rightly), and the whole engine, with the status of each cell, what may still come, and
whose ranks are open. Then the weighted sum and its ranks by libraries for such decisions (those of the extra
`benchmarks`, as they come). Prints milliseconds of the processor, medians of several runs; asserts nothing.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from time import process_time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from benchmarks.large import make
from scorecard.engine.run import score
from scorecard.model.figure import Figure, Floats, as_figures, least, stack_columns
from scorecard.workspace import read_workspace

SIZES = ((1_400, 40), (40_000, 40), (160_000, 25), (620_000, 25))
GOAL = 1.5
"""The engine, against the same expressions with their bounds, at the largest size."""


def ranks(totals: Floats) -> Floats:
    """Competition ranks, the largest first."""
    found: Floats = np.searchsorted(np.sort(-totals), -totals) + 1.0
    return found


def bare(value: Floats, target: Floats, full: Floats) -> Floats:
    return ranks((np.minimum(value / target, 1.0) * full).sum(axis=1))


def bounded(value: Figure, target: Figure, full: Figure) -> Floats:
    columns = range(value.shape[1])
    points = stack_columns([least(value[:, i] / target[:, i], 1.0) * full[:, i] for i in columns])
    return ranks(points.sum().value)


def weighted(points: Floats, full: Floats) -> Iterator[tuple[str, Callable[[], Floats]]]:
    """The weighted sum of finished shares and its ranks, by each library that is installed."""
    shares, weights = points / full, full[0] / full[0].sum()
    yield "numpy, product and sort", lambda: ranks(shares @ weights)
    if find_spec("pymcdm"):
        from pymcdm.methods import WSM

        types = np.ones(len(weights))
        as_is = WSM(lambda column, cost=False: column)
        yield "pymcdm", lambda: as_is.rank(as_is(shares, weights, types, validation=False))
    if find_spec("skcriteria"):
        from skcriteria import mkdm
        from skcriteria.agg.simple import WeightedSumModel

        yield (
            "scikit-criteria",
            lambda: WeightedSumModel().evaluate(mkdm(shares, [max] * len(weights), weights=weights)).rank_,
        )


def milliseconds(job: Callable[[], object], runs: int) -> float:
    taken = []
    for _ in range(runs):
        before = process_time()
        job()
        taken.append((process_time() - before) * 1000)
    return statistics.median(taken)


def measured(units: int, indicators: int, runs: int) -> dict[str, float]:
    """Milliseconds of each way at one size."""
    with tempfile.TemporaryDirectory() as place:
        make(Path(place), (units, indicators, 1))
        workspace = read_workspace(Path(place))
        period = workspace.latest
        assert period is not None
        scheme = workspace.scheme_of(period)
        assert scheme is not None
        ledger = workspace.board(period).ledger
    board = score(scheme, ledger, period)
    table = board.tables[0]
    # Laid out beforehand as suits each: unit by unit for numpy, column by column with bounds.
    by_column = [figure.value for figure in (table.observations.value, table.terms.seen, table.full)]
    value, target, full = map(np.ascontiguousarray, by_column)
    jobs: dict[str, Callable[[], object]] = {
        "numpy alone": lambda: bare(value, target, full),
        "numpy with bounds": lambda: bounded(*map(as_figures, by_column)),
        "the engine": lambda: score(scheme, ledger, period),
    }
    if units * indicators <= 2_000_000:
        jobs |= dict(weighted(table.points.value, full))
    return {name: milliseconds(job, runs) for name, job in jobs.items()}


def main(runs: int) -> list[str]:
    """Print all sizes; the lines about the goal."""
    print(f"{os.cpu_count()} processors, numpy {np.__version__}, median of {runs} runs, ms of the processor")
    goals = []
    for units, indicators in SIZES:
        found = measured(units, indicators, 1 if units > 100_000 else runs)
        print(
            f"{units:,} × {indicators}, the engine {found['the engine'] * 1e6 / units / indicators:.0f} ns a cell"
        )
        for name, taken in found.items():
            print(f"    {name:28}{taken:10.1f}{taken / found['numpy with bounds']:9.2f}")
        ratio = found["the engine"] / found["numpy with bounds"]
        bare_ratio = found["the engine"] / found["numpy alone"]
        if units == SIZES[-1][0]:
            verdict = "met" if ratio <= GOAL else "**not met**"
            why = (
                ""
                if ratio <= GOAL
                else "two rates of a cell, not one; its status, limits and sums; reading the ledger; memory that is touched first"
            )
            goals.append(
                f"| completion to ranks, {units:,} × {indicators}, beside the same with bounds "
                f"(beside numpy alone {bare_ratio:.1f}) | at most {GOAL} | {ratio:.2f} | {verdict} | {why} |"
            )
    return goals


if __name__ == "__main__":
    print("\n".join(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)))
