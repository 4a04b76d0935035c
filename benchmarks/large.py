"""A whole run over large projects, beside other libraries: python benchmarks/large.py [small|office|province|country].

Seeded data of a size, the same for all; each program is a process of its own, in turns. What they print is held against
each other: the first twenty units with rank and total. Writes `benchmarks/RESULTS.md`. The other libraries are those of
the extra `benchmarks`; those that are not installed are left out, and that is said.
"""

from __future__ import annotations

import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).with_name("RESULTS.md")
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_ENVIRONMENT["PYTHONPATH"] = str(ROOT)
SIZES = {
    "small": (11, 16, 2),
    "office": (1_400, 40, 4),
    "province": (40_000, 40, 4),
    "country": (620_000, 25, 2),
}
"""Units, indicators, quarters."""
LIBRARIES = ("polars", "duckdb", "pandas")


class Run(NamedTuple):
    """What one program printed and took: seconds of processor and of the clock, peak memory in MiB."""

    name: str
    printed: str
    processor: float
    clock: float
    memory: float


def make(folder: Path, size: tuple[int, int, int]) -> int:
    """Write a project of this size, and the same units and targets for the other libraries; the number of rows."""
    units, indicators, quarters = size
    drawn = random.Random(2026)
    names = [f"单位{n}" for n in range(units)]
    targets = [drawn.randint(300, 900) for _ in range(indicators)]
    (folder / "config").mkdir()
    (folder / "data").mkdir()
    (folder / "units.csv").write_text("name\n" + "\n".join(names) + "\n", "utf-8")
    of_unit = "\n".join(f"u{n},{name}" for n, name in enumerate(names))
    (folder / "config" / "units.csv").write_text(f"id,name\n{of_unit}\n", "utf-8")
    of_row = "\n".join(f"指标{n},{target}" for n, target in enumerate(targets))
    (folder / "targets.csv").write_text(f"name,target\n{of_row}\n", "utf-8")
    rows = "\n".join(
        f"      r{n}: {{name: 指标{n}, number: {n + 1}, targets: {t}}}" for n, t in enumerate(targets)
    )
    scheme = (
        "title: 大样本\nyear: 2026\nfrequency: quarter\nunits: {from: units.csv}\n"
        f"tables:\n  all:\n    title: 大样本\n    indicators:\n{rows}\n"
    )
    (folder / "config" / "indicators.yaml").write_text(scheme, "utf-8")
    with (folder / "data" / "a.csv").open("w", encoding="utf-8") as file:
        file.write("period,unit,indicator,value\n")
        for quarter in range(5 - quarters, 5):
            for name in names:
                values = (round(drawn.uniform(100, 250), 2) * quarter for _ in range(indicators))
                file.write("".join(f"2026Q{quarter},{name},指标{n},{v:.2f}\n" for n, v in enumerate(values)))
    return units * indicators * quarters


def programs(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Each program by its name."""
    yield (
        "scorecard evaluate --top 20 -f csv",
        ["-m", "scorecard", "evaluate", "--top", "20", "-f", "csv", "-q"],
    )
    yield "scorecard check", ["-m", "scorecard", "check"]
    for library in LIBRARIES:
        if find_spec(library):
            yield library, [str(ROOT / "benchmarks" / "peers" / "job.py"), library, str(folder)]


def run(name: str, arguments: list[str], folder: Path) -> Run:
    """One process, measured by one of its own that does nothing else."""
    code = (
        "import json, resource, subprocess, sys, time\n"
        "started = time.perf_counter()\n"
        "done = subprocess.run([sys.executable, *sys.argv[1:]], capture_output=True, text=True)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "if done.returncode: sys.exit(done.stderr)\n"
        "print(json.dumps([done.stdout, used.ru_utime + used.ru_stime, time.perf_counter() - started, used.ru_maxrss / 1024]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    return Run(name, *json.loads(done.stdout))


def first_twenty(one: Run) -> list[str]:
    """Rank, unit and total of what a program printed, units with one total in the order of their names."""
    lines = [line.split(",") for line in one.printed.lstrip("\ufeff").splitlines()]
    if lines[0][0] == "1" and one.name in LIBRARIES:
        return sorted(",".join(line) for line in lines)
    head = lines[0]
    at = [head.index(name) for name in ("名次", "单位", "总分")]
    return sorted(",".join(line[n] for n in at) for line in lines[1:])


def report(size: str, rows: int, runs: list[list[Run]]) -> str:
    """A table of medians, and beside each its ratio to the first."""
    names = [one.name for one in runs[0]]
    medians = {
        name: [
            statistics.median(getattr(turn[n], field) for turn in runs)
            for field in ("processor", "clock", "memory")
        ]
        for n, name in enumerate(names)
    }
    units, indicators, quarters = SIZES[size]
    own = medians[names[0]]
    head = f"## {size}: {units:,} × {indicators} × {quarters} = {rows:,} rows, median of {len(runs)}\n\n"
    head += "| | processor, s | clock, s | peak, MiB | processor, times scorecard |\n|---|---|---|---|---|\n"
    lines = [
        f"| {name} | {p:.2f} | {c:.2f} | {m:,.0f} | {p / own[0]:.2f} |" for name, (p, c, m) in medians.items()
    ]
    return head + "\n".join(lines) + "\n"


def main(sizes: list[str], turns: int = 3) -> None:
    parts = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            rows = make(folder, SIZES[size])
            each = list(programs(folder))
            runs = [[run(name, arguments, folder) for name, arguments in each] for _ in range(turns)]
            printed = [first_twenty(one) for one in runs[0] if "check" not in one.name]
            assert all(one == printed[0] for one in printed), printed
            parts.append(report(size, rows, runs))
            print(parts[-1], flush=True)
    about = f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}"
    missing = [library for library in LIBRARIES if not find_spec(library)]
    left = f" Not installed: {', '.join(missing)}." if missing else ""
    text = "# Results\n\nWritten by `python benchmarks/large.py`; the first twenty units of all programs were the same.\n"
    RESULTS.write_text(f"{text}{about}.{left}\n\n" + "\n".join(parts), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:] or ["small", "office", "province"])
