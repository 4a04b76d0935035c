"""How long large schemes are read and scored: python benchmarks/schemes.py [RUNS].

Seeded schemes: 4,000 units whose targets are typed in the scheme, the same from tables beside it, and an index of 162
countries with 500 formulas. For each a process of its own; processor seconds beyond starting up and importing what the
job needs, medians of several runs, and peak memory in MiB. Prints a table; asserts nothing.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_ENVIRONMENT["PYTHONPATH"] = str(ROOT)
UNITS, ROWS = 4_000, 10
COUNTRIES, FORMULAS = 162, 500

_READ = """
import gc, json, resource, sys, time
from pathlib import Path
from scorecard.load.disk import opener_of
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
import scorecard.load.annex.grid, scorecard.load.scheme.beside_lists, scorecard.load.scheme.beside_targets, yaml
gc.disable()
config = Path(sys.argv[1]) / "config"
before = time.process_time()
file = load_scheme(Source("s.yaml", (config / "indicators.yaml").read_bytes()), "", opener_of(config, config.parent))
assert file.scheme is not None, file.faults[:3]
taken = time.process_time() - before
print(json.dumps([taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
_EVALUATE = """
import contextlib, io, json, resource, sys, time
import numpy, yaml, click, scorecard.workspace, scorecard.cli.evaluate
from scorecard.cli import main
kept = io.StringIO()
before = time.process_time()
with contextlib.redirect_stdout(kept):
    main(["evaluate", "-C", sys.argv[1], "-f", "json", "-q"], standalone_mode=False)
taken = time.process_time() - before
print(json.dumps([taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def many_units(folder: Path, beside: bool) -> None:
    """A scheme of many units, its units and targets typed or from tables."""
    drawn = random.Random(2026)
    targets = [[drawn.randint(1, 999) for _ in range(UNITS)] for _ in range(ROWS)]
    rows = [
        f"      r{n}: {{name: 指标{n}, number: {n + 1}, nature: stock{'' if beside else f', targets: {row}'}}}"
        for n, row in enumerate(targets)
    ]
    units = [f"  u{n}: {{name: 单位{n}, group: 组{n % 7}}}" for n in range(UNITS)]
    if beside:
        of_unit = "".join(f"u{n},单位{n},组{n % 7}\n" for n in range(UNITS))
        (folder / "config" / "units.csv").write_text(f"代号,名称,分组\n{of_unit}", "utf-8")
        head = ",".join(f"指标{n}" for n in range(ROWS))
        lines = (f"单位{n},{','.join(str(row[n]) for row in targets)}\n" for n in range(UNITS))
        (folder / "config" / "targets.csv").write_text(f"单位,{head}\n{''.join(lines)}", "utf-8")
    first = ["title: 示例", "year: 2026", *(["units: {from: units.csv}"] if beside else ["units:", *units])]
    table = ["tables:", "  t:", "    title: 表", *(["    targets: {from: targets.csv}"] if beside else [])]
    text = "\n".join([*first, *table, "    indicators:", *rows])
    (folder / "config" / "indicators.yaml").write_text(f"{text}\n", "utf-8")


def index(folder: Path) -> None:
    """An index: raw figures of every country, and formulas over them."""
    drawn = random.Random(2026)
    names = [f"x{n}" for n in range(FORMULAS)]
    units = [f"  c{n}: {{name: 国家{n}}}" for n in range(COUNTRIES)]
    inputs = [f"  {name}: {{name: 数{name}}}" for name in names]
    rows = [
        f"      f{n}: {{name: 式{n}, formula: '{name} / {names[n - 1]} * 100 + max({name}, {names[n - 2]})',"
        f" points: 1, rule: {{compare: position}}}}"
        for n, name in enumerate(names)
    ]
    head = ["title: 指数", "year: 2026", "defaults: {nature: stock, reach: all}"]
    table = ["tables:", "  t:", "    title: 表", "    indicators:", *rows]
    text = "\n".join([*head, "units:", *units, "inputs:", *inputs, *table])
    (folder / "config" / "indicators.yaml").write_text(f"{text}\n", "utf-8")
    sent = "".join(
        f"2026,国家{n},数{name},{drawn.randint(1, 9999)}\n" for n in range(COUNTRIES) for name in names
    )
    (folder / "data" / "data.csv").write_text(f"期间,单位,指标,数值\n{sent}", "utf-8")


JOBS = {
    f"{UNITS:,} units × {ROWS} rows, targets typed: read": (lambda folder: many_units(folder, False), _READ),
    f"{UNITS:,} units × {ROWS} rows, from tables: read": (lambda folder: many_units(folder, True), _READ),
    f"{COUNTRIES} countries × {FORMULAS} formulas: read": (index, _READ),
    f"{COUNTRIES} countries × {FORMULAS} formulas: evaluate -f json": (index, _EVALUATE),
}


def measured(folder: Path, program: str) -> tuple[float, float]:
    """Seconds of the processor and peak memory of one run."""
    ran = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        env=_ENVIRONMENT,
        capture_output=True,
        check=True,
        text=True,
    )
    taken, memory = json.loads(ran.stdout.splitlines()[-1])
    return taken, memory


GOAL = "from tables: read"
"""At most a second."""


def main(runs: int) -> list[str]:
    """Print the table; the line about the goal."""
    goals = []
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, median of {runs} runs")
    for name, (make, program) in JOBS.items():
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            for part in ("config", "data"):
                (folder / part).mkdir()
            make(folder)
            seconds, memories = zip(*(measured(folder, program) for _ in range(runs)), strict=True)
        taken = statistics.median(seconds)
        print(f"{taken:7.2f} s {max(memories):7.0f} MiB  {name}")
        if name.endswith(GOAL):
            verdict = "met" if taken <= 1 else "**not met**"
            goals.append(f"| {name} | at most 1 s | {taken:.2f} s | {verdict} | |")
    return goals


if __name__ == "__main__":
    print("\n".join(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)))
