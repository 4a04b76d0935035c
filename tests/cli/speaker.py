"""A process of its own that has loaded the commands in one language, and runs one after the other.

Help and usage are worded when a command is loaded, so it takes a process to hear them in another language.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Self

from tests.cli.running import ROOT, Outcome, environment, run


class Speaker:
    """Commands run under a locale of the system; the process begins with the first of them."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.communicate()

    def run(self, *args: str, at: Path) -> Outcome:
        """Run `scorecard ARGS` there, as if its output went into a pipe."""
        process = self._process = self._process or subprocess.Popen(
            [sys.executable, "-m", "tests.cli.speaker"],
            cwd=ROOT,
            env=environment({"LANG": self.locale}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert process.stdin and process.stdout
        print(json.dumps([str(at), *args]), file=process.stdin, flush=True)
        return Outcome(*json.loads(process.stdout.readline()))


def main() -> None:
    for line in sys.stdin:
        at, *args = json.loads(line)
        print(json.dumps(run(*args, at=Path(at), locale=os.environ["LANG"], fold=_FOLD)), flush=True)


_FOLD = 78
"""Where a pipe gets help folded, if nobody says how wide it is."""


if __name__ == "__main__":
    main()
