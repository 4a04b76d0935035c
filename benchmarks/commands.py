"""How the time of every command grows with the units: python benchmarks/commands.py.

Seeded projects of two years with 1,000 and 4,000 units in two groups, twelve rows, a rank and a growth on last year among
them, and a total of two tables. Each command is a process of its own; seconds of its processor beyond those that
`scorecard --version` takes. Four times the units should take four times as long: what compares each unit with each would
take sixteen times. Prints a table; asserts nothing.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_ENVIRONMENT["PYTHONPATH"] = str(ROOT)
SIZES = (1_000, 4_000)
ROWS = 10
COMMANDS = (
    "evaluate -p 2026Q4 -f json",
    "evaluate -p 2026Q4 -f plain",
    "evaluate -p 2026Q4 -o page.html",
    "evaluate -p 2026Q4 -o book.xlsx",
    "evaluate -p 2026Q4 --cells -f csv",
    "check -p 2026Q4",
    "check --targets",
    "explain 单位5 -p 2026Q4",
    "explain 单位5 增长 -p 2026Q4",
    "diff -p 2026Q4 --top 20 -f plain",
    "diff -p 2026Q4 -o diff.html",
    "trend -f csv",
    "gap 单位5 -p 2026Q4",
    "whatif 单位5.指标1=900 -p 2026Q4",
    "sensitivity -p 2026Q4 --draws 100 -f csv",
    "publish 2026Q4",
    "verify 2026Q4",
)
_SCHEME = """title: 大样本
year: {year}
frequency: quarter
ranking: {{among: group}}
units: {{from: units.csv}}
tables:
  all:
    title: 大样本
    indicators:
{rows}
      growth: {{name: 增长, nature: ratio, measure: '%', targets: 5, of: r0, take: growth}}
      place: {{name: 位次, measure: 件, nature: stock, rule: {{compare: rank, each: -0.001}}}}
  other:
    title: 另表
    indicators:
      one: {{name: 另项, measure: 件, targets: 50}}
totals:
  whole: {{title: 总分, weights: {{all: 60, other: 40}}}}
"""


def project(folder: Path, units: int) -> None:
    """Write a project of two years with this many units."""
    drawn = random.Random(2026)
    for part in ("config", "data"):
        (folder / part).mkdir(parents=True)
    names = [f"单位{n}" for n in range(units)]
    of_unit = "".join(f"u{n},{name},{'甲组' if n < units // 2 else '乙组'}\n" for n, name in enumerate(names))
    (folder / "config" / "units.csv").write_text(f"id,name,group\n{of_unit}", "utf-8")
    rows = [
        f"      r{n}: {{name: 指标{n}, measure: 件, targets: {drawn.randint(300, 900)}}}" for n in range(ROWS)
    ]
    for year in (2025, 2026):
        scheme = _SCHEME.format(year=year, rows="\n".join(rows))
        (folder / "config" / f"{year}.yaml").write_text(scheme, "utf-8")
        with (folder / "data" / f"{year}.csv").open("w", encoding="utf-8") as file:
            file.write("period,unit,indicator,value\n")
            for quarter in (3, 4):
                for name in names:
                    when = f"{year}Q{quarter},{name}"
                    counts = (drawn.randint(50, 250) * quarter for _ in range(ROWS))
                    file.write("".join(f"{when},指标{n},{count}\n" for n, count in enumerate(counts)))
                    file.write(f"{when},位次,{drawn.randint(1, 1000)}\n{when},另项,{drawn.randint(1, 60)}\n")


def seconds(folder: Path, command: str) -> float:
    """What one command takes of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    arguments = [sys.executable, "-m", "scorecard", *command.split()]
    ran = subprocess.run(arguments, cwd=folder, env=_ENVIRONMENT, capture_output=True)
    if ran.returncode:
        raise SystemExit(f"{command}: {ran.stderr.decode('utf-8')[-300:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> list[str]:
    """Print the table; there is no goal but that none stands out."""
    print(
        f"{os.cpu_count()} processors, Python {sys.version.split()[0]}; s of the processor beyond starting up"
    )
    taken: list[list[float]] = []
    for units in SIZES:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "project"
            project(folder, units)
            start = min(seconds(folder, "--version") for _ in range(3))
            taken.append([seconds(folder, command) - start for command in COMMANDS])
    print(f"{'units':>40} {SIZES[0]:>8,} {SIZES[1]:>8,}   times")
    for command, few, many in zip(COMMANDS, *taken, strict=True):
        print(f"{command:<40} {few:8.2f} {many:8.2f} {many / few:7.1f}")
    return []


if __name__ == "__main__":
    main()
