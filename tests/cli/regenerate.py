"""Plays all transcripts anew: `python -m tests.cli.regenerate`. Read the difference before keeping it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.cli.transcript import NAMES, TRANSCRIPTS, played
from tests.locale.compiling import compile_stale


def main() -> None:
    compile_stale()
    for name in NAMES:
        with tempfile.TemporaryDirectory() as empty:
            (TRANSCRIPTS / name).write_bytes(played(name, Path(empty)).encode())


if __name__ == "__main__":
    main()
