"""Ranks under many draws of weights, beside the least it takes: python benchmarks/sensitivity.py [RUNS].

The limit is the matrix product of weights and points and one sort of the totals, on one thread. Prints processor time
and time by the clock for each unit and draw, in nanoseconds, and the ratio of each to the limit; asserts nothing. The
goals are by the clock, for they mean both processors: how long somebody waits for the ranks who has two. Two threads
that wait for each other, or work that is left to one, cost by the clock what processor time does not show. The
processor's ratio stands beside it, for on a machine that others use too it is the one to trust.

Points are made up from a seed: many at the cap, so that there are ties, and totals count as printed (two decimals), or
exactly.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

# One thread for the limit's matrix product, as for ours: the threads are the tool's own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from scorecard.engine.draws import Draws
from scorecard.engine.settling import Settling
from scorecard.engine.weighing import WeighedTotal
from scorecard.model.figure import as_figures
from scorecard.study.sensitivity.ranks import places
from scorecard.study.sensitivity.run import Dirichlet, DrawRequest, draw_ranks

SIZES = ((11, 16, 10_000), (1_400, 40, 10_000), (40_000, 40, 1_000))


def weighed(units: int, members: int) -> WeighedTotal:
    source = np.random.default_rng(1)
    weight = 100.0 / members
    points = np.round(np.minimum(source.normal(0.9, 0.15, (units, members)), 1.0).clip(0) * weight, 4)
    full = as_figures(np.full((units, members), weight))
    ids = tuple(f"m{n}" for n in range(members))
    return WeighedTotal(
        ids, np.full(members, weight), as_figures(points), full, full, as_figures(np.zeros(units))
    )


def ours(laid: WeighedTotal, decimals: int | None, draws: int, threads: int) -> None:
    units = len(laid.added.value)
    zero = np.zeros(units, dtype=np.int64)
    kernel = Draws(laid, Settling(decimals, False, "competition", zero, zero), np.arange(units))
    asked = DrawRequest(draws, 1, Dirichlet(100), threads)
    taken = draw_ranks(kernel, laid.weights, asked, lambda _: None)
    places(taken, kernel.ranks(np.ones((1, len(laid.members))))[0].astype(float), kernel.halves, threads)


def limit(laid: WeighedTotal, draws: int) -> None:
    factors = Dirichlet(100).draw(np.random.default_rng(1), laid.weights, draws)
    columns = np.ascontiguousarray(laid.points.value.T)
    step = max(1, 2**17 // columns.shape[1])
    for at in range(0, draws, step):
        totals = factors[at : at + step] @ columns
        totals.sort(axis=1)


def nanoseconds(job: Callable[[], None], each: int) -> tuple[float, float]:
    wall, processor = perf_counter(), process_time()
    job()
    return (process_time() - processor) / each * 1e9, (perf_counter() - wall) / each * 1e9


def jobs_of(laid: WeighedTotal, draws: int) -> dict[str, Callable[[], None]]:
    return {
        "limit: product and sort": lambda: limit(laid, draws),
        "as printed, one thread": lambda: ours(laid, 2, draws, 1),
        "as printed, two threads": lambda: ours(laid, 2, draws, 2),
        "exact totals, two threads": lambda: ours(laid, None, draws, 2),
    }


GOALS = {"exact totals, two threads": 2.5, "as printed, two threads": 4.0}


def main(runs: int) -> list[str]:
    """Print the table; the lines about the goals."""
    goals = []
    print(
        f"{os.cpu_count()} processors, numpy {np.__version__}, median of {runs} runs, ns for each unit and draw"
    )
    print(f"{'':34}{'processor':>10}{'clock':>8}{'ratio':>7}{'clock':>7}")
    for units, members, draws in SIZES:
        jobs = jobs_of(weighed(units, members), draws)
        # In turns, so that a machine that is busy for a while is so for all of them.
        turns = [{name: nanoseconds(job, units * draws) for name, job in jobs.items()} for _ in range(runs)]
        medians = {name: [statistics.median(t[name][k] for t in turns) for k in (0, 1)] for name in jobs}
        least = next(iter(medians.values()))
        print(f"{units} × {members} × {draws}")
        for name, (processor, wall) in medians.items():
            ratio = f"{processor / least[0]:7.2f}{wall / least[1]:7.2f}"
            print(f"    {name:30}{processor:10.1f}{wall:8.1f}{ratio}")
        for name, most in GOALS.items() if units > 11 else ():
            processor, clock = (medians[name][k] / least[k] for k in (0, 1))
            verdict = "met" if clock <= most else "**not met**"
            what = f"sensitivity, {units:,} × {members} × {draws:,}, {name}, by the clock (processor), beside product and sort"
            reason = (
                ""
                if clock <= most
                else f"product and sort {least[1]:.0f} ns by the clock, all of it {medians[name][1]:.0f}"
            )
            goals.append(
                f"| {what} | at most {most} | {clock:.2f} ({processor:.2f}) | {verdict} | {reason} |"
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory {peak} MiB")
    return goals


if __name__ == "__main__":
    print("\n".join(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)))
