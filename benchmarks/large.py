"""A whole run over large projects, beside other libraries: python benchmarks/large.py [small|office|province|country].

Seeded data of a size, the same for all; each program is a process of its own, in turns. What they print is held against
each other: the first twenty units with rank and total. The other libraries are those of the extra `benchmarks`; those
that are not installed are left out, and that is said. All four sizes take about a quarter of an hour on a quiet machine.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
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


TURNS = {"small": 5, "office": 3, "province": 3, "country": 1}
MOST_SECONDS = 240
MOST_MEMORY = 0.75
"""A program that needs more seconds, or a larger part of the machine's memory, is stopped, and that is said."""


class Run(NamedTuple):
    """What one program printed and took: seconds of processor and of the clock, peak memory of all its processes in MiB."""

    name: str
    printed: str
    processor: float
    clock: float
    memory: float


class Goal(NamedTuple):
    """What is wanted of a size: a figure of scorecard, at most so many times that of another program; "": of each."""

    size: str
    figure: str
    other: str
    most: float


GOALS = (
    Goal("office", "clock", "", 1),
    Goal("province", "clock", "polars", 1),
    Goal("province", "memory", "polars", 1 / 3),
    Goal("country", "clock", "polars", 1),
    Goal("country", "memory", "polars", 1 / 3),
)
Medians = dict[str, dict[str, float]]
"""By program, then by figure."""
Stages = list[list[Any]]
"""Of each its name, the seconds of processor and the peak memory in MiB when it ended."""


def make(folder: Path, size: tuple[int, int, int], frequency: str = "quarter") -> int:
    """Write a project of this size, and the same units and targets for the other libraries; the number of rows.

    size : units, indicators, and how many quarters or months up to the year's end
    """
    units, indicators, periods = size
    last, label = (4, "2026Q{}") if frequency == "quarter" else (12, "2026-{:02}")
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
        f"title: 大样本\nyear: 2026\nfrequency: {frequency}\nunits: {{from: units.csv}}\n"
        f"tables:\n  all:\n    title: 大样本\n    indicators:\n{rows}\n"
    )
    (folder / "config" / "indicators.yaml").write_text(scheme, "utf-8")
    with (folder / "data" / "a.csv").open("w", encoding="utf-8") as file:
        file.write("period,unit,indicator,value\n")
        for period in range(last + 1 - periods, last + 1):
            when = label.format(period)
            for name in names:
                values = (round(drawn.uniform(100, 250), 2) * period for _ in range(indicators))
                file.write("".join(f"{when},{name},指标{n},{v:.2f}\n" for n, v in enumerate(values)))
    return units * indicators * periods


def programs(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Each program by its name."""
    evaluate = ["-m", "scorecard", "evaluate", "--top", "20", "-f", "csv"]
    # The other libraries look for no doubts, and -q looks for none.
    yield "scorecard evaluate --top 20 -f csv -q", [*evaluate, "-q"]
    yield "the same with doubts counted, without -q", evaluate
    yield "scorecard check", ["-m", "scorecard", "check"]
    for library in LIBRARIES:
        if find_spec(library):
            yield library, [str(ROOT / "benchmarks" / "peers" / "job.py"), library, str(folder)]


_MEASURED = """
import json, os, subprocess, sys, tempfile, time
seconds, most, *arguments = sys.argv[1:]
started = time.perf_counter()
out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()
process = subprocess.Popen([sys.executable, *arguments], stdout=out, stderr=err)
why, pages, together, looked = "", os.sysconf("SC_PAGE_SIZE"), 0, 0.0
def shared_out(pid):
    with open(f"/proc/{pid}/smaps_rollup") as file: return sum(int(l.split()[1]) for l in file if l.startswith("Pss:"))
while True:
    pid, status, used = os.wait4(process.pid, os.WNOHANG)
    if pid: break
    clock = time.perf_counter() - started
    try:
        with open(f"/proc/{process.pid}/statm") as file: held = int(file.read().split()[1]) * pages
    except (OSError, IndexError):
        held = 0
    if clock - looked > 0.1:
        # Of several processes what each holds, and its part of what they share; one alone is known at its end.
        try:
            with open(f"/proc/{process.pid}/task/{process.pid}/children") as file: helpers = file.read().split()
            if helpers: together = max(together, sum(map(shared_out, [process.pid, *helpers])))
        except OSError:
            pass
        looked = time.perf_counter() - started
    if clock > float(seconds): why = f"more than {seconds} s"
    if held > float(most): why = f"more than {float(most) / 2**30:.1f} GiB"
    if why: process.kill()
    time.sleep(0.002 if clock < 1 else 0.02)
clock = time.perf_counter() - started
if status and not why:
    err.seek(0)
    why = (err.read().decode(errors="replace").strip() or "ended by the system").splitlines()[-1]
out.seek(0)
print(json.dumps([why, out.read().decode(), used.ru_utime + used.ru_stime, clock, max(used.ru_maxrss, together) / 1024]))
"""


def run(name: str, arguments: list[str], folder: Path) -> Run | str:
    """One process, measured by one of its own that does nothing else; why there is no result, where it was stopped."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(MOST_SECONDS), str(total * MOST_MEMORY), *arguments],
        cwd=folder,
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    why, *measured = json.loads(done.stdout)
    return why or Run(name, *measured)


def first_twenty(one: Run) -> list[str]:
    """Rank, unit and total of what a program printed, units with one total in the order of their names."""
    lines = [line.split(",") for line in one.printed.lstrip("\ufeff").splitlines()]
    if lines[0][0] == "1" and one.name in LIBRARIES:
        return sorted(",".join(line) for line in lines)
    head = lines[0]
    at = [head.index(name) for name in ("名次", "单位", "总分")]
    return sorted(",".join(line[n] for n in at) for line in lines[1:])


def medians_of(runs: list[Run]) -> Medians:
    """The medians of each program's runs."""
    of: dict[str, list[Run]] = {}
    for one in runs:
        of.setdefault(one.name, []).append(one)
    return {
        name: {
            figure: statistics.median(getattr(one, figure) for one in some)
            for figure in ("processor", "clock", "memory")
        }
        for name, some in of.items()
    }


def measure(size: str, folder: Path) -> tuple[list[Run], dict[str, str], Stages]:
    """All programs in turns; which were stopped and why; and the stages of one evaluation."""
    runs: list[Run] = []
    stopped: dict[str, str] = {}
    for _ in range(TURNS[size]):
        for name, arguments in programs(folder):
            done = stopped.get(name) or run(name, arguments, folder)
            if isinstance(done, str):
                stopped[name] = done
            else:
                runs.append(done)
    printed = {tuple(first_twenty(one)) for one in runs if "check" not in one.name}
    assert len(printed) <= 1, printed
    stages = run("stages", [str(ROOT / "benchmarks" / "stages.py"), str(folder)], folder)
    return runs, stopped, [] if isinstance(stages, str) else json.loads(stages.printed)


def report(size: str, rows: int, medians: Medians, stopped: dict[str, str], stages: Stages) -> str:
    """A table of medians, beside each its ratio to the first; then where time and memory of an evaluation go."""
    units, indicators, quarters = SIZES[size]
    own = next(iter(medians.values()))
    lines = [
        f"### {size}: {units:,} × {indicators} × {quarters} = {rows:,} rows, median of {TURNS[size]}",
        "",
    ]
    lines += ["| | processor, s | clock, s | peak, MiB | clock, times scorecard | peak, times scorecard |"]
    lines += ["|---|---|---|---|---|---|"]
    for name, one in medians.items():
        shown = f"| {name} | {one['processor']:.2f} | {one['clock']:.2f} | {one['memory']:,.0f} "
        lines.append(f"{shown}| {one['clock'] / own['clock']:.2f} | {one['memory'] / own['memory']:.2f} |")
    lines += [f"| {name} | stopped: {why} | | | | |" for name, why in stopped.items()]
    lines += ["", "Stages of one evaluation, each with what it adds:", ""]
    lines += ["| | processor of the first process, s | its peak, MiB |", "|---|---|---|"]
    lines += [f"| {name} | {seconds:.2f} | {memory:,.0f} |" for name, seconds, memory in added(stages)]
    return "\n".join(lines) + "\n"


def added(stages: Stages) -> Stages:
    """What each stage adds to the seconds and to the peak."""
    before = [["", 0.0, 0.0], *stages]
    return [[one[0], one[1] - was[1], one[2] - was[2]] for was, one in zip(before, stages, strict=False)]


def judged(goal: Goal, medians: Medians, stopped: dict[str, str], stages: Stages) -> Iterator[str]:
    """A line for each program that a goal speaks of: the ratio beside the goal, met or not, and the reason where not."""
    own = next(iter(medians.values()))[goal.figure]
    for other in [goal.other] if goal.other else LIBRARIES:
        what = f"| {goal.size}, {goal.figure} beside {other} | at most {goal.most:.2f} "
        if other not in medians:
            yield f"{what}| – | {stopped.get(other, 'not installed')} | |"
            continue
        ratio = own / medians[other][goal.figure]
        verdict = "met | |" if ratio <= goal.most else f"**not met** | {reason(goal, stages)} |"
        yield f"{what}| {ratio:.2f} | {verdict}"


def reason(goal: Goal, stages: Stages) -> str:
    """What takes the most, by the stages of one evaluation; with -q nothing looks for warnings."""
    at, unit = (2, "MiB") if goal.figure == "memory" else (1, "s of the first process")
    own = [one for one in added(stages) if one[0] != "warnings"]
    most = sorted(own, key=lambda one: -one[at])[:2]
    return " and ".join(f"{one[0]} takes {one[at]:,.1f} {unit}" for one in most)


def main(sizes: list[str]) -> list[str]:
    """Print the tables of some sizes; the lines about the goals."""
    goals: list[str] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            rows = make(folder, SIZES[size])
            runs, stopped, stages = measure(size, folder)
        medians = medians_of(runs)
        print(report(size, rows, medians, stopped, stages), flush=True)
        for goal in GOALS:
            goals += judged(goal, medians, stopped, stages) if goal.size == size else ()
    missing = [library for library in LIBRARIES if not find_spec(library)]
    if missing:
        print(f"Not installed: {', '.join(missing)}.")
    print(f"A program that takes more than {MOST_SECONDS} s or {MOST_MEMORY:.0%} of the memory is stopped.")
    return goals


if __name__ == "__main__":
    print("\n".join(main(sys.argv[1:] or list(SIZES))))
