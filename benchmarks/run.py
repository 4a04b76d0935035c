"""Processor time of whole runs, medians of several: python benchmarks/run.py [RUNS].

Prints a table; asserts nothing. What to watch is the last column: help and version against a bare program of
as many commands, the others against importing what every table is made with. The stages below it are of one process.
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


GOALS = {
    "scorecard --help": 1.15,
    "scorecard --version": 1.15,
    "scorecard evaluate -f plain": 1.25,
}
_STAGES = """
import contextlib, io, sys, time
clock = time.process_time
began = clock()
import click, yaml, numpy, tabulate
libraries = clock()
from scorecard.cli import main
def run():
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        main(["evaluate", "-f", "plain"], standalone_mode=False)
run()
first = clock()
run()
again = clock() - first
print(f"{(libraries - began) * 1000:.0f} {(first - libraries - again) * 1000:.0f} {again * 1000:.0f}")
"""


def stages() -> str:
    """Where the time of one plain evaluation goes."""
    done = subprocess.run(
        [sys.executable, "-c", _STAGES],
        cwd=ROOT,
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    libraries, own, run = done.stdout.split()
    return f"libraries {libraries} ms, own modules {own} ms, reading, scoring two boards and drawing {run} ms"


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


def main(runs: int) -> list[str]:
    """Print the table; the lines about the goals."""
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
    where = stages()
    print(where)
    return [
        _goal(name, medians[name] / medians[JOBS[name][1] or ""], most, where) for name, most in GOALS.items()
    ]


def _goal(name: str, ratio: float, most: float, where: str) -> str:
    why = where if "evaluate" in name else "the name and the sentence of every command"
    verdict = "met | |" if ratio <= most else f"**not met** | {why} |"
    return f"| {name}, beside {JOBS[name][1]} | at most {most} | {ratio:.2f} | {verdict}"


if __name__ == "__main__":
    print("\n".join(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)))
