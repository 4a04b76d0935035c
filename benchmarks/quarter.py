"""How long a quarter takes, step by step, in one run: python benchmarks/quarter.py [zh|en].

The notice is drawn, forms are filled in and two cells are mended by this program, as `tests/quarter` does it; what is
measured is each command of the office, a process of its own. Prints a table; asserts nothing.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.quarter import office

_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Step(NamedTuple):
    """One command, how it ended, and what it took in seconds."""

    command: str
    code: int
    processor: float
    clock: float


def step(place: Path, *arguments: str) -> Step:
    """Run one command in the folder of the office."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "scorecard", *arguments],
        cwd=place,
        env={**_ENVIRONMENT, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    clock, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Step("scorecard " + " ".join(arguments), done.returncode, processor, clock)


def quarter(place: Path, lang: str) -> list[Step]:
    """The steps of the quarter, in order."""
    words, period = office.WORDS[lang], office.PERIOD
    office.draw_notice(place, lang)
    steps = [step(place, "init", "--from", words.notice, "--lang", lang), step(place, "check")]
    office.declare_rules(place, lang)
    steps += [step(place, "check", "--read-back"), step(place, "template", "-p", period, "-o", words.forms)]
    office.fill_forms(place, lang, office.MISTAKES)
    steps.append(step(place, "check", "-p", period))
    office.mend_forms(place)
    for arguments in (
        ("check",),
        ("evaluate",),
        ("report", "-o", words.papers),
        ("publish", period),
        ("verify",),
    ):
        steps.append(step(place, *arguments))
    return steps


def main(lang: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        steps = quarter(Path(place), lang)
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, 11 towns, 165 cells; seconds")
    for command, code, processor, clock in steps:
        print(f"{command:<46} exit {code}  {processor:6.2f} processor  {clock:6.2f} clock")
    print(
        f"{'together':<54}{sum(s.processor for s in steps):6.2f} processor  {sum(s.clock for s in steps):6.2f} clock"
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "zh")
