"""Processor time of whole runs, medians of several: python benchmarks/run.py [RUNS].

Prints a table; asserts nothing. What to watch is the last column: help and version against a bare program of
as many commands, the others against importing what every table is made with.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# An installed copy has its modules compiled; where Python is told to keep no bytecode, each run would compile them anew.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_BARE = """
import click
@click.group()
@click.version_option("1", "--version")
def main(): "A program whose commands do nothing."
for n in range(10):
    main.command(f"command{n}", help="what it would do")(lambda: None)
main()
"""
_IMPORTS = "import click, yaml, numpy, tabulate"
JOBS = {
    "python -c pass": (["-c", "pass"], None),
    "a bare program --help": (["-c", _BARE, "--help"], None),
    _IMPORTS: (["-c", _IMPORTS], None),
    "scorecard --help": (["-m", "scorecard", "--help"], "a bare program --help"),
    "scorecard --version": (["-m", "scorecard", "--version"], "a bare program --help"),
    "scorecard evaluate -f json": (["-m", "scorecard", "evaluate", "-f", "json"], _IMPORTS),
    "scorecard evaluate -f plain": (["-m", "scorecard", "evaluate", "-f", "plain"], _IMPORTS),
    "scorecard evaluate -f terminal": (["-m", "scorecard", "evaluate", "-f", "terminal"], _IMPORTS),
    "scorecard check": (["-m", "scorecard", "check"], _IMPORTS),
}


def milliseconds(arguments: list[str]) -> float:
    """The processor time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=_ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


def main(runs: int) -> None:
    version = sys.version.split()[0]
    print(f"{os.cpu_count()} processors, Python {version}, median of {runs} runs, ms")
    for arguments, _ in JOBS.values():
        milliseconds(arguments)
    # In turns, so that a machine that is busy for a while is so for all of them.
    turns = [{name: milliseconds(arguments) for name, (arguments, _) in JOBS.items()} for _ in range(runs)]
    medians = {name: statistics.median(turn[name] for turn in turns) for name in JOBS}
    for name, (_, beside) in JOBS.items():
        ratio = f"{medians[name] / medians[beside]:5.2f}" if beside else ""
        print(f"{medians[name]:8.0f}  {name:36}{ratio}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
