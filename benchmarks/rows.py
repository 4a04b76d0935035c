"""Memory by rows: what is read and scored takes no more than what is kept of a row: python benchmarks/rows.py.

The same units and indicators with 1, 2, 4 and 8 months of rows, each in a process of its own. Of every row the ledger may
keep 32 bytes; beyond that memory goes by the matrix of units and indicators, and not by the rows. Prints a table; asserts
nothing.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.large import make, run

UNITS, INDICATORS, MONTHS = 20_000, 40, (1, 2, 4, 8)
KEPT = 32
"""Bytes of a row that the ledger may keep."""


def peaks(folder: Path) -> list[float]:
    """Peak memory in bytes once all is read, and once it is scored."""
    done = run("stages", [str(ROOT / "benchmarks" / "stages.py"), str(folder)], folder)
    assert not isinstance(done, str), done
    of = {name: memory * 2**20 for name, _, memory in json.loads(done.printed)}
    return [of["scheme again, and rows"], of["scoring"]]


def main() -> list[str]:
    """Print the table; the lines about the goal."""
    print(f"{UNITS:,} × {INDICATORS}; peak memory, and how much more for each row than with the fewest rows")
    print("months        rows    read, MiB   bytes a row  scored, MiB   bytes a row")
    measured: list[tuple[int, list[float]]] = []
    more = [0.0, 0.0]
    for months in MONTHS:
        with tempfile.TemporaryDirectory() as place:
            rows = make(Path(place), (UNITS, INDICATORS, months), "month")
            measured.append((rows, peaks(Path(place))))
        fewest, least = measured[0]
        now = measured[-1][1]
        line = f"{months:6}{rows:12,}"
        if rows > fewest:
            more = [(a - b) / (rows - fewest) for a, b in zip(now, least, strict=True)]
        for memory, each in zip(now, more, strict=True):
            line += f"{memory / 2**20:13,.0f}" + (f"{each:14.1f}" if rows > fewest else " " * 14)
        print(line.rstrip())
    of = zip(("read", "read and scored"), more, strict=True)
    return [_goal(what, each) for what, each in of]


def _goal(what: str, each: float) -> str:
    verdict = (
        "met | |"
        if each <= KEPT
        else "**not met** | what is worked out of the rows while they are looked at |"
    )
    size = f"{UNITS:,} × {INDICATORS}, {MONTHS[0]} to {MONTHS[-1]} months"
    return f"| {size}, {what}: memory for each row more | at most {KEPT} bytes | {each:.1f} | {verdict}"


if __name__ == "__main__":
    print("\n".join(main()))
