"""Whole-process timings, medians of several runs: python benchmarks/run.py [RUNS].

Prints a table; asserts nothing. The ratio to importing click, yaml and numpy is what to watch.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# An installed copy has its modules compiled; where Python is told to keep no bytecode, each run would compile them anew.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
JOBS = {
    "python -c pass": ["-c", "pass"],
    "import click": ["-c", "import click"],
    "import click, yaml, numpy": ["-c", "import click, yaml, numpy"],
    "scorecard --help": ["-m", "scorecard", "--help"],
    "scorecard evaluate -f json": ["-m", "scorecard", "evaluate", "-f", "json"],
    "scorecard evaluate -f plain": ["-m", "scorecard", "evaluate", "-f", "plain"],
    "scorecard evaluate -f terminal": ["-m", "scorecard", "evaluate", "-f", "terminal"],
    "scorecard check": ["-m", "scorecard", "check"],
}


def seconds(arguments: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=_ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - begin


def main(runs: int) -> None:
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, median of {runs} runs, ms")
    for name, arguments in JOBS.items():
        seconds(arguments)
        found = [seconds(arguments) * 1000 for _ in range(runs)]
        print(f"{statistics.median(found):8.0f}  {min(found):6.0f} … {max(found):6.0f}  {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
