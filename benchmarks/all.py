"""All that is measured, in one run: python benchmarks/all.py writes `benchmarks/RESULTS.md`, each goal met or not.

Takes about 25 minutes and wants a quiet machine. Libraries beside which it is measured are those of the extra
`benchmarks`.
"""

from __future__ import annotations

import contextlib
import io
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import commands, kernels, large, rows, run, schemes, sensitivity

RESULTS = Path(__file__).with_name("RESULTS.md")
PARTS: dict[str, tuple[bool, Callable[[], list[str]]]] = {
    "Starting up": (True, lambda: run.main(7)),
    "Large schemes": (True, lambda: schemes.main(3)),
    "Ranks under many draws of weights": (True, lambda: sensitivity.main(3)),
    "From actuals to ranks": (True, lambda: kernels.main(3)),
    "Memory by rows": (True, rows.main),
    "Commands by units": (True, commands.main),
    "Large projects": (False, lambda: large.main(list(large.SIZES))),
}
"""By title, whether it prints columns, and what measures it and gives the lines about its goals."""


def main() -> None:
    began, goals, parts = perf_counter(), [], []
    for title, (columns, measure) in PARTS.items():
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            goals += measure()
        text = printed.getvalue().strip()
        print(f"{title}\n{text}", flush=True)
        parts.append(f"## {title}\n\n" + (f"```text\n{text}\n```\n" if columns else f"{text}\n"))
        # What is done stays, should a later part be stopped.
        RESULTS.write_text(_page((perf_counter() - began) / 60, goals, parts), "utf-8")


def _page(minutes: float, goals: list[str], parts: list[str]) -> str:
    machine = f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}"
    head = (
        f"# Results\n\nWritten by `python benchmarks/all.py` in {minutes:.0f} minutes; {machine}.\n\n"
        "## Goals\n\n| what | goal | ratio | | reason |\n|---|---|---|---|---|\n"
    )
    return head + "\n".join(goals) + "\n\n" + "\n".join(parts)


if __name__ == "__main__":
    main()
